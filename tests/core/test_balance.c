/* SPDX-License-Identifier: Apache-2.0 */
/* Weighted count of elements and qualities: the published weights, a worked example, and ties. */
#include "core/balance.h"

#include "test.h"

static void weights(void **unused)
{
	(void)unused;
	static const double want[ORR_PLANET_COUNT] = {2, 2, 1.5, 1.5, 1.5, 1, 1, 0.5, 0.5, 0.5};
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		assert_near(orr_balance_weight((enum orr_body)body), body < ORR_PLANET_COUNT ? want[body] : 0,
			    0);
}

static void worked_example(void **unused)
{
	(void)unused;
	struct orr_balance balance = {{0}, {0}};
	orr_balance_add(&balance, ORR_TAURUS, 2);    /* earth, fixed */
	orr_balance_add(&balance, ORR_CANCER, 2);    /* water, cardinal */
	orr_balance_add(&balance, ORR_SCORPIO, 0.5); /* water, fixed */
	orr_balance_add(&balance, ORR_LIBRA, 1);     /* air, cardinal */
	assert_near(balance.element[ORR_FIRE], 0, 0);
	assert_near(balance.element[ORR_EARTH], 2, 0);
	assert_near(balance.element[ORR_AIR], 1, 0);
	assert_near(balance.element[ORR_WATER], 2.5, 0);
	assert_int_equal(orr_balance_element(&balance), ORR_WATER);
	assert_int_equal(orr_balance_quality(&balance), ORR_CARDINAL);
}

static void ties_go_in_order(void **unused)
{
	(void)unused;
	struct orr_balance balance = {{0}, {0}};
	assert_int_equal(orr_balance_element(&balance), ORR_FIRE);
	assert_int_equal(orr_balance_quality(&balance), ORR_CARDINAL);
	orr_balance_add(&balance, ORR_PISCES, 1);   /* water, mutable */
	orr_balance_add(&balance, ORR_AQUARIUS, 1); /* air, fixed */
	assert_int_equal(orr_balance_element(&balance), ORR_AIR);
	assert_int_equal(orr_balance_quality(&balance), ORR_FIXED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights),
		cmocka_unit_test(worked_example),
		cmocka_unit_test(ties_go_in_order),
	};
	return cmocka_run_group_tests_name("balance", tests, NULL, NULL);
}
