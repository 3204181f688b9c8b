/* SPDX-License-Identifier: Apache-2.0 */
/* What is certain of a chart whose time is not: the share of a window during which each statement holds. */
#ifndef ORR_CORE_CERTAINTY_H
#define ORR_CORE_CERTAINTY_H

#include <stddef.h>

#include "core/aspect.h"
#include "core/houses.h"
#include "core/kernel.h"
#include "core/zodiac.h"

/*
 * A window of time in which every moment is equally likely: `sky[count]` are evenly spaced, the first and last at its ends
 * (count at least 2), `step_d` days apart, all in one zodiac. Between them longitudes are the cubics through positions and speeds: an
 * hour apart they hold to 1e-6 degrees. A body moves less than half a circle from sky to sky.
 */
struct orr_window {
	size_t count;
	const struct orr_sky *sky;
	double step_d;
};

/* Where the window's births are: the local sidereal time runs evenly from `armc_deg` at the first moment on by `armc_sweep_deg`. */
struct orr_window_place {
	double armc_deg, armc_sweep_deg, lat_deg;
	enum orr_house_system system;
};

/*
 * Shares are probabilities, [0, 1]; they are lengths between the moments at which something changes. Those are found in closed form
 * (signs of the angles) or as roots of the tracks, never by counting samples. Accuracy 1e-6 of the window. Obliquity and ayanamsa
 * are those of the middle sky as far as the turning of the Earth is concerned.
 */

/** Each sign's share as that of the body. They add up to 1. */
void orr_certainty_sign(const struct orr_window *window, enum orr_body body, double out[ORR_SIGN_COUNT]);

/** Each phase's share as the Moon's. They add up to 1. */
void orr_certainty_moon_phase(const struct orr_window *window, double out[ORR_MOON_PHASE_COUNT]);

/**
 * Each kind's share as the aspect of two bodies by orr_aspect_between; what is left to 1 is the share of no aspect.
 */
void orr_certainty_aspect(const struct orr_window *window, const struct orr_aspect_rules *rules,
			  const enum orr_body body[2], double out[ORR_ASPECT_KIND_COUNT]);

/* The two angles that aspects are taken to. */
enum { ORR_ANGLE_COUNT = 2 };

/**
 * The same for the Ascendant (first) and the Midheaven with every body that aspects are taken among (orr_aspect_points; others are 0), and
 * in out[ORR_POINT_ASCENDANT] with each other. Moments are sought within each degree of sidereal time.
 */
void orr_certainty_angle_aspect(const struct orr_window *window, const struct orr_window_place *place,
				const struct orr_aspect_rules *rules,
				double out[ORR_POINT_COUNT][ORR_ANGLE_COUNT][ORR_ASPECT_KIND_COUNT]);

/**
 * Each sign's share as the Ascendant's and as the Midheaven's, by the sidereal times at which the signs' first degrees stand on the
 * horizon or the meridian. Both add up to 1.
 */
void orr_certainty_angle(const struct orr_window *window, const struct orr_window_place *place,
			 double out[ORR_ANGLE_COUNT][ORR_SIGN_COUNT]);

/** Each element's and quality's share as the dominant one, the Ascendant counted in (core/balance.h). Both add up to 1. */
void orr_certainty_dominant(const struct orr_window *window, const struct orr_window_place *place,
			    double out_element[ORR_ELEMENT_COUNT], double out_quality[ORR_QUALITY_COUNT]);

/**
 * Each house's share as that of each body, out[body][house - 1]; *out_exists is the share in which the house system exists, Porphyry
 * standing in for it in the rest. The moments at which a cusp meets a body are sought within each degree of sidereal time: a body that
 * enters and leaves a house within less (close to the polar circles) may be missed.
 */
void orr_certainty_house(const struct orr_window *window, const struct orr_window_place *place,
			 double out[ORR_BODY_COUNT][12], double *out_exists);

#endif
