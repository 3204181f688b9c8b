/* SPDX-License-Identifier: Apache-2.0 */
/* The clocks. */
#include "test.h"

#include "adapters/clock/clocks.h"

static void the_fixed_clock_stands_still(void **state)
{
	struct orr_clock_fixed fixed;
	struct orr_clock *clock = orr_clock_fixed_init(&fixed, -86400000);

	(void)state;
	assert_ptr_equal(clock, &fixed.port);
	assert_string_equal(clock->ops->name, "fixed");
	assert_int_equal(orr_clock_now(clock), -86400000);
	assert_int_equal(orr_clock_now(clock), -86400000);
}

/* Between 2023 and 2500: a machine that has lost its clock fails here, rightly. */
static void the_systems_clock_tells_a_time_of_ours(void **state)
{
	struct orr_clock *clock = orr_clock_system();
	orr_unix_ms first = orr_clock_now(clock);

	(void)state;
	assert_string_equal(clock->ops->name, "system");
	assert_true(first >= INT64_C(1700000000000) && first < INT64_C(16725225600000));
	assert_true(orr_clock_now(clock) >= first - 60000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_fixed_clock_stands_still),
		cmocka_unit_test(the_systems_clock_tells_a_time_of_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
