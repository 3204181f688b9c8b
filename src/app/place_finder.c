/* SPDX-License-Identifier: Apache-2.0 */
/* Handles of the gazetteer shared out among threads, and what was found before. */
#include "app/place_finder.h"

#include <string.h>

#include "base/lock.h"
#include "base/memory.h"

/* Some 1.2 KB an answer: what is kept stays below the cap whatever the input says. */
enum { HANDLE_MAX = 256, BUCKET_COUNT = 1 << 14, KEPT_MAX_BYTES = 48 << 20 };

struct kept {
	struct kept *next;
	const char *key;
	struct orr_place_answer answer;
};

struct orr_place_finder {
	struct orr_lock lock; /* over all that follows */
	orr_gazetteer_opener *open;
	void *context;
	struct orr_gazetteer *idle[HANDLE_MAX];
	size_t idle_count;
	struct orr_arena arena; /* of what is kept */
	struct kept *bucket[BUCKET_COUNT];
};

enum orr_code orr_place_finder_open(struct orr_place_finder **out, orr_gazetteer_opener *open, void *context,
				    struct orr_error *err)
{
	struct orr_place_finder *finder = orr_calloc(1, sizeof *finder);
	if (finder == NULL)
		return orr_fail_memory(err);
	finder->open = open;
	finder->context = context;
	orr_lock_init(&finder->lock);
	orr_arena_init(&finder->arena, KEPT_MAX_BYTES);
	*out = finder;
	return ORR_OK;
}

void orr_place_finder_close(struct orr_place_finder *finder)
{
	if (finder == NULL)
		return;
	for (size_t i = 0; i < finder->idle_count; i++)
		orr_gazetteer_close(finder->idle[i]);
	orr_arena_done(&finder->arena);
	orr_lock_done(&finder->lock);
	orr_free(finder);
}

/* FNV-1a. */
static size_t bucket_of(const char *key)
{
	uint32_t hash = 2166136261u;
	for (const unsigned char *at = (const unsigned char *)key; *at != '\0'; at++)
		hash = (hash ^ *at) * 16777619u;
	return hash % BUCKET_COUNT;
}

static const struct kept *look_up(const struct orr_place_finder *finder, const char *key)
{
	const struct kept *kept = finder->bucket[bucket_of(key)];
	while (kept != NULL && strcmp(kept->key, key) != 0)
		kept = kept->next;
	return kept;
}

static bool copy(struct orr_arena *arena, const char **text)
{
	if (*text != NULL)
		*text = orr_arena_text(arena, *text, strlen(*text));
	return *text != NULL;
}

/* Keep an answer; without room it is found again next time. */
static void keep(struct orr_place_finder *finder, const char *key, const struct orr_place_answer *answer)
{
	struct kept *kept = orr_arena_alloc(&finder->arena, sizeof *kept);
	if (kept == NULL || look_up(finder, key) != NULL)
		return;
	kept->key = key;
	kept->answer = *answer;
	struct orr_place *place = &kept->answer.place;
	const char **const texts[] = {&kept->key,          &place->name,     &place->region,
				      &place->region_code, &place->district, &place->country_code,
				      &place->country,     &place->zone,     &place->source,
				      &place->source_id};
	const size_t count = answer->code == ORR_OK ? sizeof texts / sizeof texts[0] : 1;
	for (size_t i = 0; i < count; i++)
		if (!copy(&finder->arena, texts[i]))
			return;
	struct kept **bucket = &finder->bucket[bucket_of(key)];
	kept->next = *bucket;
	*bucket = kept;
}

/* The kept answer, or a handle to find it with; the handle is the caller's until it is given back. */
static enum orr_code begin(struct orr_place_finder *finder, const char *key, struct orr_place_answer *out,
			   struct orr_gazetteer **out_handle)
{
	enum orr_code code = ORR_OK;
	orr_lock_take(&finder->lock);
	const struct kept *kept = look_up(finder, key);
	if (kept != NULL)
		*out = kept->answer;
	else if (finder->idle_count > 0)
		*out_handle = finder->idle[--finder->idle_count];
	else
		code = finder->open(finder->context, out_handle, &out->err);
	orr_lock_give(&finder->lock);
	return code;
}

static void end(struct orr_place_finder *finder, const char *key, const struct orr_place_answer *answer,
		struct orr_gazetteer *handle)
{
	const bool lasting =
		answer->code == ORR_OK || answer->code == ORR_E_NOT_FOUND || answer->code == ORR_E_INVALID;
	orr_lock_take(&finder->lock);
	if (lasting)
		keep(finder, key, answer);
	const bool room = finder->idle_count < HANDLE_MAX;
	if (room)
		finder->idle[finder->idle_count++] = handle;
	orr_lock_give(&finder->lock);
	if (!room)
		orr_gazetteer_close(handle);
}

enum orr_code orr_place_finder_ask(struct orr_place_finder *finder, const char *key,
				   orr_place_question *question, const void *asked, struct orr_arena *arena,
				   struct orr_place_answer *out)
{
	struct orr_gazetteer *handle = NULL;
	struct orr_place_answer answer = {0};
	answer.code = begin(finder, key, &answer, &handle);
	if (handle != NULL) {
		answer.code = question(handle, asked, arena, &answer);
		end(finder, key, &answer, handle);
	} else if (answer.err.code != ORR_OK) {
		answer.code = answer.err.code;
	}
	*out = answer;
	return answer.code;
}
