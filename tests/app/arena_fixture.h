/* SPDX-License-Identifier: Apache-2.0 */
/* An arena and an error for each test, and memory that no longer fails after it. */
#ifndef ORR_TESTS_APP_ARENA_FIXTURE_H
#define ORR_TESTS_APP_ARENA_FIXTURE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"

static struct orr_arena arena;
static struct orr_error error;

static inline int arena_open(void **state)
{
	(void)state;
	orr_arena_init(&arena, 64 << 20);
	error = (struct orr_error){0};
	return 0;
}

static inline int arena_close(void **state)
{
	(void)state;
	orr_memory_fail_never();
	orr_arena_done(&arena);
	return 0;
}

#endif
