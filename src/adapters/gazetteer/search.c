/* SPDX-License-Identifier: Apache-2.0 */
/* Places by name and by coordinates. */
#include <math.h>
#include <string.h>

#include "adapters/gazetteer/store.h"
#include "base/buf.h"
#include "base/nearest.h"
#include "core/trig.h"

/* Columns of a place's row; see PLACE_COLUMNS in store.c. */
enum { ISO3_COLUMN = 13, LEVEL_COLUMN = 14, KEY_COLUMN = 15 };

struct search {
	struct orr_places *places;
	const struct orr_place_query *query;
	struct orr_arena *arena;
	struct orr_place_found *found;
	size_t *distance; /* in letters, of similar names */
	size_t count, limit;
};

/* Strings are SQLite's, valid until the next step. */
static struct orr_place borrowed(sqlite3_stmt *row)
{
	return (struct orr_place){
		.id = sqlite3_column_int64(row, 0),
		.name = orr_places_text(row, 1),
		.region = orr_places_text(row, 2),
		.region_code = orr_places_text(row, 3),
		.district = orr_places_text(row, 4),
		.country_code = orr_places_text(row, 5),
		.country = orr_places_text(row, 6),
		.zone = orr_places_text(row, 7),
		.lat_deg = sqlite3_column_double(row, 8),
		.lon_deg = sqlite3_column_double(row, 9),
		.population = sqlite3_column_int64(row, 10),
		.source = orr_places_text(row, 11),
		.source_id = orr_places_text(row, 12),
	};
}

/* The same with strings of its own; false when the arena is full. */
static bool keep(struct orr_place *place, struct orr_arena *arena)
{
	const char **const texts[] = {&place->name,     &place->region,  &place->region_code,
				      &place->district, &place->country, &place->country_code,
				      &place->zone,     &place->source,  &place->source_id};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if ((*texts[i] = orr_arena_text(arena, *texts[i], strlen(*texts[i]))) == NULL)
			return false;
	return true;
}

/* The name of a place that has this key, as it is written. */
static enum orr_code find_written(struct search *search, const struct orr_place *place, const char *key,
				  const char **out, struct orr_error *err)
{
	sqlite3_stmt *row = NULL;
	*out = place->name;
	enum orr_code code = orr_places_ask(search->places, ORR_PLACES_NAMES_OF, &row, err);
	if (code != ORR_OK)
		return code;
	sqlite3_bind_int64(row, 1, place->id);
	const char *names = sqlite3_step(row) == SQLITE_ROW ? orr_places_text(row, 0) : "";
	const char *at = place->name;
	for (size_t length = strlen(at);; at = names, length = strcspn(at, "\n")) {
		const char *name = orr_arena_text(search->arena, at, length);
		const char *bare = name ? orr_place_key(name, ORR_UMLAUTS_BARE, search->arena) : NULL;
		const char *spelled = name ? orr_place_key(name, ORR_UMLAUTS_SPELLED, search->arena) : NULL;
		if (bare == NULL || spelled == NULL)
			return orr_fail_memory(err);
		if (strcmp(bare, key) == 0 || strcmp(spelled, key) == 0) {
			*out = name;
			break;
		}
		if (at != place->name)
			names = at + length + (at[length] == '\n' ? 1 : 0);
		if (names[0] == '\0')
			break;
	}
	sqlite3_reset(row);
	return ORR_OK;
}

static bool known(const struct search *search, int64_t id)
{
	for (size_t i = 0; i < search->count; i++)
		if (search->found[i].place.id == id)
			return true;
	return false;
}

/* Letters that may differ: one in short names, two from eight letters on, none below four. */
static size_t allowed(const char *key)
{
	const size_t length = strlen(key);
	return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/* Where a similar name belongs: the nearer the better, the population's order kept among equals. */
static size_t position(const struct search *search, size_t distance)
{
	size_t at = search->count;
	while (at > 0 && search->distance[at - 1] > distance)
		at--;
	return at;
}

static enum orr_code take(struct search *search, sqlite3_stmt *row, enum orr_place_match match,
			  struct orr_error *err)
{
	struct orr_place place = borrowed(row);
	const char *key = orr_places_text(row, KEY_COLUMN);
	size_t distance = 0;
	if (known(search, place.id))
		return ORR_OK;
	if (match == ORR_PLACE_SIMILAR) {
		distance = orr_edit_distance(search->query->key, key);
		if (distance > allowed(search->query->key))
			return ORR_OK;
	}
	if (!orr_place_lies_in(search->query, &place, orr_places_text(row, ISO3_COLUMN), search->arena))
		return ORR_OK;
	const size_t at = position(search, distance);
	if (at == search->limit)
		return ORR_OK;
	struct orr_place_found found = {.place = place, .match = match};
	enum orr_code code = keep(&found.place, search->arena) ? ORR_OK : orr_fail_memory(err);
	if (code == ORR_OK)
		code = find_written(search, &found.place, key, &found.matched, err);
	if (code != ORR_OK)
		return code;
	search->count += search->count < search->limit ? 1 : 0;
	for (size_t i = search->count - 1; i > at; i--) {
		search->found[i] = search->found[i - 1];
		search->distance[i] = search->distance[i - 1];
	}
	search->found[at] = found;
	search->distance[at] = distance;
	return ORR_OK;
}

/* All rows of a question; a similar name may come up behind a full list, others may not. */
static enum orr_code take_rows(struct search *search, sqlite3_stmt *rows, enum orr_place_match match,
			       struct orr_error *err)
{
	int step = SQLITE_DONE;
	enum orr_code code = ORR_OK;
	while (code == ORR_OK && (match == ORR_PLACE_SIMILAR || search->count < search->limit) &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW) {
		const enum orr_place_match exact = sqlite3_column_int(rows, LEVEL_COLUMN) == 0
							   ? ORR_PLACE_OWN_NAME
							   : ORR_PLACE_OTHER_NAME;
		const enum orr_place_match is = match == ORR_PLACE_OWN_NAME ? exact : match;
		if (is <= search->query->loosest)
			code = take(search, rows, is, err);
	}
	if (code == ORR_OK && step != SQLITE_DONE && step != SQLITE_ROW)
		code = orr_places_fail(search->places, search->places->db, err);
	sqlite3_reset(rows);
	return code;
}

static enum orr_code find_exact(struct search *search, struct orr_error *err)
{
	sqlite3_stmt *rows = NULL;
	enum orr_code code = orr_places_ask(search->places, ORR_PLACES_EXACT, &rows, err);
	if (code != ORR_OK)
		return code;
	sqlite3_bind_text(rows, 1, search->query->key, -1, SQLITE_STATIC);
	sqlite3_bind_text(rows, 2, search->query->spelled, -1, SQLITE_STATIC);
	return take_rows(search, rows, ORR_PLACE_OWN_NAME, err);
}

static enum orr_code find_beginning(struct search *search, struct orr_error *err)
{
	sqlite3_stmt *rows = NULL;
	/* The last code point of all stands behind every continuation. */
	const char *end = orr_arena_format(search->arena, "%s\xf4\x8f\xbf\xbf", search->query->key);
	enum orr_code code = orr_places_ask(search->places, ORR_PLACES_BEGINNING, &rows, err);
	if (code != ORR_OK || end == NULL)
		return code != ORR_OK ? code : orr_fail_memory(err);
	sqlite3_bind_text(rows, 1, search->query->key, -1, SQLITE_STATIC);
	sqlite3_bind_text(rows, 2, end, -1, SQLITE_STATIC);
	return take_rows(search, rows, ORR_PLACE_BEGINNING, err);
}

/* Names that share most groups of three letters; how many letters differ decides. */
static enum orr_code find_similar(struct search *search, struct orr_error *err)
{
	enum { MATCH_MAX_BYTES = 1 << 12 };
	const char *key = search->query->key;
	const size_t length = strlen(key);
	sqlite3_stmt *rows = NULL;
	if (length < 4 || length > ORR_EDIT_DISTANCE_MAX_BYTES ||
	    strspn(key, " abcdefghijklmnopqrstuvwxyz0123456789") != length)
		return ORR_OK;
	struct orr_buf match;
	orr_buf_init(&match, MATCH_MAX_BYTES);
	for (size_t i = 0; i + 3 <= length; i++)
		orr_buf_format(&match, "%s\"%.3s\"", i > 0 ? " OR " : "", key + i);
	enum orr_code code = match.failed ? orr_fail_memory(err)
					  : orr_places_ask(search->places, ORR_PLACES_SIMILAR, &rows, err);
	if (code == ORR_OK) {
		sqlite3_bind_text(rows, 1, match.data, (int)match.length, SQLITE_STATIC);
		code = take_rows(search, rows, ORR_PLACE_SIMILAR, err);
	}
	orr_buf_done(&match);
	return code;
}

static enum orr_code begin(struct search *search, struct orr_error *err)
{
	search->found = orr_arena_array(search->arena, search->limit, sizeof *search->found);
	search->distance = orr_arena_array(search->arena, search->limit, sizeof *search->distance);
	if (search->found == NULL || search->distance == NULL)
		return orr_fail_memory(err);
	return orr_places_ready(search->places, err);
}

enum orr_code orr_places_find(struct orr_gazetteer *self, const struct orr_place_query *query,
			      struct orr_arena *arena, struct orr_place_list *out, struct orr_error *err)
{
	struct search search = {
		.places = orr_places_of(self), .query = query, .arena = arena, .limit = query->limit};
	enum orr_code code = begin(&search, err);
	if (code == ORR_OK)
		code = find_exact(&search, err);
	if (code == ORR_OK && query->loosest >= ORR_PLACE_BEGINNING)
		code = find_beginning(&search, err);
	if (code == ORR_OK && query->loosest >= ORR_PLACE_SIMILAR && search.count == 0)
		code = find_similar(&search, err);
	if (code != ORR_OK)
		return code;
	*out = (struct orr_place_list){search.found, search.count};
	return ORR_OK;
}

/* The mean radius of the Earth (IUGG): 6371.0088 km; a degree of a great circle of it. */
static const double radius_km = 6371.0088, degree_km = 111.195;

struct near {
	double distance_km;
	int64_t id;
};

struct nearest {
	struct near *near;
	size_t count, limit;
	struct orr_coordinates at;
};

/* Haversine formula. */
static double distance_km(double lat1_deg, double lon1_deg, double lat2_deg, double lon2_deg)
{
	const double north = orr_sin_deg((lat2_deg - lat1_deg) / 2),
		     east = orr_sin_deg((lon2_deg - lon1_deg) / 2);
	const double square = north * north + orr_cos_deg(lat1_deg) * orr_cos_deg(lat2_deg) * east * east;
	return 2 * radius_km * orr_asin(sqrt(fmin(1.0, square)));
}

static void add_near(struct nearest *nearest, sqlite3_stmt *row)
{
	const struct near near = {.distance_km = distance_km(nearest->at.lat_deg, nearest->at.lon_deg,
							     sqlite3_column_double(row, 1),
							     sqlite3_column_double(row, 2)),
				  .id = sqlite3_column_int64(row, 0)};
	size_t at = nearest->count;
	while (at > 0 && (nearest->near[at - 1].distance_km > near.distance_km ||
			  (!(nearest->near[at - 1].distance_km < near.distance_km) &&
			   nearest->near[at - 1].id > near.id)))
		at--;
	if (at == nearest->limit)
		return;
	nearest->count += nearest->count < nearest->limit ? 1 : 0;
	for (size_t i = nearest->count - 1; i > at; i--)
		nearest->near[i] = nearest->near[i - 1];
	nearest->near[at] = near;
}

/* Every place in a box of coordinates; the box's numbers are rounded outwards by far more than the R*Tree's single precision. */
static enum orr_code look_in(struct orr_places *places, struct nearest *nearest, double half_deg,
			     double from_lon_deg, double to_lon_deg, struct orr_error *err)
{
	sqlite3_stmt *rows = NULL;
	int step;
	enum orr_code code = orr_places_ask(places, ORR_PLACES_BOX, &rows, err);
	if (code != ORR_OK)
		return code;
	sqlite3_bind_double(rows, 1, nearest->at.lat_deg - half_deg - 0.001);
	sqlite3_bind_double(rows, 2, nearest->at.lat_deg + half_deg + 0.001);
	sqlite3_bind_double(rows, 3, from_lon_deg - 0.001);
	sqlite3_bind_double(rows, 4, to_lon_deg + 0.001);
	while ((step = sqlite3_step(rows)) == SQLITE_ROW)
		add_near(nearest, rows);
	if (step != SQLITE_DONE)
		code = orr_places_fail(places, places->db, err);
	sqlite3_reset(rows);
	return code;
}

/* Everything within `reach_km`: the circle's own width in longitude, over the date line in two boxes; about a pole all longitudes. */
static enum orr_code look_within(struct orr_places *places, struct nearest *nearest, double reach_km,
				 struct orr_error *err)
{
	const double half_deg = reach_km / degree_km, lon_deg = nearest->at.lon_deg;
	double wide_deg = 180;
	nearest->count = 0;
	if (fabs(nearest->at.lat_deg) + half_deg < 89.9)
		wide_deg = fmin(180, orr_asin_deg(orr_sin_deg(half_deg) / orr_cos_deg(nearest->at.lat_deg)));
	if (wide_deg >= 180)
		return look_in(places, nearest, half_deg, -180, 180, err);
	enum orr_code code = look_in(places, nearest, half_deg, fmax(-180, lon_deg - wide_deg),
				     fmin(180, lon_deg + wide_deg), err);
	if (code == ORR_OK && lon_deg - wide_deg < -180)
		code = look_in(places, nearest, half_deg, lon_deg - wide_deg + 360, 180, err);
	if (code == ORR_OK && lon_deg + wide_deg > 180)
		code = look_in(places, nearest, half_deg, -180, lon_deg + wide_deg - 360, err);
	return code;
}

static enum orr_code fetch(struct search *search, const struct nearest *nearest, struct orr_error *err)
{
	for (size_t i = 0; i < nearest->count; i++) {
		sqlite3_stmt *row = NULL;
		enum orr_code code = orr_places_ask(search->places, ORR_PLACES_BY_ID, &row, err);
		if (code != ORR_OK)
			return code;
		sqlite3_bind_int64(row, 1, nearest->near[i].id);
		if (sqlite3_step(row) != SQLITE_ROW)
			return orr_places_fail(search->places, search->places->db, err);
		struct orr_place_found *found = &search->found[search->count++];
		*found = (struct orr_place_found){.place = borrowed(row),
						  .distance_km = nearest->near[i].distance_km};
		const bool kept = keep(&found->place, search->arena);
		sqlite3_reset(row);
		if (!kept)
			return orr_fail_memory(err);
		found->matched = found->place.name;
	}
	return ORR_OK;
}

enum orr_code orr_places_nearest(struct orr_gazetteer *self, struct orr_coordinates at, size_t limit,
				 struct orr_arena *arena, struct orr_place_list *out, struct orr_error *err)
{
	enum { FIRST_REACH_KM = 20, WHOLE_EARTH_KM = 20040 };
	struct search search = {.places = orr_places_of(self), .arena = arena, .limit = limit};
	struct nearest nearest = {
		.near = orr_arena_array(arena, limit, sizeof(struct near)), .limit = limit, .at = at};
	enum orr_code code = nearest.near != NULL ? begin(&search, err) : orr_fail_memory(err);
	/* What lies within the reach is known completely; what the box holds beyond may have a nearer rival outside. */
	bool complete = false;
	for (int reach_km = FIRST_REACH_KM; code == ORR_OK && !complete; reach_km *= 3) {
		const bool everywhere = reach_km >= WHOLE_EARTH_KM / 4;
		code = look_within(search.places, &nearest, everywhere ? WHOLE_EARTH_KM : reach_km, err);
		complete = everywhere ||
			   (nearest.count == limit && nearest.near[limit - 1].distance_km <= reach_km);
	}
	if (code == ORR_OK)
		code = fetch(&search, &nearest, err);
	if (code != ORR_OK)
		return code;
	*out = (struct orr_place_list){search.found, search.count};
	return ORR_OK;
}
