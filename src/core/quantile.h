/* SPDX-License-Identifier: Apache-2.0 */
/* Quantiles of a population as a few knots, and the rank of a value among them. */
#ifndef ORR_CORE_QUANTILE_H
#define ORR_CORE_QUANTILE_H

#include <stddef.h>

#include "core/vector.h"

enum { ORR_KNOT_COUNT = 33, ORR_SHARE_COUNT = 33 };

/* Share of the population below each knot, from 0 (the least value) to 1 (the greatest). */
extern const double orr_knot_share[ORR_KNOT_COUNT];

/**
 * Knots of `count` (1 or more) values in ascending order. The value at place i of n stands for the share (i + 1/2) / n; between
 * places the quantile runs straight.
 */
void orr_quantile_knots(size_t count, const float ascending[], float out[ORR_KNOT_COUNT]);

/* Two populations, knot k of the first value at [k * stride] and of the next ones behind it, and how far along from one to the other. */
struct orr_quantile_rows {
	const float *before, *after;
	size_t stride;
	double share;
};

ORR_VECTOR_INLINE orr_lanes orr_row_at(const struct orr_quantile_rows *rows, int k)
{
	const orr_lanes before = orr_widen(rows->before + (size_t)k * rows->stride),
			after = orr_widen(rows->after + (size_t)k * rows->stride);
	return before + rows->share * (after - before);
}

/**
 * Ranks of neighbouring values, 0 to 1, between two populations: the knots are before + share * (after - before), the rank runs straight
 * between them. 0 below the first knot, 1 above the last; NaN ranks 0. Every knot is looked at: that takes less time than a search, whose
 * steps wait for each other.
 */
ORR_VECTOR_INLINE orr_lanes orr_quantile_ranks(orr_lanes value, const struct orr_quantile_rows *rows)
{
	orr_lanes low = orr_row_at(rows, 0), high = orr_row_at(rows, 1), next = high;
	orr_mask at = {0}; /* how many knots but the first and the last are at or below the value */
	for (int k = 1; k < ORR_KNOT_COUNT - 1; k++) {
		const orr_lanes knot = next;
		const orr_mask reached = value >= knot;
		next = orr_row_at(rows, k + 1);
		low = orr_select(reached, knot, low);
		high = orr_select(reached, next, high);
		at -= reached;
	}
	orr_lanes low_rank = {0.0}, high_rank = {0.0};
	for (int lane = 0; lane < ORR_LANES; lane++) {
		low_rank[lane] = orr_knot_share[at[lane]];
		high_rank[lane] = orr_knot_share[at[lane] + 1];
	}
	const orr_lanes between = low_rank + (value - low) / (high - low) * (high_rank - low_rank);
	return orr_select(value > low, orr_select(value >= high, high_rank, between), low_rank);
}

/**
 * Ranks among ranks: from the shares of a population below 0, 1/32, .. 1 (ascending, 0 to 1), which run straight between, and between two
 * populations. Of ranks 0 to 1.
 */
ORR_VECTOR_INLINE orr_lanes orr_share_ranks(orr_lanes rank, const struct orr_quantile_rows *rows)
{
	const orr_lanes at = rank * (double)(ORR_SHARE_COUNT - 1);
	orr_lanes out = {0.0};
	for (int lane = 0; lane < ORR_LANES; lane++) {
		const int step = at[lane] < ORR_SHARE_COUNT - 2 ? (int)at[lane] : ORR_SHARE_COUNT - 2;
		const float *before = rows->before + (size_t)step * rows->stride + lane,
			    *after = rows->after + (size_t)step * rows->stride + lane;
		const double low = (double)before[0] + rows->share * ((double)after[0] - (double)before[0]);
		before += rows->stride;
		after += rows->stride;
		const double high = (double)before[0] + rows->share * ((double)after[0] - (double)before[0]);
		out[lane] = low + (at[lane] - (double)step) * (high - low);
	}
	return out;
}

#endif
