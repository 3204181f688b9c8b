/* SPDX-License-Identifier: Apache-2.0 */
/* Migrations made and undone, each with its row in one transaction. */
#include <assert.h>
#include <string.h>

#include "adapters/sqlite/migrations.h"
#include "adapters/sqlite/row.h"
#include "base/timer.h"
#include "codec/tables.h"

enum { ROWS_MAX_BYTES = 16 << 20 };

/* The customer's table, the checksum added. It is there before any migration, whose rows it keeps, and stays after the last was undone. */
static const char rows_sql[] = "CREATE TABLE IF NOT EXISTS schema_migrations ("
			       "id INTEGER NOT NULL PRIMARY KEY, "
			       "version TEXT NOT NULL UNIQUE, "
			       "description TEXT NOT NULL, "
			       "migration_type TEXT CHECK (migration_type IN ('schema', 'data', 'index')), "
			       "applied_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), "
			       "applied_by TEXT, "
			       "execution_time_ms INTEGER, "
			       "rollback_script TEXT, "
			       "checksum TEXT) STRICT";

static const struct orr_schema_ops ops;

static struct orr_sqlite *self_of(struct orr_schema *port)
{
	assert(port->ops == &ops);
	return (void *)((char *)port - offsetof(struct orr_sqlite, schema));
}

static enum orr_code read_rows(struct orr_sqlite *self, struct orr_arena *arena, struct orr_sqlite_rows *out,
			       struct orr_error *err)
{
	const struct orr_sqlite_shape shape = {&orr_applied_migration_table, -1, arena};
	struct orr_sqlite_rows rows = {0};
	bool there;
	enum orr_code code = orr_sqlite_do(self, ORR_SQLITE_HAS_MIGRATIONS, NULL, &there, err);
	if (code == ORR_OK && there)
		code = orr_sqlite_query(self, ORR_SQLITE_LIST_MIGRATIONS, NULL, &shape, &rows, err);
	if (code == ORR_OK)
		*out = rows;
	return code;
}

static enum orr_code applied(struct orr_schema *port, struct orr_arena *arena,
			     struct orr_applied_migration **out, size_t *out_count, struct orr_error *err)
{
	struct orr_sqlite_rows rows;
	enum orr_code code = read_rows(self_of(port), arena, &rows, err);
	if (code != ORR_OK)
		return code;
	*out = rows.object;
	*out_count = rows.count;
	return ORR_OK;
}

/* A script is the program's own or was kept by it, so that what SQLite has to say of it may be repeated. */
static enum orr_code run_script(struct orr_sqlite *self, const char *script, struct orr_error *err)
{
	const int result = sqlite3_exec(self->db, script, NULL, NULL, NULL);
	if (result == SQLITE_OK)
		return orr_sqlite_within_unit(self, err);
	if (result != SQLITE_ERROR)
		return orr_sqlite_fail(self, result, err);
	return orr_fail(err, ORR_E_INVALID, "the script cannot be run (%s); correct the migration",
			sqlite3_errmsg(self->db));
}

/* The step's script and, where there is a log then, its event. */
static enum orr_code run_step(struct orr_sqlite *self, const struct orr_schema_step *step,
			      struct orr_error *err)
{
	bool has_log = false;
	enum orr_code code = run_script(self, step->script, err);
	if (code == ORR_OK && step->event != NULL)
		code = orr_sqlite_do(self, ORR_SQLITE_HAS_AUDIT_LOG, NULL, &has_log, err);
	return code == ORR_OK && has_log ? orr_sqlite_insert(self, ORR_SQLITE_PUT_EVENT,
							     &orr_audit_event_table, step->event, err)
					 : code;
}

/* Whether the row of a version is there, inside the transaction. */
static enum orr_code has_row(struct orr_sqlite *self, const char *version, bool *out, struct orr_error *err)
{
	const struct orr_sqlite_values values = {&version, 1, 0};
	return orr_sqlite_do(self, ORR_SQLITE_HAS_MIGRATION, &values, out, err);
}

static enum orr_code next_number(struct orr_sqlite *self, int *out, struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	bool there = false;
	enum orr_code code = orr_sqlite_prepare(self, ORR_SQLITE_NEXT_MIGRATION, NULL, &statement, err);
	if (code == ORR_OK)
		code = orr_sqlite_step(self, statement, &there, err);
	if (code == ORR_OK)
		*out = sqlite3_column_int(statement, 0);
	return code;
}

/* Rows are numbered from 1, and carry how long their script took. */
static enum orr_code make_step(struct orr_sqlite *self, const struct orr_schema_step *step,
			       struct orr_error *err)
{
	struct orr_applied_migration numbered = step->row;
	bool made = false;
	const int64_t begun_us = orr_timer_steady_us();
	enum orr_code code = orr_sqlite_run(self, rows_sql, err);
	if (code == ORR_OK)
		code = has_row(self, step->row.version, &made, err);
	if (code == ORR_OK && made)
		return orr_fail(err, ORR_E_CONFLICT, "somebody else made migration %s meanwhile",
				step->row.version);
	if (code == ORR_OK)
		code = run_step(self, step, err);
	if (code == ORR_OK)
		code = next_number(self, &numbered.id, err);
	numbered.execution_time_ms = (int)((orr_timer_steady_us() - begun_us) / 1000);
	return code == ORR_OK ? orr_sqlite_insert(self, ORR_SQLITE_PUT_MIGRATION,
						  &orr_applied_migration_table, &numbered, err)
			      : code;
}

static enum orr_code undo_step(struct orr_sqlite *self, const struct orr_schema_step *step,
			       const char *version, struct orr_error *err)
{
	const struct orr_sqlite_values values = {&version, 1, 0};
	bool there = false;
	enum orr_code code = orr_sqlite_do(self, ORR_SQLITE_HAS_MIGRATIONS, NULL, &there, err);
	if (code == ORR_OK && there)
		code = has_row(self, version, &there, err);
	if (code == ORR_OK && !there)
		return orr_fail(err, ORR_E_CONFLICT, "somebody else undid migration %s meanwhile", version);
	if (code == ORR_OK)
		code = run_step(self, step, err);
	return code == ORR_OK ? orr_sqlite_do(self, ORR_SQLITE_REMOVE_MIGRATION, &values, NULL, err) : code;
}

static enum orr_code end(struct orr_sqlite *self, enum orr_code code, struct orr_error *err)
{
	if (code == ORR_OK)
		return orr_sqlite_commit(self, err);
	orr_sqlite_rollback(self);
	return code;
}

static enum orr_code apply(struct orr_schema *port, size_t count, const struct orr_schema_step steps[],
			   struct orr_error *err)
{
	struct orr_sqlite *self = self_of(port);
	enum orr_code code = orr_sqlite_begin(self, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = make_step(self, &steps[i], err);
	return end(self, code, err);
}

static enum orr_code revert(struct orr_schema *port, const struct orr_schema_step *step, const char *version,
			    struct orr_error *err)
{
	struct orr_sqlite *self = self_of(port);
	enum orr_code code = orr_sqlite_begin(self, err);
	return code == ORR_OK ? end(self, undo_step(self, step, version, err), err) : code;
}

static void close_schema(struct orr_schema *port)
{
	orr_sqlite_release(self_of(port));
}

static const struct orr_schema_ops ops = {
	.name = "sqlite", .applied = applied, .apply = apply, .revert = revert, .close = close_schema};

enum orr_code orr_sqlite_schema_open(const char *path, const struct orr_sqlite_options *options,
				     struct orr_schema **out, struct orr_error *err)
{
	struct orr_sqlite *self = NULL;
	enum orr_code code = orr_sqlite_connect(path, options, &self, err);
	if (code != ORR_OK)
		return code;
	self->schema = (struct orr_schema){.ops = &ops,
					   .place = self->place,
					   .migration = orr_sqlite_migrations,
					   .migration_count = orr_sqlite_migrations_count};
	*out = &self->schema;
	return ORR_OK;
}

static bool is_known(const char *version)
{
	for (size_t i = 0; i < orr_sqlite_migrations_count; i++)
		if (strcmp(orr_sqlite_migrations[i].version, version) == 0)
			return true;
	return false;
}

static enum orr_code compare(const struct orr_sqlite *self, const struct orr_sqlite_rows *rows,
			     struct orr_error *err)
{
	const struct orr_applied_migration *row = rows->object;
	for (size_t i = 0; i < rows->count; i++)
		if (!is_known(row[i].version))
			return orr_fail(err, ORR_E_INVALID,
					"%s was made by a newer program (migration %s is unknown to this "
					"one); use that",
					self->path, row[i].version);
	if (rows->count == orr_sqlite_migrations_count)
		return ORR_OK;
	return orr_fail(err, ORR_E_INVALID,
			"%s is of an older program; save a copy of it and bring it up with orrery migrate up",
			self->path);
}

enum orr_code orr_sqlite_check_schema(struct orr_sqlite *self, struct orr_error *err)
{
	struct orr_sqlite_rows rows;
	struct orr_arena arena;
	orr_arena_init(&arena, ROWS_MAX_BYTES);
	enum orr_code code = read_rows(self, &arena, &rows, err);
	if (code == ORR_OK)
		code = compare(self, &rows, err);
	orr_arena_done(&arena);
	return code;
}
