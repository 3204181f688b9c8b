/* SPDX-License-Identifier: Apache-2.0 */
/* Quantiles of a population as a few knots, and the rank of a value among them. */
#include "core/quantile.h"

void orr_quantile_knots(size_t count, const float ascending[], float out[ORR_KNOT_COUNT])
{
	const double last = (double)(count - 1);
	for (int k = 0; k < ORR_KNOT_COUNT; k++) {
		double place = orr_knot_share[k] * (double)count - 0.5;
		place = place < 0.0 ? 0.0 : place > last ? last : place;
		const size_t below = (size_t)place, above = below + 1 < count ? below + 1 : below;
		const double low = (double)ascending[below], high = (double)ascending[above];
		out[k] = (float)(low + (place - (double)below) * (high - low));
	}
}

static double knot(const float before[], const float after[], double share, int k)
{
	return (double)before[k] + share * ((double)after[k] - (double)before[k]);
}

double orr_quantile_rank(double value, const float before[ORR_KNOT_COUNT], const float after[ORR_KNOT_COUNT],
			 double share)
{
	/* The last knot at or below the value: by halving among the first population's, then a step or two to between the two. */
	const float near = (float)value;
	int at = 0;
	for (int step = (ORR_KNOT_COUNT - 1) / 2; step > 0; step /= 2)
		at += near >= before[at + step] ? step : 0;
	while (at > 0 && value < knot(before, after, share, at))
		at--;
	while (at < ORR_KNOT_COUNT - 2 && value >= knot(before, after, share, at + 1))
		at++;
	const double low = knot(before, after, share, at), high = knot(before, after, share, at + 1);
	if (!(value > low))
		return at == 0 ? 0.0 : orr_knot_share[at];
	if (value >= high)
		return orr_knot_share[at + 1];
	return orr_knot_share[at] +
	       (value - low) / (high - low) * (orr_knot_share[at + 1] - orr_knot_share[at]);
}

double orr_share_rank(double rank, const float before[ORR_SHARE_COUNT], const float after[ORR_SHARE_COUNT],
		      double share)
{
	const double at = rank * (ORR_SHARE_COUNT - 1);
	const int step = at < ORR_SHARE_COUNT - 2 ? (int)at : ORR_SHARE_COUNT - 2;
	const double low = knot(before, after, share, step), high = knot(before, after, share, step + 1);
	return low + (at - (double)step) * (high - low);
}
