/* SPDX-License-Identifier: Apache-2.0 */
/* Documents: a table a collection, a row a document. */
#include <assert.h>
#include <string.h>

#include "adapters/sqlite/row.h"
#include "base/str.h"
#include "codec/collections.h"
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
static enum orr_code put_text(struct orr_sqlite *self, enum orr_collection collection,
			      const struct orr_document_record *record, struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	const char *id = orr_collection_id(record->document);
	const struct orr_sqlite_values values = {&id, 1, 0};
	bool more;
	enum orr_code code =
		orr_sqlite_prepare(self, orr_sqlite_put_statement(collection), &values, &statement, err);
	if (code != ORR_OK)
		return code;
	const int result =
		sqlite3_bind_text64(statement, 2, record->json, record->length, SQLITE_STATIC, SQLITE_UTF8);
	return result == SQLITE_OK ? orr_sqlite_step(self, statement, &more, err)
				   : orr_sqlite_fail(self, result, err);
}

static enum orr_code put_one(struct orr_sqlite *self, enum orr_collection collection,
			     const struct orr_document_record *record, struct orr_error *err)
{
	struct orr_buf *json = &self->json;
	if (record->json != NULL)
		return put_text(self, collection, record, err);
	orr_buf_clear(json);
	orr_json_write(json, orr_collections[collection].table, record->document, ORR_JSON_LINE, NULL);
	const struct orr_document_record written = {record->document, json->data, json->length};
	return json->failed ? orr_fail_memory(err) : put_text(self, collection, &written, err);
}

static enum orr_code put(struct orr_documents *port, enum orr_collection collection, size_t count,
			 const struct orr_document_record records[], struct orr_error *err)
{
	struct orr_sqlite *self = self_of(port);
	enum orr_code code = orr_sqlite_within_unit(self, err);
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = put_one(self, collection, &records[i], err);
	return code;
}

/* A document each; NULL where there is none. All of them or, on an error, none. */
static enum orr_code get(struct orr_documents *port, const struct orr_document_request *what,
			 struct orr_arena *arena, void *out[], struct orr_error *err)
{
	const struct orr_sqlite_shape shape = {orr_collections[what->collection].table, 0, arena};
	void **found = orr_arena_array(arena, what->count, sizeof *found);
	enum orr_code code = ORR_OK;
	if (found == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; code == ORR_OK && i < what->count; i++) {
		const struct orr_sqlite_values values = {&what->id[i], 1, 0};
		struct orr_sqlite_rows rows = {0};
		code = orr_sqlite_query(self_of(port), orr_sqlite_get_statement(what->collection), &values,
					&shape, &rows, err);
		found[i] = rows.object;
	}
	if (code == ORR_OK)
		memcpy((void *)out, found, what->count * sizeof *found);
	return code;
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
	char due[ORR_RFC3339_MAX];
	if (query->code_due_ms != NULL)
		orr_rfc3339_format(*query->code_due_ms, due);
	const char *const texts[] = {word(orr_entity_type_names, query->entity_type),
				     word(orr_status_names, query->status),
				     page->after != NULL ? page->after : "",
				     page->after != NULL ? orr_entity_type_names[page->after_type] : "",
				     query->organization_id,
				     query->group_id,
				     query->code_due_ms != NULL ? due : NULL};
	const struct orr_sqlite_values values = {texts, sizeof texts / sizeof texts[0], page->limit};
	const struct orr_sqlite_shape shape = {&orr_entity_table, ENTITY_LIST_DOCUMENT, arena};
	struct orr_sqlite_rows rows;
	enum orr_code code = orr_sqlite_query(self_of(port), which, &values, &shape, &rows, err);
	if (code == ORR_OK)
		*out = (struct orr_entity_page){rows.object, rows.count};
	return code;
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
	.put = put,
	.get = get,
	.list_entities = list_entities,
	.list_groups = list_groups,
	.remove_group = remove_group,
	.close = close_documents,
};
