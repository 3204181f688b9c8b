/* SPDX-License-Identifier: Apache-2.0 */
/* Migrations over a schema in memory, a foreign or newer one, and one that fails. */
#include "app/migrate.h"
#include "test.h"

#include <string.h>

#include "adapters/clock/clocks.h"
#include "adapters/faulty/faulty.h"
#include "adapters/memory/memory.h"
#include "codec/field.h"

/* 003's scripts fail where 001 or 002 are not in place; checksums below are `printf 'make a\n' | b2sum | cut -c1-32` and so on. */
static const struct orr_migration known[] = {
	{"001", "initial schema", "schema", "make a\n", "drop a\n"},
	{"002", "more", "data", "make b\n", "drop b\n"},
	{"003", "in place of a", "index", "drop a\nmake c\n", "drop c\nmake a\n"},
};
static const char checksum_001[] = "13317a58cde6dbf2437fb0c0f602b198",
		  checksum_003[] = "d936ea7d3ac9f74cc6b33f1a7465f805";

static struct orr_memory_place *place;
static struct orr_schema *schema;
static struct orr_arena arena;
static struct orr_error err;
static struct orr_clock_fixed fixed;
static struct orr_migrator operator_;

static int set_up(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 20);
	err = (struct orr_error){0};
	operator_ = (struct orr_migrator){orr_clock_fixed_init(&fixed, 1764086400123), "operator"};
	assert_int_equal(orr_memory_place_make(&place, &err), ORR_OK);
	assert_int_equal(orr_memory_schema_open(place, 3, known, &schema, &err), ORR_OK);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	schema->ops->close(schema);
	orr_memory_place_free(place);
	orr_arena_done(&arena);
	return 0;
}

static struct orr_migration_list list_of(struct orr_schema *of)
{
	struct orr_migration_list list;
	assert_int_equal(orr_migrate_status(of, &arena, &list, &err), ORR_OK);
	return list;
}

/* Versions and states as "001 applied, 002 pending". */
static const char *states(void)
{
	const struct orr_migration_list list = list_of(schema);
	const char *text = "";
	for (size_t i = 0; i < list.count; i++)
		text = orr_arena_format(&arena, "%s%s%s %s", text, i > 0 ? ", " : "",
					list.migration[i].version,
					orr_migration_state_names[list.migration[i].state]);
	return text;
}

static enum orr_code plan_to(enum orr_migrate_way way, const char *version, struct orr_migrate_plan *out)
{
	/* Lives as long as the plan. */
	struct orr_migration_list *list = orr_arena_alloc(&arena, sizeof *list);
	const struct orr_migrate_target target = {way, version};
	*list = list_of(schema);
	return orr_migrate_plan(list, &target, &arena, out, &err);
}

static enum orr_code go(enum orr_migrate_way way, const char *version)
{
	struct orr_migrate_plan plan;
	enum orr_code code = plan_to(way, version, &plan);
	return code != ORR_OK ? code : orr_migrate_run(schema, &operator_, &plan, &err);
}

static const struct orr_applied_migration *row_at(size_t at)
{
	struct orr_applied_migration *rows = NULL;
	size_t count = 0;
	assert_int_equal(schema->ops->applied(schema, &arena, &rows, &count, &err), ORR_OK);
	assert_true(at < count);
	return &rows[at];
}

static void up_makes_all_and_tells_of_it(void **state)
{
	(void)state;
	assert_string_equal(states(), "001 pending, 002 pending, 003 pending");
	assert_int_equal(list_of(schema).migration[0].applied_at_ms, ORR_TIME_NULL);
	assert_int_equal(list_of(schema).migration[0].execution_time_ms, ORR_INT_NULL);
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_OK);
	assert_string_equal(states(), "001 applied, 002 applied, 003 applied");
	const struct orr_migration_status last = list_of(schema).migration[2];
	assert_string_equal(last.description, "in place of a");
	assert_string_equal(last.migration_type, "index");
	assert_string_equal(last.applied_by, "operator");
	assert_int_equal(last.applied_at_ms, 1764086400123);
	assert_true(last.execution_time_ms >= 0);
	assert_string_equal(row_at(0)->checksum, checksum_001);
	assert_string_equal(row_at(2)->checksum, checksum_003);
	assert_string_equal(row_at(2)->rollback_script, "drop c\nmake a\n");
	struct orr_migrate_plan plan;
	assert_int_equal(plan_to(ORR_MIGRATE_UP, NULL, &plan), ORR_OK);
	assert_int_equal(plan.count, 0); /* there already */
}

static void plans_are_in_order_and_change_nothing(void **state)
{
	(void)state;
	struct orr_migrate_plan plan;
	assert_int_equal(plan_to(ORR_MIGRATE_UP, "2", &plan), ORR_OK);
	assert_int_equal(plan.count, 2);
	assert_string_equal(plan.step[0].migration->version, "001");
	assert_string_equal(plan.step[0].script, "make a\n");
	assert_string_equal(plan.step[1].migration->version, "002");
	assert_string_equal(states(), "001 pending, 002 pending, 003 pending");
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_OK);
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, "001", &plan), ORR_OK);
	assert_int_equal(plan.count, 2);
	assert_string_equal(plan.step[0].migration->version, "003");
	assert_string_equal(plan.step[0].script, "drop c\nmake a\n");
	assert_string_equal(plan.step[1].migration->version, "002");
	assert_string_equal(states(), "001 applied, 002 applied, 003 applied");
}

static void to_a_version_and_back(void **state)
{
	(void)state;
	static const struct {
		enum orr_migrate_way way;
		const char *version, *states;
	} rows[] = {
		{ORR_MIGRATE_UP, "001", "001 applied, 002 pending, 003 pending"},
		{ORR_MIGRATE_UP, "1", "001 applied, 002 pending, 003 pending"},
		{ORR_MIGRATE_UP, "0003", "001 applied, 002 applied, 003 applied"},
		{ORR_MIGRATE_UP, "2", "001 applied, 002 applied, 003 applied"}, /* up never goes down */
		{ORR_MIGRATE_DOWN, NULL, "001 applied, 002 applied, 003 pending"},
		{ORR_MIGRATE_DOWN, "3", "001 applied, 002 applied, 003 pending"},
		{ORR_MIGRATE_UP, NULL, "001 applied, 002 applied, 003 applied"},
		{ORR_MIGRATE_DOWN, "1", "001 applied, 002 pending, 003 pending"},
		{ORR_MIGRATE_DOWN, "000", "001 pending, 002 pending, 003 pending"},
		{ORR_MIGRATE_DOWN, NULL, "001 pending, 002 pending, 003 pending"},
		{ORR_MIGRATE_UP, NULL,
		 "001 applied, 002 applied, 003 applied"}, /* its scripts left nothing */
		{ORR_MIGRATE_DOWN, "0", "001 pending, 002 pending, 003 pending"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(go(rows[i].way, rows[i].version), ORR_OK);
		assert_string_equal(states(), rows[i].states);
	}
}

static void a_version_tells_the_way(void **state)
{
	(void)state;
	assert_int_equal(go(ORR_MIGRATE_UP, "2"), ORR_OK);
	const struct orr_migration_list list = list_of(schema);
	assert_int_equal(orr_migrate_way_to(&list, NULL), ORR_MIGRATE_UP);
	assert_int_equal(orr_migrate_way_to(&list, "3"), ORR_MIGRATE_UP);
	assert_int_equal(orr_migrate_way_to(&list, "2"), ORR_MIGRATE_DOWN);
	assert_int_equal(orr_migrate_way_to(&list, "0"), ORR_MIGRATE_DOWN);
	assert_int_equal(orr_migrate_way_to(&list, "7"), ORR_MIGRATE_UP);
}

static void a_version_that_is_not_there(void **state)
{
	(void)state;
	struct orr_migrate_plan plan;
	static const char *const wrong[] = {"4", "", "01 ", "x", "-1"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		assert_int_equal(plan_to(ORR_MIGRATE_UP, wrong[i], &plan), ORR_E_NOT_FOUND);
		assert_int_equal(plan_to(ORR_MIGRATE_DOWN, wrong[i], &plan), ORR_E_NOT_FOUND);
		assert_non_null(strstr(err.text, "orrery migrate status"));
		assert_string_equal(err.field, "to");
	}
}

/* Make a row as another program would have. */
static void made_elsewhere(const char *version, const char *rollback, const char *checksum)
{
	const struct orr_applied_migration row = {.version = version,
						  .description = "made elsewhere",
						  .applied_at_ms = 1,
						  .rollback_script = rollback,
						  .checksum = checksum};
	const char *script = orr_arena_format(&arena, "make elsewhere-%s\n", version);
	assert_int_equal(orr_schema_apply(schema, script, &row, &err), ORR_OK);
}

static void a_changed_migration_stops_the_way_up(void **state)
{
	(void)state;
	made_elsewhere("001", "drop elsewhere-001\n", "0123456789abcdef0123456789abcdef");
	assert_string_equal(states(), "001 changed, 002 pending, 003 pending");
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "001 was changed"));
	assert_string_equal(states(), "001 changed, 002 pending, 003 pending");
	assert_int_equal(go(ORR_MIGRATE_DOWN, NULL), ORR_OK); /* by the script that the store keeps */
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_OK);
	assert_string_equal(states(), "001 applied, 002 applied, 003 applied");
}

/* A row of before there were checksums is taken for what it says it is. */
static void a_row_without_a_checksum(void **state)
{
	(void)state;
	made_elsewhere("001", NULL, NULL);
	assert_string_equal(states(), "001 applied, 002 pending, 003 pending");
	assert_int_equal(go(ORR_MIGRATE_UP, "2"), ORR_OK);
}

static void a_newer_store_is_left_alone(void **state)
{
	(void)state;
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_OK);
	made_elsewhere("004", "drop elsewhere-004\n", NULL);
	assert_string_equal(states(), "001 applied, 002 applied, 003 applied, 004 unknown");
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "004"));
	assert_int_equal(go(ORR_MIGRATE_DOWN, "3"), ORR_OK);
	assert_string_equal(states(), "001 applied, 002 applied, 003 applied");
}

static void a_gap_is_not_filled(void **state)
{
	(void)state;
	assert_int_equal(go(ORR_MIGRATE_UP, "1"), ORR_OK);
	made_elsewhere("003", "drop elsewhere-003\n", NULL);
	assert_string_equal(states(), "001 applied, 002 pending, 003 applied");
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "002 is missing below 003"));
	assert_int_equal(go(ORR_MIGRATE_DOWN, NULL), ORR_OK);
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_OK);
}

/* The program's own script undoes what it made, whatever was kept of it; what was changed or has no checksum, the kept one. */
static void down_by_the_better_script(void **state)
{
	(void)state;
	struct orr_migrate_plan plan;
	made_elsewhere("001", "drop kept\n", checksum_001);
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_OK);
	assert_string_equal(plan.step[0].script, "drop a\n");
	made_elsewhere("002", "drop kept\n", "0123456789abcdef0123456789abcdef");
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_OK);
	assert_string_equal(plan.step[0].script, "drop kept\n");
	made_elsewhere("003", "drop kept\n", NULL);
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_OK);
	assert_string_equal(plan.step[0].script, "drop kept\n");
}

/* Where the store keeps no script, the program's own will do for the same migration and for no other. */
static void down_without_a_stored_script(void **state)
{
	(void)state;
	struct orr_migrate_plan plan;
	made_elsewhere("001", NULL, checksum_001);
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_OK);
	assert_string_equal(plan.step[0].script, "drop a\n");
	made_elsewhere("002", NULL, "0123456789abcdef0123456789abcdef");
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "002"));
	made_elsewhere("004", NULL, NULL);
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "004"));
	assert_string_equal(states(), "001 applied, 002 changed, 003 pending, 004 unknown");
}

/* Each call fails in turn: what was made stays, and a new plan has the rest. */
static void after_a_failure_it_goes_on(void **state)
{
	(void)state;
	struct orr_faulty_schema faulty;
	struct orr_fault fault = {.code = ORR_E_UNAVAILABLE, .text = "the disk is full; make room"};
	struct orr_schema *real = schema;
	schema = orr_faulty_schema_init(&faulty, real, &fault);
	fault.nth = 1;
	assert_int_equal(orr_migrate_status(schema, &arena, &(struct orr_migration_list){0}, &err),
			 ORR_E_UNAVAILABLE);
	for (size_t good = 0; good < 3; good++) {
		struct orr_migrate_plan plan;
		fault.nth = 0;
		assert_int_equal(go(ORR_MIGRATE_DOWN, "0"), ORR_OK);
		assert_int_equal(plan_to(ORR_MIGRATE_UP, NULL, &plan), ORR_OK);
		fault.calls = 0;
		fault.nth = (long)good + 1;
		assert_int_equal(orr_migrate_run(schema, &operator_, &plan, &err), ORR_E_UNAVAILABLE);
		assert_int_equal(plan.done, good);
		assert_string_equal(
			err.text,
			orr_arena_format(&arena, "migration 00%zu: the disk is full; make room", good + 1));
		assert_int_equal(plan_to(ORR_MIGRATE_UP, NULL, &plan), ORR_OK);
		assert_int_equal(plan.count, 3 - good);
		assert_int_equal(orr_migrate_run(schema, &operator_, &plan, &err), ORR_OK);
		assert_string_equal(states(), "001 applied, 002 applied, 003 applied");
	}
	struct orr_migrate_plan plan;
	fault.nth = 0;
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, "0", &plan), ORR_OK);
	fault.calls = 0;
	fault.nth = 2;
	assert_int_equal(orr_migrate_run(schema, &operator_, &plan, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(plan.done, 1);
	assert_int_equal(orr_migrate_run(schema, &operator_, &plan, &err),
			 ORR_OK); /* the same plan goes on */
	assert_string_equal(states(), "001 pending, 002 pending, 003 pending");
	schema = real;
}

static void a_script_that_fails_leaves_what_was_made(void **state)
{
	(void)state;
	const struct orr_migration broken[] = {known[0],
					       {"002", "wrong", "data", "make b\nnonsense\n", "drop b\n"}};
	schema->migration = broken;
	schema->migration_count = 2;
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "migration 002: "));
	assert_string_equal(states(), "001 applied, 002 pending");
	schema->migration = known;
	schema->migration_count = 3;
	assert_int_equal(go(ORR_MIGRATE_UP, NULL), ORR_OK);
	assert_string_equal(states(), "001 applied, 002 applied, 003 applied");
}

/* Two programs with the same plan: the second is told of the first. */
static void another_migrator_at_work(void **state)
{
	(void)state;
	struct orr_migrate_plan plan, other;
	assert_int_equal(plan_to(ORR_MIGRATE_UP, NULL, &plan), ORR_OK);
	assert_int_equal(plan_to(ORR_MIGRATE_UP, "1", &other), ORR_OK);
	assert_int_equal(orr_migrate_run(schema, &operator_, &other, &err), ORR_OK);
	assert_int_equal(orr_migrate_run(schema, &operator_, &plan, &err), ORR_E_CONFLICT);
	assert_non_null(strstr(err.text, "another program is migrating memory:"));
	assert_int_equal(plan.done, 0);
	assert_int_equal(plan_to(ORR_MIGRATE_DOWN, NULL, &plan), ORR_OK);
	assert_int_equal(go(ORR_MIGRATE_DOWN, NULL), ORR_OK);
	assert_int_equal(orr_migrate_run(schema, &operator_, &plan, &err), ORR_E_CONFLICT);
}

static void a_full_arena_leaves_outputs_alone(void **state)
{
	(void)state;
	struct orr_arena full;
	struct orr_migration_list list = {.count = 77};
	struct orr_migrate_plan plan = {.count = 77};
	const struct orr_migrate_target target = {ORR_MIGRATE_UP, NULL};
	orr_arena_init(&full, 64);
	assert_int_equal(orr_migrate_status(schema, &full, &list, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(list.count, 77);
	list = list_of(schema);
	assert_int_equal(orr_migrate_plan(&list, &target, &full, &plan, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(plan.count, 77);
	orr_arena_done(&full);
}

#define migrate_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		migrate_test(up_makes_all_and_tells_of_it),
		migrate_test(plans_are_in_order_and_change_nothing),
		migrate_test(to_a_version_and_back),
		migrate_test(a_version_tells_the_way),
		migrate_test(a_version_that_is_not_there),
		migrate_test(a_changed_migration_stops_the_way_up),
		migrate_test(a_row_without_a_checksum),
		migrate_test(a_newer_store_is_left_alone),
		migrate_test(a_gap_is_not_filled),
		migrate_test(down_by_the_better_script),
		migrate_test(down_without_a_stored_script),
		migrate_test(after_a_failure_it_goes_on),
		migrate_test(a_script_that_fails_leaves_what_was_made),
		migrate_test(another_migrator_at_work),
		migrate_test(a_full_arena_leaves_outputs_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
