/* SPDX-License-Identifier: Apache-2.0 */
/* The strongest cycle of an evenly spaced series, and how often chance shows one as strong. */
#include <math.h>

#include "core/constants.h"
#include "core/series.h"
#include "core/trig.h"

enum { COUNT_LEAST = 5, REFINE_STEPS = 20 };
#define CONSTANT 1e-12 /* mean square of what differs by roundings only */

/* Sums over a series of what a frequency needs; the direction turns by products of one sine and cosine. */
struct sums {
	double y_cos, y_sin, cos2, sin2, square;
};

static struct sums sums_at(size_t count, const double value[], double mean, double frequency)
{
	double step_sin, step_cos, at_sin = 0.0, at_cos = 1.0;
	struct sums sums = {0};
	orr_sincos(2.0 * ORR_PI * frequency, &step_sin, &step_cos);
	for (size_t i = 0; i < count; i++) {
		const double y = value[i] - mean;
		sums.y_cos += y * at_cos;
		sums.y_sin += y * at_sin;
		sums.cos2 += at_cos * at_cos - at_sin * at_sin;
		sums.sin2 += 2.0 * at_sin * at_cos;
		sums.square += y * y;
		const double next_cos = at_cos * step_cos - at_sin * step_sin;
		at_sin = at_sin * step_cos + at_cos * step_sin;
		at_cos = next_cos;
	}
	return sums;
}

double orr_lomb_scargle(size_t count, const double value[], double frequency)
{
	double mean = 0.0;
	for (size_t i = 0; i < count; i++)
		mean += value[i] / (double)count;
	const struct sums sums = sums_at(count, value, mean, frequency);
	if (sums.square <= CONSTANT * (double)count)
		return 0.0;
	/* Scargle's shift tau makes cosine and sine orthogonal: turn both by half the direction of (sum cos 2wt, sum sin 2wt). */
	double turn_sin, turn_cos;
	orr_sincos(orr_atan2(sums.sin2, sums.cos2) / 2.0, &turn_sin, &turn_cos);
	const double c = sums.y_cos * turn_cos + sums.y_sin * turn_sin,
		     s = sums.y_sin * turn_cos - sums.y_cos * turn_sin,
		     length = sqrt(sums.cos2 * sums.cos2 + sums.sin2 * sums.sin2), n = (double)count;
	const double c_square = (n + length) / 2.0, s_square = (n - length) / 2.0;
	return fmin(1.0, (c * c / c_square + (s_square > 1e-9 * n ? s * s / s_square : 0.0)) / sums.square);
}

/* (base)^power by halving: the same multiplications everywhere. */
static double power_of(double base, int power)
{
	double product = 1.0, square = base;
	for (int rest = power; rest > 0; rest /= 2) {
		if (rest % 2 == 1)
			product *= square;
		square *= square;
	}
	return product;
}

double orr_fisher_g(int count, double share)
{
	/* Terms of alternating sign grow to about e^first: beyond 10 the sum is 1 within 1e-4, and the digits would be lost. */
	const double first = count * power_of(fmax(0.0, 1.0 - share), count - 1);
	double sum = 0.0, choose = 1.0;
	if (first > 10.0)
		return 1.0;
	for (int j = 1; j <= count && j * share < 1.0; j++) {
		choose *= (double)(count - j + 1) / j;
		sum += (j % 2 == 1 ? 1.0 : -1.0) * choose * power_of(1.0 - j * share, count - 1);
	}
	return fmin(1.0, fmax(0.0, sum));
}

/* Frequency of the greatest power within one natural step to each side, at twentieths of it. */
static double refine(size_t count, const double value[], int turns)
{
	double best = 0.0, at = 0.0;
	for (int i = -REFINE_STEPS + 1; i < REFINE_STEPS; i++) {
		const double frequency = (turns + (double)i / REFINE_STEPS) / (double)count;
		const double power = frequency < 0.5 ? orr_lomb_scargle(count, value, frequency) : 0.0;
		if (power > best) {
			best = power;
			at = frequency;
		}
	}
	return at;
}

void orr_cycle_find(size_t count, const double value[], struct orr_cycle *out)
{
	const int natural = (int)((count - 1) / 2);
	double best = 0.0, sum = 0.0;
	*out = (struct orr_cycle){0, (double)NAN, (double)NAN, 1.0};
	if (count < COUNT_LEAST)
		return;
	for (int k = 1; k <= natural; k++) {
		const double power = orr_lomb_scargle(count, value, (double)k / (double)count);
		sum += power;
		if (power > best) {
			best = power;
			out->turns = k;
		}
	}
	if (out->turns == 0)
		return;
	out->period = 1.0 / refine(count, value, out->turns);
	out->share = best / sum;
	out->p = orr_fisher_g(natural, out->share);
}
