/* SPDX-License-Identifier: Apache-2.0 */
/* The only place that asks the system for memory, so that tests can make the n-th request fail. */
#ifndef ORR_BASE_MEMORY_H
#define ORR_BASE_MEMORY_H

#include <stddef.h>

/** As malloc, calloc, realloc, free. */
void *orr_malloc(size_t bytes);
void *orr_calloc(size_t count, size_t bytes);
void *orr_realloc(void *memory, size_t bytes);
void orr_free(void *memory);

/**
 * Tests only: the n-th request from now on (1 is the next) and every later one fails until
 * orr_memory_fail_never. Atomic.
 */
void orr_memory_fail_from(long nth);
void orr_memory_fail_never(void);
/** Requests made since the process began; to know how many failures a test has to go through. */
long orr_memory_requests(void);

#endif
