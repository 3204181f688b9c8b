/* SPDX-License-Identifier: Apache-2.0 */
/* How long things take: for metrics, never for results. */
#ifndef ORR_BASE_TIMER_H
#define ORR_BASE_TIMER_H

#include <stdint.h>

/** Microseconds of a clock that only goes forward. */
int64_t orr_timer_steady_us(void);
/** Microseconds of processor time that this thread has used. */
int64_t orr_timer_thread_us(void);

#endif
