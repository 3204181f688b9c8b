/* SPDX-License-Identifier: Apache-2.0 */
/* A connection: opening, settings, the unit of work, statements. */
#include "adapters/sqlite/connection.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

/* "Orry": marks a file as a store of ours (PRAGMA application_id). */
#define APPLICATION_ID 0x4f727279

enum { BUSY_TIMEOUT_MS = 5000 };

/*
 * FULL syncs the log at each commit: what is acknowledged survives a power cut. The cache is bounded, so that memory does not grow with the
 * store. Foreign keys are off in SQLite unless asked for.
 */
static const char settings[] =
	"PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;"
	"PRAGMA temp_store = MEMORY;";

/* SQLite's memory comes through ours, with its size in front, so that tests can let any request fail. */
union block {
	size_t bytes;
	long double alignment;
};

static void *memory_give(int bytes)
{
	union block *block = orr_malloc(sizeof *block + (size_t)bytes);
	if (block == NULL)
		return NULL;
	block->bytes = (size_t)bytes;
	return block + 1;
}

static void memory_take(void *memory)
{
	orr_free((union block *)memory - 1);
}

static int memory_size(void *memory)
{
	return memory != NULL ? (int)((union block *)memory - 1)->bytes : 0;
}

static void *memory_resize(void *memory, int bytes)
{
	union block *block = orr_realloc((union block *)memory - 1, sizeof *block + (size_t)bytes);
	if (block == NULL)
		return NULL;
	block->bytes = (size_t)bytes;
	return block + 1;
}

static int memory_round(int bytes)
{
	return (bytes + 7) & ~7;
}

static int memory_begin(void *context)
{
	(void)context;
	return SQLITE_OK;
}

static void memory_end(void *context)
{
	(void)context;
}

/* Once a process, before anything else of SQLite; its complaints on standard error are ours to make. */
static void begin_library(void)
{
	static const struct sqlite3_mem_methods methods = {.xMalloc = memory_give,
							   .xFree = memory_take,
							   .xRealloc = memory_resize,
							   .xSize = memory_size,
							   .xRoundup = memory_round,
							   .xInit = memory_begin,
							   .xShutdown = memory_end};
	(void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

enum orr_code orr_sqlite_run(sqlite3 *db, const char *script, struct orr_error *err)
{
	const int result = sqlite3_exec(db, script, NULL, NULL, NULL);
	return result == SQLITE_OK ? ORR_OK : orr_sqlite_fail(db, result, err);
}

/* The one number that a statement gives. */
static enum orr_code ask_number(sqlite3 *db, const char *sql, int64_t *out, struct orr_error *err)
{
	sqlite3_stmt *statement;
	int result = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
	if (result != SQLITE_OK)
		return orr_sqlite_fail(db, result, err);
	result = sqlite3_step(statement);
	if (result == SQLITE_ROW)
		*out = sqlite3_column_int64(statement, 0);
	const int ended = sqlite3_finalize(statement);
	return result == SQLITE_ROW ? ORR_OK : orr_sqlite_fail(db, ended, err);
}

/* An empty database may become a store; any other must be marked as one. */
static enum orr_code check_mark(sqlite3 *db, const char *path, enum orr_sqlite_access access,
				struct orr_error *err)
{
	int64_t mark = 0, objects = 0;
	enum orr_code code = ask_number(db, "PRAGMA application_id", &mark, err);
	if (code == ORR_OK)
		code = ask_number(db, "SELECT count(*) FROM sqlite_schema", &objects, err);
	if (code != ORR_OK || mark == APPLICATION_ID)
		return code;
	if (mark != 0 || objects != 0 || access != ORR_SQLITE_CREATE)
		return orr_fail(err, ORR_E_INVALID,
				"%s is no store of Orrery's; name another file, or one that is not there yet",
				path);
	char sql[256];
	snprintf(sql, sizeof sql,
		 "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA application_id = %d",
		 APPLICATION_ID);
	return orr_sqlite_run(db, sql, err);
}

/* Made by hand: SQLite would give the file the mode of the umask. */
static enum orr_code make_file(const char *path, struct orr_error *err)
{
	char folder[4096];
	const char *slash = strrchr(path, '/');
	const int length = slash != NULL ? (int)(slash - path) : 0;
	if (length > 0 && snprintf(folder, sizeof folder, "%.*s", length, path) < (int)sizeof folder) {
		enum orr_code code = orr_folder_make(folder, err);
		if (code != ORR_OK)
			return code;
	}
	const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0) {
		close(fd);
		return ORR_OK;
	}
	return orr_fail(err, ORR_E_UNAVAILABLE, "%s cannot be made; check the folder and its permissions",
			path);
}

static enum orr_code open_file(const char *path, enum orr_sqlite_access access, struct orr_sqlite *sqlite,
			       struct orr_error *err)
{
	int result = sqlite3_open_v2(path, &sqlite->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (result != SQLITE_OK)
		return orr_sqlite_fail(sqlite->db, result, err);
	sqlite3_extended_result_codes(sqlite->db, 1);
	sqlite3_busy_timeout(sqlite->db, BUSY_TIMEOUT_MS);
	sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	enum orr_code code = check_mark(sqlite->db, path, access, err);
	if (code == ORR_OK)
		code = orr_sqlite_run(sqlite->db, settings, err);
	if (code != ORR_OK)
		return code;
	result = sqlite3_prepare_v3(sqlite->db, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &sqlite->rollback,
				    NULL);
	return result == SQLITE_OK ? ORR_OK : orr_sqlite_fail(sqlite->db, result, err);
}

enum orr_code orr_sqlite_connect(const char *path, enum orr_sqlite_access access, struct orr_sqlite *sqlite,
				 struct orr_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, begin_library);
	if (!orr_file_exists(path)) {
		if (access != ORR_SQLITE_CREATE)
			return orr_fail_field(err, ORR_E_NOT_FOUND, "store",
					      "there is no store %s yet; orrery import makes it", path);
		enum orr_code code = make_file(path, err);
		if (code != ORR_OK)
			return code;
	}
	enum orr_code code = open_file(path, access, sqlite, err);
	if (code == ORR_OK)
		return ORR_OK;
	orr_sqlite_disconnect(sqlite);
	return code == ORR_E_INVALID ? code : orr_error_context(err, "%s", path);
}

void orr_sqlite_disconnect(struct orr_sqlite *sqlite)
{
	for (int i = 0; i < ORR_SQLITE_STATEMENT_MAX; i++)
		sqlite3_finalize(sqlite->statement[i]);
	sqlite3_finalize(sqlite->rollback);
	sqlite3_close(sqlite->db);
}

enum orr_code orr_sqlite_check_schema(sqlite3 *db, const char *path, struct orr_error *err)
{
	int64_t there = 0, newest = 0;
	const int64_t known = (int64_t)orr_sqlite_migrations_count;
	enum orr_code code = ask_number(
		db, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'", &there, err);
	if (code == ORR_OK && there > 0)
		code = ask_number(db,
				  "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM schema_migrations",
				  &newest, err);
	if (code != ORR_OK || newest == known)
		return code;
	if (newest < known)
		return orr_fail_field(
			err, ORR_E_INVALID, "store",
			"%s has the schema of migration %03d, this program needs %03d; run orrery "
			"migrate up",
			path, (int)newest, (int)known);
	return orr_fail_field(err, ORR_E_INVALID, "store",
			      "%s has the schema of migration %03d, this program knows %03d at most; use the "
			      "program that wrote it, or a newer one",
			      path, (int)newest, (int)known);
}

/*
 * The statement was prepared when the file was opened: what ends for want of memory must not need any to end. (After a change of the schema it is
 * prepared anew, which may fail.) SQLite rolls back by itself after some errors: then there is nothing to roll back any more.
 */
void orr_sqlite_rollback(struct orr_sqlite *sqlite)
{
	if (sqlite3_get_autocommit(sqlite->db) == 0) {
		(void)sqlite3_step(sqlite->rollback);
		sqlite3_reset(sqlite->rollback);
	}
	sqlite->abandoned = sqlite3_get_autocommit(sqlite->db) == 0;
}

void orr_sqlite_settle(struct orr_sqlite *sqlite)
{
	if (sqlite->abandoned)
		orr_sqlite_rollback(sqlite);
}

/* IMMEDIATE takes the right to write at once: a unit never fails half way because another one got in between. */
enum orr_code orr_sqlite_begin(struct orr_sqlite *sqlite, struct orr_error *err)
{
	orr_sqlite_settle(sqlite);
	enum orr_code code = orr_sqlite_run(sqlite->db, "BEGIN IMMEDIATE", err);
	if (code != ORR_OK) /* it may have begun before it failed */
		orr_sqlite_rollback(sqlite);
	return code;
}

enum orr_code orr_sqlite_commit(struct orr_sqlite *sqlite, struct orr_error *err)
{
	enum orr_code code = orr_sqlite_run(sqlite->db, "COMMIT", err);
	if (code != ORR_OK)
		orr_sqlite_rollback(sqlite);
	return code;
}

static struct orr_sqlite *of_unit(struct orr_unit *unit)
{
	return (struct orr_sqlite *)((char *)unit - offsetof(struct orr_sqlite, unit));
}

static enum orr_code begin(struct orr_unit *unit, struct orr_error *err)
{
	return orr_sqlite_begin(of_unit(unit), err);
}

static enum orr_code commit(struct orr_unit *unit, struct orr_error *err)
{
	return orr_sqlite_commit(of_unit(unit), err);
}

static void rollback(struct orr_unit *unit)
{
	orr_sqlite_rollback(of_unit(unit));
}

const struct orr_unit_ops orr_sqlite_unit_ops = {.begin = begin, .commit = commit, .rollback = rollback};

enum orr_code orr_sqlite_use(struct orr_sqlite *sqlite, int number, const char *sql, sqlite3_stmt **out,
			     struct orr_error *err)
{
	sqlite3_stmt **statement = &sqlite->statement[number];
	orr_sqlite_settle(sqlite);
	if (*statement == NULL) {
		const int result =
			sqlite3_prepare_v3(sqlite->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
		if (result != SQLITE_OK)
			return orr_sqlite_fail(sqlite->db, result, err);
	}
	*out = *statement;
	return ORR_OK;
}

void orr_sqlite_done(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

enum orr_code orr_sqlite_next(struct orr_sqlite *sqlite, sqlite3_stmt *statement, bool *out_row,
			      struct orr_error *err)
{
	const int result = sqlite3_step(statement);
	*out_row = result == SQLITE_ROW;
	return result == SQLITE_ROW || result == SQLITE_DONE ? ORR_OK
							     : orr_sqlite_fail(sqlite->db, result, err);
}

enum orr_code orr_sqlite_step(struct orr_sqlite *sqlite, sqlite3_stmt *statement, struct orr_error *err)
{
	bool row;
	enum orr_code code = orr_sqlite_next(sqlite, statement, &row, err);
	orr_sqlite_done(statement);
	return code;
}

void orr_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
	(void)sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

void orr_sqlite_close(struct orr_sqlite *sqlite)
{
	if (--sqlite->open_count > 0)
		return;
	orr_sqlite_disconnect(sqlite);
	orr_free(sqlite);
}
