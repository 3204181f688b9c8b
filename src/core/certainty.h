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
 * (count at least 2), `step_d` days apart. Between them longitudes are the cubics through positions and speeds: an hour apart they
 * hold to 1e-6 degrees. A body moves less than half a circle from sky to sky.
 */
struct orr_window {
	size_t count;
	const struct orr_sky *sky;
	double step_d;
};

/* Where the window's births are: the local sidereal time runs evenly from `armc_deg` at the first moment on by `armc_sweep_deg`. */
struct orr_window_place {
	double armc_deg, armc_sweep_deg, lat_deg;
};

/*
 * Shares are probabilities, [0, 1]; they are lengths between the moments at which something changes. Those are found in closed form
 * (Ascendant) or as roots of the tracks, never by counting samples. Accuracy 1e-6 of the window.
 */

/** Each sign's share as that of the body. They add up to 1. */
void orr_certainty_sign(const struct orr_window *window, enum orr_body body, double out[ORR_SIGN_COUNT]);

/**
 * Each kind's share as the aspect of two bodies by orr_aspect_between; what is left to 1 is the share of no aspect.
 */
void orr_certainty_aspect(const struct orr_window *window, const struct orr_aspect_rules *rules,
			  const enum orr_body body[2], double out[ORR_ASPECT_KIND_COUNT]);

/**
 * Each sign's share as the Ascendant's, by the sidereal times at which the signs' first degrees stand on the horizon. The obliquity
 * is that of the middle sky. They add up to 1.
 */
void orr_certainty_ascendant(const struct orr_window *window, const struct orr_window_place *place,
			     double out[ORR_SIGN_COUNT]);

/**
 * Each house's share as that of each body, out[body][house - 1]. The moments at which a cusp meets a body are sought within each
 * degree of sidereal time: a body that enters and leaves a house within less (close to the polar circles) may be missed.
 */
void orr_certainty_house(const struct orr_window *window, const struct orr_window_place *place,
			 enum orr_house_system system, double out[ORR_BODY_COUNT][12]);

#endif
