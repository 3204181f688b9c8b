/* SPDX-License-Identifier: Apache-2.0 */
/* Time scales: two-part Julian dates in UTC, UT1 and TT, leap seconds, Earth rotation angle. */
#include "core/time.h"

#include <math.h>

#define S_PER_DAY 86400.0
#define JD_UNIX_EPOCH 2440587.5
/* Julian date of Modified Julian Date 0. Source: IAU 1997, resolution B1. */
#define JD_MJD_ZERO 2400000.5
/* TT - TAI. Source: IAU 1991, resolution A4, recommendation IV. */
#define TT_MINUS_TAI_S 32.184
/* J2000.0. */
#define JD_J2000 2451545.0
/* Turns at J2000.0 and turns a day beyond one. Source: IERS Conventions (2010), equation 5.15. */
#define ERA_TURNS_J2000 0.7790572732640
#define ERA_EXCESS_TURNS_D 0.00273781191135448

/* The two parts, whatever the scale. */
struct parts {
	double day, frac_d;
};

/*
 * day + frac_d + days, normalised. The whole days are split off exactly first; past midnight 1 is taken from the larger
 * fraction before the smaller is added, so that no bits are lost to a sum above 1.
 */
static struct parts parts_add(double day, double frac_d, double days)
{
	double whole = rint(days);
	double rest = days - whole;
	double sum = frac_d + rest;

	day += whole;
	if (sum >= 1.0) {
		day += 1.0;
		sum = (frac_d - 1.0) + rest;
	} else if (sum < 0.0) {
		day -= 1.0;
		sum += 1.0;
	}
	if (sum >= 1.0) { /* a tiny negative sum rounded up */
		day += 1.0;
		sum = 0.0;
	}
	if (sum < 0.0) /* a sum that rounded up to 1 although it was just below */
		sum = 0.0;
	return (struct parts){day, sum};
}

struct orr_utc orr_utc_from_unix_ms(orr_unix_ms unix_ms)
{
	int64_t days = unix_ms / ORR_DAY_MS;
	int64_t rest_ms = unix_ms % ORR_DAY_MS;

	if (rest_ms < 0) {
		days--;
		rest_ms += ORR_DAY_MS;
	}
	return (struct orr_utc){(double)days + JD_UNIX_EPOCH, (double)rest_ms / (double)ORR_DAY_MS};
}

orr_unix_ms orr_utc_to_unix_ms(struct orr_utc utc)
{
	int64_t days = (int64_t)(utc.day - JD_UNIX_EPOCH);

	return days * ORR_DAY_MS + (int64_t)rint(utc.frac_d * (double)ORR_DAY_MS);
}

/*
 * Modified Julian Dates from whose midnight on TAI - UTC is 10 s, 11 s, 12 s ...
 * Source: IERS Bulletin C (obspm), each announcement; the first row is the start of UTC in whole seconds, 1972-01-01.
 */
static const int leap_mjd[] = {
	41317, 41499, 41683, 42048, 42413, 42778, 43144, 43509, 43874, 44239, 44786, 45151, 45516, 46247,
	47161, 47892, 48257, 48804, 49169, 49534, 50083, 50630, 51179, 53736, 54832, 56109, 57204, 57754,
};
enum {
	LEAP_COUNT = sizeof(leap_mjd) / sizeof(leap_mjd[0]),
	LEAP_FIRST_S = 10,
};

int orr_leap_seconds(struct orr_utc utc)
{
	double mjd = utc.day - JD_MJD_ZERO;
	int count = 0;

	while (count < LEAP_COUNT && mjd >= leap_mjd[count])
		count++;
	return count == 0 ? 0 : LEAP_FIRST_S + count - 1;
}

struct orr_tt orr_tt_from_utc(struct orr_utc utc, double delta_t_s)
{
	int leap_s = orr_leap_seconds(utc);
	double tt_minus_utc_s = leap_s == 0 ? delta_t_s : leap_s + TT_MINUS_TAI_S;
	struct parts tt = parts_add(utc.day, utc.frac_d, tt_minus_utc_s / S_PER_DAY);

	return (struct orr_tt){tt.day, tt.frac_d};
}

struct orr_ut1 orr_ut1_from_utc(struct orr_utc utc, double delta_t_s)
{
	int leap_s = orr_leap_seconds(utc);

	if (leap_s == 0)
		return (struct orr_ut1){utc.day, utc.frac_d};
	struct parts ut1 = parts_add(utc.day, utc.frac_d, (leap_s + TT_MINUS_TAI_S - delta_t_s) / S_PER_DAY);
	return (struct orr_ut1){ut1.day, ut1.frac_d};
}

struct orr_tt orr_tt_from_jd(double jd_tt)
{
	const double day = floor(jd_tt - 0.5) + 0.5;

	return (struct orr_tt){day, jd_tt - day};
}

struct orr_tt orr_tt_add(struct orr_tt tt, double days)
{
	struct parts sum = parts_add(tt.day, tt.frac_d, days);

	return (struct orr_tt){sum.day, sum.frac_d};
}

struct orr_ut1 orr_ut1_add(struct orr_ut1 ut1, double days)
{
	struct parts sum = parts_add(ut1.day, ut1.frac_d, days);

	return (struct orr_ut1){sum.day, sum.frac_d};
}

double orr_tt_jd(struct orr_tt tt)
{
	return tt.day + tt.frac_d;
}

double orr_ut1_jd(struct orr_ut1 ut1)
{
	return ut1.day + ut1.frac_d;
}

double orr_earth_rotation_deg(struct orr_ut1 ut1)
{
	/* Whole turns of the day count drop out: what is left of it is the fraction, and the half day of J2000.0's noon. */
	double days = ut1.day - JD_J2000;
	double turns = (days - floor(days)) + ut1.frac_d;
	double excess = ERA_EXCESS_TURNS_D * days;

	turns += excess - floor(excess);
	turns += ERA_EXCESS_TURNS_D * ut1.frac_d + ERA_TURNS_J2000;
	double deg = (turns - floor(turns)) * 360.0;
	return deg < 360.0 ? deg : 0.0;
}
