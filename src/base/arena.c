/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks that double in size, given out front to back; what is not given out is closed to ASan. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ORR_ARENA_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ORR_ARENA_ASAN 1
#endif

enum {
	ALIGNMENT = alignof(max_align_t),
	FIRST_BLOCK_BYTES = 4096,
	LARGEST_BLOCK_BYTES = 1 << 20,
};

#ifdef ORR_ARENA_ASAN
/*
 * Declared here: the header that has them belongs to the compiler and may be missing where the library is
 * not.
 */
void orr_asan_shut(const volatile void *memory, size_t bytes) __asm__("__asan_poison_memory_region");
void orr_asan_unshut(const volatile void *memory, size_t bytes) __asm__("__asan_unpoison_memory_region");
enum { GAP_BYTES = ALIGNMENT }; /* between two pieces, so that running over the first one's end is seen */

static void shut(const void *memory, size_t bytes)
{
	orr_asan_shut(memory, bytes);
}

static void unshut(const void *memory, size_t bytes)
{
	orr_asan_unshut(memory, bytes);
}
#else
enum { GAP_BYTES = 0 };

static void shut(const void *memory, size_t bytes)
{
	(void)memory;
	(void)bytes;
}

static void unshut(const void *memory, size_t bytes)
{
	(void)memory;
	(void)bytes;
}
#endif

struct orr_arena_block {
	struct orr_arena_block *previous;
	size_t size, used; /* of bytes[] */
	alignas(max_align_t) unsigned char bytes[];
};

struct orr_arena_cleanup {
	struct orr_arena_cleanup *previous;
	void (*run)(void *object);
	void *object;
};

void orr_arena_init(struct orr_arena *arena, size_t max_bytes)
{
	*arena = (struct orr_arena){.max_bytes = max_bytes};
}

void orr_arena_reset(struct orr_arena *arena)
{
	/* One at a time off the list: a cleanup may still allocate, and even register another. */
	while (arena->cleanup != NULL) {
		struct orr_arena_cleanup *cleanup = arena->cleanup;

		arena->cleanup = cleanup->previous;
		cleanup->run(cleanup->object);
	}
	while (arena->block != NULL) {
		struct orr_arena_block *block = arena->block;

		arena->block = block->previous;
		block->used = 0;
		shut(block->bytes, block->size);
		block->previous = arena->spare;
		arena->spare = block;
	}
}

static void free_spares(struct orr_arena *arena)
{
	while (arena->spare != NULL) {
		struct orr_arena_block *block = arena->spare;

		arena->spare = block->previous;
		arena->used_bytes -= sizeof *block + block->size;
		unshut(block->bytes, block->size);
		orr_free(block);
	}
}

void orr_arena_done(struct orr_arena *arena)
{
	orr_arena_reset(arena);
	free_spares(arena);
	arena->max_bytes = 0;
}

/*
 * Size of the next block: the doubled last one, at least `need`, cut down to `need` where the cap is near. 0:
 * does not fit.
 */
static size_t next_size(const struct orr_arena *arena, size_t need)
{
	size_t size = FIRST_BLOCK_BYTES - sizeof(struct orr_arena_block);
	size_t left = arena->max_bytes - arena->used_bytes;

	if (left < sizeof(struct orr_arena_block) || left - sizeof(struct orr_arena_block) < need)
		return 0;
	left -= sizeof(struct orr_arena_block);
	if (arena->block != NULL && arena->block->size >= size)
		size = arena->block->size < LARGEST_BLOCK_BYTES / 2 ? 2 * arena->block->size
								    : (size_t)LARGEST_BLOCK_BYTES;
	if (size < need || size > left)
		size = need;
	return size;
}

static struct orr_arena_block *new_block(struct orr_arena *arena, size_t need)
{
	size_t size = next_size(arena, need);
	if (size == 0 && arena->spare != NULL) {
		free_spares(arena);
		size = next_size(arena, need);
	}
	struct orr_arena_block *block = size == 0 ? NULL : orr_malloc(sizeof *block + size);

	if (block == NULL)
		return NULL;
	block->size = size;
	block->used = 0;
	shut(block->bytes, size);
	arena->used_bytes += sizeof *block + size;
	return block;
}

/* The spare blocks lie in the order in which they were first needed: work that repeats finds its own at once. */
static struct orr_arena_block *take_spare(struct orr_arena *arena, size_t need)
{
	for (struct orr_arena_block **at = &arena->spare; *at != NULL; at = &(*at)->previous) {
		struct orr_arena_block *block = *at;
		if (block->size < need)
			continue;
		*at = block->previous;
		return block;
	}
	return NULL;
}

static struct orr_arena_block *add_block(struct orr_arena *arena, size_t need)
{
	struct orr_arena_block *block = take_spare(arena, need);
	if (block == NULL)
		block = new_block(arena, need);
	if (block == NULL)
		return NULL;
	struct orr_arena_block *top = arena->block;
	/* A piece as large as its block goes below the top one, whose rest stays in use. */
	if (top != NULL && block->size == need && top->size - top->used > need / 4) {
		block->previous = top->previous;
		top->previous = block;
	} else {
		block->previous = top;
		arena->block = block;
	}
	return block;
}

void *orr_arena_alloc(struct orr_arena *arena, size_t bytes)
{
	struct orr_arena_block *block = arena->block;

	if (bytes > SIZE_MAX - 2 * (size_t)ALIGNMENT - GAP_BYTES)
		return NULL;
	size_t need = ((bytes == 0 ? 1 : bytes) + GAP_BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (block == NULL || block->size - block->used < need)
		block = add_block(arena, need);
	if (block == NULL)
		return NULL;
	void *memory = block->bytes + block->used;
	block->used += need;
	unshut(memory, bytes);
	return memset(memory, 0, bytes);
}

void *orr_arena_array(struct orr_arena *arena, size_t count, size_t bytes)
{
	if (bytes != 0 && count > SIZE_MAX / bytes)
		return NULL;
	return orr_arena_alloc(arena, count * bytes);
}

char *orr_arena_text(struct orr_arena *arena, const char *text, size_t length)
{
	char *copy = length == SIZE_MAX ? NULL : orr_arena_alloc(arena, length + 1);

	if (copy != NULL && length > 0)
		memcpy(copy, text, length);
	return copy;
}

char *orr_arena_format(struct orr_arena *arena, const char *format, ...)
{
	char short_text[128]; /* enough for most, which are formatted once only */
	va_list args;

	va_start(args, format);
	int length = vsnprintf(short_text, sizeof short_text, format, args);
	va_end(args);
	if (length >= 0 && (size_t)length < sizeof short_text)
		return orr_arena_text(arena, short_text, (size_t)length);
	char *text = length < 0 ? NULL : orr_arena_alloc(arena, (size_t)length + 1);
	if (text == NULL)
		return NULL;
	va_start(args, format);
	(void)vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}

int orr_arena_on_reset(struct orr_arena *arena, void (*run)(void *object), void *object)
{
	struct orr_arena_cleanup *cleanup = orr_arena_alloc(arena, sizeof *cleanup);

	if (cleanup == NULL)
		return -1;
	*cleanup = (struct orr_arena_cleanup){.previous = arena->cleanup, .run = run, .object = object};
	arena->cleanup = cleanup;
	return 0;
}
