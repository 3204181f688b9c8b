/* SPDX-License-Identifier: Apache-2.0 */
/* Essential dignities against the whole table of Lilly 1647, p. 104, and of the modern rulers, written out sign by sign. */
#include "core/dignity.h"

#include "test.h"

/* One letter a sign from Aries: domicile, exaltation, detriment, fall, or none. */
static const char want[][ORR_SIGN_COUNT + 1] = {
	[ORR_SUN] = "E---D-F---d-",    [ORR_MOON] = "-E-D---F-d--",   [ORR_MERCURY] = "--D--D--d--d",
	[ORR_VENUS] = "dD---FDd---E",  [ORR_MARS] = "Dd-F--dD-E--",   [ORR_JUPITER] = "--dE-d--DF-D",
	[ORR_SATURN] = "F--dd-E--DD-", [ORR_URANUS] = "----d-----D-", [ORR_NEPTUNE] = "-----d-----D",
	[ORR_PLUTO] = "-d-----D----",
};

static void whole_table(void **unused)
{
	(void)unused;
	static const char letter[ORR_DIGNITY_COUNT] = {'-', 'D', 'E', 'd', 'F'};
	for (int body = 0; body < ORR_PLANET_COUNT; body++)
		for (int sign = 0; sign < ORR_SIGN_COUNT; sign++) {
			const enum orr_dignity dignity =
				orr_dignity_of((enum orr_body)body, (enum orr_sign)sign);
			if (letter[dignity] != want[body][sign])
				fail_msg("body %d in sign %d: %c, want %c", body, sign, letter[dignity],
					 want[body][sign]);
		}
}

static void other_bodies_have_none(void **unused)
{
	(void)unused;
	for (int body = ORR_PLANET_COUNT; body <= ORR_BODY_COUNT; body++)
		for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
			assert_int_equal(orr_dignity_of((enum orr_body)body, (enum orr_sign)sign),
					 ORR_DIGNITY_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_table),
		cmocka_unit_test(other_bodies_have_none),
	};
	return cmocka_run_group_tests_name("dignity", tests, NULL, NULL);
}
