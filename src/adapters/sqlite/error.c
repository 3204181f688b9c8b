/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite's result codes in our words, for every adapter that keeps a file with it. */
#include "adapters/sqlite/error.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

enum { PRIMARY_CODE = 0xff }; /* of an extended result code */

static enum orr_code fail_to_open(const struct orr_sqlite_file *file, struct orr_error *err)
{
	const int number = file->db != NULL ? sqlite3_system_errno(file->db) : 0;
	const bool denied = number == EACCES || number == EPERM || number == EROFS;
	return orr_fail(
		err, denied ? ORR_E_DENIED : ORR_E_UNAVAILABLE,
		"%s cannot be opened; get the right to read it, and to write it and its folder where it is "
		"to be changed",
		file->path);
}

enum orr_code orr_sqlite_error(const struct orr_sqlite_file *file, int result, struct orr_error *err)
{
	if (result == SQLITE_IOERR_NOMEM)
		return orr_fail_memory(err);
	switch (result & PRIMARY_CODE) {
	case SQLITE_NOMEM:
		return orr_fail_memory(err);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"another program is writing to %s; nothing was lost, try again when it has "
				"ended",
				file->path);
	case SQLITE_FULL:
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"the disk of %s is full; nothing was lost, make room and try again",
				file->path);
	case SQLITE_IOERR:
		return orr_fail(
			err, ORR_E_UNAVAILABLE,
			"%s could not be read or written; nothing was lost, see to the disk and try again",
			file->path);
	case SQLITE_CANTOPEN:
		return fail_to_open(file, err);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return orr_fail(err, ORR_E_DENIED,
				"%s can only be read here; get the right to write it and its folder, or name "
				"another store",
				file->path);
	case SQLITE_NOTADB:
		return orr_fail(err, ORR_E_CORRUPT,
				"%s is no store, or its beginning is damaged; name a store, or bring back a "
				"backup",
				file->path);
	case SQLITE_CORRUPT:
		return orr_fail(err, ORR_E_CORRUPT, "%s is damaged; %s", file->path, file->mend);
	case SQLITE_CONSTRAINT:
		return orr_fail(err, ORR_E_CONFLICT,
				"%s has something else with the same id or of the same entity, or lacks what "
				"is spoken of; give another id",
				file->path);
	default:
		return orr_fail(err, ORR_E_INTERNAL, "%s: SQLite says \"%s\"; please report it", file->path,
				sqlite3_errstr(result));
	}
}
