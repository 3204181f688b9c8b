/* SPDX-License-Identifier: Apache-2.0 */
/* NDJSON lines as names and texts. */
#include "test.h"

#include <string.h>

#include "codec/json_flat.h"

static struct orr_arena arena;

static int set_up(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	return 0;
}

static void scalars_become_texts(void **state)
{
	(void)state;
	const char text[] =
		"{\"name\":\"A\\u00e9\",\"latitude\":40.7128,\"longitude\":-74,\"place\":null,\"x\":1e-3,"
		"\"y\":0.1234567890123456789,\"\":\"\"}";
	static const char *const want[][2] = {{"name", "A\xc3\xa9"},        {"latitude", "40.7128"},
					      {"longitude", "-74"},         {"x", "0.001"},
					      {"y", "0.12345678901234568"}, {"", ""}};
	struct orr_json_pairs pairs;
	struct orr_error err = {0};
	assert_int_equal(orr_json_flat(text, strlen(text), &arena, &pairs, &err), ORR_OK);
	assert_int_equal(pairs.count, sizeof want / sizeof want[0]);
	for (size_t i = 0; i < pairs.count; i++) {
		assert_string_equal(pairs.name[i], want[i][0]);
		assert_string_equal(pairs.value[i], want[i][1]);
	}
}

static void what_is_not_flat_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *field, *words;
	} cases[] = {
		{"{\"a\":[1]}", "a", "a must be a text, a number or null"},
		{"{\"a\":{}}", "a", "a must be"},
		{"{\"a\":true}", "a", "a must be"},
		{"[1]", "", "one JSON object"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct orr_json_pairs pairs = {NULL, NULL, 99};
		struct orr_error err = {0};
		assert_int_equal(orr_json_flat(cases[i].text, strlen(cases[i].text), &arena, &pairs, &err),
				 ORR_E_INVALID);
		assert_true(pairs.name == NULL && pairs.value == NULL && pairs.count == 99);
		assert_string_equal(err.field, cases[i].field);
		if (strstr(err.text, cases[i].words) == NULL)
			fail_msg("%s: %s", cases[i].text, err.text);
	}
}

/* Whole sentences: none of the parser's words and none of the input may be in them. Columns are counted by hand. */
static void what_is_no_json_is_said_in_own_words(void **state)
{
	(void)state;
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"{\"a\":1,\"a\":2}", "the line has the same key twice (column 10); keep one of them"},
		{"{\"a\":\"\\u0000\"}", "the line has a zero character (\\u0000) at column 13; leave it out"},
		{"{\"\\u0000\":1}", "the line has a zero character (\\u0000) at column 9; leave it out"},
		{"{\"a\":\"\xff\"}", "the line is not valid UTF-8 at column 6; save it as UTF-8"},
		{"{\"a\":1e999}", "the line has a number that is too large at column 10; correct it"},
		{"{\"a\":99999999999999999999}",
		 "the line has a number that is too large at column 25; correct it"},
		{"", "the line ends in the middle of its JSON; give the whole of it"},
		{"{\"a\":\"secret", "the line ends in the middle of its JSON; give the whole of it"},
		{"{\"a\":1} secret", "the line goes on after the end of its JSON at column 14; cut it off"},
		{"{secret}", "the line is no valid JSON at column 7; correct it there"},
		{"{\"a\":\"\\ud800\"}", "the line is no valid JSON at column 13; correct it there"},
		{"{\"a\":\"\x1b[2J\"}", "the line is no valid JSON at column 6; correct it there"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct orr_json_pairs pairs;
		struct orr_error err = {0};
		assert_int_equal(orr_json_flat(cases[i].text, strlen(cases[i].text), &arena, &pairs, &err),
				 ORR_E_INVALID);
		assert_string_equal(err.text, cases[i].want);
	}
	char deep[4096];
	struct orr_json_pairs pairs;
	struct orr_error err = {0};
	memset(deep, '[', sizeof deep);
	assert_int_equal(orr_json_flat(deep, sizeof deep, &arena, &pairs, &err), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "the line is nested too deeply at column "));
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	const char text[] = "{\"a\":1.5,\"b\":2,\"c\":\"x\"}";
	for (size_t bytes = 0;; bytes += 8) {
		struct orr_arena small;
		struct orr_json_pairs pairs;
		struct orr_error err = {0};
		orr_arena_init(&small, bytes);
		const enum orr_code code = orr_json_flat(text, strlen(text), &small, &pairs, &err);
		orr_arena_done(&small);
		if (code == ORR_OK)
			break;
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_true(bytes < 1 << 16);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_become_texts),
		cmocka_unit_test(what_is_not_flat_is_refused),
		cmocka_unit_test(what_is_no_json_is_said_in_own_words),
		cmocka_unit_test(memory_may_run_out_anywhere),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
