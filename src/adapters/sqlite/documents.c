/* SPDX-License-Identifier: Apache-2.0 */
/* Charts and groups: collections of JSON documents. */
#include <assert.h>
#include <string.h>

#include "adapters/sqlite/collection.h"
#include "codec/tables.h"

static struct orr_sqlite *self_of(struct orr_documents *port)
{
	_Static_assert(offsetof(struct orr_sqlite, documents) == 0, "the port is first");
	assert(port->ops == &orr_sqlite_documents_ops);
	return (struct orr_sqlite *)port;
}

static enum orr_code put_charts(struct orr_documents *port, size_t count,
				const struct orr_chart_record records[], struct orr_error *err)
{
	static const char sql[] = "INSERT INTO birth_charts (_id, document) VALUES (?1, ?2) "
				  "ON CONFLICT (_id) DO UPDATE SET document = excluded.document";
	struct orr_sqlite *sqlite = self_of(port);
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++) {
		sqlite3_stmt *statement;
		code = orr_sqlite_use(sqlite, ORR_SQLITE_PUT_CHART, sql, &statement, err);
		if (code != ORR_OK)
			return code;
		(void)sqlite3_bind_text(statement, 1, records[i].chart->id, -1, SQLITE_STATIC);
		(void)sqlite3_bind_text64(statement, 2, records[i].json, records[i].length, SQLITE_STATIC,
					  SQLITE_UTF8);
		code = orr_sqlite_step(sqlite, statement, err);
	}
	return code;
}

static enum orr_code get_charts(struct orr_documents *port, size_t count, const char *const ids[],
				struct orr_arena *arena, struct orr_birth_chart *out[], struct orr_error *err)
{
	static const char sql[] = "SELECT document FROM birth_charts WHERE _id = ?1";
	const struct orr_collection_read read = {ORR_SQLITE_GET_CHART, sql, &orr_birth_chart_table, arena};
	return orr_collection_get(self_of(port), &read, count, ids, (void **)out, err);
}

static enum orr_code put_entities(struct orr_documents *port, size_t count,
				  const struct orr_entity entities[], struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = orr_sqlite_put_entity(self_of(port), &entities[i], err);
	return code;
}

static enum orr_code get_entities(struct orr_documents *port, size_t count, const char *const ids[],
				  struct orr_arena *arena, struct orr_entity *out[], struct orr_error *err)
{
	static const char sql[] = "SELECT document FROM entities WHERE _id = ?1";
	const struct orr_collection_read read = {ORR_SQLITE_GET_ENTITY, sql, &orr_entity_table, arena};
	return orr_collection_get(self_of(port), &read, count, ids, (void **)out, err);
}

static enum orr_code list_entities(struct orr_documents *port, const struct orr_entity_query *query,
				   struct orr_arena *arena, struct orr_entity_page *out,
				   struct orr_error *err)
{
	return orr_sqlite_list_entities(self_of(port), query, arena, out, err);
}

static enum orr_code put_group(struct orr_documents *port, const struct orr_group *group,
			       struct orr_error *err)
{
	static const char sql[] = "INSERT INTO groups (_id, document) VALUES (?1, ?2) "
				  "ON CONFLICT (_id) DO UPDATE SET document = excluded.document";
	return orr_collection_put(self_of(port), ORR_SQLITE_PUT_GROUP, sql, &orr_group_table, group, err);
}

static enum orr_code get_group(struct orr_documents *port, const char *id, struct orr_arena *arena,
			       struct orr_group **out, struct orr_error *err)
{
	static const char sql[] = "SELECT document FROM groups WHERE _id = ?1";
	const struct orr_collection_read read = {ORR_SQLITE_GET_GROUP, sql, &orr_group_table, arena};
	return orr_collection_get(self_of(port), &read, 1, &id, (void **)out, err);
}

static enum orr_code list_groups(struct orr_documents *port, const struct orr_group_query *query,
				 struct orr_arena *arena, struct orr_group_page *out, struct orr_error *err)
{
	static const char sql[] = "SELECT document FROM groups WHERE organization_id = ?1 AND group_id > ?2 "
				  "ORDER BY group_id LIMIT ?3";
	struct orr_sqlite *sqlite = self_of(port);
	sqlite3_stmt *statement;
	enum orr_code code = orr_sqlite_use(sqlite, ORR_SQLITE_LIST_GROUPS, sql, &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, query->organization_id);
	orr_sqlite_bind_text(statement, 2, query->page.after != NULL ? query->page.after : "");
	(void)sqlite3_bind_int64(statement, 3, (sqlite3_int64)query->page.limit);
	const struct orr_collection_read read = {ORR_SQLITE_LIST_GROUPS, sql, &orr_group_table, arena};
	struct orr_collection_page page;
	code = orr_collection_list(sqlite, &read, statement, query->page.limit, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_group_page){.group = page.object, .count = page.count};
	return code;
}

static enum orr_code remove_group(struct orr_documents *port, const char *id, struct orr_error *err)
{
	struct orr_sqlite *sqlite = self_of(port);
	sqlite3_stmt *statement;
	enum orr_code code = orr_sqlite_use(sqlite, ORR_SQLITE_REMOVE_GROUP,
					    "DELETE FROM groups WHERE _id = ?1", &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, id);
	code = orr_sqlite_step(sqlite, statement, err);
	if (code == ORR_OK && sqlite3_changes(sqlite->db) == 0)
		return orr_fail(err, ORR_E_NOT_FOUND, "there is no group with the _id %s", id);
	return code;
}

static void close_documents(struct orr_documents *port)
{
	orr_sqlite_close(self_of(port));
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
