/* SPDX-License-Identifier: Apache-2.0 */
/* Bending of light by the Sun, as a small displacement of an apparent position and its rate. */
#ifndef ORR_CORE_DEFLECTION_H
#define ORR_CORE_DEFLECTION_H

#include <stddef.h>

/* A geocentric position and its rates of change. */
struct orr_polar {
	double lon_deg, lat_deg, dist_au;
	double lon_deg_d, lat_deg_d, dist_au_d;
};

/* The Sun as a lens. */
struct orr_lens {
	double strength_rad_au; /* 2 G M / c^2 */
	double radius_au;       /* of the solar disk */
	const double *
		fraction; /* mass within a share of the radius: fraction[i] at i / (count - 1), linear between */
	size_t fraction_count; /* at least 2 */
};

struct orr_deflection {
	double lon_deg, lat_deg; /* to be added to the body's */
	double lon_deg_d;        /* and to its daily speed */
};

/**
 * Deflections of the light of `count` bodies, all positions apparent or all geometric. Within the solar disk only the mass that lies
 * within the ray's distance from the centre counts, so that a planet passing behind the Sun moves continuously.
 * Shape     body[count] in, out[count] out.
 * Error     none; zero for a body exactly in the Sun's direction.
 * Accuracy  against Swiss Ephemeris 1e-5" away from the Sun, 1e-3" behind it (deflections there reach 4").
 * Source    Explanatory Supplement to the Astronomical Almanac (1992), section 3.314, in polar coordinates.
 */
void orr_deflect(const struct orr_lens *lens, const struct orr_polar *sun, size_t count,
		 const struct orr_polar body[], struct orr_deflection out[]);

#endif
