/* SPDX-License-Identifier: Apache-2.0 */
/* Where settings come from: flag before environment before the user's file before the system's before the default. */
#include "faces/cli/settings.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <sys/stat.h>

enum { PATH_BYTES = 256 };

static char folder[PATH_BYTES - 64] = "/tmp/orr-settings-XXXXXX";
static char user_ini[PATH_BYTES], system_ini[PATH_BYTES];

/* The environment of a test: pairs of name and value, ended by NULL. */
static const char *const *environment;

static const char *fake_env(const char *name)
{
	for (const char *const *pair = environment; pair != NULL && *pair != NULL; pair += 2)
		if (strcmp(pair[0], name) == 0)
			return pair[1];
	return NULL;
}

static void write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
	(void)state;
	char path[PATH_BYTES];
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/orrery", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(user_ini, sizeof user_ini, "%s/orrery/orrery.ini", folder);
	snprintf(system_ini, sizeof system_ini, "%s/system.ini", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	char path[PATH_BYTES];
	snprintf(path, sizeof path, "%s/orrery", folder);
	unlink(user_ini);
	unlink(system_ini);
	rmdir(path);
	return rmdir(folder);
}

static int no_files(void **state)
{
	(void)state;
	unlink(user_ini);
	unlink(system_ini);
	return 0;
}

struct resolved {
	struct orr_arena arena;
	struct orr_settings settings;
	struct orr_error err;
	enum orr_code code;
};

static struct resolved resolve(const struct orr_args *args)
{
	struct resolved out = {0};
	orr_arena_init(&out.arena, 1 << 20);
	out.code = orr_settings_resolve(args, fake_env, system_ini, &out.arena, &out.settings, &out.err);
	return out;
}

static void the_higher_source_wins(void **state)
{
	(void)state;
	static const char *const pairs[] = {"XDG_CONFIG_HOME",      folder, "HOME", "/home/x",
					    "ORRERY_BATCH_THREADS", "5",    NULL};
	struct orr_args args = {.threads = "7"};
	write_text(user_ini, "[batch]\nthreads = 3\n");
	write_text(system_ini, "# all\n[batch]\nthreads=2\n\n[output]\n  color = never  \n");
	environment = pairs;
	static const struct {
		const char *value;
		enum orr_setting_source source;
	} steps[] = {{"7", ORR_FROM_FLAG},
		     {"5", ORR_FROM_ENVIRONMENT},
		     {"3", ORR_FROM_FILE},
		     {"2", ORR_FROM_FILE},
		     {"auto", ORR_FROM_DEFAULT}};
	static const char *const without_variable[] = {"XDG_CONFIG_HOME", folder, "HOME", "/home/x", NULL};
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		args.threads = i == 0 ? "7" : NULL;
		environment = i <= 1 ? pairs : without_variable;
		if (i == 3)
			unlink(user_ini);
		if (i == 4)
			unlink(system_ini);
		struct resolved got = resolve(&args);
		assert_int_equal(got.code, ORR_OK);
		assert_string_equal(got.settings.value[ORR_SETTING_THREADS].value, steps[i].value);
		assert_int_equal(got.settings.value[ORR_SETTING_THREADS].source, steps[i].source);
		assert_string_equal(got.settings.value[ORR_SETTING_COLOR].value, i < 4 ? "never" : "auto");
		orr_arena_done(&got.arena);
	}
}

static void the_place_is_told(void **state)
{
	(void)state;
	static const char *const pairs[] = {"XDG_CONFIG_HOME",    folder, "HOME", "/home/x",
					    "ORRERY_DATA_FOLDER", "/d",   NULL};
	struct orr_args args = {.source = "/zi"};
	char where[PATH_BYTES + 8];
	write_text(user_ini, "; mine\n\n[chart]\nhouse_system = P\n");
	environment = pairs;
	struct resolved got = resolve(&args);
	assert_int_equal(got.code, ORR_OK);
	assert_string_equal(got.settings.value[ORR_SETTING_ZONES_SOURCE].where, "--from");
	assert_string_equal(got.settings.value[ORR_SETTING_DATA].where, "ORRERY_DATA_FOLDER");
	assert_string_equal(got.settings.value[ORR_SETTING_DATA].value, "/d");
	snprintf(where, sizeof where, "%s:4", user_ini);
	assert_string_equal(got.settings.value[ORR_SETTING_HOUSE_SYSTEM].where, where);
	assert_string_equal(got.settings.value[ORR_SETTING_COLOR].where, "default");
	orr_arena_done(&got.arena);
}

static void folders_of_the_user(void **state)
{
	(void)state;
	static const char *const data[] = {"XDG_DATA_HOME", "/data", "HOME", "/home/x", NULL};
	static const char *const relative[] = {"XDG_DATA_HOME", "data", "HOME", "/home/x", NULL};
	static const char *const cleared[] = {"ORRERY_DATA_FOLDER", "", "HOME", "/home/x", NULL};
	static const char *const none[] = {NULL};
	static const struct {
		const char *const *environment;
		const char *folder;
	} rows[] = {{data, "/data/orrery"},
		    {relative, "/home/x/.local/share/orrery"},
		    {cleared, "/home/x/.local/share/orrery"},
		    {none, NULL}};
	struct orr_args args = {0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		environment = rows[i].environment;
		struct resolved got = resolve(&args);
		assert_int_equal(got.code, ORR_OK);
		if (rows[i].folder == NULL)
			assert_null(got.settings.value[ORR_SETTING_DATA].value);
		else
			assert_string_equal(got.settings.value[ORR_SETTING_DATA].value, rows[i].folder);
		orr_arena_done(&got.arena);
	}
}

static void wrong_settings(void **state)
{
	(void)state;
	static const struct {
		const char *ini;
		enum orr_code code;
		const char *says;
	} rows[] = {
		{"[batch]\ntreads = 3\n", ORR_E_INVALID,
		 ":2: there is no setting batch.treads; did you mean batch.threads?"},
		{"[nothing]\nlike = this\n", ORR_E_INVALID,
		 ":2: there is no setting nothing.like; orrery config lists them"},
		{"[batch]\nthreads\n", ORR_E_INVALID, ":2: neither [section] nor key = value: threads"},
		{"[batch\nthreads = 3\n", ORR_E_INVALID, ":1: a section is written [name]"},
		{"[batch]\nthreads = many\n", ORR_E_USAGE,
		 ":2 takes a whole number from 1 to 256 or auto, not \"many\""},
		{"[output]\ncolor = green", ORR_E_USAGE, ":2 takes one of auto, always, never"},
	};
	static const char *const pairs[] = {"XDG_CONFIG_HOME", folder, NULL};
	struct orr_args args = {0};
	environment = pairs;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		write_text(user_ini, rows[i].ini);
		struct resolved got = resolve(&args);
		if (got.code != rows[i].code || strstr(got.err.text, rows[i].says) == NULL)
			fail_msg("row %zu: %s", i, got.err.text);
		orr_arena_done(&got.arena);
	}
}

/* A wrong value is an error even where a higher source hides it: it would come to light at the worst moment. */
static void hidden_wrong_values_are_found(void **state)
{
	(void)state;
	static const char *const pairs[] = {"HOME", "/nowhere", "ORRERY_BATCH_THREADS", "many", NULL};
	struct orr_args args = {.threads = "2"};
	environment = pairs;
	struct resolved got = resolve(&args);
	assert_int_equal(got.code, ORR_E_USAGE);
	assert_non_null(strstr(got.err.text, "ORRERY_BATCH_THREADS"));
	orr_arena_done(&got.arena);
}

static void memory_that_runs_out_is_an_error(void **state)
{
	(void)state;
	static const char *const pairs[] = {"HOME", "/nowhere", NULL};
	struct orr_args args = {0};
	struct orr_arena arena;
	struct orr_settings settings;
	struct orr_error err = {0};
	environment = pairs;
	orr_arena_init(&arena, 64);
	assert_int_equal(orr_settings_resolve(&args, fake_env, system_ini, &arena, &settings, &err),
			 ORR_E_UNAVAILABLE);
	orr_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_higher_source_wins, no_files),
		cmocka_unit_test_setup(the_place_is_told, no_files),
		cmocka_unit_test_setup(folders_of_the_user, no_files),
		cmocka_unit_test_setup(wrong_settings, no_files),
		cmocka_unit_test_setup(hidden_wrong_values_are_found, no_files),
		cmocka_unit_test_setup(memory_that_runs_out_is_an_error, no_files),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
