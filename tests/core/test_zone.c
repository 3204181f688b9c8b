/* SPDX-License-Identifier: Apache-2.0 */
/* Zones made by hand: local times of every kind, local mean time of the birthplace, and snapshots that are damaged. */
#include "test.h"

#include "core/zone.h"
#include "core/zone_diff.h"
#include "zone_bytes.h"

#define NAN_DEG ((double)NAN)
#define S_PER_H 3600

enum { SNAPSHOT_MAX = 1 << 16 };

/* Berlin as tzdb has it up to 1916 (LMT until 1893-03-31T23:06:32 UTC), and then at once the summer of 1980 and today's rule. */
static const int64_t berlin_times[] = {-2422054408, -1693706400, -1680483600, 323830800};
static const unsigned char berlin_types_of[] = {1, 2, 1, 2};
static const struct zone_type berlin_types[] = {{3208, 0, 0}, {3600, 0, 4}, {7200, 1, 8}};
/* The Philippines: a day behind their longitude until 1844-12-31. */
static const int64_t manila_times[] = {-3944621032, -2229321840};
static const unsigned char manila_types_of[] = {1, 2};
static const struct zone_type manila_types[] = {{-57368, 0, 0}, {29032, 0, 0}, {28800, 0, 4}};
/* No place on Earth: the clocks go back twice within half an hour, so that some local times exist three times. */
static const int64_t thrice_times[] = {0, 1800};
static const unsigned char thrice_types_of[] = {1, 2};
static const struct zone_type thrice_types[] = {{0, 0, 0}, {-3600, 0, 4}, {-7200, 0, 8}};
static const struct zone_type constant_types[] = {{0, 0, 0}};

static const struct zone_text zones_text[] = {
	{"Test/Berlin", berlin_times, berlin_types_of, 4, berlin_types, 3, "LMT\0CET\0CEST", 13,
	 "CET-1CEST,M3.5.0,M10.5.0/3"},
	{"Test/Constant", NULL, NULL, 0, constant_types, 1, "UTC", 4, ""},
	{"Test/Manila", manila_times, manila_types_of, 2, manila_types, 3, "LMT\0PST", 8, "PST-8"},
	{"Test/Rule", NULL, NULL, 0, constant_types, 1, "XXX", 4, "AEST-10AEDT,M10.1.0,M4.1.0/3"},
	{"Test/Thrice", thrice_times, thrice_types_of, 2, thrice_types, 3, "AAA\0BBB\0CCC", 12, ""},
};
enum { ZONE_COUNT = sizeof(zones_text) / sizeof(zones_text[0]) };

static _Alignas(8) unsigned char snapshot[SNAPSHOT_MAX];
static size_t snapshot_bytes;
static struct orr_zones zones;

static int set_up(void **state)
{
	(void)state;
	snapshot_bytes = zone_snapshot(snapshot, zones_text, ZONE_COUNT);
	return orr_zones_open(&zones, snapshot, snapshot_bytes) == ORR_ZONES_OK ? 0 : -1;
}

static struct orr_zone zone_of(const char *name)
{
	struct orr_zone zone;

	assert_true(orr_zones_find(&zones, name, &zone));
	assert_string_equal(zone.name, name);
	return zone;
}

static void zones_are_found_by_their_exact_name(void **state)
{
	struct orr_zone zone = {.name = "untouched"};

	(void)state;
	assert_int_equal(orr_zones_count(&zones), ZONE_COUNT);
	for (size_t i = 0; i < ZONE_COUNT; i++) {
		assert_string_equal(orr_zones_at(&zones, i).name, zones_text[i].name);
		assert_ptr_equal(zone_of(zones_text[i].name).tzif, orr_zones_at(&zones, i).tzif);
	}
	static const char *const unknown[] = {
		"", "A", "Test", "Test/Berlin ", "test/Berlin", "Test/Berlin1", "Z", "Test/C"};
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_false(orr_zones_find(&zones, unknown[i], &zone));
	assert_string_equal(zone.name, "untouched");
}

static void a_snapshot_says_what_it_is(void **state)
{
	size_t from = 0;
	size_t size = 0;
	const unsigned char *digest = NULL;

	(void)state;
	assert_string_equal(orr_zones_id(&zones), "2026x-0000000000000000");
	assert_string_equal(orr_zones_tzdb_version(&zones), "2026x");
	orr_zones_digest_span(&zones, &from, &size, &digest);
	assert_int_equal(from + size, snapshot_bytes);
	assert_ptr_equal(digest, zones.header->digest);
	/* The digest must cover everything that is not itself or made from it. */
	assert_int_equal(from, offsetof(struct orr_zones_header, id) + ORR_ZONES_ID_MAX);
}

static void check_reading(const struct orr_local_reading *got, int64_t utc_s, int64_t offset_s,
			  const char *abbreviation)
{
	assert_int_equal(got->utc_ms, utc_s * 1000);
	assert_int_equal(got->offset_ms, offset_s * 1000);
	assert_string_equal(got->abbreviation, abbreviation);
}

/* 1916-04-30 23:00 jumped to 24:00, 1916-10-01 01:00 fell back to 00:00; Berlin's own history. */
static void gaps_and_overlaps_give_both_readings(void **state)
{
	struct orr_zone berlin = zone_of("Test/Berlin");
	int64_t gap = -1693706400 + 3600;
	int64_t overlap = -1680483600 + 3600;

	(void)state;
	struct orr_local_time skipped = orr_zone_resolve(&berlin, (gap + 600) * 1000, NAN_DEG);
	assert_int_equal(skipped.kind, ORR_LOCAL_SKIPPED);
	check_reading(&skipped.reading[0], gap + 600 - 7200, 7200, "CEST");
	check_reading(&skipped.reading[1], gap + 600 - 3600, 3600, "CET");
	assert_true(skipped.reading[0].dst);
	assert_false(skipped.reading[1].dst);

	struct orr_local_time twice = orr_zone_resolve(&berlin, (overlap + 600) * 1000, NAN_DEG);
	assert_int_equal(twice.kind, ORR_LOCAL_AMBIGUOUS);
	check_reading(&twice.reading[0], overlap + 600 - 7200, 7200, "CEST");
	check_reading(&twice.reading[1], overlap + 600 - 3600, 3600, "CET");

	/* The borders: the first second of the gap is skipped, the one before and the last one plus one are not. */
	assert_int_equal(orr_zone_resolve(&berlin, gap * 1000 - 1, NAN_DEG).kind, ORR_LOCAL_UNIQUE);
	assert_int_equal(orr_zone_resolve(&berlin, gap * 1000, NAN_DEG).kind, ORR_LOCAL_SKIPPED);
	assert_int_equal(orr_zone_resolve(&berlin, (gap + 3600) * 1000 - 1, NAN_DEG).kind, ORR_LOCAL_SKIPPED);
	assert_int_equal(orr_zone_resolve(&berlin, (gap + 3600) * 1000, NAN_DEG).kind, ORR_LOCAL_UNIQUE);
	assert_int_equal(orr_zone_resolve(&berlin, overlap * 1000 - 1, NAN_DEG).kind, ORR_LOCAL_UNIQUE);
	assert_int_equal(orr_zone_resolve(&berlin, overlap * 1000, NAN_DEG).kind, ORR_LOCAL_AMBIGUOUS);
	assert_int_equal(orr_zone_resolve(&berlin, (overlap + 3600) * 1000 - 1, NAN_DEG).kind,
			 ORR_LOCAL_AMBIGUOUS);
	struct orr_local_time after = orr_zone_resolve(&berlin, (overlap + 3600) * 1000, NAN_DEG);
	assert_int_equal(after.kind, ORR_LOCAL_UNIQUE);
	assert_memory_equal(&after.reading[0], &after.reading[1], sizeof(after.reading[0]));
}

/* 2050-03-27 02:00 is skipped, 2050-10-30 02:00 exists twice (European Union's rule). */
static void the_rule_holds_after_the_last_transition(void **state)
{
	struct orr_zone berlin = zone_of("Test/Berlin");
	struct orr_zone rule = zone_of("Test/Rule");

	(void)state;
	struct orr_local_time local = orr_zone_resolve(&berlin, INT64_C(2531955600000) + 5400000, NAN_DEG);
	assert_int_equal(local.kind, ORR_LOCAL_SKIPPED);
	check_reading(&local.reading[0], 2531955600 + 5400 - 7200, 7200, "CEST");
	check_reading(&local.reading[1], 2531955600 + 5400 - 3600, 3600, "CET");
	local = orr_zone_resolve(&berlin, INT64_C(2550704400000) + 3600000, NAN_DEG);
	assert_int_equal(local.kind, ORR_LOCAL_AMBIGUOUS);
	check_reading(&local.reading[0], 2550704400 - 3600, 7200, "CEST");
	check_reading(&local.reading[1], 2550704400, 3600, "CET");

	/* Without any transition the rule holds always: 2030-12-31 and 1830-12-31 are summer in Sydney, 1830-06-30 is winter. */
	assert_string_equal(orr_zone_at_utc(&rule, INT64_C(1924991999000), NAN_DEG).abbreviation, "AEDT");
	assert_string_equal(orr_zone_at_utc(&rule, INT64_C(-4386441600000), NAN_DEG).abbreviation, "AEDT");
	assert_string_equal(orr_zone_at_utc(&rule, INT64_C(-4402339200000), NAN_DEG).abbreviation, "AEST");
}

static void local_mean_time_is_the_birthplaces(void **state)
{
	struct orr_zone berlin = zone_of("Test/Berlin");
	int64_t local_ms = INT64_C(-3000000000000);

	(void)state;
	struct orr_local_time own = orr_zone_resolve(&berlin, local_ms, NAN_DEG);
	check_reading(&own.reading[0], -3000000000 - 3208, 3208, "LMT");
	assert_false(own.reading[0].local_mean_time);
	/* 9.12345 degrees are 2189.628 s. */
	struct orr_local_time place = orr_zone_resolve(&berlin, local_ms, 9.12345);
	assert_int_equal(place.kind, ORR_LOCAL_UNIQUE);
	assert_int_equal(place.reading[0].offset_ms, 2189628);
	assert_int_equal(place.reading[0].utc_ms, local_ms - 2189628);
	assert_true(place.reading[0].local_mean_time);
	assert_int_equal(orr_zone_at_utc(&berlin, local_ms, 9.12345).offset_ms, 2189628);
	/* Infinity is no longitude: the zone's own. */
	assert_int_equal(orr_zone_resolve(&berlin, local_ms, (double)INFINITY).reading[0].offset_ms, 3208000);
	/* Standard time is everybody's. */
	struct orr_local_time later = orr_zone_resolve(&berlin, 0, 9.12345);
	check_reading(&later.reading[0], -7200 + 3600, 3600, "CET");
	assert_false(later.reading[0].local_mean_time);
}

/* West of the zone's meridian the change to its time makes a gap, east of it an overlap, at the same instant. */
static void the_end_of_local_mean_time_depends_on_the_birthplace(void **state)
{
	struct orr_zone berlin = zone_of("Test/Berlin");
	const int64_t end = -2422054408;

	(void)state;
	/* 6 degrees east: 24 minutes; local 23:30:32 is followed by 00:06:32. */
	struct orr_local_time west = orr_zone_resolve(&berlin, (end + 1440) * 1000, 6.0);
	assert_int_equal(west.kind, ORR_LOCAL_SKIPPED);
	check_reading(&west.reading[0], end + 1440 - 3600, 3600, "CET");
	check_reading(&west.reading[1], end, 1440, "LMT");
	assert_int_equal(orr_zone_resolve(&berlin, (end + 1440) * 1000 - 1, 6.0).kind, ORR_LOCAL_UNIQUE);
	assert_int_equal(orr_zone_resolve(&berlin, (end + 3600) * 1000, 6.0).kind, ORR_LOCAL_UNIQUE);
	/* 20 degrees east: 80 minutes; 20 minutes exist twice. */
	struct orr_local_time east = orr_zone_resolve(&berlin, (end + 3600) * 1000, 20.0);
	assert_int_equal(east.kind, ORR_LOCAL_AMBIGUOUS);
	check_reading(&east.reading[0], end + 3600 - 4800, 4800, "LMT");
	check_reading(&east.reading[1], end, 3600, "CET");
	assert_int_equal(orr_zone_resolve(&berlin, (end + 4800) * 1000, 20.0).kind, ORR_LOCAL_UNIQUE);
}

static void local_mean_time_keeps_the_zones_side_of_the_date_line(void **state)
{
	struct orr_zone manila = zone_of("Test/Manila");
	int64_t before_ms = INT64_C(-4000000000000);
	int64_t after_ms = INT64_C(-3000000000000);

	(void)state;
	/* Cebu, 123.9 degrees east: 29736 s, a day less before 1845. */
	assert_int_equal(orr_zone_at_utc(&manila, before_ms, 123.9).offset_ms, (29736 - 86400) * 1000);
	assert_int_equal(orr_zone_at_utc(&manila, after_ms, 123.9).offset_ms, 29736 * 1000);
	/* Written west-positive past the line it is the same place. */
	assert_int_equal(orr_zone_at_utc(&manila, after_ms, 123.9 - 360).offset_ms, 29736 * 1000);
	/* The day that was left out, 1844-12-31, is skipped whole. */
	struct orr_local_time skipped = orr_zone_resolve(&manila, INT64_C(-3944635200000), 123.9);
	assert_int_equal(skipped.kind, ORR_LOCAL_SKIPPED);
	assert_int_equal(skipped.reading[1].utc_ms - skipped.reading[0].utc_ms, 86400000);
}

static void three_readings_give_the_first_and_the_last(void **state)
{
	struct orr_zone thrice = zone_of("Test/Thrice");
	struct orr_local_time local = orr_zone_resolve(&thrice, -2000000, NAN_DEG);

	(void)state;
	assert_int_equal(local.kind, ORR_LOCAL_AMBIGUOUS);
	check_reading(&local.reading[0], -2000, 0, "AAA");
	check_reading(&local.reading[1], 5200, -7200, "CCC");
}

static void every_local_time_has_an_answer(void **state)
{
	static const int64_t times[] = {
		INT64_MIN,     INT64_MIN + 1, -INT64_C(377705116800000), -1, 0, 1, INT64_C(253402300799999),
		INT64_MAX - 1, INT64_MAX};
	static const double lons[] = {-180, -179.999999, 0, 179.999999, 180, 1e300, -1e300};

	(void)state;
	for (size_t i = 0; i < ZONE_COUNT; i++) {
		struct orr_zone zone = orr_zones_at(&zones, i);
		for (size_t t = 0; t < sizeof(times) / sizeof(times[0]); t++) {
			for (size_t l = 0; l < sizeof(lons) / sizeof(lons[0]); l++) {
				struct orr_local_time local = orr_zone_resolve(&zone, times[t], lons[l]);
				assert_true(local.reading[0].utc_ms <= local.reading[1].utc_ms);
				(void)orr_zone_at_utc(&zone, times[t], lons[l]);
			}
		}
	}
	/* A proleptic year: Berlin's mean time 9,000 years before anyone measured it. */
	struct orr_zone berlin = zone_of("Test/Berlin");
	assert_string_equal(orr_zone_resolve(&berlin, times[2], 13.4).reading[0].abbreviation, "LMT");
	assert_string_equal(orr_zone_resolve(&berlin, times[6], 13.4).reading[0].abbreviation, "CET");
}

/* Change one byte or number and open again. */
static enum orr_zones_status open_with(size_t at, const void *bytes, size_t count)
{
	static _Alignas(8) unsigned char copy[SNAPSHOT_MAX];
	struct orr_zones out;

	memcpy(copy, snapshot, snapshot_bytes);
	memcpy(copy + at, bytes, count);
	return orr_zones_open(&out, copy, snapshot_bytes);
}

static void files_of_other_kinds_and_ages_are_told_apart(void **state)
{
	struct orr_zones out;
	uint32_t old_version = 0;
	uint32_t new_version = 2;
	uint32_t other_endian = 0x04030201;

	(void)state;
	assert_int_equal(orr_zones_open(&out, snapshot, 0), ORR_ZONES_FOREIGN);
	assert_int_equal(orr_zones_open(&out, snapshot, 7), ORR_ZONES_FOREIGN);
	assert_int_equal(open_with(0, "TZif2", 5), ORR_ZONES_FOREIGN);
	assert_int_equal(open_with(offsetof(struct orr_zones_header, endian_mark), &other_endian, 4),
			 ORR_ZONES_FOREIGN);
	assert_int_equal(open_with(offsetof(struct orr_zones_header, format_version), &old_version, 4),
			 ORR_ZONES_OLD);
	assert_int_equal(open_with(offsetof(struct orr_zones_header, format_version), &new_version, 4),
			 ORR_ZONES_NEW);
	for (size_t size = ORR_ZONES_MAGIC_BYTES; size < snapshot_bytes; size++)
		assert_int_equal(orr_zones_open(&out, snapshot, size), ORR_ZONES_TRUNCATED);
	assert_int_equal(orr_zones_open(&out, snapshot, snapshot_bytes + 8), ORR_ZONES_TRUNCATED);
}

#define FIELD(name) offsetof(struct orr_zones_header, name)

static void inconsistent_headers_and_indexes_are_corrupt(void **state)
{
	const size_t names = sizeof(struct orr_zones_header);
	const size_t bodies = names + (size_t)ZONE_COUNT * 8;
	const size_t text = bodies + (size_t)ZONE_COUNT * 8;
	const uint32_t zero = 0;
	const uint32_t one = 1;
	const uint32_t many = UINT32_MAX;
	const struct {
		size_t at;
		const void *bytes;
		size_t count;
	} rows[] = {
		{FIELD(name_count), &zero, 4},
		{FIELD(name_count), &one, 4},
		{FIELD(name_count), &many, 4},
		{FIELD(body_count), &one, 4},
		{FIELD(body_count), &many, 4},
		{FIELD(names_bytes), &zero, 4},
		{FIELD(names_bytes), &many, 4},
		{FIELD(reserved), &one, 4},
		{FIELD(digest), "x", 1},
		{FIELD(id), "3", 1},
		{FIELD(id) + 60, "x", 1},
		{FIELD(tzdb_version), "", 1},
		{FIELD(tzdb_version), "2026y", 5},
		{FIELD(tzdb_version) + 20, "x", 1},
		{FIELD(tzdb_version) + 2, "\"", 1},
		{names, &one, 4},       /* a name's place */
		{names + 4, &many, 4},  /* a body's index */
		{bodies, &one, 4},      /* a body's place */
		{bodies + 4, &one, 4},  /* a body's length */
		{bodies + 4, &many, 4}, /* beyond the file */
		{text, "Z", 1},         /* names no longer ascend */
		{text, "", 1},          /* an empty name */
		{text, " ", 1},         /* no character of a name */
		{text + 11, "x", 1},    /* two names run together */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (open_with(rows[i].at, rows[i].bytes, rows[i].count) != ORR_ZONES_CORRUPT) {
			print_error("row %zu was not refused\n", i);
			fail();
		}
	}
}

static bool opens(const struct zone_text *zone)
{
	static _Alignas(8) unsigned char bytes[SNAPSHOT_MAX];
	struct orr_zones out;

	return orr_zones_open(&out, bytes, zone_snapshot(bytes, zone, 1)) == ORR_ZONES_OK;
}

static void unsound_zones_are_corrupt(void **state)
{
	static const int64_t backwards[] = {1800, 0};
	static const int64_t twice[] = {0, 0};
	static const unsigned char bad_types_of[] = {1, 3};
	static const struct zone_type far_east[] = {{93601, 0, 0}};
	static const struct zone_type far_west[] = {{-93601, 0, 0}};
	static const struct zone_type bad_dst[] = {{0, 2, 0}};
	static const struct zone_type bad_place[] = {{0, 0, 4}};
	static const struct zone_type empty_abbreviation[] = {{0, 0, 3}};
	struct zone_text thrice = zones_text[4];
	struct zone_text constant = zones_text[1];

	(void)state;
	assert_true(opens(&thrice));
	assert_true(opens(&constant));
	thrice.times = backwards;
	assert_false(opens(&thrice));
	thrice.times = twice;
	assert_false(opens(&thrice));
	thrice = zones_text[4];
	thrice.types_of = bad_types_of;
	assert_false(opens(&thrice));
	thrice = zones_text[4];
	thrice.type_count = 0;
	assert_false(opens(&thrice));
	const struct zone_type *const types[] = {far_east, far_west, bad_dst, bad_place, empty_abbreviation};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		constant.types = types[i];
		assert_false(opens(&constant));
	}
	constant = zones_text[1];
	constant.abbreviation_bytes = 3; /* no NUL */
	assert_false(opens(&constant));
	constant.abbreviations = "U C";
	constant.abbreviation_bytes = 4;
	assert_false(opens(&constant));
	constant.abbreviations = "ABCDEFGHIJKLMNOP"; /* 16 characters */
	constant.abbreviation_bytes = 17;
	assert_false(opens(&constant));
	constant = zones_text[1];
	constant.footer = "UTC";
	assert_false(opens(&constant));
	constant.footer = "UTC0\n";
	assert_false(opens(&constant));
}

static void every_byte_of_a_tzif_header_is_looked_at(void **state)
{
	unsigned char good[ZONE_BYTES_MAX];
	struct orr_tzif tzif;
	size_t size = zone_tzif(good, &zones_text[0]);

	(void)state;
	assert_true(orr_tzif_view(&tzif, good, size));
	for (size_t i = 0; i < size; i++)
		assert_false(orr_tzif_view(&tzif, good, i));
	good[size] = '\n';
	assert_false(orr_tzif_view(&tzif, good, size + 1));
	/* Version 1, an unknown version, leap seconds ("right" files), counts beyond reason. */
	static const struct {
		size_t at;
		unsigned char value;
	} rows[] = {{4, 0},       {4, '5'}, {51 + 4, 0},  {0, 't'},     {51, 't'},
		    {51 + 31, 1}, {20, 1},  {51 + 20, 1}, {51 + 24, 1}, {51 + 43, 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		unsigned char bad[ZONE_BYTES_MAX];
		memcpy(bad, good, size);
		bad[rows[i].at] = rows[i].value;
		assert_false(orr_tzif_view(&tzif, bad, size));
	}
}

static uint64_t next_random(uint64_t *seed)
{
	uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Whatever a file's bytes: it is refused, or everything that can be done with it is safe. Meant to run under sanitizers. */
static void damaged_snapshots_are_refused_or_safe(void **state)
{
	static _Alignas(8) unsigned char copy[SNAPSHOT_MAX];
	uint64_t seed = 20261122;
	int opened = 0;

	(void)state;
	for (int round = 0; round < 10000; round++) {
		memcpy(copy, snapshot, snapshot_bytes);
		for (uint64_t changes = 1 + next_random(&seed) % 4; changes > 0; changes--) {
			/* Mostly behind the header, whose bytes are nearly all checked. */
			size_t from = next_random(&seed) % 8 == 0 ? 0 : sizeof(struct orr_zones_header);
			copy[from + next_random(&seed) % (snapshot_bytes - from)] =
				(unsigned char)next_random(&seed);
		}
		struct orr_zones damaged;
		if (orr_zones_open(&damaged, copy, snapshot_bytes) != ORR_ZONES_OK)
			continue;
		opened++;
		for (size_t i = 0; i < orr_zones_count(&damaged); i++) {
			struct orr_zone zone = orr_zones_at(&damaged, i);
			int64_t local_ms = (int64_t)(next_random(&seed) % UINT64_C(20000000000000)) -
					   INT64_C(10000000000000);
			struct orr_local_time local = orr_zone_resolve(&zone, local_ms, 100.0);
			assert_true(local.reading[0].utc_ms <= local.reading[1].utc_ms);
			(void)orr_zone_at_utc(&zone, (int64_t)next_random(&seed), 7.0);
		}
		struct orr_zones_diff diff = orr_zones_diff(&zones, &damaged);
		struct orr_zone_difference difference;
		for (int rows = 0; rows < 2 && orr_zones_diff_next(&diff, &difference); rows++)
			assert_non_null(difference.name);
	}
	assert_true(opened > 1000 && opened < 9000);
}

static void differences_name_zones_and_spans(void **state)
{
	static _Alignas(8) unsigned char bytes[SNAPSHOT_MAX];
	static const int64_t later_times[] = {-2422054408, -1693706400, -1680480000, 323830800};
	struct zone_text changed[] = {zones_text[0], zones_text[1], zones_text[2], zones_text[3],
				      zones_text[4]};
	struct orr_zones other;
	struct orr_zone_difference row;

	(void)state;
	/* Berlin's summer of 1916 an hour longer; Constant renamed; Manila told by a rule alone; Rule with the same rule longer. */
	changed[0].times = later_times;
	changed[1].name = "Test/Cx";
	changed[2].footer = "PST-9";
	changed[3].footer = "AEST-10:00AEDT-11,M10.1.0/2,M4.1.0/3";
	changed[4].name = "Test/Zzz";
	assert_int_equal(orr_zones_open(&other, bytes, zone_snapshot(bytes, changed, ZONE_COUNT)),
			 ORR_ZONES_OK);
	struct orr_zones_diff diff = orr_zones_diff(&zones, &other);

	assert_true(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Berlin");
	assert_int_equal(row.change, ORR_ZONE_CHANGED);
	assert_int_equal(row.from_utc_s, -1680483600);
	assert_int_equal(row.until_utc_s, -1680480000);
	assert_true(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Constant");
	assert_int_equal(row.change, ORR_ZONE_REMOVED);
	assert_true(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Cx");
	assert_int_equal(row.change, ORR_ZONE_ADDED);
	assert_true(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Manila");
	assert_int_equal(row.change, ORR_ZONE_CHANGED);
	assert_int_equal(row.from_utc_s, -2229321840);
	assert_int_equal(row.until_utc_s, INT64_MAX);
	assert_true(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Thrice");
	assert_int_equal(row.change, ORR_ZONE_REMOVED);
	assert_true(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Zzz");
	assert_int_equal(row.change, ORR_ZONE_ADDED);
	assert_false(orr_zones_diff_next(&diff, &row));
	assert_string_equal(row.name, "Test/Zzz");

	/* Nothing differs from itself; the longer list is walked to its end on either side. */
	diff = orr_zones_diff(&zones, &zones);
	assert_false(orr_zones_diff_next(&diff, &row));
	assert_int_equal(orr_zones_open(&other, bytes, zone_snapshot(bytes, zones_text, 2)), ORR_ZONES_OK);
	diff = orr_zones_diff(&zones, &other);
	for (int i = 0; i < 3; i++) {
		assert_true(orr_zones_diff_next(&diff, &row));
		assert_int_equal(row.change, ORR_ZONE_REMOVED);
	}
	assert_false(orr_zones_diff_next(&diff, &row));
}

/* What differs from the beginning of time says so. */
static void a_difference_can_have_no_beginning(void **state)
{
	static _Alignas(8) unsigned char bytes[SNAPSHOT_MAX];
	static const struct zone_type other_types[] = {{3207, 0, 0}, {3600, 0, 4}, {7200, 1, 8}};
	struct zone_text changed = zones_text[0];
	struct orr_zones other;
	struct orr_zone_difference row;

	(void)state;
	changed.types = other_types;
	assert_int_equal(orr_zones_open(&other, bytes, zone_snapshot(bytes, &changed, 1)), ORR_ZONES_OK);
	struct orr_zones_diff diff = orr_zones_diff(&other, &zones);
	assert_true(orr_zones_diff_next(&diff, &row));
	assert_int_equal(row.from_utc_s, INT64_MIN);
	assert_int_equal(row.until_utc_s, -2422054408);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zones_are_found_by_their_exact_name),
		cmocka_unit_test(a_snapshot_says_what_it_is),
		cmocka_unit_test(gaps_and_overlaps_give_both_readings),
		cmocka_unit_test(the_rule_holds_after_the_last_transition),
		cmocka_unit_test(local_mean_time_is_the_birthplaces),
		cmocka_unit_test(the_end_of_local_mean_time_depends_on_the_birthplace),
		cmocka_unit_test(local_mean_time_keeps_the_zones_side_of_the_date_line),
		cmocka_unit_test(three_readings_give_the_first_and_the_last),
		cmocka_unit_test(every_local_time_has_an_answer),
		cmocka_unit_test(files_of_other_kinds_and_ages_are_told_apart),
		cmocka_unit_test(inconsistent_headers_and_indexes_are_corrupt),
		cmocka_unit_test(unsound_zones_are_corrupt),
		cmocka_unit_test(every_byte_of_a_tzif_header_is_looked_at),
		cmocka_unit_test(damaged_snapshots_are_refused_or_safe),
		cmocka_unit_test(differences_name_zones_and_spans),
		cmocka_unit_test(a_difference_can_have_no_beginning),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
