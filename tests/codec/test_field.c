/* SPDX-License-Identifier: Apache-2.0 */
/* Rounding to decimals, and tables that hold together. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "codec/field.h"
#include "codec/tables.h"
#include "sample.h"

/* printf rounds the exact value half to even; strtod gives the double nearest to the text. */
static double by_printf(double value, int decimals)
{
	char text[400];
	snprintf(text, sizeof text, "%.*f", decimals, value);
	return strtod(text, NULL) + 0.0;
}

static void same_as_printf(double value, int decimals)
{
	const double got = orr_round_decimals(value, decimals);
	const double want = by_printf(value, decimals);
	if (got < want || got > want || signbit(got) != signbit(want))
		fail_msg("%.20g to %d decimals: got %.17g, printf %.17g", value, decimals, got, want);
	const double again = orr_round_decimals(got, decimals);
	assert_memory_equal(&again, &got, sizeof got);
}

static void rounding_is_printf_s(void **state)
{
	(void)state;
	struct sample_random random = {20260101};
	for (int decimals = 0; decimals <= 9; decimals++) {
		const double limit = 1.9e15 / pow(10, decimals);
		for (int i = 0; i < 20000; i++) {
			const double part = (double)(sample_next(&random) >> 11) / 9007199254740992.0;
			same_as_printf((2 * part - 1) * limit, decimals);
			same_as_printf((2 * part - 1) * 400, decimals);
		}
	}
}

/* Halves of the last place, exact ones and those that a product in doubles takes for exact. */
static void ties_are_rounded_by_the_exact_value(void **state)
{
	(void)state;
	for (int decimals = 0; decimals <= 9; decimals++)
		for (int k = -4001; k <= 4001; k += 2) {
			const double tie = k / 2.0 / pow(10, decimals);
			same_as_printf(tie, decimals);
			same_as_printf(nextafter(tie, 1e9), decimals);
			same_as_printf(nextafter(tie, -1e9), decimals);
		}
	assert_near(orr_round_decimals(0.5, 0), 0, 0);
	assert_near(orr_round_decimals(2.5, 0), 2, 0);
	assert_near(orr_round_decimals(0.125, 2), 0.12, 0);
	assert_false(signbit(orr_round_decimals(-1e-12, 9)));
	assert_true(isnan(orr_round_decimals((double)NAN, 4)));
}

static void a_field_is_found_by_name(void **state)
{
	(void)state;
	assert_string_equal(orr_table_find(&orr_birth_chart_table, "planets")->name, "planets");
	assert_null(orr_table_find(&orr_birth_chart_table, "planet"));
}

static void a_degree_stays_in_its_sign(void **state)
{
	(void)state;
	struct sample_leaf leaves[1] = {{1, 0, 1.239}};
	struct sample sample = {.angle = 359.9999999999,
				.ratio = 0.00004,
				.maybe_ratio = (double)NAN,
				.leaf.value = 4.999,
				.maybe_leaf.value = 4.999,
				.keyed = {{1, 0, -1.115}},
				.keyed_count = 1,
				.leaves = leaves,
				.leaf_count = 1};
	orr_table_round(&sample_table, &sample);
	assert_near(sample.angle, 359.999999999, 0);
	assert_near(sample.ratio, 0, 0);
	assert_true(isnan(sample.maybe_ratio));
	assert_near(sample.leaf.value, 5, 0);
	assert_near(sample.maybe_leaf.value, 4.999, 0); /* not there, not touched */
	assert_near(sample.keyed[0].value, -1.11, 0.0051);
	assert_near(leaves[0].value, 1.24, 0);
}

/* What every reader and writer takes for granted about a table. */
static void check_table(const struct orr_table *table)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		assert_ptr_equal(orr_table_find(table, field->name), field);
		assert_true(field->offset < table->size && field->aux_offset < table->size);
		assert_true(strlen(field->doc) > 2 && field->doc[strlen(field->doc) - 1] == '.');
		assert_true(field->min <= field->max);
		assert_int_equal(field->table != NULL,
				 field->type == ORR_FIELD_OBJECT || field->type == ORR_FIELD_ARRAY);
		assert_true(field->names != NULL || field->type != ORR_FIELD_ENUM);
		assert_true(field->names == NULL || field->type == ORR_FIELD_ENUM ||
			    field->type == ORR_FIELD_STRING);
		if ((field->flags & ORR_FIELD_KEYED) != 0) {
			const struct orr_field *key = &field->table->field[0];
			assert_true(key->type == ORR_FIELD_ENUM ||
				    (key->type == ORR_FIELD_INT && key->max >= 1 && key->max < 1000));
		}
		if (field->table != NULL)
			check_table(field->table);
	}
}

static void tables_hold_together(void **state)
{
	(void)state;
	check_table(&orr_birth_chart_table);
	check_table(&orr_birth_text_table);
	check_table(&orr_line_error_table);
	check_table(&sample_table);
}

static void the_input_table_is_all_optional_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++) {
		const struct orr_field *field = &orr_birth_text_table.field[i];
		assert_int_equal(field->type, ORR_FIELD_STRING);
		assert_int_equal(field->offset, i * sizeof(char *));
		assert_true((field->flags & ORR_FIELD_OPTIONAL) != 0 &&
			    (field->flags & ORR_FIELD_NULLABLE) != 0);
	}
	assert_int_equal(orr_birth_text_table.field_count * sizeof(char *), orr_birth_text_table.size);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounding_is_printf_s),
		cmocka_unit_test(ties_are_rounded_by_the_exact_value),
		cmocka_unit_test(a_field_is_found_by_name),
		cmocka_unit_test(a_degree_stays_in_its_sign),
		cmocka_unit_test(tables_hold_together),
		cmocka_unit_test(the_input_table_is_all_optional_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
