/* SPDX-License-Identifier: Apache-2.0 */
/* Arrays of whole numbers, by the field of a document that has one. */
#include "test.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "codec/field.h"
#include "codec/json.h"
#include "codec/record.h"
#include "codec/tables/rows.h"

struct numbers {
	int list[3];
	size_t count;
	double fine;
};

#define STRUCT struct numbers
static const struct orr_field fields[] = {
	ROW_INTS(list, count, 1, 32, 0, "Some numbers."),
	ROW_REAL(fine, -10, 10, 12, 0, "Twelve decimals."),
};
#undef STRUCT
static const struct orr_table table = ROW_TABLE("numbers", struct numbers, fields, "Numbers.");

static void written_and_read_back(void **state)
{
	const struct numbers from = {{7, 32, 1}, 3, -0.000000000001};
	struct numbers to;
	struct orr_buf text;
	struct orr_arena arena;
	struct orr_error err = {0};
	(void)state;
	orr_buf_init(&text, 1000);
	orr_arena_init(&arena, 1 << 16);
	orr_json_write(&text, &table, &from, ORR_JSON_LINE, NULL);
	assert_string_equal(text.data, "{\"list\":[7,32,1],\"fine\":-0.000000000001}");
	assert_int_equal(orr_json_read(text.data, text.length, &table, &to, &arena, &err), ORR_OK);
	assert_memory_equal(&to, &from, sizeof from);
	orr_buf_clear(&text);
	orr_csv_row(&text, &table, &from, NULL);
	assert_string_equal(text.data, "\"[7,32,1]\",-0.000000000001");
	orr_buf_done(&text);
	orr_arena_done(&arena);
}

static void compared_by_what_they_hold(void **state)
{
	(void)state;
	const struct numbers one = {{7, 32, 1}, 3, 0.5}, twin = one, less = {{7, 32, 1}, 2, 0.5},
			     also_less = {{7, 32, 9}, 2, 0.5}, other = {{7, 31, 1}, 3, 0.5};
	assert_true(orr_table_equal(&table, &one, &twin, 0));
	assert_true(orr_table_equal(&table, &less, &also_less, 0));
	assert_false(orr_table_equal(&table, &one, &less, 0));
	assert_false(orr_table_equal(&table, &one, &other, 0));
}

static void what_is_none_is_refused(void **state)
{
	static const char *const bad[] = {"{\"list\":[7,33],\"fine\":0}", "{\"list\":[7,1.5],\"fine\":0}",
					  "{\"list\":[1,2,3,4],\"fine\":0}", "{\"list\":7,\"fine\":0}"};
	struct numbers to;
	struct orr_arena arena;
	(void)state;
	orr_arena_init(&arena, 1 << 16);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct orr_error err = {0};
		assert_int_equal(orr_json_read(bad[i], strlen(bad[i]), &table, &to, &arena, &err),
				 ORR_E_INVALID);
		assert_memory_equal(err.field, "list", 4);
	}
	orr_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_and_read_back),
		cmocka_unit_test(compared_by_what_they_hold),
		cmocka_unit_test(what_is_none_is_refused),
	};
	return cmocka_run_group_tests_name("ints", tests, NULL, NULL);
}
