/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on the circle: borders by hand, and properties that hold for any angle. */
#include "core/angle.h"

#include "test.h"

static void wrap_at_the_borders(void **unused)
{
	(void)unused;
	static const double row[][2] = {
		{0, 0},        {360, 0},         {-360, 0},    {720, 0},    {-0.0, 0},   {359.5, 359.5},
		{-0.5, 359.5}, {1e-300, 1e-300}, {-1e-300, 0}, {-1e-14, 0}, {-180, 180}, {-725, 355},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		const double got = orr_angle_wrap(row[i][0]);
		assert_near(got, row[i][1], 0);
		assert_false(signbit(got));
	}
	assert_near(orr_angle_wrap(nextafter(360, 0)), nextafter(360, 0), 0);
}

static void signed_at_the_borders(void **unused)
{
	(void)unused;
	static const double row[][2] = {
		{0, 0},      {180, 180},  {-180, 180}, {540, 180}, {-540, 180},
		{181, -179}, {-181, 179}, {359, -1},   {360, 0},   {-360, 0},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_near(orr_angle_signed(row[i][0]), row[i][1], 0);
	assert_near(orr_angle_signed(nextafter(180, 360)), nextafter(180, 360) - 360, 0);
}

static void differences_and_separations(void **unused)
{
	(void)unused;
	static const double row[][4] = {
		/* from, to, difference, midpoint */
		{350, 10, 20, 0}, {10, 350, -20, 0}, {0, 180, 180, 90},    {180, 0, 180, 270},
		{90, 90, 0, 90},  {1, 359, -2, 0},   {100, 300, -160, 20},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_near(orr_angle_difference(row[i][0], row[i][1]), row[i][2], 0);
		assert_near(orr_angle_separation(row[i][0], row[i][1]), fabs(row[i][2]), 0);
		assert_near(orr_angle_midpoint(row[i][0], row[i][1]), row[i][3], 0);
	}
}

static void properties_on_a_grid(void **unused)
{
	(void)unused;
	for (int i = -3000; i <= 3000; i++) {
		const double a = i * 0.8125, b = (i * 7919 % 3607) * 0.3125; /* exact in binary */
		const double wrapped = orr_angle_wrap(a), turned = orr_angle_signed(a);
		assert_true(wrapped >= 0 && wrapped < 360);
		assert_true(turned > -180 && turned <= 180);
		assert_near(fmod(wrapped - a, 360), 0, 0);
		assert_near(orr_angle_wrap(turned), wrapped, 0);
		assert_near(orr_angle_wrap(a + 360), wrapped, 0);
		assert_near(orr_angle_separation(a, b), orr_angle_separation(b, a), 0);
		assert_near(orr_angle_wrap(a + orr_angle_difference(a, b)), orr_angle_wrap(b), 0);
		const double middle = orr_angle_midpoint(a, b);
		assert_near(orr_angle_separation(middle, a), orr_angle_separation(middle, b), 0);
		assert_near(orr_angle_separation(middle, a), orr_angle_separation(a, b) / 2, 0);
	}
}

static void what_is_no_number_stays_none(void **unused)
{
	(void)unused;
	assert_true(isnan(orr_angle_wrap((double)NAN)));
	assert_true(isnan(orr_angle_wrap((double)INFINITY)));
	assert_true(isnan(orr_angle_signed((double)NAN)));
	assert_true(isnan(orr_angle_separation(0, (double)NAN)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrap_at_the_borders),          cmocka_unit_test(signed_at_the_borders),
		cmocka_unit_test(differences_and_separations),  cmocka_unit_test(properties_on_a_grid),
		cmocka_unit_test(what_is_no_number_stays_none),
	};
	return cmocka_run_group_tests_name("angle", tests, NULL, NULL);
}
