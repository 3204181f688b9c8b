/* SPDX-License-Identifier: Apache-2.0 */
/* Codes of kept charts: what they are, how they follow each other, and that no failing call or request leaves anything half there. */
#include "app/generate_codes.h"

#include <stdio.h>
#include <unistd.h>

#include "app/code_history.h"
#include "app/import_births.h"
#include "cohort_fixture.h"
#include "model/birth_read.h"
#include "model/names.h"
#include "store_fixture.h"

enum { BIRTHS = 300, FEW = 20 };

/* 2026-01-02 is the fixture's present. */
static const struct orr_quarter first = {2026, 1}, second = {2026, 2}, fourth = {2026, 4};
static const int64_t in_first_ms = FIXTURE_NOW_MS, in_second_ms = INT64_C(1775001600000),
		     in_fourth_ms = INT64_C(1790812800000);

static char in_path[] = "/tmp/orrery-codes-XXXXXX";
static struct cohorts cohorts;
static struct orr_code_frame frame;
static struct orr_batch_summary summary;

static const char header[] = "entity_id,name,date,time,zone,latitude,longitude\n";

static void write_births(const char *text)
{
	FILE *file = fopen(in_path, "w");
	assert_non_null(file);
	assert_true(fputs(header, file) >= 0 && fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void write_many(int count)
{
	static char text[BIRTHS * 64];
	size_t at = 0;
	for (int i = 0; i < count; i++)
		at += (size_t)snprintf(text + at, sizeof text - at,
				       "E-%03d,,1989-01-%02d,%02d:30,UTC,50,10\n", i, i % 28 + 1, i % 24);
	write_births(text);
}

static void import(void)
{
	const struct orr_import_options options = {.births = {.in_path = in_path, .threads = 1}};
	struct orr_batch_summary imported;
	assert_int_equal(orr_import_births(&fixture.app, &options, &imported, &error), ORR_OK);
}

static void open_frame(struct orr_quarter quarter, int64_t now_ms)
{
	orr_code_frame_close(&frame);
	fixture.app.clock = orr_clock_fixed_init(&fixture.clock, now_ms);
	const struct orr_code_wish wish = {&fixture.app, &cohorts.view, quarter, NULL};
	assert_int_equal(orr_code_frame_open(&wish, pool, &frame, &error), ORR_OK);
}

static int open_all(void **state)
{
	const int fd = mkstemp(in_path);
	if (fd < 0 || close(fd) != 0 || fixture_open(state) != 0 || orr_pool_open(&pool, 2, &error) != ORR_OK)
		return -1;
	return make_cohorts(&cohorts, 1987, 1991);
}

static int close_all(void **state)
{
	orr_code_frame_close(&frame);
	orr_free(cohorts.bytes);
	orr_pool_close(pool);
	unlink(in_path);
	return fixture_close(state);
}

static struct orr_generate_options everybody(void)
{
	return (struct orr_generate_options){.query = {.entity_type = -1, .status = 0}, .threads = 1};
}

static enum orr_code generate(void)
{
	const struct orr_generate_options options = everybody();
	summary = (struct orr_batch_summary){0};
	error = (struct orr_error){0};
	return orr_generate_codes(&frame, &options, &summary, &error);
}

static const struct orr_entity *entity_of(const char *id)
{
	struct orr_entity *entity = NULL;
	assert_int_equal(orr_entity_find(&fixture.app, &(struct orr_entity_key){-1, id, NULL}, &arena,
					 &entity, &error),
			 ORR_OK);
	return entity;
}

static struct orr_generated code_of(const char *id)
{
	struct orr_generated out = {0};
	const enum orr_code code = orr_generate_code(&frame, entity_of(id), false, &arena, &out, &error);
	if (code != ORR_OK)
		print_error("%s\n", error.text);
	assert_int_equal(code, ORR_OK);
	return out;
}

static const struct orr_harmonic_codes *kept(const char *id)
{
	struct orr_entity_code out;
	assert_int_equal(orr_entity_code(&fixture.app, entity_of(id), &arena, &out, &error), ORR_OK);
	return out.code;
}

/* Codes that are committed, each made by a completed job with its three events. Returns how many there are. */
static size_t check_codes(void)
{
	struct orr_store other;
	const struct orr_entity_query query = {.entity_type = -1, .status = -1, .page = {.limit = BIRTHS}};
	struct orr_entity_page page;
	struct orr_arena seen;
	size_t count = 0;
	orr_arena_init(&seen, 64 << 20);
	assert_int_equal(orr_memory_open(stored.place, &other, &error), ORR_OK);
	assert_int_equal(orr_documents_list_entities(other.documents, &query, &seen, &page, &error), ORR_OK);
	for (size_t i = 0; i < page.count; i++) {
		char id[ORR_ID_TEXT_BYTES];
		const char *ids[] = {id};
		struct orr_harmonic_codes *code = NULL;
		bool completed = false;
		struct orr_job_page jobs;
		struct orr_audit_page events;
		const struct orr_history_query of = {
			page.entity[i].entity_type, page.entity[i].entity_id, {.limit = 10}};
		orr_entity_document_id("harmonic_codes", of.entity_type, of.entity_id, id);
		assert_int_equal(orr_documents_get_codes(other.documents, 1, ids, &seen, &code, &error),
				 ORR_OK);
		assert_int_equal(orr_history_completed(other.history, "harmonic_codes", 1,
						       &(struct orr_output){id, NULL}, &completed, &error),
				 ORR_OK);
		assert_int_equal(code != NULL, completed);
		assert_int_equal(orr_history_list_jobs(other.history, &of, &seen, &jobs, &error), ORR_OK);
		assert_int_equal(orr_history_list_events(other.history, &of, &seen, &events, &error), ORR_OK);
		assert_int_equal(jobs.count, completed ? 2 : 1);
		assert_int_equal(events.count, 3 * jobs.count);
		count += completed;
	}
	orr_store_close(&other);
	orr_arena_done(&seen);
	return count;
}

/* Known and unknown times, a zone's own, a time that exists twice, and the far north: the code of the kept chart is that of the birth. */
static void a_kept_birth_gives_the_same_code(void **state)
{
	(void)state;
	static const struct orr_birth_text births[] = {
		{.entity_id = "A", .date = "1989-03-05", .time = "14:30", .zone = "Europe/Berlin"},
		{.entity_id = "B", .date = "1989-03-26", .zone = "Europe/Berlin"}, /* 23 hours */
		{.entity_id = "C",
		 .date = "1989-10-29",
		 .time = "01:30",
		 .zone = "America/New_York",
		 .fold = "later"},
		{.entity_id = "D",
		 .date = "1989-06-01",
		 .time = "06:00",
		 .time_precision_s = "3600",
		 .zone = "LMT"},
		{.entity_id = "F", .date = "1989-12-31", .time = "23:59", .zone = "+05:30"},
	};
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	for (size_t i = 0; i < sizeof births / sizeof births[0]; i++) {
		struct orr_birth_text text = births[i];
		struct orr_birth birth;
		struct orr_error birth_err = {0};
		void *given = NULL;
		char line[256];
		text.latitude = "78.2";
		text.longitude = "15.6";
		(void)snprintf(line, sizeof line,
			       "entity_id,date,time,zone,fold,time_precision_s,latitude,longitude\n"
			       "%s,%s,%s,%s,%s,%s,78.2,15.6\n",
			       text.entity_id, text.date, text.time != NULL ? text.time : "", text.zone,
			       text.fold != NULL ? text.fold : "",
			       text.time_precision_s != NULL ? text.time_precision_s : "");
		FILE *file = fopen(in_path, "w");
		assert_non_null(file);
		assert_true(fputs(line, file) >= 0 && fclose(file) == 0);
		import();
		assert_int_equal(orr_birth_read(&text, &arena, &birth, &error), ORR_OK);
		const struct orr_document_maker maker = orr_code_maker(&frame);
		assert_int_equal(maker.make(&maker, 1, &birth, &arena, &given, &birth_err), ORR_OK);
		assert_int_equal(birth_err.code, ORR_OK);
		const struct orr_generated made = code_of(text.entity_id);
		assert_int_equal(made.result, ORR_KEEP_CREATED);
		assert_true(orr_table_equal(&orr_harmonic_codes_table, made.code, given, 0));
		assert_true(orr_table_equal(&orr_harmonic_codes_table, kept(text.entity_id), given, 0));
	}
	store_close();
}

static double social(const struct orr_harmonic_codes *code)
{
	return code->current_code.energy_levels.social;
}

/* What becomes of a code from quarter to quarter. */
static void codes_follow_each_other(void **state)
{
	(void)state;
	write_many(1);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	const struct orr_generated one = code_of("E-000");
	assert_int_equal(one.result, ORR_KEEP_CREATED);
	assert_null(one.kept_version);
	assert_int_equal(one.code->historical_count, 1); /* the quarter before, to compare with */
	assert_string_equal(one.code->historical_codes[0].version, "2025-Q4");
	assert_int_equal(one.code->historical_codes[0].delta_reason, ORR_NOT_COMPUTED);
	assert_int_equal(code_of("E-000").result, ORR_KEEP_UNCHANGED);

	open_frame(second, in_second_ms);
	const struct orr_generated two = code_of("E-000");
	assert_int_equal(two.result, ORR_KEEP_REPLACED);
	assert_string_equal(two.kept_version, "2026-Q1");
	assert_int_equal(two.code->historical_count, 2);
	const struct orr_doc_past_code *past = &two.code->historical_codes[0];
	assert_string_equal(past->version, "2026-Q1");
	assert_string_equal(past->energy_signature, one.code->current_code.energy_signature);
	assert_int_equal(past->generated_at_ms, in_first_ms);
	assert_true(past->has_delta);
	assert_near(past->delta_from_previous.energy_shifts.social,
		    one.code->current_code.delta_from_previous.energy_shifts.social, 0.0);
	assert_true(two.code->current_code.has_delta);
	assert_int_equal(two.code->current_code.delta_reason, -1);
	assert_near(two.code->current_code.delta_from_previous.energy_shifts.social,
		    social(two.code) - social(one.code), 1e-9);
	assert_int_equal(two.code->created_at_ms, in_first_ms);
	assert_int_equal(two.code->updated_at_ms, in_second_ms);
	assert_int_equal(two.code->next_update.scheduled_date_ms, INT64_C(1782864000000)); /* 2026-07-01 */
	assert_int_equal(code_of("E-000").result, ORR_KEEP_UNCHANGED);

	/* The third quarter is skipped: it stands in the history as computed now. */
	open_frame(fourth, in_fourth_ms);
	const struct orr_generated four = code_of("E-000");
	static const char *const versions[] = {"2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4"};
	assert_int_equal(four.code->historical_count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(four.code->historical_codes[i].version, versions[i]);
	assert_int_equal(four.code->historical_codes[0].generated_at_ms, in_fourth_ms);
	assert_true(four.code->current_code.has_delta);
	assert_int_equal(code_of("E-000").result, ORR_KEEP_UNCHANGED);

	/* A past quarter is shown and changes nothing. */
	open_frame(second, in_fourth_ms);
	const struct orr_generated shown = code_of("E-000");
	assert_int_equal(shown.result, ORR_KEEP_NONE);
	assert_string_equal(shown.code->current_code.energy_signature,
			    two.code->current_code.energy_signature);
	assert_true(orr_table_equal(&orr_harmonic_codes_table, kept("E-000"), four.code, 0));
	store_close();
}

/* A code of a quarter to come may be kept; that of the present one takes its place again, and its history has nothing later. */
static void the_present_quarter_is_always_kept(void **state)
{
	(void)state;
	write_many(1);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	const struct orr_generated one = code_of("E-000");
	open_frame(second, in_first_ms);
	assert_int_equal(code_of("E-000").result, ORR_KEEP_REPLACED);
	open_frame(first, in_first_ms);
	const struct orr_generated back = code_of("E-000");
	assert_int_equal(back.result, ORR_KEEP_REPLACED);
	assert_true(orr_table_equal(&orr_harmonic_codes_table, back.code, one.code, ORR_FIELD_STAMP));
	store_close();
}

static void which_quarters_are_kept(void **state)
{
	(void)state;
	static const struct {
		struct orr_quarter asked, present, of_kept;
		bool is_kept;
	} rows[] = {
		{{2026, 1}, {2026, 1}, {0, 0}, true},     {{2025, 4}, {2026, 1}, {0, 0}, false},
		{{2026, 2}, {2026, 1}, {0, 0}, true},     {{2025, 4}, {2026, 1}, {2025, 3}, true},
		{{2025, 3}, {2026, 1}, {2025, 3}, true},  {{2025, 2}, {2026, 1}, {2025, 3}, false},
		{{2026, 1}, {2026, 1}, {2027, 3}, true},  {{2026, 2}, {2026, 1}, {2027, 3}, false},
		{{2025, 4}, {2026, 1}, {2026, 1}, false},
	};
	static const char *const names[] = {"Q1", "Q2", "Q3", "Q4"};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		static struct orr_harmonic_codes code;
		const bool some = rows[i].of_kept.year > 0;
		if (some) {
			code.current_code.year = rows[i].of_kept.year;
			code.current_code.quarter_name = names[rows[i].of_kept.quarter - 1];
		}
		assert_int_equal(orr_code_is_kept(rows[i].asked, rows[i].present, some ? &code : NULL),
				 rows[i].is_kept);
	}
}

/* A corrected birth leaves the code behind, which says so; the next one is not compared with what the old birth gave. */
static void a_corrected_birth_makes_a_code_outdated(void **state)
{
	(void)state;
	struct orr_entity_code now;
	write_many(1);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	const struct orr_generated one = code_of("E-000");
	write_births("E-000,,1989-01-01,12:30,UTC,50,10\n");
	import();
	assert_true(orr_table_equal(&orr_harmonic_codes_table, kept("E-000"), one.code, 0));
	assert_int_equal(orr_entity_code(&fixture.app, entity_of("E-000"), &arena, &now, &error), ORR_OK);
	assert_true(now.outdated && !now.due);
	const struct orr_generated two = code_of("E-000");
	assert_true(two.outdated);
	assert_int_equal(two.result, ORR_KEEP_REPLACED);
	assert_false(two.code->current_code.has_delta);
	assert_int_equal(two.code->current_code.delta_reason, ORR_RECALCULATED);
	assert_int_equal(two.code->current_code.moved_by_count, 0);
	assert_string_equal(two.code->historical_codes[0].energy_signature,
			    one.code->historical_codes[0].energy_signature);
	assert_int_equal(orr_entity_code(&fixture.app, entity_of("E-000"), &arena, &now, &error), ORR_OK);
	assert_false(now.outdated);
	const struct orr_generated again = code_of("E-000");
	assert_int_equal(again.result, ORR_KEEP_UNCHANGED);
	assert_false(again.outdated);
	/* From the next quarter on the change is known again. */
	open_frame(second, in_second_ms);
	assert_true(code_of("E-000").code->current_code.has_delta);
	assert_int_equal(orr_entity_code(&fixture.app, entity_of("E-000"), &arena, &now, &error), ORR_OK);
	assert_false(now.due);
	fixture.app.clock = orr_clock_fixed_init(&fixture.clock, in_fourth_ms);
	assert_int_equal(orr_entity_code(&fixture.app, entity_of("E-000"), &arena, &now, &error), ORR_OK);
	assert_true(now.due);
	store_close();
}

/* A unit of work before whose first beginning somebody else, with a handle of their own, corrects a birth. */
struct meddled_unit {
	struct orr_unit unit, *inner;
	int begun;
};

static enum orr_code meddled_begin(struct orr_unit *self, struct orr_error *err)
{
	struct meddled_unit *unit = (struct meddled_unit *)self;
	if (unit->begun++ == 0) {
		struct orr_store other;
		assert_int_equal(orr_memory_open(stored.place, &other, &error), ORR_OK);
		fixture.app.store = &other;
		write_births("E-000,,1989-01-01,12:30,UTC,50,10\n");
		import();
		fixture.app.store = &stored.store;
		orr_store_close(&other);
	}
	return unit->inner->ops->begin(unit->inner, err);
}

static enum orr_code meddled_commit(struct orr_unit *self, struct orr_error *err)
{
	const struct meddled_unit *unit = (struct meddled_unit *)self;
	return unit->inner->ops->commit(unit->inner, err);
}

static void meddled_rollback(struct orr_unit *self)
{
	const struct meddled_unit *unit = (struct meddled_unit *)self;
	unit->inner->ops->rollback(unit->inner);
}

/* Between the reading of charts and the writing of codes: the code that is kept is that of the corrected birth, others are computed once. */
static void a_birth_corrected_meanwhile(void **state)
{
	(void)state;
	static const struct orr_unit_ops ops = {meddled_begin, meddled_commit, meddled_rollback};
	struct orr_entity_code now;
	write_many(FEW);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	struct meddled_unit unit = {{&ops}, stored.store.documents->unit, 0};
	stored.store.documents->unit = stored.store.history->unit = &unit.unit;
	assert_int_equal(generate(), ORR_OK);
	stored.store.documents->unit = stored.store.history->unit = unit.inner;
	assert_int_equal(unit.begun, 2);
	assert_int_equal(summary.charts, FEW);
	assert_int_equal(orr_entity_code(&fixture.app, entity_of("E-000"), &arena, &now, &error), ORR_OK);
	assert_non_null(now.code);
	assert_false(now.outdated);
	const struct orr_history_query of = {0, "E-001", {.limit = 10}};
	struct orr_job_page jobs;
	assert_int_equal(orr_history_list_jobs(stored.store.history, &of, &arena, &jobs, &error), ORR_OK);
	assert_int_equal(jobs.count, 2);
	store_close();
}

static void another_algorithm_s_code_is_not_compared(void **state)
{
	(void)state;
	write_many(1);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	struct orr_harmonic_codes *older = code_of("E-000").code;
	older->calculation_version = "0.9.0";
	older->current_code.energy_signature = "OR0";
	const struct orr_document_record record = {.document = older};
	assert_int_equal(orr_store_begin(fixture.app.store, &error), ORR_OK);
	assert_int_equal(orr_documents_put(fixture.app.store->documents, ORR_CODES, 1, &record, &error),
			 ORR_OK);
	assert_int_equal(orr_store_commit(fixture.app.store, &error), ORR_OK);
	open_frame(second, in_second_ms);
	const struct orr_generated made = code_of("E-000");
	assert_false(made.code->current_code.has_delta);
	assert_int_equal(made.code->current_code.delta_reason, ORR_ALGORITHM_CHANGED);
	assert_string_equal(made.code->historical_codes[0].calculation_version, "0.9.0");
	assert_string_equal(made.code->calculation_version, ORR_HARMONIC_ALGORITHM);
	store_close();
}

/* Subscription and auto-update are the entity's; the audit log has both states. */
static void an_entity_s_settings_come_along(void **state)
{
	(void)state;
	struct orr_entity changed;
	struct orr_entity_history history;
	const struct orr_entity_changes changes = {.subscription = "off", .auto_update = "off"};
	write_many(1);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	const struct orr_generated one = code_of("E-000");
	assert_true(one.code->subscription_active && one.code->auto_update_enabled);
	assert_int_equal(
		orr_entity_change(&fixture.app, entity_of("E-000"), &changes, &arena, &changed, &error),
		ORR_OK);
	const struct orr_generated two = code_of("E-000");
	assert_int_equal(two.result, ORR_KEEP_REPLACED);
	assert_false(two.code->subscription_active || two.code->auto_update_enabled);
	assert_int_equal(two.code->historical_count, one.code->historical_count);
	assert_int_equal(orr_entity_history(&fixture.app, entity_of("E-000"), 20, &arena, &history, &error),
			 ORR_OK);
	bool told = false;
	for (size_t i = 0; i < history.events.count; i++) {
		const struct orr_audit_event *event = &history.events.event[i];
		if (event->event_type != ORR_AUDIT_DATA_MODIFIED || event->job_id == NULL)
			continue;
		assert_non_null(strstr(event->before_state, "\"subscription_active\":true"));
		assert_non_null(strstr(event->after_state, "\"subscription_active\":false"));
		assert_non_null(strstr(event->after_state, two.code->current_code.energy_signature));
		told = true;
	}
	assert_true(told);
	store_close();
}

static void everybody_gets_a_code(void **state)
{
	(void)state;
	write_many(BIRTHS);
	store_open((struct orr_fault){0});
	open_frame(first, in_first_ms);
	import();
	struct orr_generate_options options = everybody();
	options.dry_run = true;
	assert_int_equal(orr_generate_codes(&frame, &options, &summary, &error), ORR_OK);
	assert_int_equal(summary.charts, BIRTHS);
	assert_int_equal(check_codes(), 0);
	assert_int_equal(generate(), ORR_OK);
	assert_int_equal(summary.lines, BIRTHS);
	assert_int_equal(summary.charts, BIRTHS);
	assert_int_equal(check_codes(), BIRTHS);
	assert_int_equal(generate(), ORR_OK);
	assert_int_equal(summary.unchanged, BIRTHS);
	assert_int_equal(check_codes(), BIRTHS);
	open_frame((struct orr_quarter){2025, 4}, in_first_ms);
	assert_int_equal(generate(), ORR_OK);
	assert_int_equal(summary.shown, BIRTHS);
	store_close();
}

/* One has no chart, and one is born after the quarter: each says why, and everybody else has a code. */
static void who_cannot_have_a_code_is_told(void **state)
{
	(void)state;
	write_births("E-1,,1989-01-01,12:30,UTC,50,10\nE-2,,1990-06-01,12:30,UTC,50,10\n");
	store_open((struct orr_fault){0});
	open_frame((struct orr_quarter){1989, 4}, INT64_C(620000000000)); /* 1989-08 */
	import();
	struct orr_entity lonely = *entity_of("E-1");
	lonely.entity_id = "E-3";
	orr_entity_document_id("entities", lonely.entity_type, lonely.entity_id, lonely.id);
	assert_int_equal(orr_store_begin(fixture.app.store, &error), ORR_OK);
	assert_int_equal(orr_documents_put_entities(fixture.app.store->documents, 1, &lonely, &error),
			 ORR_OK);
	assert_int_equal(orr_store_commit(fixture.app.store, &error), ORR_OK);
	assert_int_equal(generate(), ORR_E_PARTIAL);
	assert_int_equal(summary.charts, 1);
	assert_int_equal(summary.bad, 2);
	assert_int_equal(summary.reason_count, 2);
	assert_string_equal(summary.reason[0].field, "quarter");
	assert_string_equal(summary.reason[1].field, "entity_id");
	struct orr_generated made;
	assert_int_equal(orr_generate_code(&frame, &lonely, false, &arena, &made, &error), ORR_E_NOT_FOUND);
	store_close();
}

static void any_call_of_the_store_may_fail(void **state)
{
	(void)state;
	enum orr_code code = ORR_E_UNAVAILABLE;
	write_many(BIRTHS);
	open_frame(first, in_first_ms);
	for (long nth = 1; code != ORR_OK; nth++) {
		store_open((struct orr_fault){.code = ORR_E_UNAVAILABLE, .text = "a fault; wait"});
		import();
		stored.fault.calls = 0;
		stored.fault.nth = nth;
		code = generate();
		const size_t there = check_codes();
		if (code == ORR_OK) {
			assert_true(nth > 20);
		} else {
			assert_int_equal(code, ORR_E_UNAVAILABLE);
			assert_string_equal(error.text, "a fault; wait");
			/* What the summary counts is there, and no more. */
			assert_int_equal(there, summary.charts);
			assert_int_equal(generate(), ORR_OK);
			assert_int_equal(summary.charts + summary.unchanged, BIRTHS);
		}
		assert_int_equal(check_codes(), BIRTHS);
		store_close();
	}
}

static void any_request_for_memory_may_fail(void **state)
{
	(void)state;
	write_many(FEW);
	open_frame(first, in_first_ms);
	store_open((struct orr_fault){0});
	import();
	assert_int_equal(generate(), ORR_OK); /* the ranks are built now */
	store_close();
	store_open((struct orr_fault){0});
	import();
	const long before = orr_memory_requests();
	assert_int_equal(generate(), ORR_OK);
	const long requests = orr_memory_requests() - before;
	store_close();
	for (long nth = 1; nth <= requests; nth += nth < 60 ? 1 : 23) {
		store_open((struct orr_fault){0});
		import();
		orr_memory_fail_from(nth);
		const enum orr_code code = generate();
		orr_memory_fail_never();
		if (code != ORR_OK) {
			assert_int_equal(code, ORR_E_UNAVAILABLE);
			assert_true(error.text[0] != '\0');
		}
		(void)check_codes();
		assert_int_equal(generate(), ORR_OK);
		assert_int_equal(check_codes(), FEW);
		store_close();
	}
}

static void any_request_for_one_code_may_fail(void **state)
{
	(void)state;
	write_many(1);
	open_frame(first, in_first_ms);
	bool done = false;
	for (long nth = 1; !done; nth++) {
		struct orr_generated made = {.kept_version = "untouched"};
		store_open((struct orr_fault){0});
		import();
		const struct orr_entity *entity = entity_of("E-000");
		orr_memory_fail_from(nth);
		const enum orr_code code = orr_generate_code(&frame, entity, false, &arena, &made, &error);
		orr_memory_fail_never();
		done = code == ORR_OK;
		assert_true(done ||
			    (code == ORR_E_UNAVAILABLE && strcmp(made.kept_version, "untouched") == 0));
		const size_t there = check_codes();
		assert_true(!done || there == 1);
		store_close();
		assert_true(nth < 10000);
	}
}

#define codes_test(name) cmocka_unit_test_setup_teardown(name, arena_open, arena_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		codes_test(a_kept_birth_gives_the_same_code),
		codes_test(codes_follow_each_other),
		codes_test(the_present_quarter_is_always_kept),
		codes_test(which_quarters_are_kept),
		codes_test(a_corrected_birth_makes_a_code_outdated),
		codes_test(a_birth_corrected_meanwhile),
		codes_test(another_algorithm_s_code_is_not_compared),
		codes_test(an_entity_s_settings_come_along),
		codes_test(everybody_gets_a_code),
		codes_test(who_cannot_have_a_code_is_told),
		codes_test(any_call_of_the_store_may_fail),
		codes_test(any_request_for_memory_may_fail),
		codes_test(any_request_for_one_code_may_fail),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
