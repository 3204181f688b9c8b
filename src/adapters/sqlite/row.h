/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the SQLite adapter: structs as rows, a field a column, by their field table. */
#ifndef ORR_ADAPTERS_SQLITE_ROW_H
#define ORR_ADAPTERS_SQLITE_ROW_H

#include "adapters/sqlite/connection.h"
#include "codec/field.h"

enum { ORR_SQLITE_SQL_MAX_BYTES = 2048 };

/** "INSERT INTO calculation_jobs (id, ...) VALUES (?1, ...)". Returns `out`. */
const char *orr_row_insert(const struct orr_table *table, char out[ORR_SQLITE_SQL_MAX_BYTES]);
/** "SELECT id, ... FROM calculation_jobs " and what follows. Returns `out`. */
const char *orr_row_select(const struct orr_table *table, const char *rest,
			   char out[ORR_SQLITE_SQL_MAX_BYTES]);

/** Bind the members of a struct, which must outlive the step. Error ORR_E_UNAVAILABLE memory ran out. */
enum orr_code orr_row_bind(struct orr_sqlite *sqlite, sqlite3_stmt *statement, const struct orr_table *table,
			   const void *object, struct orr_error *err) ORR_MUST_CHECK;
/**
 * The row that a statement of orr_row_select stands on. Texts come from the arena.
 * Error  ORR_E_UNAVAILABLE arena full; ORR_E_CORRUPT a word that is none.
 */
enum orr_code orr_row_read(sqlite3_stmt *statement, const struct orr_table *table, struct orr_arena *arena,
			   void *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
