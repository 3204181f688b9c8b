/* SPDX-License-Identifier: Apache-2.0 */
/* What ports/schema.h promises. */
#include "contract.h"

#include <string.h>

#include "base/memory.h"
#include "codec/tables.h"

static struct orr_schema *schema;

static int set_up(void **state)
{
	schema = NULL;
	const int failed = contract_setup(state);
	assert_ok(contract_provider.schema_open(CONTRACT_PLACE, &schema, &contract_err));
	return failed;
}

static int tear_down(void **state)
{
	schema->ops->close(schema);
	return contract_teardown(state);
}

static struct orr_applied_migration row_of(const char *version)
{
	return (struct orr_applied_migration){.version = version,
					      .description = "a thing, \"new\" \xc3\xa9",
					      .migration_type = "data",
					      .applied_at_ms = 1764086400123,
					      .applied_by = "the \xf0\x9f\x8c\x99 operator",
					      .execution_time_ms = ORR_INT_NULL,
					      .rollback_script = contract_provider.drop,
					      .checksum = "0123456789abcdef0123456789abcdef"};
}

static enum orr_code apply(const char *version, const char *script)
{
	const struct orr_applied_migration row = row_of(version);
	return orr_schema_apply(schema, script, &row, &contract_err);
}

static enum orr_code revert(const char *version, const char *script)
{
	return schema->ops->revert(schema, &(struct orr_schema_step){.script = script}, version,
				   &contract_err);
}

static size_t applied(struct orr_applied_migration **out)
{
	size_t count = 0;
	assert_ok(schema->ops->applied(schema, &contract_arena, out, &count, &contract_err));
	return count;
}

static const struct orr_applied_migration *row_at(const char *version)
{
	struct orr_applied_migration *rows = NULL;
	const size_t count = applied(&rows);
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].version, version) == 0)
			return &rows[i];
	return NULL;
}

static void nothing_was_made_where_nobody_has_been(void **state)
{
	(void)state;
	struct orr_schema *bare = NULL;
	struct orr_applied_migration *rows;
	size_t count = 77;
	assert_ok(contract_provider.schema_open(CONTRACT_BARE_PLACE, &bare, &contract_err));
	assert_ok(bare->ops->applied(bare, &contract_arena, &rows, &count, &contract_err));
	assert_int_equal(count, 0);
	/* The first row is number 1. */
	const struct orr_applied_migration row = row_of("001");
	assert_ok(orr_schema_apply(bare, contract_provider.make, &row, &contract_err));
	assert_ok(bare->ops->applied(bare, &contract_arena, &rows, &count, &contract_err));
	assert_int_equal(count, 1);
	assert_int_equal(rows[0].id, 1);
	bare->ops->close(bare);
}

/* What a program knows is in order, each with both scripts. */
static void known_migrations_are_in_order(void **state)
{
	(void)state;
	assert_non_null(schema->ops->name);
	assert_non_null(schema->place);
	assert_true(schema->migration_count > 0);
	for (size_t i = 0; i < schema->migration_count; i++) {
		const struct orr_migration *migration = &schema->migration[i];
		assert_true(i == 0 || strcmp(migration[-1].version, migration->version) < 0);
		assert_true(migration->description[0] != '\0');
		assert_true(migration->up[0] != '\0' && migration->down[0] != '\0');
		assert_true(strcmp(migration->migration_type, "schema") == 0 ||
			    strcmp(migration->migration_type, "data") == 0 ||
			    strcmp(migration->migration_type, "index") == 0);
	}
}

/* The row as it was given, but for its number and how long the script took, which are the store's own. */
static void a_migration_is_made_and_told(void **state)
{
	(void)state;
	const struct orr_applied_migration want = row_of("900");
	const size_t before = applied(&(struct orr_applied_migration *){NULL});
	assert_ok(apply("900", contract_provider.make));
	const struct orr_applied_migration *got = row_at("900");
	assert_non_null(got);
	assert_int_equal(applied(&(struct orr_applied_migration *){NULL}), before + 1);
	assert_true(orr_table_equal(&orr_applied_migration_table, got, &want, ORR_FIELD_STAMP));
	assert_int_equal(got->applied_at_ms, want.applied_at_ms);
	assert_true(got->execution_time_ms >= 0);
	assert_true(got->id >= 1);
	assert_fails(apply("901", contract_provider.make), ORR_E_INVALID); /* the thing is there */
}

static void nulls_of_a_row_stay_null(void **state)
{
	(void)state;
	struct orr_applied_migration row = row_of("900");
	row.migration_type = row.applied_by = row.rollback_script = row.checksum = NULL;
	assert_ok(orr_schema_apply(schema, contract_provider.make, &row, &contract_err));
	assert_true(orr_table_equal(&orr_applied_migration_table, row_at("900"), &row, ORR_FIELD_STAMP));
}

static void script_and_row_or_neither(void **state)
{
	(void)state;
	assert_fails(apply("900", contract_provider.make_and_fail), ORR_E_INVALID);
	assert_null(row_at("900"));
	assert_ok(apply("900", contract_provider.make)); /* the thing was not made */
	assert_fails(revert("900", contract_provider.make_and_fail), ORR_E_INVALID);
	assert_non_null(row_at("900"));
	assert_ok(revert("900", contract_provider.drop));
	assert_null(row_at("900"));
	assert_fails(apply("900", contract_provider.drop), ORR_E_INVALID); /* it was dropped */
	assert_ok(apply("900", contract_provider.make));
}

static void somebody_else_made_or_undid_it(void **state)
{
	(void)state;
	struct orr_schema *other = NULL;
	const struct orr_applied_migration row = row_of("900");
	assert_ok(contract_provider.schema_open(CONTRACT_PLACE, &other, &contract_err));
	assert_ok(orr_schema_apply(other, contract_provider.make, &row, &contract_err));
	assert_fails(apply("900", contract_provider.make), ORR_E_CONFLICT);
	assert_non_null(row_at("900"));
	assert_ok(other->ops->revert(other, &(struct orr_schema_step){.script = contract_provider.drop},
				     "900", &contract_err));
	assert_fails(revert("900", contract_provider.drop), ORR_E_CONFLICT);
	other->ops->close(other);
	assert_ok(apply("900", contract_provider.make));
}

/* What a new store is made by: a script that fails, or a row that is there, takes the others back with it. */
static void several_at_once_are_made_as_a_whole(void **state)
{
	(void)state;
	struct orr_schema_step steps[] = {{.script = contract_provider.make, .row = row_of("901")},
					  {.script = contract_provider.make_and_fail, .row = row_of("902")}};
	assert_fails(schema->ops->apply(schema, 2, steps, &contract_err), ORR_E_INVALID);
	assert_null(row_at("901"));
	steps[1].script = "";
	assert_ok(schema->ops->apply(schema, 2, steps, &contract_err)); /* the thing was not left behind */
	assert_non_null(row_at("901"));
	assert_non_null(row_at("902"));
	const struct orr_schema_step again[] = {{.script = "", .row = row_of("903")},
						{.script = "", .row = row_of("902")}};
	assert_fails(schema->ops->apply(schema, 2, again, &contract_err), ORR_E_CONFLICT);
	assert_null(row_at("903"));
}

static void rows_are_in_the_order_of_their_versions(void **state)
{
	(void)state;
	struct orr_applied_migration *rows;
	assert_ok(apply("903", ""));
	assert_ok(apply("901", ""));
	assert_ok(apply("902", ""));
	const size_t count = applied(&rows);
	assert_true(count >= 3);
	for (size_t i = 1; i < count; i++)
		assert_true(strcmp(rows[i - 1].version, rows[i].version) < 0);
	assert_string_equal(rows[count - 3].version, "901");
	assert_true(row_at("902")->id > row_at("901")->id && row_at("901")->id > row_at("903")->id);
}

static void it_lasts(void **state)
{
	(void)state;
	assert_ok(apply("900", contract_provider.make));
	schema->ops->close(schema);
	assert_ok(contract_provider.schema_open(CONTRACT_PLACE, &schema, &contract_err));
	assert_non_null(row_at("900"));
}

/* A migration waits for a unit of work as a unit waits for another. */
static void not_while_somebody_writes(void **state)
{
	(void)state;
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(contract_put_all(&contract_store, 1, &contract_err));
	assert_fails(apply("900", contract_provider.make), ORR_E_UNAVAILABLE);
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_true(contract_has_all(&contract_store, 1));
	assert_null(row_at("900"));
	assert_ok(apply("900", contract_provider.make));
	assert_true(contract_has_all(&contract_store, 1));
}

static void whatever_request_for_memory_fails(void **state)
{
	(void)state;
	for (int undo = 0; undo < 2; undo++) {
		enum orr_code code = ORR_E_UNAVAILABLE;
		for (long nth = 1; code != ORR_OK; nth++) {
			orr_memory_fail_from(nth);
			code = undo ? revert("900", contract_provider.drop)
				    : apply("900", contract_provider.make);
			orr_memory_fail_never();
			assert_true(code == ORR_OK || code == ORR_E_UNAVAILABLE);
			assert_int_equal(row_at("900") != NULL, (code == ORR_OK) != undo);
			assert_true(nth < 10000);
		}
	}
}

static void a_failed_read_leaves_outputs_alone(void **state)
{
	(void)state;
	struct orr_applied_migration row, *rows = &row;
	size_t count = 77;
	struct orr_arena full;
	assert_ok(apply("900", contract_provider.make));
	orr_arena_init(&full, 16);
	assert_fails(schema->ops->applied(schema, &full, &rows, &count, &contract_err), ORR_E_UNAVAILABLE);
	orr_arena_done(&full);
	assert_ptr_equal(rows, &row);
	assert_int_equal(count, 77);
}

#define schema_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		schema_test(nothing_was_made_where_nobody_has_been),
		schema_test(known_migrations_are_in_order),
		schema_test(a_migration_is_made_and_told),
		schema_test(nulls_of_a_row_stay_null),
		schema_test(script_and_row_or_neither),
		schema_test(somebody_else_made_or_undid_it),
		schema_test(several_at_once_are_made_as_a_whole),
		schema_test(rows_are_in_the_order_of_their_versions),
		schema_test(it_lasts),
		schema_test(not_while_somebody_writes),
		schema_test(whatever_request_for_memory_fails),
		schema_test(a_failed_read_leaves_outputs_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
