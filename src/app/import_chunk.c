/* SPDX-License-Identifier: Apache-2.0 */
/* One chunk of charts on its way into the store. */
#include "app/import_chunk.h"

#include <assert.h>
#include <string.h>

#include "app/compute_chart.h"
#include "app/identity.h"
#include "app/record_chart.h"
#include "base/timer.h"
#include "codec/tables.h"
#include "model/names.h"

/* Port calls that each chart of a chunk takes part in. */
enum { STORE_CALLS = 6 };

/* Charts of a chunk whose entities differ from each other: what is looked up and written at once. */
struct group {
	size_t index[ORR_CHUNK_RECORDS]; /* of the charts within the chunk */
	struct orr_keeping charts;
	const char *entity_id[ORR_CHUNK_RECORDS];
	char entity_id_text[ORR_CHUNK_RECORDS][ORR_ID_TEXT_BYTES];
	struct orr_entity *entity[ORR_CHUNK_RECORDS];
	struct orr_group_ids departments[ORR_CHUNK_RECORDS]; /* of the lines that give them */
	struct orr_entity put_entity[ORR_CHUNK_RECORDS];
	size_t put_count;
};
_Static_assert((int)ORR_CHUNK_RECORDS <= (int)ORR_KEEP_MAX, "a chunk is kept at once");

/* What the parts of storing a chunk share. */
struct storing {
	const struct orr_app *app;
	struct orr_chunk *chunk;
	struct orr_import_chunk *import;
	struct group *group;
};

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
	for (size_t i = 0; i < chunk->count; i++) {
		import->chart[i].document = chunk->work->document[i];
		if (import->chart[i].document != NULL &&
		    !orr_keep_write(&orr_keep_charts, &import->chart[i], &chunk->arena)) {
			orr_chunk_fail_memory(chunk);
			return NULL;
		}
	}
	const int64_t count = (int64_t)(chunk->count > 0 ? chunk->count : 1);
	import->execution_us = (orr_timer_steady_us() - begun_us) / count;
	import->cpu_us = (orr_timer_thread_us() - cpu_us) / count;
	return import;
}

static bool is_in(const struct group *group, const struct orr_birth_chart *chart)
{
	for (size_t i = 0; i < group->charts.count; i++) {
		const struct orr_birth_chart *other = group->charts.item[i].document;
		if (strcmp(other->id, chart->id) == 0)
			return true;
	}
	return false;
}

/* Add charts from *from on until an entity comes again, which waits for the next group: it finds there what this one writes. */
static void gather(const struct storing *storing, size_t *from)
{
	const struct orr_chunk *chunk = storing->chunk;
	struct group *group = storing->group;
	group->charts.count = group->put_count = 0;
	for (; *from < chunk->count; ++*from) {
		const struct orr_birth_chart *chart = chunk->work->document[*from];
		if (chart == NULL)
			continue;
		if (is_in(group, chart))
			return;
		const size_t at = group->charts.count++;
		orr_entity_document_id(orr_entity_table.name, chart->entity_type, chart->entity_id,
				       group->entity_id_text[at]);
		group->entity_id[at] = group->entity_id_text[at];
		group->entity[at] = NULL;
		group->index[at] = *from;
		group->charts.item[at] = storing->import->chart[*from];
	}
}

static enum orr_code look_up(const struct storing *storing, struct orr_error *err)
{
	struct group *group = storing->group;
	struct orr_store *store = storing->app->store;
	enum orr_code code = orr_keep_find(&group->charts, err);
	if (code != ORR_OK || store == NULL)
		return code;
	return orr_documents_get_entities(store->documents, group->charts.count, group->entity_id,
					  &storing->chunk->arena, group->entity, err);
}

/* Whoever owns the entity is not named: that would tell one organization of another's people. */
static bool owned_by_another(const struct storing *storing, size_t at)
{
	const struct group *group = storing->group;
	const struct orr_birth *birth = &storing->chunk->work->birth[group->index[at]];
	const struct orr_birth_chart *chart = group->charts.item[at].before;
	const char *owner = chart != NULL               ? chart->organization_id
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

static struct orr_entity entity_of(const struct storing *storing, size_t at, int64_t now_ms)
{
	const struct group *group = storing->group;
	const struct orr_birth *birth = &storing->chunk->work->birth[group->index[at]];
	return orr_entity_of_birth(birth, birth->department_ids != NULL ? &group->departments[at] : NULL,
				   group->entity[at], now_ms);
}

/* Whether the entity would change though the chart is the same: it is not there, or the line says otherwise of it. */
static bool entity_changes(const struct storing *storing, size_t at)
{
	const struct orr_entity *before = storing->group->entity[at];
	if (before == NULL)
		return true;
	const struct orr_entity after = entity_of(storing, at, before->updated_at_ms);
	return !orr_table_equal(&orr_entity_table, before, &after, ORR_FIELD_STAMP);
}

/* What the job of each chart is told, but for those of bad lines and of another's entities, which are left out. */
static enum orr_code describe(const struct storing *storing, struct orr_error *err)
{
	struct group *group = storing->group;
	const struct orr_chunk *chunk = storing->chunk;
	for (size_t at = 0; at < group->charts.count; at++) {
		struct orr_keep_item *item = &group->charts.item[at];
		const struct orr_birth_chart *chart = item->document;
		bool good = true;
		enum orr_code code =
			owned_by_another(storing, at) ? ORR_OK : read_departments(storing, at, &good, err);
		if (code != ORR_OK)
			return code;
		if (!good || storing->chunk->work->err[group->index[at]].code != ORR_OK) {
			item->document = NULL;
			continue;
		}
		item->forced = entity_changes(storing, at);
		item->algorithm_version = chart->calculation_version;
		item->number = chunk->record[group->index[at]].line;
		item->input_data =
			orr_birth_input(&chunk->work->text[group->index[at]], &storing->chunk->arena);
		if (item->input_data == NULL)
			return orr_fail_memory(err);
	}
	return ORR_OK;
}

static void take_results(const struct storing *storing)
{
	struct group *group = storing->group;
	for (size_t at = 0; at < group->charts.count; at++) {
		const struct orr_keep_item *item = &group->charts.item[at];
		const struct orr_birth_chart *chart = item->document;
		storing->import->chart[group->index[at]].result = item->result;
		if (item->result == ORR_KEEP_CREATED || item->result == ORR_KEEP_REPLACED)
			group->put_entity[group->put_count++] = entity_of(storing, at, chart->updated_at_ms);
	}
}

static enum orr_code store_group(const struct storing *storing, struct orr_error *err)
{
	struct group *group = storing->group;
	struct orr_store *store = storing->app->store;
	group->charts.cost.memory_mb = (double)storing->chunk->arena.used_bytes / 1e6;
	enum orr_code code = look_up(storing, err);
	if (code == ORR_OK)
		code = describe(storing, err);
	if (code == ORR_OK)
		code = orr_keep_decide(&group->charts, err);
	if (code != ORR_OK)
		return code;
	take_results(storing);
	if (store != NULL)
		code = orr_documents_put_entities(store->documents, group->put_count, group->put_entity, err);
	return code == ORR_OK ? orr_keep_put(&group->charts, err) : code;
}

static void count_lines(struct orr_chunk *chunk, const struct orr_import_chunk *import)
{
	for (size_t i = 0; i < chunk->count; i++) {
		orr_chunk_count(chunk, i);
		if (import->chart[i].result != ORR_KEEP_UNCHANGED)
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
	const struct storing storing = {app, chunk, import, group};
	group->charts.app = app;
	group->charts.run = run;
	group->charts.kind = &orr_keep_charts;
	group->charts.arena = &chunk->arena;
	group->charts.cost = (struct orr_run_cost){
		.execution_us = import->execution_us, .cpu_us = import->cpu_us, .store_calls = STORE_CALLS};
	for (size_t from = 0; from < chunk->count;) {
		gather(&storing, &from);
		enum orr_code code = store_group(&storing, err);
		if (code != ORR_OK)
			return code;
	}
	count_lines(chunk, import);
	return ORR_OK;
}
