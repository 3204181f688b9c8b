/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite takes its memory where all of Orrery does. */
#include "adapters/sqlite/library.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* SQLite asks how large a block is: that stands in front of it, in a space that keeps the block aligned. */
union header {
	size_t bytes;
	max_align_t align;
};

static void *given(union header *header, int bytes)
{
	if (header == NULL)
		return NULL;
	header->bytes = (size_t)bytes;
	return header + 1;
}

static void *memory_malloc(int bytes)
{
	return given(orr_malloc(sizeof(union header) + (size_t)bytes), bytes);
}

static void memory_free(void *memory)
{
	orr_free(memory == NULL ? NULL : (union header *)memory - 1);
}

static void *memory_realloc(void *memory, int bytes)
{
	return given(orr_realloc((union header *)memory - 1, sizeof(union header) + (size_t)bytes), bytes);
}

static int memory_size(void *memory)
{
	return memory == NULL ? 0 : (int)((union header *)memory)[-1].bytes;
}

static int memory_round_up(int bytes)
{
	return (bytes + 7) & ~7;
}

static int memory_start(void *unused)
{
	(void)unused;
	return SQLITE_OK;
}

static void memory_stop(void *unused)
{
	(void)unused;
}

/* Where the process has started SQLite already, it stays as it is. */
static void configure(void)
{
	static const sqlite3_mem_methods methods = {.xMalloc = memory_malloc,
						    .xFree = memory_free,
						    .xRealloc = memory_realloc,
						    .xSize = memory_size,
						    .xRoundup = memory_round_up,
						    .xInit = memory_start,
						    .xShutdown = memory_stop};
	(void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
	/* Counting takes a lock at every request, and nobody asks for the figures. */
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int orr_sqlite_library_start(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	(void)pthread_once(&once, configure);
	return sqlite3_initialize();
}
