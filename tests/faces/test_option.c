/* SPDX-License-Identifier: Apache-2.0 */
/* Values of options by their type, and the name that was probably meant. */
#include "faces/cli/option.h"
#include "test.h"

#include <string.h>

static const char *const choices[] = {"ndjson", "csv", NULL};

static const struct orr_option count_option = {
	.name = "threads", .type = ORR_OPTION_COUNT, .min = 1, .max = 256, .word = "auto"};
static const struct orr_option choice_option = {
	.name = "format", .type = ORR_OPTION_CHOICE, .choices = choices};
static const struct orr_option instant_option = {.name = "now", .type = ORR_OPTION_INSTANT};
static const struct orr_option text_option = {.name = "batch", .type = ORR_OPTION_TEXT};

static void values_are_held_to_their_type(void **state)
{
	(void)state;
	static const struct {
		const struct orr_option *option;
		const char *value;
		bool good;
	} rows[] = {
		{&count_option, "1", true},       {&count_option, "256", true},
		{&count_option, "auto", true},    {&count_option, "0", false},
		{&count_option, "257", false},    {&count_option, "-1", false},
		{&count_option, "2x", false},     {&count_option, "", false},
		{&count_option, " 2", false},     {&count_option, "99999999999999999999", false},
		{&choice_option, "csv", true},    {&choice_option, "CSV", false},
		{&choice_option, "", false},      {&instant_option, "2026-01-31T12:00:00Z", true},
		{&instant_option, "now", false},  {&instant_option, "2026-02-30T12:00:00Z", false},
		{&text_option, "anything", true}, {&text_option, "", true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_error err = {0};
		enum orr_code code = orr_option_check(rows[i].option, rows[i].value, "--x", &err);
		if ((code == ORR_OK) != rows[i].good)
			fail_msg("row %zu \"%s\": %s", i, rows[i].value, err.text);
		if (!rows[i].good) {
			assert_int_equal(code, ORR_E_USAGE);
			assert_string_equal(err.field, rows[i].option->name);
			assert_non_null(strstr(err.text, "--x"));
		}
	}
}

static void errors_say_what_is_allowed(void **state)
{
	(void)state;
	struct orr_error err = {0};
	assert_int_equal(orr_option_check(&count_option, "many", "ORRERY_BATCH_THREADS", &err), ORR_E_USAGE);
	assert_string_equal(err.text,
			    "ORRERY_BATCH_THREADS takes a whole number from 1 to 256 or auto, not \"many\"");
	assert_int_equal(orr_option_check(&choice_option, "xml", "--format", &err), ORR_E_USAGE);
	assert_string_equal(err.text, "--format takes one of ndjson, csv, not \"xml\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_held_to_their_type),
		cmocka_unit_test(errors_say_what_is_allowed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
