/* SPDX-License-Identifier: Apache-2.0 */
/* Sorted arrays of shared items. */
#include "adapters/memory/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ITEM_MAX_BYTES = 64 << 20, FIRST_CAPACITY = 16 };

static void release(struct orr_memory_item *item)
{
	if (item == NULL || --item->holders > 0)
		return;
	orr_arena_done(&item->arena);
	orr_free(item);
}

static struct orr_memory_item *item_make(const char *key, const struct orr_table *table, const void *object)
{
	struct orr_memory_item *item = orr_calloc(1, sizeof *item);
	if (item == NULL)
		return NULL;
	orr_arena_init(&item->arena, ITEM_MAX_BYTES);
	item->holders = 1;
	item->key = orr_arena_text(&item->arena, key, strlen(key));
	if (object != NULL)
		item->object = orr_arena_alloc(&item->arena, table->size);
	const bool good = item->key != NULL &&
			  (object == NULL || (item->object != NULL &&
					      orr_table_copy(table, object, &item->arena, item->object)));
	if (good)
		return item;
	release(item);
	return NULL;
}

bool orr_memory_state_copy(const struct orr_memory_state *state, struct orr_memory_state *out)
{
	struct orr_memory_state copy = {0};
	for (size_t kind = 0; kind < ORR_MEMORY_KIND_COUNT; kind++) {
		const struct orr_memory_set *from = &state->set[kind];
		struct orr_memory_set *to = &copy.set[kind];
		to->item = orr_calloc(from->count + FIRST_CAPACITY, sizeof(struct orr_memory_item *));
		if (to->item == NULL) {
			orr_memory_state_free(&copy);
			return false;
		}
		to->capacity = from->count + FIRST_CAPACITY;
		for (; to->count < from->count; to->count++) {
			to->item[to->count] = from->item[to->count];
			to->item[to->count]->holders++;
		}
	}
	*out = copy;
	return true;
}

void orr_memory_state_free(struct orr_memory_state *state)
{
	for (size_t kind = 0; kind < ORR_MEMORY_KIND_COUNT; kind++) {
		struct orr_memory_set *set = &state->set[kind];
		for (size_t i = 0; i < set->count; i++)
			release(set->item[i]);
		orr_free((void *)set->item);
	}
	*state = (struct orr_memory_state){0};
}

/* Where a key is, or would be. */
static size_t place_of(const struct orr_memory_set *set, const char *key)
{
	size_t low = 0, high = set->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (strcmp(set->item[middle]->key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_at(const struct orr_memory_set *set, size_t at, const char *key)
{
	return at < set->count && strcmp(set->item[at]->key, key) == 0;
}

const struct orr_memory_item *orr_memory_find(const struct orr_memory_set *set, const char *key)
{
	const size_t at = place_of(set, key);
	return is_at(set, at, key) ? set->item[at] : NULL;
}

static bool make_room(struct orr_memory_set *set)
{
	if (set->count < set->capacity)
		return true;
	const size_t capacity = set->capacity > 0 ? 2 * set->capacity : FIRST_CAPACITY;
	struct orr_memory_item **more =
		orr_realloc((void *)set->item, capacity * sizeof(struct orr_memory_item *));
	if (more == NULL)
		return false;
	set->item = more;
	set->capacity = capacity;
	return true;
}

enum orr_code orr_memory_put(struct orr_memory_set *set, const char *key, const struct orr_table *table,
			     const void *object, struct orr_error *err)
{
	const size_t at = place_of(set, key);
	struct orr_memory_item *item = item_make(key, table, object);
	if (item == NULL || !make_room(set)) {
		release(item);
		return orr_fail_memory(err);
	}
	if (is_at(set, at, key)) {
		release(set->item[at]);
	} else {
		memmove((void *)(set->item + at + 1), (const void *)(set->item + at),
			(set->count - at) * sizeof(struct orr_memory_item *));
		set->count++;
	}
	set->item[at] = item;
	return ORR_OK;
}

bool orr_memory_remove(struct orr_memory_set *set, const char *key)
{
	const size_t at = place_of(set, key);
	if (!is_at(set, at, key))
		return false;
	release(set->item[at]);
	set->count--;
	memmove((void *)(set->item + at), (const void *)(set->item + at + 1),
		(set->count - at) * sizeof(struct orr_memory_item *));
	return true;
}

enum orr_code orr_memory_get(const struct orr_memory_set *set, size_t count, const char *const keys[],
			     const struct orr_memory_out *to, void *out, struct orr_error *err)
{
	void **found = orr_arena_array(to->arena, count, sizeof(void *));
	if (found == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		const struct orr_memory_item *item = orr_memory_find(set, keys[i]);
		if (item == NULL)
			continue;
		found[i] = orr_arena_alloc(to->arena, to->table->size);
		if (found[i] == NULL || !orr_table_copy(to->table, item->object, to->arena, found[i]))
			return orr_fail_memory(err);
	}
	memcpy(out, (const void *)found, count * sizeof(void *));
	return ORR_OK;
}

/* The wanted objects of a set, the smallest `*out_count` of them in order: an insertion sort that drops what is behind the limit. */
static void select_first(const struct orr_memory_set *set, const struct orr_memory_list *list,
			 const void *first[], size_t *out_count)
{
	size_t count = 0;
	for (size_t i = 0; i < set->count; i++) {
		const void *object = set->item[i]->object;
		if (!list->wanted(object, list->query))
			continue;
		size_t at = count;
		while (at > 0 && list->order(first[at - 1], object) > 0)
			at--;
		if (at == list->limit)
			continue;
		count += count < list->limit;
		memmove((void *)(first + at + 1), (const void *)(first + at),
			(count - at - 1) * sizeof(void *));
		first[at] = object;
	}
	*out_count = count;
}

enum orr_code orr_memory_list(const struct orr_memory_set *set, const struct orr_memory_list *list,
			      const struct orr_memory_out *to, struct orr_memory_page *out,
			      struct orr_error *err)
{
	const void *first[ORR_PAGE_MAX];
	struct orr_memory_page page;
	assert(list->limit <= ORR_PAGE_MAX);
	select_first(set, list, first, &page.count);
	page.object = orr_arena_array(to->arena, page.count, to->table->size);
	if (page.object == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < page.count; i++)
		if (!orr_table_copy(to->table, first[i], to->arena,
				    (char *)page.object + i * to->table->size))
			return orr_fail_memory(err);
	*out = page;
	return ORR_OK;
}
