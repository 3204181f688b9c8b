/* SPDX-License-Identifier: Apache-2.0 */
/* The clock: the only way by which a use case learns what time it is. */
#ifndef ORR_PORTS_CLOCK_H
#define ORR_PORTS_CLOCK_H

#include "core/time.h"

struct orr_clock;

struct orr_clock_ops {
	const char *name;
	orr_unix_ms (*now)(struct orr_clock *self);
};

struct orr_clock {
	const struct orr_clock_ops *ops;
};

/** Now, milliseconds since 1970 UTC. Any thread. */
static inline orr_unix_ms orr_clock_now(struct orr_clock *clock)
{
	return clock->ops->now(clock);
}

#endif
