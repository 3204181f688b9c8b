/* SPDX-License-Identifier: Apache-2.0 */
/* Zodiacs: how far the first point of a sidereal zodiac lies from the equinox, and skies seen in it. */
#ifndef ORR_CORE_AYANAMSA_H
#define ORR_CORE_AYANAMSA_H

#include "core/ayanamsa_rows.h"
#include "core/kernel.h"
#include "core/time.h"

/* The tropical zodiac first, whose ayanamsa is 0. */
enum orr_ayanamsa {
#define ORR_AYANAMSA_ID(id, name, kind, figure, degrees, source) ORR_AYANAMSA_##id,
	ORR_AYANAMSA_ROWS(ORR_AYANAMSA_ID)
#undef ORR_AYANAMSA_ID
		ORR_AYANAMSA_COUNT
};

/** snake_case name such as "lahiri". */
const char *orr_ayanamsa_name(enum orr_ayanamsa ayanamsa);
/** By snake_case name; ORR_AYANAMSA_COUNT when unknown. */
enum orr_ayanamsa orr_ayanamsa_find(const char *name);

/**
 * Degrees [0, 360) to subtract from a longitude of the true equinox of date for the sidereal one.
 *
 * @param tt   instant
 * @param sky  of that instant, not turned: its nutation counts for every sidereal zodiac (0 for the mean ayanamsa), its Sun for those that hang
 *             on the apparent place of a star, its obliquity for galactic_center_mula_wilhelm
 * Accuracy  0.0001" against Swiss Ephemeris 2.10.03 (swe_get_ayanamsa_ex) from 1750 to 2250 for those defined at an epoch, 0.001" for
 *           the others (core/fixed_star.h). Positions follow within 0.001"; for j2000, j1900, b1950 and mardyks Swiss measures them
 *           on another ecliptic instead, up to 12" away.
 */
double orr_ayanamsa_deg(enum orr_ayanamsa ayanamsa, struct orr_tt tt, const struct orr_sky *sky);

/**
 * Turn the tropical sky of an instant to a zodiac: its longitudes, their speeds, and `ayanamsa_deg`. What is measured against the equator
 * (obliquity, sidereal time) stays. The tropical zodiac leaves every bit as it was.
 */
void orr_sky_turn(struct orr_sky *sky, enum orr_ayanamsa ayanamsa, struct orr_tt tt);

#endif
