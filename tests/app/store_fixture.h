/* SPDX-License-Identifier: Apache-2.0 */
/* A store in memory for the use cases, and what must hold of it at any time. */
#ifndef ORR_TESTS_APP_STORE_FIXTURE_H
#define ORR_TESTS_APP_STORE_FIXTURE_H

#include "adapters/faulty/faulty.h"
#include "adapters/memory/memory.h"
#include "app/entities.h"
#include "app/identity.h"
#include "codec/field.h"
#include "codec/tables.h"
#include "fixture.h"

struct store_fixture {
	struct orr_memory_place *place;
	struct orr_store store; /* what the app works with */
	struct orr_faulty_store faulty;
	struct orr_fault fault;
};

static struct store_fixture stored;

/* An empty store whose n-th call fails as `fault` says; none does when nth is 0. */
static inline void store_open(struct orr_fault fault)
{
	struct orr_error err = {0};
	struct orr_store inner;
	stored.fault = fault;
	assert_int_equal(orr_memory_place_make(&stored.place, &err), ORR_OK);
	assert_int_equal(orr_memory_open(stored.place, &inner, &err), ORR_OK);
	stored.store = orr_faulty_store_init(&stored.faulty, &inner, &stored.fault);
	fixture.app.store = &stored.store;
}

static inline void store_close(void)
{
	orr_store_close(&stored.store);
	orr_memory_place_free(stored.place);
	fixture.app.store = NULL;
}

/* The promises about one entity: its chart is there, and a completed job with its three events. */
static inline void check_entity(struct orr_store *store, const struct orr_entity *entity,
				struct orr_arena *seen)
{
	struct orr_error err = {0};
	char chart_id[ORR_ID_TEXT_BYTES];
	orr_entity_document_id("birth_charts", entity->entity_type, entity->entity_id, chart_id);
	const char *ids[] = {chart_id};
	const struct orr_output output = {chart_id, NULL};
	struct orr_birth_chart *chart = NULL;
	bool completed = false;
	const struct orr_history_query query = {
		.entity_type = entity->entity_type, .entity_id = entity->entity_id, .page = {.limit = 10}};
	struct orr_job_page jobs;
	struct orr_audit_page events;
	assert_int_equal(orr_documents_get_charts(store->documents, 1, ids, seen, &chart, &err), ORR_OK);
	assert_non_null(chart);
	assert_int_equal(orr_history_completed(store->history, "birth_charts", 1, &output, &completed, &err),
			 ORR_OK);
	assert_true(completed);
	assert_int_equal(orr_history_list_jobs(store->history, &query, seen, &jobs, &err), ORR_OK);
	assert_int_equal(orr_history_list_events(store->history, &query, seen, &events, &err), ORR_OK);
	assert_true(jobs.count >= 1 && events.count >= 3);
}

/* The promises about everything that is committed, seen by another handle. Returns how many entities there are. */
static inline size_t store_check(void)
{
	struct orr_error err = {0};
	struct orr_store other;
	struct orr_entity_query query = {.entity_type = -1, .status = -1, .page = {.limit = 500}};
	struct orr_entity_page page;
	struct orr_arena seen;
	char key[ORR_ENTITY_KEY_MAX_BYTES];
	size_t count = 0;
	orr_arena_init(&seen, 256 << 20);
	assert_int_equal(orr_memory_open(stored.place, &other, &err), ORR_OK);
	do {
		orr_arena_reset(&seen);
		assert_int_equal(orr_documents_list_entities(other.documents, &query, &seen, &page, &err),
				 ORR_OK);
		for (size_t i = 0; i < page.count; i++)
			check_entity(&other, &page.entity[i], &seen);
		count += page.count;
		orr_entity_page_next(&page, &query.page, key);
	} while (page.count == query.page.limit);
	orr_store_close(&other);
	orr_arena_done(&seen);
	return count;
}

#endif
