/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: what codes promise, measured on births that the tables have not seen. */
#ifndef ORR_APP_CALIBRATE_CHECK_H
#define ORR_APP_CALIBRATE_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/pool.h"
#include "core/cohort.h"
#include "core/kernel.h"
#include "core/quarter.h"

struct orr_check_options {
	const struct orr_kernel *kernel;
	const struct orr_cohorts *cohorts;
	uint64_t seed;                  /* of the births looked at; another than the tables' */
	struct orr_quarter first;       /* quarters looked at */
	int quarter_count;              /* 1 or more */
	int from_year, group_count;     /* births: groups of five years from here on */
	int births;                     /* in each group */
	enum orr_certainty_class class; /* how well their times are known */
	void (*progress)(void *context, long done, long of); /* NULL for none */
	void *progress_context;
};

enum { ORR_PROPERTY_MAX = 24, ORR_PROPERTY_WORST_MAX = 64 };

struct orr_property {
	const char *name;
	double figure, goal;
	bool at_least; /* the goal is a lower bound; else an upper one */
	bool met;
	char worst[ORR_PROPERTY_WORST_MAX]; /* where the figure is from, "" where that says nothing */
};

struct orr_check_result {
	struct orr_property property[ORR_PROPERTY_MAX];
	size_t count;
	bool met; /* all of them */
};

/**
 * Measure every property. Error  ORR_E_USAGE the seed is the tables' own; ORR_E_OUT_OF_RANGE quarters or births outside the kernel;
 * ORR_E_UNAVAILABLE memory.
 */
enum orr_code orr_calibrate_check(const struct orr_check_options *options, struct orr_pool *pool,
				  struct orr_check_result *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
