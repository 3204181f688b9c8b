/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: how a birth's levels run through the days of a quarter. */
#ifndef ORR_APP_CODE_CURVE_H
#define ORR_APP_CODE_CURVE_H

#include "app/compute_code.h"

enum { ORR_QUARTER_DAYS_MAX = 92 };

/* Levels of each day of a quarter. */
struct orr_code_curve {
	struct orr_quarter quarter;
	int day_count;
	double raw[ORR_QUARTER_DAYS_MAX]
		  [ORR_LEVEL_COUNT]; /* their mean over the days is the quarter's raw value */
	double level[ORR_QUARTER_DAYS_MAX]
		    [ORR_LEVEL_COUNT]; /* 0-100 with two decimals, ranked in the quarter's tables */
};

/**
 * The curve of a birth in the frame's quarter: the same function as of the quarter, over the sky of each day at noon UTC.
 * Error  those of orr_birth_place; ORR_E_UNAVAILABLE memory. `out` untouched.
 */
enum orr_code orr_code_curve(const struct orr_code_frame *frame, const struct orr_birth *birth,
			     struct orr_arena *arena, struct orr_code_curve *out,
			     struct orr_error *err) ORR_MUST_CHECK;

#endif
