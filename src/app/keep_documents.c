/* SPDX-License-Identifier: Apache-2.0 */
/* Calculated documents on their way into the store. */
#include "app/keep_documents.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "codec/collections.h"
#include "codec/json.h"

enum { JSON_MAX_BYTES = 64 << 20 };

const char *const orr_keep_result_names[] = {"none", "created", "replaced", "unchanged", NULL};

const struct orr_keep_kind orr_keep_charts = {ORR_CHARTS, ORR_JOB_BIRTH_CHART, "birth_data",
					      "the chart was replaced"},
			   orr_keep_codes = {ORR_CODES, ORR_JOB_HARMONIC_CODE,
					     "current_code.version,current_code.energy_signature,"
					     "current_code.energy_levels,current_code.dimensions,"
					     "auto_update_enabled,subscription_active,organization_id",
					     "the code was replaced"},
			   orr_keep_patterns = {ORR_PATTERNS, ORR_JOB_ENERGY_PATTERN,
						"pattern_type,insights,analysis_date",
						"the pattern was replaced"};

static const struct orr_table *table_of(const struct orr_keep_kind *kind)
{
	return orr_collections[kind->collection].table;
}

/* The line of a document and its digest; a line that is not wanted may be NULL. False when memory ran out. */
static bool write_line(const struct orr_table *table, const void *document, struct orr_arena *arena,
		       struct orr_document_record *out, char digest[ORR_DIGEST_TEXT_BYTES])
{
	unsigned char hash[ORR_HASH_BYTES];
	struct orr_buf json;
	orr_buf_init(&json, JSON_MAX_BYTES);
	orr_json_write(&json, table, document, ORR_JSON_LINE, NULL);
	bool good = !json.failed;
	if (good) {
		orr_hash(json.data, json.length, hash);
		orr_hash_hex(hash, (ORR_DIGEST_TEXT_BYTES - 1) / 2, digest);
	}
	if (good && out != NULL) {
		*out = (struct orr_document_record){document, orr_arena_text(arena, json.data, json.length),
						    json.length};
		good = out->json != NULL;
	}
	orr_buf_done(&json);
	return good;
}

bool orr_keep_write(const struct orr_keep_kind *kind, struct orr_keep_item *item, struct orr_arena *arena)
{
	return write_line(table_of(kind), item->document, arena, &item->record, item->digest);
}

/* Which job must have made what is there: an older one, of another document, does not count. */
static enum orr_code find_jobs(struct orr_keeping *keeping, struct orr_error *err)
{
	const struct orr_table *table = table_of(keeping->kind);
	struct orr_output output[ORR_KEEP_MAX];
	char digest[ORR_KEEP_MAX][ORR_DIGEST_TEXT_BYTES];
	bool completed[ORR_KEEP_MAX] = {false};
	size_t at[ORR_KEEP_MAX], count = 0;
	for (size_t i = 0; i < keeping->count; i++) {
		const void *before = keeping->item[i].before;
		if (before == NULL)
			continue;
		if (!write_line(table, before, keeping->arena, NULL, digest[count]))
			return orr_fail_memory(err);
		output[count] = (struct orr_output){orr_collection_id(before), digest[count]};
		at[count++] = i;
	}
	enum orr_code code = orr_history_completed(keeping->app->store->history, table->name, count, output,
						   completed, err);
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		keeping->item[at[i]].completed = completed[i];
	return code;
}

enum orr_code orr_keep_find(struct orr_keeping *keeping, struct orr_error *err)
{
	const char *ids[ORR_KEEP_MAX] = {NULL};
	void *before[ORR_KEEP_MAX];
	size_t at[ORR_KEEP_MAX], count = 0;
	assert(keeping->count <= ORR_KEEP_MAX);
	if (keeping->app->store == NULL)
		return ORR_OK;
	for (size_t i = 0; i < keeping->count; i++)
		if (keeping->item[i].document != NULL) {
			ids[count] = orr_collection_id(keeping->item[i].document);
			at[count++] = i;
		}
	const struct orr_document_request what = {keeping->kind->collection, count, ids};
	enum orr_code code =
		orr_documents_get(keeping->app->store->documents, &what, keeping->arena, before, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < count; i++)
		keeping->item[at[i]].before = before[i];
	return find_jobs(keeping, err);
}

/* The line that was made beforehand stands when nothing is carried over. */
static bool settle_line(const struct orr_keeping *keeping, struct orr_keep_item *item)
{
	const struct orr_table *table = table_of(keeping->kind);
	if (item->before == NULL && item->record.json != NULL)
		return true;
	if (item->before != NULL)
		orr_document_set_time(table, "created_at", item->document,
				      orr_document_time(table, "created_at", item->before));
	return orr_keep_write(keeping->kind, item, keeping->arena);
}

static enum orr_code prepare(struct orr_keeping *keeping, struct orr_keep_item *item, struct orr_error *err)
{
	struct orr_document_records records;
	if (!settle_line(keeping, item))
		return orr_fail_memory(err);
	const struct orr_document_entry entry = {.table = table_of(keeping->kind),
						 .job_type = keeping->kind->job_type,
						 .state_fields = keeping->kind->state_fields,
						 .change = keeping->kind->change,
						 .document = item->document,
						 .before = item->before,
						 .algorithm_version = item->algorithm_version,
						 .input_data = item->input_data,
						 .digest = item->digest,
						 .number = item->number,
						 .cost = &keeping->cost};
	enum orr_code code =
		orr_record_document(keeping->app, keeping->run, &entry, keeping->arena, &records, err);
	if (code != ORR_OK)
		return code;
	keeping->job[keeping->put_count] = records.job;
	keeping->put[keeping->put_count++] = item->record;
	for (size_t i = 0; i < records.event_count; i++)
		keeping->event[keeping->event_count++] = records.event[i];
	return ORR_OK;
}

enum orr_code orr_keep_decide(struct orr_keeping *keeping, struct orr_error *err)
{
	const struct orr_table *table = table_of(keeping->kind);
	enum orr_code code = ORR_OK;
	keeping->put_count = keeping->event_count = 0;
	for (size_t i = 0; code == ORR_OK && i < keeping->count; i++) {
		struct orr_keep_item *item = &keeping->item[i];
		if (item->document == NULL)
			continue;
		const bool same = item->before != NULL && item->completed && !item->forced &&
				  orr_table_equal(table, item->before, item->document, ORR_FIELD_STAMP);
		item->result = same                   ? ORR_KEEP_UNCHANGED
			       : item->before != NULL ? ORR_KEEP_REPLACED
						      : ORR_KEEP_CREATED;
		if (!same)
			code = prepare(keeping, item, err);
	}
	return code;
}

enum orr_code orr_keep_put(struct orr_keeping *keeping, struct orr_error *err)
{
	struct orr_store *store = keeping->app->store;
	const struct orr_history_batch batch = {.job = keeping->job,
						.job_count = keeping->put_count,
						.event = keeping->event,
						.event_count = keeping->event_count};
	if (store == NULL)
		return ORR_OK;
	enum orr_code code = orr_documents_put(store->documents, keeping->kind->collection,
					       keeping->put_count, keeping->put, err);
	return code == ORR_OK ? orr_history_record(store->history, &batch, err) : code;
}

static enum orr_code keep_within(struct orr_keeping *keeping, struct orr_error *err)
{
	enum orr_code code = orr_keep_find(keeping, err);
	if (code == ORR_OK)
		code = orr_keep_decide(keeping, err);
	return code == ORR_OK ? orr_keep_put(keeping, err) : code;
}

enum orr_code orr_keep_document(const struct orr_app *app, const struct orr_keep_one *one,
				struct orr_arena *arena, enum orr_keep_result *out, struct orr_error *err)
{
	struct orr_run_info run;
	struct orr_keeping *keeping = orr_arena_alloc(arena, sizeof *keeping);
	if (keeping == NULL)
		return orr_fail_memory(err);
	keeping->app = app;
	keeping->run = &run;
	keeping->kind = one->kind;
	keeping->arena = arena;
	keeping->cost = one->cost;
	keeping->count = 1;
	keeping->item[0] = (struct orr_keep_item){.document = one->document,
						  .algorithm_version = one->algorithm_version,
						  .input_data = one->input_data};
	enum orr_code code = orr_run_info_make(app, one->trigger_reason, arena, &run, err);
	if (code == ORR_OK)
		code = orr_store_begin(app->store, err);
	if (code != ORR_OK)
		return code;
	code = orr_store_end(app->store, keep_within(keeping, err), err);
	if (code == ORR_OK)
		*out = keeping->item[0].result;
	return code;
}
