/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite's result codes in our words. Nothing that is stored is repeated. */
#include <errno.h>

#include "adapters/sqlite/connection.h"

enum { PRIMARY_CODE = 0xff }; /* of an extended result code */

static enum orr_code fail_to_open(const struct orr_sqlite *self, struct orr_error *err)
{
	const int number = self->db != NULL ? sqlite3_system_errno(self->db) : 0;
	const bool denied = number == EACCES || number == EPERM || number == EROFS;
	return orr_fail(
		err, denied ? ORR_E_DENIED : ORR_E_UNAVAILABLE,
		"%s cannot be opened; get the right to read it, and to write it and its folder where it is "
		"to be changed",
		self->path);
}

static enum orr_code fail_damaged(const struct orr_sqlite *self, struct orr_error *err)
{
	return orr_fail(err, ORR_E_CORRUPT,
			"%s is damaged; \"PRAGMA integrity_check\" in sqlite3 says where, a backup brings it "
			"back",
			self->path);
}

enum orr_code orr_sqlite_fail(const struct orr_sqlite *self, int result, struct orr_error *err)
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
				self->path);
	case SQLITE_FULL:
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"the disk of %s is full; nothing was lost, make room and try again",
				self->path);
	case SQLITE_IOERR:
		return orr_fail(
			err, ORR_E_UNAVAILABLE,
			"%s could not be read or written; nothing was lost, see to the disk and try again",
			self->path);
	case SQLITE_CANTOPEN:
		return fail_to_open(self, err);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return orr_fail(err, ORR_E_DENIED,
				"%s can only be read here; get the right to write it and its folder, or name "
				"another store",
				self->path);
	case SQLITE_NOTADB:
		return orr_fail(err, ORR_E_CORRUPT,
				"%s is no store, or its beginning is damaged; name a store, or bring back a "
				"backup",
				self->path);
	case SQLITE_CORRUPT:
		return fail_damaged(self, err);
	case SQLITE_CONSTRAINT:
		return orr_fail(err, ORR_E_CONFLICT,
				"%s has something else with the same id or of the same entity, or lacks what "
				"is spoken of; give another id",
				self->path);
	default:
		return orr_fail(err, ORR_E_INTERNAL, "%s: SQLite says \"%s\"; please report it", self->path,
				sqlite3_errstr(result));
	}
}
