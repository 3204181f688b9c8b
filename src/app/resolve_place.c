/* SPDX-License-Identifier: Apache-2.0 */
/* From the name of a birth's place to coordinates and zone, and from coordinates to the zone. */
#include "app/resolve_place.h"

#include <stdio.h>
#include <string.h>

/* More places of one name than any text has; what lies behind would be small. */
enum { CANDIDATE_MAX = 200, SHOWN_MAX = 3 };

/* Bearers of exactly the name, by the first reading that has any; *out_reading is which. */
static enum orr_code find_exact(struct orr_gazetteer *gazetteer, const struct orr_place_readings *readings,
				struct orr_arena *arena, struct orr_place_list *out, size_t *out_reading,
				struct orr_error *err)
{
	out->count = 0;
	for (*out_reading = 0; *out_reading < readings->count; ++*out_reading) {
		struct orr_place_query query = readings->reading[*out_reading];
		query.loosest = ORR_PLACE_OTHER_NAME;
		query.limit = CANDIDATE_MAX;
		enum orr_code code = orr_gazetteer_find(gazetteer, &query, arena, out, err);
		if (code != ORR_OK || out->count > 0)
			return code;
	}
	*out_reading = 0;
	return ORR_OK;
}

enum orr_code orr_find_places(struct orr_gazetteer *gazetteer, const char *text, size_t limit,
			      struct orr_arena *arena, struct orr_place_list *out, struct orr_error *err)
{
	struct orr_place_readings readings;
	struct orr_place_list exact;
	size_t reading = 0;
	enum orr_code code = orr_place_read(text, arena, &readings, err);
	if (code == ORR_OK)
		code = find_exact(gazetteer, &readings, arena, &exact, &reading, err);
	if (code != ORR_OK)
		return code;
	readings.reading[reading].limit = limit;
	return orr_gazetteer_find(gazetteer, &readings.reading[reading], arena, out, err);
}

/* "A, B, C; D, E, F" of the first few places. */
static const char *shown(const struct orr_place_list *list, struct orr_arena *arena)
{
	const char *text = "";
	for (size_t i = 0; i < list->count && i < SHOWN_MAX && text != NULL; i++) {
		const char *words = orr_place_words(&list->found[i].place, arena);
		text = words == NULL ? NULL
				     : orr_arena_format(arena, "%s%s%s", text, i > 0 ? "; " : "", words);
	}
	return text;
}

static enum orr_code fail_unknown(struct orr_gazetteer *gazetteer, const char *text,
				  struct orr_place_query query, struct orr_arena *arena,
				  struct orr_error *err)
{
	struct orr_place_list near;
	query.limit = SHOWN_MAX;
	enum orr_code code = orr_gazetteer_find(gazetteer, &query, arena, &near, err);
	/* A name that is known, but nowhere that the text says. */
	if (code == ORR_OK && near.count == 0 && query.qualifier_count > 0) {
		query.qualifier_count = 0;
		code = orr_gazetteer_find(gazetteer, &query, arena, &near, err);
	}
	if (code != ORR_OK)
		return code;
	const char *words = shown(&near, arena);
	if (words == NULL)
		return orr_fail_memory(err);
	return orr_fail_field(err, ORR_E_NOT_FOUND, "place",
			      "the place \"%s\" is not in the gazetteer%s%s; give latitude and longitude, or "
			      "add it with orrery place import",
			      text, near.count > 0 ? ", which has " : "", words);
}

static enum orr_code fail_several(const char *text, const struct orr_place_list *list,
				  struct orr_arena *arena, struct orr_error *err)
{
	const char *words = shown(list, arena);
	if (words == NULL)
		return orr_fail_memory(err);
	return orr_fail_field(err, ORR_E_INVALID, "place",
			      "the place \"%s\" may be one of %zu: %s%s; add the region or country behind a "
			      "comma, or give latitude and longitude",
			      text, list->count, words, list->count > SHOWN_MAX ? "; ..." : "");
}

static enum orr_code by_name(struct orr_gazetteer *gazetteer, const void *asked, struct orr_arena *arena,
			     struct orr_place_answer *out)
{
	const char *text = asked;
	struct orr_place_readings readings;
	struct orr_place_list list;
	size_t reading;
	enum orr_code code = orr_place_read(text, arena, &readings, &out->err);
	if (code == ORR_OK)
		code = find_exact(gazetteer, &readings, arena, &list, &reading, &out->err);
	if (code != ORR_OK)
		return code;
	if (list.count == 0)
		return fail_unknown(gazetteer, text, readings.reading[0], arena, &out->err);
	const struct orr_place_found *chosen = orr_place_choose(&list);
	if (chosen == NULL)
		return fail_several(text, &list, arena, &out->err);
	out->place = chosen->place;
	return ORR_OK;
}

static enum orr_code by_coordinates(struct orr_gazetteer *gazetteer, const void *asked,
				    struct orr_arena *arena, struct orr_place_answer *out)
{
	const struct orr_coordinates *at = asked;
	struct orr_place_list list;
	enum orr_code code = orr_gazetteer_nearest(gazetteer, *at, 1, arena, &list, &out->err);
	if (code != ORR_OK)
		return code;
	if (list.count == 0 || list.found[0].distance_km > ORR_ZONE_REACH_KM)
		return orr_fail_field(
			&out->err, ORR_E_NOT_FOUND, "zone",
			"no zone is given, and no place of the gazetteer lies within %d km of %.4f, "
			"%.4f to take it from; give a zone such as Europe/Paris",
			ORR_ZONE_REACH_KM, at->lat_deg, at->lon_deg);
	out->place = list.found[0].place;
	out->distance_km = list.found[0].distance_km;
	return ORR_OK;
}

/* The answer's error; a gazetteer that is not there or not usable is the fault of the field that wanted it. */
static enum orr_code fail_answer(const struct orr_place_answer *answer, const char *field,
				 struct orr_error *err)
{
	*err = answer->err;
	if (err->field[0] == '\0')
		snprintf(err->field, sizeof err->field, "%s", field);
	return answer->code;
}

#define COORDINATES_NOTE "coordinates are those of "
#define ZONE_NOTE "no zone was given: "

enum orr_place_note orr_place_note_kind(const char *text)
{
	if (strncmp(text, COORDINATES_NOTE, sizeof COORDINATES_NOTE - 1) == 0)
		return ORR_NOTE_COORDINATES;
	return strncmp(text, ZONE_NOTE, sizeof ZONE_NOTE - 1) == 0 ? ORR_NOTE_ZONE : ORR_NOTE_OTHER;
}

static enum orr_code take_zone_of_nearest(struct orr_place_finder *finder, struct orr_birth *birth,
					  struct orr_arena *arena, struct orr_place_notes *notes,
					  struct orr_error *err)
{
	const struct orr_coordinates at = {birth->lat_deg, birth->lon_deg};
	struct orr_place_answer answer;
	const char *key = orr_arena_format(arena, "near %.9f %.9f", at.lat_deg, at.lon_deg);
	if (key == NULL)
		return orr_fail_memory(err);
	if (orr_place_finder_ask(finder, key, by_coordinates, &at, arena, &answer) != ORR_OK)
		return fail_answer(&answer, "zone", err);
	const char *words = orr_place_words(&answer.place, arena);
	notes->zone = words == NULL ? NULL
				    : orr_arena_format(arena,
						       ZONE_NOTE "%s is that of %s, the nearest place of the "
								 "gazetteer, %.0f km away (%s)",
						       answer.place.zone, words, answer.distance_km,
						       answer.place.source);
	birth->zone_name = answer.place.zone;
	return notes->zone != NULL ? ORR_OK : orr_fail_memory(err);
}

static enum orr_code take_place(struct orr_place_finder *finder, struct orr_birth *birth,
				struct orr_arena *arena, struct orr_place_notes *notes, struct orr_error *err)
{
	struct orr_place_answer answer;
	const char *key = orr_arena_format(arena, "name %s", birth->location);
	if (key == NULL)
		return orr_fail_memory(err);
	if (orr_place_finder_ask(finder, key, by_name, birth->location, arena, &answer) != ORR_OK)
		return fail_answer(&answer, "place", err);
	const struct orr_place place = answer.place;
	const char *words = orr_place_words(&place, arena);
	if (words == NULL)
		return orr_fail_memory(err);
	notes->coordinates = orr_arena_format(arena, COORDINATES_NOTE "%s (%s)", words, place.source);
	birth->lat_deg = place.lat_deg;
	birth->lon_deg = place.lon_deg;
	birth->at_place = false;
	if (birth->zone_kind == ORR_ZONE_OF_PLACE) {
		birth->zone_name = place.zone;
		notes->zone = orr_arena_format(arena, ZONE_NOTE "%s is that of %s (%s)", place.zone, words,
					       place.source);
		if (notes->zone == NULL)
			return orr_fail_memory(err);
	}
	return notes->coordinates != NULL ? ORR_OK : orr_fail_memory(err);
}

enum orr_code orr_birth_locate(struct orr_place_finder *finder, struct orr_birth *birth,
			       struct orr_arena *arena, struct orr_place_notes *out_notes,
			       struct orr_error *err)
{
	*out_notes = (struct orr_place_notes){0};
	if (!birth->at_place && birth->zone_kind != ORR_ZONE_OF_PLACE)
		return ORR_OK;
	if (finder == NULL)
		return orr_fail_field(err, ORR_E_NOT_FOUND, birth->at_place ? "place" : "zone",
				      "there is no gazetteer to take %s from; give %s",
				      birth->at_place ? "coordinates" : "a zone",
				      birth->at_place ? "latitude and longitude" : "a zone");
	enum orr_code code = birth->at_place ? take_place(finder, birth, arena, out_notes, err)
					     : take_zone_of_nearest(finder, birth, arena, out_notes, err);
	if (code == ORR_OK && birth->zone_kind == ORR_ZONE_OF_PLACE)
		birth->zone_kind = ORR_ZONE_IANA;
	return code;
}
