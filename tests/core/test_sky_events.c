/* SPDX-License-Identifier: Apache-2.0 */
/* The sky's events with the kernel that the build made: against the Naval Observatory's lunations and Swiss Ephemeris's own searches. */
#include "core/sky_events.h"

#include <stdio.h>
#include <string.h>

#include "core/angle.h"
#include "core/calendar.h"
#include "csv.h"
#include "real_kernel.h"
#include "test.h"

enum { EVENTS_MAX = 8192 };
static struct orr_sky_event events[EVENTS_MAX];

static size_t events_of(double from_jd_tt, double to_jd_tt)
{
	const struct orr_sky_span span = {&kernel, from_jd_tt, to_jd_tt};
	const size_t count = orr_sky_events(&span, EVENTS_MAX, events);
	assert_true(count <= EVENTS_MAX);
	for (size_t i = 1; i < count; i++)
		assert_true(events[i - 1].jd_tt <= events[i].jd_tt);
	return count;
}

static bool in_kernel(double jd_tt)
{
	double from, to;
	orr_kernel_range(&kernel, &from, &to);
	return jd_tt > from + 40 && jd_tt < to - 40;
}

static int kind_of(const char *name)
{
	static const char *const names[] = {
		"ingress",   "station_retrograde", "station_direct", "new_moon",
		"full_moon", "solar_eclipse",      "lunar_eclipse",
	};
	for (int i = 0; i < 7; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

static int body_of(const char *name)
{
	static const char *const names[] = {"Sun",     "Moon",   "Mercury", "Venus",   "Mars",
					    "Jupiter", "Saturn", "Uranus",  "Neptune", "Pluto"};
	for (int i = 0; i < 10; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

/*
 * Every station and sign change of twenty years is Swiss's, with its sign, and there are no others. Allowed: a minute where a body moves, slowly
 * near its station; six minutes at a station: kernels are good to 1e-6 degrees a day, and Pluto's speed changes by 2.5e-4 in a day.
 */
static void stations_and_signs_are_swiss_s(void **state)
{
	const double from = 2456658.5, to = 2463963.5;
	struct csv csv;
	size_t rows = 0, mine = 0;
	double worst[3] = {0};
	(void)state;
	if (!in_kernel(from) || !in_kernel(to))
		skip();
	const size_t count = events_of(from, to);
	for (size_t i = 0; i < count; i++)
		mine += events[i].kind <= ORR_EVENT_STATION_DIRECT ? 1 : 0;
	assert_true(csv_open(&csv, "sky_events_swiss.csv"));
	while (csv_next(&csv)) {
		const int kind = kind_of(csv.fields[0]), body = body_of(csv.fields[1]),
			  sign = (int)strtol(csv.fields[3], NULL, 10);
		if (kind > ORR_EVENT_STATION_DIRECT)
			continue;
		const double want = strtod(csv.fields[2], NULL);
		double off_d = 1.0;
		for (size_t i = 0; i < count; i++)
			if ((int)events[i].kind == kind && events[i].body == body && events[i].target == sign)
				off_d = fmin(off_d, fabs(events[i].jd_tt - want));
		worst[kind] = fmax(worst[kind], off_d * 86400);
		assert_near_label(off_d * 86400, 0, kind == ORR_EVENT_INGRESS ? 60 : 360, csv.fields[2]);
		rows++;
	}
	csv_close(&csv);
	print_message("# %zu signs and stations, worst %.1f s, stations %.1f s and %.1f s\n", rows, worst[0],
		      worst[1], worst[2]);
	assert_true(rows > 1300);
	assert_int_equal(mine, rows);
}

/*
 * The eclipses of 1900 to 2100 are those of Swiss, and in 2001-2100 as many as F. Espenak and J. Meeus count (224 of the Sun, 228 of the
 * Moon). Greatest eclipse is up to twenty minutes from the lunation.
 */
static void eclipses_are_swiss_s(void **state)
{
	const double from = 2415020.5, to = 2488434.5, century = 2451910.5;
	struct csv csv;
	size_t rows[2] = {0}, mine[2] = {0}, in_century[2] = {0};
	(void)state;
	if (!in_kernel(from) || !in_kernel(to))
		skip();
	size_t kept = 0;
	for (double jd = from; jd < to; jd += 365.25) {
		const size_t count = events_of(jd, fmin(jd + 365.25, to));
		assert_true(kept + count < EVENTS_MAX);
		static struct orr_sky_event eclipse[EVENTS_MAX];
		for (size_t i = 0; i < count; i++)
			if (events[i].kind == ORR_EVENT_SOLAR_ECLIPSE ||
			    events[i].kind == ORR_EVENT_LUNAR_ECLIPSE)
				eclipse[kept++] = events[i];
		if (jd + 365.25 >= to)
			memcpy(events, eclipse, kept * sizeof *events);
	}
	for (size_t i = 0; i < kept; i++) {
		const int lunar = events[i].kind == ORR_EVENT_LUNAR_ECLIPSE;
		mine[lunar]++;
		in_century[lunar] += events[i].jd_tt > century ? 1 : 0;
	}
	assert_true(csv_open(&csv, "sky_events_swiss.csv"));
	while (csv_next(&csv)) {
		const int kind = kind_of(csv.fields[0]);
		if (kind < ORR_EVENT_SOLAR_ECLIPSE)
			continue;
		const double want = strtod(csv.fields[2], NULL);
		double off_d = 1.0;
		for (size_t i = 0; i < kept; i++)
			if ((int)events[i].kind == kind)
				off_d = fmin(off_d, fabs(events[i].jd_tt - want));
		assert_near_label(off_d * 1440, 0, 30, csv.fields[2]);
		rows[kind == ORR_EVENT_LUNAR_ECLIPSE]++;
	}
	csv_close(&csv);
	print_message("# eclipses: %zu and %zu, Swiss %zu and %zu\n", mine[0], mine[1], rows[0], rows[1]);
	assert_int_equal(mine[0], rows[0]);
	assert_int_equal(mine[1], rows[1]);
	assert_int_equal(in_century[0], 224);
	assert_int_equal(in_century[1], 228);
}

static double jd_tt_of(const char *utc)
{
	int year, month, day, hour, minute;
	assert_int_equal(sscanf(utc, "%d-%d-%dT%d:%d", &year, &month, &day, &hour, &minute), 5);
	const int64_t days = orr_date_to_days(ORR_GREGORIAN, (struct orr_date){year, month, day});
	const struct orr_utc at = orr_utc_from_unix_ms((days * 1440 + hour * 60 + minute) * 60000);
	const double jd = at.day + at.frac_d;
	double delta_t_s;
	size_t bad;
	if (orr_kernel_delta_t_s(&kernel, 1, &jd, &delta_t_s, &bad) != ORR_KERNEL_OK)
		return 0;
	return orr_tt_jd(orr_tt_from_utc(at, delta_t_s));
}

/* To the minute; for the future the table's Delta T is another. A month around each has one new and one full moon, or two of one. */
static void lunations_are_the_observatory_s(void **state)
{
	struct csv csv;
	int rows = 0;
	(void)state;
	assert_true(csv_open(&csv, "moon_phases_usno.csv"));
	while (csv_next(&csv)) {
		const bool full = strcmp(csv.fields[0], "full") == 0;
		const double jd = jd_tt_of(csv.fields[1]);
		if ((!full && strcmp(csv.fields[0], "new") != 0) || !in_kernel(jd))
			continue;
		const size_t count = events_of(jd - 10, jd + 10);
		double off_d = 1.0;
		for (size_t i = 0; i < count; i++)
			if (events[i].kind == (full ? ORR_EVENT_FULL_MOON : ORR_EVENT_NEW_MOON) ||
			    events[i].kind == (full ? ORR_EVENT_LUNAR_ECLIPSE : ORR_EVENT_SOLAR_ECLIPSE))
				off_d = fmin(off_d, fabs(events[i].jd_tt - jd));
		assert_near_label(off_d * 86400, 0, jd > 2461406.5 ? 90 : 45, csv.fields[1]);
		rows++;
	}
	csv_close(&csv);
	print_message("# %d new and full moons\n", rows);
	assert_true(rows > 100);
}

static double longitude(double jd_tt, int body)
{
	const struct orr_tt tt = orr_tt_from_jd(jd_tt);
	struct orr_sky sky;
	size_t bad;
	assert_int_equal(orr_kernel_eval(&kernel, 1, &tt, &sky, &bad), ORR_KERNEL_OK);
	return sky.lon_deg[body];
}

/*
 * Passages of Jupiter to Pluto over longitudes half an arc second to each side of their stations: both passages within hours are found beyond the
 * station's near side, none beyond its far side, as steps of a thousandth of a day see them.
 */
static void transits_around_stations_are_found(void **state)
{
	const double from = 2456658.5, to = from + 365.25;
	double target[64], at[64];
	int body[64];
	size_t targets = 0;
	(void)state;
	if (!in_kernel(from) || !in_kernel(to))
		skip();
	const size_t count = events_of(from, to);
	for (size_t i = 0; i < count; i++)
		if (events[i].body >= ORR_JUPITER && (events[i].kind == ORR_EVENT_STATION_RETROGRADE ||
						      events[i].kind == ORR_EVENT_STATION_DIRECT))
			for (int side = -1; side <= 1; side += 2) {
				target[targets] = orr_angle_wrap(events[i].lon_deg + side * 0.5 / 3600);
				at[targets] = events[i].jd_tt;
				body[targets++] = events[i].body;
			}
	assert_true(targets >= 16);
	for (size_t t = 0; t < targets; t++) {
		const struct orr_sky_span span = {&kernel, at[t] - 4, at[t] + 4};
		struct orr_sky_event transit[32];
		const size_t found = orr_sky_transits(&span, 1, &target[t], 32, transit);
		size_t seen = 0, mine = 0;
		double before = orr_angle_difference(target[t], longitude(at[t] - 4, body[t]));
		for (double jd = at[t] - 4 + 1e-3; jd < at[t] + 4; jd += 1e-3) {
			const double now = orr_angle_difference(target[t], longitude(jd, body[t]));
			seen += (now < 0) != (before < 0) ? 1 : 0;
			before = now;
		}
		for (size_t i = 0; i < found; i++)
			if (transit[i].body == body[t]) {
				assert_near(
					orr_angle_difference(target[t], longitude(transit[i].jd_tt, body[t])),
					0, 2e-8);
				mine++;
			}
		assert_true(seen == 0 || seen == 2);
		assert_int_equal(mine, seen);
	}
}

/* Cut at any point, the parts have what the whole has; room that is too small is not overrun, and the count still says all. */
static void parts_make_the_whole(void **state)
{
	double first, last;
	struct orr_sky_event whole[ORR_SKY_EVENTS_MAX], few[3];
	(void)state;
	orr_kernel_range(&kernel, &first, &last);
	const double from = first, to = first + 91;
	const struct orr_sky_span span = {&kernel, from, to};
	const size_t count = orr_sky_events(&span, ORR_SKY_EVENTS_MAX, whole);
	assert_true(count > 10 && count < ORR_SKY_EVENTS_MAX / 2);
	for (int cut = 1; cut < 91; cut++) {
		const size_t before = events_of(from, from + cut), after = events_of(from + cut, to);
		assert_int_equal(before + after, count);
	}
	assert_int_equal(orr_sky_events(&span, 3, few), count);
	const struct orr_sky_span end = {&kernel, last - 91, last};
	assert_true(orr_sky_events(&end, ORR_SKY_EVENTS_MAX, whole) > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stations_and_signs_are_swiss_s),
		cmocka_unit_test(eclipses_are_swiss_s),
		cmocka_unit_test(lunations_are_the_observatory_s),
		cmocka_unit_test(transits_around_stations_are_found),
		cmocka_unit_test(parts_make_the_whole),
	};
	if (getenv("ORRERY_TEST_KERNEL") == NULL) {
		print_message("1..0 # SKIP ORRERY_TEST_KERNEL names no kernel\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
