/* SPDX-License-Identifier: Apache-2.0 */
/* Time scales: leap seconds, round trips, continuity, and the Earth's rotation. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "core/calendar.h"
#include "core/time.h"

#define MS_PER_DAY INT64_C(86400000)
/* 1e-11 s, the resolution that core/time.h promises. */
#define RESOLUTION_D (1e-11L / 86400.0L)
#define PI 3.141592653589793238L

/* A fixed generator (splitmix64), so that every run sees the same instants. */
static uint64_t next_random(uint64_t *seed)
{
	uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static int64_t random_between(uint64_t *seed, int64_t low, int64_t high)
{
	return low + (int64_t)(next_random(seed) % (uint64_t)(high - low));
}

/* Milliseconds of the years -9999 to 9999. */
static int64_t random_ms(uint64_t *seed)
{
	return random_between(seed, INT64_C(-377705116800000), INT64_C(253402300800000));
}

/* Days from one two-part date to another. */
static long double days_between(double day_a, double frac_a_d, double day_b, double frac_b_d)
{
	return (long double)(day_b - day_a) + ((long double)frac_b_d - (long double)frac_a_d);
}

static int64_t ms_of(int year, int month, int day)
{
	return orr_date_to_days(ORR_GREGORIAN, (struct orr_date){year, month, day}) * MS_PER_DAY;
}

static void milliseconds_survive_the_way_to_utc_and_back(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		int64_t ms = random_ms(&seed);
		struct orr_utc utc = orr_utc_from_unix_ms(ms);
		assert_true(utc.frac_d >= 0.0 && utc.frac_d < 1.0);
		assert_near(utc.day - floor(utc.day), 0.5, 0);
		assert_int_equal(orr_utc_to_unix_ms(utc), ms);
	}
	struct orr_utc epoch = orr_utc_from_unix_ms(-1);
	assert_near(epoch.day, 2440586.5, 0);
	assert_near(epoch.frac_d, 86399999.0 / 86400000.0, 0);
}

/* Source: IERS Bulletin C, by way of ERFA's test suite (dat) and the dates on which the last second was inserted. */
static void leap_seconds_are_the_announced_ones(void **state)
{
	static const struct {
		int year, month, day, tai_minus_utc_s;
	} rows[] = {
		{-9999, 1, 1, 0}, {1800, 1, 1, 0},  {1971, 12, 31, 0},  {1972, 1, 1, 10},   {1972, 6, 30, 10},
		{1972, 7, 1, 11}, {1973, 1, 1, 12}, {1979, 12, 31, 18}, {1980, 1, 1, 19},   {1981, 7, 1, 20},
		{1999, 1, 1, 32}, {2003, 6, 1, 32}, {2005, 12, 31, 32}, {2006, 1, 1, 33},   {2008, 1, 17, 33},
		{2009, 1, 1, 34}, {2012, 7, 1, 35}, {2015, 7, 1, 36},   {2016, 12, 31, 36}, {2017, 1, 1, 37},
		{2017, 9, 1, 37}, {2200, 1, 1, 37},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t ms = ms_of(rows[i].year, rows[i].month, rows[i].day);
		assert_int_equal(orr_leap_seconds(orr_utc_from_unix_ms(ms)), rows[i].tai_minus_utc_s);
		assert_int_equal(orr_leap_seconds(orr_utc_from_unix_ms(ms + MS_PER_DAY - 1)),
				 rows[i].tai_minus_utc_s);
	}
}

/* The system's own table, when tzdata has one: seconds since 1900, TAI - UTC. */
static void leap_seconds_agree_with_the_systems_table(void **state)
{
	FILE *stream = fopen("/usr/share/zoneinfo/leap-seconds.list", "re");
	char line[512];
	int rows = 0;

	(void)state;
	if (stream == NULL) {
		print_message("# skipped: this system has no /usr/share/zoneinfo/leap-seconds.list\n");
		return;
	}
	while (fgets(line, sizeof(line), stream) != NULL) {
		char *rest = NULL;
		long long ntp_s = strtoll(line, &rest, 10);
		if (line[0] == '#' || rest == line)
			continue;
		long tai_minus_utc_s = strtol(rest, NULL, 10);
		int64_t ms = (ntp_s - INT64_C(2208988800)) * 1000;
		assert_int_equal(orr_leap_seconds(orr_utc_from_unix_ms(ms)), tai_minus_utc_s);
		if (rows > 0)
			assert_int_equal(orr_leap_seconds(orr_utc_from_unix_ms(ms - 1)), tai_minus_utc_s - 1);
		rows++;
	}
	(void)fclose(stream);
	assert_int_equal(rows, 28);
}

/* Source: ERFA test suite. utctai: UTC 2453750.5 + 0.892100694 is TAI 0.8924826384444444444; utcut1 with UT1 - UTC = 0.3341 s
 * gives 0.8921045608981481481. TT = TAI + 32.184 s; Delta T = 33 + 32.184 - 0.3341 s. */
static void scales_agree_with_erfa(void **state)
{
	struct orr_utc utc = {2453750.5, 0.892100694};
	double delta_t_s = 33 + 32.184 - 0.3341;

	(void)state;
	assert_near(orr_tt_from_utc(utc, delta_t_s).frac_d, 0.8924826384444444444 + 32.184 / 86400, 2e-16);
	assert_near(orr_ut1_from_utc(utc, delta_t_s).frac_d, 0.8921045608981481481, 2e-16);
}

static void before_1972_utc_is_ut1(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		int64_t ms = random_between(&seed, ms_of(-9999, 1, 1), ms_of(1972, 1, 1));
		struct orr_utc utc = orr_utc_from_unix_ms(ms);
		struct orr_ut1 ut1 = orr_ut1_from_utc(utc, 31.5);
		struct orr_tt tt = orr_tt_from_utc(utc, 31.5);
		assert_near(ut1.day, utc.day, 0);
		assert_near(ut1.frac_d, utc.frac_d, 0);
		long double after = days_between(utc.day, utc.frac_d, tt.day, tt.frac_d);
		assert_near((double)(after - 31.5L / 86400), 0, (double)RESOLUTION_D);
	}
}

static void tt_and_ut1_are_delta_t_apart(void **state)
{
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		struct orr_utc utc = orr_utc_from_unix_ms(random_ms(&seed));
		double delta_t_s = (double)random_between(&seed, -1000000, 60000000) / 1000;
		struct orr_tt tt = orr_tt_from_utc(utc, delta_t_s);
		struct orr_ut1 ut1 = orr_ut1_from_utc(utc, delta_t_s);
		long double apart = days_between(ut1.day, ut1.frac_d, tt.day, tt.frac_d);
		assert_near((double)(apart - (long double)delta_t_s / 86400), 0, 2 * (double)RESOLUTION_D);
	}
}

/* Within a year without a leap second, a step of UTC is the same step of TT. */
static void tt_runs_evenly_over_midnight(void **state)
{
	int64_t midnight = ms_of(2024, 3, 10);
	struct orr_tt before = orr_tt_from_utc(orr_utc_from_unix_ms(midnight - 80000), 69);

	(void)state;
	for (int64_t ms = midnight - 79999; ms < midnight + 20000; ms++) {
		struct orr_tt now = orr_tt_from_utc(orr_utc_from_unix_ms(ms), 69);
		long double step = days_between(before.day, before.frac_d, now.day, now.frac_d);
		assert_near((double)(step - 1 / 86400000.0L), 0, 2 * (double)RESOLUTION_D);
		before = now;
	}
}

/* An inserted second makes TT run a second further than the calendar. */
static void tt_gains_a_second_at_each_leap(void **state)
{
	int64_t leap = ms_of(2017, 1, 1);
	struct orr_tt before = orr_tt_from_utc(orr_utc_from_unix_ms(leap - 1000), 68.6);
	struct orr_tt after = orr_tt_from_utc(orr_utc_from_unix_ms(leap), 68.6);

	(void)state;
	assert_near(((after.day - before.day) + (after.frac_d - before.frac_d)) * 86400, 2.0, 1e-10);
}

static void sums_are_exact_and_normalised(void **state)
{
	static const double edges[] = {
		0.0, 1e-20, -1e-20, 0.5, -0.5, 1.0, -1.0, 1.5, 0.9999999999999999, -365250.25, 73049.75};
	uint64_t seed = 4;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		struct orr_tt tt = {2451544.5 + (double)random_between(&seed, -4000000, 4000000),
				    (double)(next_random(&seed) >> 11) * 0x1p-53};
		double days = (double)random_between(&seed, -1000000000, 1000000000) / 8191;
		if (i % 3 == 0)
			days = edges[(size_t)(i / 3) % (sizeof(edges) / sizeof(edges[0]))];
		struct orr_tt sum = orr_tt_add(tt, days);
		assert_true(sum.frac_d >= 0.0 && sum.frac_d < 1.0);
		assert_near(sum.day - floor(sum.day), 0.5, 0);
		long double moved = days_between(tt.day, tt.frac_d, sum.day, sum.frac_d);
		assert_near((double)(moved - (long double)days), 0, (double)RESOLUTION_D);

		struct orr_ut1 ut1 = orr_ut1_add((struct orr_ut1){tt.day, tt.frac_d}, days);
		assert_near(ut1.day, sum.day, 0);
		assert_near(ut1.frac_d, sum.frac_d, 0);
	}
	/* Just below midnight and a hair on either side of it. */
	struct orr_tt midnight = orr_tt_add((struct orr_tt){2451544.5, 0.0}, -1e-20);
	assert_near(orr_tt_jd(midnight), 2451544.5, 0);
	midnight = orr_tt_add((struct orr_tt){2451544.5, 0.9999999999999999}, 9e-17);
	assert_true(midnight.frac_d < 1.0);
}

static void whole_julian_dates_are_the_sum_of_both_parts(void **state)
{
	(void)state;
	assert_near(orr_tt_jd((struct orr_tt){2451544.5, 0.5}), 2451545.0, 0);
	assert_near(orr_ut1_jd((struct orr_ut1){2451544.5, 0.25}), 2451544.75, 0);
}

/* Source: ERFA test suite, era00: 0.4022837240028158102 rad at MJD 54388.0. */
static void the_earth_rotation_angle_is_erfas(void **state)
{
	(void)state;
	assert_near(orr_earth_rotation_deg((struct orr_ut1){2454388.5, 0.0}),
		    (double)(0.4022837240028158102L * 180 / PI), 1e-10);
}

/* The rate of IERS Conventions (2010), equation 5.15: 1.00273781191135448 turns a day, also from day to day. */
static void the_earth_turns_evenly(void **state)
{
	uint64_t seed = 5;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		struct orr_ut1 ut1 = {2451544.5 + (double)random_between(&seed, -73049, 73049),
				      (double)(next_random(&seed) >> 11) * 0x1p-53};
		double days = (double)random_between(&seed, 0, 1 << 20) / (1 << 20);
		double from = orr_earth_rotation_deg(ut1);
		double to = orr_earth_rotation_deg(orr_ut1_add(ut1, days));
		assert_true(from >= 0.0 && from < 360.0);
		double turned = fmod(to - from - days * (360 * 1.00273781191135448) + 1080, 360);
		assert_near(turned > 180 ? turned - 360 : turned, 0, 2e-10);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(milliseconds_survive_the_way_to_utc_and_back),
		cmocka_unit_test(leap_seconds_are_the_announced_ones),
		cmocka_unit_test(leap_seconds_agree_with_the_systems_table),
		cmocka_unit_test(scales_agree_with_erfa),
		cmocka_unit_test(before_1972_utc_is_ut1),
		cmocka_unit_test(tt_and_ut1_are_delta_t_apart),
		cmocka_unit_test(tt_runs_evenly_over_midnight),
		cmocka_unit_test(tt_gains_a_second_at_each_leap),
		cmocka_unit_test(sums_are_exact_and_normalised),
		cmocka_unit_test(whole_julian_dates_are_the_sum_of_both_parts),
		cmocka_unit_test(the_earth_rotation_angle_is_erfas),
		cmocka_unit_test(the_earth_turns_evenly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
