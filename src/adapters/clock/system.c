/* SPDX-License-Identifier: Apache-2.0 */
/* The system's clock. */
#include <time.h>

#include "adapters/clock/clocks.h"

static orr_unix_ms now(struct orr_clock *self)
{
	struct timespec time = {0};

	(void)self;
	/* CLOCK_REALTIME exists on every POSIX system and the pointer is valid: nothing is left that could fail. */
	(void)clock_gettime(CLOCK_REALTIME, &time);
	return (orr_unix_ms)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static const struct orr_clock_ops ops = {.name = "system", .now = now};

struct orr_clock *orr_clock_system(void)
{
	/* Never written to; not const because the port's handle is not. */
	static struct orr_clock clock = {.ops = &ops};

	return &clock;
}
