/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel that the build made: its control points, its speeds, its order of evaluation. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "core/kernel.h"
#include "core/kernel_format.h"
#include "real_kernel.h"

static double random_fraction(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(*seed >> 11) * 0x1p-53;
}

static struct orr_tt random_tt(uint64_t *seed)
{
	double from, to;

	orr_kernel_range(&kernel, &from, &to);
	double jd = from + 3 + (to - from - 6) * random_fraction(seed), day = floor(jd - 0.5) + 0.5;
	return (struct orr_tt){day, jd - day};
}

static double turn(double deg)
{
	return remainder(deg, 360);
}

/* Swiss Ephemeris's own answers, carried in the file, are met to the goals of the design. */
static void test_controls(void **state)
{
	const void *at = bytes + kernel.header->control_offset;
	const struct orr_kernel_control *control = at;

	(void)state;
	assert_true(kernel.header->control_count >= 100);
	for (size_t i = 0; i < kernel.header->control_count; i++) {
		struct orr_tt tt = {control[i].day, control[i].frac_d};
		double jd = tt.day + tt.frac_d, delta_t_s;
		struct orr_sky sky;
		size_t bad;
		assert_int_equal(orr_kernel_eval(&kernel, 1, &tt, &sky, &bad), ORR_KERNEL_OK);
		assert_int_equal(orr_kernel_delta_t_s(&kernel, 1, &jd, &delta_t_s, &bad), ORR_KERNEL_OK);
		for (int body = 0; body < ORR_BODY_COUNT; body++) {
			struct orr_kernel_accuracy goal = orr_kernel_goal((enum orr_body)body);
			assert_near(3600 * turn(sky.lon_deg[body] - control[i].lon_deg[body]), 0,
				    goal.lon_arcsec);
			assert_near(3600 * (sky.lat_deg[body] - control[i].lat_deg[body]), 0,
				    goal.lat_arcsec);
			assert_near(sky.dist_au[body], control[i].dist_au[body], 1e-7);
			if (goal.speed_deg_d > 0)
				assert_near(sky.lon_speed_deg_d[body], control[i].speed_deg_d[body],
					    goal.speed_deg_d);
		}
		assert_near(3600 * (sky.nutation_lon_deg - control[i].nutation_lon_deg), 0, 1e-4);
		assert_near(3600 * (sky.nutation_obl_deg - control[i].nutation_obl_deg), 0, 1e-4);
		assert_near(3600 * (sky.obliquity_deg - control[i].obliquity_deg), 0, 1e-4);
		assert_near(3600 * turn(sky.sidereal_excess_deg - control[i].sidereal_excess_deg), 0, 1e-3);
		assert_near(delta_t_s, control[i].delta_t_s, 1e-4);
	}
}

/* Speeds are the derivatives of the longitudes, deflection and nutation included. */
static void test_speeds(void **state)
{
	const double step_d = 1e-3;
	uint64_t seed = 3;
	int off = 0;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		struct orr_tt tt = random_tt(&seed);
		struct orr_tt three[3] = {orr_tt_add(tt, -step_d), tt, orr_tt_add(tt, step_d)};
		struct orr_sky sky[3];
		size_t bad;
		assert_int_equal(orr_kernel_eval(&kernel, 3, three, sky, &bad), ORR_KERNEL_OK);
		for (int body = 0; body < ORR_BODY_COUNT; body++) {
			double want = turn(sky[2].lon_deg[body] - sky[0].lon_deg[body]) / (2 * step_d);
			off += fabs(want - sky[1].lon_speed_deg_d[body]) > 2e-6;
		}
	}
	/* A few steps cross a border of pieces or of the deflection. */
	assert_in_range(off, 0, 60);
}

/* In order, in reverse, all at once or alone: the same bytes. */
static void test_order(void **state)
{
	enum { COUNT = 500 };
	static struct orr_tt tt[COUNT], reversed[COUNT];
	static struct orr_sky sky[COUNT], back[COUNT];
	uint64_t seed = 4;
	size_t bad;

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		tt[i] = reversed[COUNT - 1 - i] = random_tt(&seed);
	assert_int_equal(orr_kernel_eval(&kernel, COUNT, tt, sky, &bad), ORR_KERNEL_OK);
	assert_int_equal(orr_kernel_eval(&kernel, COUNT, reversed, back, &bad), ORR_KERNEL_OK);
	for (size_t i = 0; i < COUNT; i++) {
		struct orr_sky one;
		assert_int_equal(orr_kernel_eval(&kernel, 1, &tt[i], &one, &bad), ORR_KERNEL_OK);
		assert_memory_equal(&one, &sky[i], sizeof(one));
		assert_memory_equal(&one, &back[COUNT - 1 - i], sizeof(one));
	}
}

/* Where one piece follows the other nothing jumps by more than Swiss Ephemeris itself: measured at all borders of its Moon file. */
static void test_borders(void **state)
{
	(void)state;
	for (uint32_t c = 0; c + 1 < kernel.header->class_count; c++) {
		const struct orr_kernel_class *class = &kernel.header->class[c];
		const void *at = bytes + class->piece_offset;
		const struct orr_kernel_piece *piece = at;
		for (uint32_t i = 1; i < class->piece_count; i += 7) {
			double day = floor(piece[i].start_d);
			struct orr_tt tt[2] = {{ORR_KERNEL_EPOCH_JD + day, piece[i].start_d - day}, {0, 0}};
			tt[1] = orr_tt_add(tt[0], -1e-9);
			struct orr_sky sky[2];
			size_t bad;
			if (orr_kernel_eval(&kernel, 2, tt, sky, &bad) != ORR_KERNEL_OK)
				continue;
			for (int body = 0; body < ORR_BODY_COUNT; body++) {
				double most_arcsec = body == ORR_TRUE_LILITH ? 4.5
						     : body == ORR_TRUE_NODE ? 0.6
									     : 0.05;
				assert_near(3600 * turn(sky[1].lon_deg[body] - sky[0].lon_deg[body]), 0,
					    most_arcsec);
				assert_near(3600 * (sky[1].lat_deg[body] - sky[0].lat_deg[body]), 0,
					    most_arcsec);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_controls),
		cmocka_unit_test(test_speeds),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_borders),
	};

	if (getenv("ORRERY_TEST_KERNEL") == NULL) {
		print_message("1..0 # SKIP ORRERY_TEST_KERNEL names no kernel\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
