/* SPDX-License-Identifier: AGPL-3.0-only */
/*
 * Prints tests/data/charts_swiss.tsv: random births from UTC to longitudes and Placidus cusps, all by Swiss Ephemeris; with the word
 * `sidereal` tests/data/sidereal_swiss.tsv: the same in its sidereal zodiacs and house systems, with the minor angles.
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <swephexp.h>

#include "kernelc/oracle_tables.h"

/* The bodies in the order of the documents. */
static const int bodies[] = {SE_SUN,       SE_MOON,      SE_MERCURY,   SE_VENUS,     SE_MARS,
			     SE_JUPITER,   SE_SATURN,    SE_URANUS,    SE_NEPTUNE,   SE_PLUTO,
			     SE_MEAN_NODE, SE_TRUE_NODE, SE_MEAN_APOG, SE_OSCU_APOG, SE_CHIRON,
			     SE_CERES,     SE_PALLAS,    SE_JUNO,      SE_VESTA};
enum { BODY_COUNT = sizeof bodies / sizeof bodies[0], ROWS = 200, SIDEREAL_ROWS = 360, SEED = 20261122 };

/* Any fixed sequence does; this is splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t state = SEED;
static double uniform(double from, double to)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return from + (to - from) * ((double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0);
}

static int fail(const char *what, const char *why)
{
	fprintf(stderr, "oracle_charts: %s: %s\n", what, why);
	return 1;
}

/* A zodiac and a house system, by Swiss Ephemeris's number and letter. */
struct frame {
	int zodiac, flags;
	char houses;
};

/* 0, or 1 when Swiss Ephemeris could not answer as asked. */
static int print_row(const struct frame *frame)
{
	static const int angle[] = {SE_ASC, SE_MC, SE_VERTEX, SE_EQUASC, SE_COASC1, SE_COASC2, SE_POLASC};
	const bool sidereal = (frame->flags & SEFLG_SIDEREAL) != 0;
	/* To 2016 every leap second is known to Swiss Ephemeris 2.10.03 and UTC means the same to both. */
	const double jd = floor(uniform(2378862.5, 2457754.5)) + 0.5;
	const int second = (int)uniform(0, 86400);
	const double lat = floor(uniform(-600000, 600000)) / 10000,
		     lon = floor(uniform(-1800000, 1800000)) / 10000;
	int year, month, day;
	double hour, tjd[2], x[6], cusp[37], ascmc[10], cusp_speed[37], ascmc_speed[10];
	char why[AS_MAXCH] = "";
	swe_revjul(jd, SE_GREG_CAL, &year, &month, &day, &hour);
	if (swe_utc_to_jd(year, month, day, second / 3600, second / 60 % 60, second % 60, SE_GREG_CAL, tjd,
			  why) < 0)
		return fail("swe_utc_to_jd", why);
	printf("%04d-%02d-%02dT%02d:%02d:%02dZ\t%.4f\t%.4f", year, month, day, second / 3600,
	       second / 60 % 60, second % 60, lat, lon);
	for (int i = 0; i < BODY_COUNT; i++) {
		const int32 given = swe_calc(tjd[0], bodies[i], frame->flags, x, why);
		if (given < 0 || (given & frame->flags) != frame->flags)
			return fail("swe_calc", why);
		printf("\t%.9f", x[0]);
	}
	if (swe_houses_ex2(tjd[1], frame->flags, lat, lon, frame->houses, cusp, ascmc, cusp_speed,
			   ascmc_speed, why) < 0)
		return fail("swe_houses_ex2", why);
	for (int i = 1; i <= 12; i++)
		printf("\t%.9f", cusp[i]);
	for (int i = 0; i < (sidereal ? 7 : 3); i++)
		printf("\t%.9f", ascmc[angle[i]]);
	printf("\n");
	return 0;
}

/* Zodiacs that Swiss measures on another ecliptic, and sectors in place of houses, are left out. */
static bool comparable(const struct frame *frame)
{
	return frame->zodiac >= 0 && frame->zodiac != SE_SIDM_J2000 && frame->zodiac != SE_SIDM_J1900 &&
	       frame->zodiac != SE_SIDM_B1950 && frame->zodiac != SE_SIDM_GALALIGN_MARDYKS &&
	       frame->houses != 'G';
}

static int print_sidereal(void)
{
	printf("zodiac\thouses\tutc\tlat\tlon\tSun..Vesta (19)\tcusp 1..12\tasc\tmc\tvertex\teast point\t"
	       "co-asc Koch\tco-asc Munkasey\tpolar asc\n");
	for (int n = 0; n < SIDEREAL_ROWS; n++) {
		const int zodiac = n % ORR_AYANAMSA_COUNT, houses = n % ORR_HOUSE_SYSTEM_COUNT;
		const struct frame frame = {orr_swiss_zodiac[zodiac], SEFLG_SWIEPH | SEFLG_SIDEREAL,
					    orr_swiss_houses[houses]};
		if (!comparable(&frame))
			continue;
		swe_set_sid_mode(frame.zodiac, 0, 0);
		printf("%s\t%c\t", orr_ayanamsa_name((enum orr_ayanamsa)zodiac), frame.houses);
		if (print_row(&frame) != 0)
			return 1;
	}
	return 0;
}

static int print_tropical(void)
{
	const struct frame frame = {-1, SEFLG_SWIEPH, 'P'};
	printf("utc\tlat\tlon\tSun..Vesta (19)\tcusp 1..12\tasc\tmc\tvertex\n");
	for (int i = 0; i < ROWS; i++)
		if (print_row(&frame) != 0)
			return 1;
	return 0;
}

int main(int argc, char *argv[])
{
	char version[AS_MAXCH];
	const bool sidereal = argc > 1 && strcmp(argv[1], "sidereal") == 0;
	const char *folder = getenv("SE_EPHE_PATH");
	swe_set_ephe_path(folder != NULL ? folder : "/usr/share/libswe/ephe");
	printf("# Apparent longitudes of 19 bodies and %s cusps, degrees, Swiss Ephemeris %s (SE1 "
	       "files); seed %d; "
	       "made by kernelc/oracle_charts.c%s\n",
	       sidereal ? "house" : "Placidus", swe_version(version), SEED, sidereal ? " sidereal" : "");
	const int status = sidereal ? print_sidereal() : print_tropical();
	swe_close();
	return status;
}
