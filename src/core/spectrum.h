/* SPDX-License-Identifier: Apache-2.0 */
/* Points of a sky as harmonics: each longitude once around the circle, twice, up to 32 times, faded by what is not certain. */
#ifndef ORR_CORE_SPECTRUM_H
#define ORR_CORE_SPECTRUM_H

#include "core/body.h"
#include "core/kernel.h"
#include "core/vector.h"

/*
 * The points of spectra are the ten planets and the mean node: the first bodies, in their order. Angles are left out: the Ascendant
 * moves a quarter of a degree a minute, more than most births are known to.
 */
enum {
	ORR_POINT_SPECTRA = ORR_MEAN_NODE + 1,
	ORR_HARMONIC_COUNT = 32,
	ORR_SPECTRUM_CELLS = 2 * ORR_HARMONIC_COUNT,
};

/* Harmonics 1 to 32 of one thing: real parts, then imaginary parts. */
struct orr_spectrum {
	double cell[ORR_SPECTRUM_CELLS];
};

/* Where the points are and how fast they move: what spectra need of a sky. */
struct orr_motion {
	double lon_deg[ORR_POINT_SPECTRA], speed_deg_d[ORR_POINT_SPECTRA];
};
void orr_motion_of_sky(const struct orr_sky *sky, struct orr_motion *out);

/**
 * Spectra of all points: sinc(n v W) exp(i n L), where W is the half-width of the window that the time stands for, in which
 * every moment is equally likely, and v the speed: the window's mean of exp(i n L) for a point that moves evenly. With a half-width
 * of 0 exp(i n L) itself.
 * Shape  out[ORR_POINT_SPECTRA]. Longitudes of 1e6 degrees at most in size. Accuracy 1e-13.
 */
void orr_spectra_of(const struct orr_motion *motion, double half_width_d, struct orr_spectrum out[]);

/** Four neighbouring cells of a spectrum, or weights of as many harmonics. */
ORR_VECTOR_INLINE const orr_lanes_memory *orr_lanes_at(const double *cell)
{
	return (const orr_lanes_memory *)cell;
}

/** Sum of the strands that a sum was run in, in a fixed order. Shape strand[2]. */
ORR_VECTOR_INLINE double orr_strand_sum(const orr_lanes strand[])
{
	const orr_lanes sum = strand[0] + strand[1];
	return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/** Sum of weight[n] * (a.re b.re + a.im b.im) over n = 1 to 32, in a fixed order: Re(a conj b), weighted. */
ORR_VECTOR_INLINE double orr_spectrum_dot(const double weight[ORR_HARMONIC_COUNT],
					  const struct orr_spectrum *a, const struct orr_spectrum *b)
{
	orr_lanes strand[2] = {{0.0}, {0.0}};
	for (int n = 0; n < ORR_HARMONIC_COUNT; n += ORR_LANES) {
		const int im = ORR_HARMONIC_COUNT + n;
		strand[n / ORR_LANES % 2] += *orr_lanes_at(weight + n) *
					     (*orr_lanes_at(a->cell + n) * *orr_lanes_at(b->cell + n) +
					      *orr_lanes_at(a->cell + im) * *orr_lanes_at(b->cell + im));
	}
	return orr_strand_sum(strand);
}

/** a += factor * b, two different spectra. */
ORR_VECTOR_INLINE void orr_spectrum_add(struct orr_spectrum *restrict a, double factor,
					const struct orr_spectrum *restrict b)
{
	for (int i = 0; i < ORR_SPECTRUM_CELLS; i++)
		a->cell[i] += factor * b->cell[i];
}

#endif
