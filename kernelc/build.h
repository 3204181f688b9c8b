/* SPDX-License-Identifier: AGPL-3.0-only */
/* The two things that orrery-kernelc does: build a kernel, and check one. */
#ifndef ORR_KERNELC_BUILD_H
#define ORR_KERNELC_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct kc_options {
	double from_jd, to_jd;
	const char *out, *check, *ephe;
	unsigned threads;
	uint64_t verify_count, seed;
	bool quiet;
};

/** Build options->out. Error ORR_E_NOT_FOUND without data, ORR_E_INVALID for a range that Swiss cannot serve, ORR_E_UNAVAILABLE. */
enum orr_code kc_build(const struct kc_options *options, struct orr_error *err) ORR_MUST_CHECK;
/** Check options->check. Error ORR_E_PARTIAL when a goal is missed; ORR_E_CORRUPT, ORR_E_INVALID for a file that is no good kernel. */
enum orr_code kc_check(const struct kc_options *options, struct orr_error *err) ORR_MUST_CHECK;

#endif
