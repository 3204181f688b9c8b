/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite's result codes in our words, for every adapter that keeps a file with it. */
#ifndef ORR_ADAPTERS_SQLITE_ERROR_H
#define ORR_ADAPTERS_SQLITE_ERROR_H

#include <sqlite3.h>

#include "base/error.h"

struct orr_sqlite_file {
	const char *path;
	const char *mend; /* what is said behind "PATH is damaged; " */
	sqlite3 *db;      /* tells what the system said; NULL: not open */
};

/** What a result code means to the caller. Nothing that is stored is repeated. */
enum orr_code orr_sqlite_error(const struct orr_sqlite_file *file, int result, struct orr_error *err);

#endif
