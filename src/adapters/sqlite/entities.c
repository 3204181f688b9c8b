/* SPDX-License-Identifier: Apache-2.0 */
/* Entities: their documents, their memberships, and lists of them by the index that fits. */
#include <assert.h>
#include <string.h>

#include "adapters/sqlite/collection.h"
#include "codec/tables.h"
#include "model/names.h"

static enum orr_code leave_groups(struct orr_sqlite *sqlite, const struct orr_entity *entity,
				  struct orr_error *err)
{
	sqlite3_stmt *statement;
	enum orr_code code = orr_sqlite_use(sqlite, ORR_SQLITE_LEAVE_GROUPS,
					    "DELETE FROM group_members WHERE entity = ?1", &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, entity->id);
	return orr_sqlite_step(sqlite, statement, err);
}

/* A group that is named twice is one membership. */
static enum orr_code join_group(struct orr_sqlite *sqlite, const struct orr_entity *entity,
				const char *group_id, struct orr_error *err)
{
	sqlite3_stmt *statement;
	enum orr_code code = orr_sqlite_use(
		sqlite, ORR_SQLITE_JOIN_GROUP,
		"INSERT OR IGNORE INTO group_members (group_id, entity_id, entity_type, entity) "
		"VALUES (?1, ?2, ?3, ?4)",
		&statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, group_id);
	orr_sqlite_bind_text(statement, 2, entity->entity_id);
	orr_sqlite_bind_text(statement, 3, orr_entity_type_names[entity->entity_type]);
	orr_sqlite_bind_text(statement, 4, entity->id);
	return orr_sqlite_step(sqlite, statement, err);
}

enum orr_code orr_sqlite_put_entity(struct orr_sqlite *sqlite, const struct orr_entity *entity,
				    struct orr_error *err)
{
	static const char sql[] = "INSERT INTO entities (_id, document) VALUES (?1, ?2) "
				  "ON CONFLICT (_id) DO UPDATE SET document = excluded.document";
	enum orr_code code =
		orr_collection_put(sqlite, ORR_SQLITE_PUT_ENTITY, sql, &orr_entity_table, entity, err);
	if (code == ORR_OK)
		code = leave_groups(sqlite, entity, err);
	for (size_t i = 0; code == ORR_OK && i < entity->department_count; i++)
		code = join_group(sqlite, entity, entity->department_ids[i], err);
	return code;
}

/*
 * ?1 organization, ?2 group, ?3 type, ?4 status, ?5 and ?6 the key that the page begins behind, ?7 the limit. The first row whose part of the query is
 * there is taken: its index gives the order, and its columns answer the other filters.
 */
#define REST                                                                        \
	"AND (?3 IS NULL OR e.entity_type = ?3) AND (?4 IS NULL OR e.status = ?4) " \
	"AND (?1 IS NULL OR e.organization_id = ?1) ORDER BY e.entity_id, e.entity_type LIMIT ?7"
#define BEHIND "(e.entity_id, e.entity_type) > (?5, ?6) "

static const char *const list_sql[] = {
	"SELECT e.document FROM group_members AS m JOIN entities AS e ON e._id = m.entity WHERE m.group_id = "
	"?2 "
	"AND (m.entity_id, m.entity_type) > (?5, ?6) AND (?3 IS NULL OR m.entity_type = ?3) "
	"AND (?4 IS NULL OR e.status = ?4) AND (?1 IS NULL OR e.organization_id = ?1) "
	"ORDER BY m.entity_id, m.entity_type LIMIT ?7",
	"SELECT e.document FROM entities AS e INDEXED BY entities_organization WHERE e.organization_id = ?1 "
	"AND " BEHIND REST,
	"SELECT e.document FROM entities AS e INDEXED BY entities_type WHERE e.entity_type = ?3 AND "
	"e.entity_id >= ?5 "
	"AND " BEHIND REST,
	"SELECT e.document FROM entities AS e INDEXED BY entities_status WHERE e.status = ?4 AND " BEHIND
		REST,
	"SELECT e.document FROM entities AS e INDEXED BY entities_entity WHERE " BEHIND REST,
};

static int choose(const struct orr_entity_query *query)
{
	if (query->group_id != NULL)
		return 0;
	if (query->organization_id != NULL)
		return 1;
	if (query->entity_type >= 0)
		return 2;
	return query->status >= 0 ? 3 : 4;
}

static const char *word(const char *const names[], int index)
{
	return index >= 0 ? names[index] : NULL;
}

enum orr_code orr_sqlite_list_entities(struct orr_sqlite *sqlite, const struct orr_entity_query *query,
				       struct orr_arena *arena, struct orr_entity_page *out,
				       struct orr_error *err)
{
	const int chosen = choose(query);
	const struct orr_collection_read read = {ORR_SQLITE_LIST_ENTITIES + chosen, list_sql[chosen],
						 &orr_entity_table, arena};
	sqlite3_stmt *statement;
	struct orr_collection_page page;
	const struct orr_page *wanted = &query->page;
	enum orr_code code = orr_sqlite_use(sqlite, read.number, read.sql, &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, query->organization_id);
	orr_sqlite_bind_text(statement, 2, query->group_id);
	orr_sqlite_bind_text(statement, 3, word(orr_entity_type_names, query->entity_type));
	orr_sqlite_bind_text(statement, 4, word(orr_status_names, query->status));
	orr_sqlite_bind_text(statement, 5, wanted->after != NULL ? wanted->after : "");
	orr_sqlite_bind_text(statement, 6,
			     wanted->after != NULL ? orr_entity_type_names[wanted->after_type] : "");
	(void)sqlite3_bind_int64(statement, 7, (sqlite3_int64)wanted->limit);
	code = orr_collection_list(sqlite, &read, statement, wanted->limit, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_entity_page){.entity = page.object, .count = page.count};
	return code;
}
