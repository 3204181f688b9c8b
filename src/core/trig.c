/* SPDX-License-Identifier: Apache-2.0 */
/* Sine, cosine and arc tangent from Taylor series on short intervals, with the argument carried in two doubles. */
#include "core/trig.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/constants.h"

_Static_assert(FLT_EVAL_METHOD == 0, "results are the same bytes everywhere only when a double is a double");

/* A value and what rounding cut off from it. */
struct pair {
	double hi, lo;
};

/* Adding 1.5 * 2^52 rounds to the nearest integer and leaves that integer in the low bits of the sum. */
static const double round_magic = 6755399441055744.0;

/* Upper half of a double (26 bits), so that products of two halves are exact. Source: Veltkamp 1968, Dekker 1971. */
static double upper_half(double x)
{
	const double t = x * 134217729.0; /* 2^27 + 1 */
	return t - (t - x);
}

/* a + b with its rounding error, for |a| >= |b|. Source: Dekker 1971. */
static struct pair quick_sum(double a, double b)
{
	const double sum = a + b;
	return (struct pair){sum, b - (sum - a)};
}

/* a * (c.hi + c.lo) where c.hi has at most 26 bits. */
static struct pair scale(double a, struct pair c)
{
	const double upper = upper_half(a), lower = a - upper;
	return quick_sum(upper * c.hi, lower * c.hi + a * c.lo);
}

/* sin(x + e) for |x| <= pi/4 and tiny e. Taylor to x^17: what is left out is below 1e-19. */
static double sin_series(double x, double e)
{
	const double z = x * x;
	double sum = 1.0 / 355687428096000.0;
	sum = sum * z - 1.0 / 1307674368000.0;
	sum = sum * z + 1.0 / 6227020800.0;
	sum = sum * z - 1.0 / 39916800.0;
	sum = sum * z + 1.0 / 362880.0;
	sum = sum * z - 1.0 / 5040.0;
	sum = sum * z + 1.0 / 120.0;
	sum = sum * z - 1.0 / 6.0;
	return x + (x * z * sum + e * (1.0 - 0.5 * z));
}

/* cos(x + e) likewise. Taylor to x^18: what is left out is below 4e-21. 1 - x^2/2 is kept with its rounding error. */
static double cos_series(double x, double e)
{
	const double z = x * x, half = 0.5 * z, first = 1.0 - half;
	double sum = -1.0 / 6402373705728000.0;
	sum = sum * z + 1.0 / 20922789888000.0;
	sum = sum * z - 1.0 / 87178291200.0;
	sum = sum * z + 1.0 / 479001600.0;
	sum = sum * z - 1.0 / 3628800.0;
	sum = sum * z + 1.0 / 40320.0;
	sum = sum * z - 1.0 / 720.0;
	sum = sum * z + 1.0 / 24.0;
	return first + (((1.0 - first) - half) + (z * z * sum - x * e));
}

/* Sine and cosine of `quadrant` right angles and a rest of at most half of one. Adding 0 turns -0 into 0. */
static void in_quadrant(uint64_t quadrant, struct pair rest, double *out_sin, double *out_cos)
{
	static const double sign[4] = {1.0, 1.0, -1.0, -1.0};
	const double of_rest[2] = {sin_series(rest.hi, rest.lo), cos_series(rest.hi, rest.lo)};
	*out_sin = sign[quadrant & 3] * of_rest[quadrant & 1] + 0.0;
	*out_cos = sign[(quadrant + 1) & 3] * of_rest[(quadrant + 1) & 1] + 0.0;
}

/* The nearest integer to x, |x| < 2^51, and its low bits. */
static double nearest(double x, uint64_t *out_bits)
{
	const double sum = x + round_magic;
	memcpy(out_bits, &sum, sizeof sum);
	return sum - round_magic;
}

void orr_sincos_deg(double deg, double *out_sin, double *out_cos)
{
	/* pi/180 as 26 bits and the rest; the rest carries 53 more. Source: pi to 34 digits divided by 180. */
	static const struct pair rad_per_deg = {0x1.1df46a0p-6, 0x1.294e9c8ae0ec6p-33};
	const double turn = fabs(deg) <= 1e6 ? deg : fmod(deg, 360.0); /* fmod is exact, but slow */
	uint64_t quadrant;
	const double rest = turn - 90.0 * nearest(turn * (1.0 / 90.0),
						  &quadrant); /* exact, and 45 at most but for rounding */
	in_quadrant(quadrant, scale(rest, rad_per_deg), out_sin, out_cos);
}

void orr_sincos(double rad, double *out_sin, double *out_cos)
{
	/*
	 * pi/2 in three parts of 33, 33 and 53 bits: a quadrant number below 2^20 times either of the first two is exact.
	 * Source: W. J. Cody, W. Waite, Software Manual for the Elementary Functions, 1980, chapter 8.
	 */
	const double part1 = 0x1.921fb544p+0, part2 = 0x1.0b4611a6p-34, part3 = 0x1.3198a2e037073p-69;
	if (!(fabs(rad) <= 1e6)) {
		*out_sin = *out_cos = (double)NAN;
		return;
	}
	uint64_t quadrant;
	const double q = nearest(rad * (2.0 / ORR_PI), &quadrant);
	const double first = rad - q * part1, second = q * part2, hi = first - second;
	const double back = first - hi; /* Knuth's two-sum: hi + lo is first - second exactly */
	const double lo = (first - (hi + back)) + (back - second);
	in_quadrant(quadrant, quick_sum(hi, lo - q * part3), out_sin, out_cos);
}

double orr_sin_deg(double deg)
{
	double s, c;
	orr_sincos_deg(deg, &s, &c);
	return s;
}

double orr_cos_deg(double deg)
{
	double s, c;
	orr_sincos_deg(deg, &s, &c);
	return c;
}

double orr_tan_deg(double deg)
{
	double s, c;
	orr_sincos_deg(deg, &s, &c);
	return s / c;
}

/* The first eighth of the circle: direction = arc tangent of a base of 0, 1/2 or 1, plus that of a small quotient. */
struct eighth {
	int base;
	struct pair quotient; /* at most 1/4 */
	double excess;        /* arc tangent of the quotient minus the quotient */
};

/* a / (b.hi + b.lo) with the rounding error, from the exact remainder. Source: Dekker 1971. */
static struct pair divide(double a, struct pair b)
{
	const double q = a / b.hi, product = q * b.hi;
	const double q1 = upper_half(q), q2 = q - q1, b1 = upper_half(b.hi), b2 = b.hi - b1;
	const double cut = ((q1 * b1 - product) + q1 * b2 + q2 * b1) + q2 * b2;
	return (struct pair){q, (((a - product) - cut) - q * b.lo) / b.hi};
}

/* Arc tangent of q minus q, |q| <= 1/4. Taylor to q^29: what is left out is below 1e-19 of q. */
static double atan_excess(double q)
{
	static const double reciprocal[13] = {1.0 / 27, 1.0 / 25, 1.0 / 23, 1.0 / 21, 1.0 / 19,
					      1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9,
					      1.0 / 7,  1.0 / 5,  1.0 / 3};
	const double z = q * q;
	double sum = 1.0 / 29.0;
	for (int k = 0; k < 13; k++)
		sum = reciprocal[k] - sum * z;
	return -q * z * sum;
}

/* 0 <= small <= large. The numerators small - base * large are exact; the nearest base keeps the quotient short. */
static struct eighth eighth_of(double small, double large)
{
	static const double tangent[3] = {0.0, 0.5, 1.0};
	struct eighth out = {.base = (small > 0.25 * large ? 1 : 0) + (small > 0.72 * large ? 1 : 0)};
	const double base = tangent[out.base];
	if (large > 0.0)
		out.quotient = divide(small - base * large, quick_sum(large, base * small));
	else
		out.quotient.hi = small + large; /* 0 at the origin, NaN of NaN */
	out.excess = atan_excess(out.quotient.hi);
	return out;
}

/* What the direction is counted from and which way: it is `from` plus or minus the angle within the first eighth. */
struct fold {
	int from; /* right angles */
	bool backwards;
	double small, large;
};

static struct fold fold_of(double y, double x)
{
	const double ay = fabs(y), ax = fabs(x);
	const bool left = signbit(x) != 0, steep = ay > ax;
	return (struct fold){
		.from = steep  ? 1
			: left ? 2
			       : 0,
		.backwards = steep != left,
		.small = steep ? ax : ay,
		.large = steep ? ay : ax,
	};
}

/* start + base + rest, where the sum of the first two keeps its rounding error. */
static double assemble(const struct fold *fold, struct pair start, struct pair base, struct pair rest)
{
	const double sign = fold->backwards ? -1.0 : 1.0;
	const struct pair sum = quick_sum(start.hi, sign * base.hi);
	const double low = sum.lo + (start.lo + sign * (base.lo + rest.lo));
	const struct pair high = quick_sum(sum.hi, sign * rest.hi);
	/* with nothing before it, the rest is the larger of the two and its sum exact */
	return high.hi + (high.lo + low);
}

double orr_atan2(double y, double x)
{
	/* 0, pi/2 and pi; arc tangents of 0, 1/2 and 1. Source: 40 digits, split. */
	static const struct pair start[3] = {{0.0, 0.0},
					     {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54},
					     {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53}};
	static const struct pair base[3] = {{0.0, 0.0},
					    {0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56},
					    {0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55}};
	const struct fold fold = fold_of(y, x);
	const struct eighth e = eighth_of(fold.small, fold.large);
	const struct pair rest = {e.quotient.hi, e.quotient.lo + e.excess};
	return copysign(assemble(&fold, start[fold.from], base[e.base], rest), y);
}

double orr_atan2_deg(double y, double x)
{
	/* Degrees per radian as 26 bits and the rest; arc tangent of 1/2 in degrees. */
	static const struct pair deg_per_rad = {0x1.ca5dc18p+5, 0x1.31e0fbdc30a97p-22};
	static const struct pair start[3] = {{0.0, 0.0}, {90.0, 0.0}, {180.0, 0.0}};
	static const struct pair base[3] = {
		{0.0, 0.0}, {0x1.a90a731a61dc4p+4, -0x1.80b27b26e182bp-51}, {45.0, 0.0}};
	const struct fold fold = fold_of(y, x);
	const struct eighth e = eighth_of(fold.small, fold.large);
	struct pair rest = scale(e.quotient.hi, deg_per_rad);
	rest.lo += (e.quotient.lo + e.excess) * ORR_DEG_PER_RAD;
	return copysign(assemble(&fold, start[fold.from], base[e.base], rest), y);
}

double orr_asin(double x)
{
	return orr_atan2(x, sqrt((1.0 - x) * (1.0 + x)));
}

double orr_acos(double x)
{
	return orr_atan2(sqrt((1.0 - x) * (1.0 + x)), x);
}

double orr_asin_deg(double x)
{
	return orr_atan2_deg(x, sqrt((1.0 - x) * (1.0 + x)));
}

double orr_acos_deg(double x)
{
	return orr_atan2_deg(sqrt((1.0 - x) * (1.0 + x)), x);
}
