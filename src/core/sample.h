/* SPDX-License-Identifier: Apache-2.0 */
/* Births drawn evenly over time by number: any one can be had without the others. */
#ifndef ORR_CORE_SAMPLE_H
#define ORR_CORE_SAMPLE_H

#include <stdint.h>

#include "core/cohort.h"

/** A number in [0, 1) for each index of each seed. Source: SplitMix64 (Steele, Lea, Flood 2014), its counter set to the index. */
static inline double orr_sample_uniform(uint64_t seed, uint64_t index)
{
	uint64_t z = seed + (index + 1) * UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/**
 * Instant of birth number `i` of `count` in a year of the cohorts' grid (JD TT): one in each of `count` equal spans, anywhere in
 * its span. As uniform as a draw over the whole year, with less noise.
 */
static inline double orr_sample_birth_jd(uint64_t seed, int year, int i, int count)
{
	const int64_t number = (int64_t)year * count + i;
	const double share = ((double)i + orr_sample_uniform(seed, (uint64_t)number)) / (double)count;
	return ORR_COHORT_EPOCH_JD + ORR_COHORT_YEAR_D * ((double)year + share);
}

#endif
