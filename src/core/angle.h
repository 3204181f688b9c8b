/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on the circle, in degrees: a turn is added or taken off where one is enough, fmod serves the rest. */
#ifndef ORR_CORE_ANGLE_H
#define ORR_CORE_ANGLE_H

#include <math.h>

/*
 * All functions take any finite degrees; NaN and infinity give NaN. Exact where the result is a double, and exact at the borders:
 * 360 is 0, never 360, and never -0.
 */

/** The same direction in [0, 360). */
static inline double orr_angle_wrap(double deg)
{
	double rest = deg;
	if (!(deg > -360.0 && deg < 360.0))
		rest = fmod(deg, 360.0);
	if (rest < 0.0)
		rest += 360.0; /* rounds up to 360 itself when the rest is tiny */
	return rest >= 360.0 ? 0.0 : rest + 0.0;
}

/** The same direction in (-180, 180]. */
static inline double orr_angle_signed(double deg)
{
	double rest = deg;
	if (!(deg > -360.0 && deg < 360.0))
		rest = fmod(deg, 360.0);
	const int turns = (rest > 180.0 ? 1 : 0) - (rest <= -180.0 ? 1 : 0);
	return rest - 360.0 * turns + 0.0;
}

/** Way from `from_deg` to `to_deg`, (-180, 180]: positive when it leads forward in longitude. */
static inline double orr_angle_difference(double from_deg, double to_deg)
{
	return orr_angle_signed(to_deg - from_deg);
}

/** Distance of two directions along the circle, [0, 180]; symmetric to the last bit. */
static inline double orr_angle_separation(double a_deg, double b_deg)
{
	return fabs(orr_angle_signed(b_deg - a_deg));
}

/** Middle of the shorter arc between two directions, [0, 360); of opposite ones, 90 degrees after `a_deg`. */
double orr_angle_midpoint(double a_deg, double b_deg);

#endif
