/* SPDX-License-Identifier: Apache-2.0 */
/* The handle of the gazetteer's file, its statements, and SQLite's failures in words. */
#include "adapters/gazetteer/store.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "adapters/gazetteer/places.h"
#include "adapters/sqlite/error.h"
#include "adapters/sqlite/library.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"

#define PLACE_COLUMNS                                                                               \
	"p.id, p.name, p.region, p.region_code, p.district, p.country, ifnull(c.name, p.country), " \
	"p.zone, p.lat, p.lon, p.population, p.source, p.source_id, ifnull(c.iso3, '')"
#define FROM_NAME " FROM name n JOIN place p ON p.id = n.place LEFT JOIN country c ON c.code = p.country "
/* With min(), SQLite takes the bare columns from the row of the minimum: the key is that of the best level. */
#define BEST_FIRST " GROUP BY p.id ORDER BY 15, p.population DESC, p.id"

static const char *const questions[ORR_PLACES_QUESTION_COUNT] = {
	[ORR_PLACES_EXACT] = "SELECT " PLACE_COLUMNS ", min(n.level), n.key" FROM_NAME
			     "WHERE n.key IN (?1, ?2)" BEST_FIRST,
	[ORR_PLACES_BEGINNING] = "SELECT " PLACE_COLUMNS ", min(n.level) * 0, n.key" FROM_NAME
				 "WHERE n.key > ?1 AND n.key < ?2" BEST_FIRST,
	[ORR_PLACES_SIMILAR] = "SELECT " PLACE_COLUMNS ", min(n.level) * 0, n.key" FROM_NAME
			       "WHERE n.id IN (SELECT rowid FROM similar WHERE similar MATCH ?1 "
			       "ORDER BY rank LIMIT 1000) GROUP BY n.id ORDER BY p.population DESC, p.id",
	[ORR_PLACES_BOX] =
		"SELECT p.id, p.lat, p.lon FROM box b JOIN place p ON p.id = b.id "
		"WHERE b.max_lat >= ?1 AND b.min_lat <= ?2 AND b.max_lon >= ?3 AND b.min_lon <= ?4",
	[ORR_PLACES_BY_ID] = "SELECT " PLACE_COLUMNS
			     " FROM place p LEFT JOIN country c ON c.code = p.country WHERE p.id = ?1",
	[ORR_PLACES_NAMES_OF] = "SELECT other_names FROM place WHERE id = ?1",
};

static const struct orr_gazetteer_ops ops;

struct orr_places *orr_places_of(struct orr_gazetteer *port)
{
	_Static_assert(offsetof(struct orr_places, port) == 0, "the port is first");
	assert(port->ops == &ops);
	return (struct orr_places *)port;
}

/* SQLITE_ERROR: a table that is not there. */
enum orr_code orr_places_fail(const struct orr_places *places, sqlite3 *db, struct orr_error *err)
{
	char mend[PATH_MAX + 64];
	const int result = sqlite3_extended_errcode(db);
	const struct orr_sqlite_file file = {places->file, mend, db};
	snprintf(mend, sizeof mend, "orrery place update --data %s makes a good one", places->folder);
	return orr_sqlite_error(
		&file, result == SQLITE_ERROR || result == SQLITE_NOTADB ? SQLITE_CORRUPT : result, err);
}

enum orr_code orr_places_prepare(const struct orr_places *places, sqlite3 *db, const char *sql,
				 sqlite3_stmt **out, struct orr_error *err)
{
	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) != SQLITE_OK)
		return orr_places_fail(places, db, err);
	return ORR_OK;
}

enum orr_code orr_places_exec(const struct orr_places *places, sqlite3 *db, const char *sql,
			      struct orr_error *err)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return orr_places_fail(places, db, err);
	return ORR_OK;
}

enum orr_code orr_places_run(const struct orr_places *places, sqlite3 *db, sqlite3_stmt *statement,
			     struct orr_error *err)
{
	const bool done = sqlite3_step(statement) == SQLITE_DONE;
	const enum orr_code code = done ? ORR_OK : orr_places_fail(places, db, err);
	sqlite3_reset(statement);
	return code;
}

const char *orr_places_text(sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);
	return text != NULL ? (const char *)text : "";
}

static enum orr_code read_number(const struct orr_places *places, sqlite3 *db, const char *sql, int64_t *out,
				 struct orr_error *err)
{
	sqlite3_stmt *statement = NULL;
	enum orr_code code = orr_places_prepare(places, db, sql, &statement, err);
	if (code == ORR_OK && sqlite3_step(statement) == SQLITE_ROW)
		*out = sqlite3_column_int64(statement, 0);
	else if (code == ORR_OK)
		code = orr_places_fail(places, db, err);
	sqlite3_finalize(statement);
	return code;
}

static enum orr_code check_format(const struct orr_places *places, sqlite3 *db, struct orr_error *err)
{
	int64_t application = 0, version = 0;
	enum orr_code code = read_number(places, db, "PRAGMA application_id", &application, err);
	if (code == ORR_OK)
		code = read_number(places, db, "PRAGMA user_version", &version, err);
	if (code == ORR_OK && (application != ORR_PLACES_APPLICATION_ID || version != ORR_PLACES_VERSION))
		return orr_fail(err, ORR_E_INVALID,
				"%s is %s; orrery place update --data %s makes a good one", places->file,
				application != ORR_PLACES_APPLICATION_ID ? "not a file that Orrery made"
				: version < ORR_PLACES_VERSION           ? "of an older format"
									 : "of a newer format",
				places->folder);
	return code;
}

enum orr_code orr_places_ready(struct orr_places *places, struct orr_error *err)
{
	sqlite3 *db = NULL;
	if (places->db != NULL)
		return ORR_OK;
	if (!orr_file_exists(places->file))
		return orr_fail(err, ORR_E_NOT_FOUND,
				"there is no gazetteer at %s; orrery place update --data %s makes it",
				places->file, places->folder);
	enum orr_code code = ORR_OK;
	if (sqlite3_open_v2(places->file, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		code = orr_places_fail(places, db, err);
	if (code == ORR_OK)
		code = check_format(places, db, err);
	if (code != ORR_OK) {
		sqlite3_close(db);
		return code;
	}
	places->db = db;
	return ORR_OK;
}

enum orr_code orr_places_ask(struct orr_places *places, enum orr_places_question question, sqlite3_stmt **out,
			     struct orr_error *err)
{
	sqlite3_stmt **statement = &places->question[question];
	enum orr_code code = ORR_OK;
	if (*statement == NULL)
		code = orr_places_prepare(places, places->db, questions[question], statement, err);
	if (code != ORR_OK)
		return code;
	sqlite3_reset(*statement);
	sqlite3_clear_bindings(*statement);
	*out = *statement;
	return ORR_OK;
}

/* The chain: each row's text behind the digest of all before it. */
static void chain(struct orr_buf *row, unsigned char digest[ORR_HASH_BYTES])
{
	orr_hash(row->data, row->length, digest);
	orr_buf_clear(row);
	orr_buf_put(row, digest, ORR_HASH_BYTES);
}

static enum orr_code chain_rows(const struct orr_places *places, sqlite3 *db, const char *sql,
				struct orr_buf *row, unsigned char digest[ORR_HASH_BYTES],
				struct orr_error *err)
{
	sqlite3_stmt *statement = NULL;
	enum orr_code code = orr_places_prepare(places, db, sql, &statement, err);
	int step = SQLITE_DONE;
	while (code == ORR_OK && (step = sqlite3_step(statement)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			if (sqlite3_column_type(statement, i) == SQLITE_FLOAT)
				orr_buf_format(row, "%.17g", sqlite3_column_double(statement, i));
			else
				orr_buf_text(row, orr_places_text(statement, i));
			orr_buf_char(row, '\t');
		}
		chain(row, digest);
	}
	if (code == ORR_OK && step != SQLITE_DONE)
		code = orr_places_fail(places, db, err);
	sqlite3_finalize(statement);
	return code;
}

enum orr_code orr_places_digest(const struct orr_places *places, sqlite3 *db,
				char out[2 * ORR_PLACES_ID_BYTES + 1], struct orr_error *err)
{
	enum { ROW_MAX_BYTES = 1 << 22 };
	unsigned char digest[ORR_HASH_BYTES] = {0};
	struct orr_buf row;
	orr_buf_init(&row, ROW_MAX_BYTES);
	orr_buf_text(&row, "orrery places 1");
	enum orr_code code = chain_rows(places, db,
					"SELECT p.*, c.iso3, c.name FROM place p LEFT JOIN country c ON "
					"c.code = p.country ORDER BY p.id",
					&row, digest, err);
	if (code == ORR_OK)
		code = chain_rows(places, db, "SELECT * FROM source ORDER BY name", &row, digest, err);
	if (code == ORR_OK && row.failed)
		code = orr_fail_memory(err);
	orr_buf_done(&row);
	if (code == ORR_OK)
		orr_hash_hex(digest, ORR_PLACES_ID_BYTES, out);
	return code;
}

static enum orr_code read_sources(struct orr_places *places, struct orr_arena *arena,
				  struct orr_gazetteer_info *out, struct orr_error *err)
{
	sqlite3_stmt *row = NULL;
	enum orr_code code = orr_places_prepare(places, places->db,
						"SELECT name, attribution, (SELECT count(*) FROM place WHERE "
						"source = source.name) FROM source ORDER BY name",
						&row, err);
	while (code == ORR_OK && out->source_count < ORR_PLACE_SOURCE_MAX && sqlite3_step(row) == SQLITE_ROW)
		out->source[out->source_count++] = (struct orr_place_source){
			.name = orr_arena_format(arena, "%s", orr_places_text(row, 0)),
			.attribution = orr_arena_format(arena, "%s", orr_places_text(row, 1)),
			.places = sqlite3_column_int64(row, 2)};
	sqlite3_finalize(row);
	return code;
}

static enum orr_code read_id(struct orr_places *places, bool verify, struct orr_arena *arena,
			     struct orr_gazetteer_info *out, struct orr_error *err)
{
	char id[2 * ORR_PLACES_ID_BYTES + 1];
	sqlite3_stmt *row = NULL;
	enum orr_code code = orr_places_prepare(places, places->db, "SELECT id FROM meta", &row, err);
	if (code == ORR_OK && sqlite3_step(row) == SQLITE_ROW)
		out->id = orr_arena_format(arena, "%s", orr_places_text(row, 0));
	sqlite3_finalize(row);
	if (code == ORR_OK && verify)
		code = orr_places_digest(places, places->db, id, err);
	if (code != ORR_OK)
		return code;
	if (out->id == NULL || (verify && strcmp(out->id, id) != 0))
		return orr_fail(
			err, ORR_E_CORRUPT,
			"%s is damaged: its content does not match its id; orrery place update --data "
			"%s makes a good one",
			places->file, places->folder);
	return ORR_OK;
}

static enum orr_code info(struct orr_gazetteer *self, bool verify, struct orr_arena *arena,
			  struct orr_gazetteer_info *out, struct orr_error *err)
{
	struct orr_places *places = orr_places_of(self);
	struct orr_gazetteer_info found = {.file = places->file};
	enum orr_code code = orr_places_ready(places, err);
	if (code == ORR_OK)
		code = read_id(places, verify, arena, &found, err);
	if (code == ORR_OK)
		code = read_sources(places, arena, &found, err);
	if (code == ORR_OK)
		code = read_number(places, places->db, "SELECT count(*) FROM place", &found.places, err);
	if (code == ORR_OK)
		code = read_number(places, places->db, "SELECT count(*) FROM name", &found.names, err);
	if (code == ORR_OK)
		code = read_number(places, places->db,
				   "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
				   &found.size_bytes, err);
	if (code != ORR_OK)
		return code;
	*out = found;
	return ORR_OK;
}

static void close_places(struct orr_gazetteer *self)
{
	struct orr_places *places = orr_places_of(self);
	orr_places_give_up(places);
	for (size_t i = 0; i < ORR_PLACES_QUESTION_COUNT; i++)
		sqlite3_finalize(places->question[i]);
	sqlite3_close(places->db);
	orr_free(places);
}

static const struct orr_gazetteer_ops ops = {
	.name = "sqlite",
	.find = orr_places_find,
	.nearest = orr_places_nearest,
	.info = info,
	.change = orr_places_change,
	.put_country = orr_places_put_country,
	.put_region = orr_places_put_region,
	.put = orr_places_put,
	.commit = orr_places_commit,
	.close = close_places,
};

enum orr_code orr_places_open(struct orr_gazetteer **out, const char *folder, struct orr_error *err)
{
	struct orr_places *places =
		orr_sqlite_library_start() == SQLITE_OK ? orr_calloc(1, sizeof *places) : NULL;
	if (places == NULL)
		return orr_fail_memory(err);
	places->port.ops = &ops;
	const int folder_length = snprintf(places->folder, sizeof places->folder, "%s", folder);
	const int length = snprintf(places->file, sizeof places->file, "%s/%s", folder, ORR_PLACES_FILE);
	if (folder_length < 0 || length < 0 || length >= (int)sizeof places->file) {
		orr_free(places);
		return orr_fail(err, ORR_E_INVALID, "the path of the gazetteer is too long");
	}
	*out = &places->port;
	return ORR_OK;
}
