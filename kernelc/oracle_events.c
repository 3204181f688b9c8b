/* SPDX-License-Identifier: AGPL-3.0-only */
/* Stations, sign changes and eclipses by Swiss Ephemeris's own searches: prints tests/data/sky_events_swiss.csv. */
#include <math.h>
#include <stdio.h>
#include <swephexp.h>

/* 2014 to 2034 for stations and signs, 1900 to 2101 for eclipses: Julian dates TT. */
#define EVENTS_FROM_JD 2456658.5
#define EVENTS_TO_JD 2463963.5
#define ECLIPSES_FROM_JD 2415020.5
#define ECLIPSES_TO_JD 2488434.5

static const char *const names[] = {"Sun",     "Moon",   "Mercury", "Venus",   "Mars",
				    "Jupiter", "Saturn", "Uranus",  "Neptune", "Pluto"};

static double position(double jd, int body, double *out_speed)
{
	double at[6];
	char why[AS_MAXCH];
	swe_calc(jd, body, SEFLG_SWIEPH | SEFLG_SPEED, at, why);
	*out_speed = at[3];
	return at[0];
}

/* By halving: where the sign of the speed, or the sign of the zodiac, changes. */
static double halve(double low, double high, int body, int by_speed)
{
	double speed, first_speed;
	const int first = (int)(position(low, body, &first_speed) / 30.0);
	while (high - low > 1e-7) {
		const double middle = (low + high) / 2.0;
		const int sign = (int)(position(middle, body, &speed) / 30.0);
		if (by_speed ? (speed < 0.0) == (first_speed < 0.0) : sign == first)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* A twentieth of a day a step: what happens twice in between would be left out. */
static void print_events(int body)
{
	const double step = 0.05;
	double before_speed, speed;
	int before = (int)(position(EVENTS_FROM_JD, body, &before_speed) / 30.0);
	const int steps = (int)((EVENTS_TO_JD - EVENTS_FROM_JD) / step);
	for (int i = 1; i <= steps; i++) {
		const double jd = EVENTS_FROM_JD + i * step;
		const int sign = (int)(position(jd, body, &speed) / 30.0);
		if (sign != before)
			printf("ingress,%s,%.6f,%d\n", names[body], halve(jd - step, jd, body, 0), sign);
		if ((speed < 0.0) != (before_speed < 0.0))
			printf("%s,%s,%.6f,-1\n", speed < 0.0 ? "station_retrograde" : "station_direct",
			       names[body], halve(jd - step, jd, body, 1));
		before = sign;
		before_speed = speed;
	}
}

/* Instants of greatest eclipse, turned from UT to TT. */
static void print_eclipses(int lunar)
{
	double times[10] = {0};
	char why[AS_MAXCH];
	double jd = ECLIPSES_FROM_JD;
	for (;;) {
		const int kind = lunar ? swe_lun_eclipse_when(jd, SEFLG_SWIEPH, 0, times, 0, why)
				       : swe_sol_eclipse_when_glob(jd, SEFLG_SWIEPH, 0, times, 0, why);
		if (kind <= 0 || times[0] > ECLIPSES_TO_JD)
			break;
		printf("%s,Moon,%.6f,-1\n", lunar ? "lunar_eclipse" : "solar_eclipse",
		       times[0] + swe_deltat_ex(times[0], SEFLG_SWIEPH, why));
		jd = times[0] + 10.0;
	}
}

int main(int argc, char *argv[])
{
	if (argc != 2) {
		fprintf(stderr, "usage: oracle_events FOLDER_OF_SE1_FILES\n");
		return 2;
	}
	char version[AS_MAXCH];
	swe_set_ephe_path(argv[1]);
	printf("# Stations and sign changes 2014-2033, eclipses 1900-2100 (greatest eclipse): Julian dates "
	       "TT.\n"
	       "# Source: Swiss Ephemeris %s, printed by kernelc/oracle_events.c.\n"
	       "kind,body,jd_tt,sign\n",
	       swe_version(version));
	for (int body = SE_SUN; body <= SE_PLUTO; body++)
		if (body != SE_MOON)
			print_events(body);
	print_eclipses(0);
	print_eclipses(1);
	swe_close();
	return 0;
}
