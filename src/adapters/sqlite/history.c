/* SPDX-License-Identifier: Apache-2.0 */
/* Jobs and the audit log: rows of the customer's tables. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "adapters/sqlite/collection.h"
#include "adapters/sqlite/row.h"
#include "codec/tables.h"
#include "model/names.h"

static struct orr_sqlite *self_of(struct orr_history *port)
{
	assert(port->ops == &orr_sqlite_history_ops);
	return (struct orr_sqlite *)((char *)port - offsetof(struct orr_sqlite, history));
}

static enum orr_code insert(struct orr_sqlite *sqlite, int number, const struct orr_table *table,
			    const void *object, struct orr_error *err)
{
	char sql[ORR_SQLITE_SQL_MAX_BYTES];
	sqlite3_stmt *statement;
	const char *text = sqlite->statement[number] == NULL ? orr_row_insert(table, sql) : NULL;
	enum orr_code code = orr_sqlite_use(sqlite, number, text, &statement, err);
	if (code == ORR_OK)
		code = orr_row_bind(sqlite, statement, table, object, err);
	return code == ORR_OK ? orr_sqlite_step(sqlite, statement, err) : code;
}

static enum orr_code record(struct orr_history *port, const struct orr_history_batch *batch,
			    struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < batch->job_count; i++)
		code = insert(self_of(port), ORR_SQLITE_PUT_JOB, &orr_job_table, &batch->job[i], err);
	for (size_t i = 0; code == ORR_OK && i < batch->event_count; i++)
		code = insert(self_of(port), ORR_SQLITE_PUT_EVENT, &orr_audit_event_table, &batch->event[i],
			      err);
	return code;
}

static enum orr_code completed_one(struct orr_sqlite *sqlite, const char *collection, const char *document_id,
				   bool *out, struct orr_error *err)
{
	static const char sql[] = "SELECT 1 FROM calculation_jobs WHERE output_collection = ?1 "
				  "AND output_document_id = ?2 AND job_status = 'completed' LIMIT 1";
	sqlite3_stmt *statement;
	enum orr_code code = orr_sqlite_use(sqlite, ORR_SQLITE_COMPLETED, sql, &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, collection);
	orr_sqlite_bind_text(statement, 2, document_id);
	code = orr_sqlite_next(sqlite, statement, out, err);
	orr_sqlite_done(statement);
	return code;
}

static enum orr_code completed(struct orr_history *port, const char *collection, size_t count,
			       const char *const document_ids[], bool out[], struct orr_error *err)
{
	bool found[ORR_PAGE_MAX];
	for (size_t i = 0; i < count; i++) {
		enum orr_code code =
			completed_one(self_of(port), collection, document_ids[i], &found[i], err);
		if (code != ORR_OK)
			return code;
	}
	memcpy(out, found, count * sizeof found[0]);
	return ORR_OK;
}

/* The rows of an entity, newest first: ?1 type, ?2 id, ?3 the row that the page begins behind, ?4 the limit. */
static enum orr_code list(struct orr_sqlite *sqlite, const struct orr_history_query *query,
			  const struct orr_collection_read *read, struct orr_collection_page *out,
			  struct orr_error *err)
{
	char sql[ORR_SQLITE_SQL_MAX_BYTES];
	sqlite3_stmt *statement;
	const size_t limit = query->page.limit;
	struct orr_collection_page page = {.object = orr_arena_array(read->arena, limit, read->table->size)};
	enum orr_code code = orr_sqlite_use(sqlite, read->number, orr_row_select(read->table, read->sql, sql),
					    &statement, err);
	if (code != ORR_OK)
		return code;
	if (page.object == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out; ask for fewer rows");
	orr_sqlite_bind_text(statement, 1, orr_entity_type_names[query->entity_type]);
	orr_sqlite_bind_text(statement, 2, query->entity_id);
	orr_sqlite_bind_text(statement, 3, query->page.after);
	(void)sqlite3_bind_int64(statement, 4, (sqlite3_int64)limit);
	bool row = true;
	while (code == ORR_OK && row) {
		code = orr_sqlite_next(sqlite, statement, &row, err);
		if (code == ORR_OK && row)
			code = orr_row_read(statement, read->table, read->arena,
					    (char *)page.object + read->table->size * page.count++, err);
	}
	orr_sqlite_done(statement);
	if (code == ORR_OK)
		*out = page;
	return code;
}

static enum orr_code list_jobs(struct orr_history *port, const struct orr_history_query *query,
			       struct orr_arena *arena, struct orr_job_page *out, struct orr_error *err)
{
	static const char rest[] = "WHERE entity_type = ?1 AND entity_id = ?2 AND (?3 IS NULL OR id < ?3) "
				   "ORDER BY id DESC LIMIT ?4";
	const struct orr_collection_read read = {ORR_SQLITE_LIST_JOBS, rest, &orr_job_table, arena};
	struct orr_collection_page page;
	enum orr_code code = list(self_of(port), query, &read, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_job_page){.job = page.object, .count = page.count};
	return code;
}

static enum orr_code list_events(struct orr_history *port, const struct orr_history_query *query,
				 struct orr_arena *arena, struct orr_audit_page *out, struct orr_error *err)
{
	static const char rest[] =
		"WHERE entity_type = ?1 AND entity_id = ?2 AND (?3 IS NULL OR (event_timestamp, id) < "
		"(SELECT b.event_timestamp, b.id FROM calculation_audit_log AS b WHERE b.id = ?3)) "
		"ORDER BY event_timestamp DESC, id DESC LIMIT ?4";
	const struct orr_collection_read read = {ORR_SQLITE_LIST_EVENTS, rest, &orr_audit_event_table, arena};
	struct orr_collection_page page;
	enum orr_code code = list(self_of(port), query, &read, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_audit_page){.event = page.object, .count = page.count};
	return code;
}

static void close_history(struct orr_history *port)
{
	orr_sqlite_close(self_of(port));
}

const struct orr_history_ops orr_sqlite_history_ops = {
	.name = "sqlite",
	.record = record,
	.completed = completed,
	.list_jobs = list_jobs,
	.list_events = list_events,
	.close = close_history,
};
