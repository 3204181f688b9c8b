/* SPDX-License-Identifier: Apache-2.0 */
/* Requests to the system's allocator, counted, and refused where a test wants it. */
#include "base/memory.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

static atomic_long request_count;
static atomic_long fail_from; /* number of the first request that fails; 0: none does */

static bool refused(void)
{
	long number = atomic_fetch_add_explicit(&request_count, 1, memory_order_relaxed) + 1;
	long first = atomic_load_explicit(&fail_from, memory_order_relaxed);

	if (first == 0 || number < first)
		return false;
	errno = ENOMEM;
	return true;
}

/* One byte at least, everywhere: NULL then means one thing only, that memory is out. */
void *orr_malloc(size_t bytes)
{
	return refused() ? NULL : malloc(bytes == 0 ? 1 : bytes);
}

void *orr_calloc(size_t count, size_t bytes)
{
	if (refused())
		return NULL;
	return count == 0 || bytes == 0 ? calloc(1, 1) : calloc(count, bytes);
}

void *orr_realloc(void *memory, size_t bytes)
{
	return refused() ? NULL : realloc(memory, bytes == 0 ? 1 : bytes);
}

void orr_free(void *memory)
{
	free(memory);
}

void orr_memory_fail_from(long nth)
{
	atomic_store(&fail_from, atomic_load(&request_count) + nth);
}

void orr_memory_fail_never(void)
{
	atomic_store(&fail_from, 0);
}

long orr_memory_requests(void)
{
	return atomic_load(&request_count);
}
