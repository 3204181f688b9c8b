/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: places from a file into the gazetteer. */
#include "app/import_places.h"

#include <string.h>

#include "base/str.h"
#include "base/stream.h"
#include "codec/record.h"

enum { LINE_ARENA_BYTES = 16 << 20, GEONAMES_COLUMNS = 19, COLUMN_MAX = 24 };

/* Columns of a CSV file of places. */
enum column {
	NAME,
	COUNTRY,
	REGION,
	LATITUDE,
	LONGITUDE,
	ZONE,
	POPULATION,
	OTHER_NAMES,
	SOURCE_ID,
	COLUMN_COUNT
};
static const char *const column_names[COLUMN_COUNT] = {"name",       "country",         "region",
						       "latitude",   "longitude",       "zone",
						       "population", "alternate_names", "source_id"};

struct import {
	struct orr_gazetteer *gazetteer;
	const struct orr_place_import *asked;
	struct orr_arena line_arena;
	struct orr_record_reader *records;
	struct orr_import_summary *summary;
	int column[COLUMN_COUNT]; /* of a CSV file: where it stands, -1 for nowhere */
	size_t column_count;
};

/* A file's records, opened and closed around `work`. */
static enum orr_code with_lines(const char *path,
				enum orr_code (*work)(void *context, struct orr_record_reader *records,
						      struct orr_error *err),
				void *context, struct orr_error *err)
{
	struct orr_reader *reader = NULL;
	struct orr_record_reader *records = NULL;
	enum orr_code code = orr_reader_open(&reader, path, err);
	if (code == ORR_OK)
		code = orr_records_open(&records, reader, err);
	if (code == ORR_OK) {
		orr_records_go_on_as(records, ORR_RECORDS_LINES);
		code = work(context, records, err);
	}
	orr_records_close(records);
	orr_reader_close(reader);
	return code;
}

/* Columns of a line parted by tabs, cut in place. */
static size_t split_tabs(char *line, char *out[COLUMN_MAX])
{
	size_t count = 0;
	for (char *at = line; at != NULL && count < COLUMN_MAX; count++) {
		out[count] = at;
		at = strchr(at, '\t');
		if (at != NULL)
			*at++ = '\0';
	}
	return count;
}

static enum orr_code read_number(const char *field, const char *text, double *out, struct orr_error *err)
{
	if (text == NULL || !orr_str_to_double(text, out))
		return orr_fail_field(err, ORR_E_INVALID, field, "the %s \"%s\" is no decimal number", field,
				      text != NULL ? text : "");
	return ORR_OK;
}

static enum orr_code read_population(const char *text, int64_t *out, struct orr_error *err)
{
	*out = 0;
	if (text != NULL && text[0] != '\0' && !orr_str_to_i64(text, out))
		return orr_fail_field(err, ORR_E_INVALID, "population",
				      "the population \"%s\" is no whole number", text);
	return ORR_OK;
}

static void replace(char *text, const char *any_of, char by)
{
	for (char *at = text; (at = strpbrk(at, any_of)) != NULL;)
		*at++ = by;
}

static enum orr_code read_geonames(struct import *import, char *line, struct orr_place_record *out,
				   struct orr_error *err)
{
	/* geonameid, name, asciiname, alternatenames, latitude, longitude, class, code, country, cc2, admin1, admin2, admin3, admin4,
	 * population, elevation, dem, timezone, date (readme.txt of the dump). */
	char *column[COLUMN_MAX];
	const size_t count = split_tabs(line, column);
	if (count != GEONAMES_COLUMNS)
		return orr_fail(err, ORR_E_INVALID, "the line has %zu columns, a GeoNames dump has %d", count,
				GEONAMES_COLUMNS);
	*out = (struct orr_place_record){.source_id = column[0],
					 .name = column[1],
					 .country = column[8],
					 .region_code = column[10],
					 .district = column[11],
					 .zone = column[17]};
	replace(column[3], ",", '\n');
	out->other_names = orr_arena_format(&import->line_arena, "%s%s%s", column[2],
					    column[3][0] != '\0' ? "\n" : "", column[3]);
	if (out->other_names == NULL)
		return orr_fail_memory(err);
	enum orr_code code = read_number("latitude", column[4], &out->lat_deg, err);
	if (code == ORR_OK)
		code = read_number("longitude", column[5], &out->lon_deg, err);
	return code == ORR_OK ? read_population(column[14], &out->population, err) : code;
}

static const char *value(const struct import *import, const char *const values[], enum column column)
{
	const int at = import->column[column];
	return at >= 0 && values[at][0] != '\0' ? values[at] : NULL;
}

static enum orr_code read_csv(struct import *import, const char *text, size_t length,
			      struct orr_place_record *out, struct orr_error *err)
{
	const char *const *values;
	size_t count;
	enum orr_code code = orr_csv_split(text, length, &import->line_arena, &values, &count, err);
	if (code != ORR_OK)
		return code;
	if (count != import->column_count)
		return orr_fail(err, ORR_E_INVALID, "the line has %zu fields, the header has %zu", count,
				import->column_count);
	const char *others = value(import, values, OTHER_NAMES);
	char *names = orr_arena_format(&import->line_arena, "%s", others != NULL ? others : "");
	*out = (struct orr_place_record){.source_id = value(import, values, SOURCE_ID),
					 .name = value(import, values, NAME),
					 .country = value(import, values, COUNTRY),
					 .region = value(import, values, REGION),
					 .zone = value(import, values, ZONE)};
	if (out->source_id == NULL)
		out->source_id =
			orr_arena_format(&import->line_arena, "%s|%s|%s", out->name ? out->name : "",
					 out->country ? out->country : "", out->region ? out->region : "");
	if (names == NULL || out->source_id == NULL)
		return orr_fail_memory(err);
	replace(names, "|;", '\n');
	out->other_names = names;
	code = read_number("latitude", value(import, values, LATITUDE), &out->lat_deg, err);
	if (code == ORR_OK)
		code = read_number("longitude", value(import, values, LONGITUDE), &out->lon_deg, err);
	return code == ORR_OK ? read_population(value(import, values, POPULATION), &out->population, err)
			      : code;
}

static enum orr_code take(struct import *import, const struct orr_record *record, bool geonames,
			  struct orr_error *err)
{
	struct orr_place_record place;
	struct orr_zone zone;
	if (record->bad != NULL)
		return orr_fail(err, ORR_E_INVALID, "%s", record->bad);
	char *line = orr_arena_text(&import->line_arena, record->text, record->length);
	if (line == NULL)
		return orr_fail_memory(err);
	enum orr_code code = geonames ? read_geonames(import, line, &place, err)
				      : read_csv(import, line, record->length, &place, err);
	if (code != ORR_OK)
		return code;
	if (place.zone != NULL && !orr_zones_find(import->asked->zones, place.zone, &zone))
		return orr_fail_field(err, ORR_E_INVALID, "zone", "the zone \"%s\" is not in the zone data",
				      place.zone);
	return orr_gazetteer_put(import->gazetteer, &place, err);
}

static enum orr_code take_lines(struct import *import, struct orr_record record, bool more, bool geonames,
				struct orr_error *err)
{
	struct orr_import_summary *summary = import->summary;
	while (more) {
		struct orr_import_error bad = {.line = record.line};
		enum orr_code code = take(import, &record, geonames, &bad.err);
		if (code != ORR_OK && code != ORR_E_INVALID) {
			*err = bad.err;
			return code;
		}
		summary->lines++;
		summary->places += code == ORR_OK;
		summary->bad += code != ORR_OK;
		if (code != ORR_OK && summary->shown_count < ORR_IMPORT_SHOWN_MAX)
			summary->shown[summary->shown_count++] = bad;
		orr_arena_reset(&import->line_arena);
		code = orr_records_next(import->records, &record, &more, err);
		if (code != ORR_OK)
			return code;
	}
	if (summary->places == 0)
		return orr_fail(err, ORR_E_INVALID, "%s has no place: %s", import->asked->path,
				summary->shown_count > 0 ? summary->shown[0].err.text : "it is empty");
	return ORR_OK;
}

static enum orr_code bind_header(struct import *import, const struct orr_record *header,
				 struct orr_arena *arena, struct orr_error *err)
{
	const char *const *names;
	if (header->bad != NULL)
		return orr_fail(err, ORR_E_INVALID, "the header cannot be read: %s", header->bad);
	enum orr_code code =
		orr_csv_split(header->text, header->length, arena, &names, &import->column_count, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		import->column[i] = -1;
		for (size_t j = 0; j < import->column_count; j++)
			if (strcmp(names[j], column_names[i]) == 0)
				import->column[i] = (int)j;
	}
	static const enum column wanted[] = {NAME, COUNTRY, LATITUDE, LONGITUDE, ZONE};
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (import->column[wanted[i]] < 0)
			return orr_fail(err, ORR_E_INVALID,
					"the header has no column %s; give name, country, region, latitude, "
					"longitude, zone, population, alternate_names, or a GeoNames dump",
					column_names[wanted[i]]);
	return ORR_OK;
}

/* The source as it was given, or by what the file is. */
static enum orr_code name_source(const struct orr_place_import *asked, bool geonames, struct orr_arena *arena,
				 struct orr_place_source *out, struct orr_error *err)
{
	const char *slash = strrchr(asked->path, '/');
	const char *file = slash != NULL ? slash + 1 : asked->path;
	*out = asked->source;
	if (out->name == NULL)
		out->name = geonames ? ORR_GEONAMES_SOURCE : file;
	if (out->attribution == NULL)
		out->attribution = strcmp(out->name, ORR_GEONAMES_SOURCE) == 0
					   ? ORR_GEONAMES_ATTRIBUTION
					   : orr_arena_format(arena, "%s, imported by the user", out->name);
	return out->attribution != NULL ? ORR_OK : orr_fail_memory(err);
}

struct job {
	struct import *import;
	struct orr_arena *arena;
};

static enum orr_code import_file(void *context, struct orr_record_reader *records, struct orr_error *err)
{
	const struct job *job = context;
	struct import *import = job->import;
	struct orr_record record;
	struct orr_place_source source;
	bool more;
	import->records = records;
	enum orr_code code = orr_records_next(records, &record, &more, err);
	if (code != ORR_OK || !more)
		return code;
	const bool geonames = memchr(record.text, '\t', record.length) != NULL;
	code = name_source(import->asked, geonames, job->arena, &source, err);
	if (code == ORR_OK)
		code = orr_gazetteer_change(import->gazetteer, &source, false, err);
	if (code != ORR_OK)
		return code;
	import->summary->source = orr_arena_format(job->arena, "%s", source.name);
	if (geonames)
		return take_lines(import, record, true, true, err);
	code = bind_header(import, &record, job->arena, err);
	if (code != ORR_OK)
		return code;
	orr_records_go_on_as(records, ORR_RECORDS_CSV);
	code = orr_records_next(records, &record, &more, err);
	return code == ORR_OK ? take_lines(import, record, more, false, err) : code;
}

static enum orr_code finish(struct orr_gazetteer *gazetteer, bool dry_run, struct orr_import_summary *summary,
			    struct orr_error *err)
{
	enum orr_code code = orr_gazetteer_commit(gazetteer, dry_run, &summary->changed, err);
	if (code == ORR_OK && summary->bad > 0)
		return orr_fail(err, ORR_E_PARTIAL, "%ld of %ld lines were bad", summary->bad,
				summary->lines);
	return code;
}

enum orr_code orr_import_places(struct orr_gazetteer *gazetteer, const struct orr_place_import *asked,
				struct orr_arena *arena, struct orr_import_summary *out,
				struct orr_error *err)
{
	struct orr_import_summary summary = {0};
	struct import import = {.gazetteer = gazetteer, .asked = asked, .summary = &summary};
	struct job job = {&import, arena};
	orr_arena_init(&import.line_arena, LINE_ARENA_BYTES);
	enum orr_code code = with_lines(asked->path, import_file, &job, err);
	orr_arena_done(&import.line_arena);
	if (code == ORR_OK)
		code = finish(gazetteer, asked->dry_run, &summary, err);
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		*out = summary;
	return code;
}

/* Lines parted by tabs of which each is put; those that begin with # are comments. */
struct facts {
	struct orr_gazetteer *gazetteer;
	enum orr_code (*put)(struct orr_gazetteer *gazetteer, char *column[], size_t count,
			     struct orr_error *err);
};

static enum orr_code put_country(struct orr_gazetteer *gazetteer, char *column[], size_t count,
				 struct orr_error *err)
{
	if (count < 5)
		return orr_fail(err, ORR_E_INVALID, "a country's line has %zu columns", count);
	return orr_gazetteer_put_country(gazetteer, column[0], column[1], column[4], err);
}

static enum orr_code put_region(struct orr_gazetteer *gazetteer, char *column[], size_t count,
				struct orr_error *err)
{
	char *point = strchr(column[0], '.');
	if (count < 2 || point == NULL)
		return orr_fail(err, ORR_E_INVALID, "a region's line has no code such as US.AL");
	if (column[1][0] == '\0') /* Monaco's only one has no name */
		return ORR_OK;
	*point = '\0';
	return orr_gazetteer_put_region(gazetteer, column[0], point + 1, column[1], err);
}

static enum orr_code put_facts(void *context, struct orr_record_reader *records, struct orr_error *err)
{
	const struct facts *facts = context;
	struct orr_record record;
	struct orr_arena arena;
	bool more = true;
	orr_arena_init(&arena, LINE_ARENA_BYTES);
	enum orr_code code = orr_records_next(records, &record, &more, err);
	while (code == ORR_OK && more) {
		char *column[COLUMN_MAX], *line = orr_arena_text(&arena, record.text, record.length);
		if (line == NULL)
			code = orr_fail_memory(err);
		else if (line[0] != '#')
			code = facts->put(facts->gazetteer, column, split_tabs(line, column), err);
		orr_arena_reset(&arena);
		if (code == ORR_OK)
			code = orr_records_next(records, &record, &more, err);
	}
	orr_arena_done(&arena);
	return code;
}

static enum orr_code update_lines(void *context, struct orr_record_reader *records, struct orr_error *err)
{
	struct import *import = context;
	struct orr_record record;
	bool more;
	import->records = records;
	enum orr_code code = orr_records_next(records, &record, &more, err);
	return code == ORR_OK ? take_lines(import, record, more, true, err) : code;
}

enum orr_code orr_update_places(struct orr_gazetteer *gazetteer, const struct orr_place_import *asked,
				struct orr_arena *arena, struct orr_import_summary *out,
				struct orr_error *err)
{
	const char *countries = orr_arena_format(arena, "%s/countryInfo.txt", asked->path);
	const char *regions = orr_arena_format(arena, "%s/admin1Codes.txt", asked->path);
	struct orr_place_import cities = *asked;
	cities.path = orr_arena_format(arena, "%s/cities15000.txt", asked->path);
	struct orr_import_summary summary = {.source = ORR_GEONAMES_SOURCE};
	struct import import = {.gazetteer = gazetteer, .asked = &cities, .summary = &summary};
	const struct orr_place_source source = {.name = ORR_GEONAMES_SOURCE,
						.attribution = ORR_GEONAMES_ATTRIBUTION};
	if (countries == NULL || regions == NULL || cities.path == NULL)
		return orr_fail_memory(err);
	enum orr_code code = orr_gazetteer_change(gazetteer, &source, true, err);
	if (code == ORR_OK)
		code = with_lines(countries, put_facts, &(struct facts){gazetteer, put_country}, err);
	if (code == ORR_OK)
		code = with_lines(regions, put_facts, &(struct facts){gazetteer, put_region}, err);
	orr_arena_init(&import.line_arena, LINE_ARENA_BYTES);
	if (code == ORR_OK)
		code = with_lines(cities.path, update_lines, &import, err);
	orr_arena_done(&import.line_arena);
	if (code == ORR_OK)
		code = finish(gazetteer, asked->dry_run, &summary, err);
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		*out = summary;
	return code;
}
