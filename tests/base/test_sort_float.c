/* SPDX-License-Identifier: Apache-2.0 */
/* Floats in order, against the C library's own sort. */
#include "base/sort_float.h"
#include "test.h"

#include <string.h>

enum { COUNT = 5000 };

static int by_value(const void *a, const void *b)
{
	const float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

static void random_floats_as_qsort_has_them(void **state)
{
	static float got[COUNT], want[COUNT], spare[COUNT];
	uint64_t seed = 1;
	(void)state;
	for (int i = 0; i < COUNT; i++) {
		uint32_t bits;
		do {
			seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			bits = (uint32_t)(seed >> 32);
		} while ((bits >> 23 & 0xffU) == 0xffU ||
			 (bits & 0x7fffffffU) == 0); /* no NaN, infinity, zero */
		memcpy(&got[i], &bits, sizeof bits);
	}
	memcpy(want, got, sizeof got);
	qsort(want, COUNT, sizeof want[0], by_value);
	orr_sort_floats(COUNT, got, spare);
	assert_memory_equal(got, want, sizeof got);
}

static void signs_zeroes_and_infinities(void **state)
{
	float value[] = {3.0F, -0.0F, (float)INFINITY, 0.0F, -2.5F, -(float)INFINITY, 1e-40F}, spare[7];
	const float want[] = {-(float)INFINITY, -2.5F, -0.0F, 0.0F, 1e-40F, 3.0F, (float)INFINITY};
	(void)state;
	orr_sort_floats(7, value, spare);
	assert_memory_equal(value, want, sizeof want);
	orr_sort_floats(0, value, spare);
	assert_memory_equal(value, want, sizeof want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_floats_as_qsort_has_them),
		cmocka_unit_test(signs_zeroes_and_infinities),
	};
	return cmocka_run_group_tests_name("sort_float", tests, NULL, NULL);
}
