/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns through the whole calculation: against codes and positions made apart from them, the edges, and failures. */
#include "app/analyse_pattern.h"

#include <stdio.h>

#include "app/motion.h"
#include "app/sky_field.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "cohort_fixture.h"
#include "core/angle.h"
#include "model/birth_read.h"
#include "model/names.h"

static struct orr_arena kept;

static struct cohorts middle, first, last;

static const struct orr_birth_text new_york = {.entity_id = "E-1",
					       .date = "1990-05-15",
					       .time = "14:30",
					       .zone = "America/New_York",
					       .latitude = "40.7128",
					       .longitude = "-74.0060"};

struct span {
	struct orr_quarter from, to, current;
};
static const struct span around_2026 = {{2025, 1}, {2026, 4}, {2026, 1}};

static const struct orr_energy_pattern *pattern_in(const struct cohorts *cohorts, struct orr_birth_text text,
						   struct span span, bool everybody)
{
	struct orr_birth birth;
	struct orr_pattern_frame frame;
	void *document = NULL;
	error = (struct orr_error){0};
	if (orr_birth_read(&text, &arena, &birth, &error) != ORR_OK)
		return NULL;
	const struct orr_pattern_wish wish = {&fixture.app, &cohorts->view, span.from,
					      span.to,      span.current,   everybody ? NULL : &birth};
	if (orr_pattern_frame_open(&wish, pool, &frame, &error) != ORR_OK)
		return NULL;
	const struct orr_document_maker maker = orr_pattern_maker(&frame);
	const enum orr_code code = maker.make(&maker, 1, &birth, &arena, &document, &error);
	orr_memory_fail_never();
	/* The sky's sentences are the frame's; here they outlive it. */
	struct orr_energy_pattern *copy = orr_arena_alloc(&arena, sizeof *copy);
	if (code == ORR_OK && document != NULL)
		assert_true(orr_table_copy(&orr_energy_pattern_table, document, &arena, copy));
	orr_pattern_frame_close(&frame);
	return code == ORR_OK && document != NULL ? copy : NULL;
}

static const struct orr_energy_pattern *pattern_of(const struct cohorts *cohorts, struct orr_birth_text text,
						   struct span span)
{
	return pattern_in(cohorts, text, span, false);
}

/* The pattern of the birth in New York that most tests look at, made once. */
static struct orr_energy_pattern usual;

static int open_all(void **state)
{
	if (fixture_open(state) != 0 || orr_pool_open(&pool, 2, &error) != ORR_OK ||
	    make_cohorts(&middle, 1986, 1992) + make_cohorts(&first, 1800, 1801) +
			    make_cohorts(&last, 2198, 2199) !=
		    0)
		return -1;
	arena_open(state);
	orr_arena_init(&kept, 64 << 20);
	const struct orr_energy_pattern *made = pattern_of(&middle, new_york, around_2026);
	const bool good = made != NULL && orr_table_copy(&orr_energy_pattern_table, made, &kept, &usual);
	arena_close(state);
	return good ? 0 : -1;
}

static int close_all(void **state)
{
	orr_arena_done(&kept);
	orr_free(middle.bytes);
	orr_free(first.bytes);
	orr_free(last.bytes);
	orr_pool_close(pool);
	return fixture_close(state);
}

static double level_of(const struct orr_doc_snapshot *snapshot, int level)
{
	return level < ORR_ENERGY_COUNT
		       ? (&snapshot->energy_snapshot.physical)[level]
		       : (&snapshot->dimensional_snapshot.leadership)[level - ORR_ENERGY_COUNT];
}

static void check_ranges(const struct orr_energy_pattern *pattern)
{
	assert_non_null(pattern);
	for (size_t i = 0; i < pattern->snapshot_count; i++)
		for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
			const double level = level_of(&pattern->time_series[i], k);
			assert_true(level >= 0.0 && level <= 100.0);
		}
	assert_true(pattern->confidence > 0.0 && pattern->confidence <= 1.0);
	assert_true(pattern->statistics.cohort_share >= 0.0 && pattern->statistics.cohort_share <= 1.0);
}

/* Each quarter says what the code of that quarter, made on its own, says. */
static void quarters_are_the_codes(void **state)
{
	(void)state;
	const struct orr_energy_pattern *pattern = &usual;
	check_ranges(pattern);
	assert_int_equal(pattern->snapshot_count, 8);
	for (size_t i = 0; i < pattern->snapshot_count; i += 3) {
		struct orr_birth birth;
		struct orr_code_frame frame;
		void *made = NULL;
		const struct orr_doc_snapshot *snapshot = &pattern->time_series[i];
		assert_int_equal(orr_birth_read(&new_york, &arena, &birth, &error), ORR_OK);
		const struct orr_code_wish wish = {
			&fixture.app, &middle.view, {snapshot->year, snapshot->quarter[1] - '0'}, &birth};
		assert_int_equal(orr_code_frame_open(&wish, pool, &frame, &error), ORR_OK);
		const struct orr_document_maker maker = orr_code_maker(&frame);
		assert_int_equal(maker.make(&maker, 1, &birth, &arena, &made, &error), ORR_OK);
		const struct orr_doc_code *code = &((const struct orr_harmonic_codes *)made)->current_code;
		assert_memory_equal(&snapshot->energy_snapshot, &code->energy_levels,
				    sizeof code->energy_levels);
		assert_memory_equal(&snapshot->dimensional_snapshot, &code->dimensions,
				    sizeof code->dimensions);
		assert_int_equal(snapshot->primary_harmonic, code->primary_harmonic);
		if (i > 0)
			assert_near(snapshot->change_magnitude, code->change_magnitude, 1e-9);
		else
			assert_true(isnan(snapshot->change_magnitude));
		orr_code_frame_close(&frame);
	}
}

/* Insights follow from the series as it is printed. */
static void insights_follow_from_the_series(void **state)
{
	(void)state;
	const struct orr_energy_pattern *pattern = &usual;
	size_t peaks = 0, lows = 0;
	assert_int_equal(pattern->time_series[3].phase, ORR_PAST);
	assert_int_equal(pattern->time_series[4].phase, ORR_CURRENT);
	assert_int_equal(pattern->time_series[5].phase, ORR_FUTURE);
	assert_int_equal(pattern->insights.season_count, 4);
	for (size_t s = 0; s < 4; s++) {
		const struct orr_doc_season *season = &pattern->insights.seasonal_patterns[s];
		assert_int_equal(season->quarter_count, 2);
		const double mean = (pattern->time_series[s].energy_snapshot.mental +
				     pattern->time_series[s + 4].energy_snapshot.mental) /
				    2;
		assert_near(season->energy_characteristics.mental, mean, 0.0051);
	}
	for (size_t i = 0; i < pattern->insights.peak_count; i++) {
		const struct orr_doc_period *peak = &pattern->insights.peak_periods[i];
		for (size_t d = 0; d < peak->dimension_count; d++, peaks++) {
			const int level = orr_name_index(orr_level_names, peak->dimensions[d]);
			for (size_t q = 0; q < pattern->snapshot_count; q++) {
				const struct orr_doc_snapshot *at = &pattern->time_series[q];
				if (at->year == peak->year && strcmp(at->quarter, peak->quarter) == 0)
					assert_near(level_of(at, level),
						    pattern->statistics.levels[level].greatest, 0.0);
			}
		}
	}
	for (size_t i = 0; i < pattern->insights.low_count; i++)
		lows += pattern->insights.low_periods[i].dimension_count;
	assert_int_equal(peaks, ORR_LEVEL_COUNT);
	assert_int_equal(lows, ORR_LEVEL_COUNT);
	assert_true(pattern->insights.volatility_index >= 0 && pattern->insights.volatility_index <= 100);
	assert_int_equal(pattern->statistics.cohort_count, ORR_PATTERN_COHORT);
}

/* The next quarter is the one after the current, whether it is in the span or not. */
static void the_next_quarter_is_computed(void **state)
{
	(void)state;
	const struct span past = {{2020, 1}, {2020, 3}, {2026, 1}};
	const struct orr_energy_pattern *inside = &usual, *outside = pattern_of(&middle, new_york, past);
	assert_true(inside->predictions.has_next && outside->predictions.has_next);
	const struct orr_doc_forecast *next = &inside->predictions.next_quarter;
	assert_string_equal(next->quarter, "Q2");
	assert_int_equal(next->year, 2026);
	assert_int_equal(next->forecast_date_ms, INT64_C(1775001600000)); /* 2026-04-01 */
	assert_memory_equal(&next->predicted_energy, &inside->time_series[5].energy_snapshot,
			    sizeof next->predicted_energy);
	assert_memory_equal(&next->predicted_dimensions,
			    &outside->predictions.next_quarter.predicted_dimensions,
			    sizeof next->predicted_dimensions);
	assert_int_equal(next->key_factor_count, 6);
	assert_near(next->confidence, inside->confidence, 0.0);
	assert_int_equal(outside->snapshot_count, 3);
}

static double longitude(int64_t at_ms, int body)
{
	struct orr_motion motion;
	double jd_tt;
	assert_true(orr_motion_at_utc(&fixture.app.kernel, at_ms, &jd_tt, &motion));
	return motion.lon_deg[body];
}

/* At the printed instants the planets stand where the events say, within a second's way; all lie within their quarter, in order. */
static void events_are_where_they_say(void **state)
{
	(void)state;
	static const double exact_deg[ORR_ASPECT_KIND_COUNT] = {
		[ORR_CONJUNCTION] = 0, [ORR_OPPOSITION] = 180, [ORR_SQUARE] = 90};
	const struct orr_energy_pattern *pattern = &usual;
	const int64_t birth_ms = pattern->provenance.utc_ms;
	size_t transits = 0, others = 0;
	for (size_t i = 0; i < pattern->snapshot_count; i++) {
		const struct orr_doc_snapshot *at = &pattern->time_series[i];
		int64_t before = at->date_ms;
		assert_int_equal(at->event_count, at->notable_count);
		assert_true(at->environmental_count > 20);
		for (size_t e = 0; e < at->event_count; e++) {
			const struct orr_doc_sky_event *event = &at->events[e];
			assert_true(event->at_ms >= before &&
				    event->at_ms <= at->date_ms + INT64_C(92) * 86400000);
			before = event->at_ms;
			assert_near(
				orr_angle_difference(event->longitude, longitude(event->at_ms, event->body)),
				0, 1e-3);
			const double off = fabs(
				orr_angle_separation(event->longitude, longitude(birth_ms, event->point)) -
				exact_deg[event->aspect]);
			assert_near(off, event->orb, 1e-6);
			assert_true(event->orb <= (event->kind == ORR_EVENT_TRANSIT ? 1e-6 : 3.0));
			transits += event->kind == ORR_EVENT_TRANSIT ? 1 : 0;
			others += event->kind != ORR_EVENT_TRANSIT ? 1 : 0;
		}
	}
	assert_true(transits > 5 && others > 5);
}

/*
 * Events of 2026's first half that almanacs list: F. Espenak's eclipses of 17 February and 3 March, and the Observatory's equinox of 20 March.
 */
static void the_sky_is_the_almanac_s(void **state)
{
	(void)state;
	static const char *const want[] = {"2026-02-17 Solar eclipse at ", "2026-03-03 Lunar eclipse at ",
					   "2026-03-20 Sun enters Aries"};
	const struct orr_energy_pattern *pattern = &usual;
	const struct orr_doc_snapshot *at = &pattern->time_series[4];
	for (size_t w = 0; w < sizeof want / sizeof want[0]; w++) {
		bool found = false;
		for (size_t i = 0; i < at->environmental_count; i++)
			found = found || strncmp(at->environmental_factors[i], want[w], strlen(want[w])) == 0;
		if (!found)
			fail_msg("%s", want[w]);
	}
}

static void an_unknown_time_has_no_dates_for_the_moon(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.time = NULL;
	const struct orr_energy_pattern *known = &usual, *pattern = pattern_of(&middle, text, around_2026);
	size_t moon = 0;
	check_ranges(pattern);
	for (size_t i = 0; i < pattern->snapshot_count; i++)
		for (size_t e = 0; e < pattern->time_series[i].event_count; e++)
			moon += pattern->time_series[i].events[e].point == ORR_MOON ? 1 : 0;
	assert_int_equal(moon, 0);
	assert_true(pattern->confidence < known->confidence - 0.05);
	assert_int_equal(pattern->provenance.warning_count, 1);
	assert_non_null(strstr(pattern->provenance.warnings[0], "events on Moon"));
	assert_int_equal(known->provenance.warning_count, 0);
}

/* A series begins with the birth's quarter, and says so; one quarter has no statistics, and no error. */
static void a_series_begins_with_the_birth(void **state)
{
	(void)state;
	const struct span early = {{1989, 1}, {1991, 1}, {1990, 4}}, one = {{1990, 2}, {1990, 2}, {1990, 2}};
	const struct orr_energy_pattern *pattern = pattern_of(&middle, new_york, early);
	check_ranges(pattern);
	assert_int_equal(pattern->snapshot_count, 4);
	assert_int_equal(pattern->time_series[0].year, 1990);
	assert_string_equal(pattern->time_series[0].quarter, "Q2");
	assert_non_null(strstr(pattern->provenance.warnings[0], "begins with the quarter of the birth"));
	pattern = pattern_of(&middle, new_york, one);
	check_ranges(pattern);
	assert_int_equal(pattern->snapshot_count, 1);
	assert_int_equal(pattern->pattern_type, ORR_TYPE_STABLE);
	assert_true(isnan(pattern->insights.volatility_index));
	assert_true(isnan(pattern->statistics.levels[0].slope));
}

static void the_kernel_s_first_and_last_day(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	double from, to;
	text.zone = "UTC";
	text.date = "1800-01-02";
	check_ranges(pattern_of(&first, text, (struct span){{1800, 2}, {1801, 2}, {1800, 3}}));
	/* The last quarter that the kernel holds has none after it. */
	orr_kernel_range(&fixture.app.kernel, &from, &to);
	struct orr_quarter quarter = orr_quarter_of_day((int64_t)(to - 2440587.5));
	static struct orr_quarter_field field;
	while (orr_quarter_field_of(&fixture.app.kernel, quarter, &field, &error) != ORR_OK)
		quarter = orr_quarter_add(quarter, -1);
	text.date = "2199-12-30";
	const struct orr_energy_pattern *pattern =
		pattern_of(&last, text, (struct span){orr_quarter_add(quarter, -2), quarter, quarter});
	check_ranges(pattern);
	assert_false(pattern->predictions.has_next);
	assert_non_null(strstr(pattern->predictions.annual_outlook, "ephemeris ends"));
}

static void what_cannot_be_is_refused(void **state)
{
	(void)state;
	assert_null(pattern_of(&middle, new_york, (struct span){{2026, 2}, {2026, 1}, {2026, 1}}));
	assert_int_equal(error.code, ORR_E_INVALID);
	assert_string_equal(error.field, "to");
	assert_null(pattern_of(&middle, new_york, (struct span){{1988, 1}, {1990, 1}, {2026, 1}}));
	assert_int_equal(error.code, ORR_E_INVALID);
	assert_null(pattern_of(&middle, new_york, (struct span){{2020, 1}, {2020, 2}, {1990, 1}}));
	assert_int_equal(error.code, ORR_E_INVALID);
	assert_null(pattern_of(&middle, new_york, (struct span){{2299, 1}, {2300, 1}, {2026, 1}}));
	assert_int_equal(error.code, ORR_E_OUT_OF_RANGE);
	assert_null(pattern_of(&first, new_york, around_2026));
	assert_int_equal(error.code, ORR_E_OUT_OF_RANGE);
	struct orr_cohorts_header header = *middle.view.header;
	header.kernel_id[0] = 'x';
	struct cohorts foreign = {NULL, middle.view};
	foreign.view.header = &header;
	assert_null(pattern_of(&foreign, new_york, around_2026));
	assert_int_equal(error.code, ORR_E_CONFLICT);
}

static struct orr_buf text_of(const struct orr_energy_pattern *pattern)
{
	struct orr_buf text;
	assert_non_null(pattern);
	orr_buf_init(&text, 1 << 20);
	orr_json_write(&text, &orr_energy_pattern_table, pattern, ORR_JSON_LINE, NULL);
	assert_false(text.failed);
	return text;
}

/* Alone or in a frame for everybody, with one thread or two: the same bytes. */
static void company_changes_nothing(void **state)
{
	(void)state;
	const struct span span = {{2026, 1}, {2026, 2}, {2026, 1}};
	struct orr_pool *two = pool;
	struct orr_buf alone = text_of(pattern_in(&middle, new_york, span, false)),
		       among = text_of(pattern_in(&middle, new_york, span, true));
	assert_int_equal(orr_pool_open(&pool, 1, &error), ORR_OK);
	struct orr_buf one = text_of(pattern_in(&middle, new_york, span, false));
	orr_pool_close(pool);
	pool = two;
	assert_string_equal(alone.data, among.data);
	assert_string_equal(alone.data, one.data);
	orr_buf_done(&alone);
	orr_buf_done(&among);
	orr_buf_done(&one);
}

/* Every request for memory fails in turn, with those after it: an error that says so, nothing lost. */
static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	const struct span span = {{2026, 1}, {2026, 1}, {2026, 1}};
	long before = orr_memory_requests();
	assert_non_null(pattern_of(&middle, new_york, span));
	const long all = orr_memory_requests() - before;
	print_message("# %ld requests for memory\n", all);
	assert_true(all > 10);
	/* Requests repeat from table to table; every one of the first, then every third. */
	for (long nth = 1; nth <= all; nth += nth < 40 ? 1 : 3) {
		orr_arena_done(&arena);
		orr_arena_init(&arena, 64 << 20);
		orr_memory_fail_from(nth);
		const struct orr_energy_pattern *pattern = pattern_of(&middle, new_york, span);
		orr_memory_fail_never();
		if (pattern == NULL)
			assert_int_equal(error.code, ORR_E_UNAVAILABLE);
	}
}

int main(void)
{
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, arena_open, arena_close)
	const struct CMUnitTest tests[] = {
		WITH_ARENA(quarters_are_the_codes),
		WITH_ARENA(insights_follow_from_the_series),
		WITH_ARENA(the_next_quarter_is_computed),
		WITH_ARENA(events_are_where_they_say),
		WITH_ARENA(the_sky_is_the_almanac_s),
		WITH_ARENA(an_unknown_time_has_no_dates_for_the_moon),
		WITH_ARENA(a_series_begins_with_the_birth),
		WITH_ARENA(the_kernel_s_first_and_last_day),
		WITH_ARENA(what_cannot_be_is_refused),
		WITH_ARENA(company_changes_nothing),
		WITH_ARENA(memory_may_run_out_anywhere),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
