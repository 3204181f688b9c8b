/* SPDX-License-Identifier: AGPL-3.0-only */
/* Work shared out over threads in chunks that each begin with a fresh Swiss Ephemeris; the first error stops it. */
#ifndef ORR_KERNELC_WORK_H
#define ORR_KERNELC_WORK_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/pool.h"
#include "swiss.h"

/* What every step of the build needs. */
struct kc_shop {
	const struct kc_swiss *swiss;
	struct orr_pool *pool;
	bool progress; /* a line on standard error */
};

/** One chunk of work; called on any thread. */
typedef enum orr_code (*kc_chunk)(void *context, size_t chunk, struct orr_error *err);

/** Run all chunks. `label` names the work in the progress line. Error: that of the first chunk that failed. */
enum orr_code kc_work(const struct kc_shop *shop, const char *label, size_t chunk_count, kc_chunk run,
		      void *context, struct orr_error *err) ORR_MUST_CHECK;

#endif
