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
