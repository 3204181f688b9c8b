/* SPDX-License-Identifier: AGPL-3.0-only */
/* Prints tests/data/charts_swiss.tsv: random births from UTC to longitudes and Placidus cusps, all by Swiss Ephemeris. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <swephexp.h>

/* The bodies in the order of the documents. */
static const int bodies[] = {SE_SUN,       SE_MOON,      SE_MERCURY,   SE_VENUS,     SE_MARS,
			     SE_JUPITER,   SE_SATURN,    SE_URANUS,    SE_NEPTUNE,   SE_PLUTO,
			     SE_MEAN_NODE, SE_TRUE_NODE, SE_MEAN_APOG, SE_OSCU_APOG, SE_CHIRON,
			     SE_CERES,     SE_PALLAS,    SE_JUNO,      SE_VESTA};
enum { BODY_COUNT = sizeof bodies / sizeof bodies[0], ROWS = 200, SEED = 20261122 };

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

/* 0, or 1 when Swiss Ephemeris could not answer as asked. */
static int print_row(void)
{
	/* To 2016 every leap second is known to Swiss Ephemeris 2.10.03 and UTC means the same to both. */
	const double jd = floor(uniform(2378862.5, 2457754.5)) + 0.5;
	const int second = (int)uniform(0, 86400);
	const double lat = floor(uniform(-600000, 600000)) / 10000,
		     lon = floor(uniform(-1800000, 1800000)) / 10000;
	int year, month, day;
	double hour, tjd[2], x[6], cusp[13], ascmc[10], cusp_speed[13], ascmc_speed[10];
	char why[AS_MAXCH] = "";
	swe_revjul(jd, SE_GREG_CAL, &year, &month, &day, &hour);
	if (swe_utc_to_jd(year, month, day, second / 3600, second / 60 % 60, second % 60, SE_GREG_CAL, tjd,
			  why) < 0)
		return fail("swe_utc_to_jd", why);
	printf("%04d-%02d-%02dT%02d:%02d:%02dZ\t%.4f\t%.4f", year, month, day, second / 3600,
	       second / 60 % 60, second % 60, lat, lon);
	for (int i = 0; i < BODY_COUNT; i++) {
		if (swe_calc(tjd[0], bodies[i], SEFLG_SWIEPH, x, why) != SEFLG_SWIEPH)
			return fail("swe_calc", why);
		printf("\t%.9f", x[0]);
	}
	if (swe_houses_ex2(tjd[1], SEFLG_SWIEPH, lat, lon, 'P', cusp, ascmc, cusp_speed, ascmc_speed, why) <
	    0)
		return fail("swe_houses_ex2", why);
	for (int i = 1; i <= 12; i++)
		printf("\t%.9f", cusp[i]);
	printf("\t%.9f\t%.9f\t%.9f\n", ascmc[SE_ASC], ascmc[SE_MC], ascmc[SE_VERTEX]);
	return 0;
}

int main(int argc, char *argv[])
{
	char version[AS_MAXCH];
	swe_set_ephe_path(argc > 1 ? argv[1] : "/usr/share/libswe/ephe");
	printf("# Apparent longitudes of 19 bodies and Placidus cusps, degrees, Swiss Ephemeris %s (SE1 "
	       "files); seed %d; "
	       "made by kernelc/oracle_charts.c\n",
	       swe_version(version), SEED);
	printf("utc\tlat\tlon\tSun..Vesta (19)\tcusp 1..12\tasc\tmc\tvertex\n");
	int status = 0;
	for (int i = 0; i < ROWS && status == 0; i++)
		status = print_row();
	swe_close();
	return status;
}
