/* SPDX-License-Identifier: Apache-2.0 */
/* A connection to one file: how it is opened, its statements, its unit of work, and what its errors mean. */
#ifndef ORR_ADAPTERS_SQLITE_CONNECTION_H
#define ORR_ADAPTERS_SQLITE_CONNECTION_H

#include <sqlite3.h>

#include "adapters/sqlite/sqlite.h"
#include "adapters/sqlite/statement.h"
#include "base/buf.h"

/* Ports come first to be found from their own address; those that were not asked for stay unused. */
struct orr_sqlite {
	struct orr_documents documents;
	struct orr_history history;
	struct orr_schema schema;
	struct orr_unit unit;
	sqlite3 *db;
	sqlite3_stmt *prepared[ORR_SQLITE_STATEMENT_COUNT]; /* made at their first use */
	struct orr_buf json;                                /* of the document being written */
	bool writing;                                       /* a unit was begun and not yet ended */
	int holders;                                        /* ports that are open */
	char *place;                                        /* "sqlite:PATH" */
	const char *path;                                   /* within place */
};

extern const struct orr_documents_ops orr_sqlite_documents_ops;
extern const struct orr_history_ops orr_sqlite_history_ops;

/** Open a file and see that it is a store, whatever its schema. Error as in sqlite.h. */
enum orr_code orr_sqlite_connect(const char *path, const struct orr_sqlite_options *options,
				 struct orr_sqlite **out, struct orr_error *err) ORR_MUST_CHECK;
/** One port fewer; the last one rolls back and closes. */
void orr_sqlite_release(struct orr_sqlite *self);
/** Whether the file's schema is the one this program knows. Error ORR_E_INVALID. */
enum orr_code orr_sqlite_check_schema(struct orr_sqlite *self, struct orr_error *err) ORR_MUST_CHECK;

/** What a result code of SQLite's means to the caller. */
enum orr_code orr_sqlite_fail(const struct orr_sqlite *self, int result, struct orr_error *err);
/** Run SQL without results. */
enum orr_code orr_sqlite_run(struct orr_sqlite *self, const char *sql, struct orr_error *err) ORR_MUST_CHECK;
/** Error ORR_E_UNAVAILABLE: no unit is open, since SQLite gave it up at an earlier error (a full disk, for one). */
enum orr_code orr_sqlite_within_unit(const struct orr_sqlite *self, struct orr_error *err) ORR_MUST_CHECK;
/** End a transaction that a rollback had to leave open because memory ran out. */
enum orr_code orr_sqlite_settle(struct orr_sqlite *self, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_sqlite_begin(struct orr_sqlite *self, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_sqlite_commit(struct orr_sqlite *self, struct orr_error *err) ORR_MUST_CHECK;
void orr_sqlite_rollback(struct orr_sqlite *self);

#endif
