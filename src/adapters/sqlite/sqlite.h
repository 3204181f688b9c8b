/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded store: documents and history in SQLite files. */
#ifndef ORR_ADAPTERS_SQLITE_SQLITE_H
#define ORR_ADAPTERS_SQLITE_SQLITE_H

#include <stdbool.h>

#include "ports/schema.h"
#include "ports/store.h"

/* How a file is opened; zeros are what is usual. */
struct orr_sqlite_options {
	/* Make the file (mode 0600) and its folder where they are not there; only of schemas, since what is new has none yet. */
	bool create;
	/* Anyway where nothing may be made in its folder. There, without a log (-wal), the file is taken as one that nobody changes meanwhile. */
	bool read_only;
	int busy_ms; /* how long to wait for another writer; 0: 5000 */
};

/**
 * One file as documents and history with one unit of work, and one connection that closes with the second of the two.
 * Error  ORR_E_NOT_FOUND no such file; ORR_E_INVALID another program's file, or a schema that is not the newest this program knows (the sentence
 *        says which of the two is older); ORR_E_CORRUPT; ORR_E_DENIED; ORR_E_UNAVAILABLE.
 */
enum orr_code orr_sqlite_open(const char *path, const struct orr_sqlite_options *options,
			      struct orr_store *out, struct orr_error *err) ORR_MUST_CHECK;
/** The same of a file for one of the two; every file has the whole schema. */
enum orr_code orr_sqlite_documents_open(const char *path, const struct orr_sqlite_options *options,
					struct orr_documents **out, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_sqlite_history_open(const char *path, const struct orr_sqlite_options *options,
				      struct orr_history **out, struct orr_error *err) ORR_MUST_CHECK;

/** The schema of a file, with the migrations that this program knows. Close with its operation. Error as above, but for the schema's state. */
enum orr_code orr_sqlite_schema_open(const char *path, const struct orr_sqlite_options *options,
				     struct orr_schema **out, struct orr_error *err) ORR_MUST_CHECK;

#endif
