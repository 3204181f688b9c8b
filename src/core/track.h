/* SPDX-License-Identifier: Apache-2.0 */
/* The way of a longitude, or of the difference of two, through evenly spaced skies: its least and greatest value. */
#ifndef ORR_CORE_TRACK_H
#define ORR_CORE_TRACK_H

#include <stddef.h>

#include "core/kernel.h"

struct orr_range {
	double min, max;
};

/**
 * Extremes of the cubic with these values at its ends and these slopes (per unit of its parameter, which runs from 0 to 1).
 * Source    cubic Hermite interpolation; the zeros of its derivative by the stable form of the quadratic formula.
 */
struct orr_range orr_cubic_range(double start, double end, double start_slope, double end_slope);

/**
 * Extremes of the longitude of `body` over `count` skies `step_d` days apart, unwrapped: continuous, and equal to the longitude at
 * the middle sky. A body moves less than half a circle from sky to sky.
 */
struct orr_range orr_track_longitude(size_t count, const struct orr_sky sky[], double step_d, int body);

/**
 * Extremes of the separation (0-180) of two bodies over the same skies; every value between them is taken.
 */
struct orr_range orr_track_separation(size_t count, const struct orr_sky sky[], double step_d,
				      const int body[2]);

#endif
