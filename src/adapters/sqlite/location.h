/* SPDX-License-Identifier: Apache-2.0 */
/* Where a store lies, as far as it decides how SQLite can open it. */
#ifndef ORR_ADAPTERS_SQLITE_LOCATION_H
#define ORR_ADAPTERS_SQLITE_LOCATION_H

/* What a folder allows. SQLite keeps a log of new pages and an index of it beside the file, and makes both to read as well. */
enum orr_sqlite_location {
	ORR_SQLITE_OPEN_FOLDER,   /* files may be made in it, or those that are needed are there */
	ORR_SQLITE_CLOSED_FOLDER, /* none may, and there is no log: the file is all there is to read */
	ORR_SQLITE_CLOSED_LOG, /* none may, and there is a log that cannot be read without: the file alone is not whole */
};

enum orr_sqlite_location orr_sqlite_location_of(const char *path);

/** The file's name for SQLite, for sqlite3_free: a URI that says that nobody changes the file, or a plain one. NULL: no memory. */
char *orr_sqlite_name(const char *path, enum orr_sqlite_location location);

#endif
