/* SPDX-License-Identifier: Apache-2.0 */
/* Ayanamsas: how far the first point of a sidereal zodiac lies from the equinox. */
#ifndef ORR_CORE_AYANAMSA_H
#define ORR_CORE_AYANAMSA_H

#include "core/time.h"

/* Rows of the table in ayanamsa.c, in this order; those that are defined by a value at an epoch. */
enum orr_ayanamsa {
	ORR_AYANAMSA_FAGAN_BRADLEY,
	ORR_AYANAMSA_LAHIRI,
	ORR_AYANAMSA_DE_LUCE,
	ORR_AYANAMSA_RAMAN,
	ORR_AYANAMSA_USHASHASHI,
	ORR_AYANAMSA_KRISHNAMURTI,
	ORR_AYANAMSA_DJWHAL_KHUL,
	ORR_AYANAMSA_YUKTESHWAR,
	ORR_AYANAMSA_JN_BHASIN,
	ORR_AYANAMSA_BABYLONIAN_KUGLER_1,
	ORR_AYANAMSA_BABYLONIAN_KUGLER_2,
	ORR_AYANAMSA_BABYLONIAN_KUGLER_3,
	ORR_AYANAMSA_BABYLONIAN_HUBER,
	ORR_AYANAMSA_BABYLONIAN_ETA_PISCIUM,
	ORR_AYANAMSA_BABYLONIAN_ALDEBARAN,
	ORR_AYANAMSA_HIPPARCHOS,
	ORR_AYANAMSA_SASSANIAN,
	ORR_AYANAMSA_J2000,
	ORR_AYANAMSA_J1900,
	ORR_AYANAMSA_B1950,
	ORR_AYANAMSA_SURYASIDDHANTA,
	ORR_AYANAMSA_SURYASIDDHANTA_MEAN_SUN,
	ORR_AYANAMSA_ARYABHATA,
	ORR_AYANAMSA_ARYABHATA_MEAN_SUN,
	ORR_AYANAMSA_SS_REVATI,
	ORR_AYANAMSA_SS_CITRA,
	ORR_AYANAMSA_MARDYKS,
	ORR_AYANAMSA_ARYABHATA_522,
	ORR_AYANAMSA_BABYLONIAN_BRITTON,
	ORR_AYANAMSA_GALACTIC_EQUATOR_FIORENZA,
	ORR_AYANAMSA_VALENS_MOON,
	ORR_AYANAMSA_LAHIRI_1940,
	ORR_AYANAMSA_LAHIRI_VP285,
	ORR_AYANAMSA_KRISHNAMURTI_VP291,
	ORR_AYANAMSA_LAHIRI_ICRC,
	ORR_AYANAMSA_COUNT
};

/** snake_case name such as "lahiri". */
const char *orr_ayanamsa_name(enum orr_ayanamsa ayanamsa);
/** By snake_case name; ORR_AYANAMSA_COUNT when unknown. */
enum orr_ayanamsa orr_ayanamsa_find(const char *name);

/**
 * Degrees [0, 360) to subtract from a tropical longitude of date for the sidereal one.
 *
 * @param tt                instant
 * @param nutation_lon_deg  nutation in longitude when the tropical longitude contains it (as orr_sky's do), 0 for the mean ayanamsa
 * Accuracy  0.0001" against Swiss Ephemeris 2.10.03 (swe_get_ayanamsa_ex) from 1750 to 2250; 0.001" for positions.
 */
double orr_ayanamsa_deg(enum orr_ayanamsa ayanamsa, struct orr_tt tt, double nutation_lon_deg);

#endif
