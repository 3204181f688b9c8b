/* SPDX-License-Identifier: Apache-2.0 */
/* One chunk of charts on its way into the store. */
#include "app/import_chunk.h"

#include <assert.h>
#include <string.h>

#include "app/compute_chart.h"
#include "app/entities.h"
#include "base/hash.h"
#include "base/timer.h"
#include "codec/field.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "model/names.h"

/* Port calls that each chart of a chunk takes part in. */
enum { STORE_CALLS = 6 };

/* Charts of a chunk whose entities differ from each other: what is looked up and written at once. */
struct group {
	size_t index[ORR_CHUNK_RECORDS]; /* of the charts within the chunk */
	size_t count;
	const char *chart_id[ORR_CHUNK_RECORDS], *entity_id[ORR_CHUNK_RECORDS];
	char entity_id_text[ORR_CHUNK_RECORDS][ORR_ID_TEXT_BYTES];
	struct orr_birth_chart *chart[ORR_CHUNK_RECORDS];
	struct orr_entity *entity[ORR_CHUNK_RECORDS];
	struct orr_output output[ORR_CHUNK_RECORDS]; /* the charts that are there, as their jobs made them */
	char digest[ORR_CHUNK_RECORDS][ORR_DIGEST_TEXT_BYTES];
	bool completed[ORR_CHUNK_RECORDS];
	struct orr_group_ids departments[ORR_CHUNK_RECORDS]; /* of the lines that give them */
	/* what is to be written */
	struct orr_document_record put_chart[ORR_CHUNK_RECORDS];
	struct orr_entity put_entity[ORR_CHUNK_RECORDS];
	struct orr_job job[ORR_CHUNK_RECORDS];
	struct orr_audit_event event[ORR_CHUNK_RECORDS * ORR_CHART_EVENT_MAX];
	size_t put_count, event_count;
};

/* What the parts of storing a chunk share. */
struct storing {
	const struct orr_app *app;
	const struct orr_run_info *run;
	struct orr_chunk *chunk;
	struct orr_import_chunk *import;
	struct group *group;
};

static void put_digest(const char *json, size_t length, char out[ORR_DIGEST_TEXT_BYTES])
{
	unsigned char hash[ORR_HASH_BYTES];
	orr_hash(json, length, hash);
	orr_hash_hex(hash, (ORR_DIGEST_TEXT_BYTES - 1) / 2, out);
}

static void write_json(struct orr_chunk *chunk, struct orr_import_chunk *import, size_t index)
{
	const struct orr_birth_chart *chart = chunk->work->document[index];
	struct orr_document_record *record = &import->record[index];
	const size_t begin = chunk->out.length;
	orr_json_write(&chunk->out, &orr_birth_chart_table, chart, ORR_JSON_LINE, NULL);
	if (chunk->out.failed)
		return;
	record->document = chart;
	record->length = chunk->out.length - begin;
	record->json = orr_arena_text(&chunk->arena, chunk->out.data + begin, record->length);
	if (record->json == NULL) {
		chunk->out.failed = true;
		return;
	}
	put_digest(record->json, record->length, import->digest[index]);
}

struct orr_import_chunk *orr_import_compute(struct orr_chunk *chunk)
{
	const int64_t begun_us = orr_timer_steady_us(), cpu_us = orr_timer_thread_us();
	struct orr_import_chunk *import = orr_arena_alloc(&chunk->arena, sizeof *import);
	if (import == NULL) {
		orr_chunk_fail_memory(chunk);
		return NULL;
	}
	const struct orr_document_maker maker = orr_chart_maker(chunk->births->app);
	if (!orr_chunk_make(chunk, &maker))
		return NULL;
	for (size_t i = 0; i < chunk->count; i++)
		if (chunk->work->document[i] != NULL) {
			orr_buf_clear(&chunk->out);
			write_json(chunk, import, i);
		}
	if (chunk->out.failed) {
		orr_chunk_fail_memory(chunk);
		return NULL;
	}
	const int64_t count = (int64_t)(chunk->count > 0 ? chunk->count : 1);
	import->execution_us = (orr_timer_steady_us() - begun_us) / count;
	import->cpu_us = (orr_timer_thread_us() - cpu_us) / count;
	return import;
}

/* Add charts from *from on until an entity comes again, which waits for the next group: it finds there what this one writes. */
static void gather(const struct storing *storing, size_t *from)
{
	const struct orr_chunk *chunk = storing->chunk;
	struct group *group = storing->group;
	group->count = group->put_count = group->event_count = 0;
	for (; *from < chunk->count; ++*from) {
		const struct orr_birth_chart *chart = chunk->work->document[*from];
		if (chart == NULL)
			continue;
		for (size_t i = 0; i < group->count; i++)
			if (strcmp(group->chart_id[i], chart->id) == 0)
				return;
		char *entity_id = group->entity_id_text[group->count];
		orr_entity_document_id(orr_entity_table.name, chart->entity_type, chart->entity_id,
				       entity_id);
		group->entity_id[group->count] = entity_id;
		group->chart_id[group->count] = chart->id;
		group->index[group->count++] = *from;
	}
}

/* What a job of each chart that is there must have made: an older one, of another chart, does not count. */
static bool name_outputs(const struct storing *storing)
{
	struct group *group = storing->group;
	struct orr_buf *json = &storing->chunk->out;
	for (size_t at = 0; at < group->count; at++) {
		group->output[at] = (struct orr_output){group->chart_id[at], NULL};
		if (group->chart[at] == NULL)
			continue;
		orr_buf_clear(json);
		orr_json_write(json, &orr_birth_chart_table, group->chart[at], ORR_JSON_LINE, NULL);
		if (json->failed)
			return false;
		put_digest(json->data, json->length, group->digest[at]);
		group->output[at].digest = group->digest[at];
	}
	return true;
}

static enum orr_code look_up(const struct storing *storing, struct orr_error *err)
{
	struct group *group = storing->group;
	struct orr_store *store = storing->app->store;
	struct orr_arena *arena = &storing->chunk->arena;
	memset(group->chart, 0, sizeof group->chart);
	memset(group->entity, 0, sizeof group->entity);
	memset(group->completed, 0, sizeof group->completed);
	if (store == NULL)
		return ORR_OK;
	enum orr_code code = orr_documents_get_charts(store->documents, group->count, group->chart_id, arena,
						      group->chart, err);
	if (code == ORR_OK)
		code = orr_documents_get_entities(store->documents, group->count, group->entity_id, arena,
						  group->entity, err);
	if (code == ORR_OK && !name_outputs(storing))
		return orr_fail_memory(err);
	if (code == ORR_OK)
		code = orr_history_completed(store->history, orr_birth_chart_table.name, group->count,
					     group->output, group->completed, err);
	return code;
}

/* Whoever owns the entity is not named: that would tell one organization of another's people. */
static bool owned_by_another(const struct storing *storing, size_t at)
{
	struct group *group = storing->group;
	const struct orr_birth *birth = &storing->chunk->work->birth[group->index[at]];
	const char *owner = group->chart[at] != NULL    ? group->chart[at]->organization_id
			    : group->entity[at] != NULL ? group->entity[at]->organization_id
							: NULL;
	if (owner == NULL || strcmp(owner, birth->organization_id) == 0)
		return false;
	struct orr_error *err = &storing->chunk->work->err[group->index[at]];
	(void)orr_fail_field(err, ORR_E_CONFLICT, "entity_id",
			     "the %s %s is in use elsewhere; give another entity_id",
			     orr_entity_type_names[birth->entity_type], birth->entity_id);
	return true;
}

/* A document keeps the time at which it was first written; its JSON and digest are made anew. */
static bool carry_over(const struct storing *storing, size_t at)
{
	const struct group *group = storing->group;
	struct orr_chunk *chunk = storing->chunk;
	const size_t index = group->index[at];
	if (group->chart[at] == NULL)
		return true;
	struct orr_birth_chart *chart = chunk->work->document[index];
	chart->created_at_ms = group->chart[at]->created_at_ms;
	orr_buf_clear(&chunk->out);
	write_json(chunk, storing->import, index);
	return !chunk->out.failed;
}

static struct orr_chart_entry entry_of(const struct storing *storing, size_t at)
{
	const struct group *group = storing->group;
	const struct orr_chunk *chunk = storing->chunk;
	const struct orr_import_chunk *import = storing->import;
	const size_t index = group->index[at];
	return (struct orr_chart_entry){
		.given = &chunk->work->text[index],
		.birth = &chunk->work->birth[index],
		.chart = chunk->work->document[index],
		.digest = import->digest[index],
		.before = group->chart[at],
		.entity_before = group->entity[at],
		.departments =
			chunk->work->birth[index].department_ids != NULL ? &group->departments[at] : NULL,
		.line = chunk->record[index].line,
		.execution_us = import->execution_us,
		.cpu_us = import->cpu_us,
		.memory_mb = (double)chunk->arena.used_bytes / 1e6,
		.store_calls = STORE_CALLS,
	};
}

/* A chart is unchanged when writing it and its entity would change nothing but the stamps. */
static bool unchanged(const struct storing *storing, size_t at)
{
	const struct group *group = storing->group;
	const struct orr_birth_chart *chart = storing->chunk->work->document[group->index[at]];
	if (group->chart[at] == NULL || group->entity[at] == NULL || !group->completed[at])
		return false;
	const struct orr_chart_entry entry = entry_of(storing, at);
	const struct orr_entity entity = orr_entity_of_birth(&entry, chart->updated_at_ms);
	return orr_table_equal(&orr_entity_table, group->entity[at], &entity, ORR_FIELD_STAMP) &&
	       orr_table_equal(&orr_birth_chart_table, group->chart[at], chart, ORR_FIELD_STAMP);
}

/* A department that is none makes the line a bad one; what the store cannot tell ends the import. */
static enum orr_code read_departments(const struct storing *storing, size_t at, bool *out_good,
				      struct orr_error *err)
{
	struct group *group = storing->group;
	struct orr_chunk_work *work = storing->chunk->work;
	const struct orr_birth *birth = &work->birth[group->index[at]];
	const struct orr_group_ids_text from = {birth->organization_id, birth->department_ids, ';'};
	struct orr_error bad = {0};
	*out_good = true;
	if (from.text == NULL)
		return ORR_OK;
	enum orr_code code = orr_group_ids_read(storing->app, &from, &storing->chunk->arena,
						&group->departments[at], &bad);
	*out_good = code == ORR_OK;
	if (code == ORR_E_INVALID || code == ORR_E_NOT_FOUND) {
		(void)orr_fail_field(&work->err[group->index[at]], code, "department_ids", "%s", bad.text);
		return ORR_OK;
	}
	if (code != ORR_OK)
		*err = bad;
	return code;
}

static enum orr_code prepare(const struct storing *storing, size_t at, struct orr_error *err)
{
	struct group *group = storing->group;
	const size_t index = group->index[at];
	if (!carry_over(storing, at))
		return orr_fail_memory(err);
	const struct orr_chart_entry entry = entry_of(storing, at);
	struct orr_chart_records records;
	enum orr_code code =
		orr_record_chart(storing->app, storing->run, &entry, &storing->chunk->arena, &records, err);
	if (code != ORR_OK)
		return code;
	group->put_chart[group->put_count] = storing->import->record[index];
	group->put_entity[group->put_count] = orr_entity_of_birth(&entry, entry.chart->updated_at_ms);
	group->job[group->put_count++] = records.job;
	for (size_t i = 0; i < records.event_count; i++)
		group->event[group->event_count++] = records.event[i];
	return ORR_OK;
}

static enum orr_code decide(const struct storing *storing, struct orr_error *err)
{
	struct group *group = storing->group;
	for (size_t at = 0; at < group->count; at++) {
		enum orr_import_result *result = &storing->import->result[group->index[at]];
		bool good = true;
		if (owned_by_another(storing, at))
			continue;
		enum orr_code code = read_departments(storing, at, &good, err);
		if (code != ORR_OK)
			return code;
		if (!good)
			continue;
		if (unchanged(storing, at)) {
			*result = ORR_IMPORT_UNCHANGED;
			continue;
		}
		*result = group->chart[at] != NULL ? ORR_IMPORT_REPLACED : ORR_IMPORT_CREATED;
		code = prepare(storing, at, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

static enum orr_code put(const struct storing *storing, struct orr_error *err)
{
	struct group *group = storing->group;
	struct orr_store *store = storing->app->store;
	const struct orr_history_batch batch = {.job = group->job,
						.job_count = group->put_count,
						.event = group->event,
						.event_count = group->event_count};
	enum orr_code code =
		orr_documents_put_entities(store->documents, group->put_count, group->put_entity, err);
	if (code == ORR_OK)
		code = orr_documents_put(store->documents, ORR_CHARTS, group->put_count, group->put_chart,
					 err);
	if (code == ORR_OK)
		code = orr_history_record(store->history, &batch, err);
	return code;
}

static void count_lines(struct orr_chunk *chunk, const struct orr_import_chunk *import)
{
	for (size_t i = 0; i < chunk->count; i++) {
		orr_chunk_count(chunk, i);
		if (import->result[i] != ORR_IMPORT_UNCHANGED)
			continue;
		chunk->summary.charts--;
		chunk->summary.unchanged++;
	}
}

enum orr_code orr_import_store(const struct orr_app *app, const struct orr_run_info *run,
			       struct orr_chunk *chunk, struct orr_import_chunk *import,
			       struct orr_error *err)
{
	struct group *group = orr_arena_alloc(&chunk->arena, sizeof *group);
	if (group == NULL)
		return orr_fail_memory(err);
	const struct storing storing = {app, run, chunk, import, group};
	for (size_t from = 0; from < chunk->count;) {
		gather(&storing, &from);
		enum orr_code code = look_up(&storing, err);
		if (code == ORR_OK)
			code = decide(&storing, err);
		if (code == ORR_OK && app->store != NULL)
			code = put(&storing, err);
		if (code != ORR_OK)
			return code;
	}
	count_lines(chunk, import);
	return ORR_OK;
}
