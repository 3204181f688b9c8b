/* SPDX-License-Identifier: Apache-2.0 */
/* Charts, entities and groups: a table a collection, a row a document. */
#include <assert.h>
#include <string.h>

#include "adapters/sqlite/row.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "model/names.h"

enum { ENTITY_LIST_DOCUMENT = 2 }; /* behind the two columns of the order */

static struct orr_sqlite *self_of(struct orr_documents *port)
{
	_Static_assert(offsetof(struct orr_sqlite, documents) == 0, "the port is first");
	assert(port->ops == &orr_sqlite_documents_ops);
	return (struct orr_sqlite *)port;
}

/* The text is bound as it stands. */
static enum orr_code put(struct orr_sqlite *self, enum orr_sqlite_statement which, const char *id,
			 const char *json, size_t length, struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	const struct orr_sqlite_values values = {&id, 1, 0};
	bool more;
	enum orr_code code = orr_sqlite_within_unit(self, err);
	if (code == ORR_OK)
		code = orr_sqlite_prepare(self, which, &values, &statement, err);
	if (code != ORR_OK)
		return code;
	const int result = sqlite3_bind_text64(statement, 2, json, length, SQLITE_STATIC, SQLITE_UTF8);
	return result == SQLITE_OK ? orr_sqlite_step(self, statement, &more, err)
				   : orr_sqlite_fail(self, result, err);
}

static enum orr_code put_object(struct orr_sqlite *self, enum orr_sqlite_statement which, const char *id,
				const struct orr_table *table, const void *object, struct orr_error *err)
{
	orr_buf_clear(&self->json);
	orr_json_write(&self->json, table, object, ORR_JSON_LINE, NULL);
	return self->json.failed ? orr_fail_memory(err)
				 : put(self, which, id, self->json.data, self->json.length, err);
}

/* Documents asked for by their ids. */
struct request {
	enum orr_sqlite_statement which;
	size_t count;
	const char *const *ids;
	struct orr_sqlite_shape shape;
};

/* A document each; NULL where there is none. All of them or, on an error, none. */
static enum orr_code get(struct orr_sqlite *self, const struct request *what, void *out[],
			 struct orr_error *err)
{
	void **found = orr_arena_array(what->shape.arena, what->count, sizeof *found);
	enum orr_code code = ORR_OK;
	if (found == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; code == ORR_OK && i < what->count; i++) {
		const struct orr_sqlite_values values = {&what->ids[i], 1, 0};
		struct orr_sqlite_rows rows = {0};
		code = orr_sqlite_query(self, what->which, &values, &what->shape, &rows, err);
		found[i] = rows.object;
	}
	if (code == ORR_OK)
		memcpy(out, found, what->count * sizeof *found);
	return code;
}

static enum orr_code put_charts(struct orr_documents *port, size_t count,
				const struct orr_chart_record records[], struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = put(self_of(port), ORR_SQLITE_PUT_CHART, records[i].chart->id, records[i].json,
			   records[i].length, err);
	return code;
}

static enum orr_code get_charts(struct orr_documents *port, size_t count, const char *const ids[],
				struct orr_arena *arena, struct orr_birth_chart *out[], struct orr_error *err)
{
	const struct request what = {ORR_SQLITE_GET_CHART, count, ids, {&orr_birth_chart_table, 0, arena}};
	return get(self_of(port), &what, (void *)out, err);
}

static enum orr_code put_entities(struct orr_documents *port, size_t count,
				  const struct orr_entity entities[], struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = put_object(self_of(port), ORR_SQLITE_PUT_ENTITY, entities[i].id, &orr_entity_table,
				  &entities[i], err);
	return code;
}

static enum orr_code get_entities(struct orr_documents *port, size_t count, const char *const ids[],
				  struct orr_arena *arena, struct orr_entity *out[], struct orr_error *err)
{
	const struct request what = {ORR_SQLITE_GET_ENTITY, count, ids, {&orr_entity_table, 0, arena}};
	return get(self_of(port), &what, (void *)out, err);
}

static const char *word(const char *const names[], int index)
{
	return index < 0 ? NULL : names[index];
}

static enum orr_code list_entities(struct orr_documents *port, const struct orr_entity_query *query,
				   struct orr_arena *arena, struct orr_entity_page *out,
				   struct orr_error *err)
{
	const enum orr_sqlite_statement which =
		ORR_SQLITE_LIST_ENTITIES + (query->organization_id != NULL) + 2 * (query->group_id != NULL);
	const struct orr_page *page = &query->page;
	const char *const texts[] = {word(orr_entity_type_names, query->entity_type),
				     word(orr_status_names, query->status),
				     page->after != NULL ? page->after : "",
				     page->after != NULL ? orr_entity_type_names[page->after_type] : "",
				     query->organization_id,
				     query->group_id};
	const struct orr_sqlite_values values = {texts, sizeof texts / sizeof texts[0], page->limit};
	const struct orr_sqlite_shape shape = {&orr_entity_table, ENTITY_LIST_DOCUMENT, arena};
	struct orr_sqlite_rows rows;
	enum orr_code code = orr_sqlite_query(self_of(port), which, &values, &shape, &rows, err);
	if (code == ORR_OK)
		*out = (struct orr_entity_page){rows.object, rows.count};
	return code;
}

static enum orr_code put_group(struct orr_documents *port, const struct orr_group *group,
			       struct orr_error *err)
{
	return put_object(self_of(port), ORR_SQLITE_PUT_GROUP, group->id, &orr_group_table, group, err);
}

static enum orr_code get_group(struct orr_documents *port, const char *id, struct orr_arena *arena,
			       struct orr_group **out, struct orr_error *err)
{
	const struct request what = {ORR_SQLITE_GET_GROUP, 1, &id, {&orr_group_table, 0, arena}};
	return get(self_of(port), &what, (void *)out, err);
}

static enum orr_code list_groups(struct orr_documents *port, const struct orr_group_query *query,
				 struct orr_arena *arena, struct orr_group_page *out, struct orr_error *err)
{
	const char *const texts[] = {query->organization_id,
				     query->page.after != NULL ? query->page.after : ""};
	const struct orr_sqlite_values values = {texts, 2, query->page.limit};
	const struct orr_sqlite_shape shape = {&orr_group_table, 0, arena};
	struct orr_sqlite_rows rows;
	enum orr_code code =
		orr_sqlite_query(self_of(port), ORR_SQLITE_LIST_GROUPS, &values, &shape, &rows, err);
	if (code == ORR_OK)
		*out = (struct orr_group_page){rows.object, rows.count};
	return code;
}

static enum orr_code remove_group(struct orr_documents *port, const char *id, struct orr_error *err)
{
	struct orr_sqlite *self = self_of(port);
	const struct orr_sqlite_values values = {&id, 1, 0};
	enum orr_code code = orr_sqlite_within_unit(self, err);
	if (code == ORR_OK)
		code = orr_sqlite_do(self, ORR_SQLITE_REMOVE_GROUP, &values, NULL, err);
	if (code != ORR_OK || sqlite3_changes(self->db) > 0)
		return code;
	return orr_fail(err, ORR_E_NOT_FOUND, "there is no group %s; orrery group list shows those there are",
			id);
}

static void close_documents(struct orr_documents *port)
{
	orr_sqlite_release(self_of(port));
}

const struct orr_documents_ops orr_sqlite_documents_ops = {
	.name = "sqlite",
	.put_charts = put_charts,
	.get_charts = get_charts,
	.put_entities = put_entities,
	.get_entities = get_entities,
	.list_entities = list_entities,
	.put_group = put_group,
	.get_group = get_group,
	.list_groups = list_groups,
	.remove_group = remove_group,
	.close = close_documents,
};
