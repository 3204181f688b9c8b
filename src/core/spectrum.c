/* SPDX-License-Identifier: Apache-2.0 */
/* Points of a sky as harmonics. */
#include "core/spectrum.h"

#include <math.h>

#include "core/constants.h"
#include "core/trig.h"

/* Points are taken four at a time; the last four are filled up with a point at 0 degrees. Harmonics too go by fours. */
enum {
	FOURS = (ORR_POINT_SPECTRA + ORR_LANES - 1) / ORR_LANES,
	PLACES = FOURS * ORR_LANES,
	FIRST = 8, /* harmonics that products make */
	GROUPS = ORR_HARMONIC_COUNT / ORR_LANES,
	FIRST_GROUPS = FIRST / ORR_LANES
};

/*
 * Sine and cosine of four angles in degrees, 1e6 at most in size: Taylor series within an eighth of the circle, to x^17 and x^18.
 * Accuracy 3e-16. orr_sincos_deg is closer by half, and slower.
 */
ORR_VECTOR_INLINE void sincos_deg(orr_lanes deg, orr_lanes *out_sin, orr_lanes *out_cos)
{
	const double round_magic =
		6755399441055744.0; /* adding 1.5 * 2^52 leaves the nearest integer in the low bits */
	const orr_lanes sum = deg * (1.0 / 90.0) + round_magic;
	const orr_mask quadrant = (orr_mask)sum;
	const orr_lanes x = (deg - 90.0 * (sum - round_magic)) * ORR_RAD_PER_DEG, z = x * x;
	orr_lanes sine = z * (1.0 / 355687428096000.0) - 1.0 / 1307674368000.0;
	sine = sine * z + 1.0 / 6227020800.0;
	sine = sine * z - 1.0 / 39916800.0;
	sine = sine * z + 1.0 / 362880.0;
	sine = sine * z - 1.0 / 5040.0;
	sine = sine * z + 1.0 / 120.0;
	sine = x - x * z * (1.0 / 6.0 - sine * z);
	orr_lanes cosine = 1.0 / 20922789888000.0 - z * (1.0 / 6402373705728000.0);
	cosine = cosine * z - 1.0 / 87178291200.0;
	cosine = cosine * z + 1.0 / 479001600.0;
	cosine = cosine * z - 1.0 / 3628800.0;
	cosine = cosine * z + 1.0 / 40320.0;
	cosine = cosine * z - 1.0 / 720.0;
	cosine = cosine * z + 1.0 / 24.0;
	cosine = 1.0 - z * (0.5 - cosine * z);
	const orr_mask odd = -(quadrant & 1), below = (quadrant & 2) << 62, left = ((quadrant + 1) & 2) << 62;
	*out_sin = (orr_lanes)((orr_mask)orr_select(odd, cosine, sine) ^ below);
	*out_cos = (orr_lanes)((orr_mask)orr_select(odd, sine, cosine) ^ left);
}

/* Harmonics as they are computed: of several points one harmonic a row, or of one point four harmonics a row. */
struct rows {
	orr_lanes cosine[GROUPS], sine[GROUPS];
};

/* The first eight harmonics of four points, each the product of two halves, from the first one. */
ORR_VECTOR_INLINE void first_harmonics(struct rows *of_points)
{
	orr_lanes *c = of_points->cosine, *s = of_points->sine;
	for (int n = 1; n < FIRST; n++) { /* n + 1 = half + 1 + other + 1 */
		const int half = (n - 1) / 2, other = n - 1 - half;
		c[n] = c[half] * c[other] - s[half] * s[other];
		s[n] = s[half] * c[other] + c[half] * s[other];
	}
}

/* Four rows as four columns. */
ORR_VECTOR_INLINE void turn_over(const orr_lanes from[ORR_LANES], orr_lanes to[ORR_LANES])
{
	const orr_lanes a = __builtin_shufflevector(from[0], from[1], 0, 4, 2, 6),
			b = __builtin_shufflevector(from[0], from[1], 1, 5, 3, 7),
			c = __builtin_shufflevector(from[2], from[3], 0, 4, 2, 6),
			d = __builtin_shufflevector(from[2], from[3], 1, 5, 3, 7);
	to[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
	to[1] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
	to[2] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
	to[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

/* The first eight harmonics of each of four points. */
ORR_VECTOR_INLINE void first_of_each(const struct rows *of_points, struct rows point[ORR_LANES])
{
	for (size_t group = 0; group < FIRST_GROUPS; group++) {
		orr_lanes cosine[ORR_LANES], sine[ORR_LANES];
		turn_over(&of_points->cosine[group * ORR_LANES], cosine);
		turn_over(&of_points->sine[group * ORR_LANES], sine);
		for (int lane = 0; lane < ORR_LANES; lane++) {
			point[lane].cosine[group] = cosine[lane];
			point[lane].sine[group] = sine[lane];
		}
	}
}

/*
 * From the first eight harmonics the next eight by products, the others by f(n + 8) = 2 cos(8 x) f(n) - f(n - 8), two steps in which rounding
 * errors hardly grow.
 */
ORR_VECTOR_INLINE void all_harmonics(struct rows *point)
{
	orr_lanes *c = point->cosine, *s = point->sine;
	const double cosine = c[FIRST_GROUPS - 1][ORR_LANES - 1], sine = s[FIRST_GROUPS - 1][ORR_LANES - 1],
		     twice = 2.0 * cosine;
	for (int group = 0; group < FIRST_GROUPS; group++) {
		c[FIRST_GROUPS + group] = cosine * c[group] - sine * s[group];
		s[FIRST_GROUPS + group] = cosine * s[group] + sine * c[group];
	}
	for (int group = 2 * FIRST_GROUPS; group < GROUPS; group++) {
		c[group] = twice * c[group - FIRST_GROUPS] - c[group - 2 * FIRST_GROUPS];
		s[group] = twice * s[group - FIRST_GROUPS] - s[group - 2 * FIRST_GROUPS];
	}
}

ORR_VECTOR_INLINE void store(const struct rows *point, struct orr_spectrum *out)
{
	for (size_t group = 0; group < GROUPS; group++) {
		*(orr_lanes_memory *)&out->cell[group * ORR_LANES] = point->cosine[group];
		*(orr_lanes_memory *)&out->cell[ORR_HARMONIC_COUNT + group * ORR_LANES] = point->sine[group];
	}
}

void orr_motion_of_sky(const struct orr_sky *sky, struct orr_motion *out)
{
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		out->lon_deg[p] = sky->lon_deg[p];
		out->speed_deg_d[p] = sky->lon_speed_deg_d[p];
	}
}

/* exp(i n L) of four points, of which the first eight harmonics are there. */
ORR_VECTOR_INLINE void turns(const double lon_deg[ORR_LANES], struct rows point[ORR_LANES])
{
	struct rows of_points;
	sincos_deg(*orr_lanes_at(lon_deg), &of_points.sine[0], &of_points.cosine[0]);
	first_harmonics(&of_points);
	first_of_each(&of_points, point);
}

/* 1/(2 3), 1/(4 5), .. 1/(12 13): what each term of sinc's series has over the one before. */
enum { TERMS = 6 };
static const double term_ratio[TERMS + 1] = {1.0,        1.0 / 6.0,   1.0 / 20.0, 1.0 / 42.0,
					     1.0 / 72.0, 1.0 / 110.0, 1.0 / 156.0};

/* Square of the argument up to which so many terms leave less than 1e-16 out: the term after them. */
static const double term_limit[TERMS] = {0.0, 3.4e-8, 3.6e-5, 1.3e-3, 1.3e-2, 6.2e-2};

static const orr_lanes squares[GROUPS] = {{1, 4, 9, 16},        {25, 36, 49, 64},     {81, 100, 121, 144},
					  {169, 196, 225, 256}, {289, 324, 361, 400}, {441, 484, 529, 576},
					  {625, 676, 729, 784}, {841, 900, 961, 1024}};

/* 1/1 to 1/32: the compiler's quotients, correctly rounded. */
#define FOUR_FROM(n)                                                         \
	{                                                                    \
		1.0 / (n), 1.0 / ((n) + 1), 1.0 / ((n) + 2), 1.0 / ((n) + 3) \
	}
static const orr_lanes reciprocal[GROUPS] = {FOUR_FROM(1),  FOUR_FROM(5),  FOUR_FROM(9),  FOUR_FROM(13),
					     FOUR_FROM(17), FOUR_FROM(21), FOUR_FROM(25), FOUR_FROM(29)};

/* sinc(n x) by its series: with n x at most 1/2, as most points of most births have, and as many terms as that takes. */
ORR_VECTOR_INLINE void fading_near(double x, orr_lanes out[GROUPS])
{
	const double square = x * x, largest = square * (ORR_HARMONIC_COUNT * ORR_HARMONIC_COUNT);
	int terms = 1;
	while (terms < TERMS && largest > term_limit[terms])
		terms++;
	for (size_t group = 0; group < GROUPS; group++)
		out[group] = 1.0 - squares[group] * (square * term_ratio[terms]);
	while (--terms > 0)
		for (size_t group = 0; group < GROUPS; group++)
			out[group] = 1.0 - squares[group] * (square * term_ratio[terms]) * out[group];
}

/* The same farther off, by sines; here nothing is divided by a tiny number. */
ORR_VECTOR_INLINE void fading_far(double x, orr_lanes out[GROUPS])
{
	double sine, cosine;
	struct rows same, point[ORR_LANES]; /* four times the same angle */
	orr_sincos(x, &sine, &cosine);
	same.sine[0] = (orr_lanes){sine, sine, sine, sine};
	same.cosine[0] = (orr_lanes){cosine, cosine, cosine, cosine};
	first_harmonics(&same);
	first_of_each(&same, point);
	all_harmonics(&point[0]);
	for (size_t group = 0; group < GROUPS; group++)
		out[group] = point[0].sine[group] * (1.0 / x) * reciprocal[group];
}

/* sinc(n x), n = 1 to 32, x 0 or more. */
ORR_VECTOR_INLINE void fade(double x, struct rows *point)
{
	orr_lanes certainty[GROUPS];
	if (x <= 0.5 / ORR_HARMONIC_COUNT)
		fading_near(x, certainty);
	else
		fading_far(x, certainty);
	for (size_t group = 0; group < GROUPS; group++) {
		point->cosine[group] *= certainty[group];
		point->sine[group] *= certainty[group];
	}
}

ORR_VECTOR_CLONES static void make_spectra(const struct orr_motion *motion, double half_width_d,
					   struct orr_spectrum out[])
{
	double lon_deg[PLACES];
	struct rows point[PLACES];
	for (int p = 0; p < PLACES; p++)
		lon_deg[p] = p < ORR_POINT_SPECTRA ? motion->lon_deg[p] : 0.0;
	for (int first = 0; first < PLACES; first += ORR_LANES)
		turns(lon_deg + first, point + first);
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		all_harmonics(&point[p]);
		fade(fabs(motion->speed_deg_d[p] * half_width_d * ORR_RAD_PER_DEG), &point[p]);
		store(&point[p], &out[p]);
	}
}

void orr_spectra_of(const struct orr_motion *motion, double half_width_d, struct orr_spectrum out[])
{
	make_spectra(motion, half_width_d, out);
}
