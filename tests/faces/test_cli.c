/* SPDX-License-Identifier: Apache-2.0 */
/* From argv to exit status and texts, in a world without files. */
#include "faces/cli/cli.h"
#include "test.h"

#include <string.h>

#include "faces/cli/command.h"

enum { ARGUMENT_MAX = 16 };

/* What the fake world answers when a data file is asked for. */
static enum orr_code kernel_code, zones_code;

static enum orr_code kernel_open(struct orr_cli_world *world, const char *folder, struct orr_kernel *out,
				 struct orr_error *err)
{
	(void)world, (void)out;
	return orr_fail(err, kernel_code, "no kernel in %s; orrery-kernelc --out makes it", folder);
}

static enum orr_code zones_open(struct orr_cli_world *world, const char *folder, struct orr_zones *out,
				struct orr_error *err)
{
	(void)world, (void)out;
	return orr_fail(err, zones_code, "no zones in %s", folder);
}

static enum orr_code cohorts_open(struct orr_cli_world *world, const char *folder, struct orr_cohorts *out,
				  struct orr_error *err)
{
	(void)world, (void)out;
	return orr_fail(err, ORR_E_NOT_FOUND, "no cohorts in %s", folder);
}

static enum orr_code zones_snapshot(struct orr_cli_world *world, const char *source, struct orr_buf *out,
				    struct orr_error *err)
{
	(void)world, (void)out;
	return orr_fail(err, ORR_E_NOT_FOUND, "no tzdb in %s", source);
}

static enum orr_code no_gazetteer(struct orr_cli_world *world, const char *folder, struct orr_gazetteer **out,
				  struct orr_error *err)
{
	(void)world, (void)out;
	return orr_fail(err, ORR_E_NOT_FOUND, "no gazetteer in %s", folder);
}

static struct orr_clock *no_clock(struct orr_cli_world *world)
{
	(void)world;
	return NULL;
}

static struct orr_clock *no_fixed_clock(struct orr_cli_world *world, int64_t now_unix_ms)
{
	(void)world, (void)now_unix_ms;
	return NULL;
}

static enum orr_code no_store(struct orr_cli_world *world, const struct orr_cli_store_place *place,
			      struct orr_store **out, struct orr_error *err)
{
	(void)world;
	(void)out;
	return orr_fail(err, ORR_E_NOT_FOUND, "no store at %s", place->documents_url);
}

static enum orr_code no_schema(struct orr_cli_world *world, const char *url, bool create,
			       struct orr_schema **out, struct orr_error *err)
{
	(void)world;
	(void)create;
	(void)out;
	return orr_fail(err, ORR_E_NOT_FOUND, "no store at %s", url);
}

static const struct orr_cli_world_ops ops = {.kernel_open = kernel_open,
					     .zones_open = zones_open,
					     .zones_snapshot = zones_snapshot,
					     .cohorts_open = cohorts_open,
					     .gazetteer_open = no_gazetteer,
					     .store_open = no_store,
					     .schema_open = no_schema,
					     .clock = no_clock,
					     .clock_fixed = no_fixed_clock};

static const char *data_folder = "/d", *threads_variable;

static const char *fake_env(const char *name)
{
	if (strcmp(name, "ORRERY_DATA_FOLDER") == 0)
		return data_folder;
	if (strcmp(name, "ORRERY_BATCH_THREADS") == 0)
		return threads_variable;
	return NULL;
}

static struct orr_cli_world world = {.ops = &ops,
				     .kernel_file = "k",
				     .zones_file = "z",
				     .system_ini = "/nonexistent/orrery.ini",
				     .program_folder = "/nonexistent",
				     .peer_folder = "/nonexistent",
				     .env = fake_env};

/* Run "orrery ARGUMENTS"; `cli` needs orr_cli_done. */
static int run(struct orr_cli *cli, const char *const arguments[])
{
	const char *argv[ARGUMENT_MAX + 1] = {"orrery"};
	int argc = 1;
	for (; arguments[argc - 1] != NULL; argc++)
		argv[argc] = arguments[argc - 1];
	orr_cli_init(cli, &world);
	return orr_cli_run(cli, argc, argv);
}

static int reset(void **state)
{
	(void)state;
	kernel_code = zones_code = ORR_E_NOT_FOUND;
	data_folder = "/d";
	threads_variable = NULL;
	return 0;
}

static const char *text_of(const struct orr_buf *buf)
{
	return buf->data != NULL ? buf->data : "";
}

static void exit_status_and_errors(void **state)
{
	(void)state;
	static const struct {
		const char *arguments[ARGUMENT_MAX];
		int status;
		const char *notes; /* how standard error begins */
	} rows[] = {
		{{NULL}, 2, "orrery: no command given; orrery help lists them\n"},
		{{"chrat"}, 2, "orrery: there is no command \"chrat\"; did you mean orrery chart?\n"},
		{{"chart"}, 2, "orrery: no birth given:"},
		{{"chart", "--map", "a=b", "--date", "1990-01-01"},
		 2,
		 "orrery: --map names columns of a file"},
		{{"chart", "--dat", "x"},
		 2,
		 "orrery: orrery chart has no flag --dat; did you mean --date?\n"},
		{{"chart", "--date", "1990-01-01"},
		 3,
		 "orrery: no kernel in /d; orrery-kernelc --out makes it\n"},
		{{"chart", "--batch", "x.csv"}, 3, "orrery: no kernel in /d"},
		{{"kernel", "info", "--data", "/e"}, 3, "orrery: no kernel in /e"},
		{{"kernel", "verify"}, 3, "orrery: no kernel in /d"},
		{{"zones", "info"}, 3, "orrery: no zones in /d"},
		{{"zones", "update", "--from", "/zi"}, 3, "orrery: no tzdb in /zi"},
		{{"bench", "charts"}, 3, "orrery: no kernel in /d"},
		{{"help", "nothing"}, 2, "orrery: there is no command \"nothing\""},
		{{"config", "--color", "red"}, 2, "orrery: --color takes one of auto, always, never"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_cli cli;
		int status = run(&cli, rows[i].arguments);
		if (status != rows[i].status ||
		    strncmp(text_of(&cli.notes), rows[i].notes, strlen(rows[i].notes)) != 0)
			fail_msg("row %zu: status %d, %s", i, status, text_of(&cli.notes));
		assert_int_equal(cli.out.length, 0);
		assert_ptr_equal(strchr(cli.notes.data, '\n'), cli.notes.data + cli.notes.length - 1);
		orr_cli_done(&cli);
	}
}

static void errors_as_json(void **state)
{
	(void)state;
	static const struct {
		const char *arguments[ARGUMENT_MAX];
		const char *notes;
	} rows[] = {
		{{"chart", "--json", "--dat", "x"},
		 "{\"error\":{\"code\":\"usage\",\"field\":\"dat\",\"message\":\"orrery chart has no flag "
		 "--dat; did you mean "
		 "--date?\"}}\n"},
		{{"zones", "info", "--json"},
		 "{\"error\":{\"code\":\"not_found\",\"field\":null,\"message\":\"no zones in /d\"}}\n"},
		{{"--json"},
		 "{\"error\":{\"code\":\"usage\",\"field\":null,\"message\":\"there is no command "
		 "\\\"--json\\\"; orrery help "
		 "lists them\"}}\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_cli cli;
		assert_int_not_equal(run(&cli, rows[i].arguments), 0);
		assert_string_equal(text_of(&cli.notes), rows[i].notes);
		orr_cli_done(&cli);
	}
}

static void every_code_has_its_exit_status(void **state)
{
	(void)state;
	static const struct {
		enum orr_code code;
		int status;
	} rows[] = {{ORR_E_INVALID, 2},     {ORR_E_NOT_FOUND, 3}, {ORR_E_OUT_OF_RANGE, 6},
		    {ORR_E_UNAVAILABLE, 7}, {ORR_E_DENIED, 8},    {ORR_E_CORRUPT, 9}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_cli cli;
		kernel_code = rows[i].code;
		assert_int_equal(run(&cli, (const char *const[]){"kernel", "info", NULL}), rows[i].status);
		orr_cli_done(&cli);
	}
}

static void help_of_everything(void **state)
{
	(void)state;
	static const char *const ways[][3] = {
		{"help", NULL, NULL}, {"--help", NULL, NULL}, {"-h", NULL, NULL}};
	struct orr_cli cli;
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		assert_int_equal(run(&cli, ways[i]), 0);
		for (size_t c = 0; c < orr_command_count; c++)
			assert_non_null(strstr(text_of(&cli.out), orr_commands[c].name));
		orr_cli_done(&cli);
	}
	for (size_t c = 0; c < orr_command_count; c++) {
		struct orr_option_set set;
		char first[32] = "", *second = NULL;
		memcpy(first, orr_commands[c].name, strlen(orr_commands[c].name));
		if ((second = strchr(first, ' ')) != NULL)
			*second++ = '\0';
		const char *words[] = {first, second != NULL ? second : "--help",
				       second != NULL ? "--help" : NULL, NULL};
		assert_int_equal(run(&cli, words), 0);
		orr_command_options(&orr_commands[c], &set);
		for (size_t o = 0; o < set.count; o++) {
			char flag[64] = "--";
			memcpy(flag + 2, set.option[o].name, strlen(set.option[o].name) + 1);
			assert_non_null(strstr(text_of(&cli.out), flag));
		}
		orr_cli_done(&cli);
	}
}

static void help_fits_a_terminal(void **state)
{
	(void)state;
	struct orr_cli cli;
	assert_int_equal(run(&cli, (const char *const[]){"help", "chart", NULL}), 0);
	for (const char *line = cli.out.data; *line != '\0';) {
		size_t length = strcspn(line, "\n");
		if (length > 100)
			fail_msg("too wide: %.*s", (int)length, line);
		line += length + 1;
	}
	orr_cli_done(&cli);
}

/* A word that wants a second one has a help, however it is asked for. */
static void help_of_a_family(void **state)
{
	(void)state;
	static const char *const asked[][3] = {
		{"group", "--help", NULL}, {"group", "-h", NULL}, {"help", "group", NULL}};
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		struct orr_cli cli;
		assert_int_equal(run(&cli, asked[i]), 0);
		assert_non_null(strstr(cli.out.data, "Usage: orrery group COMMAND"));
		assert_non_null(strstr(cli.out.data, "  group remove"));
		assert_null(strstr(cli.out.data, "entity"));
		orr_cli_done(&cli);
	}
	struct orr_cli cli;
	assert_int_equal(run(&cli, (const char *const[]){"place", "--help", NULL}), 0);
	assert_non_null(strstr(cli.out.data, "Usage: orrery place QUERY"));
	orr_cli_done(&cli);
	assert_int_equal(run(&cli, (const char *const[]){"nothing", "--help", NULL}), 2);
	orr_cli_done(&cli);
}

/* Settings that are broken must not take away the help that tells how to mend them. */
static void help_needs_no_settings(void **state)
{
	(void)state;
	struct orr_cli cli;
	threads_variable = "many";
	assert_int_equal(run(&cli, (const char *const[]){"help", NULL}), 0);
	orr_cli_done(&cli);
	assert_int_equal(run(&cli, (const char *const[]){"version", NULL}), 0);
	assert_string_equal(text_of(&cli.out), "orrery " ORR_VERSION "\n");
	orr_cli_done(&cli);
	assert_int_equal(run(&cli, (const char *const[]){"chart", "--help", NULL}), 0);
	orr_cli_done(&cli);
	assert_int_equal(run(&cli, (const char *const[]){"config", NULL}), 2);
	assert_non_null(strstr(text_of(&cli.notes), "ORRERY_BATCH_THREADS takes a whole number"));
	orr_cli_done(&cli);
}

static void config_tells_values_and_places(void **state)
{
	(void)state;
	struct orr_cli cli;
	threads_variable = "3";
	assert_int_equal(run(&cli, (const char *const[]){"config", "--color", "never", NULL}), 0);
	const char *text = text_of(&cli.out);
	assert_non_null(strstr(text, "data.folder         /d"));
	assert_non_null(strstr(text, "environment ORRERY_DATA_FOLDER\n"));
	assert_non_null(strstr(text, "environment ORRERY_BATCH_THREADS\n"));
	assert_non_null(strstr(text, "flag --color\n"));
	assert_non_null(strstr(text, "default; --house-system or ORRERY_CHART_HOUSE_SYSTEM sets it\n"));
	orr_cli_done(&cli);
	assert_int_equal(run(&cli, (const char *const[]){"config", "--json", NULL}), 0);
	assert_non_null(strstr(
		text_of(&cli.out),
		"{\"name\":\"batch.threads\",\"value\":\"3\",\"source\":\"environment\",\"where\":"
		"\"ORRERY_BATCH_THREADS\",\"flag\":\"--threads\",\"environment\":\"ORRERY_BATCH_THREADS\"}"));
	orr_cli_done(&cli);
}

static void no_data_folder_is_said(void **state)
{
	(void)state;
	struct orr_cli cli;
	data_folder = NULL;
	assert_int_equal(run(&cli, (const char *const[]){"zones", "info", NULL}), 2);
	assert_non_null(strstr(text_of(&cli.notes), "no data folder"));
	orr_cli_done(&cli);
	assert_int_equal(run(&cli, (const char *const[]){"config", NULL}), 0);
	assert_non_null(strstr(text_of(&cli.out), "(not set)"));
	orr_cli_done(&cli);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(exit_status_and_errors, reset),
		cmocka_unit_test_setup(errors_as_json, reset),
		cmocka_unit_test_setup(every_code_has_its_exit_status, reset),
		cmocka_unit_test_setup(help_of_everything, reset),
		cmocka_unit_test_setup(help_of_a_family, reset),
		cmocka_unit_test_setup(help_fits_a_terminal, reset),
		cmocka_unit_test_setup(help_needs_no_settings, reset),
		cmocka_unit_test_setup(config_tells_values_and_places, reset),
		cmocka_unit_test_setup(no_data_folder_is_said, reset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
