/* SPDX-License-Identifier: Apache-2.0 */
/* What the contract tests share. */
#include "contract.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "codec/json.h"
#include "codec/tables.h"

enum { ARENA_BYTES = 256 << 20, JSON_BYTES = 1 << 20 };

struct orr_store contract_store;
struct orr_arena contract_arena;
struct orr_error contract_err;
struct sample_random contract_random;

struct orr_store contract_open(int place)
{
	struct orr_store store = {0};
	assert_ok(contract_provider.open(place, &store, &contract_err));
	assert_non_null(store.documents);
	assert_non_null(store.history);
	return store;
}

int contract_setup(void **state)
{
	(void)state;
	orr_arena_init(&contract_arena, ARENA_BYTES);
	contract_random = (struct sample_random){1};
	contract_err = (struct orr_error){0};
	contract_provider.set_up();
	contract_store = contract_open(CONTRACT_PLACE);
	return 0;
}

int contract_teardown(void **state)
{
	(void)state;
	orr_store_close(&contract_store);
	contract_provider.tear_down();
	orr_arena_done(&contract_arena);
	return 0;
}

void contract_reopen(void)
{
	orr_store_close(&contract_store);
	contract_store = contract_open(CONTRACT_PLACE);
}

void contract_code(enum orr_code code, enum orr_code want, const char *file, int line)
{
	const bool filled = code == ORR_OK || (contract_err.code == code && contract_err.text[0] != '\0');
	if (code != want || !filled) {
		print_error("got %s, want %s: \"%s\"\n", orr_code_name(code), orr_code_name(want),
			    contract_err.text);
		_fail(file, line);
	}
	contract_err = (struct orr_error){0};
}

const char *contract_text(const char *format, ...)
{
	char text[200];
	va_list args;
	va_start(args, format);
	(void)vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return orr_arena_text(&contract_arena, text, strlen(text));
}

static void fill(const struct orr_table *table, void *object)
{
	sample_fill(table, object, &contract_random, &contract_arena);
	orr_table_round(table, object);
}

static void set_id(char id[ORR_ID_TEXT_BYTES], int number)
{
	(void)snprintf(id, ORR_ID_TEXT_BYTES, "%024x", (unsigned)number);
}

struct orr_birth_chart *contract_chart(int number)
{
	struct orr_birth_chart *chart = orr_arena_alloc(&contract_arena, sizeof *chart);
	assert_non_null(chart);
	fill(&orr_birth_chart_table, chart);
	set_id(chart->id, number);
	chart->entity_id = contract_text("E-%04d", number);
	return chart;
}

struct orr_document_record contract_record(struct orr_birth_chart *chart)
{
	struct orr_buf buf;
	orr_buf_init(&buf, JSON_BYTES);
	orr_json_write(&buf, &orr_birth_chart_table, chart, ORR_JSON_LINE, NULL);
	assert_false(buf.failed);
	struct orr_document_record record = {chart, orr_arena_text(&contract_arena, buf.data, buf.length),
					     buf.length};
	orr_buf_done(&buf);
	return record;
}

struct orr_entity contract_entity(int number)
{
	struct orr_entity entity;
	fill(&orr_entity_table, &entity);
	set_id(entity.id, number);
	entity.entity_id = contract_text("E-%04d", number);
	return entity;
}

struct orr_group contract_group(int number)
{
	struct orr_group group;
	fill(&orr_group_table, &group);
	set_id(group.id, number);
	group.organization_id = "acme";
	group.group_id = contract_text("G-%04d", number);
	return group;
}

struct orr_harmonic_codes *contract_codes(int number)
{
	struct orr_harmonic_codes *codes = orr_arena_alloc(&contract_arena, sizeof *codes);
	assert_non_null(codes);
	fill(&orr_harmonic_codes_table, codes);
	set_id(codes->id, number);
	codes->entity_id = contract_text("E-%04d", number);
	return codes;
}

struct orr_energy_pattern *contract_pattern(int number)
{
	struct orr_energy_pattern *pattern = orr_arena_alloc(&contract_arena, sizeof *pattern);
	assert_non_null(pattern);
	fill(&orr_energy_pattern_table, pattern);
	set_id(pattern->id, number);
	pattern->entity_id = contract_text("E-%04d", number);
	return pattern;
}

struct orr_job contract_job(int number)
{
	struct orr_job job;
	fill(&orr_job_table, &job);
	job.id = contract_text("00000000-0000-7000-8000-%012d", number);
	job.entity_type = 0;
	job.entity_id = contract_text("E-%04d", number % 10);
	job.job_status = ORR_JOB_COMPLETED;
	job.output_collection = "birth_charts";
	job.output_document_id = contract_text("%024x", (unsigned)number);
	return job;
}

struct orr_audit_event contract_event(int number, const struct orr_job *job)
{
	struct orr_audit_event event;
	fill(&orr_audit_event_table, &event);
	event.id = contract_text("11111111-0000-7000-8000-%012d", number);
	event.job_id = job != NULL ? job->id : NULL;
	event.entity_type = 0;
	event.entity_id = contract_text("E-%04d", number % 10);
	event.event_timestamp_ms = number;
	return event;
}

void contract_put_chart(struct orr_birth_chart *chart)
{
	const struct orr_document_record record = contract_record(chart);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_put(contract_store.documents, ORR_CHARTS, 1, &record, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
}

void contract_put_entities(size_t count, const struct orr_entity entities[])
{
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_put_entities(contract_store.documents, count, entities, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
}

void contract_put_group(const struct orr_group *group)
{
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_put_group(contract_store.documents, group, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
}

void contract_put(enum orr_collection collection, const void *document)
{
	const struct orr_document_record record = {.document = document};
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_put(contract_store.documents, collection, 1, &record, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
}

void contract_record_history(size_t job_count, const struct orr_job jobs[], size_t event_count,
			     const struct orr_audit_event events[])
{
	const struct orr_history_batch batch = {jobs, job_count, events, event_count};
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_history_record(contract_store.history, &batch, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
}

void *contract_get(struct orr_store *store, enum orr_collection collection, const char *id)
{
	void *out = NULL;
	const struct orr_document_request what = {collection, 1, &id};
	assert_ok(orr_documents_get(store->documents, &what, &contract_arena, &out, &contract_err));
	return out;
}

struct orr_birth_chart *contract_get_chart(struct orr_store *store, const char *id)
{
	struct orr_birth_chart *out = NULL;
	assert_ok(orr_documents_get_charts(store->documents, 1, &id, &contract_arena, &out, &contract_err));
	return out;
}

struct orr_entity *contract_get_entity(struct orr_store *store, const char *id)
{
	struct orr_entity *out = NULL;
	assert_ok(orr_documents_get_entities(store->documents, 1, &id, &contract_arena, &out, &contract_err));
	return out;
}

struct orr_group *contract_get_group(struct orr_store *store, const char *id)
{
	struct orr_group *out = NULL;
	assert_ok(orr_documents_get_group(store->documents, id, &contract_arena, &out, &contract_err));
	return out;
}

bool contract_completed(struct orr_store *store, const char *collection, const char *id)
{
	bool out = false;
	assert_ok(orr_history_completed(store->history, collection, 1, &(struct orr_output){id, NULL}, &out,
					&contract_err));
	return out;
}

enum orr_code contract_put_all(struct orr_store *store, int number, struct orr_error *err)
{
	struct orr_birth_chart *chart = contract_chart(number);
	const struct orr_document_record record = contract_record(chart);
	const struct orr_document_record codes = {.document = contract_codes(number)},
					 pattern = {.document = contract_pattern(number)};
	const struct orr_entity entity = contract_entity(number);
	const struct orr_group group = contract_group(number);
	const struct orr_job job = contract_job(number);
	const struct orr_audit_event event = contract_event(number, &job);
	const struct orr_history_batch batch = {&job, 1, &event, 1};
	enum orr_code code = orr_documents_put(store->documents, ORR_CHARTS, 1, &record, err);
	if (code == ORR_OK)
		code = orr_documents_put(store->documents, ORR_CODES, 1, &codes, err);
	if (code == ORR_OK)
		code = orr_documents_put(store->documents, ORR_PATTERNS, 1, &pattern, err);
	if (code == ORR_OK)
		code = orr_documents_put_entities(store->documents, 1, &entity, err);
	if (code == ORR_OK)
		code = orr_documents_put_group(store->documents, &group, err);
	return code == ORR_OK ? orr_history_record(store->history, &batch, err) : code;
}

static size_t events_of(struct orr_store *store, int number)
{
	const struct orr_history_query query = {
		0, contract_text("E-%04d", number % 10), {.limit = ORR_PAGE_MAX}};
	const char *id = contract_text("11111111-0000-7000-8000-%012d", number);
	struct orr_audit_page page;
	size_t found = 0;
	assert_ok(orr_history_list_events(store->history, &query, &contract_arena, &page, &contract_err));
	for (size_t i = 0; i < page.count; i++)
		found += strcmp(page.event[i].id, id) == 0;
	return found;
}

bool contract_has_all(struct orr_store *store, int number)
{
	const char *id = contract_text("%024x", (unsigned)number);
	const bool has = contract_get_chart(store, id) != NULL;
	assert_int_equal(contract_get(store, ORR_CODES, id) != NULL, has);
	assert_int_equal(contract_get(store, ORR_PATTERNS, id) != NULL, has);
	assert_int_equal(contract_get_entity(store, id) != NULL, has);
	assert_int_equal(contract_get_group(store, id) != NULL, has);
	assert_int_equal(contract_completed(store, "birth_charts", id), has);
	assert_int_equal(events_of(store, number), has);
	return has;
}
