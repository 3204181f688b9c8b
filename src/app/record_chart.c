/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept of a computed chart beside its document. */
#include "app/record_chart.h"

#include <string.h>

#include "app/entities.h"
#include "app/identity.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "model/names.h"

enum { STATE_MAX_BYTES = 1 << 16, PRIORITY = 5, MAX_RETRIES = 3 };

/* A buffer's text in the arena, NULL when either was full. */
static const char *keep(struct orr_buf *buf, struct orr_arena *arena)
{
	const char *text = buf->failed ? NULL : orr_arena_text(arena, buf->data, buf->length);
	orr_buf_done(buf);
	return text;
}

/* What a birth said, as a JSON object of the fields that it gave. */
static const char *given_json(const struct orr_birth_text *given, struct orr_arena *arena)
{
	struct orr_buf buf;
	const char *comma = "";
	orr_buf_init(&buf, STATE_MAX_BYTES);
	orr_buf_char(&buf, '{');
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++) {
		const struct orr_field *field = &orr_birth_text_table.field[i];
		const char *text;
		memcpy(&text, (const char *)given + field->offset, sizeof text);
		if (text == NULL)
			continue;
		orr_buf_format(&buf, "%s\"%s\":", comma, field->name);
		orr_json_string(&buf, text);
		comma = ",";
	}
	orr_buf_char(&buf, '}');
	return keep(&buf, arena);
}

/* The birth of a chart, for the states before and after a change. */
static const char *birth_data_json(const struct orr_birth_chart *chart, struct orr_arena *arena)
{
	const struct orr_field_selection *fields;
	struct orr_buf buf;
	if (orr_field_selection_parse(&orr_birth_chart_table, "birth_data", arena, &fields, NULL) != ORR_OK)
		return NULL;
	orr_buf_init(&buf, STATE_MAX_BYTES);
	orr_json_write(&buf, &orr_birth_chart_table, chart, ORR_JSON_LINE, fields);
	return keep(&buf, arena);
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

struct orr_entity orr_entity_of_birth(const struct orr_chart_entry *entry, int64_t now_ms)
{
	const struct orr_birth *birth = entry->birth;
	struct orr_entity entity = {
		.entity_type = (int)birth->entity_type,
		.entity_id = birth->entity_id,
		.organization_id = birth->organization_id,
		.subscription_active = true,
		.auto_update_enabled = true,
		.time_source = ORR_TIME_UNKNOWN_SOURCE,
		.consent = ORR_CONSENT_NOT_ASKED,
		.consent_at_ms = ORR_TIME_NULL,
		.created_at_ms = now_ms,
	};
	if (entry->entity_before != NULL)
		entity = *entry->entity_before;
	if (birth->name != NULL)
		entity.name = birth->name;
	if (birth->role_id != NULL)
		entity.role_id = birth->role_id;
	if (entry->departments != NULL) {
		entity.department_ids = entry->departments->id;
		entity.department_count = entry->departments->count;
	}
	orr_entity_document_id(orr_entity_table.name, (int)birth->entity_type, birth->entity_id, entity.id);
	entity.updated_at_ms = now_ms;
	return entity;
}

/* A span in milliseconds as INTEGER columns hold it. */
static int whole_ms(int64_t span_us)
{
	const int64_t ms = span_us / 1000;
	return ms < INT32_MAX ? (int)ms : INT32_MAX;
}

static struct orr_job job_of(const struct orr_app *app, const struct orr_run_info *run,
			     const struct orr_chart_entry *entry, int64_t now_ms)
{
	const struct orr_birth_chart *chart = entry->chart;
	return (struct orr_job){
		.job_type = ORR_JOB_BIRTH_CHART,
		.entity_type = chart->entity_type,
		.entity_id = chart->entity_id,
		.organization_id = chart->organization_id,
		.job_status = ORR_JOB_COMPLETED,
		.priority = PRIORITY,
		.calculation_params = run->calculation_params,
		.output_collection = orr_birth_chart_table.name,
		.output_document_id = chart->id,
		.started_at_ms = now_ms,
		.completed_at_ms = now_ms,
		.execution_time_ms = whole_ms(entry->execution_us),
		.max_retries = MAX_RETRIES,
		.cpu_time_ms = whole_ms(entry->cpu_us),
		.memory_used_mb = entry->memory_mb,
		.api_calls_made = entry->store_calls,
		.algorithm_version = chart->calculation_version,
		.engine_version = ORR_VERSION,
		.triggered_by = app->user != NULL ? app->user : "system",
		.trigger_reason = run->trigger_reason,
		.created_at_ms = now_ms,
		.updated_at_ms = now_ms,
		.execution_time_us = entry->execution_us,
		.cpu_time_us = entry->cpu_us,
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

/* What the birth was and what it is now, where a chart is replaced. */
static bool add_change(const struct orr_chart_entry *entry, struct orr_arena *arena,
		       struct orr_audit_event *event)
{
	event->before_state = birth_data_json(entry->before, arena);
	event->after_state = birth_data_json(entry->chart, arena);
	event->changes_summary = "the chart was replaced";
	return event->before_state != NULL && event->after_state != NULL;
}

static bool add_events(const struct orr_app *app, const struct orr_run_info *run,
		       const struct orr_chart_entry *entry, struct orr_arena *arena,
		       struct orr_chart_records *out)
{
	static const enum orr_audit_event_type types[ORR_CHART_EVENT_MAX] = {
		ORR_AUDIT_JOB_CREATED, ORR_AUDIT_JOB_STARTED, ORR_AUDIT_JOB_COMPLETED,
		ORR_AUDIT_DATA_MODIFIED};
	const size_t count = entry->before != NULL ? ORR_CHART_EVENT_MAX : ORR_CHART_EVENT_MAX - 1;
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

enum orr_code orr_record_chart(const struct orr_app *app, const struct orr_run_info *run,
			       const struct orr_chart_entry *entry, struct orr_arena *arena,
			       struct orr_chart_records *out, struct orr_error *err)
{
	const int64_t now_ms = entry->chart->updated_at_ms;
	const char *line = orr_arena_format(arena, "%ld", entry->line);
	const char *const parts[] = {run->request_id, entry->chart->id, line};
	if (line == NULL)
		return orr_fail_memory(err);
	out->job = job_of(app, run, entry, now_ms);
	out->job.id = uuid(now_ms, 0, sizeof parts / sizeof parts[0], parts, arena);
	out->job.input_data = given_json(entry->given, arena);
	if (out->job.id == NULL || out->job.input_data == NULL || !add_events(app, run, entry, arena, out))
		return orr_fail_memory(err);
	return ORR_OK;
}
