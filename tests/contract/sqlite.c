/* SPDX-License-Identifier: Apache-2.0 */
/* The SQLite adapter as a provider of the contract tests. */
#include "adapters/sqlite/sqlite.h"

#include <stdio.h>
#include <unistd.h>

#include "adapters/clock/clocks.h"
#include "app/migrate.h"
#include "contract.h"

static char folder[] = "/tmp/orrery-contract-XXXXXX";
static char paths[CONTRACT_PLACE_COUNT][64];

static void bring_up(const char *path)
{
	struct orr_schema *schema = NULL;
	struct orr_arena arena;
	struct orr_migration_list list;
	struct orr_migrate_plan plan;
	const struct orr_migrator by = {.clock = orr_clock_system(), .name = "test"};
	orr_arena_init(&arena, 1 << 20);
	assert_ok(orr_sqlite_schema_open(path, true, &schema, &contract_err));
	assert_ok(orr_migrate_status(schema, &arena, &list, &contract_err));
	assert_ok(orr_migrate_plan(&list, &(struct orr_migrate_target){.way = ORR_MIGRATE_UP}, &arena, &plan,
				   &contract_err));
	assert_ok(orr_migrate_run(schema, &by, &plan, &contract_err));
	schema->ops->close(schema);
	orr_arena_done(&arena);
}

static void set_up(void)
{
	snprintf(folder, sizeof folder, "/tmp/orrery-contract-XXXXXX");
	assert_non_null(mkdtemp(folder));
	for (int i = 0; i < CONTRACT_PLACE_COUNT; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%d.db", folder, i);
		if (i != CONTRACT_BARE_PLACE)
			bring_up(paths[i]);
	}
}

/* With its last connection a store leaves one file: anything else makes the folder stay, and the test fail. */
static void tear_down(void)
{
	for (int i = 0; i < CONTRACT_PLACE_COUNT; i++)
		unlink(paths[i]);
	assert_int_equal(rmdir(folder), 0);
}

static enum orr_code open_store(int place, struct orr_store *out, struct orr_error *err)
{
	return orr_sqlite_open(paths[place], out, err);
}

static enum orr_code open_schema(int place, struct orr_schema **out, struct orr_error *err)
{
	return orr_sqlite_schema_open(paths[place], true, out, err);
}

const struct contract_provider contract_provider = {.set_up = set_up,
						    .tear_down = tear_down,
						    .open = open_store,
						    .schema_open = open_schema,
						    .make = "CREATE TABLE thing (x);",
						    .drop = "DROP TABLE thing;",
						    .make_and_fail = "CREATE TABLE thing (x); nonsense;"};
