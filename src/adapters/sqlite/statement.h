/* SPDX-License-Identifier: Apache-2.0 */
/* The statements that the adapter uses, prepared once and kept as long as their connection. */
#ifndef ORR_ADAPTERS_SQLITE_STATEMENT_H
#define ORR_ADAPTERS_SQLITE_STATEMENT_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "model/collection.h"

enum orr_sqlite_statement {
	ORR_SQLITE_BEGIN,
	ORR_SQLITE_COMMIT,
	ORR_SQLITE_PUT, /* the first of a statement for each collection, */
	ORR_SQLITE_GET = ORR_SQLITE_PUT + ORR_COLLECTION_COUNT, /* and for each that can be read */
	ORR_SQLITE_LIST_ENTITIES =
		ORR_SQLITE_GET +
		ORR_READABLE_COUNT, /* the four lists are in this order: + 1 within an organization, + 2 within a group */
	ORR_SQLITE_LIST_ENTITIES_OF_ORGANIZATION,
	ORR_SQLITE_LIST_MEMBERS,
	ORR_SQLITE_LIST_MEMBERS_OF_ORGANIZATION,
	ORR_SQLITE_LIST_GROUPS,
	ORR_SQLITE_REMOVE_GROUP,
	ORR_SQLITE_PUT_JOB,
	ORR_SQLITE_PUT_EVENT,
	ORR_SQLITE_COMPLETED,
	ORR_SQLITE_LIST_JOBS,
	ORR_SQLITE_EVENT_TIME,
	ORR_SQLITE_LIST_EVENTS,
	ORR_SQLITE_HAS_AUDIT_LOG,
	ORR_SQLITE_HAS_MIGRATIONS,
	ORR_SQLITE_LIST_MIGRATIONS,
	ORR_SQLITE_HAS_MIGRATION,
	ORR_SQLITE_NEXT_MIGRATION,
	ORR_SQLITE_PUT_MIGRATION,
	ORR_SQLITE_REMOVE_MIGRATION,
	ORR_SQLITE_STATEMENT_COUNT
};

/** The statement that puts, or gets, a document of a collection. */
static inline enum orr_sqlite_statement orr_sqlite_put_statement(enum orr_collection collection)
{
	return (enum orr_sqlite_statement)(ORR_SQLITE_PUT + (int)collection);
}
static inline enum orr_sqlite_statement orr_sqlite_get_statement(enum orr_collection collection)
{
	return (enum orr_sqlite_statement)(ORR_SQLITE_GET + (int)collection);
}

struct orr_sqlite;

/** Append the SQL of a statement. */
void orr_sqlite_statement_text(enum orr_sqlite_statement which, struct orr_buf *out);

/* Parameters of a statement: texts, which live until it is reset (NULL is null), and behind them a limit unless that is 0. */
struct orr_sqlite_values {
	const char *const *text;
	int text_count;
	size_t limit;
};

/** A statement with its parameters (NULL: none, or to be bound yet); reset it after use, see ORR_SQLITE_RESET. */
enum orr_code orr_sqlite_prepare(struct orr_sqlite *self, enum orr_sqlite_statement which,
				 const struct orr_sqlite_values *values, sqlite3_stmt **out,
				 struct orr_error *err) ORR_MUST_CHECK;
/** Take a step; *out_row says whether there is a row. */
enum orr_code orr_sqlite_step(struct orr_sqlite *self, sqlite3_stmt *statement, bool *out_row,
			      struct orr_error *err) ORR_MUST_CHECK;

/** Run a statement that has one row at most; *out_row says whether it has (NULL: it does not matter). */
enum orr_code orr_sqlite_do(struct orr_sqlite *self, enum orr_sqlite_statement which,
			    const struct orr_sqlite_values *values, bool *out_row,
			    struct orr_error *err) ORR_MUST_CHECK;
/** Bind a text that lives until the statement is reset; NULL is null. A result code of SQLite's. */
int orr_sqlite_bind_text(sqlite3_stmt *statement, int at, const char *text);

static inline void orr_sqlite_reset(sqlite3_stmt **statement)
{
	(void)sqlite3_reset(*statement); /* NULL is allowed; an error is the one that the last step told */
}
/* A variable with this attribute is reset at the end of its scope, which ends what it reads. */
#define ORR_SQLITE_RESET __attribute__((cleanup(orr_sqlite_reset)))

#endif
