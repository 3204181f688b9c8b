/* SPDX-License-Identifier: Apache-2.0 */
/* Files of births: a line for a line, whole files or none, the same bytes from any number of threads, faults everywhere. */
#include "app/batch_charts.h"

#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"
#include "fixture.h"

static char folder[] = "/tmp/orrery-batch-XXXXXX";
static char in_path[64], out_path[64];
static struct orr_error error;
static struct orr_batch_summary summary;

static int open_all(void **state)
{
	if (fixture_open(state) != 0 || mkdtemp(folder) == NULL)
		return -1;
	snprintf(in_path, sizeof in_path, "%s/in", folder);
	snprintf(out_path, sizeof out_path, "%s/out", folder);
	return 0;
}

static int close_all(void **state)
{
	unlink(in_path);
	unlink(out_path);
	return rmdir(folder) == 0 ? fixture_close(state)
				  : -1; /* a temporary file left behind makes rmdir fail */
}

static int clean(void **state)
{
	(void)state;
	orr_memory_fail_never();
	unlink(out_path);
	error = (struct orr_error){0};
	summary = (struct orr_batch_summary){.lines = -1};
	return 0;
}

static void write_input(const char *text)
{
	FILE *file = fopen(in_path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* The output's bytes; the caller frees them. NULL when there is no file. */
static char *output(void)
{
	FILE *file = fopen(out_path, "r");
	if (file == NULL)
		return NULL;
	fseek(file, 0, SEEK_END);
	const long size = ftell(file);
	rewind(file);
	char *text = malloc((size_t)size + 1);
	assert_non_null(text);
	assert_int_equal(fread(text, 1, (size_t)size, file), size);
	text[size] = '\0';
	fclose(file);
	return text;
}

static struct orr_batch_options options(void)
{
	return (struct orr_batch_options){.births = {.in_path = in_path, .threads = 1}, .out_path = out_path};
}

static enum orr_code run(const struct orr_batch_options *how)
{
	return orr_batch_charts(&fixture.app, how, &summary, &error);
}

static void expect_no_output(void)
{
	assert_int_equal(access(out_path, F_OK), -1);
	assert_int_equal(summary.lines, -1);
}

#define HEADER "entity_id,date,time,zone,latitude,longitude\n"
#define GOOD "E-1,1990-05-15,14:30,America/New_York,40.7128,-74.0060\n"

static void every_line_has_its_answer_in_its_place(void **state)
{
	(void)state;
	write_input(HEADER GOOD
		    "\nE-2,1990-02-30,14:30,UTC,0,0\nE-3,1990-05-15,14:30\nE-4,1950-01-01,,UTC,0,0\n");
	const struct orr_batch_options how = options();
	assert_int_equal(run(&how), ORR_E_PARTIAL);
	assert_int_equal(summary.lines, 4);
	assert_int_equal(summary.charts, 2);
	assert_int_equal(summary.bad, 2);
	assert_int_equal(summary.reason_count, 2);
	assert_int_equal(summary.reason[0].code, ORR_E_INVALID);
	assert_string_equal(summary.reason[0].field, "");
	assert_string_equal(summary.reason[1].field, "date");
	char *text = output(), *rest = text;
	assert_non_null(strstr(strtok_r(rest, "\n", &rest), "\"entity_id\":\"E-1\""));
	const char *bad = strtok_r(NULL, "\n", &rest);
	assert_ptr_equal(strstr(bad, "{\"line\":4,\"entity_id\":\"E-2\",\"error\":{\"code\":\"invalid\","
				     "\"field\":\"date\""),
			 bad);
	assert_non_null(strstr(bad, "1990-02-30"));
	bad = strtok_r(NULL, "\n", &rest);
	assert_ptr_equal(
		strstr(bad, "{\"line\":5,\"entity_id\":null,\"error\":{\"code\":\"invalid\",\"field\":null"),
		bad);
	assert_non_null(strstr(bad, "3 fields, the header has 6"));
	assert_non_null(strstr(strtok_r(NULL, "\n", &rest), "\"entity_id\":\"E-4\""));
	assert_null(strtok_r(NULL, "\n", &rest));
	free(text);
}

static char *many_lines(int count)
{
	char *text = malloc((size_t)count * 80 + 80);
	assert_non_null(text);
	int at = snprintf(text, 80, "%s", HEADER);
	for (int i = 0; i < count; i++)
		at += snprintf(text + at, 80, "E-%d,%d-%02d-%02d,%s,Europe/Paris,%d.5,%d.25\n", i,
			       1850 + i % 170, 1 + i % 12, 1 + i % 31, i % 7 == 0 ? "" : "14:30", i % 90,
			       i % 180);
	return text;
}

static void threads_change_nothing(void **state)
{
	(void)state;
	char *input = many_lines(1000);
	write_input(input);
	free(input);
	struct orr_batch_options how = options();
	assert_int_equal(run(&how), ORR_E_PARTIAL); /* 30 February and the like */
	assert_int_equal(summary.lines, 1000);
	const struct orr_batch_summary alone = summary;
	char *one = output();
	how.births.threads = 4;
	assert_int_equal(run(&how), ORR_E_PARTIAL);
	char *four = output();
	assert_string_equal(one, four);
	assert_int_equal(summary.charts, alone.charts);
	assert_int_equal(summary.reason_count, alone.reason_count);
	free(one);
	free(four);
}

static void json_lines_are_births_too(void **state)
{
	(void)state;
	write_input("{\"entity_id\":\"E-1\",\"date\":\"1990-05-15\",\"time\":\"14:30\",\"zone\":\"America/"
		    "New_York\","
		    "\"latitude\":40.7128,\"longitude\":-74.006,\"comment\":null}\n{\"date\":[]}\n");
	struct orr_batch_options how = options();
	how.fields = "_id,planets";
	assert_int_equal(run(&how), ORR_E_PARTIAL);
	char *json = output();
	write_input(HEADER GOOD);
	assert_int_equal(run(&how), ORR_OK);
	char *csv = output();
	assert_memory_equal(json, csv, strlen(csv));
	assert_non_null(strstr(json, "{\"line\":2,"));
	free(json);
	free(csv);
}

static void flat_tables_have_a_column_for_everything(void **state)
{
	(void)state;
	write_input(HEADER GOOD "E-2,1990-02-30,14:30,UTC,0,0\n");
	struct orr_batch_options how = options();
	how.format = ORR_BATCH_CSV;
	how.fields = "entity_id,birth_data.time";
	assert_int_equal(run(&how), ORR_E_PARTIAL);
	char *text = output(), *rest = text;
	assert_string_equal(strtok_r(rest, "\r\n", &rest),
			    "line,entity_id,birth_data.time,error.code,error.field,error.message");
	assert_string_equal(strtok_r(NULL, "\r\n", &rest), "2,E-1,14:30,,,");
	const char *bad = strtok_r(NULL, "\r\n", &rest);
	assert_ptr_equal(strstr(bad, "3,,,invalid,date,"), bad);
	free(text);
}

static void columns_nobody_takes_are_told(void **state)
{
	(void)state;
	write_input("id,name_of_mother,date,zone,latitude,longitude\nA,B,1990-05-15,UTC,1,2\n");
	struct orr_batch_options how = options();
	how.births.map = "entity_id=id";
	assert_int_equal(run(&how), ORR_OK);
	assert_string_equal(summary.unused_columns, "name_of_mother");
}

/* A misspelt key of a single record must not vanish: its time of birth would with it. */
static void keys_nobody_takes_are_told(void **state)
{
	(void)state;
	write_input(
		"{\"date\":\"1990-05-15\",\"zone\":\"UTC\",\"latitude\":1,\"longitude\":2}\n"
		"{\"date\":\"1990-05-15\",\"tiem\":\"14:30\",\"zone\":\"UTC\",\"latitude\":1,\"longitude\":2}"
		"\n"
		"{\"date\":\"1990-05-15\",\"tiem\":\"14:30\",\"a,b\":\"\",\"zone\":\"UTC\",\"latitude\":1,"
		"\"longitude\":2}\n");
	struct orr_batch_options how = options();
	assert_int_equal(run(&how), ORR_OK);
	assert_string_equal(summary.unused_columns, "tiem, a b");
}

/* More names than the summary holds end in three dots, whichever chunk they came from. */
static void many_unused_columns_are_cut(void **state)
{
	(void)state;
	char text[4000], *at = text;
	for (int i = 0; i < 100; i++)
		at += snprintf(at, 40, "column_%02d,", i);
	snprintf(at, 120, "date,zone,latitude,longitude\n");
	write_input(text);
	struct orr_batch_options how = options();
	assert_int_equal(run(&how), ORR_OK);
	const size_t length = strlen(summary.unused_columns);
	assert_true(length < ORR_BATCH_UNUSED_MAX && length > ORR_BATCH_UNUSED_MAX - 20);
	assert_string_equal(summary.unused_columns + length - 5, ", ...");
	assert_memory_equal(summary.unused_columns, "column_00, column_01, ", 22);
}

static void the_input_is_never_the_output(void **state)
{
	(void)state;
	write_input(HEADER GOOD);
	struct orr_batch_options how = options();
	assert_int_equal(symlink(in_path, out_path), 0);
	assert_int_equal(run(&how), ORR_E_USAGE);
	how.out_path = in_path;
	assert_int_equal(run(&how), ORR_E_USAGE);
	char first[8];
	FILE *file = fopen(in_path, "r");
	assert_non_null(file);
	assert_non_null(fgets(first, sizeof first, file));
	assert_memory_equal(first, HEADER, 7);
	fclose(file);
}

static void flags_serve_lines_that_are_silent(void **state)
{
	(void)state;
	write_input("date,latitude,longitude\n1990-10-28,40.7,-74\n");
	struct orr_batch_options how = options();
	how.births.defaults =
		(struct orr_birth_text){.zone = "America/New_York", .time = "01:30", .fold = "later"};
	how.fields = "provenance.utc";
	assert_int_equal(run(&how), ORR_OK);
	char *text = output();
	assert_string_equal(text, "{\"provenance\":{\"utc\":\"1990-10-28T06:30:00.000Z\"}}\n");
	free(text);
}

static void inputs_that_are_no_births_leave_no_output(void **state)
{
	(void)state;
	const struct {
		const char *text, *map, *fields;
		enum orr_code code;
	} rows[] = {
		{"", NULL, NULL, ORR_E_INVALID},
		{"a,b\n1,2\n", NULL, NULL, ORR_E_INVALID},
		{HEADER GOOD, "date=born", NULL, ORR_E_USAGE},
		{HEADER GOOD, "nothing", NULL, ORR_E_USAGE},
		{HEADER GOOD, NULL, "no_such_field", ORR_E_USAGE},
		{"date,date,zone\n", NULL, NULL, ORR_E_INVALID},
		{"\"date,zone\n1,2\n", NULL, NULL, ORR_E_INVALID},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_batch_options how = options();
		how.births.map = rows[i].map;
		how.fields = rows[i].fields;
		write_input(rows[i].text);
		assert_int_equal(run(&how), rows[i].code);
		expect_no_output();
	}
	struct orr_batch_options how = options();
	how.format = ORR_BATCH_CSV;
	how.fields = "planets.name"; /* the key of the columns, a column of none */
	write_input(HEADER GOOD);
	assert_int_equal(run(&how), ORR_E_USAGE);
	expect_no_output();
	how = options();
	how.births.in_path = "/nonexistent/births.csv";
	assert_int_equal(run(&how), ORR_E_NOT_FOUND);
	how = options();
	how.out_path = "/dev/full";
	write_input(HEADER GOOD);
	assert_int_equal(run(&how), ORR_E_UNAVAILABLE);
}

static void a_header_without_lines_is_an_empty_answer(void **state)
{
	(void)state;
	write_input(HEADER);
	const struct orr_batch_options how = options();
	assert_int_equal(run(&how), ORR_OK);
	char *text = output();
	assert_string_equal(text, "");
	free(text);
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	write_input(HEADER GOOD "E-2,1990-02-30,14:30,UTC,0,0\n");
	struct orr_batch_options how = options();
	how.format = ORR_BATCH_CSV;
	how.births.threads = 2;
	how.births.map = "entity_id=entity_id";
	how.fields = "_id,planets";
	long nth = 1;
	for (;; nth++) {
		orr_memory_fail_from(nth);
		enum orr_code code = run(&how);
		orr_memory_fail_never();
		if (code == ORR_E_PARTIAL && summary.charts == 1)
			break;
		assert_int_not_equal(code, ORR_OK);
		if (code != ORR_E_PARTIAL)
			expect_no_output();
		clean(NULL);
		assert_true(nth < 10000);
	}
	assert_true(nth > 10);
}

static volatile sig_atomic_t stop;

static void stop_after_first_round(void *context, long lines_done)
{
	*(long *)context = lines_done;
	stop = 1;
}

static void a_stopped_batch_leaves_no_output(void **state)
{
	(void)state;
	char *input = many_lines(1000);
	write_input(input);
	free(input);
	long seen = 0;
	struct orr_batch_options how = options();
	how.births.progress = stop_after_first_round;
	how.births.progress_context = &seen;
	how.births.stop = &stop;
	assert_int_equal(run(&how), ORR_E_UNAVAILABLE);
	assert_true(seen > 0 && seen < 1000);
	expect_no_output();
}

#define BATCH_TEST(test) cmocka_unit_test_setup(test, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BATCH_TEST(every_line_has_its_answer_in_its_place),
		BATCH_TEST(threads_change_nothing),
		BATCH_TEST(json_lines_are_births_too),
		BATCH_TEST(flat_tables_have_a_column_for_everything),
		BATCH_TEST(columns_nobody_takes_are_told),
		BATCH_TEST(keys_nobody_takes_are_told),
		BATCH_TEST(many_unused_columns_are_cut),
		BATCH_TEST(the_input_is_never_the_output),
		BATCH_TEST(flags_serve_lines_that_are_silent),
		BATCH_TEST(inputs_that_are_no_births_leave_no_output),
		BATCH_TEST(a_header_without_lines_is_an_empty_answer),
		BATCH_TEST(memory_may_run_out_anywhere),
		BATCH_TEST(a_stopped_batch_leaves_no_output),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
