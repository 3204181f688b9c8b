/* SPDX-License-Identifier: Apache-2.0 */
/* Foreign columns to fields: the map's grammar, the header it is bound to, and the row that comes out. */
#include "app/column_map.h"

#include <string.h>

#include "test.h"

static struct orr_arena arena;
static struct orr_error error;
static struct orr_column_map map;
static struct orr_binding binding;

static int open_arena(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 20);
	error = (struct orr_error){0};
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	return 0;
}

static struct orr_birth_text row(const char *map_text, size_t count, const char *const header[],
				 const char *const values[], struct orr_birth_text defaults)
{
	struct orr_birth_text out;
	assert_int_equal(orr_column_map_parse(map_text, &arena, &map, &error), ORR_OK);
	assert_int_equal(orr_column_map_bind(&map, count, header, &binding, &error), ORR_OK);
	assert_int_equal(orr_column_map_row(&binding, values, &defaults, &arena, &out, &error), ORR_OK);
	return out;
}

static void columns_are_found_by_their_own_names(void **state)
{
	(void)state;
	const struct orr_birth_text birth =
		row(NULL, 3, (const char *const[]){" time ", "date", "x"},
		    (const char *const[]){"10:00", "1900-01-01", "?"}, (struct orr_birth_text){0});
	assert_string_equal(birth.date, "1900-01-01");
	assert_string_equal(birth.time, "10:00");
	assert_null(birth.zone);
	assert_true(orr_column_map_takes(&binding, 0));
	assert_false(orr_column_map_takes(&binding, 2));
}

static void mapped_columns_replace_own_names(void **state)
{
	(void)state;
	const struct orr_birth_text birth =
		row("date=born, longitude = -west", 3, (const char *const[]){"born", "date", "west"},
		    (const char *const[]){"1900-01-01", "1999-09-09", "71.5"}, (struct orr_birth_text){0});
	assert_string_equal(birth.date, "1900-01-01");
	assert_string_equal(birth.longitude, "-71.5");
}

static void signs_are_turned_whatever_they_were(void **state)
{
	(void)state;
	const char *const header[] = {"w"};
	const struct {
		const char *given, *want;
	} rows[] = {{"-14", "14"}, {"+14", "-14"},           {"14", "-14"}, {" -7.25", "7.25"},
		    {".5", "-.5"}, {"#VALEUR!", "#VALEUR!"}, {"-x", "-x"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(
			row("longitude=-w", 1, header, &rows[i].given, (struct orr_birth_text){0}).longitude,
			rows[i].want);
	const char *empty = "";
	assert_null(row("longitude=-w", 1, header, &empty, (struct orr_birth_text){0}).longitude);
}

static void defaults_serve_where_the_line_is_silent(void **state)
{
	(void)state;
	const char *const header[] = {"offset", "datetime", "latitude"};
	const struct orr_birth_text defaults = {
		.zone = "Europe/Paris", .date = "1900-01-01", .latitude = "1"};
	struct orr_birth_text birth = row(NULL, 3, header, (const char *const[]){"", "", " "}, defaults);
	assert_string_equal(birth.zone, "Europe/Paris");
	assert_string_equal(birth.date, "1900-01-01");
	assert_string_equal(birth.latitude, "1");
	/* A line that gives an offset and a datetime wants neither the default zone nor the default date. */
	birth = row(NULL, 3, header, (const char *const[]){"+1", "1950-01-01T00:00", "2"}, defaults);
	assert_null(birth.zone);
	assert_null(birth.date);
	assert_string_equal(birth.offset, "+1");
	assert_string_equal(birth.latitude, "2");
}

static void names_bind_record_by_record(void **state)
{
	(void)state;
	assert_int_equal(orr_column_map_parse("date=born", &arena, &map, &error), ORR_OK);
	orr_column_map_names(&map, 2, (const char *const[]){"zone", "born"}, &binding);
	struct orr_birth_text out;
	const struct orr_birth_text none = {0};
	assert_int_equal(orr_column_map_row(&binding, (const char *const[]){"UTC", "2000-01-01"}, &none,
					    &arena, &out, &error),
			 ORR_OK);
	assert_string_equal(out.date, "2000-01-01");
	assert_string_equal(out.zone, "UTC");
}

/* A file with date and time columns whose utc column is the one to trust. */
static void a_named_field_silences_its_rivals(void **state)
{
	(void)state;
	const char *const header[] = {"date", "time", "utc", "zone", "h"};
	const char *const values[] = {"1900-01-02", "10:00", "1900-01-02T09:00Z", "Europe/Paris", "1.0"};
	struct orr_birth_text birth =
		row("datetime=utc,zone=", 5, header, values, (struct orr_birth_text){0});
	assert_string_equal(birth.datetime, "1900-01-02T09:00Z");
	assert_null(birth.date);
	assert_null(birth.time);
	assert_null(birth.zone);
	assert_false(orr_column_map_takes(&binding, 0));
	birth = row("offset=h", 5, header, values, (struct orr_birth_text){0});
	assert_string_equal(birth.offset, "1.0");
	assert_null(birth.zone);
	assert_string_equal(birth.date, "1900-01-02");
	/* Naming both is the caller's own contradiction, told when the birth is read. */
	birth = row("offset=h,zone=zone", 5, header, values, (struct orr_birth_text){0});
	assert_non_null(birth.offset);
	assert_non_null(birth.zone);
}

static void bad_maps_are_refused_with_a_reason(void **state)
{
	(void)state;
	const struct {
		const char *map, *word;
	} rows[] = {
		{"date", "FIELD=COLUMN"},    {"", "FIELD=COLUMN"},         {"born=date", "\"born\""},
		{"date=a,date=b", "twice"},  {"longitude=-", "no column"}, {"date=-born", "sign of"},
		{"date=a,", "FIELD=COLUMN"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		error = (struct orr_error){0};
		assert_int_equal(orr_column_map_parse(rows[i].map, &arena, &map, &error), ORR_E_USAGE);
		assert_non_null(strstr(error.text, rows[i].word));
	}
}

static void headers_that_cannot_serve_are_refused(void **state)
{
	(void)state;
	assert_int_equal(orr_column_map_parse("date=born", &arena, &map, &error), ORR_OK);
	assert_int_equal(orr_column_map_bind(&map, 1, (const char *const[]){"time"}, &binding, &error),
			 ORR_E_USAGE);
	assert_non_null(strstr(error.text, "\"born\""));
	assert_int_equal(orr_column_map_parse(NULL, &arena, &map, &error), ORR_OK);
	assert_int_equal(
		orr_column_map_bind(&map, 2, (const char *const[]){"time", "time"}, &binding, &error),
		ORR_E_INVALID);
	assert_non_null(strstr(error.text, "two columns"));
	assert_int_equal(orr_column_map_bind(&map, 1, (const char *const[]){"geboren"}, &binding, &error),
			 ORR_E_INVALID);
	assert_non_null(strstr(error.text, "--map"));
}

static void small_arenas_are_an_error(void **state)
{
	(void)state;
	struct orr_arena none;
	orr_arena_init(&none, 0);
	assert_int_equal(orr_column_map_parse("date=born", &none, &map, &error), ORR_E_UNAVAILABLE);
	assert_int_equal(orr_column_map_parse("longitude=-w", &arena, &map, &error), ORR_OK);
	assert_int_equal(orr_column_map_bind(&map, 1, (const char *const[]){"w"}, &binding, &error), ORR_OK);
	struct orr_birth_text out;
	const struct orr_birth_text defaults = {0};
	assert_int_equal(
		orr_column_map_row(&binding, (const char *const[]){"1"}, &defaults, &none, &out, &error),
		ORR_E_UNAVAILABLE);
	orr_arena_done(&none);
}

#define MAP_TEST(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MAP_TEST(columns_are_found_by_their_own_names),
		MAP_TEST(mapped_columns_replace_own_names),
		MAP_TEST(signs_are_turned_whatever_they_were),
		MAP_TEST(defaults_serve_where_the_line_is_silent),
		MAP_TEST(names_bind_record_by_record),
		MAP_TEST(a_named_field_silences_its_rivals),
		MAP_TEST(bad_maps_are_refused_with_a_reason),
		MAP_TEST(headers_that_cannot_serve_are_refused),
		MAP_TEST(small_arenas_are_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
