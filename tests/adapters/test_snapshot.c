/* SPDX-License-Identifier: Apache-2.0 */
/* The snapshot of the system's tzdb: every row of both tables of local times, properties over all zones, refusals, damage. */
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/zoneinfo/snapshot.h"
#include "base/hash.h"
#include "base/memory.h"
#include "core/calendar.h"
#include "core/zone.h"
#include "csv.h"

#define NAN_DEG ((double)NAN)

enum { SNAPSHOT_MAX = 16 << 20, PATH_BYTES = 1024 };

static struct orr_buf snapshot;
static struct orr_zones zones;

static int set_up(void **state)
{
	struct orr_error err = {0};

	(void)state;
	orr_buf_init(&snapshot, SNAPSHOT_MAX);
	if (orr_zones_snapshot(&snapshot, ORR_ZONEINFO_FOLDER, &err) != ORR_OK) {
		print_error("%s\n", err.text);
		return -1;
	}
	return orr_zones_open(&zones, snapshot.data, snapshot.length) == ORR_ZONES_OK ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	orr_buf_done(&snapshot);
	return 0;
}

/* "1919-11-23T22:00:00" with or without Z, in milliseconds. */
static int64_t ms_of(const char *text)
{
	struct orr_date date;
	int hour = 0;
	int minute = 0;
	int second = 0;
	int64_t days = 0;

	assert_int_equal(sscanf(text, "%d-%d-%dT%d:%d:%d", &date.year, &date.month, &date.day, &hour, &minute,
				&second),
			 6);
	assert_true(orr_date_valid(ORR_GREGORIAN, date));
	days = orr_date_to_days(ORR_GREGORIAN, date);
	return (days * 86400 + hour * 3600 + minute * 60 + second) * 1000;
}

/*
 * The tables are tzdb 2026c; where a later release has corrected history, it is right, and the rows then say something else.
 * 2026d: Iran's clocks of 1979-05-26 sprang forward at the beginning of that day and not at its end.
 */
static bool corrected_since(const char *zone, const char *local)
{
	return strcmp(orr_zones_tzdb_version(&zones), "2026d") >= 0 && strcmp(zone, "Asia/Tehran") == 0 &&
	       strcmp(local, "1979-05-27T00:30:00") == 0;
}

static bool reading_is(const struct orr_local_reading *got, const char *utc, const char *offset_s,
		       const char *abbreviation)
{
	return got->utc_ms == ms_of(utc) && got->offset_ms == strtol(offset_s, NULL, 10) * 1000 &&
	       strcmp(got->abbreviation, abbreviation) == 0 && !got->local_mean_time;
}

enum {
	T_ZONE,
	T_LOCAL,
	T_KIND,
	T_OFFSET1,
	T_OFFSET2,
	T_UTC1,
	T_UTC2,
	T_ABBREVIATION1,
	T_ABBREVIATION2,
	T_COUNT
};

/* The table's first offset is that before the change: of an overlap the earlier instant, of a gap the later. */
static bool tricky_row_passes(char *const *row)
{
	struct orr_zone zone;

	if (!orr_zones_find(&zones, row[T_ZONE], &zone))
		return false;
	struct orr_local_time got = orr_zone_resolve(&zone, ms_of(row[T_LOCAL]), NAN_DEG);
	if (strcmp(row[T_KIND], "unique") == 0)
		return got.kind == ORR_LOCAL_UNIQUE &&
		       reading_is(&got.reading[0], row[T_UTC1], row[T_OFFSET1], row[T_ABBREVIATION1]);
	bool gap = strcmp(row[T_KIND], "gap") == 0;
	return got.kind == (gap ? ORR_LOCAL_SKIPPED : ORR_LOCAL_AMBIGUOUS) &&
	       reading_is(&got.reading[gap ? 1 : 0], row[T_UTC1], row[T_OFFSET1], row[T_ABBREVIATION1]) &&
	       reading_is(&got.reading[gap ? 0 : 1], row[T_UTC2], row[T_OFFSET2], row[T_ABBREVIATION2]);
}

static void every_tricky_local_time_passes(void **state)
{
	struct csv csv;
	int rows = 0;
	int failed = 0;

	(void)state;
	assert_true(csv_open(&csv, "tricky_local_times.csv"));
	while (csv_next(&csv)) {
		assert_int_equal(csv.field_count, T_COUNT);
		rows++;
		bool corrected = corrected_since(csv.fields[T_ZONE], csv.fields[T_LOCAL]);
		if (tricky_row_passes(csv.fields) == !corrected)
			continue;
		print_error("line %zu: %s %s is no %s with the table's readings\n", csv.line,
			    csv.fields[T_ZONE], csv.fields[T_LOCAL], csv.fields[T_KIND]);
		failed++;
	}
	csv_close(&csv);
	assert_int_equal(rows, 2784);
	assert_int_equal(failed, 0);
}

/* What 2026d made of the one row that it corrected: a plain summer's night. */
static void the_corrected_row_is_as_corrected(void **state)
{
	struct orr_zone zone;

	(void)state;
	if (!corrected_since("Asia/Tehran", "1979-05-27T00:30:00")) {
		print_message("# skipped: this system's tzdb is older than 2026d\n");
		return;
	}
	assert_true(orr_zones_find(&zones, "Asia/Tehran", &zone));
	struct orr_local_time got = orr_zone_resolve(&zone, ms_of("1979-05-27T00:30:00"), NAN_DEG);
	assert_int_equal(got.kind, ORR_LOCAL_UNIQUE);
	assert_true(reading_is(&got.reading[0], "1979-05-26T20:00:00", "16200", "+0430"));
	assert_int_equal(orr_zone_resolve(&zone, ms_of("1979-05-26T00:30:00"), NAN_DEG).kind,
			 ORR_LOCAL_SKIPPED);
}

static void every_zone_has_its_own_history(void **state)
{
	struct csv csv;
	int rows = 0;
	int failed = 0;

	(void)state;
	assert_true(csv_open(&csv, "merged_vs_own_history.csv"));
	while (csv_next(&csv)) {
		/* zone, local, offset merged, offset own, UTC merged, UTC own */
		struct orr_zone zone;
		assert_int_equal(csv.field_count, 6);
		rows++;
		assert_true(orr_zones_find(&zones, csv.fields[0], &zone));
		struct orr_local_time got = orr_zone_resolve(&zone, ms_of(csv.fields[1]), NAN_DEG);
		if (got.kind == ORR_LOCAL_UNIQUE && got.reading[0].utc_ms == ms_of(csv.fields[5]) &&
		    got.reading[0].offset_ms == strtol(csv.fields[3], NULL, 10) * 1000)
			continue;
		print_error("line %zu: %s %s is not %s\n", csv.line, csv.fields[0], csv.fields[1],
			    csv.fields[5]);
		failed++;
	}
	csv_close(&csv);
	assert_int_equal(rows, 131);
	assert_int_equal(failed, 0);
}

/* Debian merges Montreal with Toronto; the snapshot has its own history until 1951, and Toronto's afterwards. */
static void montreal_is_itself_until_1951_and_then_toronto(void **state)
{
	/* Source: tzdb's backzone compiled by zic. */
	static const struct {
		const char *utc, *abbreviation;
	} rows[] = {
		{"1883-12-31T12:00:00", "LMT"}, {"1884-01-01T04:54:15", "LMT"},
		{"1884-01-01T04:54:16", "EST"}, {"1917-04-01T12:00:00", "EDT"},
		{"1927-05-01T04:59:59", "EST"}, {"1927-05-01T05:00:00", "EDT"},
		{"1941-01-15T12:00:00", "EDT"}, {"1943-07-01T12:00:00", "EWT"},
		{"1945-09-01T12:00:00", "EPT"}, {"1950-10-29T05:59:59", "EDT"},
		{"1950-10-29T06:00:00", "EST"}, {"1951-01-01T05:00:00", "EST"},
	};
	struct orr_zone montreal;
	struct orr_zone toronto;

	(void)state;
	assert_true(orr_zones_find(&zones, "America/Montreal", &montreal));
	assert_true(orr_zones_find(&zones, "America/Toronto", &toronto));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(orr_zone_at_utc(&montreal, ms_of(rows[i].utc), NAN_DEG).abbreviation,
				    rows[i].abbreviation);
	for (int64_t ms = ms_of("1951-01-01T05:00:00"); ms < ms_of("2150-01-01T00:00:00"); ms += 21600000) {
		struct orr_local_reading here = orr_zone_at_utc(&montreal, ms, NAN_DEG);
		struct orr_local_reading there = orr_zone_at_utc(&toronto, ms, NAN_DEG);
		assert_int_equal(here.offset_ms, there.offset_ms);
		assert_string_equal(here.abbreviation, there.abbreviation);
		assert_int_equal(here.dst, there.dst);
	}
}

static void the_same_folder_gives_the_same_bytes(void **state)
{
	struct orr_buf again;
	struct orr_error err = {0};

	(void)state;
	orr_buf_init(&again, SNAPSHOT_MAX);
	orr_buf_text(&again, "12345678");
	assert_int_equal(orr_zones_snapshot(&again, ORR_ZONEINFO_FOLDER, &err), ORR_OK);
	assert_int_equal(again.length, snapshot.length + 8);
	assert_memory_equal(again.data + 8, snapshot.data, snapshot.length);
	orr_buf_done(&again);
}

static void digest_and_id_name_the_content(void **state)
{
	unsigned char hash[ORR_HASH_BYTES];
	char hex[17];
	char id[64];
	size_t from = 0;
	size_t size = 0;
	const unsigned char *digest = NULL;

	(void)state;
	orr_zones_digest_span(&zones, &from, &size, &digest);
	orr_hash(snapshot.data + from, size, hash);
	assert_memory_equal(hash, digest, sizeof(hash));
	orr_hash_hex(hash, 8, hex);
	(void)snprintf(id, sizeof(id), "%s-%s", orr_zones_tzdb_version(&zones), hex);
	assert_string_equal(orr_zones_id(&zones), id);
}

static void all_zones_and_links_are_in_and_nothing_else(void **state)
{
	static const char *const in[] = {"Africa/Abidjan",
					 "America/Argentina/Ushuaia",
					 "Asia/Calcutta",
					 "Asia/Kolkata",
					 "CET",
					 "EST5EDT",
					 "Etc/GMT+12",
					 "Europe/Berlin",
					 "GB",
					 "UTC",
					 "Zulu"};
	static const char *const out[] = {"Factory",     "localtime", "posixrules",
					  "leapseconds", "posix/UTC", "right/UTC",
					  "zone.tab",    "tzdata.zi", "leap-seconds.list"};
	struct orr_zone zone;
	struct orr_zone link;

	(void)state;
	assert_true(orr_zones_count(&zones) > 550);
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++)
		assert_true(orr_zones_find(&zones, in[i], &zone));
	for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++)
		assert_false(orr_zones_find(&zones, out[i], &zone));
	/* A link shares its zone's bytes. */
	assert_true(orr_zones_find(&zones, "Asia/Kolkata", &zone));
	assert_true(orr_zones_find(&zones, "Asia/Calcutta", &link));
	assert_ptr_equal(zone.tzif, link.tzif);
}

static uint64_t next_random(uint64_t *seed)
{
	uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* What the clocks show at an instant is a local time that can be that instant, with any birthplace. */
static void every_instant_is_a_reading_of_its_local_time(void **state)
{
	uint64_t seed = 6;

	(void)state;
	for (size_t i = 0; i < orr_zones_count(&zones); i++) {
		struct orr_zone zone = orr_zones_at(&zones, i);
		for (int round = 0; round < 200; round++) {
			/* Years 1800 to 2200. */
			int64_t utc_ms = INT64_C(-5364662400000) +
					 (int64_t)(next_random(&seed) % UINT64_C(12622780800000));
			double lon_deg =
				round % 4 == 0 ? NAN_DEG : (double)(next_random(&seed) % 360000) / 1000 - 180;
			struct orr_local_reading now = orr_zone_at_utc(&zone, utc_ms, lon_deg);
			struct orr_local_time local =
				orr_zone_resolve(&zone, utc_ms + now.offset_ms, lon_deg);
			assert_int_not_equal(local.kind, ORR_LOCAL_SKIPPED);
			if (local.reading[0].utc_ms == utc_ms || local.reading[1].utc_ms == utc_ms)
				continue;
			/* Of more than two readings it may be one in between. */
			assert_true(local.reading[0].utc_ms < utc_ms && utc_ms < local.reading[1].utc_ms);
		}
	}
}

/* Zones that began on the other side of the date line; 1800-01-01T12:00 local. */
static void mean_time_is_by_longitude_on_the_zones_side_of_the_date_line(void **state)
{
	static const struct {
		const char *zone;
		double lon_deg;
		int64_t offset_s;
	} rows[] = {
		{"America/New_York", -74.0060, -17761}, /* -17761.44 s */
		{"Europe/Amsterdam", 6.5665, 1576},     /* Groningen, 1575.96 s */
		{"Asia/Manila", 123.9, 29736 - 86400},  /* Cebu counted with New Spain */
		{"Pacific/Guam", 144.75, 34740 - 86400},
		{"America/Juneau", -134.42, -32261 + 86400}, /* Russian America counted with Asia */
		{"America/Sitka", -135.33, -32479 + 86400},
		{"Pacific/Apia", -171.75, -41220 + 86400},
		{"Pacific/Auckland", 174.76, 41942},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct orr_zone zone;
		assert_true(orr_zones_find(&zones, rows[i].zone, &zone));
		struct orr_local_time got = orr_zone_resolve(&zone, INT64_C(-5364619200000), rows[i].lon_deg);
		assert_int_equal(got.kind, ORR_LOCAL_UNIQUE);
		assert_true(got.reading[0].local_mean_time);
		assert_string_equal(got.reading[0].abbreviation, "LMT");
		assert_near_label((double)got.reading[0].offset_ms / 1000, (double)rows[i].offset_s, 0.5,
				  rows[i].zone);
		assert_near((double)got.reading[0].offset_ms / 1000,
			    rows[i].lon_deg * 240 +
				    86400 * rint(((double)rows[i].offset_s - rows[i].lon_deg * 240) / 86400),
			    5e-4);
	}
}

static char folder[PATH_BYTES];

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	(void)status, (void)kind, (void)walk;
	return remove(path);
}

static int make_folder(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	(void)snprintf(folder, sizeof(folder), "%s/orrery-zones-XXXXXX", base == NULL ? P_tmpdir : base);
	return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void put_file(const char *name, const void *bytes, size_t length)
{
	char path[2 * PATH_BYTES];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *stream = fopen(path, "we");
	assert_non_null(stream);
	assert_int_equal(fwrite(bytes, 1, length, stream), length);
	assert_int_equal(fclose(stream), 0);
}

static void put_folder(const char *name)
{
	char path[2 * PATH_BYTES];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_true(mkdir(path, 0700) == 0 || access(path, F_OK) == 0);
}

/* Write a zone of the system under a name that may be another's. */
static void put_zone(const char *name, const char *of)
{
	struct orr_zone zone;
	char above[PATH_BYTES];

	(void)snprintf(above, sizeof(above), "%s", name);
	for (char *slash = strchr(above, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		put_folder(above);
		*slash = '/';
	}
	assert_true(orr_zones_find(&zones, of, &zone));
	put_file(name, zone.tzif, zone.tzif_size);
}

static void put_version(void)
{
	put_file("tzdata.zi", "# version 2026x\n# more\n", 23);
}

/* The zones that the check for own histories looks at. */
static const char *const checked[] = {
	"Africa/Abidjan",     "Africa/Accra",     "America/Nassau",   "America/Toronto",
	"Atlantic/Reykjavik", "Europe/Amsterdam", "Europe/Berlin",    "Europe/Brussels",
	"Europe/Copenhagen",  "Europe/Oslo",      "Europe/Stockholm",
};

static void put_checked(void)
{
	for (size_t i = 0; i < sizeof(checked) / sizeof(checked[0]); i++)
		put_zone(checked[i], checked[i]);
}

static void check_refused(enum orr_code code, const char *words)
{
	struct orr_buf out;
	struct orr_error err = {0};

	orr_buf_init(&out, SNAPSHOT_MAX);
	orr_buf_text(&out, "kept");
	assert_int_equal(orr_zones_snapshot(&out, folder, &err), code);
	assert_int_equal(err.code, code);
	if (strstr(err.text, words) == NULL) {
		print_error("\"%s\" does not say \"%s\"\n", err.text, words);
		fail();
	}
	assert_string_equal(out.data, "kept");
	orr_buf_done(&out);
}

static void a_small_tzdb_is_taken(void **state)
{
	struct orr_buf out;
	struct orr_zones small;
	struct orr_error err = {0};

	(void)state;
	put_version();
	put_checked();
	put_zone("Europe/Mirror", "Europe/Berlin");
	put_zone("Factory", "UTC");
	put_file("zone.tab", "#", 1);
	orr_buf_init(&out, SNAPSHOT_MAX);
	assert_int_equal(orr_zones_snapshot(&out, folder, &err), ORR_OK);
	assert_int_equal(orr_zones_open(&small, out.data, out.length), ORR_ZONES_OK);
	assert_int_equal(orr_zones_count(&small), sizeof(checked) / sizeof(checked[0]) + 1);
	assert_string_equal(orr_zones_tzdb_version(&small), "2026x");
	orr_buf_done(&out);
	/* A Montreal that is not Toronto is the folder's own business. */
	put_zone("America/Montreal", "Europe/Berlin");
	orr_buf_init(&out, SNAPSHOT_MAX);
	struct orr_zone zone;
	assert_int_equal(orr_zones_snapshot(&out, folder, &err), ORR_OK);
	assert_int_equal(orr_zones_open(&small, out.data, out.length), ORR_ZONES_OK);
	assert_true(orr_zones_find(&small, "America/Montreal", &zone));
	assert_string_equal(orr_zone_at_utc(&zone, 0, NAN_DEG).abbreviation, "CET");
	orr_buf_done(&out);
	/* The version can also stand in +VERSION. */
	put_file("tzdata.zi", "# redo posix_only\n", 18);
	put_file("+VERSION", "2026y\n", 6);
	orr_buf_init(&out, SNAPSHOT_MAX);
	assert_int_equal(orr_zones_snapshot(&out, folder, &err), ORR_OK);
	assert_int_equal(orr_zones_open(&small, out.data, out.length), ORR_ZONES_OK);
	assert_string_equal(orr_zones_tzdb_version(&small), "2026y");
	orr_buf_done(&out);
}

static void a_merged_tzdb_is_refused(void **state)
{
	static const char *const own[] = {"Africa/Accra",     "America/Nassau",    "Atlantic/Reykjavik",
					  "Europe/Amsterdam", "Europe/Copenhagen", "Europe/Oslo",
					  "Europe/Stockholm"};
	static const char *const merged_with[] = {"Africa/Abidjan",  "America/Toronto", "Africa/Abidjan",
						  "Europe/Brussels", "Europe/Berlin",   "Europe/Berlin",
						  "Europe/Berlin"};

	(void)state;
	put_version();
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		put_checked();
		put_zone(own[i], merged_with[i]);
		check_refused(ORR_E_INVALID, own[i]);
	}
}

static void folders_that_are_no_tzdb_are_refused(void **state)
{
	char kept[PATH_BYTES];

	(void)state;
	check_refused(ORR_E_INVALID, "no time zone");
	put_zone("Europe/Berlin", "Europe/Berlin");
	check_refused(ORR_E_INVALID, "which version");
	static const char *const versions[] = {"# version \n",
					       "# version 2026x and more\n",
					       "2026x\n",
					       "# version 2026\"x\n",
					       "# version 2026x2026x2026x2026x2026x2026x2026x\n",
					       ""};
	for (size_t i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
		put_file("tzdata.zi", versions[i], strlen(versions[i]));
		check_refused(ORR_E_INVALID, "which version");
	}
	put_version();
	check_refused(ORR_E_INVALID, "has no zone Africa/Accra");
	put_file("Europe/Broken", "TZif", 4);
	check_refused(ORR_E_INVALID, "Europe/Broken is not a sound TZif");
	put_file("Europe/Broken", "", 0);
	check_refused(ORR_E_INVALID, "Europe/Broken is not a sound TZif");
	put_file("Europe/A b", "", 0);
	check_refused(ORR_E_INVALID, "Europe/A b");

	memcpy(kept, folder, sizeof(kept));
	(void)snprintf(folder, sizeof(folder), "%.1000s/missing", kept);
	check_refused(ORR_E_NOT_FOUND, "missing");
	(void)snprintf(folder, sizeof(folder), "%.1000s/tzdata.zi", kept);
	check_refused(ORR_E_NOT_FOUND, "tzdata.zi");
	memcpy(folder, kept, sizeof(kept));
}

static void folders_too_deep_are_refused(void **state)
{
	(void)state;
	put_version();
	put_zone("A/B/C/D", "UTC");
	check_refused(ORR_E_INVALID, "deeper");
}

static void entries_that_cannot_be_read_are_named(void **state)
{
	char path[2 * PATH_BYTES];

	(void)state;
	put_version();
	(void)snprintf(path, sizeof(path), "%s/Nowhere", folder);
	assert_int_equal(symlink("nothing-of-this-name", path), 0);
	check_refused(ORR_E_UNAVAILABLE, "Nowhere");
}

static void a_buffer_too_small_is_an_error(void **state)
{
	struct orr_buf out;
	struct orr_error err = {0};

	(void)state;
	orr_buf_init(&out, 1000);
	orr_buf_text(&out, "kept");
	assert_int_equal(orr_zones_snapshot(&out, ORR_ZONEINFO_FOLDER, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(out.length, 4);
	orr_buf_done(&out);
}

static void memory_that_runs_out_is_an_error_and_no_leak(void **state)
{
	long requests = 0;
	struct orr_buf out;
	struct orr_error err = {0};

	(void)state;
	put_version();
	put_checked();
	put_zone("America/Montreal", "America/Toronto");
	requests = orr_memory_requests();
	orr_buf_init(&out, SNAPSHOT_MAX);
	assert_int_equal(orr_zones_snapshot(&out, folder, &err), ORR_OK);
	requests = orr_memory_requests() - requests;
	orr_buf_done(&out);
	assert_true(requests > 1);
	for (long nth = 1; nth <= requests; nth++) {
		orr_buf_init(&out, SNAPSHOT_MAX);
		orr_memory_fail_from(nth);
		enum orr_code code = orr_zones_snapshot(&out, folder, &err);
		orr_memory_fail_never();
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_int_equal(out.length, 0);
		orr_buf_done(&out);
	}
}

/* Whatever the bytes: refused, or safe. Meant to run under sanitizers. */
static void damaged_snapshots_are_refused_or_safe(void **state)
{
	unsigned char *copy = malloc(snapshot.length);
	uint64_t seed = 20261122;
	int opened = 0;

	(void)state;
	assert_non_null(copy);
	memcpy(copy, snapshot.data, snapshot.length);
	for (int round = 0; round < 400; round++) {
		size_t at[8];
		for (size_t i = 0; i < 8; i++) {
			at[i] = next_random(&seed) % snapshot.length;
			copy[at[i]] = (unsigned char)next_random(&seed);
		}
		struct orr_zones damaged;
		bool good = orr_zones_open(&damaged, copy, snapshot.length) == ORR_ZONES_OK;
		opened += good;
		for (size_t i = 0; good && i < orr_zones_count(&damaged); i += 7) {
			struct orr_zone zone = orr_zones_at(&damaged, i);
			struct orr_local_time local =
				orr_zone_resolve(&zone, (int64_t)(next_random(&seed) >> 20), 10.0);
			assert_true(local.reading[0].utc_ms <= local.reading[1].utc_ms);
		}
		for (size_t i = 0; i < 8; i++)
			copy[at[i]] = (unsigned char)snapshot.data[at[i]];
	}
	free(copy);
	assert_true(opened > 0 && opened < 400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_tricky_local_time_passes),
		cmocka_unit_test(the_corrected_row_is_as_corrected),
		cmocka_unit_test(every_zone_has_its_own_history),
		cmocka_unit_test(montreal_is_itself_until_1951_and_then_toronto),
		cmocka_unit_test(the_same_folder_gives_the_same_bytes),
		cmocka_unit_test(digest_and_id_name_the_content),
		cmocka_unit_test(all_zones_and_links_are_in_and_nothing_else),
		cmocka_unit_test(every_instant_is_a_reading_of_its_local_time),
		cmocka_unit_test(mean_time_is_by_longitude_on_the_zones_side_of_the_date_line),
		cmocka_unit_test_setup_teardown(a_small_tzdb_is_taken, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_merged_tzdb_is_refused, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(folders_that_are_no_tzdb_are_refused, make_folder,
						remove_folder),
		cmocka_unit_test_setup_teardown(folders_too_deep_are_refused, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(entries_that_cannot_be_read_are_named, make_folder,
						remove_folder),
		cmocka_unit_test(a_buffer_too_small_is_an_error),
		cmocka_unit_test_setup_teardown(memory_that_runs_out_is_an_error_and_no_leak, make_folder,
						remove_folder),
		cmocka_unit_test(damaged_snapshots_are_refused_or_safe),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
