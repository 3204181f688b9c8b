/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded store: documents and history in one SQLite file, or in two. */
#ifndef ORR_ADAPTERS_SQLITE_SQLITE_H
#define ORR_ADAPTERS_SQLITE_SQLITE_H

#include <stdbool.h>

#include "ports/schema.h"
#include "ports/store.h"

/**
 * Open a file as documents and history over one connection and one unit of work. Close with orr_store_close.
 * Error  ORR_E_NOT_FOUND no such file; ORR_E_INVALID a SQLite file that is no store of Orrery, or one whose schema is older or newer than this program
 *        (the sentence names the command); ORR_E_CORRUPT no SQLite file, or a damaged one; ORR_E_DENIED; ORR_E_UNAVAILABLE.
 */
enum orr_code orr_sqlite_open(const char *path, struct orr_store *out, struct orr_error *err) ORR_MUST_CHECK;
/** The same for one of the two, in a file of its own. The other's tables stay empty there. */
enum orr_code orr_sqlite_documents_open(const char *path, struct orr_documents **out,
					struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_sqlite_history_open(const char *path, struct orr_history **out,
				      struct orr_error *err) ORR_MUST_CHECK;

/**
 * Open the schema of a file, with the migrations that this program knows. With `create` a file that is not there is made (mode 0600, its folders
 * too), holding no migration yet. Errors as above, but for the schema's age.
 */
enum orr_code orr_sqlite_schema_open(const char *path, bool create, struct orr_schema **out,
				     struct orr_error *err) ORR_MUST_CHECK;

#endif
