/* SPDX-License-Identifier: Apache-2.0 */
/* The schema of a file: migrations made and undone, each in one transaction with its row. */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "adapters/sqlite/row.h"
#include "adapters/sqlite/sqlite.h"
#include "base/memory.h"
#include "base/timer.h"
#include "codec/tables.h"

struct schema {
	struct orr_schema port;
	struct orr_sqlite sqlite; /* only its connection */
	char *place;
};

/* The customer's table, made by whoever comes first, so that it is no migration itself. */
static const char make_table[] =
	"CREATE TABLE IF NOT EXISTS schema_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, "
	"version TEXT NOT NULL UNIQUE, description TEXT NOT NULL, migration_type TEXT, "
	"applied_at TEXT, applied_by TEXT, execution_time_ms INTEGER, rollback_script TEXT, "
	"checksum TEXT)";

static const struct orr_schema_ops ops;

static struct schema *self_of(struct orr_schema *port)
{
	_Static_assert(offsetof(struct schema, port) == 0, "the port is first");
	assert(port->ops == &ops);
	return (struct schema *)port;
}

static enum orr_code prepare(struct schema *schema, const char *sql, sqlite3_stmt **out,
			     struct orr_error *err)
{
	const int result = sqlite3_prepare_v2(schema->sqlite.db, sql, -1, out, NULL);
	return result == SQLITE_OK ? ORR_OK : orr_sqlite_fail(schema->sqlite.db, result, err);
}

/* How many rows there will be, 0 where there is no table. */
static enum orr_code count_rows(struct schema *schema, size_t *out, struct orr_error *err)
{
	sqlite3_stmt *statement;
	bool row = false;
	*out = 0;
	orr_sqlite_settle(&schema->sqlite);
	enum orr_code code = prepare(schema, "SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'",
				     &statement, err);
	if (code != ORR_OK)
		return code;
	code = orr_sqlite_next(&schema->sqlite, statement, &row, err);
	sqlite3_finalize(statement);
	if (code != ORR_OK || !row)
		return code;
	code = prepare(schema, "SELECT count(*) FROM schema_migrations", &statement, err);
	if (code != ORR_OK)
		return code;
	code = orr_sqlite_next(&schema->sqlite, statement, &row, err);
	if (code == ORR_OK)
		*out = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return code;
}

static enum orr_code read_rows(struct schema *schema, struct orr_arena *arena, size_t capacity,
			       struct orr_applied_migration rows[], size_t *out_count, struct orr_error *err)
{
	char sql[ORR_SQLITE_SQL_MAX_BYTES];
	sqlite3_stmt *statement;
	enum orr_code code =
		prepare(schema, orr_row_select(&orr_applied_migration_table, "ORDER BY version", sql),
			&statement, err);
	if (code != ORR_OK)
		return code;
	bool row = true;
	while (code == ORR_OK && row && *out_count < capacity) {
		code = orr_sqlite_next(&schema->sqlite, statement, &row, err);
		if (code == ORR_OK && row)
			code = orr_row_read(statement, &orr_applied_migration_table, arena,
					    &rows[(*out_count)++], err);
	}
	sqlite3_finalize(statement);
	return code;
}

static enum orr_code applied(struct orr_schema *port, struct orr_arena *arena,
			     struct orr_applied_migration **out, size_t *out_count, struct orr_error *err)
{
	struct schema *schema = self_of(port);
	size_t capacity, count = 0;
	enum orr_code code = count_rows(schema, &capacity, err);
	if (code != ORR_OK)
		return code;
	struct orr_applied_migration *rows = orr_arena_array(arena, capacity, sizeof *rows);
	if (rows == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out while the migrations were read");
	if (capacity > 0)
		code = read_rows(schema, arena, capacity, rows, &count, err);
	if (code != ORR_OK)
		return code;
	*out = rows;
	*out_count = count;
	return ORR_OK;
}

/* What a script did wrong is said: it holds no one's data. */
static enum orr_code run_script(struct schema *schema, const char *script, struct orr_error *err)
{
	const int result = sqlite3_exec(schema->sqlite.db, script, NULL, NULL, NULL);
	if (result == SQLITE_OK)
		return ORR_OK;
	if (result == SQLITE_ERROR)
		return orr_fail(err, ORR_E_INVALID, "the script fails: %s",
				sqlite3_errmsg(schema->sqlite.db));
	return orr_sqlite_fail(schema->sqlite.db, result, err);
}

static enum orr_code end(struct schema *schema, enum orr_code code, struct orr_error *err)
{
	if (code == ORR_OK)
		return orr_sqlite_commit(&schema->sqlite, err);
	orr_sqlite_rollback(&schema->sqlite);
	return code;
}

/* The row's own number is given by the table. */
static enum orr_code add_row(struct schema *schema, const struct orr_applied_migration *row,
			     struct orr_error *err)
{
	char sql[ORR_SQLITE_SQL_MAX_BYTES];
	sqlite3_stmt *statement;
	struct orr_applied_migration numbered = *row;
	numbered.id = ORR_INT_NULL;
	enum orr_code code =
		prepare(schema, orr_row_insert(&orr_applied_migration_table, sql), &statement, err);
	if (code != ORR_OK)
		return code;
	code = orr_row_bind(&schema->sqlite, statement, &orr_applied_migration_table, &numbered, err);
	if (code == ORR_OK)
		code = orr_sqlite_step(&schema->sqlite, statement, err);
	sqlite3_finalize(statement);
	if (code == ORR_E_CONFLICT)
		return orr_fail(err, ORR_E_CONFLICT, "migration %s was made by somebody else meanwhile",
				row->version);
	return code;
}

/* Run a statement whose only parameter is a version. */
static enum orr_code run_on_version(struct schema *schema, const char *sql, const char *version,
				    struct orr_error *err)
{
	sqlite3_stmt *statement;
	enum orr_code code = prepare(schema, sql, &statement, err);
	if (code != ORR_OK)
		return code;
	orr_sqlite_bind_text(statement, 1, version);
	code = orr_sqlite_step(&schema->sqlite, statement, err);
	sqlite3_finalize(statement);
	return code;
}

static enum orr_code add_time(struct schema *schema, const char *version, int64_t took_us,
			      struct orr_error *err)
{
	char sql[100];
	snprintf(sql, sizeof sql,
		 "UPDATE schema_migrations SET execution_time_ms = %" PRId64 " WHERE version = ?1",
		 took_us / 1000);
	return run_on_version(schema, sql, version, err);
}

/* The row comes first: where somebody else was faster, the script does not run. How long it takes is known behind it. */
static enum orr_code apply(struct orr_schema *port, const char *script,
			   const struct orr_applied_migration *row, struct orr_error *err)
{
	struct schema *schema = self_of(port);
	enum orr_code code = orr_sqlite_begin(&schema->sqlite, err);
	if (code != ORR_OK)
		return code;
	code = orr_sqlite_run(schema->sqlite.db, make_table, err);
	if (code == ORR_OK)
		code = add_row(schema, row, err);
	const int64_t begun_us = orr_timer_steady_us();
	if (code == ORR_OK)
		code = run_script(schema, script, err);
	if (code == ORR_OK)
		code = add_time(schema, row->version, orr_timer_steady_us() - begun_us, err);
	return end(schema, code, err);
}

static enum orr_code take_row(struct schema *schema, const char *version, struct orr_error *err)
{
	enum orr_code code =
		run_on_version(schema, "DELETE FROM schema_migrations WHERE version = ?1", version, err);
	if (code == ORR_OK && sqlite3_changes(schema->sqlite.db) == 0)
		return orr_fail(err, ORR_E_CONFLICT, "migration %s was undone by somebody else meanwhile",
				version);
	return code;
}

static enum orr_code revert(struct orr_schema *port, const char *script, const char *version,
			    struct orr_error *err)
{
	struct schema *schema = self_of(port);
	enum orr_code code = orr_sqlite_begin(&schema->sqlite, err);
	if (code != ORR_OK)
		return code;
	code = orr_sqlite_run(schema->sqlite.db, make_table, err);
	if (code == ORR_OK)
		code = take_row(schema, version, err);
	if (code == ORR_OK)
		code = run_script(schema, script, err);
	return end(schema, code, err);
}

static void close_schema(struct orr_schema *port)
{
	struct schema *schema = self_of(port);
	orr_sqlite_disconnect(&schema->sqlite);
	orr_free(schema->place);
	orr_free(schema);
}

static const struct orr_schema_ops ops = {
	.name = "sqlite", .applied = applied, .apply = apply, .revert = revert, .close = close_schema};

enum orr_code orr_sqlite_schema_open(const char *path, bool create, struct orr_schema **out,
				     struct orr_error *err)
{
	static const char scheme[] = "sqlite:";
	struct schema *schema = orr_calloc(1, sizeof *schema);
	char *place = orr_malloc(sizeof scheme + strlen(path));
	enum orr_code code =
		schema != NULL && place != NULL
			? ORR_OK
			: orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out while the store was opened");
	if (code == ORR_OK)
		code = orr_sqlite_connect(path, create ? ORR_SQLITE_CREATE : ORR_SQLITE_OPEN, &schema->sqlite,
					  err);
	if (code != ORR_OK) {
		orr_free(schema);
		orr_free(place);
		return code;
	}
	snprintf(place, sizeof scheme + strlen(path), "%s%s", scheme, path);
	schema->place = place;
	schema->port = (struct orr_schema){.ops = &ops,
					   .place = place,
					   .migration = orr_sqlite_migrations,
					   .migration_count = orr_sqlite_migrations_count};
	*out = &schema->port;
	return ORR_OK;
}
