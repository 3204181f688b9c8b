/* SPDX-License-Identifier: Apache-2.0 */
/* A fixed set of threads that share out numbered pieces of work. */
#ifndef ORR_BASE_POOL_H
#define ORR_BASE_POOL_H

#include <stddef.h>

#include "base/error.h"

struct orr_pool;

/**
 * `threads` from 1 to 256, the caller's own included (1 starts none). Error ORR_E_UNAVAILABLE when the system
 * gives no thread.
 */
enum orr_code orr_pool_open(struct orr_pool **out, unsigned threads, struct orr_error *err) ORR_MUST_CHECK;
/**
 * Call work(context, i) once for each i in 0..count-1, on any thread and in any order; returns when all are
 * done. Several threads may call it, one run is made after the other; `work` itself may not. What `work`
 * wrote is visible to the caller afterwards.
 */
void orr_pool_run(struct orr_pool *pool, size_t count, void (*work)(void *context, size_t index),
		  void *context);
/** NULL is allowed. */
void orr_pool_close(struct orr_pool *pool);
/** Cores the process may use (affinity counted), at least 1. */
unsigned orr_pool_cores(void);

#endif
