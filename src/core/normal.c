/* SPDX-License-Identifier: Apache-2.0 */
/* Exponential and normal tail of the core's own. */
#include "core/normal.h"

#include <math.h>

#include "core/constants.h"

double orr_exp_negative(double x)
{
	/* ln 2 in two parts, the first with room for a whole multiple (W. J. Cody, W. Waite, 1980) */
	static const double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
	if (x < -700.0)
		return 0.0;
	const double twos = nearbyint(x / (ln2_high + ln2_low));
	const double rest = (x - twos * ln2_high) - twos * ln2_low;
	double sum = 1.0;
	for (int n = 16; n >= 1; n--)
		sum = 1.0 + sum * rest / n;
	return ldexp(sum, (int)twos);
}

double orr_normal_two_sided(double z)
{
	const double x = fabs(z);
	const double density = orr_exp_negative(-x * x / 2.0) / sqrt(2.0 * ORR_PI);
	if (x < 3.0) {
		double term = x, sum = x;
		for (int n = 1; n <= 60 && term > 1e-17 * sum; n++) {
			term *= x * x / (2 * n + 1);
			sum += term;
		}
		return 1.0 - 2.0 * density * sum;
	}
	double rest = x;
	for (int n = 120; n >= 1; n--)
		rest = x + n / rest;
	return 2.0 * density / rest;
}

double orr_normal_quantile(double share)
{
	const double both = 2.0 * fmin(share, 1.0 - share);
	double z = 0.0;
	/* Newton's steps from 0, where the tail is convex, stay below the root and reach it. */
	for (int i = 0; i < 60; i++) {
		const double density = orr_exp_negative(-z * z / 2.0) * 2.0 / sqrt(2.0 * ORR_PI);
		const double step = (orr_normal_two_sided(z) - both) / density;
		z += step;
		if (fabs(step) < 1e-12)
			break;
	}
	return share < 0.5 ? -z : z;
}
