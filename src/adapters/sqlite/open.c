/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a store. */
#include "adapters/sqlite/connection.h"
#include "adapters/sqlite/sqlite.h"
#include "base/memory.h"

/* A connection with its ports, of which `open_count` are handed out. */
static enum orr_code open_file(const char *path, int open_count, struct orr_sqlite **out,
			       struct orr_error *err)
{
	struct orr_sqlite *sqlite = orr_calloc(1, sizeof *sqlite);
	if (sqlite == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out while the store was opened");
	*sqlite = (struct orr_sqlite){.documents = {&orr_sqlite_documents_ops, &sqlite->unit},
				      .history = {&orr_sqlite_history_ops, &sqlite->unit},
				      .unit = {&orr_sqlite_unit_ops},
				      .open_count = open_count};
	enum orr_code code = orr_sqlite_connect(path, ORR_SQLITE_OPEN, sqlite, err);
	if (code != ORR_OK) {
		orr_free(sqlite);
		return code;
	}
	code = orr_sqlite_check_schema(sqlite->db, path, err);
	if (code == ORR_OK) {
		*out = sqlite;
		return ORR_OK;
	}
	sqlite->open_count = 1;
	orr_sqlite_close(sqlite);
	return code;
}

enum orr_code orr_sqlite_open(const char *path, struct orr_store *out, struct orr_error *err)
{
	struct orr_sqlite *sqlite;
	enum orr_code code = open_file(path, 2, &sqlite, err);
	if (code == ORR_OK)
		*out = (struct orr_store){.documents = &sqlite->documents, .history = &sqlite->history};
	return code;
}

enum orr_code orr_sqlite_documents_open(const char *path, struct orr_documents **out, struct orr_error *err)
{
	struct orr_sqlite *sqlite;
	enum orr_code code = open_file(path, 1, &sqlite, err);
	if (code == ORR_OK)
		*out = &sqlite->documents;
	return code;
}

enum orr_code orr_sqlite_history_open(const char *path, struct orr_history **out, struct orr_error *err)
{
	struct orr_sqlite *sqlite;
	enum orr_code code = open_file(path, 1, &sqlite, err);
	if (code == ORR_OK)
		*out = &sqlite->history;
	return code;
}
