/* SPDX-License-Identifier: Apache-2.0 */
/* A calculated document of any collection, kept by itself: with its job and audit rows, all of it or nothing. */
#include "app/keep_documents.h"

#include "arena_fixture.h"
#include "codec/sample.h"
#include "model/energy_pattern.h"
#include "store_fixture.h"

/* Some pattern of the entity E-1. */
static struct orr_energy_pattern *make_pattern(uint64_t seed)
{
	struct sample_random random = {seed};
	struct orr_energy_pattern *out = orr_arena_alloc(&arena, sizeof *out);
	assert_non_null(out);
	sample_fill(&orr_energy_pattern_table, out, &random, &arena);
	orr_table_round(&orr_energy_pattern_table, out);
	out->entity_type = 0;
	out->entity_id = "E-1";
	out->organization_id = "local";
	out->created_at_ms = out->updated_at_ms = (int64_t)seed * 1000;
	orr_entity_document_id("energy_patterns", 0, "E-1", out->id);
	return out;
}

static enum orr_code keep(struct orr_energy_pattern *pattern, enum orr_keep_result *out)
{
	const struct orr_keep_one one = {.kind = &orr_keep_patterns,
					 .trigger_reason = ORR_TRIGGER_MANUAL,
					 .document = pattern,
					 .algorithm_version = "1.0.0",
					 .input_data = "{\"from\":\"2025-Q1\"}"};
	return orr_keep_document(&fixture.app, &one, &arena, out, &error);
}

static struct orr_energy_pattern *kept(const struct orr_energy_pattern *like)
{
	const char *id = like->id;
	void *out = NULL;
	const struct orr_document_request what = {ORR_PATTERNS, 1, &id};
	assert_int_equal(orr_documents_get(stored.store.documents, &what, &arena, &out, &error), ORR_OK);
	return out;
}

static struct orr_entity_history history(void)
{
	const struct orr_entity entity = {.entity_type = 0, .entity_id = "E-1"};
	struct orr_entity_history out;
	assert_int_equal(orr_entity_history(&fixture.app, &entity, 20, &arena, &out, &error), ORR_OK);
	return out;
}

static void a_pattern_is_kept_left_and_replaced(void **state)
{
	(void)state;
	enum orr_keep_result result = ORR_KEEP_NONE;
	struct orr_energy_pattern *first = make_pattern(1), *same = make_pattern(1), *other = make_pattern(2);
	store_open((struct orr_fault){0});
	assert_int_equal(keep(first, &result), ORR_OK);
	assert_int_equal(result, ORR_KEEP_CREATED);
	assert_true(orr_table_equal(&orr_energy_pattern_table, kept(first), first, 0));
	same->updated_at_ms += 5000;
	assert_int_equal(keep(same, &result), ORR_OK);
	assert_int_equal(result, ORR_KEEP_UNCHANGED);
	assert_int_equal(kept(first)->updated_at_ms, first->updated_at_ms);
	assert_int_equal(history().jobs.count, 1);
	assert_int_equal(keep(other, &result), ORR_OK);
	assert_int_equal(result, ORR_KEEP_REPLACED);
	assert_int_equal(kept(first)->created_at_ms, first->created_at_ms);
	assert_int_equal(kept(first)->updated_at_ms, other->updated_at_ms);
	const struct orr_entity_history after = history();
	assert_int_equal(after.jobs.count, 2);
	assert_int_equal(after.events.count, 7); /* three for each job, and the change */
	for (size_t i = 0; i < after.jobs.count; i++) {
		assert_int_equal(after.jobs.job[i].job_type, ORR_JOB_ENERGY_PATTERN);
		assert_string_equal(after.jobs.job[i].output_collection, "energy_patterns");
		assert_string_equal(after.jobs.job[i].input_data, "{\"from\":\"2025-Q1\"}");
	}
	store_close();
}

static void any_call_of_the_store_may_fail(void **state)
{
	(void)state;
	enum orr_code code = ORR_E_UNAVAILABLE;
	long nth = 1;
	for (; code != ORR_OK; nth++) {
		enum orr_keep_result result = ORR_KEEP_NONE;
		struct orr_energy_pattern *pattern = make_pattern(1);
		store_open(
			(struct orr_fault){.nth = nth, .code = ORR_E_UNAVAILABLE, .text = "a fault; wait"});
		code = keep(pattern, &result);
		const bool done = code == ORR_OK;
		assert_int_equal(result, done ? ORR_KEEP_CREATED : ORR_KEEP_NONE);
		stored.fault.nth = 0;
		assert_int_equal(kept(pattern) != NULL, done);
		assert_int_equal(history().jobs.count, done);
		store_close();
	}
	assert_true(nth > 5); /* begin, get, put, record, commit */
}

static void any_request_for_memory_may_fail(void **state)
{
	(void)state;
	bool done = false;
	for (long nth = 1; !done; nth++) {
		enum orr_keep_result result = ORR_KEEP_NONE;
		struct orr_energy_pattern *pattern = make_pattern(1);
		store_open((struct orr_fault){0});
		orr_memory_fail_from(nth);
		const enum orr_code code = keep(pattern, &result);
		orr_memory_fail_never();
		done = code == ORR_OK;
		assert_true(done || (code == ORR_E_UNAVAILABLE && result == ORR_KEEP_NONE));
		assert_int_equal(kept(pattern) != NULL, done);
		assert_int_equal(history().events.count, done ? 3 : 0);
		store_close();
		orr_arena_reset(&arena);
		assert_true(nth < 10000);
	}
}

#define keep_test(name) cmocka_unit_test_setup_teardown(name, arena_open, arena_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		keep_test(a_pattern_is_kept_left_and_replaced),
		keep_test(any_call_of_the_store_may_fail),
		keep_test(any_request_for_memory_may_fail),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
