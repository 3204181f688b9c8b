/* SPDX-License-Identifier: Apache-2.0 */
/* Mathematical and astronomical constants shared by the core, each with its source. */
#ifndef ORR_CORE_CONSTANTS_H
#define ORR_CORE_CONSTANTS_H

/* Pi and its fractions to more digits than a double holds. Source: OEIS A000796. */
#define ORR_PI 3.14159265358979323846264338327950288
#define ORR_DEG_PER_RAD (180.0 / ORR_PI)
#define ORR_RAD_PER_DEG (ORR_PI / 180.0)

/*
 * Turns of the Earth against the equinox of date, degrees per day of UT1: 360 times the ratio of universal to sidereal time for
 * 2000, 1.00273790935. Source: Explanatory Supplement to the Astronomical Almanac (1992), section 2.24.
 */
#define ORR_EARTH_TURN_DEG_PER_DAY 360.98564736629

#endif
