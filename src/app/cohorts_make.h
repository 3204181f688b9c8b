/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the file of cohorts from a kernel. */
#ifndef ORR_APP_COHORTS_MAKE_H
#define ORR_APP_COHORTS_MAKE_H

#include "base/error.h"
#include "base/pool.h"
#include "core/cohort.h"
#include "core/kernel.h"

struct orr_cohorts_wish {
	uint64_t seed; /* kept in the file: of the births that quarters are ranked among */
	int from_year,
		to_year; /* births from the first year's beginning to the last one's end, as far as the kernel reaches */
	void (*progress)(void *context, long done, long of); /* NULL for none; on the caller's thread */
	void *progress_context;
};

/**
 * Make the cohorts of births in the years wished for: the mean spectrum of every point over the two years to each side of each twelfth of a
 * year, and the variance of every channel. The same bytes from the same kernel and seed, whatever the number of threads.
 * @param out   memory of the caller's from now on (orr_free)
 * Error  ORR_E_OUT_OF_RANGE the kernel holds none of these years; ORR_E_UNAVAILABLE memory.
 */
enum orr_code orr_cohorts_make(const struct orr_kernel *kernel, const struct orr_cohorts_wish *wish,
			       struct orr_pool *pool, unsigned char **out, size_t *out_size,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
