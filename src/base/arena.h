/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that lives as long as one piece of work: given from blocks, given back all at once, with a cap. */
#ifndef ORR_BASE_ARENA_H
#define ORR_BASE_ARENA_H

#include <stddef.h>

struct orr_arena_block;
struct orr_arena_cleanup;

/* Caller's memory; see orr_arena_init. One thread at a time. */
struct orr_arena {
	struct orr_arena_block *block; /* the one that gives, and the full ones behind it */
	struct orr_arena_block *spare; /* kept over a reset */
	struct orr_arena_cleanup *cleanup;
	size_t used_bytes, max_bytes;
};

/** Empty arena that will hold at most `max_bytes` (block overhead included). Allocates nothing yet. */
void orr_arena_init(struct orr_arena *arena, size_t max_bytes);
/**
 * Run the cleanups in reverse order and take everything back; the arena may be used again. Its blocks are
 * kept, so that work that repeats does not ask the system again: spare ones still count against the cap, but
 * give way where it would be reached.
 */
void orr_arena_reset(struct orr_arena *arena);
/** The same, and the blocks go back to the system. */
void orr_arena_done(struct orr_arena *arena);

/**
 * `bytes` of zeroed memory aligned for any type, or NULL when the cap or the system's memory is reached. 0
 * bytes give a valid pointer.
 */
void *orr_arena_alloc(struct orr_arena *arena, size_t bytes);
/** Zeroed array; NULL also when count * bytes overflows. */
void *orr_arena_array(struct orr_arena *arena, size_t count, size_t bytes);
/** Copy of `length` bytes with a NUL added. */
char *orr_arena_text(struct orr_arena *arena, const char *text, size_t length);
/** printf into the arena. */
char *orr_arena_format(struct orr_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/**
 * Call `run(object)` at reset, last registered first. 0, or -1 when memory is out (then `run` is not
 * registered).
 */
int orr_arena_on_reset(struct orr_arena *arena, void (*run)(void *object), void *object);

#endif
