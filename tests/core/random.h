/* SPDX-License-Identifier: Apache-2.0 */
/* Random figures for tests, from a seed: the same cases every time. */
#ifndef ORR_TESTS_CORE_RANDOM_H
#define ORR_TESTS_CORE_RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state; /* the seed */
};

/* splitmix64. Source: G. L. Steele, D. Lea, C. H. Flood 2014. */
static inline uint64_t random_bits(struct random *random)
{
	uint64_t z = (random->state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static inline double random_uniform(struct random *random, double from, double to)
{
	return from + (to - from) * ((double)(random_bits(random) >> 11) * 0x1p-53);
}

#endif
