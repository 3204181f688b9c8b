/* SPDX-License-Identifier: Apache-2.0 */
/* Clocks: the system's, and one that stands still (--now, tests). */
#ifndef ORR_ADAPTERS_CLOCK_CLOCKS_H
#define ORR_ADAPTERS_CLOCK_CLOCKS_H

#include "ports/clock.h"

struct orr_clock *orr_clock_system(void);

struct orr_clock_fixed {
	struct orr_clock port;
	orr_unix_ms now_ms;
};
/** Set up a clock that stands still, in the caller's memory. */
struct orr_clock *orr_clock_fixed_init(struct orr_clock_fixed *clock, orr_unix_ms now_ms);

#endif
