/* SPDX-License-Identifier: Apache-2.0 */
/* Structs to and from rows and documents, by their field tables. */
#ifndef ORR_ADAPTERS_SQLITE_ROW_H
#define ORR_ADAPTERS_SQLITE_ROW_H

#include <stddef.h>

#include "adapters/sqlite/connection.h"
#include "base/arena.h"
#include "codec/field.h"

/** Insert a struct by a statement whose parameters are the fields of its table. */
enum orr_code orr_sqlite_insert(struct orr_sqlite *self, enum orr_sqlite_statement which,
				const struct orr_table *table, const void *object,
				struct orr_error *err) ORR_MUST_CHECK;

/* How rows are read: a column a field, or as a document that stands in `document_column`; and where to. */
struct orr_sqlite_shape {
	const struct orr_table *table;
	int document_column; /* -1: columns are fields */
	struct orr_arena *arena;
};

/* Structs one behind the other. */
struct orr_sqlite_rows {
	void *object;
	size_t count;
};

/**
 * Read all the rows of a statement.
 * Error  ORR_E_CORRUPT a row says what the table does not allow; ORR_E_UNAVAILABLE the arena is full. `out` untouched.
 */
enum orr_code orr_sqlite_query(struct orr_sqlite *self, enum orr_sqlite_statement which,
			       const struct orr_sqlite_values *values, const struct orr_sqlite_shape *shape,
			       struct orr_sqlite_rows *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
