/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept of a calculated document beside itself. */
#include "app/record_document.h"

#include <assert.h>
#include <string.h>

#include "app/identity.h"
#include "codec/collections.h"
#include "codec/json.h"
#include "codec/scalar.h"
#include "model/names.h"

enum { STATE_MAX_BYTES = 1 << 16, PRIORITY = 5, MAX_RETRIES = 3 };

static const struct orr_field *field_of(const struct orr_table *table, const char *name)
{
	const struct orr_field *field = orr_table_find(table, name);
	assert(field != NULL);
	return field;
}

static const char *text_of(const struct orr_table *table, const char *name, const void *document)
{
	return orr_scalar_string(field_of(table, name), document);
}

static int int_of(const struct orr_table *table, const char *name, const void *document)
{
	return orr_scalar_int(field_of(table, name), document);
}

int64_t orr_document_time(const struct orr_table *table, const char *name, const void *document)
{
	int64_t unix_ms;
	memcpy(&unix_ms, orr_member(document, field_of(table, name)->offset), sizeof unix_ms);
	return unix_ms;
}

void orr_document_set_time(const struct orr_table *table, const char *name, void *document, int64_t unix_ms)
{
	memcpy(orr_member_mut(document, field_of(table, name)->offset), &unix_ms, sizeof unix_ms);
}

/* A part of a document, for the states before and after a change; NULL when the arena is full. */
static const char *state_json(const struct orr_document_entry *entry, const void *document,
			      struct orr_arena *arena)
{
	const struct orr_field_selection *fields;
	struct orr_buf buf;
	if (orr_field_selection_parse(entry->table, entry->state_fields, arena, &fields, NULL) != ORR_OK)
		return NULL;
	orr_buf_init(&buf, STATE_MAX_BYTES);
	orr_json_write(&buf, entry->table, document, ORR_JSON_LINE, fields);
	const char *text = buf.failed ? NULL : orr_arena_text(arena, buf.data, buf.length);
	orr_buf_done(&buf);
	return text;
}

static const char *uuid(int64_t now_ms, unsigned sequence, size_t count, const char *const parts[],
			struct orr_arena *arena)
{
	char text[ORR_UUID_BYTES];
	orr_record_uuid(now_ms, sequence, count, parts, text);
	return orr_arena_text(arena, text, strlen(text));
}

enum orr_code orr_run_info_make(const struct orr_app *app, int trigger_reason, struct orr_arena *arena,
				struct orr_run_info *out, struct orr_error *err)
{
	char nonce[ORR_NONCE_BYTES];
	const char *const parts[] = {orr_record_nonce(nonce)};
	struct orr_run_info run = {.trigger_reason = trigger_reason};
	run.request_id = uuid(orr_clock_now(app->clock), 0, 1, parts, arena);
	run.calculation_params = orr_arena_format(arena, "{\"kernel_id\":\"%s\",\"zone_data_id\":\"%s\"}",
						  orr_kernel_id(&app->kernel), orr_zones_id(&app->zones));
	if (run.request_id == NULL || run.calculation_params == NULL)
		return orr_fail_memory(err);
	*out = run;
	return ORR_OK;
}

/* A span in milliseconds as INTEGER columns hold it. */
static int whole_ms(int64_t span_us)
{
	const int64_t ms = span_us / 1000;
	return ms < INT32_MAX ? (int)ms : INT32_MAX;
}

static struct orr_job job_of(const struct orr_app *app, const struct orr_run_info *run,
			     const struct orr_document_entry *entry, int64_t now_ms)
{
	const struct orr_table *table = entry->table;
	const void *document = entry->document;
	const struct orr_run_cost *cost = entry->cost;
	return (struct orr_job){
		.job_type = entry->job_type,
		.entity_type = int_of(table, "entity_type", document),
		.entity_id = text_of(table, "entity_id", document),
		.organization_id = text_of(table, "organization_id", document),
		.job_status = ORR_JOB_COMPLETED,
		.priority = PRIORITY,
		.input_data = entry->input_data,
		.calculation_params = run->calculation_params,
		.output_collection = table->name,
		.output_document_id = orr_collection_id(document),
		.started_at_ms = now_ms,
		.completed_at_ms = now_ms,
		.execution_time_ms = whole_ms(cost->execution_us),
		.max_retries = MAX_RETRIES,
		.cpu_time_ms = whole_ms(cost->cpu_us),
		.memory_used_mb = cost->memory_mb,
		.api_calls_made = cost->store_calls,
		.algorithm_version = entry->algorithm_version,
		.engine_version = ORR_VERSION,
		.triggered_by = app->user != NULL ? app->user : "system",
		.trigger_reason = run->trigger_reason,
		.created_at_ms = now_ms,
		.updated_at_ms = now_ms,
		.execution_time_us = cost->execution_us,
		.cpu_time_us = cost->cpu_us,
		.result_digest = entry->digest,
	};
}

static struct orr_audit_event event_of(const struct orr_app *app, const struct orr_run_info *run,
				       const struct orr_job *job, enum orr_audit_event_type type)
{
	return (struct orr_audit_event){
		.job_id = job->id,
		.event_type = (int)type,
		.event_timestamp_ms = job->created_at_ms,
		.entity_type = job->entity_type,
		.entity_id = job->entity_id,
		.organization_id = job->organization_id,
		.user_id = app->user,
		.service_name = "orrery",
		.service_version = ORR_VERSION,
		.request_id = run->request_id,
		.created_at_ms = job->created_at_ms,
	};
}

/* What the document was and what it is now, where one is replaced. */
static bool add_change(const struct orr_document_entry *entry, struct orr_arena *arena,
		       struct orr_audit_event *event)
{
	event->before_state = state_json(entry, entry->before, arena);
	event->after_state = state_json(entry, entry->document, arena);
	event->changes_summary = entry->change;
	return event->before_state != NULL && event->after_state != NULL;
}

static bool add_events(const struct orr_app *app, const struct orr_run_info *run,
		       const struct orr_document_entry *entry, struct orr_arena *arena,
		       struct orr_document_records *out)
{
	static const enum orr_audit_event_type types[ORR_DOCUMENT_EVENT_MAX] = {
		ORR_AUDIT_JOB_CREATED, ORR_AUDIT_JOB_STARTED, ORR_AUDIT_JOB_COMPLETED,
		ORR_AUDIT_DATA_MODIFIED};
	const size_t count = entry->before != NULL ? ORR_DOCUMENT_EVENT_MAX : ORR_DOCUMENT_EVENT_MAX - 1;
	for (size_t i = 0; i < count; i++) {
		struct orr_audit_event *event = &out->event[i];
		const char *const parts[] = {out->job.id, orr_audit_event_names[types[i]]};
		*event = event_of(app, run, &out->job, types[i]);
		event->id = uuid(out->job.created_at_ms, (unsigned)i, 2, parts, arena);
		if (event->id == NULL)
			return false;
	}
	out->event_count = count;
	return entry->before == NULL || add_change(entry, arena, &out->event[count - 1]);
}

enum orr_code orr_record_document(const struct orr_app *app, const struct orr_run_info *run,
				  const struct orr_document_entry *entry, struct orr_arena *arena,
				  struct orr_document_records *out, struct orr_error *err)
{
	const int64_t now_ms = orr_document_time(entry->table, "updated_at", entry->document);
	const char *number = orr_arena_format(arena, "%ld", entry->number);
	const char *const parts[] = {run->request_id, orr_collection_id(entry->document), number};
	if (number == NULL)
		return orr_fail_memory(err);
	out->job = job_of(app, run, entry, now_ms);
	out->job.id = uuid(now_ms, 0, sizeof parts / sizeof parts[0], parts, arena);
	if (out->job.id == NULL || !add_events(app, run, entry, arena, out))
		return orr_fail_memory(err);
	return ORR_OK;
}
