/* SPDX-License-Identifier: AGPL-3.0-only */
/* What Swiss Ephemeris calls the rows of the core's tables. */
#ifndef ORR_KERNELC_ORACLE_TABLES_H
#define ORR_KERNELC_ORACLE_TABLES_H

#include "core/ayanamsa.h"
#include "core/houses.h"

/* Swiss Ephemeris's numbers in the order of the core's table; the tropical zodiac has none. */
static const int orr_swiss_zodiac[ORR_AYANAMSA_COUNT] = {
	-1, 0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23,
	24, 25, 26, 34, 37, 38, 41, 42, 43, 44, 45, 46, 27, 28, 29, 35, 39, 17, 30, 40, 36, 31, 32, 33};

/* Its letters in the order of the core's table of house systems. */
static const char orr_swiss_houses[] = "POKRCADWNBMTVXHFUYSLQJIGi";
_Static_assert(sizeof orr_swiss_houses == ORR_HOUSE_SYSTEM_COUNT + 1, "a letter for each system");

#endif
