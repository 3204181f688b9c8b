/* SPDX-License-Identifier: Apache-2.0 */
/* What Sun and Moon look like from a place: height above the horizon, light of the Moon, Part of Fortune. */
#ifndef ORR_CORE_LUMINARY_H
#define ORR_CORE_LUMINARY_H

#include <stdbool.h>

/* A direction by ecliptic coordinates, and how far away. */
struct orr_direction {
	double lon_deg, lat_deg, dist_au;
};

/**
 * Declination of a direction in degrees.
 * Source    spherical trigonometry: J. Meeus, Astronomical Algorithms, 2nd edition 1998, equation 13.4.
 */
double orr_declination_deg(const struct orr_direction *body, double eps_deg);

/**
 * Sine of the geometric altitude of a direction: geocentric, without refraction, parallax or the disc's own size.
 *
 * @param armc_deg  local sidereal time as an angle
 * @param eps_deg   obliquity of the ecliptic to which the direction refers
 * @param lat_deg   geographic latitude
 * Source    spherical trigonometry: J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 13.
 */
double orr_altitude_sine(const struct orr_direction *body, double armc_deg, double eps_deg, double lat_deg);

/**
 * Illuminated fraction of the Moon's disc, 0-1, from geocentric positions of Moon and Sun.
 * Accuracy  1e-4 against Swiss Ephemeris's swe_pheno.
 * Source    J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 48.
 */
double orr_moon_illuminated(const struct orr_direction *moon, const struct orr_direction *sun);

/**
 * Part of Fortune, [0, 360): Ascendant + Moon - Sun by day, Ascendant + Sun - Moon by night.
 * Source    Paulus Alexandrinus, Introductory Matters, chapter 23.
 */
double orr_part_of_fortune_deg(double asc_deg, double sun_deg, double moon_deg, bool day);

#endif
