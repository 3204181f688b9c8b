/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the memory adapter: what is stored, as sets of structs that are copied in, copied out and never changed. */
#ifndef ORR_ADAPTERS_MEMORY_STATE_H
#define ORR_ADAPTERS_MEMORY_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "codec/field.h"
#include "ports/store.h"

/* One struct with everything it points to. The states of before and after share what is the same in both. */
struct orr_memory_item {
	size_t holders;
	const char *key;
	void *object; /* NULL where the key says all */
	struct orr_arena arena;
};

/* Items in the order of their keys, byte by byte. */
struct orr_memory_set {
	struct orr_memory_item **item;
	size_t count, capacity;
};

/* The collections come first. */
enum orr_memory_kind {
	ORR_MEMORY_JOBS = ORR_COLLECTION_COUNT,
	ORR_MEMORY_EVENTS,
	ORR_MEMORY_MIGRATIONS, /* by version */
	ORR_MEMORY_NAMES,      /* that scripts made */
	ORR_MEMORY_KIND_COUNT
};

struct orr_memory_state {
	struct orr_memory_set set[ORR_MEMORY_KIND_COUNT];
};

/** The same items once more. false: memory ran out, `out` untouched. */
bool orr_memory_state_copy(const struct orr_memory_state *state, struct orr_memory_state *out);
void orr_memory_state_free(struct orr_memory_state *state);

/** Item of a key, or NULL. */
const struct orr_memory_item *orr_memory_find(const struct orr_memory_set *set, const char *key);
/** Copy an object in, in place of the one with its key. `table` and `object` may be NULL. Error ORR_E_UNAVAILABLE. */
enum orr_code orr_memory_put(struct orr_memory_set *set, const char *key, const struct orr_table *table,
			     const void *object, struct orr_error *err) ORR_MUST_CHECK;
/** Take an item away. false: there is none. */
bool orr_memory_remove(struct orr_memory_set *set, const char *key);

/* Objects on their way out: structs of a table, copied into the caller's arena. */
struct orr_memory_out {
	const struct orr_table *table;
	struct orr_arena *arena;
};

/** Objects by key into out[count], pointers to structs; NULL where there is none. Error ORR_E_UNAVAILABLE arena full, `out` untouched. */
enum orr_code orr_memory_get(const struct orr_memory_set *set, size_t count, const char *const keys[],
			     const struct orr_memory_out *to, void *out,
			     struct orr_error *err) ORR_MUST_CHECK;

/* Which objects a list has, in which order, and how many of them. */
struct orr_memory_list {
	bool (*wanted)(const void *object, const void *query);
	int (*order)(const void *object, const void *other);
	const void *query;
	size_t limit;
};
struct orr_memory_page {
	void *object; /* array of structs */
	size_t count;
};
/** The first objects of a list. Error ORR_E_UNAVAILABLE arena full, `out` untouched. */
enum orr_code orr_memory_list(const struct orr_memory_set *set, const struct orr_memory_list *list,
			      const struct orr_memory_out *to, struct orr_memory_page *out,
			      struct orr_error *err) ORR_MUST_CHECK;

#endif
