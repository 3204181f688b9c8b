/* SPDX-License-Identifier: Apache-2.0 */
/* Errors: table of codes, texts cut between characters, contexts in front. */
#include "base/error.h"

#include <string.h>

#include "base/str.h"
#include "test.h"

/* The table of exit statuses and HTTP statuses the product promises, written out a second time. */
static void codes_have_their_names_and_numbers(void **state)
{
	static const struct {
		enum orr_code code;
		const char *name;
		int http, exit_status;
	} rows[] = {
		{ORR_OK, "ok", 200, 0},
		{ORR_E_PARTIAL, "partial", 207, 1},
		{ORR_E_USAGE, "usage", 400, 2},
		{ORR_E_INVALID, "invalid", 400, 2},
		{ORR_E_NOT_FOUND, "not_found", 404, 3},
		{ORR_E_CONFLICT, "conflict", 409, 4},
		{ORR_E_AMBIGUOUS_TIME, "ambiguous_time", 422, 5},
		{ORR_E_SKIPPED_TIME, "skipped_time", 422, 5},
		{ORR_E_OUT_OF_RANGE, "out_of_range", 422, 6},
		{ORR_E_UNAVAILABLE, "unavailable", 503, 7},
		{ORR_E_DENIED, "denied", 403, 8},
		{ORR_E_CORRUPT, "corrupt", 500, 9},
		{ORR_E_INTERNAL, "internal", 500, 70},
		{ORR_CODE_COUNT, "internal", 500, 70}, /* outside the table */
	};

	(void)state;
	assert_int_equal(sizeof rows / sizeof rows[0], ORR_CODE_COUNT + 1);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_string_equal(orr_code_name(rows[i].code), rows[i].name);
		assert_int_equal(orr_code_http(rows[i].code), rows[i].http);
		assert_int_equal(orr_code_exit(rows[i].code), rows[i].exit_status);
	}
}

static void fail_fills_and_returns_its_code(void **state)
{
	struct orr_error err = {0};

	(void)state;
	assert_int_equal(orr_fail_field(&err, ORR_E_INVALID, "latitude", "%d is %s", 91, "too large"),
			 ORR_E_INVALID);
	assert_int_equal(err.code, ORR_E_INVALID);
	assert_string_equal(err.field, "latitude");
	assert_string_equal(err.text, "91 is too large");
	assert_int_equal(orr_fail(&err, ORR_E_NOT_FOUND, "gone"), ORR_E_NOT_FOUND);
	assert_string_equal(err.field, "");
	assert_string_equal(err.text, "gone");
	assert_int_equal(orr_fail(NULL, ORR_E_DENIED, "x"), ORR_E_DENIED);
	assert_int_equal(orr_fail_field(NULL, ORR_E_DENIED, "f", "x"), ORR_E_DENIED);
	assert_int_equal(orr_error_context(NULL, "x"), ORR_E_INTERNAL);
}

static void its_own_text_may_be_an_argument(void **state)
{
	struct orr_error err = {0};

	(void)state;
	(void)orr_fail_field(&err, ORR_E_INVALID, "time", "wrong");
	(void)orr_fail_field(&err, ORR_E_USAGE, err.field, "line 3: %s", err.text);
	assert_string_equal(err.text, "line 3: wrong");
	assert_string_equal(err.field, "time");
}

/* For each length of the lead and each width of character: valid, full to within one character, ended. */
static void texts_are_cut_between_characters(void **state)
{
	static const char *const characters[] = {"x", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x8C\x99"};
	char text[2 * ORR_ERROR_TEXT_MAX];

	(void)state;
	for (size_t c = 0; c < 4; c++) {
		size_t width = strlen(characters[c]);

		for (size_t lead = 0; lead < 8; lead++) {
			struct orr_error err = {0};
			size_t length = lead;

			memset(text, '-', lead);
			for (; length + width < sizeof text; length += width)
				memcpy(text + length, characters[c], width);
			text[length] = '\0';
			(void)orr_fail_field(&err, ORR_E_INVALID, text, "%s", text);
			size_t got = strlen(err.text), field = strlen(err.field);
			assert_true(orr_utf8_valid(err.text, got) && orr_utf8_valid(err.field, field));
			assert_true(got + width > ORR_ERROR_TEXT_MAX - 1 && got < ORR_ERROR_TEXT_MAX);
			assert_true(field + width > ORR_ERROR_FIELD_MAX - 1 && field < ORR_ERROR_FIELD_MAX);
			assert_memory_equal(err.text, text, got);

			(void)orr_fail(&err, ORR_E_INVALID, "end");
			(void)orr_error_context(&err, "%s", text);
			got = strlen(err.text);
			assert_true(orr_utf8_valid(err.text, got) && got + width > ORR_ERROR_TEXT_MAX - 1);
			assert_memory_equal(err.text, text, got);
		}
	}
}

static void a_text_that_just_fits_is_whole(void **state)
{
	char text[ORR_ERROR_TEXT_MAX];
	struct orr_error err = {0};

	(void)state;
	memset(text, 'x', sizeof text - 1);
	memcpy(text + sizeof text - 3, "\xC3\xA9", 3);
	(void)orr_fail(&err, ORR_E_INVALID, "%s", text);
	assert_string_equal(err.text, text);
}

static void context_goes_in_front(void **state)
{
	struct orr_error err = {0};

	(void)state;
	(void)orr_fail_field(&err, ORR_E_CORRUPT, "f", "sum is wrong");
	assert_int_equal(orr_error_context(&err, "kernel %s", "k1"), ORR_E_CORRUPT);
	assert_string_equal(err.text, "kernel k1: sum is wrong");
	assert_string_equal(err.field, "f");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_have_their_names_and_numbers),
		cmocka_unit_test(fail_fills_and_returns_its_code),
		cmocka_unit_test(its_own_text_may_be_an_argument),
		cmocka_unit_test(texts_are_cut_between_characters),
		cmocka_unit_test(a_text_that_just_fits_is_whole),
		cmocka_unit_test(context_goes_in_front),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
