/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of ranks for tests: random numbers, which nothing here ranks by. */
#ifndef ORR_TESTS_CORE_RANK_BYTES_H
#define ORR_TESTS_CORE_RANK_BYTES_H

#include "core/rank.h"
#include "random.h"

static inline void rank_bytes_fill(struct random *random, size_t count, struct orr_rank_table out[])
{
	unsigned char *bytes = (unsigned char *)out;
	for (size_t i = 0; i < count * sizeof *out; i++)
		bytes[i] = (unsigned char)random_bits(random);
}

#endif
