/* SPDX-License-Identifier: Apache-2.0 */
/* The customer's names and types are binding: every field of the customer's document, in its order, and nothing unmarked beside. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "codec/tables.h"
#include "model/birth_chart.h"

enum { ROW_MAX = 64 };

struct row {
	char path[80], type[16];
};

static size_t read_rows(const char *path, struct row rows[ROW_MAX])
{
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	char line[200];
	size_t count = 0;
	while (fgets(line, sizeof line, file) != NULL)
		if (line[0] != '#') {
			assert_true(count < ROW_MAX);
			assert_int_equal(sscanf(line, "%79s %15s", rows[count].path, rows[count].type), 2);
			count++;
		}
	fclose(file);
	return count;
}

static const char *customer_type(enum orr_field_type type)
{
	static const char *const names[] = {
		[ORR_FIELD_JSON] = "Object",   [ORR_FIELD_STRING] = "String", [ORR_FIELD_ID] = "ObjectId",
		[ORR_FIELD_ENUM] = "String",   [ORR_FIELD_INT] = "Number",    [ORR_FIELD_I64] = "Number",
		[ORR_FIELD_DOUBLE] = "Number", [ORR_FIELD_BOOL] = "Boolean",  [ORR_FIELD_TIME] = "ISODate",
		[ORR_FIELD_OBJECT] = "Object", [ORR_FIELD_ARRAY] = "Array",   [ORR_FIELD_STRINGS] = "Array",
		[ORR_FIELD_INTS] = "Array",
	};
	return names[type];
}

struct check {
	const struct row *rows;
	size_t count, next;
};

/* The fields that are not marked as added are the rows, one by one; within each object the added ones come last. */
static void check_table(struct check *check, const struct orr_table *table, const char *prefix)
{
	bool added = false;
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		char path[80];
		snprintf(path, sizeof path, "%s%s", prefix, field->name);
		if ((field->flags & ORR_FIELD_ADDED) != 0) {
			added = true;
			continue;
		}
		if (added)
			fail_msg("%s stands behind an added field", path);
		if (check->next == check->count)
			fail_msg("%s is not the customer's and not marked as added", path);
		const struct row *row = &check->rows[check->next++];
		assert_string_equal(path, row->path);
		assert_string_equal(customer_type(field->type), row->type);
		if (field->table == NULL)
			continue;
		char below[96];
		snprintf(below, sizeof below, "%s.", path);
		check_table(check, field->table, below);
	}
}

static void the_table_is_the_customer_s_and_more(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		const struct orr_table *table;
		size_t count;
	} documents[] = {
		{TEST_DATA "/customer_birth_charts.tsv", &orr_birth_chart_table, 49},
		{TEST_DATA "/customer_harmonic_codes.tsv", &orr_harmonic_codes_table, 54},
		{TEST_DATA "/customer_energy_patterns.tsv", &orr_energy_pattern_table, 53},
	};
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		struct row rows[ROW_MAX];
		struct check check = {rows, read_rows(documents[i].path, rows), 0};
		assert_int_equal(check.count, documents[i].count);
		check_table(&check, documents[i].table, "");
		assert_int_equal(check.next, check.count);
	}
}

/* What the customer's column type may be stored in. */
static bool holds_column(enum orr_field_type type, const char *column_type)
{
	static const struct {
		const char *column_type;
		enum orr_field_type type[2];
	} rows[] = {
		{"UUID", {ORR_FIELD_STRING, ORR_FIELD_STRING}},
		{"VARCHAR", {ORR_FIELD_STRING, ORR_FIELD_ENUM}},
		{"TEXT", {ORR_FIELD_STRING, ORR_FIELD_STRING}},
		{"INET", {ORR_FIELD_STRING, ORR_FIELD_STRING}},
		{"JSONB", {ORR_FIELD_JSON, ORR_FIELD_JSON}},
		{"INTEGER", {ORR_FIELD_INT, ORR_FIELD_INT}},
		{"SERIAL", {ORR_FIELD_INT, ORR_FIELD_INT}},
		{"DECIMAL", {ORR_FIELD_DOUBLE, ORR_FIELD_DOUBLE}},
		{"TIMESTAMP", {ORR_FIELD_TIME, ORR_FIELD_TIME}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].column_type, column_type) == 0)
			return type == rows[i].type[0] || type == rows[i].type[1];
	return false;
}

static const struct orr_table *const row_tables[] = {&orr_job_table, &orr_audit_event_table,
						     &orr_applied_migration_table};

/* The fields before the added ones are the customer's columns, in the customer's order, with the width and the NOT NULL of each. */
static void rows_have_the_customer_s_columns(void **state)
{
	(void)state;
	FILE *file = fopen(TEST_DATA "/customer_columns.tsv", "r");
	assert_non_null(file);
	char line[200], table[40], column[40], type[20], null[12];
	int width;
	size_t at = 0, of = 0, count = 0;
	while (fgets(line, sizeof line, file) != NULL) {
		if (line[0] == '#')
			continue;
		assert_int_equal(sscanf(line, "%39s %39s %19s %d %11s", table, column, type, &width, null),
				 5);
		if (strcmp(table, row_tables[of]->name) != 0) {
			of++;
			at = 0;
		}
		assert_string_equal(table, row_tables[of]->name);
		const struct orr_field *field = &row_tables[of]->field[at++];
		assert_string_equal(field->name, column);
		assert_int_equal(field->flags & ORR_FIELD_ADDED, 0);
		assert_true(holds_column(field->type, type));
		if (width > 0 && field->type == ORR_FIELD_STRING)
			assert_int_equal((int)field->max, width);
		if (strcmp(null, "not_null") == 0)
			assert_int_equal(field->flags & ORR_FIELD_NULLABLE, 0);
		count++;
	}
	fclose(file);
	assert_int_equal(count, 28 + 19 + 8);
}

static unsigned flags_of(const char *name)
{
	const struct orr_field *field = orr_table_find(&orr_birth_chart_table, name);
	assert_non_null(field);
	return field->flags;
}

/* The list of what gives the birth away, and of the stamps, from the product's description and the conventions. */
static void sensitive_fields_and_stamps_are_marked(void **state)
{
	(void)state;
	static const char *const sensitive[] = {"birth_data",       "planets",    "houses",
						"aspects",          "points",     "calculated_data",
						"possible_aspects", "provenance", "sectors"};
	static const char *const stamps[] = {"calculated_at", "created_at", "updated_at", "last_updated"};
	size_t sensitive_count = 0, stamp_count = 0;
	for (size_t i = 0; i < sizeof sensitive / sizeof sensitive[0]; i++)
		assert_true((flags_of(sensitive[i]) & ORR_FIELD_SENSITIVE) != 0);
	for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++)
		assert_true((flags_of(stamps[i]) & ORR_FIELD_STAMP) != 0);
	for (size_t i = 0; i < orr_birth_chart_table.field_count; i++) {
		sensitive_count += (orr_birth_chart_table.field[i].flags & ORR_FIELD_SENSITIVE) != 0;
		stamp_count += (orr_birth_chart_table.field[i].flags & ORR_FIELD_STAMP) != 0;
	}
	assert_int_equal(sensitive_count, sizeof sensitive / sizeof sensitive[0]);
	assert_int_equal(stamp_count, sizeof stamps / sizeof stamps[0]);
	assert_true((flags_of("planets") & ORR_FIELD_KEYED) != 0 &&
		    (flags_of("houses") & ORR_FIELD_KEYED) != 0);
	assert_true((flags_of("points") & ORR_FIELD_KEYED) != 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_the_customer_s_and_more),
		cmocka_unit_test(rows_have_the_customer_s_columns),
		cmocka_unit_test(sensitive_fields_and_stamps_are_marked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
