/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of the SQLite adapter share: the contract's places as files, SQLite itself beside the adapter, and a unit of work. */
#ifndef ORR_TESTS_ADAPTERS_SQLITE_STORE_H
#define ORR_TESTS_ADAPTERS_SQLITE_STORE_H

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "adapters/sqlite/connection.h"
#include "contract/contract.h"

static const struct orr_sqlite_options hasty = {.busy_ms = 20};

/* Path of the place that contract_store is opened on. */
static inline const char *store_path(void)
{
	return ((struct orr_sqlite *)contract_store.documents)->path;
}

/* A path beside another, and beside the store's; from contract_arena. */
static inline const char *beside_of(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	return contract_text("%.*s/%s", (int)(slash - path), path, name);
}
static inline const char *beside(const char *name)
{
	return beside_of(store_path(), name);
}

/* Run SQL as another program would; returns SQLite's result code. */
static inline int sql(sqlite3 *db, const char *text)
{
	return sqlite3_exec(db, text, NULL, NULL, NULL);
}

static inline sqlite3 *other_program(const char *path)
{
	sqlite3 *db = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sql(db, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON"), SQLITE_OK);
	return db;
}

static inline enum orr_code unit_of(struct orr_store *store, int number, struct orr_error *err)
{
	enum orr_code code = orr_store_begin(store, err);
	if (code != ORR_OK)
		return code;
	code = contract_put_all(store, number, err);
	if (code == ORR_OK)
		return orr_store_commit(store, err);
	orr_store_rollback(store);
	return code;
}

#endif
