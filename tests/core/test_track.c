/* SPDX-License-Identifier: Apache-2.0 */
/* Extremes between samples: cubics against fine steps, and made-up skies whose extremes are known in closed form. */
#include "core/track.h"

#include <math.h>
#include <stdbool.h>

#include "core/angle.h"
#include "random.h"
#include "test.h"

static void cubic_against_fine_steps(void **unused)
{
	(void)unused;
	struct random random = {13};
	int inside = 0;
	for (int i = 0; i < 1000; i++) {
		const double a = random_uniform(&random, -5, 5), b = random_uniform(&random, -5, 5);
		const double v = random_uniform(&random, -20, 20), w = random_uniform(&random, -20, 20);
		const struct orr_range got = orr_cubic_range(a, b, v, w);
		double min = a, max = a;
		for (int n = 0; n <= 4000; n++) { /* Bernstein form, another way to the same cubic */
			const double t = n / 4000.0, u = 1 - t;
			const double value = u * u * u * a + 3 * u * u * t * (a + v / 3) +
					     3 * u * t * t * (b - w / 3) + t * t * t * b;
			min = fmin(min, value);
			max = fmax(max, value);
		}
		assert_near(got.min, min, 1e-5);
		assert_near(got.max, max, 1e-5);
		inside += got.min < fmin(a, b) - 1e-9 || got.max > fmax(a, b) + 1e-9 ? 1 : 0;
	}
	assert_true(inside > 300);
}

static void cubic_by_hand(void **unused)
{
	(void)unused;
	struct orr_range range = orr_cubic_range(3, 3, 0, 0);
	assert_near(range.min, 3, 0);
	assert_near(range.max, 3, 0);
	range = orr_cubic_range(0, 1, 1, 1); /* a straight line */
	assert_near(range.min, 0, 0);
	assert_near(range.max, 1, 0);
	range = orr_cubic_range(0, 0, 1, -1); /* the parabola t (1 - t) */
	assert_near(range.min, 0, 0);
	assert_near(range.max, 0.25, 0);
	range = orr_cubic_range(0, 1, 0, 0); /* flat at both ends */
	assert_near(range.min, 0, 0);
	assert_near(range.max, 1, 0);
}

enum { SKIES = 25 };

/* Two bodies: the Sun swings around `base` as a sine, Mercury goes straight on. */
static void make_skies(struct orr_sky sky[SKIES], double base, double swing, double phase, double speed)
{
	for (int n = 0; n < SKIES; n++) {
		const double day = (n - 12) / 24.0;
		sky[n] = (struct orr_sky){0};
		sky[n].lon_deg[ORR_SUN] = orr_angle_wrap(base + swing * sin(2 * day + phase));
		sky[n].lon_speed_deg_d[ORR_SUN] = 2 * swing * cos(2 * day + phase);
		sky[n].lon_deg[ORR_MERCURY] = orr_angle_wrap(40 + speed * day);
		sky[n].lon_speed_deg_d[ORR_MERCURY] = speed;
	}
}

/* Extremes of base + swing sin(2 day + phase) for |day| <= 1/2, on fine steps and at the turning points. */
static struct orr_range sine_range(double base, double swing, double phase)
{
	double low = fmin(sin(phase - 1), sin(phase + 1)), high = fmax(sin(phase - 1), sin(phase + 1));
	for (int n = -3; n <= 3; n++) {
		const double turn = 1.5707963267948966 + n * 3.141592653589793;
		if (fabs(turn - phase) <= 1) {
			low = fmin(low, sin(turn));
			high = fmax(high, sin(turn));
		}
	}
	return (struct orr_range){base + swing * low, base + swing * high};
}

static void a_longitude_that_turns(void **unused)
{
	(void)unused;
	struct random random = {14};
	double worst = 0;
	for (int i = 0; i < 2000; i++) {
		const double base = random_uniform(&random, 0, 360), swing = random_uniform(&random, 0, 5),
			     phase = random_uniform(&random, -3, 3);
		static struct orr_sky sky[SKIES];
		make_skies(sky, base, swing, phase, 1);
		const struct orr_range got = orr_track_longitude(SKIES, sky, 1.0 / 24, ORR_SUN);
		const struct orr_range want = sine_range(base, swing, phase);
		const double shift = 360 * round((want.min - got.min) / 360);
		assert_near(got.min + shift, want.min, 1e-6);
		assert_near(got.max + shift, want.max, 1e-6);
		worst = fmax(worst, fmax(fabs(got.min + shift - want.min), fabs(got.max + shift - want.max)));
		assert_true(got.min <= sky[12].lon_deg[ORR_SUN] && sky[12].lon_deg[ORR_SUN] <= got.max);
	}
	print_message("# largest difference of an extreme %.2g degrees\n", worst);
}

static void across_the_first_point(void **unused)
{
	(void)unused;
	static struct orr_sky sky[SKIES];
	make_skies(sky, 0, 0, 0, 12);
	for (int n = 0; n < SKIES; n++)
		sky[n].lon_deg[ORR_MERCURY] = orr_angle_wrap(12 * (n - 12) / 24.0);
	const struct orr_range range = orr_track_longitude(SKIES, sky, 1.0 / 24, ORR_MERCURY);
	assert_near(range.min, -6, 1e-12);
	assert_near(range.max, 6, 1e-12);
}

static void separations(void **unused)
{
	(void)unused;
	static const int pair[2] = {ORR_SUN, ORR_MERCURY};
	static const struct {
		double sun, speed, min, max;
	} row[] = {
		{30, 4, 8, 12},     /* Mercury runs from 38 to 42 */
		{41, 4, 0, 3},      /* through the Sun */
		{219, 4, 177, 180}, /* through the opposition */
		{30, -4, 8, 12},    {50, 4, 8, 12}, {221, 4, 177, 180}, {0, 360, 0, 180},
	};
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		static struct orr_sky sky[SKIES];
		make_skies(sky, row[i].sun, 0, 0, row[i].speed);
		const struct orr_range got = orr_track_separation(SKIES, sky, 1.0 / 24, pair);
		assert_near_label(got.min, row[i].min, 1e-10, "least");
		assert_near_label(got.max, row[i].max, 1e-10, "greatest");
	}
}

static void separations_on_fine_steps(void **unused)
{
	(void)unused;
	static const int pair[2] = {ORR_SUN, ORR_MERCURY};
	struct random random = {15};
	for (int i = 0; i < 500; i++) {
		const double base = random_uniform(&random, 0, 360), swing = random_uniform(&random, 0, 5),
			     phase = random_uniform(&random, -3, 3), speed = random_uniform(&random, -15, 15);
		static struct orr_sky sky[SKIES];
		make_skies(sky, base, swing, phase, speed);
		const struct orr_range got = orr_track_separation(SKIES, sky, 1.0 / 24, pair);
		double min = 180, max = 0;
		for (int n = -10000; n <= 10000; n++) {
			const double day = n / 20000.0, sun = base + swing * sin(2 * day + phase);
			const double apart = orr_angle_separation(sun, 40 + speed * day);
			min = fmin(min, apart);
			max = fmax(max, apart);
		}
		assert_near(got.min, min, 2e-3); /* a step covers up to 1.7e-3 degrees where the pair meets */
		assert_near(got.max, max, 2e-3);
		if (min > 1)
			assert_near(got.min, min, 1e-6);
		if (max < 179)
			assert_near(got.max, max, 1e-6);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cubic_against_fine_steps),
		cmocka_unit_test(cubic_by_hand),
		cmocka_unit_test(a_longitude_that_turns),
		cmocka_unit_test(across_the_first_point),
		cmocka_unit_test(separations),
		cmocka_unit_test(separations_on_fine_steps),
	};
	return cmocka_run_group_tests_name("track", tests, NULL, NULL);
}
