/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite's errors in our words. */
#include "adapters/sqlite/connection.h"

/* By primary result code. SQLite's own message may hold values, so it is given only where it names the schema's parts alone. */
struct row {
	int result;
	enum orr_code code;
	const char *text;
};

static const struct row rows[] = {
	{SQLITE_BUSY, ORR_E_UNAVAILABLE,
	 "another program is writing to the store and did not come to an end; try again when it has"},
	{SQLITE_LOCKED, ORR_E_UNAVAILABLE, "the store is in use by this very program; try again"},
	{SQLITE_FULL, ORR_E_UNAVAILABLE,
	 "the disk is full; nothing that was acknowledged is lost: make room and start again"},
	{SQLITE_IOERR, ORR_E_UNAVAILABLE,
	 "the store cannot be read or written (disk full, quota, or a failing disk?); nothing that was "
	 "acknowledged is "
	 "lost: look at the disk and start again"},
	{SQLITE_READONLY, ORR_E_UNAVAILABLE,
	 "the store cannot be written: file or folder are read-only; change their permissions"},
	{SQLITE_CANTOPEN, ORR_E_UNAVAILABLE,
	 "the store cannot be opened: check that it is a file, and the permissions of file and folder"},
	{SQLITE_PERM, ORR_E_DENIED, "the store may not be opened by this user; change its permissions"},
	{SQLITE_AUTH, ORR_E_DENIED, "the store may not be opened by this user; change its permissions"},
	{SQLITE_CORRUPT, ORR_E_CORRUPT,
	 "the store is damaged; restore it from a backup (sqlite3 FILE \"PRAGMA integrity_check\" tells "
	 "where)"},
	{SQLITE_NOTADB, ORR_E_CORRUPT, "this is no store: it is not a SQLite file"},
	{SQLITE_NOMEM, ORR_E_UNAVAILABLE, "memory ran out while the store was used"},
	{SQLITE_TOOBIG, ORR_E_INVALID, "a document is too large for the store"},
	{SQLITE_CONSTRAINT, ORR_E_CONFLICT, "the store holds another document with the same identity"},
};

enum orr_code orr_sqlite_fail(sqlite3 *db, int result, struct orr_error *err)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].result == (result & 0xff))
			return orr_fail(err, rows[i].code, "%s", rows[i].text);
	return orr_fail(err, ORR_E_INTERNAL, "the store answered %s; please report this",
			db != NULL ? sqlite3_errmsg(db) : sqlite3_errstr(result));
}
