/* SPDX-License-Identifier: Apache-2.0 */
/* Inside this adapter: the handle, its statements, and SQLite's failures in words. */
#ifndef ORR_ADAPTERS_GAZETTEER_STORE_H
#define ORR_ADAPTERS_GAZETTEER_STORE_H

#include <limits.h>
#include <sqlite3.h>

#include "ports/gazetteer.h"

/* The format's version, in the file's user_version; "OrPl" is its application_id. */
enum { ORR_PLACES_VERSION = 1, ORR_PLACES_APPLICATION_ID = 0x4f72506c, ORR_PLACES_ID_BYTES = 16 };

enum orr_places_question {
	ORR_PLACES_EXACT,
	ORR_PLACES_BEGINNING,
	ORR_PLACES_SIMILAR,
	ORR_PLACES_BOX,
	ORR_PLACES_BY_ID,
	ORR_PLACES_NAMES_OF,
	ORR_PLACES_QUESTION_COUNT
};

struct orr_places {
	struct orr_gazetteer port;
	char folder[PATH_MAX], file[PATH_MAX];
	sqlite3 *db; /* the file, read only; NULL until the first question */
	sqlite3_stmt *question[ORR_PLACES_QUESTION_COUNT];
	sqlite3 *change; /* in memory; NULL outside a change */
	sqlite3_stmt *put_place, *find_country;
	char source[256];
};

struct orr_places *orr_places_of(struct orr_gazetteer *port);

/** SQLite's last failure on `db` as an error. Returns its code. */
enum orr_code orr_places_fail(const struct orr_places *places, sqlite3 *db, struct orr_error *err);
/** Open the file when it is not open yet. */
enum orr_code orr_places_ready(struct orr_places *places, struct orr_error *err) ORR_MUST_CHECK;
/** A statement about the open file, reset and without values; prepared once. */
enum orr_code orr_places_ask(struct orr_places *places, enum orr_places_question question, sqlite3_stmt **out,
			     struct orr_error *err) ORR_MUST_CHECK;
/** Run statements that give no rows. */
enum orr_code orr_places_exec(const struct orr_places *places, sqlite3 *db, const char *sql,
			      struct orr_error *err) ORR_MUST_CHECK;
/** Prepare one statement. */
enum orr_code orr_places_prepare(const struct orr_places *places, sqlite3 *db, const char *sql,
				 sqlite3_stmt **out, struct orr_error *err) ORR_MUST_CHECK;
/** Run a statement without rows to its end and reset it. */
enum orr_code orr_places_run(const struct orr_places *places, sqlite3 *db, sqlite3_stmt *statement,
			     struct orr_error *err) ORR_MUST_CHECK;
/** Text of a column, "" for null; valid until the next step. */
const char *orr_places_text(sqlite3_stmt *row, int column);

/** Id of the content: hex of a chain of BLAKE2b over every row, in their order. */
enum orr_code orr_places_digest(const struct orr_places *places, sqlite3 *db,
				char out[2 * ORR_PLACES_ID_BYTES + 1], struct orr_error *err) ORR_MUST_CHECK;

enum orr_code orr_places_find(struct orr_gazetteer *self, const struct orr_place_query *query,
			      struct orr_arena *arena, struct orr_place_list *out,
			      struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_places_nearest(struct orr_gazetteer *self, struct orr_coordinates at, size_t limit,
				 struct orr_arena *arena, struct orr_place_list *out,
				 struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_places_change(struct orr_gazetteer *self, const struct orr_place_source *source, bool anew,
				struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_places_put_country(struct orr_gazetteer *self, const char *code, const char *iso3,
				     const char *name, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_places_put_region(struct orr_gazetteer *self, const char *country, const char *code,
				    const char *name, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_places_put(struct orr_gazetteer *self, const struct orr_place_record *record,
			     struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_places_commit(struct orr_gazetteer *self, bool dry_run, bool *out_changed,
				struct orr_error *err) ORR_MUST_CHECK;
/** Forget a change that was begun. */
void orr_places_give_up(struct orr_places *places);

#endif
