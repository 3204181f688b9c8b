/* SPDX-License-Identifier: Apache-2.0 */
/* What ports/history.h promises. */
#include "contract.h"

#include <string.h>

#include "codec/tables.h"
#include "model/names.h"

static const struct orr_history_query first_entity = {0, "E-0001", {.limit = ORR_PAGE_MAX}};

static struct orr_job_page list_jobs(const struct orr_history_query *query)
{
	struct orr_job_page page;
	assert_ok(
		orr_history_list_jobs(contract_store.history, query, &contract_arena, &page, &contract_err));
	return page;
}

static struct orr_audit_page list_events(const struct orr_history_query *query)
{
	struct orr_audit_page page;
	assert_ok(orr_history_list_events(contract_store.history, query, &contract_arena, &page,
					  &contract_err));
	return page;
}

/* Random rows whose every column was filled, null or at its bounds; what was read stands alone. */
static void rows_come_back_as_they_were(void **state)
{
	(void)state;
	enum { COUNT = 60 };
	struct orr_job *job = orr_arena_array(&contract_arena, COUNT, sizeof *job);
	struct orr_audit_event *event = orr_arena_array(&contract_arena, COUNT, sizeof *event);
	for (int i = 0; i < COUNT; i++) {
		job[i] = contract_job(i);
		job[i].job_status = (int)sample_below(&contract_random, ORR_JOB_STATUS_COUNT);
		job[i].entity_id = "E-0001";
		event[i] = contract_event(i, i % 2 == 0 ? &job[i] : NULL);
		event[i].entity_id = "E-0001";
	}
	contract_record_history(COUNT, job, COUNT, event);
	contract_reopen();
	const struct orr_job_page jobs = list_jobs(&first_entity);
	const struct orr_audit_page events = list_events(&first_entity);
	orr_store_close(&contract_store);
	assert_int_equal(jobs.count, COUNT);
	assert_int_equal(events.count, COUNT);
	for (int i = 0; i < COUNT; i++) {
		assert_true(orr_table_equal(&orr_job_table, &jobs.job[COUNT - 1 - i], &job[i], 0));
		assert_true(
			orr_table_equal(&orr_audit_event_table, &events.event[COUNT - 1 - i], &event[i], 0));
	}
}

/* Times that go the other way than ids, and times that are the same, by hand: newest first, then the greatest id. */
static void newest_first_in_pages(void **state)
{
	(void)state;
	static const int64_t time_ms[] = {5000, 3000, 3000, 9000, 3000, -1000, 1764086400000};
	static const int events_in_order[] = {6, 3, 0, 4, 2, 1, 5};
	enum { COUNT = sizeof time_ms / sizeof time_ms[0] };
	struct orr_job job[COUNT];
	struct orr_audit_event event[COUNT];
	for (int i = 0; i < COUNT; i++) {
		job[(i * 3) % COUNT] = contract_job((i * 3) % COUNT);
		job[(i * 3) % COUNT].entity_id = "E-0001";
		event[i] = contract_event(i, NULL);
		event[i].entity_id = "E-0001";
		event[i].event_timestamp_ms = time_ms[i];
	}
	contract_record_history(COUNT, job, COUNT, event);
	for (size_t limit = 1; limit <= COUNT + 1; limit++) {
		struct orr_history_query query = first_entity;
		query.page.limit = limit;
		size_t at = 0;
		for (struct orr_job_page page = {.count = limit}; page.count == limit;) {
			page = list_jobs(&query);
			for (size_t i = 0; i < page.count; i++)
				assert_string_equal(page.job[i].id, job[COUNT - ++at].id);
			query.page.after = page.count > 0 ? page.job[page.count - 1].id : NULL;
		}
		assert_int_equal(at, COUNT);
		query.page.after = NULL;
		at = 0;
		for (struct orr_audit_page page = {.count = limit}; page.count == limit;) {
			page = list_events(&query);
			for (size_t i = 0; i < page.count; i++)
				assert_string_equal(page.event[i].id, event[events_in_order[at++]].id);
			query.page.after = page.count > 0 ? page.event[page.count - 1].id : NULL;
		}
		assert_int_equal(at, COUNT);
	}
}

static void a_list_is_of_one_entity(void **state)
{
	(void)state;
	struct orr_job job[4];
	struct orr_audit_event event[5];
	for (int i = 0; i < 4; i++) {
		job[i] = contract_job(i);
		event[i] = contract_event(i, NULL);
		job[i].entity_id = event[i].entity_id = "E-0001";
	}
	job[1].entity_type = event[1].entity_type = 1;
	job[2].entity_id = event[2].entity_id = "E-00010";
	job[3].entity_id = event[3].entity_id = "E-000";
	event[4] = contract_event(4, &job[0]); /* of no entity */
	event[4].entity_type = -1;
	event[4].entity_id = NULL;
	contract_record_history(4, job, 5, event);
	assert_int_equal(list_jobs(&first_entity).count, 1);
	assert_string_equal(list_jobs(&first_entity).job[0].id, job[0].id);
	assert_int_equal(list_events(&first_entity).count, 1);
	assert_string_equal(list_events(&first_entity).event[0].id, event[0].id);
	struct orr_history_query query = first_entity;
	query.entity_id = "nobody";
	assert_int_equal(list_jobs(&query).count, 0);
	assert_int_equal(list_events(&query).count, 0);
	/* Behind what is not there is nothing to be told of events, whose order is time. */
	query = first_entity;
	query.page.after = "ffffffff-ffff-7fff-bfff-ffffffffffff";
	assert_int_equal(list_events(&query).count, 0);
	assert_int_equal(list_jobs(&query).count, 1);
}

static enum orr_code record_and_forget(const struct orr_job *job, const struct orr_audit_event *event)
{
	const struct orr_history_batch batch = {job, job != NULL, event, event != NULL};
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	enum orr_code code = orr_history_record(contract_store.history, &batch, &contract_err);
	orr_store_rollback(&contract_store);
	return code;
}

static void what_happened_stays_as_it_is(void **state)
{
	(void)state;
	struct orr_job job = contract_job(1), twin = contract_job(1);
	struct orr_audit_event event = contract_event(1, &job), other = contract_event(1, NULL);
	contract_record_history(1, &job, 1, &event);
	assert_fails(record_and_forget(&twin, NULL), ORR_E_CONFLICT);
	assert_fails(record_and_forget(&job, NULL), ORR_E_CONFLICT); /* even the same once more */
	assert_fails(record_and_forget(NULL, &other), ORR_E_CONFLICT);
	const struct orr_job twins[] = {contract_job(2), contract_job(2)};
	const struct orr_history_batch batch = {twins, 2, NULL, 0};
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_fails(orr_history_record(contract_store.history, &batch, &contract_err), ORR_E_CONFLICT);
	orr_store_rollback(&contract_store);
	const struct orr_job_page jobs = list_jobs(&first_entity);
	const struct orr_audit_page events = list_events(&first_entity);
	assert_int_equal(jobs.count, 1);
	assert_int_equal(events.count, 1);
	assert_true(orr_table_equal(&orr_job_table, &jobs.job[0], &job, 0));
	assert_true(orr_table_equal(&orr_audit_event_table, &events.event[0], &event, 0));
}

static void an_event_speaks_of_a_job_that_is_there(void **state)
{
	(void)state;
	struct orr_job job = contract_job(1);
	struct orr_audit_event event = contract_event(1, &job), later = contract_event(2, &job);
	assert_fails(record_and_forget(NULL, &event), ORR_E_CONFLICT);
	contract_record_history(1, &job, 1, &event);
	contract_record_history(0, NULL, 1, &later);
}

static void completed_tells_what_a_completed_job_made(void **state)
{
	(void)state;
	struct orr_job job[ORR_JOB_STATUS_COUNT + 2];
	const char *ids[ORR_JOB_STATUS_COUNT + 3];
	bool out[ORR_JOB_STATUS_COUNT + 3];
	for (int i = 0; i < ORR_JOB_STATUS_COUNT + 2; i++) {
		job[i] = contract_job(i);
		ids[i] = job[i].output_document_id;
		if (i < ORR_JOB_STATUS_COUNT)
			job[i].job_status = i;
	}
	job[ORR_JOB_STATUS_COUNT].output_collection = "harmonic_codes";
	job[ORR_JOB_STATUS_COUNT + 1].output_document_id = NULL;
	ids[ORR_JOB_STATUS_COUNT + 2] = "nothing";
	contract_record_history(ORR_JOB_STATUS_COUNT + 2, job, 0, NULL);
	assert_ok(orr_history_completed(contract_store.history, "birth_charts", ORR_JOB_STATUS_COUNT + 3, ids,
					out, &contract_err));
	for (int i = 0; i < ORR_JOB_STATUS_COUNT + 3; i++)
		assert_int_equal(out[i], i == ORR_JOB_COMPLETED);
	assert_true(contract_completed(&contract_store, "harmonic_codes", ids[ORR_JOB_STATUS_COUNT]));
	assert_false(contract_completed(&contract_store, "birth_chart", ids[ORR_JOB_COMPLETED]));
	/* A job that failed takes nothing back of one that completed. */
	struct orr_job again = contract_job(100);
	again.job_status = ORR_JOB_FAILED;
	again.output_document_id = ids[ORR_JOB_COMPLETED];
	contract_record_history(1, &again, 0, NULL);
	assert_true(contract_completed(&contract_store, "birth_charts", ids[ORR_JOB_COMPLETED]));
}

static void the_largest_batch(void **state)
{
	(void)state;
	enum { EVENTS = 4 * ORR_PAGE_MAX };
	struct orr_job *job = orr_arena_array(&contract_arena, ORR_PAGE_MAX, sizeof *job);
	struct orr_audit_event *event = orr_arena_array(&contract_arena, EVENTS, sizeof *event);
	const char **ids = orr_arena_array(&contract_arena, ORR_PAGE_MAX, sizeof *ids);
	bool *out = orr_arena_array(&contract_arena, ORR_PAGE_MAX, sizeof *out);
	for (int i = 0; i < ORR_PAGE_MAX; i++) {
		job[i] = contract_job(i);
		ids[i] = job[i].output_document_id;
	}
	for (int i = 0; i < EVENTS; i++) {
		event[i] = contract_event(i, &job[i / 4]);
		event[i].entity_id = "E-0001";
	}
	contract_record_history(ORR_PAGE_MAX, job, EVENTS, event);
	assert_ok(orr_history_completed(contract_store.history, "birth_charts", ORR_PAGE_MAX, ids, out,
					&contract_err));
	for (int i = 0; i < ORR_PAGE_MAX; i++)
		assert_true(out[i]);
	assert_int_equal(list_jobs(&first_entity).count, ORR_PAGE_MAX / 10);
	const struct orr_audit_page page = list_events(&first_entity);
	assert_int_equal(page.count, ORR_PAGE_MAX);
	assert_string_equal(page.event[0].id, event[EVENTS - 1].id);
}

static void empty_batches(void **state)
{
	(void)state;
	const struct orr_history_batch nothing = {NULL, 0, NULL, 0};
	assert_ok(orr_history_record(contract_store.history, &nothing, &contract_err));
	assert_ok(
		orr_history_completed(contract_store.history, "birth_charts", 0, NULL, NULL, &contract_err));
	assert_int_equal(list_jobs(&first_entity).count, 0);
	assert_int_equal(list_events(&first_entity).count, 0);
}

static void failed_reads_leave_outputs_alone(void **state)
{
	(void)state;
	struct orr_job job = contract_job(1);
	struct orr_audit_event event = contract_event(1, &job);
	struct orr_job_page jobs = {&job, 77};
	struct orr_audit_page events = {&event, 77};
	struct orr_arena full;
	contract_record_history(1, &job, 1, &event);
	orr_arena_init(&full, 16);
	assert_fails(
		orr_history_list_jobs(contract_store.history, &first_entity, &full, &jobs, &contract_err),
		ORR_E_UNAVAILABLE);
	assert_fails(
		orr_history_list_events(contract_store.history, &first_entity, &full, &events, &contract_err),
		ORR_E_UNAVAILABLE);
	orr_arena_done(&full);
	assert_ptr_equal(jobs.job, &job);
	assert_int_equal(jobs.count, 77);
	assert_ptr_equal(events.event, &event);
	assert_int_equal(events.count, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		contract_test(rows_come_back_as_they_were),
		contract_test(newest_first_in_pages),
		contract_test(a_list_is_of_one_entity),
		contract_test(what_happened_stays_as_it_is),
		contract_test(an_event_speaks_of_a_job_that_is_there),
		contract_test(completed_tells_what_a_completed_job_made),
		contract_test(the_largest_batch),
		contract_test(empty_batches),
		contract_test(failed_reads_leave_outputs_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
