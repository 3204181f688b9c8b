/* SPDX-License-Identifier: Apache-2.0 */
/* The SQLite adapter as a provider of the contract tests: places are files. */
#include "adapters/sqlite/sqlite.h"
#include "base/folder.h"
#include "contract.h"

static const struct orr_sqlite_options patience = {.busy_ms = 20};

static const char *path_of(int place)
{
	static const char *const names[CONTRACT_PLACE_COUNT] = {"one.db", "two.db", "bare.db"};
	return at(names[place]);
}

static enum orr_code open_schema(int place, struct orr_schema **out, struct orr_error *err)
{
	const struct orr_sqlite_options making = {.create = true, .busy_ms = 20};
	return orr_sqlite_schema_open(path_of(place), &making, out, err);
}

static void make_place(int place)
{
	struct orr_schema *schema;
	assert_ok(open_schema(place, &schema, &contract_err));
	for (size_t i = 0; i < schema->migration_count; i++) {
		const struct orr_migration *migration = &schema->migration[i];
		const struct orr_applied_migration row = {.version = migration->version,
							  .description = migration->description,
							  .migration_type = migration->migration_type,
							  .rollback_script = migration->down};
		assert_ok(orr_schema_apply(schema, migration->up, &row, &contract_err));
	}
	schema->ops->close(schema);
}

static void set_up(void)
{
	assert_int_equal(folder_setup(NULL), 0);
	make_place(CONTRACT_PLACE);
	make_place(CONTRACT_OTHER_PLACE);
}

/* With its last connection a store is one file. */
static void tear_down(void)
{
	assert_int_equal(names_with("-wal") + names_with("-shm"), 0);
	assert_int_equal(folder_teardown(NULL), 0);
}

static enum orr_code open_store(int place, struct orr_store *out, struct orr_error *err)
{
	return orr_sqlite_open(path_of(place), &patience, out, err);
}

const struct contract_provider contract_provider = {
	.set_up = set_up,
	.tear_down = tear_down,
	.open = open_store,
	.schema_open = open_schema,
	.make = "CREATE TABLE thing(a)",
	.drop = "DROP TABLE thing",
	.make_and_fail = "CREATE TABLE thing(a); nonsense",
};
