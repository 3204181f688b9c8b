/* SPDX-License-Identifier: Apache-2.0 */
/* Random bytes by libsodium: for ids that nothing else tells apart, never for results. */
#ifndef ORR_BASE_RANDOM_H
#define ORR_BASE_RANDOM_H

#include <stddef.h>

/** Fill `out` from the system's source. Any thread. */
void orr_random(void *out, size_t count);

#endif
