/* SPDX-License-Identifier: Apache-2.0 */
/* A clock that stands still. */
#include <assert.h>
#include <stddef.h>

#include "adapters/clock/clocks.h"

static orr_unix_ms now(struct orr_clock *self);
static const struct orr_clock_ops ops = {.name = "fixed", .now = now};

static struct orr_clock_fixed *self_of(struct orr_clock *port)
{
	_Static_assert(offsetof(struct orr_clock_fixed, port) == 0, "port is first");
	assert(port->ops == &ops);
	return (struct orr_clock_fixed *)port;
}

static orr_unix_ms now(struct orr_clock *self)
{
	return self_of(self)->now_ms;
}

struct orr_clock *orr_clock_fixed_init(struct orr_clock_fixed *clock, orr_unix_ms now_ms)
{
	*clock = (struct orr_clock_fixed){.port = {.ops = &ops}, .now_ms = now_ms};
	return &clock->port;
}
