/* SPDX-License-Identifier: Apache-2.0 */
/* Inside base only: where a writer's bytes go, a descriptor or a file that takes its target's place. */
#ifndef ORR_BASE_STREAM_TARGET_H
#define ORR_BASE_STREAM_TARGET_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"

struct orr_target {
	int fd;
	bool owned;    /* not standard output */
	bool direct;   /* written as it comes; else under `temporary` */
	bool has_mode; /* the file that is replaced had `mode` */
	mode_t mode;
	char *path;      /* the file itself, links followed; NULL when direct */
	char *temporary; /* beside it; NULL when direct */
};

/** `path` as the caller gave it, "-" for standard output. Error ORR_E_UNAVAILABLE; *out is then untouched. */
enum orr_code orr_target_open(struct orr_target *out, const char *path, struct orr_error *err) ORR_MUST_CHECK;
/**
 * Give the file its mode, sync, put it in place, sync its folder; frees the target whatever the outcome. 0 or
 * errno.
 */
int orr_target_commit(struct orr_target *target);
/** Remove the temporary file and free the target. */
void orr_target_abandon(struct orr_target *target);

#endif
