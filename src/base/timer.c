/* SPDX-License-Identifier: Apache-2.0 */
/* How long things take. */
#include "base/timer.h"

#include <time.h>

static int64_t in_us(const struct timespec *time)
{
	return (int64_t)time->tv_sec * 1000000 + time->tv_nsec / 1000;
}

int64_t orr_timer_steady_us(void)
{
	struct timespec now = {0};
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return in_us(&now);
}

int64_t orr_timer_thread_us(void)
{
	struct timespec now = {0};
	(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return in_us(&now);
}
