/* SPDX-License-Identifier: Apache-2.0 */
/* The few fixed directions that sidereal zodiacs hang on, and their places at a date. */
#ifndef ORR_CORE_FIXED_STAR_H
#define ORR_CORE_FIXED_STAR_H

#include "core/kernel.h"
#include "core/time.h"

/* Rows of the table in fixed_star.c, in this order. */
enum orr_star {
	ORR_STAR_SPICA,  /* alpha Virginis */
	ORR_STAR_REVATI, /* zeta Piscium A */
	ORR_STAR_PUSHYA, /* delta Cancri */
	ORR_STAR_SHAULA, /* lambda Scorpii */
	ORR_STAR_GALACTIC_CENTER,
	ORR_STAR_GALACTIC_POLE_1958,
	ORR_STAR_GALACTIC_POLE,
	ORR_STAR_COUNT
};

/* A place on the mean equinox of date. */
struct orr_star_place {
	double lon_deg; /* mean ecliptic of date */
	double ra_deg;  /* mean equator of date */
};

/**
 * The geometric place: proper motion in space only. Of the sky only the mean obliquity counts.
 */
struct orr_star_place orr_star_geometric(enum orr_star star, struct orr_tt tt, const struct orr_sky *sky);

/**
 * The apparent place, without nutation: with parallax, deflection by the Sun, and aberration, all of which follow from the tropical
 * sky of the same instant.
 * Accuracy  0.001" of Swiss Ephemeris 2.10.03 from 1800 to 2200, but not while the star stands behind the Sun's disc (Revati and Pushya,
 * less than a day a year: up to 2").
 */
struct orr_star_place orr_star_apparent(enum orr_star star, struct orr_tt tt, const struct orr_sky *sky);

#endif
