/* SPDX-License-Identifier: Apache-2.0 */
/* What ports/unit.h and ports/store.h promise, with working and with failing parts. */
#include "contract.h"

#include <string.h>

#include "adapters/faulty/faulty.h"
#include "base/memory.h"
#include "codec/tables.h"

static void put_all(struct orr_store *store, int number)
{
	assert_ok(contract_put_all(store, number, &contract_err));
}

static void commit_lasts_and_rollback_forgets(void **state)
{
	(void)state;
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 1);
	assert_true(contract_has_all(&contract_store, 1)); /* a unit sees what it wrote */
	orr_store_rollback(&contract_store);
	assert_false(contract_has_all(&contract_store, 1));
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 1);
	put_all(&contract_store, 2);
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_true(contract_has_all(&contract_store, 1));
	contract_reopen();
	assert_true(contract_has_all(&contract_store, 1));
	assert_true(contract_has_all(&contract_store, 2));
	assert_false(contract_has_all(&contract_store, 3));
}

/* What a rollback brings back is what was replaced and removed, not only the absence of what was new. */
static void rollback_brings_back(void **state)
{
	(void)state;
	struct orr_entity before = contract_entity(1), after = contract_entity(1);
	struct orr_group group = contract_group(1);
	contract_put_entities(1, &before);
	contract_put_group(&group);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_put_entities(contract_store.documents, 1, &after, &contract_err));
	assert_ok(orr_documents_remove_group(contract_store.documents, group.id, &contract_err));
	orr_store_rollback(&contract_store);
	assert_true(orr_table_equal(&orr_entity_table, contract_get_entity(&contract_store, before.id),
				    &before, 0));
	assert_non_null(contract_get_group(&contract_store, group.id));
}

static void others_see_what_was_committed(void **state)
{
	(void)state;
	struct orr_store other = contract_open(CONTRACT_PLACE);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 1);
	assert_false(contract_has_all(&other, 1));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_true(contract_has_all(&other, 1));
	assert_ok(orr_store_begin(&other, &contract_err));
	put_all(&other, 2);
	assert_false(contract_has_all(&contract_store, 2));
	assert_ok(orr_store_commit(&other, &contract_err));
	assert_true(contract_has_all(&contract_store, 2));
	orr_store_close(&other);
	assert_true(contract_has_all(&contract_store, 2));
}

static void one_writes_at_a_time(void **state)
{
	(void)state;
	struct orr_store other = contract_open(CONTRACT_PLACE);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 1);
	assert_fails(orr_store_begin(&other, &contract_err), ORR_E_UNAVAILABLE);
	orr_store_rollback(&other); /* nothing has begun there: the first one's is not touched */
	put_all(&contract_store, 2);
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_ok(orr_store_begin(&other, &contract_err));
	put_all(&other, 3);
	assert_ok(orr_store_commit(&other, &contract_err));
	orr_store_close(&other);
	for (int number = 1; number <= 3; number++)
		assert_true(contract_has_all(&contract_store, number));
}

static void a_rollback_too_many_and_a_close_within(void **state)
{
	(void)state;
	orr_store_rollback(&contract_store);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 1);
	orr_store_rollback(&contract_store);
	orr_store_rollback(&contract_store);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 1);
	contract_reopen();
	assert_false(contract_has_all(&contract_store, 1));
	assert_ok(orr_store_begin(&contract_store, &contract_err)); /* and nothing is locked */
	put_all(&contract_store, 2);
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_true(contract_has_all(&contract_store, 2));
}

static void an_empty_unit(void **state)
{
	(void)state;
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
}

/* A conflict leaves the unit to be rolled back; the next one works. */
static void a_unit_after_a_failed_one(void **state)
{
	(void)state;
	struct orr_entity kept = contract_entity(1), clash = contract_entity(2);
	clash.entity_id = kept.entity_id;
	clash.entity_type = kept.entity_type;
	contract_put_entities(1, &kept);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 7);
	assert_fails(orr_documents_put_entities(contract_store.documents, 1, &clash, &contract_err),
		     ORR_E_CONFLICT);
	orr_store_rollback(&contract_store);
	assert_false(contract_has_all(&contract_store, 7));
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	put_all(&contract_store, 7);
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_true(contract_has_all(&contract_store, 7));
}

static void closing_what_is_not_open(void **state)
{
	(void)state;
	struct orr_store nothing = {0};
	orr_store_close(&nothing);
	orr_store_close(&contract_store);
	assert_null(contract_store.documents);
	orr_store_close(&contract_store);
}

/* begin, charts, codes, patterns, entities, group, record, commit. */
enum { CALLS_OF_A_UNIT = 8 };

static enum orr_code whole_unit(struct orr_store *store, int number, struct orr_error *err)
{
	enum orr_code code = orr_store_begin(store, err);
	if (code != ORR_OK)
		return code;
	code = contract_put_all(store, number, err);
	if (code == ORR_OK)
		return orr_store_commit(store, err);
	orr_store_rollback(store);
	return code;
}

static void whatever_call_fails_nothing_is_there(void **state)
{
	(void)state;
	struct orr_faulty_store faulty;
	struct orr_fault fault = {.code = ORR_E_UNAVAILABLE, .text = "the disk is full; make room"};
	struct orr_store store = orr_faulty_store_init(&faulty, &contract_store, &fault);
	for (fault.nth = 1; fault.nth <= CALLS_OF_A_UNIT; fault.nth++) {
		fault.calls = 0;
		assert_fails(whole_unit(&store, 1, &contract_err), ORR_E_UNAVAILABLE);
		assert_int_equal(fault.calls, fault.nth);
		assert_false(contract_has_all(&contract_store, 1));
	}
	fault.calls = 0;
	assert_ok(whole_unit(&store, 1, &contract_err));
	assert_int_equal(fault.calls, CALLS_OF_A_UNIT);
	assert_true(contract_has_all(&contract_store, 1));
}

/* Only that call, or every later one too; the fault's own code and sentence; reads are counted as well. */
static void the_decorator_does_as_it_is_told(void **state)
{
	(void)state;
	struct orr_faulty_store faulty;
	struct orr_fault fault = {.nth = 2, .code = ORR_E_CORRUPT, .text = "100% wrong; restore it"};
	struct orr_store store = orr_faulty_store_init(&faulty, &contract_store, &fault);
	const char *id = "000000000000000000000001";
	struct orr_entity *got = NULL;
	struct orr_error err = {0};
	for (int later = 0; later < 2; later++) {
		fault.later = later == 1;
		fault.calls = 0;
		for (int call = 1; call <= 4; call++) {
			const bool fails = call == 2 || (call > 2 && fault.later);
			enum orr_code code = orr_documents_get_entities(store.documents, 1, &id,
									&contract_arena, &got, &err);
			assert_int_equal(code, fails ? ORR_E_CORRUPT : ORR_OK);
			assert_true(!fails || strcmp(err.text, "100% wrong; restore it") == 0);
		}
	}
	fault.nth = 0;
	assert_ok(whole_unit(&store, 1, &contract_err));
	assert_true(contract_has_all(&store, 1));
	struct orr_group_page groups;
	const struct orr_group_query query = {"acme", {.limit = 5}};
	assert_ok(
		orr_documents_list_groups(store.documents, &query, &contract_arena, &groups, &contract_err));
	assert_int_equal(groups.count, 1);
	assert_ok(orr_store_begin(&store, &contract_err));
	assert_ok(orr_documents_remove_group(store.documents, groups.group[0].id, &contract_err));
	orr_store_rollback(&store);
	assert_true(contract_has_all(&store, 1));
	orr_store_close(&store);
	contract_store = contract_open(CONTRACT_PLACE);
}

/* Documents in one place and history in another: which of the two commits fails decides what is there. */
static void documents_come_before_their_history(void **state)
{
	(void)state;
	struct orr_store place = contract_open(CONTRACT_PLACE), other = contract_open(CONTRACT_OTHER_PLACE);
	struct orr_store apart = {place.documents, other.history}, rest = {other.documents, place.history};
	struct orr_faulty_store faulty;
	struct orr_fault fault = {.code = ORR_E_UNAVAILABLE, .text = "the server went away; try again"};
	struct orr_store store = orr_faulty_store_init(&faulty, &apart, &fault);
	const char *id = contract_text("%024x", 1u);
	/* two begins, six writes, two commits */
	for (fault.nth = 1; fault.nth <= 10; fault.nth++) {
		fault.calls = 0;
		assert_fails(whole_unit(&store, 1, &contract_err), ORR_E_UNAVAILABLE);
		assert_int_equal(contract_get_chart(&apart, id) != NULL, fault.nth == 10);
		assert_false(contract_completed(&apart, "birth_charts", id));
	}
	/* What was left without history is made whole by doing it again. */
	fault.nth = 0;
	assert_ok(whole_unit(&store, 1, &contract_err));
	assert_true(contract_has_all(&apart, 1));
	assert_null(contract_get_chart(&rest, id)); /* nothing went to the wrong place */
	assert_false(contract_completed(&rest, "birth_charts", id));
	orr_store_close(&apart);
	orr_store_close(&rest);
}

/* Wherever memory runs out, the unit is there as a whole or not at all, and the store goes on. */
static void whatever_request_for_memory_fails(void **state)
{
	(void)state;
	bool done = false;
	for (long nth = 1; !done; nth++) {
		/* The structs are made before memory runs out, which the random ones need themselves. */
		struct orr_birth_chart *chart = contract_chart(1);
		const struct orr_document_record record = contract_record(chart);
		const struct orr_document_record codes = {.document = contract_codes(1)},
						 pattern = {.document = contract_pattern(1)};
		const struct orr_entity entity = contract_entity(1);
		const struct orr_group group = contract_group(1);
		const struct orr_job job = contract_job(1);
		const struct orr_audit_event event = contract_event(1, &job);
		const struct orr_history_batch batch = {&job, 1, &event, 1};
		struct orr_error err = {0};
		orr_memory_fail_from(nth);
		enum orr_code code = orr_store_begin(&contract_store, &err);
		const bool begun = code == ORR_OK;
		if (code == ORR_OK)
			code = orr_documents_put(contract_store.documents, ORR_CHARTS, 1, &record, &err);
		if (code == ORR_OK)
			code = orr_documents_put(contract_store.documents, ORR_CODES, 1, &codes, &err);
		if (code == ORR_OK)
			code = orr_documents_put(contract_store.documents, ORR_PATTERNS, 1, &pattern, &err);
		if (code == ORR_OK)
			code = orr_documents_put_entities(contract_store.documents, 1, &entity, &err);
		if (code == ORR_OK)
			code = orr_documents_put_group(contract_store.documents, &group, &err);
		if (code == ORR_OK)
			code = orr_history_record(contract_store.history, &batch, &err);
		if (code == ORR_OK)
			code = orr_store_commit(&contract_store, &err);
		else if (begun)
			orr_store_rollback(&contract_store);
		orr_memory_fail_never();
		done = code == ORR_OK;
		assert_true(done || (code == ORR_E_UNAVAILABLE && err.text[0] != '\0'));
		assert_int_equal(contract_has_all(&contract_store, 1), done);
		assert_true(nth < 10000);
	}
}

static void reads_without_memory_leave_outputs_alone(void **state)
{
	(void)state;
	assert_ok(whole_unit(&contract_store, 1, &contract_err));
	const char *id = contract_text("%024x", 1u);
	bool done = false;
	for (long nth = 1; !done; nth++) {
		const struct orr_entity_query query = {.entity_type = -1, .status = -1, .page = {.limit = 5}};
		struct orr_birth_chart untouched, *chart = &untouched;
		struct orr_entity_page page = {.count = 77};
		struct orr_error err = {0};
		struct orr_arena arena;
		orr_arena_init(&arena, 1 << 20);
		orr_memory_fail_from(nth);
		enum orr_code code =
			orr_documents_get_charts(contract_store.documents, 1, &id, &arena, &chart, &err);
		assert_true(code == ORR_OK || chart == &untouched);
		if (code == ORR_OK)
			code = orr_documents_list_entities(contract_store.documents, &query, &arena, &page,
							   &err);
		orr_memory_fail_never();
		done = code == ORR_OK;
		assert_true(done || (code == ORR_E_UNAVAILABLE && page.count == 77));
		assert_true(!done || (page.count == 1 && strcmp(chart->id, id) == 0));
		assert_true(nth < 10000);
		orr_arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		contract_test(commit_lasts_and_rollback_forgets),
		contract_test(rollback_brings_back),
		contract_test(others_see_what_was_committed),
		contract_test(one_writes_at_a_time),
		contract_test(a_rollback_too_many_and_a_close_within),
		contract_test(an_empty_unit),
		contract_test(a_unit_after_a_failed_one),
		contract_test(closing_what_is_not_open),
		contract_test(whatever_call_fails_nothing_is_there),
		contract_test(the_decorator_does_as_it_is_told),
		contract_test(documents_come_before_their_history),
		contract_test(whatever_request_for_memory_fails),
		contract_test(reads_without_memory_leave_outputs_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
