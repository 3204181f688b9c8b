/* SPDX-License-Identifier: Apache-2.0 */
/* Harmonic codes through the whole calculation: what documents promise, the edges, and failures. */
#include "app/compute_code.h"

#include <math.h>
#include <stdio.h>

#include "app/effect_text.h"
#include "app/motion.h"
#include "app/sky_field.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "cohort_fixture.h"
#include "model/birth_read.h"
#include "model/names.h"

static struct cohorts middle, first, last;

static int open_all(void **state)
{
	if (fixture_open(state) != 0 || orr_pool_open(&pool, 2, &error) != ORR_OK)
		return -1;
	return make_cohorts(&middle, 1986, 1992) + make_cohorts(&first, 1800, 1801) +
	       make_cohorts(&last, 2198, 2199);
}

static int close_all(void **state)
{
	orr_free(middle.bytes);
	orr_free(first.bytes);
	orr_free(last.bytes);
	orr_pool_close(pool);
	return fixture_close(state);
}

static const struct orr_birth_text new_york = {.entity_id = "E-1",
					       .date = "1990-05-15",
					       .time = "14:30",
					       .zone = "America/New_York",
					       .latitude = "40.7128",
					       .longitude = "-74.0060"};

static enum orr_code open_frame(const struct orr_cohorts *cohorts, struct orr_quarter quarter,
				const struct orr_birth *birth, struct orr_code_frame *out)
{
	const struct orr_code_wish wish = {&fixture.app, cohorts, quarter, birth};
	return orr_code_frame_open(&wish, pool, out, &error);
}

/* Code of a birth with all its terms; NULL with `error` set when there is none. */
static const struct orr_harmonic_codes *code_of(const struct cohorts *cohorts, struct orr_birth_text text,
						struct orr_quarter quarter)
{
	struct orr_birth birth;
	struct orr_code_frame frame;
	void *document = NULL;
	error = (struct orr_error){0};
	if (orr_birth_read(&text, &arena, &birth, &error) != ORR_OK ||
	    open_frame(&cohorts->view, quarter, &birth, &frame) != ORR_OK)
		return NULL;
	frame.explain = true;
	const struct orr_document_maker maker = orr_code_maker(&frame);
	assert_int_equal(maker.make(&maker, 1, &birth, &arena, &document, &error), ORR_OK);
	orr_code_frame_close(&frame);
	return document;
}

static const struct orr_quarter in_2026 = {2026, 1};

static void check_ranges(const struct orr_harmonic_codes *document)
{
	const struct orr_doc_code *code = &document->current_code;
	const double *energy = &code->energy_levels.physical, *dimension = &code->dimensions.leadership;
	for (int k = 0; k < ORR_ENERGY_COUNT; k++)
		assert_true(energy[k] >= 0.0 && energy[k] <= 100.0);
	for (int k = 0; k < ORR_DIMENSION_COUNT; k++)
		assert_true(dimension[k] >= 0.0 && dimension[k] <= 100.0);
	assert_int_equal(code->secondary_count, 4);
	assert_int_equal(code->resonance_count, 5);
	assert_int_equal(code->resonances[0].frequency, code->primary_harmonic);
	for (int i = 0; i < 4; i++)
		assert_int_equal(code->resonances[i + 1].frequency, code->secondary_harmonics[i]);
	assert_true(strlen(code->energy_signature) <= 100);
	assert_true(document->confidence > 0.0 && document->confidence <= 1.0);
}

/* A harmonic's size and resonance from its points and transits, by the formulas of docs/algorithms.md. */
static void check_harmonic_terms(const struct orr_doc_harmonic *harmonic)
{
	double r_re = 0.0, r_im = 0.0, t_re = 0.0, t_im = 0.0, squares = 0.0, size = 0.0, resonance = 0.0;
	for (size_t p = 0; p < harmonic->point_count; p++) {
		const struct orr_doc_harmonic_term *own = &harmonic->points[p], *sky = &harmonic->transits[p];
		r_re += own->re;
		r_im += own->im;
		t_re += sky->re;
		t_im += sky->im;
		squares += sky->re * sky->re + sky->im * sky->im;
		size += own->part;
		resonance += sky->part;
	}
	assert_near(hypot(r_re, r_im), harmonic->amplitude, 1e-9);
	assert_near(sqrt(squares), harmonic->sky_rms, 1e-9);
	assert_near((r_re * t_re + r_im * t_im) / (harmonic->deviation * harmonic->sky_rms),
		    harmonic->resonance, 1e-9);
	assert_near(size, harmonic->amplitude, 1e-9);
	assert_near(resonance, harmonic->resonance, 1e-9);
}

/* The document alone is enough to recompute every raw value. */
static void raw_values_follow_from_the_document(void **state)
{
	(void)state;
	const struct orr_harmonic_codes *document = code_of(&middle, new_york, in_2026);
	assert_non_null(document);
	check_ranges(document);
	const struct orr_doc_explanation *explanation = document->explanation;
	assert_int_equal(explanation->level_count, ORR_LEVEL_COUNT);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		double sum = 0.0;
		for (size_t i = 0; i < explanation->levels[k].term_count; i++)
			sum += explanation->levels[k].terms[i].value;
		assert_near(sum, explanation->levels[k].raw, 1e-9);
	}
	int best = 0;
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		const struct orr_doc_harmonic *harmonic = &explanation->harmonics[n];
		assert_near(harmonic->amplitude * (1.0 + harmonic->resonance / 2.0), harmonic->raw, 1e-9);
		check_harmonic_terms(harmonic);
		if (harmonic->percentile > explanation->harmonics[best].percentile)
			best = n;
	}
	assert_int_equal(document->current_code.primary_harmonic, best + 1);
}

static void a_code_says_which_quarter_it_is(void **state)
{
	(void)state;
	const struct orr_harmonic_codes *document = code_of(&middle, new_york, in_2026);
	assert_string_equal(document->current_code.version, "2026-Q1");
	assert_string_equal(document->current_code.quarter_name, "Q1");
	assert_string_equal(document->historical_codes[0].version, "2025-Q4");
	assert_true(document->current_code.has_delta);
	assert_int_equal(document->next_update.scheduled_date_ms, INT64_C(1775001600000)); /* 2026-04-01 */
	/* The delta is the difference from the quarter before, as that one's own document has it. */
	const double now = document->current_code.energy_levels.social,
		     shift = document->current_code.delta_from_previous.energy_shifts.social;
	const struct orr_harmonic_codes *before = code_of(&middle, new_york, (struct orr_quarter){2025, 4});
	assert_near(now - shift, before->current_code.energy_levels.social, 1e-9);
	assert_string_equal(before->current_code.energy_signature,
			    document->historical_codes[0].energy_signature);
	assert_string_equal(before->id, document->id);
}

static double transit_term(const struct orr_harmonic_codes *document, int level, int point, int transit)
{
	const struct orr_doc_level_terms *terms = &document->explanation->levels[level];
	for (size_t i = 0; i < terms->term_count; i++)
		if (terms->terms[i].kind == ORR_TERM_TRANSIT && terms->terms[i].point == point &&
		    terms->terms[i].other == transit)
			return terms->terms[i].value;
	return 0.0;
}

/* What moved a level is the difference of two documents' terms, and no other transit moved it more. */
static void moves_are_differences_of_terms(void **state)
{
	(void)state;
	const struct orr_harmonic_codes *now = code_of(&middle, new_york, in_2026),
					*before = code_of(&middle, new_york, (struct orr_quarter){2025, 4});
	const struct orr_doc_code *code = &now->current_code;
	double shift[ORR_LEVEL_COUNT];
	memcpy(shift, &code->delta_from_previous.energy_shifts, ORR_ENERGY_COUNT * sizeof *shift);
	memcpy(shift + ORR_ENERGY_COUNT, &code->delta_from_previous.dimension_changes,
	       ORR_DIMENSION_COUNT * sizeof *shift);
	assert_true(code->moved_by_count >= ORR_MOVED_LEVELS);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		assert_true(fabs(shift[k]) <= fabs(shift[code->moved_by[0].level]));
	for (size_t i = 0; i < code->moved_by_count; i++) {
		const struct orr_doc_move *move = &code->moved_by[i];
		assert_near(transit_term(now, move->level, move->point, move->transit) -
				    transit_term(before, move->level, move->point, move->transit),
			    move->value, 0.5e-4 + 1e-9);
		assert_true(move->value * shift[move->level] > 0.0);
	}
	const struct orr_doc_move *most = &code->moved_by[0];
	for (int p = 0; p < ORR_FIRST_SLOW_POINT; p++)
		for (int q = 0; q < ORR_POINT_SPECTRA; q++)
			assert_true(copysign(1.0, most->value) * (transit_term(now, most->level, p, q) -
								  transit_term(before, most->level, p, q)) <=
				    fabs(most->value) + 1e-4);
}

/* Date and place are always there; the time and the zone may not be. */
static void completeness_counts_what_was_given(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	assert_near(code_of(&middle, text, in_2026)->data_completeness, 1.0, 0.0);
	text.time = NULL;
	assert_near(code_of(&middle, text, in_2026)->data_completeness, 0.75, 0.0);
}

static void signatures_are_the_entity_s_own(void **state)
{
	(void)state;
	struct orr_birth_text other = new_york;
	other.entity_id = "E-2";
	const struct orr_harmonic_codes *a = code_of(&middle, new_york, in_2026),
					*b = code_of(&middle, other, in_2026);
	assert_string_not_equal(a->current_code.energy_signature, b->current_code.energy_signature);
	assert_near(a->current_code.energy_levels.social, b->current_code.energy_levels.social, 0.0);
}

static void an_unknown_time_costs_confidence(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	const double known = code_of(&middle, text, in_2026)->confidence;
	text.time = NULL;
	const struct orr_harmonic_codes *document = code_of(&middle, text, in_2026);
	check_ranges(document);
	assert_true(document->confidence < known - 0.05);
	assert_int_equal(document->provenance.certainty, ORR_CERTAIN_DAY);
	assert_near(document->provenance.half_width_s, 43200.0, 0.0);
}

static void twins_a_minute_apart_are_close(void **state)
{
	(void)state;
	struct orr_birth_text twin = new_york;
	twin.time = "14:31";
	const struct orr_harmonic_codes *a = code_of(&middle, new_york, in_2026),
					*b = code_of(&middle, twin, in_2026);
	const double *of_a = &a->current_code.energy_levels.physical,
		     *of_b = &b->current_code.energy_levels.physical;
	for (int k = 0; k < ORR_ENERGY_COUNT; k++)
		assert_near(of_a[k], of_b[k], 1.0);
}

static void leap_days_and_the_far_north(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.date = "1988-02-29";
	text.latitude = "78.2";
	text.longitude = "15.6";
	text.zone = "UTC";
	check_ranges(code_of(&middle, text, in_2026));
}

static void the_kernel_s_first_and_last_day(void **state)
{
	(void)state;
	struct orr_birth_text text = new_york;
	text.zone = "UTC";
	text.date = "1800-01-01";
	text.time = "12:00";
	const struct orr_harmonic_codes *document = code_of(&first, text, (struct orr_quarter){1800, 2});
	assert_non_null(document);
	check_ranges(document);
	/* The quarter of a birth has none before it to compare with. */
	document = code_of(&first, text, (struct orr_quarter){1800, 1});
	if (document != NULL)
		assert_false(document->current_code.has_delta);
	text.date = "2199-12-30";
	document = code_of(&last, text, (struct orr_quarter){2199, 4});
	assert_non_null(document);
	check_ranges(document);
	assert_false(document->current_code.has_delta);
}

static void what_cannot_be_is_refused(void **state)
{
	(void)state;
	assert_null(code_of(&middle, new_york, (struct orr_quarter){1990, 1}));
	assert_int_equal(error.code, ORR_E_INVALID);
	assert_string_equal(error.field, "quarter");
	assert_null(code_of(&first, new_york, in_2026));
	assert_int_equal(error.code, ORR_E_OUT_OF_RANGE);
	assert_null(code_of(&middle, new_york, (struct orr_quarter){2300, 1}));
	assert_int_equal(error.code, ORR_E_OUT_OF_RANGE);
	struct orr_cohorts_header header = *middle.view.header;
	header.kernel_id[0] = 'x';
	struct cohorts foreign = {NULL, middle.view};
	foreign.view.header = &header;
	assert_null(code_of(&foreign, new_york, in_2026));
	assert_int_equal(error.code, ORR_E_CONFLICT);
	const struct orr_cohorts_wish nobody = {.seed = 1, .from_year = 2500, .to_year = 2501};
	unsigned char *bytes;
	size_t size;
	assert_int_equal(orr_cohorts_make(&fixture.app.kernel, &nobody, pool, &bytes, &size, &error),
			 ORR_E_OUT_OF_RANGE);
}

/* Two threads and one, everybody and one birth alone: the same ranks. */
static void ranks_do_not_depend_on_company(void **state)
{
	(void)state;
	static struct orr_quarter_field field;
	struct orr_rank_tables all, few;
	struct orr_pool *one;
	assert_int_equal(orr_quarter_field_of(&fixture.app.kernel, in_2026, &field, &error), ORR_OK);
	struct orr_rank_plan plan = {
		&fixture.app.kernel, &middle.view, &field, 1, -14, 7, ORR_CERTAIN_MINUTE, 2, NULL};
	assert_int_equal(orr_rank_tables_build(&plan, pool, &all, &error), ORR_OK);
	plan.first_centre = -11;
	plan.centre_count = 2;
	plan.first_class = ORR_CERTAIN_QUARTER_HOUR;
	plan.class_count = 1;
	assert_int_equal(orr_pool_open(&one, 1, &error), ORR_OK);
	assert_int_equal(orr_rank_tables_build(&plan, one, &few, &error), ORR_OK);
	assert_memory_equal(few.table, all.table + 7 + 3, 2 * sizeof *few.table);
	orr_rank_tables_free(&all);
	orr_rank_tables_free(&few);
	orr_pool_close(one);
}

/* What is built when it is first needed is what is built with all the rest. */
static void ranks_are_built_when_needed(void **state)
{
	(void)state;
	static struct orr_quarter_field field;
	struct orr_rank_tables all, some;
	assert_int_equal(orr_quarter_field_of(&fixture.app.kernel, in_2026, &field, &error), ORR_OK);
	const struct orr_rank_plan plan = {
		&fixture.app.kernel, &middle.view, &field, 1, -14, 7, ORR_CERTAIN_MINUTE, 2, NULL};
	const struct orr_rank_want want = {{-11, 0.5}, ORR_CERTAIN_QUARTER_HOUR};
	assert_int_equal(orr_rank_tables_build(&plan, pool, &all, &error), ORR_OK);
	assert_int_equal(orr_rank_tables_open(&plan, &some, &error), ORR_OK);
	assert_int_equal(orr_rank_tables_need(&some, 1, &want, pool, &error), ORR_OK);
	assert_false(some.built[0]);
	assert_true(some.built[1]);
	assert_memory_equal(some.table + 7, all.table + 7, 7 * sizeof *all.table);
	orr_rank_tables_free(&all);
	orr_rank_tables_free(&some);
}

/* A keeper that gives tables full of a byte, or an error; it keeps nothing. */
struct fake_keeper {
	struct orr_rank_keeper keeper;
	enum orr_code answer;
	enum orr_certainty_class lacks; /* this class is not found, */
	int lacks_quarter;              /* nor is this quarter of the year */
	int asked;
};

static enum orr_code fake_take(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			       enum orr_certainty_class class, struct orr_centres centres,
			       struct orr_rank_table out[], struct orr_error *err)
{
	struct fake_keeper *fake = (struct fake_keeper *)self;
	fake->asked++;
	assert_string_equal(key->cohorts_id, middle.view.header->id);
	if (fake->answer != ORR_OK)
		return orr_fail(err, fake->answer, "as the test says");
	if (class == fake->lacks || key->quarter.quarter == fake->lacks_quarter)
		return orr_fail(err, ORR_E_NOT_FOUND, "not kept");
	memset(out, 0x11, centres.count * sizeof *out);
	return ORR_OK;
}

/* What is kept is taken as it is, what is not is computed, and a damaged keeper's word is passed on: then nothing counts as built. */
static void kept_ranks_are_taken(void **state)
{
	(void)state;
	static const struct orr_rank_keeper_ops ops = {.take = fake_take};
	static struct orr_quarter_field field;
	struct fake_keeper fake = {{&ops}, ORR_OK, ORR_CERTAIN_QUARTER_HOUR, 0, 0};
	struct orr_rank_tables computed, some;
	assert_int_equal(orr_quarter_field_of(&fixture.app.kernel, in_2026, &field, &error), ORR_OK);
	struct orr_rank_plan plan = {
		&fixture.app.kernel, &middle.view, &field, 1, -14, 7, ORR_CERTAIN_MINUTE, 2, NULL};
	assert_int_equal(orr_rank_tables_build(&plan, pool, &computed, &error), ORR_OK);
	plan.keeper = &fake.keeper;
	assert_int_equal(orr_rank_tables_build(&plan, pool, &some, &error), ORR_OK);
	assert_int_equal(fake.asked, 2);
	for (size_t i = 0; i < 7 * sizeof *some.table; i++)
		assert_int_equal(((unsigned char *)some.table)[i], 0x11);
	assert_memory_equal(some.table + 7, computed.table + 7, 7 * sizeof *some.table);
	orr_rank_tables_free(&some);
	fake.answer = ORR_E_CORRUPT;
	const struct orr_rank_want want = {{-11, 0.5}, ORR_CERTAIN_MINUTE};
	assert_int_equal(orr_rank_tables_open(&plan, &some, &error), ORR_OK);
	assert_int_equal(orr_rank_tables_need(&some, 1, &want, pool, &error), ORR_E_CORRUPT);
	assert_string_equal(error.text, "as the test says");
	assert_false(some.built[0]);
	orr_rank_tables_free(&some);
	orr_rank_tables_free(&computed);
}

/* Of two quarters one is kept: that one is taken, the other is computed as if it were alone. */
static void only_what_is_not_kept_is_computed(void **state)
{
	(void)state;
	static const struct orr_rank_keeper_ops ops = {.take = fake_take};
	static struct orr_quarter_field field[2];
	struct fake_keeper fake = {{&ops}, ORR_OK, ORR_CERTAINTY_CLASS_COUNT, 1, 0};
	struct orr_rank_tables computed, some;
	assert_int_equal(
		orr_quarter_field_of(&fixture.app.kernel, orr_quarter_add(in_2026, -1), &field[0], &error),
		ORR_OK);
	assert_int_equal(orr_quarter_field_of(&fixture.app.kernel, in_2026, &field[1], &error), ORR_OK);
	fake.lacks_quarter = in_2026.quarter;
	struct orr_rank_plan plan = {
		&fixture.app.kernel, &middle.view, &field[1], 1, -14, 7, ORR_CERTAIN_HOUR, 1, NULL};
	assert_int_equal(orr_rank_tables_build(&plan, pool, &computed, &error), ORR_OK);
	plan.field = field;
	plan.field_count = 2;
	plan.keeper = &fake.keeper;
	assert_int_equal(orr_rank_tables_build(&plan, pool, &some, &error), ORR_OK);
	for (size_t i = 0; i < 7 * sizeof *some.table; i++)
		assert_int_equal(((unsigned char *)some.table)[i], 0x11);
	assert_memory_equal(some.table + 7, computed.table, 7 * sizeof *some.table);
	orr_rank_tables_free(&some);
	orr_rank_tables_free(&computed);
}

static struct orr_buf text_of(const struct orr_harmonic_codes *document)
{
	struct orr_buf text;
	assert_non_null(document);
	orr_buf_init(&text, 1 << 20);
	orr_json_write(&text, &orr_harmonic_codes_table, document, ORR_JSON_LINE, NULL);
	assert_false(text.failed);
	return text;
}

/* Harmonics are counted from the tropical longitudes whatever the chart's zodiac is. */
static void a_zodiac_changes_no_code(void **state)
{
	(void)state;
	struct orr_birth_text sidereal = new_york;
	sidereal.zodiac = "lahiri";
	struct orr_buf one = text_of(code_of(&middle, new_york, in_2026)),
		       other = text_of(code_of(&middle, sidereal, in_2026));
	assert_int_equal(one.length, other.length);
	assert_memory_equal(one.data, other.data, one.length);
	orr_buf_done(&one);
	orr_buf_done(&other);
}

static void a_place_wants_a_gazetteer(void **state)
{
	(void)state;
	const struct orr_birth_text in_ulm = {
		.entity_id = "E-1", .date = "1990-05-15", .time = "14:30", .place = "Ulm"};
	assert_null(code_of(&middle, in_ulm, in_2026));
	assert_int_equal(error.code, ORR_E_NOT_FOUND);
	assert_string_equal(error.field, "place");
}

static void cohorts_are_the_same_bytes(void **state)
{
	(void)state;
	struct cohorts again;
	struct orr_pool *two = pool;
	assert_int_equal(orr_pool_open(&pool, 1, &error), ORR_OK);
	assert_int_equal(make_cohorts(&again, 1800, 1801), 0);
	orr_pool_close(pool);
	pool = two;
	assert_memory_equal(again.bytes, first.bytes, again.view.size);
	orr_free(again.bytes);
}

/* What the means are the means of: the Sun's second harmonic over four years is all but nothing, Pluto's first nearly 1. */
static void means_are_what_a_generation_shares(void **state)
{
	(void)state;
	struct orr_motion motion;
	struct orr_spectrum point[ORR_POINT_SPECTRA];
	const double jd = 2447528.5; /* 1989-01-01, in the middle of the cohorts */
	assert_true(orr_motion_at(&fixture.app.kernel, jd, &motion));
	orr_spectra_of(&motion, 0.0, point);
	orr_cohorts_centre(&middle.view, jd, point);
	assert_near(hypot(point[ORR_SUN].cell[1], point[ORR_SUN].cell[33]), 1.0, 0.05);
	assert_near(hypot(point[ORR_PLUTO].cell[0], point[ORR_PLUTO].cell[32]), 0.0, 0.1);
}

static void every_failing_allocation_is_told(void **state)
{
	(void)state;
	struct orr_birth birth;
	struct orr_birth_text text = new_york;
	assert_int_equal(orr_birth_read(&text, &arena, &birth, &error), ORR_OK);
	for (long nth = 1; nth < 100; nth++) {
		struct orr_code_frame frame = {.field = NULL};
		void *document = NULL;
		error = (struct orr_error){0};
		orr_memory_fail_from(nth);
		enum orr_code code = open_frame(&middle.view, in_2026, &birth, &frame);
		const struct orr_document_maker maker = orr_code_maker(&frame);
		if (code == ORR_OK)
			code = maker.make(&maker, 1, &birth, &arena, &document, &error);
		orr_memory_fail_never();
		orr_code_frame_close(&frame);
		if (code == ORR_OK) {
			assert_true(nth > 10);
			assert_non_null(document);
			return;
		}
		assert_int_equal(code, ORR_E_UNAVAILABLE);
	}
	fail_msg("no end of allocations");
}

/* 14 is 2 * 7: it belongs to inspiration; 11 and 13 to no family with a name of its own. */
static void harmonics_have_families(void **state)
{
	(void)state;
	assert_string_equal(orr_harmonic_words(14), orr_harmonic_words(7));
	assert_string_equal(orr_harmonic_words(11), orr_harmonic_words(26));
	assert_string_equal(orr_harmonic_words(32), orr_harmonic_words(2));
	assert_string_not_equal(orr_harmonic_words(1), orr_harmonic_words(2));
	for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
		for (int type = 0; type < 3; type++)
			assert_true(strlen(orr_effect_text(n, (enum orr_resonance)type)) > 20);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, arena_open, arena_close)
	const struct CMUnitTest tests[] = {
		TEST(raw_values_follow_from_the_document),
		TEST(a_code_says_which_quarter_it_is),
		TEST(moves_are_differences_of_terms),
		TEST(completeness_counts_what_was_given),
		TEST(signatures_are_the_entity_s_own),
		TEST(an_unknown_time_costs_confidence),
		TEST(twins_a_minute_apart_are_close),
		TEST(leap_days_and_the_far_north),
		TEST(the_kernel_s_first_and_last_day),
		TEST(what_cannot_be_is_refused),
		TEST(ranks_do_not_depend_on_company),
		TEST(ranks_are_built_when_needed),
		TEST(kept_ranks_are_taken),
		TEST(only_what_is_not_kept_is_computed),
		TEST(a_zodiac_changes_no_code),
		TEST(a_place_wants_a_gazetteer),
		TEST(cohorts_are_the_same_bytes),
		TEST(means_are_what_a_generation_shares),
		TEST(every_failing_allocation_is_told),
		TEST(harmonics_have_families),
	};
	return cmocka_run_group_tests_name("compute_code", tests, open_all, close_all);
}
