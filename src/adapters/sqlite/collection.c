/* SPDX-License-Identifier: Apache-2.0 */
/* Documents of a collection, in and out as JSON. */
#include "adapters/sqlite/collection.h"

#include <string.h>

#include "base/buf.h"
#include "codec/json.h"

enum { DOCUMENT_MAX_BYTES = 1 << 24 };

static enum orr_code fail_memory(struct orr_error *err)
{
	return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out while the store was used");
}

enum orr_code orr_collection_put(struct orr_sqlite *sqlite, int number, const char *sql,
				 const struct orr_table *table, const void *object, struct orr_error *err)
{
	sqlite3_stmt *statement;
	struct orr_buf json;
	enum orr_code code = orr_sqlite_use(sqlite, number, sql, &statement, err);
	if (code != ORR_OK)
		return code;
	orr_buf_init(&json, DOCUMENT_MAX_BYTES);
	orr_json_write(&json, table, object, ORR_JSON_LINE, NULL);
	if (json.failed) {
		code = fail_memory(err);
	} else {
		orr_sqlite_bind_text(statement, 1, (const char *)object + table->field[0].offset);
		(void)sqlite3_bind_text64(statement, 2, json.data, json.length, SQLITE_STATIC, SQLITE_UTF8);
		code = orr_sqlite_step(sqlite, statement, err);
	}
	orr_buf_done(&json);
	return code;
}

/* The document in the first column. */
static enum orr_code read_document(const struct orr_collection_read *read, sqlite3_stmt *statement, void *out,
				   struct orr_error *err)
{
	const char *text = (const char *)sqlite3_column_text(statement, 0);
	const size_t length = (size_t)sqlite3_column_bytes(statement, 0);
	if (text == NULL)
		return fail_memory(err);
	enum orr_code code = orr_json_read(text, length, read->table, out, read->arena, err);
	if (code == ORR_E_INVALID)
		return orr_fail(
			err, ORR_E_CORRUPT,
			"a document of %s does not hold what it should in %s; restore it from a backup",
			read->table->name, err->field[0] != '\0' ? err->field : "its text");
	return code;
}

static enum orr_code get_one(struct orr_sqlite *sqlite, const struct orr_collection_read *read,
			     const char *id, void **out, struct orr_error *err)
{
	sqlite3_stmt *statement;
	bool row = false;
	enum orr_code code = orr_sqlite_use(sqlite, read->number, read->sql, &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, id);
	code = orr_sqlite_next(sqlite, statement, &row, err);
	*out = NULL;
	if (code == ORR_OK && row) {
		*out = orr_arena_alloc(read->arena, read->table->size);
		code = *out != NULL ? read_document(read, statement, *out, err) : fail_memory(err);
	}
	orr_sqlite_done(statement);
	return code;
}

enum orr_code orr_collection_get(struct orr_sqlite *sqlite, const struct orr_collection_read *read,
				 size_t count, const char *const ids[], void *out[], struct orr_error *err)
{
	void **found = orr_arena_array(read->arena, count, sizeof *found);
	if (found == NULL)
		return fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		enum orr_code code = get_one(sqlite, read, ids[i], &found[i], err);
		if (code != ORR_OK)
			return code;
	}
	memcpy(out, found, count * sizeof *found);
	return ORR_OK;
}

enum orr_code orr_collection_list(struct orr_sqlite *sqlite, const struct orr_collection_read *read,
				  sqlite3_stmt *statement, size_t limit, struct orr_collection_page *out,
				  struct orr_error *err)
{
	const size_t bytes = read->table->size;
	struct orr_collection_page page = {.object = orr_arena_array(read->arena, limit, bytes)};
	enum orr_code code = page.object != NULL ? ORR_OK : fail_memory(err);
	bool row = true;
	while (code == ORR_OK && row && page.count < limit) {
		code = orr_sqlite_next(sqlite, statement, &row, err);
		if (code == ORR_OK && row)
			code = read_document(read, statement, (char *)page.object + bytes * page.count++,
					     err);
	}
	orr_sqlite_done(statement);
	if (code == ORR_OK)
		*out = page;
	return code;
}
