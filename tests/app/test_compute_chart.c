/* SPDX-License-Identifier: Apache-2.0 */
/* Births through the whole calculation: against Swiss Ephemeris, and every rule of time and place. */
#include "app/compute_chart.h"

#include <stdio.h>

#include "arena_fixture.h"
#include "base/str.h"
#include "codec/field.h"
#include "core/zodiac.h"
#include "fixture.h"
#include "model/birth_read.h"
#include "model/names.h"

/* printf 'birth_charts\nemployee\nE-1' | b2sum | cut -c1-24 */
#define ID_OF_E1 "0d0db8586ff1ef7105b1ffae"

/* The chart of a birth in text; NULL with `error` set when there is none. */
static const struct orr_birth_chart *chart_of(struct orr_birth_text text)
{
	struct orr_birth birth;
	struct orr_birth_chart *chart = NULL;
	error = (struct orr_error){0};
	if (orr_birth_read(&text, &arena, &birth, &error) != ORR_OK)
		return NULL;
	assert_int_equal(orr_compute_charts(&fixture.app, 1, &birth, &arena, &chart, &error), ORR_OK);
	assert_true((chart != NULL) == (error.code == ORR_OK));
	return chart;
}

static const struct orr_birth_text new_york = {.date = "1990-05-15",
					       .time = "14:30",
					       .zone = "America/New_York",
					       .latitude = "40.7128",
					       .longitude = "-74.0060"};

static double arc_seconds(double a_deg, double b_deg)
{
	return fabs(remainder(a_deg - b_deg, 360.0)) * 3600.0;
}

/* Goals of docs/algorithms: planets and Chiron 0.001", mean points and asteroids 0.01"; osculating node and Lilith jump in Swiss's own
 * Moon file from one of its polynomials to the next, by up to 0.2" and 1.2". */
static double goal_arc_seconds(int body)
{
	if (body == ORR_TRUE_NODE)
		return 0.2;
	if (body == ORR_TRUE_LILITH)
		return 1.2;
	return body <= ORR_PLUTO || body == ORR_CHIRON ? 0.001 : 0.01;
}

static void check_row(char *line)
{
	char *field = strtok_r(line, "\t", &line);
	char utc[40], lat[20], lon[20];
	snprintf(utc, sizeof utc, "%s", field);
	snprintf(lat, sizeof lat, "%s", strtok_r(NULL, "\t", &line));
	snprintf(lon, sizeof lon, "%s", strtok_r(NULL, "\t", &line));
	const struct orr_birth_chart *chart =
		chart_of((struct orr_birth_text){.datetime = utc, .latitude = lat, .longitude = lon});
	assert_non_null(chart);
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const double want_deg = atof(strtok_r(NULL, "\t", &line));
		assert_near_label(arc_seconds(chart->planets[body].degree, want_deg), 0.0,
				  goal_arc_seconds(body), orr_body_names[body]);
	}
	for (int i = 0; i < 12; i++)
		assert_near_label(arc_seconds(chart->houses[i].cusp, atof(strtok_r(NULL, "\t", &line))), 0.0,
				  0.001, utc);
	for (int i = 0; i < 3; i++)
		assert_near_label(arc_seconds(chart->points[i].longitude, atof(strtok_r(NULL, "\t", &line))),
				  0.0, 0.001, utc);
}

static void charts_agree_with_swiss_ephemeris(void **state)
{
	(void)state;
	FILE *file = fopen(TEST_DATA "/charts_swiss.tsv", "r");
	assert_non_null(file);
	char line[2048];
	int rows = 0;
	while (fgets(line, sizeof line, file) != NULL) {
		if (line[0] == '#' || line[0] == 'u')
			continue;
		check_row(line);
		orr_arena_reset(&arena);
		rows++;
	}
	fclose(file);
	assert_int_equal(rows, 200);
}

/* Row of sidereal_swiss.tsv: zodiac, letter of the houses, utc, lat, lon, 19 bodies, 12 cusps, 7 angles. */
static void check_sidereal_row(char *line)
{
	char *field[5];
	for (int i = 0; i < 5; i++)
		field[i] = strtok_r(i == 0 ? line : NULL, "\t", &line);
	const struct orr_birth_chart *chart = chart_of((struct orr_birth_text){.zodiac = field[0],
									       .house_system = field[1],
									       .datetime = field[2],
									       .latitude = field[3],
									       .longitude = field[4]});
	assert_non_null(chart);
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const struct orr_doc_planet *planet = &chart->planets[body];
		assert_near_label(arc_seconds(planet->degree, atof(strtok_r(NULL, "\t", &line))), 0.0,
				  goal_arc_seconds(body) + 0.0005, field[0]);
		assert_int_equal(planet->sign, orr_sign_of(planet->degree));
	}
	for (int i = 0; i < 12; i++) {
		const struct orr_doc_house *house = &chart->houses[i];
		assert_near_label(arc_seconds(house->cusp, atof(strtok_r(NULL, "\t", &line))), 0.0, 0.0015,
				  field[1]);
		assert_int_equal(house->ruler, orr_sign_ruler(orr_sign_of(house->cusp)));
	}
	static const enum orr_lot lots[7] = {
		ORR_LOT_ASCENDANT,      ORR_LOT_MIDHEAVEN,         ORR_LOT_VERTEX,
		ORR_LOT_EAST_POINT,     ORR_LOT_CO_ASCENDANT_KOCH, ORR_LOT_CO_ASCENDANT_MUNKASEY,
		ORR_LOT_POLAR_ASCENDANT};
	for (int i = 0; i < 7; i++)
		assert_near_label(
			arc_seconds(chart->points[lots[i]].longitude, atof(strtok_r(NULL, "\t", &line))), 0.0,
			0.0015, orr_lot_names[lots[i]]);
}

static void sidereal_charts_agree_with_swiss_ephemeris(void **state)
{
	(void)state;
	FILE *file = fopen(TEST_DATA "/sidereal_swiss.tsv", "r");
	assert_non_null(file);
	char line[2048];
	int rows = 0;
	while (fgets(line, sizeof line, file) != NULL) {
		if (line[0] == '#' || strncmp(line, "zodiac\t", 7) == 0)
			continue;
		check_sidereal_row(line);
		orr_arena_reset(&arena);
		rows++;
	}
	fclose(file);
	assert_true(rows > 300);
}

static void civil_time_becomes_utc(void **state)
{
	(void)state;
	const struct orr_birth_chart *chart = chart_of(new_york);
	assert_non_null(chart);
	/* 14:30 in New York in May is daylight time, UTC-4. */
	int64_t want_ms;
	assert_true(orr_rfc3339_parse("1990-05-15T18:30:00Z", &want_ms));
	assert_int_equal(chart->provenance.utc_ms, want_ms);
	assert_near(chart->provenance.utc_offset_s, -14400.0, 0.0);
	assert_non_null(strstr(chart->provenance.offset_source, "EDT in America/New_York, daylight saving"));
	assert_string_equal(chart->provenance.zone_data_id, orr_zones_id(&fixture.app.zones));
	assert_string_equal(chart->birth_data.time, "14:30");
	assert_int_equal(chart->birth_data.time_s, 52200);
	assert_int_equal(chart->created_at_ms, FIXTURE_NOW_MS);
	assert_near(chart->certainty.half_width_s, 30.0, 0.0);
	assert_int_equal(chart->house_count, 12);
	assert_int_equal(chart->point_count, ORR_DOC_POINT_MAX);
}

static void identity_alone_makes_the_id(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.entity_id = "E-1";
	assert_string_equal(chart_of(text)->id, ID_OF_E1);
	text.time = "15:30";
	assert_string_equal(chart_of(text)->id, ID_OF_E1);
	text.entity_type = "candidate";
	assert_string_not_equal(chart_of(text)->id, ID_OF_E1);
}

static void unknown_time_has_no_houses_and_honest_ranges(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.time = NULL;
	const struct orr_birth_chart *chart = chart_of(text);
	assert_non_null(chart);
	assert_null(chart->birth_data.time);
	assert_int_equal(chart->birth_data.time_s, ORR_INT_NULL);
	assert_false(chart->certainty.time_known);
	assert_near(chart->certainty.half_width_s, 43200.0, 0.0);
	assert_int_equal(chart->house_count, 0);
	assert_int_equal(chart->point_count, 0);
	assert_false(chart->calculated_data.has_ascendant);
	assert_int_equal(chart->provenance.house_system_used, -1);
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		assert_int_equal(chart->planets[body].house, ORR_INT_NULL);

	/* The window's ends, computed as known times, bound the Moon; its middle is the middle instant. */
	text.time = "00:00";
	const double first_deg = chart_of(text)->planets[ORR_MOON].degree;
	text.time = "12:00";
	const double middle_deg = chart_of(text)->planets[ORR_MOON].degree;
	text.date = "1990-05-16";
	text.time = "00:00";
	const double last_deg = chart_of(text)->planets[ORR_MOON].degree;
	assert_near(chart->planets[ORR_MOON].degree_min, first_deg, 2e-9);
	assert_near(chart->planets[ORR_MOON].degree, middle_deg, 2e-9);
	assert_near(chart->planets[ORR_MOON].degree_max, last_deg, 2e-9);
}

/* Clocks went forward on 1990-04-01 at 02:00 in New York: that day had 23 hours. */
static void unknown_time_knows_the_length_of_the_day(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.date = "1990-04-01";
	text.time = NULL;
	const struct orr_birth_chart *chart = chart_of(text);
	assert_near(chart->certainty.half_width_s, 23 * 1800.0, 0.0);
	int64_t middle_ms;
	assert_true(orr_rfc3339_parse("1990-04-01T16:30:00Z", &middle_ms));
	assert_int_equal(chart->provenance.utc_ms, middle_ms);
}

/* Brazil began daylight saving at midnight on 1990-10-21: the day began at 01:00, 03:00 UTC. */
static void unknown_time_of_a_day_without_midnight(void **state)
{
	(void)state;
	const struct orr_birth_chart *chart = chart_of((struct orr_birth_text){.date = "1990-10-21",
									       .zone = "America/Sao_Paulo",
									       .latitude = "-23.55",
									       .longitude = "-46.63"});
	assert_non_null(chart);
	assert_near(chart->certainty.half_width_s, 23 * 1800.0, 0.0);
	int64_t middle_ms;
	assert_true(orr_rfc3339_parse("1990-10-21T14:30:00Z", &middle_ms));
	assert_int_equal(chart->provenance.utc_ms, middle_ms);
}

/* Samoa left 30 December 2011 out when it crossed the date line. */
static void a_day_that_never_was_is_no_birthday(void **state)
{
	(void)state;
	struct orr_birth_text text = {
		.date = "2011-12-30", .zone = "Pacific/Apia", .latitude = "-13.83", .longitude = "-171.77"};
	assert_null(chart_of(text));
	assert_int_equal(error.code, ORR_E_SKIPPED_TIME);
	assert_string_equal(error.field, "date");
	text.date = "2011-12-31";
	assert_near(chart_of(text)->certainty.half_width_s, 43200.0, 0.0);
}

static void a_wide_window_is_said_and_costs_certainty(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	const struct orr_birth_chart *chart = chart_of(text);
	assert_true(chart->planets[ORR_MOON]
			    .sign_certain); /* 0.5 degrees into Aquarius, an hour after the ingress */
	assert_int_equal(chart->provenance.warning_count, 0);
	text.time_precision_s = "10800"; /* three hours: the window begins half an hour before the ingress */
	chart = chart_of(text);
	assert_false(chart->planets[ORR_MOON].sign_certain);
	assert_true(chart->planets[ORR_SUN].sign_certain);
	assert_int_equal(chart->provenance.warning_count, 1);
	assert_non_null(strstr(chart->provenance.warnings[0], "10800 s only"));
}

static void instants_beyond_the_leap_seconds_are_marked(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.date = "2027-06-27";
	assert_int_equal(chart_of(text)->provenance.warning_count, 0);
	text.date = "2027-06-28";
	assert_int_equal(chart_of(text)->provenance.warning_count, 1);
	assert_non_null(strstr(chart_of(text)->provenance.warnings[0], "leap seconds"));
}

static void times_that_exist_twice_or_not_at_all(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.date = "1990-10-28";
	text.time = "01:30";
	assert_null(chart_of(text));
	assert_int_equal(error.code, ORR_E_AMBIGUOUS_TIME);
	assert_string_equal(error.field, "time");
	assert_non_null(strstr(error.text, "1990-10-28T05:30:00.000Z"));
	assert_non_null(strstr(error.text, "1990-10-28T06:30:00.000Z"));
	int64_t want_ms;
	text.fold = "earlier";
	assert_true(orr_rfc3339_parse("1990-10-28T05:30:00Z", &want_ms));
	assert_int_equal(chart_of(text)->provenance.utc_ms, want_ms);
	assert_int_equal(chart_of(text)->provenance.warning_count, 1);
	text.fold = "later";
	assert_true(orr_rfc3339_parse("1990-10-28T06:30:00Z", &want_ms));
	assert_int_equal(chart_of(text)->provenance.utc_ms, want_ms);

	text.date = "1990-04-01";
	text.time = "02:30";
	text.fold = NULL;
	assert_null(chart_of(text));
	assert_int_equal(error.code, ORR_E_SKIPPED_TIME);
	text.fold = "later";
	assert_true(orr_rfc3339_parse("1990-04-01T07:30:00Z", &want_ms));
	assert_int_equal(chart_of(text)->provenance.utc_ms, want_ms);
	text.fold = "earlier";
	assert_true(orr_rfc3339_parse("1990-04-01T06:30:00Z", &want_ms));
	assert_int_equal(chart_of(text)->provenance.utc_ms, want_ms);
}

/* Before standard time the offset is the birthplace's own: 13.4 degrees east are 53 min 36 s. */
static void local_mean_time_is_the_birthplace_s(void **state)
{
	(void)state;
	struct orr_birth_text text = {.date = "1850-06-01",
				      .time = "12:00",
				      .zone = "Europe/Berlin",
				      .latitude = "52.5",
				      .longitude = "13.4"};
	const struct orr_birth_chart *chart = chart_of(text);
	assert_near(chart->provenance.utc_offset_s, 3216.0, 1e-9);
	assert_non_null(strstr(chart->provenance.offset_source, "local mean time of the birthplace"));
	text.zone = "LMT";
	chart = chart_of(text);
	assert_near(chart->provenance.utc_offset_s, 3216.0, 1e-9);
	assert_null(chart->provenance.zone_data_id);
	assert_string_equal(chart->birth_data.timezone, "LMT");
}

/* 1 January 1850 of the Julian calendar is 13 January of the Gregorian. */
static void julian_dates_are_converted(void **state)
{
	(void)state;
	struct orr_birth_text text = {.date = "1850-01-01",
				      .time = "12:00",
				      .zone = "UTC",
				      .latitude = "59.9",
				      .longitude = "30.3",
				      .calendar = "julian"};
	const struct orr_birth_chart *julian = chart_of(text);
	text.date = "1850-01-13";
	text.calendar = NULL;
	const struct orr_birth_chart *gregorian = chart_of(text);
	assert_int_equal(julian->provenance.utc_ms, gregorian->provenance.utc_ms);
	assert_int_equal(julian->birth_data.date_ms, gregorian->birth_data.date_ms);
	assert_int_equal(julian->birth_data.calendar, ORR_JULIAN);
}

static void polar_births_say_which_houses_they_have(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.latitude = "69.65";
	const struct orr_birth_chart *chart = chart_of(text);
	assert_int_equal(chart->provenance.house_system_asked, ORR_HOUSES_PLACIDUS);
	assert_int_equal(chart->provenance.house_system_used, ORR_HOUSES_PORPHYRY);
	assert_int_equal(chart->provenance.warning_count, 1);
	assert_non_null(strstr(chart->provenance.warnings[0], "porphyry is used"));
}

static void dates_outside_the_kernel_name_the_way_out(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.date = "1492-10-12";
	assert_null(chart_of(text));
	assert_int_equal(error.code, ORR_E_OUT_OF_RANGE);
	assert_string_equal(error.field, "date");
	assert_non_null(strstr(error.text, "1492-10-12"));
	assert_non_null(strstr(error.text, "orrery-kernelc --from"));
	text.time = NULL;
	assert_null(chart_of(text));
	assert_int_equal(error.code, ORR_E_OUT_OF_RANGE);
}

static void unknown_zones_are_named(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.zone = "Europe/Atlantis";
	assert_null(chart_of(text));
	assert_int_equal(error.code, ORR_E_INVALID);
	assert_string_equal(error.field, "zone");
	assert_non_null(strstr(error.text, "Europe/Atlantis"));
}

/* One bad birth among good ones leaves the good ones as they are alone. */
static void births_do_not_disturb_each_other(void **state)
{
	(void)state;
	struct orr_birth births[3];
	struct orr_error errors[3] = {{0}};
	struct orr_birth_chart *charts[3];
	struct orr_birth_text text = new_york, bad = new_york, unknown = new_york;
	bad.date = "1492-10-12";
	unknown.time = NULL;
	assert_int_equal(orr_birth_read(&unknown, &arena, &births[0], &errors[0]), ORR_OK);
	assert_int_equal(orr_birth_read(&bad, &arena, &births[1], &errors[1]), ORR_OK);
	assert_int_equal(orr_birth_read(&text, &arena, &births[2], &errors[2]), ORR_OK);
	assert_int_equal(orr_compute_charts(&fixture.app, 3, births, &arena, charts, errors), ORR_OK);
	assert_null(charts[1]);
	assert_int_equal(errors[1].code, ORR_E_OUT_OF_RANGE);
	const struct orr_birth_chart *alone = chart_of(text);
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		assert_near(charts[2]->planets[body].degree, alone->planets[body].degree, 0.0);
	assert_near(charts[0]->planets[ORR_MOON].degree, chart_of(unknown)->planets[ORR_MOON].degree, 0.0);
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	struct orr_birth birth;
	struct orr_birth_chart *chart = NULL;
	assert_int_equal(orr_birth_read(&new_york, &arena, &birth, &error), ORR_OK);
	int failures = 0;
	for (long nth = 1;; nth++) {
		struct orr_arena small;
		orr_arena_init(&small, 64 << 20);
		error = (struct orr_error){0};
		orr_memory_fail_from(nth);
		enum orr_code code = orr_compute_charts(&fixture.app, 1, &birth, &small, &chart, &error);
		orr_memory_fail_never();
		orr_arena_done(&small);
		if (code == ORR_OK && error.code == ORR_OK)
			break;
		assert_int_equal(error.code, ORR_E_UNAVAILABLE);
		failures++;
	}
	assert_true(failures > 0);
}

/* The same with the arena's cap at every size: wherever it ends, the error is the arena's. */
static void arenas_may_end_anywhere(void **state)
{
	(void)state;
	struct orr_birth birth;
	struct orr_birth_text text = new_york;
	text.latitude = "69.65";
	assert_int_equal(orr_birth_read(&text, &arena, &birth, &error), ORR_OK);
	bool done = false;
	for (size_t max_bytes = 0; !done; max_bytes += 512) {
		struct orr_arena small;
		struct orr_birth_chart *chart = NULL;
		orr_arena_init(&small, max_bytes);
		error = (struct orr_error){0};
		enum orr_code code = orr_compute_charts(&fixture.app, 1, &birth, &small, &chart, &error);
		done = code == ORR_OK && error.code == ORR_OK;
		if (!done)
			assert_int_equal(error.code, ORR_E_UNAVAILABLE);
		orr_arena_done(&small);
		assert_true(max_bytes < 64 << 20);
	}
}

#define CHART_TEST(test) cmocka_unit_test_setup_teardown(test, arena_open, arena_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHART_TEST(charts_agree_with_swiss_ephemeris),
		CHART_TEST(sidereal_charts_agree_with_swiss_ephemeris),
		CHART_TEST(civil_time_becomes_utc),
		CHART_TEST(identity_alone_makes_the_id),
		CHART_TEST(unknown_time_has_no_houses_and_honest_ranges),
		CHART_TEST(unknown_time_knows_the_length_of_the_day),
		CHART_TEST(unknown_time_of_a_day_without_midnight),
		CHART_TEST(a_day_that_never_was_is_no_birthday),
		CHART_TEST(a_wide_window_is_said_and_costs_certainty),
		CHART_TEST(instants_beyond_the_leap_seconds_are_marked),
		CHART_TEST(times_that_exist_twice_or_not_at_all),
		CHART_TEST(local_mean_time_is_the_birthplace_s),
		CHART_TEST(julian_dates_are_converted),
		CHART_TEST(polar_births_say_which_houses_they_have),
		CHART_TEST(dates_outside_the_kernel_name_the_way_out),
		CHART_TEST(unknown_zones_are_named),
		CHART_TEST(births_do_not_disturb_each_other),
		CHART_TEST(memory_may_run_out_anywhere),
		CHART_TEST(arenas_may_end_anywhere),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
