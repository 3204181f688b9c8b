/* SPDX-License-Identifier: Apache-2.0 */
/* Signs and their borders, and the tables of elements, qualities and rulers against the common ones written out again. */
#include "core/zodiac.h"

#include "test.h"

static void every_border_opens_its_sign(void **unused)
{
	(void)unused;
	for (int n = 0; n < ORR_SIGN_COUNT; n++) {
		const double border = 30.0 * n, before = n == 0 ? nextafter(360, 0) : nextafter(border, 0);
		assert_int_equal(orr_sign_of(border), n);
		assert_near(orr_sign_degree(border), 0, 0);
		assert_int_equal(orr_sign_of(before), (n + 11) % 12);
		assert_true(orr_sign_degree(before) < 30);
		assert_near(orr_sign_degree(before), 30, 1e-13);
		assert_int_equal(orr_sign_of(border + 360), n);
		assert_int_equal(orr_sign_of(border - 720), n);
		assert_int_equal(orr_sign_of(border + 17.25), n);
		assert_near(orr_sign_degree(border + 17.25), 17.25, 0);
	}
	assert_int_equal(orr_sign_of((double)NAN), ORR_ARIES);
}

static void elements_qualities_and_rulers(void **unused)
{
	(void)unused;
	static const struct {
		enum orr_element element;
		enum orr_quality quality;
		enum orr_body ruler, co_ruler;
	} want[ORR_SIGN_COUNT] = {
		[ORR_ARIES] = {ORR_FIRE, ORR_CARDINAL, ORR_MARS, ORR_BODY_COUNT},
		[ORR_TAURUS] = {ORR_EARTH, ORR_FIXED, ORR_VENUS, ORR_BODY_COUNT},
		[ORR_GEMINI] = {ORR_AIR, ORR_MUTABLE, ORR_MERCURY, ORR_BODY_COUNT},
		[ORR_CANCER] = {ORR_WATER, ORR_CARDINAL, ORR_MOON, ORR_BODY_COUNT},
		[ORR_LEO] = {ORR_FIRE, ORR_FIXED, ORR_SUN, ORR_BODY_COUNT},
		[ORR_VIRGO] = {ORR_EARTH, ORR_MUTABLE, ORR_MERCURY, ORR_BODY_COUNT},
		[ORR_LIBRA] = {ORR_AIR, ORR_CARDINAL, ORR_VENUS, ORR_BODY_COUNT},
		[ORR_SCORPIO] = {ORR_WATER, ORR_FIXED, ORR_MARS, ORR_PLUTO},
		[ORR_SAGITTARIUS] = {ORR_FIRE, ORR_MUTABLE, ORR_JUPITER, ORR_BODY_COUNT},
		[ORR_CAPRICORN] = {ORR_EARTH, ORR_CARDINAL, ORR_SATURN, ORR_BODY_COUNT},
		[ORR_AQUARIUS] = {ORR_AIR, ORR_FIXED, ORR_SATURN, ORR_URANUS},
		[ORR_PISCES] = {ORR_WATER, ORR_MUTABLE, ORR_JUPITER, ORR_NEPTUNE},
	};
	for (int n = 0; n < ORR_SIGN_COUNT; n++) {
		const enum orr_sign sign = (enum orr_sign)n;
		assert_int_equal(orr_sign_element(sign), want[n].element);
		assert_int_equal(orr_sign_quality(sign), want[n].quality);
		assert_int_equal(orr_sign_ruler(sign), want[n].ruler);
		assert_int_equal(orr_sign_co_ruler(sign), want[n].co_ruler);
	}
}

static void eight_phases(void **unused)
{
	(void)unused;
	for (int n = 0; n < ORR_MOON_PHASE_COUNT; n++) {
		assert_int_equal(orr_moon_phase_of(45.0 * n), n);
		assert_int_equal(orr_moon_phase_of(45.0 * n - 360), n);
		assert_int_equal(orr_moon_phase_of(nextafter(45.0 * (n + 1), 0)), n);
	}
	assert_int_equal(orr_moon_phase_of(-0.5), ORR_BALSAMIC);
	assert_int_equal(orr_moon_phase_of(180), ORR_FULL_MOON);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_border_opens_its_sign),
		cmocka_unit_test(elements_qualities_and_rulers),
		cmocka_unit_test(eight_phases),
	};
	return cmocka_run_group_tests_name("zodiac", tests, NULL, NULL);
}
