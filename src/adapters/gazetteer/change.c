/* SPDX-License-Identifier: Apache-2.0 */
/* A change of the gazetteer: places are staged, then the whole file is made anew, so that its bytes follow from its content alone. */
#include <stdio.h>
#include <string.h>

#include "adapters/gazetteer/store.h"
#include "base/file.h"
#include "base/stream.h"

/* What is kept, in the order of its key; `place` and what is derived from it are filled by the commit, from `staged`. */
static const char schema[] =
	"PRAGMA page_size = 4096; PRAGMA temp_store = MEMORY;"
	"CREATE TABLE meta(id TEXT NOT NULL);"
	"CREATE TABLE source(name TEXT PRIMARY KEY, attribution TEXT NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE country(code TEXT PRIMARY KEY, iso3 TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT "
	"NULL) "
	"WITHOUT ROWID;"
	"CREATE TABLE region(country TEXT, code TEXT, name TEXT NOT NULL, PRIMARY KEY(country, code)) "
	"WITHOUT ROWID;"
	"CREATE TABLE place(id INTEGER PRIMARY KEY, source TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT "
	"NOT NULL,"
	" other_names TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL, region_code TEXT NOT NULL,"
	" district TEXT NOT NULL, zone TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population "
	"INTEGER NOT NULL);"
	"CREATE TABLE name(id INTEGER PRIMARY KEY, key TEXT NOT NULL, place INTEGER NOT NULL, level INTEGER "
	"NOT NULL);"
	"CREATE UNIQUE INDEX name_key ON name(key, place);"
	"CREATE VIRTUAL TABLE box USING rtree(id, min_lat, max_lat, min_lon, max_lon);"
	"CREATE VIRTUAL TABLE similar USING fts5(key, content = '', detail = 'none', tokenize = 'trigram');"
	"CREATE TEMP TABLE staged(source TEXT, source_id TEXT, name TEXT, other_names TEXT, country TEXT, "
	"region TEXT,"
	" region_code TEXT, district TEXT, zone TEXT, lat REAL, lon REAL, population INTEGER,"
	" PRIMARY KEY(source, source_id)) WITHOUT ROWID;";

static const char copy_old[] = "INSERT INTO main.source SELECT * FROM old.source; INSERT INTO main.country "
			       "SELECT * FROM old.country;"
			       "INSERT INTO main.region SELECT * FROM old.region;"
			       "INSERT INTO staged SELECT source, source_id, name, other_names, country, "
			       "region, region_code, district, zone,"
			       " lat, lon, population FROM old.place; DETACH old;";

static const char fill[] =
	"INSERT INTO place SELECT row_number() OVER (ORDER BY s.source, s.source_id), s.source, s.source_id, "
	"s.name,"
	" ifnull(s.other_names, ''), s.country, coalesce(s.region, r.name, ''), ifnull(s.region_code, ''),"
	" ifnull(s.district, ''), s.zone, s.lat, s.lon, s.population"
	" FROM staged s LEFT JOIN region r ON r.country = s.country AND r.code = s.region_code"
	" ORDER BY s.source, s.source_id;"
	"INSERT INTO box SELECT id, lat, lat, lon, lon FROM place ORDER BY id;";

/* Latin names of four letters and more, up to what the edit distance takes. */
static const char fill_similar[] =
	"INSERT INTO similar(rowid, key) SELECT id, key FROM name"
	" WHERE key NOT GLOB '*[^ a-z0-9]*' AND length(key) BETWEEN 4 AND 64 ORDER BY id;"
	"INSERT INTO similar(similar) VALUES ('optimize');";

void orr_places_give_up(struct orr_places *places)
{
	sqlite3_finalize(places->put_place);
	sqlite3_finalize(places->find_country);
	sqlite3_close(places->change);
	places->put_place = places->find_country = NULL;
	places->change = NULL;
}

/* Take over what the file holds. One that cannot be read is left aside when the gazetteer is made anew. */
static enum orr_code take_over(struct orr_places *places, bool anew, struct orr_error *err)
{
	struct orr_error old_err = {0};
	sqlite3_stmt *attach = NULL;
	enum orr_code code = orr_places_ready(places, &old_err);
	if (code != ORR_OK) {
		if (anew && (code == ORR_E_NOT_FOUND || code == ORR_E_CORRUPT || code == ORR_E_INVALID))
			return ORR_OK;
		*err = old_err;
		return code;
	}
	code = orr_places_prepare(places, places->change, "ATTACH ?1 AS old", &attach, err);
	if (code == ORR_OK) {
		sqlite3_bind_text(attach, 1, places->file, -1, SQLITE_STATIC);
		code = orr_places_run(places, places->change, attach, err);
	}
	sqlite3_finalize(attach);
	return code == ORR_OK ? orr_places_exec(places, places->change, copy_old, err) : code;
}

/* One statement with up to three texts. */
static enum orr_code run_texts(struct orr_places *places, const char *sql, const char *const texts[],
			       size_t count, struct orr_error *err)
{
	sqlite3_stmt *statement = NULL;
	enum orr_code code = orr_places_prepare(places, places->change, sql, &statement, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < count; i++)
		sqlite3_bind_text(statement, (int)i + 1, texts[i], -1, SQLITE_STATIC);
	code = orr_places_run(places, places->change, statement, err);
	sqlite3_finalize(statement);
	return code;
}

static enum orr_code begin(struct orr_places *places, const struct orr_place_source *source, bool anew,
			   struct orr_error *err)
{
	if (sqlite3_open_v2(":memory:", &places->change,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
			    NULL) != SQLITE_OK)
		return orr_places_fail(places, places->change, err);
	enum orr_code code = orr_places_exec(places, places->change, schema, err);
	if (code == ORR_OK)
		code = take_over(places, anew, err);
	if (code == ORR_OK && anew)
		code = run_texts(places, "DELETE FROM staged WHERE source = ?1", &source->name, 1, err);
	if (code == ORR_OK)
		code = run_texts(places, "INSERT OR REPLACE INTO source VALUES (?1, ?2)",
				 (const char *const[]){source->name, source->attribution}, 2, err);
	if (code == ORR_OK)
		code = orr_places_prepare(places, places->change,
					  "INSERT OR REPLACE INTO staged VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
					  "?8, ?9, ?10, ?11, ?12)",
					  &places->put_place, err);
	if (code == ORR_OK)
		code = orr_places_prepare(
			places, places->change,
			"SELECT code FROM country WHERE code = upper(?1) OR iso3 = upper(?1) OR key = ?2 "
			"OR code = ?3 LIMIT 1",
			&places->find_country, err);
	return code == ORR_OK ? orr_places_exec(places, places->change, "BEGIN", err) : code;
}

enum orr_code orr_places_change(struct orr_gazetteer *self, const struct orr_place_source *source, bool anew,
				struct orr_error *err)
{
	struct orr_places *places = orr_places_of(self);
	orr_places_give_up(places);
	snprintf(places->source, sizeof places->source, "%s", source->name);
	enum orr_code code = begin(places, source, anew, err);
	if (code != ORR_OK)
		orr_places_give_up(places);
	return code;
}

enum { KEY_ARENA_BYTES = 1 << 20 };

enum orr_code orr_places_put_country(struct orr_gazetteer *self, const char *code, const char *iso3,
				     const char *name, struct orr_error *err)
{
	struct orr_arena arena;
	orr_arena_init(&arena, KEY_ARENA_BYTES);
	const char *key = orr_place_key(name, ORR_UMLAUTS_BARE, &arena);
	enum orr_code result = ORR_OK;
	if (key == NULL)
		result = orr_fail_memory(err);
	else
		result = run_texts(orr_places_of(self),
				   "INSERT OR REPLACE INTO country VALUES (?1, ?2, ?3, ?4)",
				   (const char *const[]){code, iso3, name, key}, 4, err);
	orr_arena_done(&arena);
	return result;
}

enum orr_code orr_places_put_region(struct orr_gazetteer *self, const char *country, const char *code,
				    const char *name, struct orr_error *err)
{
	return run_texts(orr_places_of(self), "INSERT OR REPLACE INTO region VALUES (?1, ?2, ?3)",
			 (const char *const[]){country, code, name}, 3, err);
}

/* The ISO code of a country's code or name, bound to the place that is put. */
static enum orr_code bind_country(struct orr_places *places, const char *country, struct orr_error *err)
{
	struct orr_arena arena;
	orr_arena_init(&arena, KEY_ARENA_BYTES);
	sqlite3_stmt *row = places->find_country;
	const char *key = orr_place_key(country, ORR_UMLAUTS_BARE, &arena);
	const char *alias = key != NULL ? orr_country_alias(key) : NULL;
	sqlite3_bind_text(row, 1, country, -1, SQLITE_STATIC);
	sqlite3_bind_text(row, 2, key, -1, SQLITE_STATIC);
	sqlite3_bind_text(row, 3, alias, -1, SQLITE_STATIC);
	enum orr_code code = ORR_OK;
	if (key == NULL)
		code = orr_fail_memory(err);
	else if (sqlite3_step(row) == SQLITE_ROW)
		sqlite3_bind_text(places->put_place, 5, orr_places_text(row, 0), -1, SQLITE_TRANSIENT);
	else
		code = orr_fail_field(
			err, ORR_E_INVALID, "country",
			"the country \"%s\" is not known; give its ISO code or its English name", country);
	sqlite3_reset(row);
	orr_arena_done(&arena);
	return code;
}

enum orr_code orr_places_put(struct orr_gazetteer *self, const struct orr_place_record *record,
			     struct orr_error *err)
{
	struct orr_places *places = orr_places_of(self);
	sqlite3_stmt *put = places->put_place;
	enum orr_code code = bind_country(places, record->country, err);
	if (code != ORR_OK)
		return code;
	const struct {
		int at;
		const char *text;
	} texts[] = {{1, places->source},      {2, record->source_id}, {3, record->name},
		     {4, record->other_names}, {6, record->region},    {7, record->region_code},
		     {8, record->district},    {9, record->zone}};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		sqlite3_bind_text(put, texts[i].at, texts[i].text, -1, SQLITE_STATIC);
	sqlite3_bind_double(put, 10, record->lat_deg);
	sqlite3_bind_double(put, 11, record->lon_deg);
	sqlite3_bind_int64(put, 12, record->population);
	return orr_places_run(places, places->change, put, err);
}

/* Both keys of one name; the place's own comes first, so that its level stays where another name has the same key. */
static enum orr_code add_name(struct orr_places *places, sqlite3_stmt *add, const char *name,
			      struct orr_arena *arena, struct orr_error *err)
{
	for (int kind = ORR_UMLAUTS_BARE; kind <= ORR_UMLAUTS_SPELLED; kind++) {
		const char *key = orr_place_key(name, (enum orr_umlauts)kind, arena);
		if (key == NULL)
			return orr_fail_memory(err);
		if (key[0] == '\0')
			continue;
		sqlite3_bind_text(add, 1, key, -1, SQLITE_STATIC);
		enum orr_code code = orr_places_run(places, places->change, add, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

static enum orr_code add_names_of(struct orr_places *places, sqlite3_stmt *add, sqlite3_stmt *row,
				  struct orr_arena *arena, struct orr_error *err)
{
	sqlite3_bind_int64(add, 2, sqlite3_column_int64(row, 0));
	sqlite3_bind_int(add, 3, 0);
	enum orr_code code = add_name(places, add, orr_places_text(row, 1), arena, err);
	sqlite3_bind_int(add, 3, 1);
	for (const char *at = orr_places_text(row, 2); code == ORR_OK && *at != '\0';) {
		const size_t length = strcspn(at, "\n");
		const char *name = orr_arena_text(arena, at, length);
		if (name == NULL)
			return orr_fail_memory(err);
		code = add_name(places, add, name, arena, err);
		at += length + (at[length] == '\n' ? 1 : 0);
	}
	return code;
}

static enum orr_code fill_names(struct orr_places *places, struct orr_error *err)
{
	enum { NAMES_ARENA_BYTES = 1 << 24 };
	sqlite3_stmt *add = NULL, *row = NULL;
	struct orr_arena arena;
	int step = SQLITE_DONE;
	orr_arena_init(&arena, NAMES_ARENA_BYTES);
	enum orr_code code = orr_places_prepare(
		places, places->change, "INSERT OR IGNORE INTO name(key, place, level) VALUES (?1, ?2, ?3)",
		&add, err);
	if (code == ORR_OK)
		code = orr_places_prepare(places, places->change,
					  "SELECT id, name, other_names FROM place ORDER BY id", &row, err);
	while (code == ORR_OK && (step = sqlite3_step(row)) == SQLITE_ROW) {
		code = add_names_of(places, add, row, &arena, err);
		orr_arena_reset(&arena);
	}
	if (code == ORR_OK && step != SQLITE_DONE)
		code = orr_places_fail(places, places->change, err);
	sqlite3_finalize(add);
	sqlite3_finalize(row);
	orr_arena_done(&arena);
	return code;
}

/* Whether the file has the content of this id already. */
static bool has_id(struct orr_places *places, const char *id)
{
	sqlite3_stmt *row = NULL;
	struct orr_error unread = {0};
	bool same = orr_places_ready(places, &unread) == ORR_OK &&
		    orr_places_prepare(places, places->db, "SELECT id FROM meta", &row, &unread) == ORR_OK &&
		    sqlite3_step(row) == SQLITE_ROW && strcmp(orr_places_text(row, 0), id) == 0;
	sqlite3_finalize(row);
	return same;
}

static enum orr_code write_file(struct orr_places *places, struct orr_error *err)
{
	sqlite3_int64 size = 0;
	enum orr_code code = orr_folder_make(places->folder, err);
	if (code != ORR_OK)
		return code;
	unsigned char *bytes = sqlite3_serialize(places->change, "main", &size, 0);
	if (bytes == NULL)
		return orr_fail_memory(err);
	code = orr_file_write(places->file, bytes, (size_t)size, err);
	sqlite3_free(bytes);
	return code;
}

/* The file's old state is left behind: the next question opens the new one. */
static void reopen(struct orr_places *places)
{
	for (size_t i = 0; i < ORR_PLACES_QUESTION_COUNT; i++) {
		sqlite3_finalize(places->question[i]);
		places->question[i] = NULL;
	}
	sqlite3_close(places->db);
	places->db = NULL;
}

static enum orr_code make(struct orr_places *places, char id[2 * ORR_PLACES_ID_BYTES + 1],
			  struct orr_error *err)
{
	char sql[160];
	enum orr_code code = orr_places_exec(places, places->change, fill, err);
	if (code == ORR_OK)
		code = fill_names(places, err);
	if (code == ORR_OK)
		code = orr_places_exec(places, places->change, fill_similar, err);
	if (code == ORR_OK)
		code = orr_places_digest(places, places->change, id, err);
	if (code == ORR_OK)
		code = run_texts(places, "INSERT INTO meta VALUES (?1)", (const char *const[]){id}, 1, err);
	if (code != ORR_OK)
		return code;
	snprintf(sql, sizeof sql, "COMMIT; PRAGMA application_id = %d; PRAGMA user_version = %d",
		 ORR_PLACES_APPLICATION_ID, ORR_PLACES_VERSION);
	return orr_places_exec(places, places->change, sql, err);
}

enum orr_code orr_places_commit(struct orr_gazetteer *self, bool dry_run, bool *out_changed,
				struct orr_error *err)
{
	struct orr_places *places = orr_places_of(self);
	char id[2 * ORR_PLACES_ID_BYTES + 1];
	enum orr_code code = make(places, id, err);
	const bool changed = code == ORR_OK && !has_id(places, id);
	if (changed && !dry_run) {
		code = write_file(places, err);
		reopen(places);
	}
	orr_places_give_up(places);
	if (code == ORR_OK)
		*out_changed = changed;
	return code;
}
