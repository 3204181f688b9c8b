/* SPDX-License-Identifier: Apache-2.0 */
/* The C library by its header: charts, errors, versions of structs, memory that runs out, many threads on one engine. */
#include <orrery.h>

#include "test.h"

#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "adapters/files/datafiles.h"
#include "adapters/zoneinfo/snapshot.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/stream.h"
#include "codec/tables.h"

static char folder[64];
static struct orr_engine *engine;

/* A data folder of its own: the build's kernel and a snapshot of the system's tzdb. */
static int make_folder(void)
{
	char path[128];
	struct orr_buf zones;
	struct orr_error err = {0};
	const char *kernel = getenv("ORRERY_TEST_KERNEL");

	snprintf(folder, sizeof folder, "/tmp/orr-lib-XXXXXX");
	if (kernel == NULL || mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof path, "%s/%s", folder, ORR_KERNEL_FILE);
	if (symlink(kernel, path) != 0)
		return -1;
	orr_buf_init(&zones, 64 << 20);
	enum orr_code code = orr_zones_snapshot(&zones, "/usr/share/zoneinfo", &err);
	snprintf(path, sizeof path, "%s/%s", folder, ORR_ZONES_FILE);
	if (code == ORR_OK)
		code = orr_file_write(path, zones.data, zones.length, &err);
	orr_buf_done(&zones);
	if (code != ORR_OK)
		print_error("%s\n", err.text);
	return code == ORR_OK ? 0 : -1;
}

static struct orr_engine_options options(void)
{
	return (struct orr_engine_options){
		.size = sizeof(struct orr_engine_options), .data = folder, .now = "2026-01-02T03:04:05Z"};
}

static int open_engine(void **state)
{
	struct orr_problem problem = {0};
	(void)state;
	if (make_folder() != 0)
		return -1;
	struct orr_engine_options how = options();
	if (orr_engine_open(&engine, &how, &problem) != ORR_PROBLEM_NONE)
		print_error("%s\n", problem.text);
	return engine != NULL ? 0 : -1;
}

static int close_engine(void **state)
{
	char path[128];
	(void)state;
	orr_engine_close(engine);
	snprintf(path, sizeof path, "%s/%s", folder, ORR_KERNEL_FILE);
	unlink(path);
	snprintf(path, sizeof path, "%s/%s", folder, ORR_ZONES_FILE);
	unlink(path);
	return rmdir(folder);
}

/* Einstein's, as in examples/births.csv. */
static struct orr_birth_input einstein(void)
{
	return (struct orr_birth_input){.size = sizeof(struct orr_birth_input),
					.name = "Albert Einstein",
					.date = "1879-03-14",
					.time = "11:30",
					.zone = "LMT",
					.latitude = "48.3984",
					.longitude = "9.9916"};
}

static struct orr_natal *natal_of(const struct orr_birth_input *birth)
{
	struct orr_natal *natal = NULL;
	struct orr_problem problem = {0};
	if (orr_natal_compute(engine, birth, &natal, &problem) != ORR_PROBLEM_NONE)
		fail_msg("%s", problem.text);
	assert_non_null(natal);
	return natal;
}

/* A row of tests/data/charts_swiss.tsv (Swiss Ephemeris 2.10.03), 0.001" as there. */
static void the_numbers_are_those_of_swiss_ephemeris(void **state)
{
	(void)state;
	const double tolerance_deg = 0.001 / 3600;
	struct orr_birth_input birth = {.size = sizeof birth,
					.datetime = "1991-07-23T01:11:57Z",
					.latitude = "54.4366",
					.longitude = "-85.0159"};
	struct orr_natal *natal = natal_of(&birth);
	assert_near(orr_natal_body_named(natal, "Sun")->longitude_deg, 119.722127432, tolerance_deg);
	assert_near(orr_natal_body_named(natal, "Moon")->longitude_deg, 259.313645656, tolerance_deg);
	assert_near(orr_natal_body_named(natal, "Chiron")->longitude_deg, 120.161029696, tolerance_deg);
	assert_near(orr_natal_point_named(natal, "Ascendant")->longitude_deg, 286.640446251, tolerance_deg);
	assert_near(orr_natal_point_named(natal, "Vertex")->longitude_deg, 149.599319114, tolerance_deg);
	assert_near(orr_natal_house(natal, 1)->cusp_deg, 347.726976068, tolerance_deg);
	/* date -u -d 1991-07-23T01:11:57Z +%s */
	assert_true(orr_natal_utc_ms(natal) == INT64_C(680231517000));
	assert_int_equal(orr_natal_time_known(natal), 1);
	orr_natal_free(natal);
}

static size_t count_bodies(const struct orr_natal *natal)
{
	size_t count = 0;
	for (const struct orr_natal_body *body; (body = orr_natal_body(natal, count)) != NULL; count++) {
		assert_ptr_equal(orr_natal_body_named(natal, body->name), body);
		assert_true(body->longitude_deg >= 0 && body->longitude_deg < 360);
		assert_near(body->sign_degree, fmod(body->longitude_deg, 30), 1e-8);
		assert_int_equal(body->retrograde, body->speed_deg_d < 0);
	}
	return count;
}

static void every_list_ends_with_null(void **state)
{
	(void)state;
	struct orr_birth_input birth = einstein();
	struct orr_natal *natal = natal_of(&birth);
	size_t points = 0, houses = 0, aspects = 0;
	assert_int_equal(count_bodies(natal), 19);
	for (; orr_natal_point(natal, points) != NULL; points++)
		;
	for (; orr_natal_house(natal, houses) != NULL; houses++)
		assert_int_equal(orr_natal_house(natal, houses)->number, houses + 1);
	for (const struct orr_natal_aspect *aspect; (aspect = orr_natal_aspect(natal, aspects)) != NULL;
	     aspects++) {
		assert_near(fabs(aspect->separation_deg - aspect->exact_deg), aspect->orb_deg, 1e-8);
	}
	assert_int_equal(points, 8); /* angles, the Part of Fortune, minor angles */
	assert_int_equal(houses, 12);
	assert_true(aspects > 10);
	assert_null(orr_natal_body_named(natal, "Nibiru"));
	assert_null(orr_natal_point_named(natal, "Sun"));
	assert_null(orr_natal_warning(natal, 0));
	orr_natal_free(natal);
}

static void an_unknown_time_has_no_houses(void **state)
{
	(void)state;
	struct orr_birth_input birth = einstein();
	birth.time = NULL;
	struct orr_natal *natal = natal_of(&birth);
	assert_int_equal(orr_natal_time_known(natal), 0);
	assert_null(orr_natal_house(natal, 0));
	assert_null(orr_natal_point_named(natal, "Ascendant"));
	assert_int_equal(orr_natal_body(natal, 0)->house, 0);
	orr_natal_free(natal);
}

static void a_warning_is_a_sentence_in_any_locale(void **state)
{
	(void)state;
	/* One whose decimal point is a comma, where the system has one. */
	(void)(setlocale(LC_ALL, "de_DE.UTF-8") != NULL || setlocale(LC_ALL, "fr_FR.UTF-8") != NULL);
	struct orr_birth_input birth = einstein();
	birth.latitude = "80";
	struct orr_natal *natal = natal_of(&birth);
	assert_non_null(
		strstr(orr_natal_warning(natal, 0), "placidus houses do not exist at latitude 80.0000;"));
	setlocale(LC_ALL, "C");
	orr_natal_free(natal);
}

static void documents_and_pictures_are_texts(void **state)
{
	(void)state;
	struct orr_birth_input birth = einstein();
	struct orr_problem problem = {0};
	struct orr_natal *natal = natal_of(&birth);
	char *text = NULL;
	assert_int_equal(orr_natal_json(natal, "entity_type,birth_data.date", &text, &problem), 0);
	assert_string_equal(
		text,
		"{\"entity_type\":\"employee\",\"birth_data\":{\"date\":\"1879-03-14T00:00:00.000Z\"}}");
	orr_text_free(text);
	text = NULL;
	assert_int_equal(orr_natal_json(natal, "planet", &text, &problem), ORR_PROBLEM_USAGE);
	assert_non_null(strstr(problem.text, "planets"));
	assert_null(text);
	assert_int_equal(orr_natal_svg(natal, "pink", &text, NULL), ORR_PROBLEM_USAGE);
	assert_int_equal(orr_natal_svg(natal, NULL, &text, &problem), 0);
	assert_non_null(strstr(text, "<title"));
	assert_non_null(strstr(text, "Albert Einstein"));
	orr_text_free(text);
	orr_text_free(NULL);
	orr_natal_free(natal);
	orr_natal_free(NULL);
}

static void a_bad_birth_names_its_member(void **state)
{
	(void)state;
	static const struct {
		const char *date, *time, *zone, *latitude, *field;
		int code;
	} rows[] = {
		{"1990-02-30", "12:00", "UTC", "0", "date", ORR_PROBLEM_INVALID},
		{"1990-05-15", "24:00", "UTC", "0", "time", ORR_PROBLEM_INVALID},
		{"1990-05-15", "12:00", "Mars/Olympus", "0", "zone", ORR_PROBLEM_INVALID},
		{"1990-05-15", "12:00", "UTC", "91", "latitude", ORR_PROBLEM_INVALID},
		{"1605-05-15", "12:00", "UTC", "0", "date", ORR_PROBLEM_OUT_OF_RANGE},
		{"2024-10-27", "02:30", "Europe/Berlin", "52", "time", ORR_PROBLEM_AMBIGUOUS_TIME},
		{"2024-03-31", "02:30", "Europe/Berlin", "52", "time", ORR_PROBLEM_SKIPPED_TIME},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_birth_input birth = einstein();
		struct orr_problem problem = {0};
		struct orr_natal *natal = NULL;
		birth.date = rows[i].date, birth.time = rows[i].time, birth.zone = rows[i].zone;
		birth.latitude = rows[i].latitude;
		assert_int_equal(orr_natal_compute(engine, &birth, &natal, &problem), rows[i].code);
		assert_int_equal(problem.code, rows[i].code);
		if (rows[i].code != ORR_PROBLEM_AMBIGUOUS_TIME && rows[i].code != ORR_PROBLEM_SKIPPED_TIME)
			assert_string_equal(problem.field, rows[i].field);
		assert_true(strlen(problem.text) > 20);
		assert_null(natal);
	}
}

static void codes_have_names_and_statuses(void **state)
{
	(void)state;
	/* The exits and statuses of the table in src/base/error.h, as the command line has them. */
	assert_string_equal(orr_problem_name(ORR_PROBLEM_NOT_FOUND), "not_found");
	assert_int_equal(orr_problem_http(ORR_PROBLEM_CONFLICT), 409);
	assert_int_equal(orr_problem_exit(ORR_PROBLEM_OUT_OF_RANGE), 6);
	assert_string_equal(orr_problem_name(4711), "internal");
	assert_string_equal(orr_version(), ORR_HEADER_VERSION);
	char text[32];
	int number = orr_version_number();
	snprintf(text, sizeof text, "%d.%d.%d", number / 1000000, number / 1000 % 1000, number % 1000);
	assert_string_equal(text, ORR_HEADER_VERSION);
}

static void every_member_of_a_birth_is_a_field(void **state)
{
	(void)state;
	size_t members = (sizeof(struct orr_birth_input) - sizeof(size_t)) / sizeof(char *);
	size_t fields = 0; /* the library keeps nothing */
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++)
		fields += (orr_birth_text_table.field[i].flags & ORR_FIELD_KEPT) == 0;
	assert_int_equal(members, fields);
}

static void structs_of_other_versions(void **state)
{
	(void)state;
	struct {
		struct orr_birth_input birth;
		const char *later;
	} newer = {.birth = einstein()};
	struct orr_problem problem = {0};
	struct orr_natal *natal = NULL;
	newer.birth.size = sizeof newer;
	assert_int_equal(orr_natal_compute(engine, &newer.birth, &natal, &problem), 0);
	orr_natal_free(natal);
	natal = NULL;
	newer.later = "something";
	assert_int_equal(orr_natal_compute(engine, &newer.birth, &natal, &problem), ORR_PROBLEM_USAGE);
	assert_string_equal(problem.field, "size");
	/* An older caller's struct ends before the house system: its bytes behind the end are not read. */
	struct orr_birth_input older = einstein();
	older.size = offsetof(struct orr_birth_input, house_system);
	older.house_system = "no such system";
	assert_int_equal(orr_natal_compute(engine, &older, &natal, &problem), 0);
	orr_natal_free(natal);
	natal = NULL;
	older.size = 0;
	assert_int_equal(orr_natal_compute(engine, &older, &natal, &problem), ORR_PROBLEM_USAGE);
	assert_int_equal(orr_natal_compute(engine, NULL, &natal, NULL), ORR_PROBLEM_USAGE);
	assert_null(natal);
}

static void an_engine_that_does_not_open(void **state)
{
	(void)state;
	struct orr_engine *none = NULL;
	struct orr_problem problem = {0};
	struct orr_engine_options how = options();
	how.data = "/nowhere";
	assert_int_equal(orr_engine_open(&none, &how, &problem), ORR_PROBLEM_NOT_FOUND);
	assert_non_null(strstr(problem.text, "/nowhere"));
	how.data = NULL;
	assert_int_equal(orr_engine_open(&none, &how, &problem), ORR_PROBLEM_USAGE);
	assert_string_equal(problem.field, "data");
	how = options();
	how.now = "today";
	assert_int_equal(orr_engine_open(&none, &how, &problem), ORR_PROBLEM_USAGE);
	assert_string_equal(problem.field, "now");
	assert_int_equal(orr_engine_open(&none, NULL, NULL), ORR_PROBLEM_USAGE);
	assert_null(none);
	orr_engine_close(NULL);
}

static void the_clock_of_the_system(void **state)
{
	(void)state;
	struct orr_engine *second = NULL;
	struct orr_engine_options how = options();
	struct orr_birth_input birth = einstein();
	struct orr_natal *natal = NULL;
	char *text = NULL;
	how.now = NULL;
	assert_int_equal(orr_engine_open(&second, &how, NULL), 0);
	assert_string_equal(orr_engine_kernel_id(second), orr_engine_kernel_id(engine));
	assert_string_equal(orr_engine_zones_id(second), orr_engine_zones_id(engine));
	assert_int_equal(orr_natal_compute(second, &birth, &natal, NULL), 0);
	assert_int_equal(orr_natal_json(natal, "calculated_at", &text, NULL), 0);
	assert_null(strstr(text, "2026-01-02T03:04:05"));
	orr_text_free(text);
	orr_natal_free(natal);
	orr_engine_close(second);
}

/* All of the library's work, which ends with its first failure. */
static int everything(void)
{
	struct orr_engine *own = NULL;
	struct orr_natal *natal = NULL;
	struct orr_problem problem = {0};
	struct orr_engine_options how = options();
	struct orr_birth_input birth = einstein();
	char *json = NULL, *svg = NULL;
	int code = orr_engine_open(&own, &how, &problem);
	if (code == 0)
		code = orr_natal_compute(own, &birth, &natal, &problem);
	if (code == 0)
		code = orr_natal_json(natal, "planets,points", &json, &problem);
	if (code == 0)
		code = orr_natal_svg(natal, "print", &svg, &problem);
	assert_int_equal(problem.code, code);
	orr_text_free(json);
	orr_text_free(svg);
	orr_natal_free(natal);
	orr_engine_close(own);
	return code;
}

static void memory_that_runs_out_anywhere(void **state)
{
	(void)state;
	long before = orr_memory_requests();
	assert_int_equal(everything(), 0);
	long count = orr_memory_requests() - before;
	assert_true(count > 5);
	for (long nth = 1; nth <= count; nth++) {
		orr_memory_fail_from(nth);
		int code = everything();
		orr_memory_fail_never();
		assert_int_equal(code, ORR_PROBLEM_UNAVAILABLE);
	}
}

enum { THREADS = 8, BIRTHS = 40 };

/* The documents of BIRTHS births, one text each. */
static void *documents(void *made)
{
	char **out = made;
	for (int i = 0; i < BIRTHS; i++) {
		char date[16], longitude[16];
		struct orr_birth_input birth = einstein();
		struct orr_natal *natal = NULL;
		snprintf(date, sizeof date, "%d-03-14", 1850 + 3 * i);
		snprintf(longitude, sizeof longitude, "%d", 8 * i - 160);
		birth.date = date, birth.longitude = longitude;
		birth.time = i % 5 == 0 ? NULL : birth.time;
		birth.zone = i % 2 == 0 ? "Europe/Berlin" : "LMT";
		if (orr_natal_compute(engine, &birth, &natal, NULL) == 0)
			(void)orr_natal_json(natal, NULL, &out[i], NULL);
		orr_natal_free(natal);
	}
	return NULL;
}

static void many_threads_give_the_bytes_of_one(void **state)
{
	(void)state;
	static char *alone[BIRTHS], *text[THREADS][BIRTHS];
	pthread_t thread[THREADS];
	documents(alone);
	for (int t = 0; t < THREADS; t++)
		assert_int_equal(pthread_create(&thread[t], NULL, documents, text[t]), 0);
	for (int t = 0; t < THREADS; t++)
		assert_int_equal(pthread_join(thread[t], NULL), 0);
	for (int i = 0; i < BIRTHS; i++) {
		assert_non_null(alone[i]);
		for (int t = 0; t < THREADS; t++) {
			assert_string_equal(text[t][i], alone[i]);
			orr_text_free(text[t][i]);
		}
		orr_text_free(alone[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_numbers_are_those_of_swiss_ephemeris),
		cmocka_unit_test(every_list_ends_with_null),
		cmocka_unit_test(an_unknown_time_has_no_houses),
		cmocka_unit_test(a_warning_is_a_sentence_in_any_locale),
		cmocka_unit_test(documents_and_pictures_are_texts),
		cmocka_unit_test(a_bad_birth_names_its_member),
		cmocka_unit_test(codes_have_names_and_statuses),
		cmocka_unit_test(every_member_of_a_birth_is_a_field),
		cmocka_unit_test(structs_of_other_versions),
		cmocka_unit_test(an_engine_that_does_not_open),
		cmocka_unit_test(the_clock_of_the_system),
		cmocka_unit_test(memory_that_runs_out_anywhere),
		cmocka_unit_test(many_threads_give_the_bytes_of_one),
	};
	return cmocka_run_group_tests(tests, open_engine, close_engine);
}
