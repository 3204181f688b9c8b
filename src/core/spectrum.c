/* SPDX-License-Identifier: Apache-2.0 */
/* Points of a sky as harmonics. */
#include "core/spectrum.h"

#include <math.h>

#include "core/constants.h"
#include "core/trig.h"

enum { LANES = ORR_SPECTRUM_LANES, HARMONICS = ORR_HARMONIC_COUNT };

/*
 * Sines and cosines of n x for n = 1 to 32 from those of x: the first eight by products, the others eight at a time by
 * f(n + 8) = 2 cos(8 x) f(n) - f(n - 8), four steps in which rounding errors hardly grow. Strands of eight are what compilers
 * make vectors of.
 */
ORR_VECTOR_INLINE void multiples(double sine, double cosine, double out_cos[restrict HARMONICS],
				 double out_sin[restrict HARMONICS])
{
	out_cos[0] = cosine;
	out_sin[0] = sine;
	for (int n = 1; n < LANES; n++) { /* n + 1 = half + other */
		const int half = (n - 1) / 2, other = n - 1 - half;
		out_cos[n] = out_cos[half] * out_cos[other] - out_sin[half] * out_sin[other];
		out_sin[n] = out_sin[half] * out_cos[other] + out_cos[half] * out_sin[other];
	}
	/* The eight before the first: harmonics -7 to 0. */
	double cos_before[LANES], sin_before[LANES];
	for (int n = 0; n < LANES - 1; n++) {
		cos_before[n] = out_cos[LANES - 2 - n];
		sin_before[n] = -out_sin[LANES - 2 - n];
	}
	cos_before[LANES - 1] = 1.0;
	sin_before[LANES - 1] = 0.0;
	const double twice = 2.0 * out_cos[LANES - 1];
	for (int n = 0; n < LANES; n++) {
		out_cos[LANES + n] = twice * out_cos[n] - cos_before[n];
		out_sin[LANES + n] = twice * out_sin[n] - sin_before[n];
	}
	for (int n = LANES; n < HARMONICS - LANES; n += LANES)
		for (int lane = n; lane < n + LANES; lane++) {
			out_cos[lane + LANES] = twice * out_cos[lane] - out_cos[lane - LANES];
			out_sin[lane + LANES] = twice * out_sin[lane] - out_sin[lane - LANES];
		}
}

void orr_motion_of_sky(const struct orr_sky *sky, struct orr_motion *out)
{
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		out->lon_deg[p] = sky->lon_deg[p];
		out->speed_deg_d[p] = sky->lon_speed_deg_d[p];
	}
}

ORR_VECTOR_INLINE void turns(double lon_deg, struct orr_spectrum *out)
{
	double sine, cosine;
	orr_sincos_deg(lon_deg, &sine, &cosine);
	multiples(sine, cosine, out->cell, out->cell + HARMONICS);
}

void orr_spectrum_turns(double lon_deg, struct orr_spectrum *out)
{
	turns(lon_deg, out);
}

/* 1/1 to 1/32: the compiler's quotients, correctly rounded. */
#define FOUR_FROM(n) 1.0 / (n), 1.0 / ((n) + 1), 1.0 / ((n) + 2), 1.0 / ((n) + 3)
static const double reciprocal[HARMONICS] = {FOUR_FROM(1),  FOUR_FROM(5),  FOUR_FROM(9),  FOUR_FROM(13),
					     FOUR_FROM(17), FOUR_FROM(21), FOUR_FROM(25), FOUR_FROM(29)};

/*
 * sinc(n x), n = 1 to 32, x 0 or more. Near 0 by its series, whose next term is below 1e-16 where n x is at most 1/2: most points of most
 * births. Farther off by sines; there nothing is divided by a tiny number.
 */
ORR_VECTOR_INLINE void fading(double x, double out[HARMONICS])
{
	if (x <= 0.5 / HARMONICS) {
		for (int n = 0; n < HARMONICS; n++) {
			const double turn = (double)(n + 1) * x, y = turn * turn;
			out[n] = 1.0 -
				 y * (1.0 / 6.0) *
					 (1.0 -
					  y * (1.0 / 20.0) *
						  (1.0 -
						   y * (1.0 / 42.0) *
							   (1.0 -
							    y * (1.0 / 72.0) *
								    (1.0 -
								     y * (1.0 / 110.0) *
									     (1.0 - y * (1.0 / 156.0))))));
		}
		return;
	}
	double sine, cosine, unused[HARMONICS];
	orr_sincos(x, &sine, &cosine);
	multiples(sine, cosine, unused, out);
	const double inverse = 1.0 / x;
	for (int n = 0; n < HARMONICS; n++)
		out[n] *= inverse * reciprocal[n];
}

ORR_VECTOR_CLONES static void make_spectra(const struct orr_motion *motion, double half_width_d,
					   struct orr_spectrum out[])
{
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		double certainty[HARMONICS];
		turns(motion->lon_deg[p], &out[p]);
		fading(fabs(motion->speed_deg_d[p] * half_width_d * ORR_RAD_PER_DEG), certainty);
		for (int n = 0; n < HARMONICS; n++) {
			out[p].cell[n] *= certainty[n];
			out[p].cell[HARMONICS + n] *= certainty[n];
		}
	}
}

void orr_spectra_of(const struct orr_motion *motion, double half_width_d, struct orr_spectrum out[])
{
	make_spectra(motion, half_width_d, out);
}
