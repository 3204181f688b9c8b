/* SPDX-License-Identifier: Apache-2.0 */
/* What is asked of the gazetteer. */
#include "model/place_query.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Words that are shortened by custom, as they stand after folding. */
static const struct {
	const char *brief, *full;
} words[] = {{"st", "saint"}, {"ste", "sainte"}, {"sankt", "saint"}, {"mt", "mount"}, {"ft", "fort"}};

static const char *written_out(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i].brief) == length && strncmp(words[i].brief, word, length) == 0)
			return words[i].full;
	return NULL;
}

const char *orr_place_key(const char *text, enum orr_umlauts umlauts, struct orr_arena *arena)
{
	/* A word grows by three bytes at most ("st" with its blank: six for three). */
	const size_t length = strlen(text);
	char *folded = orr_arena_alloc(arena, length + 1), *key = orr_arena_alloc(arena, 2 * length + 4);
	if (folded == NULL || key == NULL)
		return NULL;
	orr_utf8_fold(text, umlauts, folded);
	char *to = key;
	for (const char *word = folded; *word != '\0';) {
		const size_t span = strcspn(word, " ");
		const char *full = written_out(word, span);
		const size_t size = full != NULL ? strlen(full) : span;
		memcpy(to, full != NULL ? full : word, size);
		to += size;
		word += span;
		if (*word == ' ')
			*to++ = *word++;
	}
	*to = '\0';
	return key;
}

static bool set_name(struct orr_place_query *query, const char *name, struct orr_arena *arena)
{
	query->key = orr_place_key(name, ORR_UMLAUTS_BARE, arena);
	query->spelled = orr_place_key(name, ORR_UMLAUTS_SPELLED, arena);
	return query->key != NULL && query->spelled != NULL;
}

/* The parts between the commas: a name and its qualifiers; empty parts say nothing. */
static enum orr_code split(const char *text, struct orr_arena *arena, struct orr_place_query *query,
			   const char **out_name, struct orr_error *err)
{
	for (const char *at = text; at != NULL;) {
		const char *comma = strchr(at, ',');
		const size_t length = comma != NULL ? (size_t)(comma - at) : strlen(at);
		const char *part = orr_arena_text(arena, at, length);
		const char *key = part != NULL ? orr_place_key(part, ORR_UMLAUTS_BARE, arena) : NULL;
		if (key == NULL)
			return orr_fail_memory(err);
		at = comma != NULL ? comma + 1 : NULL;
		if (key[0] == '\0')
			continue;
		if (*out_name == NULL) {
			*out_name = part;
		} else if (query->qualifier_count == ORR_PLACE_QUALIFIER_MAX) {
			return orr_fail_field(err, ORR_E_INVALID, "place",
					      "place \"%s\" has too many commas; give name, region, country",
					      text);
		} else {
			query->qualifier[query->qualifier_count++] = key;
		}
	}
	if (*out_name == NULL)
		return orr_fail_field(err, ORR_E_INVALID, "place",
				      "place \"%s\" names no place; give name, region, country", text);
	return set_name(query, *out_name, arena) ? ORR_OK : orr_fail_memory(err);
}

/* "20", "20e", "3eme", "1er": a city's numbered district. */
static bool is_district_number(const char *word)
{
	static const char *const tails[] = {"", "e", "er", "eme", "o"};
	const char *tail = word + strspn(word, "0123456789");
	if (tail == word || tail > word + 2)
		return false;
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (strcmp(tail, tails[i]) == 0)
			return true;
	return false;
}

/* Where the last `count` words of a key begin; NULL when nothing would be left before them. */
static const char *last_words(const char *key, int count)
{
	const char *at = key + strlen(key);
	while (at > key && count > 0)
		if (*--at == ' ')
			count--;
	return count == 0 ? at + 1 : NULL;
}

/* A further reading: the first one's name ends before `tail`, which becomes a qualifier when it is asked for as one. */
static bool add_reading(struct orr_place_readings *out, const char *tail, bool qualifies,
			struct orr_arena *arena)
{
	struct orr_place_query query = out->reading[0];
	if (qualifies && query.qualifier_count == ORR_PLACE_QUALIFIER_MAX)
		return true;
	/* Umlauts of the shortened name are left bare: its keys of both kinds are the same. */
	query.key = query.spelled = orr_arena_text(arena, query.key, (size_t)(tail - 1 - query.key));
	if (qualifies)
		query.qualifier[query.qualifier_count++] = tail;
	out->reading[out->count++] = query;
	return query.key != NULL;
}

enum orr_code orr_place_read(const char *text, struct orr_arena *arena, struct orr_place_readings *out,
			     struct orr_error *err)
{
	struct orr_place_readings readings = {
		.count = 1, .reading = {{.loosest = ORR_PLACE_SIMILAR, .limit = ORR_PLACE_LIMIT}}};
	const char *name = NULL;
	enum orr_code code = split(text, arena, &readings.reading[0], &name, err);
	if (code != ORR_OK)
		return code;
	const char *key = readings.reading[0].key;
	assert(key != NULL); /* split() gave one */
	const char *tail = last_words(key, 1);
	bool complete = true;
	if (tail != NULL && is_district_number(tail))
		complete = add_reading(&readings, tail, false, arena);
	for (int count = 1; count <= 2 && complete; count++)
		if ((tail = last_words(key, count)) != NULL)
			complete = add_reading(&readings, tail, true, arena);
	if (!complete)
		return orr_fail_memory(err);
	*out = readings;
	return ORR_OK;
}

static bool same_key(const char *key, const char *text, struct orr_arena *arena)
{
	const char *other = orr_place_key(text, ORR_UMLAUTS_BARE, arena);
	return other != NULL && other[0] != '\0' && strcmp(key, other) == 0;
}

static bool is_number(const char *text)
{
	return text[strspn(text, "0123456789")] == '\0';
}

/* Numbers of regions are nobody's usage and would be taken for those of districts. */
static bool qualifies(const char *key, const struct orr_place *place, const char *country_iso3,
		      struct orr_arena *arena)
{
	const char *alias = orr_country_alias(key);
	if (alias != NULL && strcmp(alias, place->country_code) == 0)
		return true;
	if (!is_number(place->region_code) && same_key(key, place->region_code, arena))
		return true;
	return same_key(key, place->region, arena) || same_key(key, place->district, arena) ||
	       same_key(key, place->country, arena) || same_key(key, place->country_code, arena) ||
	       same_key(key, country_iso3, arena);
}

bool orr_place_lies_in(const struct orr_place_query *query, const struct orr_place *place,
		       const char *country_iso3, struct orr_arena *arena)
{
	for (size_t i = 0; i < query->qualifier_count; i++)
		if (!qualifies(query->qualifier[i], place, country_iso3, arena))
			return false;
	return true;
}

/* How much larger a place must be than another of its name to be meant without saying so. */
enum { LARGER = 10 };

static bool same_place(const struct orr_place *a, const struct orr_place *b)
{
	return strcmp(a->country_code, b->country_code) == 0 && fabs(a->lat_deg - b->lat_deg) < 0.1 &&
	       fabs(a->lon_deg - b->lon_deg) < 0.1;
}

static bool outranks(const struct orr_place_found *a, const struct orr_place_found *b)
{
	const int64_t other = b->place.population > 0 ? b->place.population : 1;
	if (a->place.population / LARGER >= other)
		return true;
	return a->match < b->match && a->place.population >= b->place.population;
}

const struct orr_place_found *orr_place_choose(const struct orr_place_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct orr_place_found *candidate = &list->found[i];
		bool stands_out = true;
		for (size_t j = 0; j < list->count && stands_out; j++) {
			const struct orr_place_found *other = &list->found[j];
			stands_out = j == i || outranks(candidate, other) ||
				     (i < j && same_place(&candidate->place, &other->place));
		}
		if (stands_out)
			return candidate;
	}
	return NULL;
}

const char *orr_place_words(const struct orr_place *place, struct orr_arena *arena)
{
	const bool has_region = place->region[0] != '\0' && strcmp(place->region, place->name) != 0;
	return orr_arena_format(arena, "%s%s%s, %s", place->name, has_region ? ", " : "",
				has_region ? place->region : "", place->country);
}
