/* SPDX-License-Identifier: Apache-2.0 */
/* Quantiles of a population as a few knots, and the rank of a value among them. */
#ifndef ORR_CORE_QUANTILE_H
#define ORR_CORE_QUANTILE_H

#include <stddef.h>

#include "core/vector.h"

enum { ORR_KNOT_COUNT = 17, ORR_SHARE_COUNT = 17 };

/* Share of the population below each knot, from 0 (the least value) to 1 (the greatest). */
extern const double orr_knot_share[ORR_KNOT_COUNT];

/**
 * Knots of `count` (1 or more) values in ascending order. The value at place i of n stands for the share (i + 1/2) / n; between
 * places the quantile runs straight.
 */
void orr_quantile_knots(size_t count, const float ascending[], float out[ORR_KNOT_COUNT]);

ORR_VECTOR_INLINE double orr_between(const float before[], const float after[], double share, int k)
{
	return (double)before[k] + share * ((double)after[k] - (double)before[k]);
}

/**
 * Rank of a value, 0 to 1, between two populations: the knots are before + share * (after - before), the rank runs straight between
 * them. 0 below the first knot, 1 above the last; NaN ranks 0.
 */
ORR_VECTOR_INLINE double orr_quantile_rank(double value, const float before[ORR_KNOT_COUNT],
					   const float after[ORR_KNOT_COUNT], double share)
{
	int at = 0; /* the last knot at or below the value but one */
	for (int step = (ORR_KNOT_COUNT - 1) / 2; step > 0; step /= 2)
		at += value >= orr_between(before, after, share, at + step) ? step : 0;
	const double low = orr_between(before, after, share, at),
		     high = orr_between(before, after, share, at + 1);
	if (!(value > low))
		return at == 0 ? 0.0 : orr_knot_share[at];
	if (value >= high)
		return orr_knot_share[at + 1];
	return orr_knot_share[at] +
	       (value - low) / (high - low) * (orr_knot_share[at + 1] - orr_knot_share[at]);
}

/**
 * Rank among ranks: from the shares of a population below 0, 1/16, .. 1 (ascending, 0 to 1), which run straight between, and between two
 * populations. Of a rank 0 to 1.
 */
ORR_VECTOR_INLINE double orr_share_rank(double rank, const float before[ORR_SHARE_COUNT],
					const float after[ORR_SHARE_COUNT], double share)
{
	const double at = rank * (ORR_SHARE_COUNT - 1);
	const int step = at < ORR_SHARE_COUNT - 2 ? (int)at : ORR_SHARE_COUNT - 2;
	const double low = orr_between(before, after, share, step),
		     high = orr_between(before, after, share, step + 1);
	return low + (at - (double)step) * (high - low);
}

#endif
