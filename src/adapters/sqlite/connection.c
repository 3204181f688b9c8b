/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a file so that what is acknowledged is on the disk, and its unit of work. */
#include "adapters/sqlite/connection.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "adapters/sqlite/error.h"
#include "adapters/sqlite/library.h"
#include "adapters/sqlite/location.h"
#include "base/file.h"
#include "base/memory.h"

enum {
	APPLICATION_ID = 0x4f727279, /* "Orry", in the file's header: it is a store */
	BUSY_MS = 30000,             /* many rounds of an import on a busy machine */
	JSON_MAX_BYTES = 64 << 20,
	FILE_MODE = 0600, /* SQLite gives the files beside it the same */
};

/* Only of a file that is new; page size by measurement, docs/decisions/0009-embedded-store.md. */
static const char new_file_sql[] = "PRAGMA page_size = 8192; PRAGMA application_id = 0x4f727279";

/* WAL: readers and a writer do not wait for each other. FULL: a commit is synced. The cache is in KiB, so that memory stays flat. */
static const char writer_sql[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
				 "PRAGMA journal_size_limit = 67108864";
static const char settings_sql[] = "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; "
				   "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; "
				   "PRAGMA cell_size_check = ON";

enum orr_code orr_sqlite_fail(const struct orr_sqlite *self, int result, struct orr_error *err)
{
	const struct orr_sqlite_file file = {
		self->path, "\"PRAGMA integrity_check\" in sqlite3 says where, a backup brings it back",
		self->db};
	return orr_sqlite_error(&file, result, err);
}

enum orr_code orr_sqlite_run(struct orr_sqlite *self, const char *sql, struct orr_error *err)
{
	const int result = sqlite3_exec(self->db, sql, NULL, NULL, NULL);
	return result == SQLITE_OK ? ORR_OK : orr_sqlite_fail(self, result, err);
}

enum orr_code orr_sqlite_within_unit(const struct orr_sqlite *self, struct orr_error *err)
{
	if (self->writing && sqlite3_get_autocommit(self->db) == 0)
		return ORR_OK;
	return orr_fail(
		err, ORR_E_UNAVAILABLE,
		"what was being written to %s was given up after an error; nothing was lost, try again",
		self->path);
}

enum orr_code orr_sqlite_settle(struct orr_sqlite *self, struct orr_error *err)
{
	if (self->writing || sqlite3_get_autocommit(self->db) != 0)
		return ORR_OK;
	return orr_sqlite_run(self, "ROLLBACK", err);
}

void orr_sqlite_rollback(struct orr_sqlite *self)
{
	self->writing = false;
	(void)!orr_sqlite_settle(self, NULL);
}

enum orr_code orr_sqlite_begin(struct orr_sqlite *self, struct orr_error *err)
{
	assert(!self->writing);
	/* SQLite would begin all the same and refuse the first write. */
	if (sqlite3_db_readonly(self->db, "main") != 0)
		return orr_sqlite_fail(self, SQLITE_READONLY, err);
	enum orr_code code = orr_sqlite_do(self, ORR_SQLITE_BEGIN, NULL, NULL, err);
	self->writing = code == ORR_OK;
	return code;
}

enum orr_code orr_sqlite_commit(struct orr_sqlite *self, struct orr_error *err)
{
	enum orr_code code = orr_sqlite_within_unit(self, err);
	if (code == ORR_OK)
		code = orr_sqlite_do(self, ORR_SQLITE_COMMIT, NULL, NULL, err);
	orr_sqlite_rollback(self);
	return code;
}

static const struct orr_unit_ops unit_ops;

static struct orr_sqlite *of_unit(struct orr_unit *port)
{
	assert(port->ops == &unit_ops);
	return (void *)((char *)port - offsetof(struct orr_sqlite, unit));
}

static enum orr_code unit_begin(struct orr_unit *port, struct orr_error *err)
{
	return orr_sqlite_begin(of_unit(port), err);
}

static enum orr_code unit_commit(struct orr_unit *port, struct orr_error *err)
{
	return orr_sqlite_commit(of_unit(port), err);
}

static void unit_rollback(struct orr_unit *port)
{
	orr_sqlite_rollback(of_unit(port));
}

static const struct orr_unit_ops unit_ops = {
	.begin = unit_begin, .commit = unit_commit, .rollback = unit_rollback};

void orr_sqlite_release(struct orr_sqlite *self)
{
	if (--self->holders > 0)
		return;
	for (int i = 0; i < ORR_SQLITE_STATEMENT_COUNT; i++)
		(void)sqlite3_finalize(self->prepared[i]);
	(void)sqlite3_close(self->db);
	orr_buf_done(&self->json);
	orr_free(self->place);
	orr_free(self);
}

/* NULL where memory ran out. */
static struct orr_sqlite *make(const char *path)
{
	static const char scheme[] = "sqlite:";
	const size_t scheme_length = sizeof scheme - 1, length = strlen(path) + 1;
	struct orr_sqlite *self = orr_calloc(1, sizeof *self);
	char *place = orr_malloc(scheme_length + length);
	if (self == NULL || place == NULL) {
		orr_free(self);
		orr_free(place);
		return NULL;
	}
	memcpy(place, scheme, scheme_length);
	memcpy(place + scheme_length, path, length);
	orr_buf_init(&self->json, JSON_MAX_BYTES);
	self->place = place;
	self->path = place + scheme_length;
	self->unit.ops = &unit_ops;
	self->holders = 1;
	return self;
}

static enum orr_code make_folder(const char *path, struct orr_error *err)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL || slash == path)
		return ORR_OK;
	char *folder = orr_calloc(1, (size_t)(slash - path) + 1);
	if (folder == NULL)
		return orr_fail_memory(err);
	memcpy(folder, path, (size_t)(slash - path));
	enum orr_code code = orr_folder_make(folder, err);
	orr_free(folder);
	return code;
}

/* An empty file with our own mode, before SQLite would make one that everybody can read. */
static enum orr_code make_file(const struct orr_sqlite *self, struct orr_error *err)
{
	enum orr_code code = make_folder(self->path, err);
	if (code != ORR_OK)
		return code;
	const int fd = open(self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, FILE_MODE);
	if (fd < 0)
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"%s cannot be made; name a store in a folder that you may write to",
				self->path);
	(void)close(fd);
	return ORR_OK;
}

/* In a folder where nothing may be made a store is there to be read. */
static enum orr_code open_file(struct orr_sqlite *self, const struct orr_sqlite_options *options,
			       enum orr_sqlite_location location, struct orr_error *err)
{
	const bool read_only = options->read_only || location != ORR_SQLITE_OPEN_FOLDER;
	const int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX |
			  SQLITE_OPEN_EXRESCODE |
			  (location == ORR_SQLITE_CLOSED_FOLDER ? SQLITE_OPEN_URI : 0);
	char *name = orr_sqlite_name(self->path, location);
	const int result = name == NULL ? SQLITE_NOMEM : sqlite3_open_v2(name, &self->db, flags, NULL);
	sqlite3_free(name);
	if (result != SQLITE_OK)
		return orr_sqlite_fail(self, result, err);
	(void)sqlite3_busy_timeout(self->db, options->busy_ms > 0 ? options->busy_ms : BUSY_MS);
	(void)sqlite3_db_config(self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	return ORR_OK;
}

/* A number that a PRAGMA tells. */
static enum orr_code ask(struct orr_sqlite *self, const char *sql, int *out, struct orr_error *err)
{
	sqlite3_stmt *statement = NULL;
	int result = sqlite3_prepare_v2(self->db, sql, -1, &statement, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_step(statement);
	if (result == SQLITE_ROW)
		*out = sqlite3_column_int(statement, 0);
	(void)sqlite3_finalize(statement);
	return result == SQLITE_ROW ? ORR_OK : orr_sqlite_fail(self, result, err);
}

/* Nothing is written to a file before it is known to be ours, or empty and to be made. */
static enum orr_code check_file(struct orr_sqlite *self, bool create, struct orr_error *err)
{
	int pages = 0, application = 0;
	enum orr_code code = ask(self, "PRAGMA page_count", &pages, err);
	if (code == ORR_OK && pages == 0 && create)
		code = orr_sqlite_run(self, new_file_sql, err);
	if (code == ORR_OK)
		code = ask(self, "PRAGMA application_id", &application, err);
	if (code != ORR_OK || application == APPLICATION_ID)
		return code;
	return orr_fail(err, ORR_E_INVALID, "%s is %s; name a store, or a file that is not there yet",
			self->path, pages == 0 ? "empty" : "another program's database");
}

static enum orr_code set_up(struct orr_sqlite *self, const struct orr_sqlite_options *options,
			    struct orr_error *err)
{
	if (!orr_file_exists(self->path)) {
		if (!options->create)
			return orr_fail(
				err, ORR_E_NOT_FOUND,
				"there is no store %s; orrery import makes one, --store names another",
				self->path);
		enum orr_code code = make_file(self, err);
		if (code != ORR_OK)
			return code;
	}
	const enum orr_sqlite_location location = orr_sqlite_location_of(self->path);
	if (location == ORR_SQLITE_CLOSED_LOG)
		return orr_fail(
			err, ORR_E_DENIED,
			"the newest of %s stands in its -wal file, which cannot be read where nothing may be "
			"written: copy both to a folder of your own, or let who may write there open it once",
			self->path);
	enum orr_code code = open_file(self, options, location, err);
	if (code == ORR_OK)
		code = check_file(self, options->create, err);
	if (code == ORR_OK && sqlite3_db_readonly(self->db, "main") == 0)
		code = orr_sqlite_run(self, writer_sql, err);
	return code == ORR_OK ? orr_sqlite_run(self, settings_sql, err) : code;
}

enum orr_code orr_sqlite_connect(const char *path, const struct orr_sqlite_options *options,
				 struct orr_sqlite **out, struct orr_error *err)
{
	struct orr_sqlite *self = orr_sqlite_library_start() == SQLITE_OK ? make(path) : NULL;
	if (self == NULL)
		return orr_fail_memory(err);
	enum orr_code code = set_up(self, options, err);
	if (code == ORR_OK)
		*out = self;
	else
		orr_sqlite_release(self);
	return code;
}

/* With the schema that this program knows, and the ports that are asked for. */
static enum orr_code open_ports(const char *path, const struct orr_sqlite_options *options, int holders,
				struct orr_sqlite **out, struct orr_error *err)
{
	struct orr_sqlite_options there = *options;
	struct orr_sqlite *self = NULL;
	there.create = false;
	enum orr_code code = orr_sqlite_connect(path, &there, &self, err);
	if (code != ORR_OK)
		return code;
	code = orr_sqlite_check_schema(self, err);
	if (code != ORR_OK) {
		orr_sqlite_release(self);
		return code;
	}
	self->documents = (struct orr_documents){.ops = &orr_sqlite_documents_ops, .unit = &self->unit};
	self->history = (struct orr_history){.ops = &orr_sqlite_history_ops, .unit = &self->unit};
	self->holders = holders;
	*out = self;
	return ORR_OK;
}

enum orr_code orr_sqlite_open(const char *path, const struct orr_sqlite_options *options,
			      struct orr_store *out, struct orr_error *err)
{
	struct orr_sqlite *self = NULL;
	enum orr_code code = open_ports(path, options, 2, &self, err);
	if (code == ORR_OK)
		*out = (struct orr_store){.documents = &self->documents, .history = &self->history};
	return code;
}

enum orr_code orr_sqlite_documents_open(const char *path, const struct orr_sqlite_options *options,
					struct orr_documents **out, struct orr_error *err)
{
	struct orr_sqlite *self = NULL;
	enum orr_code code = open_ports(path, options, 1, &self, err);
	if (code == ORR_OK)
		*out = &self->documents;
	return code;
}

enum orr_code orr_sqlite_history_open(const char *path, const struct orr_sqlite_options *options,
				      struct orr_history **out, struct orr_error *err)
{
	struct orr_sqlite *self = NULL;
	enum orr_code code = open_ports(path, options, 1, &self, err);
	if (code == ORR_OK)
		*out = &self->history;
	return code;
}
