/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the SQLite adapter: documents of a collection, in and out as JSON by their field table. */
#ifndef ORR_ADAPTERS_SQLITE_COLLECTION_H
#define ORR_ADAPTERS_SQLITE_COLLECTION_H

#include "adapters/sqlite/connection.h"
#include "codec/field.h"

/* Numbers of the statements that are kept. Lists of entities have one for each index. */
enum orr_sqlite_statement {
	ORR_SQLITE_PUT_CHART,
	ORR_SQLITE_GET_CHART,
	ORR_SQLITE_PUT_ENTITY,
	ORR_SQLITE_GET_ENTITY,
	ORR_SQLITE_LEAVE_GROUPS,
	ORR_SQLITE_JOIN_GROUP,
	ORR_SQLITE_PUT_GROUP,
	ORR_SQLITE_GET_GROUP,
	ORR_SQLITE_LIST_GROUPS,
	ORR_SQLITE_REMOVE_GROUP,
	ORR_SQLITE_PUT_JOB,
	ORR_SQLITE_PUT_EVENT,
	ORR_SQLITE_COMPLETED,
	ORR_SQLITE_LIST_JOBS,
	ORR_SQLITE_LIST_EVENTS,
	ORR_SQLITE_LIST_ENTITIES, /* the first of them */
};

/* How documents are read: by which statement, and into which structs of which arena. */
struct orr_collection_read {
	int number;
	const char *sql;
	const struct orr_table *table;
	struct orr_arena *arena;
};
struct orr_collection_page {
	void *object; /* array of structs */
	size_t count;
};

/** Write a document. Its struct begins with its id. */
enum orr_code orr_collection_put(struct orr_sqlite *sqlite, int number, const char *sql,
				 const struct orr_table *table, const void *object,
				 struct orr_error *err) ORR_MUST_CHECK;
/** Documents by id, NULL where there is none; `out` untouched on an error. */
enum orr_code orr_collection_get(struct orr_sqlite *sqlite, const struct orr_collection_read *read,
				 size_t count, const char *const ids[], void *out[],
				 struct orr_error *err) ORR_MUST_CHECK;
/** The documents that a bound statement gives, at most `limit`. */
enum orr_code orr_collection_list(struct orr_sqlite *sqlite, const struct orr_collection_read *read,
				  sqlite3_stmt *statement, size_t limit, struct orr_collection_page *out,
				  struct orr_error *err) ORR_MUST_CHECK;

/** An entity and its memberships. */
enum orr_code orr_sqlite_put_entity(struct orr_sqlite *sqlite, const struct orr_entity *entity,
				    struct orr_error *err) ORR_MUST_CHECK;
/** A page of entities, by the index that fits the query. */
enum orr_code orr_sqlite_list_entities(struct orr_sqlite *sqlite, const struct orr_entity_query *query,
				       struct orr_arena *arena, struct orr_entity_page *out,
				       struct orr_error *err) ORR_MUST_CHECK;

#endif
