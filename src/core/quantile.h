/* SPDX-License-Identifier: Apache-2.0 */
/* Quantiles of a population as a few knots, and the rank of a value among them. */
#ifndef ORR_CORE_QUANTILE_H
#define ORR_CORE_QUANTILE_H

#include <stddef.h>

enum { ORR_KNOT_COUNT = 33, ORR_SHARE_COUNT = 33 };

/* Share of the population below each knot, from 0 (the least value) to 1 (the greatest). */
extern const double orr_knot_share[ORR_KNOT_COUNT];

/**
 * Knots of `count` (1 or more) values in ascending order. The value at place i of n stands for the share (i + 1/2) / n; between
 * places the quantile runs straight.
 */
void orr_quantile_knots(size_t count, const float ascending[], float out[ORR_KNOT_COUNT]);

/**
 * Rank of a value, 0 to 1, between two populations: the knots are before + share * (after - before), the rank runs straight between
 * them. 0 below the first knot, 1 above the last; NaN ranks 0.
 */
double orr_quantile_rank(double value, const float before[ORR_KNOT_COUNT], const float after[ORR_KNOT_COUNT],
			 double share);

/**
 * Rank among ranks: from the shares of a population below 0, 1/32, .. 1 (ascending, 0 to 1), which run straight between, and between two
 * populations. Of a rank 0 to 1.
 */
double orr_share_rank(double rank, const float before[ORR_SHARE_COUNT], const float after[ORR_SHARE_COUNT],
		      double share);

#endif
