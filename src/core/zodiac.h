/* SPDX-License-Identifier: Apache-2.0 */
/* Signs, elements, qualities, rulers and the phases of the Moon. */
#ifndef ORR_CORE_ZODIAC_H
#define ORR_CORE_ZODIAC_H

#include "core/body.h"

enum orr_sign {
	ORR_ARIES,
	ORR_TAURUS,
	ORR_GEMINI,
	ORR_CANCER,
	ORR_LEO,
	ORR_VIRGO,
	ORR_LIBRA,
	ORR_SCORPIO,
	ORR_SAGITTARIUS,
	ORR_CAPRICORN,
	ORR_AQUARIUS,
	ORR_PISCES,
	ORR_SIGN_COUNT
};

/* In the order that decides ties. */
enum orr_element { ORR_FIRE, ORR_EARTH, ORR_AIR, ORR_WATER, ORR_ELEMENT_COUNT };
enum orr_quality { ORR_CARDINAL, ORR_FIXED, ORR_MUTABLE, ORR_QUALITY_COUNT };

/* Rudhyar's eight, each 45 degrees of elongation from 0. */
enum orr_moon_phase {
	ORR_NEW_MOON,
	ORR_CRESCENT,
	ORR_FIRST_QUARTER,
	ORR_GIBBOUS,
	ORR_FULL_MOON,
	ORR_DISSEMINATING,
	ORR_LAST_QUARTER,
	ORR_BALSAMIC,
	ORR_MOON_PHASE_COUNT
};

/** Sign of a longitude, any finite degrees; a border belongs to the sign it opens. NaN counts as 0 degrees. */
enum orr_sign orr_sign_of(double lon_deg);
/** Degree of a longitude within its sign, [0, 30). Exact for longitudes in [0, 360). */
double orr_sign_degree(double lon_deg);
enum orr_element orr_sign_element(enum orr_sign sign);
enum orr_quality orr_sign_quality(enum orr_sign sign);
/** Traditional ruler, and the modern co-ruler (ORR_BODY_COUNT where there is none). */
enum orr_body orr_sign_ruler(enum orr_sign sign);
enum orr_body orr_sign_co_ruler(enum orr_sign sign);

/** Phase of an elongation (Moon minus Sun), any finite degrees. Source: Dane Rudhyar, The Lunation Cycle, 1967. */
enum orr_moon_phase orr_moon_phase_of(double elongation_deg);

#endif
