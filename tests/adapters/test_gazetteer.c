/* SPDX-License-Identifier: Apache-2.0 */
/* The gazetteer's port over SQLite, its imports and what births take from it; rows of GeoNames (tests/data/geonames, CC BY 4.0). */
#include "adapters/gazetteer/places.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/zoneinfo/snapshot.h"
#include "app/import_places.h"
#include "app/resolve_place.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/stream.h"
#include "test.h"

#define GEONAMES TEST_DATA "/geonames"

static char folder[64], file[96], other[96];
static struct orr_buf zone_bytes;
static struct orr_zones zones;
static struct orr_arena arena;
static const struct orr_place_import geonames = {.path = GEONAMES, .zones = &zones};
static const struct orr_place_import nothing = {.path = "/nonexistent", .zones = &zones};

static struct orr_gazetteer *opened(void)
{
	struct orr_error err = {0};
	struct orr_gazetteer *gazetteer = NULL;
	assert_int_equal(orr_places_open(&gazetteer, folder, &err), ORR_OK);
	return gazetteer;
}

/* Whether making it anew changed anything. */
static bool updated(void)
{
	struct orr_error err = {0};
	static struct orr_import_summary summary; /* large */
	struct orr_gazetteer *gazetteer = opened();
	if (orr_update_places(gazetteer, &geonames, &arena, &summary, &err) != ORR_OK)
		fail_msg("%s", err.text);
	orr_gazetteer_close(gazetteer);
	return summary.changed;
}

static int set_up(void **state)
{
	(void)state;
	struct orr_error err = {0};
	snprintf(folder, sizeof folder, "/tmp/orr-places-XXXXXX");
	orr_arena_init(&arena, 64 << 20);
	orr_buf_init(&zone_bytes, 64 << 20);
	if (mkdtemp(folder) == NULL ||
	    orr_zones_snapshot(&zone_bytes, "/usr/share/zoneinfo", &err) != ORR_OK ||
	    orr_zones_open(&zones, zone_bytes.data, zone_bytes.length) != ORR_ZONES_OK)
		return -1;
	snprintf(file, sizeof file, "%s/%s", folder, ORR_PLACES_FILE);
	snprintf(other, sizeof other, "%s/other.csv", folder);
	updated();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(file);
	unlink(other);
	rmdir(folder);
	orr_buf_done(&zone_bytes);
	orr_arena_done(&arena);
	return 0;
}

static void write_text(const char *path, const char *text)
{
	struct orr_error err = {0};
	assert_int_equal(orr_file_write(path, text, strlen(text), &err), ORR_OK);
}

/* What `orrery place` shows first, as "GEONAMES ID match count". */
static const char *first(const char *query)
{
	static const char *const words[] = {"own", "other", "beginning", "similar"};
	struct orr_error err = {0};
	struct orr_place_list list;
	struct orr_gazetteer *gazetteer = opened();
	if (orr_find_places(gazetteer, query, 10, &arena, &list, &err) != ORR_OK)
		fail_msg("%s: %s", query, err.text);
	orr_gazetteer_close(gazetteer);
	if (list.count == 0)
		return "none";
	return orr_arena_format(&arena, "%s %s %zu", list.found[0].place.source_id,
				words[list.found[0].match], list.count);
}

static void places_by_name(void **state)
{
	(void)state;
	static const struct {
		const char *query, *first;
	} rows[] = {
		{"Mumbai, India", "1275339 own 1"},
		{"mumbai", "1275339 own 1"},
		{"Bombay", "1275339 other 1"},
		{"मुंबई", "1275339 other 1"},
		{"Muenchen", "2867714 other 1"},
		{"München", "2867714 other 1"},
		{"Munchen, Deutschland", "2867714 other 1"},
		{"Saint Etienne",
		 "2980291 own 2"}, /* Saint-Étienne-du-Rouvray has it among its other names */
		{"St-Etienne", "2980291 own 2"},
		{"PARIS 20E", "2988507 own 2"},
		{"Paris, TX", "4717560 own 1"},
		{"Taranto TA", "3165926 own 1"},
		{"Mobile, AL", "4076598 own 1"},
		{"Mobile, US", "4076598 own 1"},
		{"Mobile, Alabama, USA", "4076598 own 1"},
		{"Springfield", "4409896 own 3"}, /* 159,498 people before 153,060 and 116,250 */
		{"Springfield Illinois", "4250542 own 1"},
		{"Naples", "4165565 own 2"},
		{"Київ", "703448 other 1"},
		{"Saint-Étienne-du", "2980236 beginning 1"},
		{"Munchn", "2867714 similar 1"},
		{"Sprngfeild", "4409896 similar 3"},
		{"Paris, Italy", "none"},
		{"Xyzzy", "none"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(first(rows[i].query), rows[i].first) != 0)
			fail_msg("%s: %s, not %s", rows[i].query, first(rows[i].query), rows[i].first);
}

/* Expected: the haversine formula in Python with math.sin and a radius of 6371.0088 km. */
static void places_by_coordinates(void **state)
{
	(void)state;
	static const struct {
		double lat_deg, lon_deg;
		const char *id;
		double distance_km;
	} rows[] = {
		{48.85341, 2.3488, "2988507", 0},
		{48.0, 2.0, "2988507", 98.3228},
		{-17.0, 179.99, "2198148", 207.5069},
		{-17.0, -179.99, "2198148", 209.1880}, /* over the date line */
		{90.0, 0.0, "703448", 4397.2473},
		{-90.0, 123.0, "2198148", 7990.2994},
	};
	struct orr_error err = {0};
	struct orr_gazetteer *gazetteer = opened();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_place_list list;
		assert_int_equal(
			orr_gazetteer_nearest(gazetteer,
					      (struct orr_coordinates){rows[i].lat_deg, rows[i].lon_deg}, 3,
					      &arena, &list, &err),
			ORR_OK);
		assert_int_equal(list.count, 3);
		assert_string_equal(list.found[0].place.source_id, rows[i].id);
		assert_near_label(list.found[0].distance_km, rows[i].distance_km, 0.001, rows[i].id);
		assert_true(list.found[0].distance_km <= list.found[1].distance_km &&
			    list.found[1].distance_km <= list.found[2].distance_km);
	}
	orr_gazetteer_close(gazetteer);
}

static struct orr_map mapped(void)
{
	struct orr_error err = {0};
	struct orr_map map = {0};
	assert_int_equal(orr_map_open(&map, file, &err), ORR_OK);
	return map;
}

static void the_same_source_gives_the_same_bytes(void **state)
{
	(void)state;
	struct orr_map before = mapped();
	assert_false(updated());
	unlink(file);
	assert_true(updated());
	struct orr_map after = mapped();
	assert_int_equal(before.size, after.size);
	assert_memory_equal(before.bytes, after.bytes, before.size);
	orr_map_close(&before);
	orr_map_close(&after);
}

static enum orr_code import_text(const char *text, bool dry_run, struct orr_import_summary *out,
				 struct orr_error *err)
{
	write_text(other, text);
	struct orr_gazetteer *gazetteer = opened();
	const struct orr_place_import import = {.path = other, .zones = &zones, .dry_run = dry_run};
	enum orr_code code = orr_import_places(gazetteer, &import, &arena, out, err);
	orr_gazetteer_close(gazetteer);
	return code;
}

static int64_t count_places(size_t *out_sources)
{
	struct orr_error err = {0};
	static struct orr_gazetteer_info info;
	struct orr_gazetteer *gazetteer = opened();
	if (orr_gazetteer_info(gazetteer, true, &arena, &info, &err) != ORR_OK)
		fail_msg("%s", err.text);
	orr_gazetteer_close(gazetteer);
	*out_sources = info.source_count;
	return info.places;
}

static void importing_twice_is_importing_once(void **state)
{
	(void)state;
	static const char csv[] =
		"name,country,region,latitude,longitude,zone,population,alternate_names\n"
		"Verdun-sur-Garonne,FR,Occitanie,43.85,1.23,Europe/Paris,4900,Verdun 82|Verdun\n"
		"Nowhere,Atlantis,,0,0,Europe/Paris,,\n"
		"\"Carmaux\",France,,44.05,2.158,Europe/Paris,,\n"
		"Bad,FR,,x,1,Europe/Paris,,\n"
		"Bad,FR,,1,181,Europe/Paris,,\n"
		"Bad,FR,,1,1,Europe/Atlantis,,\n"
		"Bad,FR,,1,1,Europe/Paris,-5,\n"
		",FR,,1,1,Europe/Paris,,\n"
		"Short,FR\n";
	static const char *const fields[] = {"country",    "latitude", "longitude", "zone",
					     "population", "name",     ""};
	static const long lines[] = {3, 5, 6, 7, 8, 9, 10};
	struct orr_error err = {0};
	static struct orr_import_summary summary;
	size_t sources;
	assert_int_equal(import_text(csv, true, &summary, &err), ORR_E_PARTIAL);
	assert_true(summary.changed);
	assert_int_equal(count_places(&sources), 17);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(import_text(csv, false, &summary, &err), ORR_E_PARTIAL);
		assert_int_equal(summary.changed, round == 0);
		assert_int_equal(summary.lines, 9);
		assert_int_equal(summary.places, 2);
		assert_int_equal(summary.bad, 7);
		for (size_t i = 0; i < 7; i++) {
			assert_int_equal(summary.shown[i].line, lines[i]);
			assert_string_equal(summary.shown[i].err.field, fields[i]);
		}
		assert_int_equal(count_places(&sources), 19);
		assert_int_equal(sources, 2);
	}
	assert_string_equal(first("Verdun, France"), "Verdun-sur-Garonne|FR|Occitanie other 1");
	/* GeoNames made anew leaves the other source as it is. */
	assert_false(updated());
	assert_int_equal(count_places(&sources), 19);
	unlink(file);
	updated();
}

static void a_dump_replaces_by_its_ids(void **state)
{
	(void)state;
	struct orr_error err = {0};
	static struct orr_import_summary summary;
	size_t sources;
	static const char dump[] =
		"1275339\tMumbai\tMumbai\tBombay,\"Bombaim\t19\t72\tP\tPPLA\tIN\t\t16\t518\t\t\t13000000"
		"\t\t8\tAsia/Kolkata\t2020-01-01\nbad\tline\n";
	assert_int_equal(import_text(dump, false, &summary, &err), ORR_E_PARTIAL);
	assert_string_equal(summary.source, "GeoNames");
	assert_int_equal(summary.bad, 1);
	assert_int_equal(count_places(&sources), 17);
	assert_string_equal(first("Bombaim"), "1275339 other 1");
	assert_true(updated());
	assert_int_equal(import_text("no,such,columns\n1,2,3\n", false, &summary, &err), ORR_E_INVALID);
	assert_int_equal(
		import_text("name,country,latitude,longitude,zone\nx,FR,a,b,c\n", false, &summary, &err),
		ORR_E_INVALID);
}

static enum orr_code asked_once(struct orr_error *err)
{
	struct orr_place_list list;
	struct orr_gazetteer *gazetteer = opened();
	*err = (struct orr_error){0};
	enum orr_code code = orr_find_places(gazetteer, "Mumbai", 3, &arena, &list, err);
	if (code == ORR_OK) {
		static struct orr_gazetteer_info info;
		code = orr_gazetteer_info(gazetteer, true, &arena, &info, err);
	}
	orr_gazetteer_close(gazetteer);
	return code;
}

static void files_that_are_no_good(void **state)
{
	(void)state;
	struct orr_error err;
	struct orr_map whole = mapped();
	unlink(file);
	assert_int_equal(asked_once(&err), ORR_E_NOT_FOUND);
	assert_non_null(strstr(err.text, "orrery place update --data"));
	write_text(file, "this is no gazetteer, but it is long enough for a header, which has a hundred "
			 "bytes in all files "
			 "of this kind");
	assert_int_equal(asked_once(&err), ORR_E_CORRUPT);
	assert_non_null(strstr(err.text, "orrery place update --data"));
	write_text(file, "");
	assert_int_equal(asked_once(&err), ORR_E_INVALID);
	assert_int_equal(orr_file_write(file, whole.bytes, whole.size / 2, &err), ORR_OK);
	assert_int_equal(asked_once(&err), ORR_E_CORRUPT);
	/* A letter of a name: nothing but the id could tell. */
	unsigned char *copy = orr_malloc(whole.size);
	memcpy(copy, whole.bytes, whole.size);
	unsigned char *at = memmem(copy, whole.size, "Asia/Kolkata", 12);
	assert_non_null(at);
	at[0] = 'B';
	assert_int_equal(orr_file_write(file, copy, whole.size, &err), ORR_OK);
	assert_int_equal(asked_once(&err), ORR_E_CORRUPT);
	assert_non_null(strstr(err.text, "does not match its id"));
	copy[60 + 3]++; /* user_version */
	assert_int_equal(orr_file_write(file, copy, whole.size, &err), ORR_OK);
	assert_int_equal(asked_once(&err), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "newer"));
	orr_free(copy);
	orr_map_close(&whole);
	updated();
	assert_int_equal(asked_once(&err), ORR_OK);
}

static void what_cannot_be_written_changes_nothing(void **state)
{
	(void)state;
	struct orr_error err = {0};
	static struct orr_import_summary summary;
	struct orr_gazetteer *gazetteer = NULL;
	char below[128];
	snprintf(below, sizeof below, "%s/below", file); /* a folder cannot be made below a file */
	assert_int_equal(orr_places_open(&gazetteer, below, &err), ORR_OK);
	assert_int_equal(orr_update_places(gazetteer, &geonames, &arena, &summary, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(orr_update_places(gazetteer, &nothing, &arena, &summary, &err), ORR_E_NOT_FOUND);
	orr_gazetteer_close(gazetteer);
	assert_int_equal(asked_once(&err), ORR_OK);
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	struct orr_error err;
	enum orr_code code = ORR_E_UNAVAILABLE;
	for (long nth = 1; code != ORR_OK && nth < 100000; nth++) {
		struct orr_gazetteer *gazetteer = NULL;
		struct orr_place_list list;
		struct orr_arena small;
		err = (struct orr_error){0};
		orr_arena_init(&small, 1 << 20);
		orr_memory_fail_from(nth);
		code = orr_places_open(&gazetteer, folder, &err);
		if (code == ORR_OK)
			code = orr_find_places(gazetteer, "Sprngfeild", 3, &small, &list, &err);
		if (code == ORR_OK)
			code = orr_gazetteer_nearest(gazetteer, (struct orr_coordinates){1, 1}, 3, &small,
						     &list, &err);
		orr_memory_fail_never();
		orr_gazetteer_close(gazetteer);
		orr_arena_done(&small);
		assert_true(code == ORR_OK || code == ORR_E_UNAVAILABLE);
	}
	assert_int_equal(code, ORR_OK);
}

static enum orr_code open_one(void *context, struct orr_gazetteer **out, struct orr_error *err)
{
	(void)context;
	return orr_places_open(out, folder, err);
}

static struct orr_place_finder *finder_opened(void)
{
	struct orr_error err = {0};
	struct orr_place_finder *finder = NULL;
	assert_int_equal(orr_place_finder_open(&finder, open_one, NULL, &err), ORR_OK);
	return finder;
}

static void births_take_what_they_left_open(void **state)
{
	(void)state;
	struct orr_error err = {0};
	struct orr_place_notes notes;
	struct orr_place_finder *finder = finder_opened();
	struct orr_birth birth = {.location = "Bombay", .at_place = true, .zone_kind = ORR_ZONE_OF_PLACE};
	assert_int_equal(orr_birth_locate(finder, &birth, &arena, &notes, &err), ORR_OK);
	assert_near(birth.lat_deg, 19.07283, 1e-12);
	assert_int_equal(birth.zone_kind, ORR_ZONE_IANA);
	assert_string_equal(birth.zone_name, "Asia/Kolkata");
	assert_string_equal(notes.coordinates,
			    "coordinates are those of Mumbai, Maharashtra, India (GeoNames)");
	assert_non_null(strstr(notes.zone, "Asia/Kolkata is that of Mumbai"));

	birth = (struct orr_birth){.location = "Mumbai", .at_place = true, .zone_kind = ORR_ZONE_LMT};
	assert_int_equal(orr_birth_locate(finder, &birth, &arena, &notes, &err), ORR_OK);
	assert_int_equal(birth.zone_kind, ORR_ZONE_LMT);
	assert_null(notes.zone);

	/* Coordinates win over the place: Kiev's zone, not Mumbai's. */
	birth = (struct orr_birth){
		.location = "Mumbai", .lat_deg = 50.5, .lon_deg = 30.5, .zone_kind = ORR_ZONE_OF_PLACE};
	assert_int_equal(orr_birth_locate(finder, &birth, &arena, &notes, &err), ORR_OK);
	assert_near(birth.lat_deg, 50.5, 0);
	assert_string_equal(birth.zone_name, "Europe/Kiev");
	assert_non_null(strstr(notes.zone, "5 km away"));
	assert_null(notes.coordinates);
	orr_place_finder_close(finder);
}

static void births_that_cannot_be_placed(void **state)
{
	(void)state;
	static const struct {
		struct orr_birth birth;
		enum orr_code code;
		const char *field, *words;
	} rows[] = {
		{{.location = "Springfield", .at_place = true},
		 ORR_E_INVALID,
		 "place",
		 "one of 3: Springfield, Missouri, United States; Springfield, Massachusetts"},
		{{.location = "Mumby", .at_place = true},
		 ORR_E_NOT_FOUND,
		 "place",
		 "which has Mumbai, Maharashtra"},
		{{.location = "Paris, Italy", .at_place = true}, ORR_E_NOT_FOUND, "place", "which has Paris"},
		{{.location = "--", .at_place = true}, ORR_E_INVALID, "place", "names no place"},
		{{.lat_deg = -50, .lon_deg = -120, .zone_kind = ORR_ZONE_OF_PLACE},
		 ORR_E_NOT_FOUND,
		 "zone",
		 "within 150 km"},
	};
	struct orr_place_finder *finder = finder_opened();
	for (size_t i = 0; i < 2 * sizeof rows / sizeof rows[0];
	     i++) { /* the second time from what is kept */
		const size_t row = i % (sizeof rows / sizeof rows[0]);
		struct orr_birth birth = rows[row].birth;
		struct orr_error err = {0};
		struct orr_place_notes notes;
		assert_int_equal(orr_birth_locate(finder, &birth, &arena, &notes, &err), rows[row].code);
		assert_string_equal(err.field, rows[row].field);
		if (strstr(err.text, rows[row].words) == NULL)
			fail_msg("%s", err.text);
	}
	orr_place_finder_close(finder);
	struct orr_birth birth = rows[0].birth;
	struct orr_error err = {0};
	struct orr_place_notes notes;
	assert_int_equal(orr_birth_locate(NULL, &birth, &arena, &notes, &err), ORR_E_NOT_FOUND);
}

enum { BIRTHS = 400 };
static struct shared {
	struct orr_place_finder *finder;
	double lat_deg[BIRTHS];
} shared;

static void locate_one(void *context, size_t index)
{
	static const char *const names[] = {"Mumbai", "Paris", "Kiev", "Taranto", "Xyzzy"};
	struct shared *all = context;
	struct orr_arena own;
	struct orr_error err = {0};
	struct orr_place_notes notes;
	struct orr_birth birth = {.location = names[index % 5], .at_place = true};
	orr_arena_init(&own, 1 << 20);
	all->lat_deg[index] =
		orr_birth_locate(all->finder, &birth, &own, &notes, &err) == ORR_OK ? birth.lat_deg : 0;
	orr_arena_done(&own);
}

static void many_threads_share_a_finder(void **state)
{
	(void)state;
	static const double want_deg[] = {19.07283, 48.85341, 50.45466, 40.41639, 0};
	struct orr_error err = {0};
	struct orr_pool *pool = NULL;
	shared.finder = finder_opened();
	assert_int_equal(orr_pool_open(&pool, 4, &err), ORR_OK);
	orr_pool_run(pool, BIRTHS, locate_one, &shared);
	orr_pool_close(pool);
	orr_place_finder_close(shared.finder);
	for (size_t i = 0; i < BIRTHS; i++)
		assert_near(shared.lat_deg[i], want_deg[i % 5], 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_by_name),
		cmocka_unit_test(places_by_coordinates),
		cmocka_unit_test(the_same_source_gives_the_same_bytes),
		cmocka_unit_test(importing_twice_is_importing_once),
		cmocka_unit_test(a_dump_replaces_by_its_ids),
		cmocka_unit_test(files_that_are_no_good),
		cmocka_unit_test(what_cannot_be_written_changes_nothing),
		cmocka_unit_test(memory_may_run_out_anywhere),
		cmocka_unit_test(births_take_what_they_left_open),
		cmocka_unit_test(births_that_cannot_be_placed),
		cmocka_unit_test(many_threads_share_a_finder),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
