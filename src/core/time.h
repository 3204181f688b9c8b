/* SPDX-License-Identifier: Apache-2.0 */
/* Time scales as different types: UTC, UT1 and TT, each a two-part Julian date, and the ways between them. */
#ifndef ORR_CORE_TIME_H
#define ORR_CORE_TIME_H

#include <stdint.h>

/*
 * A Julian date in two parts: `day` ends in .5 (midnight), `frac_d` is in [0, 1). A second is 1/86400 of a day in each scale
 * (a leap second itself has no place of its own: 23:59:60 is refused by whoever reads it).
 * Resolution: 1e-16 days, better than 1e-11 seconds.
 */
struct orr_utc {
	double day, frac_d;
};
struct orr_ut1 {
	double day, frac_d;
};
struct orr_tt {
	double day, frac_d;
};

/* Instants outside the core are milliseconds since 1970-01-01T00:00 UTC, proleptic Gregorian, 86,400 s a day. */
typedef int64_t orr_unix_ms;
#define ORR_DAY_MS INT64_C(86400000)

/** UTC of a count of milliseconds. Exact to 1e-11 s. Total. */
struct orr_utc orr_utc_from_unix_ms(orr_unix_ms unix_ms);

/** Nearest millisecond of a UTC. */
orr_unix_ms orr_utc_to_unix_ms(struct orr_utc utc);

/**
 * TAI - UTC in whole seconds at an instant from 1972-01-01 on; 0 before (there UTC is taken as UT1).
 * After the last announced leap second its value stays.  Source: IERS Bulletin C, all issues to 2026.
 */
int orr_leap_seconds(struct orr_utc utc);

/*
 * Whether there will be a leap second is announced half a year ahead: the table is complete up to this instant, 2027-06-28.
 * Source: IERS Bulletin C 72 (July 2026), by the expiry in tzdb 2026f's leap-seconds.list.
 */
#define ORR_LEAP_SECONDS_UNTIL_MS INT64_C(1814140800000)

/**
 * TT and UT1 of a UTC, given Delta T = TT - UT1 in seconds at that instant.
 * From 1972: TT = UTC + (TAI - UTC) + 32.184 s, UT1 = TT - Delta T. Before: UT1 = UTC, TT = UT1 + Delta T.
 */
struct orr_tt orr_tt_from_utc(struct orr_utc utc, double delta_t_s);
struct orr_ut1 orr_ut1_from_utc(struct orr_utc utc, double delta_t_s);

/** The instant of a Julian date TT in one double. */
struct orr_tt orr_tt_from_jd(double jd_tt);

/** The instant `days` later, normalised. */
struct orr_tt orr_tt_add(struct orr_tt tt, double days);
struct orr_ut1 orr_ut1_add(struct orr_ut1 ut1, double days);

/** The whole Julian date as one double, resolution 4e-5 s: for range checks and messages only. */
double orr_tt_jd(struct orr_tt tt);
double orr_ut1_jd(struct orr_ut1 ut1);

/** Earth rotation angle, degrees in [0, 360). Source: IERS Conventions (2010), equation 5.15. Accuracy 1e-10 degrees. */
double orr_earth_rotation_deg(struct orr_ut1 ut1);

#endif
