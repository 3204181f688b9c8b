/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the SQLite adapter: a connection, its prepared statements, its unit of work, and SQLite's errors in our words. */
#ifndef ORR_ADAPTERS_SQLITE_CONNECTION_H
#define ORR_ADAPTERS_SQLITE_CONNECTION_H

#include <stdbool.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "model/migration.h"
#include "ports/store.h"

enum { ORR_SQLITE_STATEMENT_MAX = 40 };

/* One file. It is gone when all ports on it are closed. */
struct orr_sqlite {
	struct orr_documents documents;
	struct orr_history history;
	struct orr_unit unit;
	sqlite3 *db;
	sqlite3_stmt *statement[ORR_SQLITE_STATEMENT_MAX]; /* prepared when first used */
	sqlite3_stmt *rollback;
	bool abandoned; /* a rollback failed for want of memory: it is made up for before anything else */
	int open_count;
};

extern const struct orr_documents_ops orr_sqlite_documents_ops;
extern const struct orr_history_ops orr_sqlite_history_ops;
extern const struct orr_unit_ops orr_sqlite_unit_ops;
extern const struct orr_migration orr_sqlite_migrations[];
extern const size_t orr_sqlite_migrations_count;

enum orr_sqlite_access { ORR_SQLITE_OPEN, ORR_SQLITE_CREATE };

/**
 * Open a file into a zeroed connection, making sure that it is a store, or an empty file that may become one. Errors as in sqlite.h; nothing is
 * left open then.
 */
enum orr_code orr_sqlite_connect(const char *path, enum orr_sqlite_access access, struct orr_sqlite *sqlite,
				 struct orr_error *err) ORR_MUST_CHECK;
void orr_sqlite_disconnect(struct orr_sqlite *sqlite);
/** Fail unless the newest migration that this program knows is the newest that was made. */
enum orr_code orr_sqlite_check_schema(sqlite3 *db, const char *path, struct orr_error *err) ORR_MUST_CHECK;

/** The error of SQLite's last failure on a connection (NULL: memory), as our code and sentence. */
enum orr_code orr_sqlite_fail(sqlite3 *db, int result, struct orr_error *err);
/** A transaction that may write; rolled back when its beginning or its end fails. */
enum orr_code orr_sqlite_begin(struct orr_sqlite *sqlite, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_sqlite_commit(struct orr_sqlite *sqlite, struct orr_error *err) ORR_MUST_CHECK;
void orr_sqlite_rollback(struct orr_sqlite *sqlite);
/** Make up for a rollback that failed. */
void orr_sqlite_settle(struct orr_sqlite *sqlite);
/** Run a script of statements without results. */
enum orr_code orr_sqlite_run(sqlite3 *db, const char *script, struct orr_error *err) ORR_MUST_CHECK;

/**
 * A statement by its number and text, prepared once and kept. It is ready to be bound and stepped, and is given back by orr_sqlite_done.
 */
enum orr_code orr_sqlite_use(struct orr_sqlite *sqlite, int number, const char *sql, sqlite3_stmt **out,
			     struct orr_error *err) ORR_MUST_CHECK;
/** Reset a statement and forget what was bound. */
void orr_sqlite_done(sqlite3_stmt *statement);
/** Step a statement that has no rows, and give it back. */
enum orr_code orr_sqlite_step(struct orr_sqlite *sqlite, sqlite3_stmt *statement,
			      struct orr_error *err) ORR_MUST_CHECK;
/** The next row; *out_row is false behind the last. */
enum orr_code orr_sqlite_next(struct orr_sqlite *sqlite, sqlite3_stmt *statement, bool *out_row,
			      struct orr_error *err) ORR_MUST_CHECK;
/** Bind a text, or null, that outlives the step. */
void orr_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text);
/** Close one of the ports. */
void orr_sqlite_close(struct orr_sqlite *sqlite);

#endif
