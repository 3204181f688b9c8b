/* SPDX-License-Identifier: Apache-2.0 */
/* The command table and the reading of arguments. */
#include "faces/cli/command.h"
#include "test.h"

#include <string.h>

#include "codec/tables.h"

enum { WORD_MAX = 16 };

static size_t count_words(const char *const words[])
{
	size_t count = 0;
	while (words[count] != NULL)
		count++;
	return count;
}

static const struct orr_command *command_named(const char *name)
{
	for (size_t i = 0; i < orr_command_count; i++)
		if (strcmp(orr_commands[i].name, name) == 0)
			return &orr_commands[i];
	fail_msg("no command %s", name);
	return NULL;
}

static void every_row_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < orr_command_count; i++) {
		const struct orr_command *command = &orr_commands[i];
		struct orr_option_set set;
		assert_non_null(command->run);
		assert_true(strlen(command->doc) > 10 && command->doc[strlen(command->doc) - 1] == '.');
		orr_command_options(command, &set);
		for (size_t o = 0; o < set.count; o++) {
			const struct orr_option *option = &set.option[o];
			assert_non_null(option->doc);
			assert_true(option->doc[strlen(option->doc) - 1] == '.');
			assert_int_equal(option->argument == NULL, option->type == ORR_OPTION_SWITCH);
			assert_true(option->choices != NULL || option->type != ORR_OPTION_CHOICE);
			assert_true(option->choices == NULL || option->type == ORR_OPTION_CHOICE ||
				    option->type == ORR_OPTION_TEXT);
			for (size_t other = 0; other < o; other++) {
				assert_string_not_equal(option->name, set.option[other].name);
				assert_true(option->offset != set.option[other].offset);
			}
		}
		for (size_t other = 0; other < i; other++)
			assert_string_not_equal(command->name, orr_commands[other].name);
	}
}

/* What only a store keeps is a flag where births are put into one. */
static void every_birth_field_is_a_flag(const char *command, bool kept)
{
	struct orr_option_set set;
	orr_command_options(command_named(command), &set);
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++) {
		char flag[64];
		size_t found = 0;
		const char *field = orr_birth_text_table.field[i].name;
		for (size_t at = 0; at <= strlen(field); at++)
			flag[at] = field[at] == '_' ? '-' : field[at];
		for (size_t o = 0; o < set.count; o++)
			found += strcmp(set.option[o].name, flag) == 0;
		const bool wanted = kept || (orr_birth_text_table.field[i].flags & ORR_FIELD_KEPT) == 0;
		if (found != wanted)
			fail_msg("%s: --%s stands %zu times", command, flag, found);
	}
}

static void every_birth_field_is_a_flag_of_chart_and_import(void **state)
{
	(void)state;
	every_birth_field_is_a_flag("chart", false);
	every_birth_field_is_a_flag("import", true);
}

static void the_contract_of_chart(void **state)
{
	(void)state;
	static const char *const words[] = {"--date",           "1990-05-15", "--time=14:30", "--zone",
					    "America/New_York", "--lat",      "40.7128",      "--lon",
					    "-74.0060",         "--json"};
	struct orr_args args;
	struct orr_error err = {0};
	assert_int_equal(orr_command_parse(command_named("chart"), 10, words, &args, &err), ORR_OK);
	assert_string_equal(args.birth.date, "1990-05-15");
	assert_string_equal(args.birth.time, "14:30");
	assert_string_equal(args.birth.zone, "America/New_York");
	assert_string_equal(args.birth.latitude, "40.7128");
	assert_string_equal(args.birth.longitude, "-74.0060");
	assert_true(args.json);
	assert_false(args.help);
	assert_null(args.birth.name);
	assert_null(args.batch);
}

static void values_may_hold_anything(void **state)
{
	(void)state;
	static const char *const words[] = {"--batch", "-", "--out=--odd", "--map=date=Born,longitude=-W",
					    "--name",  "",  "--fields="};
	struct orr_args args;
	struct orr_error err = {0};
	assert_int_equal(orr_command_parse(command_named("chart"), 7, words, &args, &err), ORR_OK);
	assert_string_equal(args.batch, "-");
	assert_string_equal(args.out, "--odd");
	assert_string_equal(args.map, "date=Born,longitude=-W");
	assert_string_equal(args.birth.name, "");
	assert_string_equal(args.fields, "");
}

static void wrong_arguments(void **state)
{
	(void)state;
	static const struct {
		const char *command;
		const char *words[WORD_MAX];
		const char *field, *says;
	} rows[] = {
		{"chart", {"--dat", "x"}, "dat", "did you mean --date?"},
		{"chart", {"--latitud=3"}, "latitud", "did you mean --latitude?"},
		{"chart", {"--xyzzyx"}, "xyzzyx", "orrery chart --help lists them"},
		{"chart", {"--date"}, "date", "--date wants a value: --date DATE"},
		{"chart", {"--date", "--time", "14:30"}, "date", "--date wants a value"},
		{"chart", {"--date", "1990-01-01", "--date", "1990-01-02"}, "date", "--date is given twice"},
		{"chart", {"--lat", "1", "--latitude", "2"}, "latitude", "--latitude is given twice"},
		{"chart", {"--json", "--json"}, "json", "--json is given twice"},
		{"chart", {"--json=yes"}, "json", "--json takes no value"},
		{"chart", {"--format", "xml"}, "format", "--format takes one of ndjson, csv, not \"xml\""},
		{"chart", {"--threads", "0"}, "threads", "--threads takes a whole number"},
		{"chart", {"--now", "yesterday"}, "now", "--now takes an instant"},
		{"zones info",
		 {"1990-05-15"},
		 "",
		 "orrery zones info takes flags only: what is \"1990-05-15\"?"},
		{"zones info",
		 {"--", "--json"},
		 "",
		 "orrery zones info takes flags only: what is \"--json\"?"},
		{"chart", {"-d"}, "", "flags begin with two dashes"},
		{"zones update", {"--dry"}, "dry", "did you mean --dry-run?"},
		{"kernel info", {"--batch", "x"}, "batch", "orrery kernel info has no flag --batch"},
		{"help", {"a", "b", "c"}, "", "orrery help has no use for \"c\""},
		{"version",
		 {"--"
		  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
		 NULL,
		 "has no flag"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_args args = {.batch = "untouched"};
		struct orr_error err = {0};
		enum orr_code code =
			orr_command_parse(command_named(rows[i].command), count_words(rows[i].words),
					  rows[i].words, &args, &err);
		if (code != ORR_E_USAGE || strstr(err.text, rows[i].says) == NULL)
			fail_msg("row %zu: %s", i, err.text);
		if (rows[i].field != NULL)
			assert_string_equal(err.field, rows[i].field);
		assert_string_equal(args.batch, "untouched");
	}
}

static void two_dashes_end_the_flags(void **state)
{
	(void)state;
	static const char *const words[] = {"--json", "--", "kernel", "--help"};
	struct orr_args args;
	struct orr_error err = {0};
	assert_int_equal(orr_command_parse(command_named("help"), 4, words, &args, &err), ORR_OK);
	assert_int_equal(args.word_count, 2);
	assert_string_equal(args.word[1], "--help");
	assert_false(args.help);
}

static void commands_are_found(void **state)
{
	(void)state;
	static const struct {
		const char *words[WORD_MAX];
		const char *name; /* NULL: an error that says */
		size_t used;
		const char *says;
	} rows[] = {
		{{"chart", "--json"}, "chart", 1, NULL},
		{{"kernel", "verify"}, "kernel verify", 2, NULL},
		{{"zones", "update", "--dry-run"}, "zones update", 2, NULL},
		{{NULL}, NULL, 0, "orrery help lists them"},
		{{"chrat"}, NULL, 0, "did you mean orrery chart?"},
		{{"kernel"},
		 NULL,
		 0,
		 "kernel wants a second word: orrery kernel info or orrery kernel verify"},
		{{"kernel", "inof"}, NULL, 0, "kernel wants a second word"},
		{{"bench"}, NULL, 0, "orrery bench charts"},
		{{"frobnicate"}, NULL, 0, "there is no command \"frobnicate\"; orrery help lists them"},
		{{""}, NULL, 0, "there is no command \"\""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct orr_command *command = NULL;
		size_t used = 0;
		struct orr_error err = {0};
		enum orr_code code =
			orr_command_find(count_words(rows[i].words), rows[i].words, &command, &used, &err);
		if (rows[i].name != NULL) {
			assert_int_equal(code, ORR_OK);
			assert_string_equal(command->name, rows[i].name);
			assert_int_equal(used, rows[i].used);
		} else if (code != ORR_E_USAGE || strstr(err.text, rows[i].says) == NULL)
			fail_msg("row %zu: %s", i, err.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(every_birth_field_is_a_flag_of_chart_and_import),
		cmocka_unit_test(the_contract_of_chart),
		cmocka_unit_test(values_may_hold_anything),
		cmocka_unit_test(wrong_arguments),
		cmocka_unit_test(two_dashes_end_the_flags),
		cmocka_unit_test(commands_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
