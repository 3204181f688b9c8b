/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting of many floats by their digits. */
#include "base/sort_float.h"

#include <stdint.h>
#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 3, BUCKETS = 1 << DIGIT_BITS };

/* Bits that order as the numbers do: all turned over for negative ones, the sign alone for others. */
static uint32_t key_of(float value)
{
	uint32_t bits;
	memcpy(&bits, &value, sizeof bits);
	return (bits >> 31) != 0 ? ~bits : bits | 0x80000000U;
}

static size_t bucket_of(float value, int digit)
{
	return key_of(value) >> (digit * DIGIT_BITS) & (BUCKETS - 1);
}

/* One pass of a radix sort from the lowest digit up: equal digits keep their order. */
static void pass(size_t count, const float from[], float to[], int digit)
{
	uint32_t place[BUCKETS] = {0};
	for (size_t i = 0; i < count; i++)
		place[bucket_of(from[i], digit)]++;
	uint32_t before = 0;
	for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
		const uint32_t in_bucket = place[bucket];
		place[bucket] = before;
		before += in_bucket;
	}
	for (size_t i = 0; i < count; i++)
		to[place[bucket_of(from[i], digit)]++] = from[i];
}

void orr_sort_floats(size_t count, float value[], float spare[])
{
	pass(count, value, spare, 0);
	pass(count, spare, value, 1);
	pass(count, value, spare, 2);
	_Static_assert(DIGITS == 3, "three passes end in the spare array");
	memcpy(value, spare, count * sizeof value[0]);
}
