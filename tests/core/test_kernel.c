/* SPDX-License-Identifier: Apache-2.0 */
/* The ephemeris kernel: what its reader refuses, and what it evaluates, on a kernel made by hand. */
#include "test.h"

#include <stdbool.h>
#include <string.h>

#include "core/deflection.h"
#include "core/kernel.h"
#include "kernel_bytes.h"

static _Alignas(64) struct small_kernel small;
static struct orr_kernel kernel;

static int set_up(void **state)
{
	(void)state;
	small_kernel_fill(&small);
	return orr_kernel_open(&kernel, &small, sizeof(small)) == ORR_KERNEL_OK ? 0 : -1;
}

static struct orr_tt tt_of(double jd)
{
	double day = floor(jd - 0.5) + 0.5;

	return (struct orr_tt){day, jd - day};
}

static struct orr_sky sky_of(struct orr_tt tt)
{
	struct orr_sky sky;
	size_t bad = 0;

	assert_int_equal(orr_kernel_eval(&kernel, 1, &tt, &sky, &bad), ORR_KERNEL_OK);
	return sky;
}

static struct orr_sky sky_at(double jd)
{
	return sky_of(tt_of(jd));
}

/* Chebyshev's definition, cos(n acos x), and its derivative by the day. */
static double expected(int class, int lane, double t_d, double *out_rate)
{
	int piece = 0;
	while (piece + 1 < SMALL_PIECES && t_d >= small_starts_d[piece + 1])
		piece++;
	double half_d = (small_starts_d[piece + 1] - small_starts_d[piece]) / 2;
	double x = (t_d - small_starts_d[piece] - half_d) / half_d, angle = acos(x);
	double value =
		small_stored(&small, class, piece, 0, lane) + small_stored(&small, class, piece, 1, lane);
	*out_rate = 0;
	for (int row = 2; row < SMALL_ROWS; row++) {
		int n = row - 1;
		double coef = small_stored(&small, class, piece, row, lane);
		value += coef * cos(n * angle);
		*out_rate += coef * n * sin(n * angle) / sin(angle) / half_d;
	}
	return value;
}

static double wrapped(double deg)
{
	return deg - 360 * floor(deg / 360);
}

static void test_values(void **state)
{
	(void)state;
	for (int i = 0; i < 176; i++) {
		double t_d = 0.03 + 0.17 * i;
		double whole = floor(t_d + 0.5);
		struct orr_sky sky = sky_of((struct orr_tt){SMALL_FROM_JD - 0.5 + whole, t_d + 0.5 - whole});
		double rate, nutation_rate, nutation = expected(0, 4, t_d, &nutation_rate);
		double deviation = expected(0, 5, t_d, &rate);

		assert_near(sky.nutation_lon_deg, nutation, 1e-12);
		assert_near(sky.nutation_obl_deg, deviation, 1e-12);
		assert_near(sky.obliquity_deg, expected(0, 6, t_d, &rate) + deviation, 1e-12);
		assert_near(sky.sidereal_excess_deg,
			    expected(0, 7, t_d, &rate) +
				    nutation * cos(sky.obliquity_deg * 3.14159265358979323846 / 180),
			    1e-12);
		assert_near(sky.lon_deg[ORR_SUN], wrapped(expected(0, 0, t_d, &rate) + nutation), 1e-11);
		assert_near(sky.lon_speed_deg_d[ORR_SUN], rate + nutation_rate, 1e-11);
		assert_near(sky.dist_au[ORR_SUN], expected(0, 1, t_d, &rate), 1e-12);
		assert_near(sky.lon_deg[ORR_MOON], wrapped(expected(0, 2, t_d, &rate) + nutation), 1e-11);
		assert_near(sky.lon_speed_deg_d[ORR_MOON], rate + nutation_rate, 1e-11);
		assert_near(sky.lat_deg[ORR_MOON], expected(0, 3, t_d, &rate), 1e-11);
	}
}

/* What has no lane has its constant; light is bent for planets and asteroids and for nothing else. */
static void test_constants_and_deflection(void **state)
{
	const double t_d = 11.25;
	struct orr_sky sky = sky_at(SMALL_FROM_JD + t_d);
	struct orr_lens lens = {small.header.deflection_rad_au, small.header.solar_radius_au, small.profile,
				SMALL_PROFILE};
	struct orr_polar sun = {0};

	(void)state;
	sun.lon_deg = expected(0, 0, t_d, &sun.lon_deg_d);
	sun.dist_au = expected(0, 1, t_d, &sun.dist_au_d);
	for (int body = ORR_MERCURY; body < ORR_BODY_COUNT; body++) {
		struct orr_polar place = {.lon_deg = 10 * body, .dist_au = 1 + body};
		struct orr_deflection by = {0, 0, 0};
		if (body <= ORR_PLUTO || body >= ORR_CHIRON)
			orr_deflect(&lens, &sun, 1, &place, &by);
		assert_near(sky.lon_deg[body], wrapped(10 * body + by.lon_deg + sky.nutation_lon_deg), 1e-11);
		assert_near(sky.lat_deg[body], by.lat_deg, 1e-11);
		assert_near(sky.dist_au[body], 1 + body, 0);
	}
	assert_true(fabs(sky.lon_deg[ORR_MARS] - 40 - sky.nutation_lon_deg) > 1e-8);
}

static void test_delta_t(void **state)
{
	double jd[3] = {SMALL_FROM_JD + 1.5, SMALL_FROM_JD + 25.25, SMALL_TO_JD}, out[3], rate;
	size_t bad = 9;

	(void)state;
	assert_int_equal(orr_kernel_delta_t_s(&kernel, 3, jd, out, &bad), ORR_KERNEL_OK);
	for (int i = 0; i < 3; i++)
		assert_near(out[i], expected(1, 0, jd[i] - SMALL_FROM_JD, &rate), 1e-10);
	jd[1] = SMALL_TO_JD + 1e-6;
	out[0] = 77;
	assert_int_equal(orr_kernel_delta_t_s(&kernel, 3, jd, out, &bad), ORR_KERNEL_OUT_OF_RANGE);
	assert_int_equal(bad, 1);
	assert_near(out[0], 77, 0);
}

/* At a border the piece that begins there answers; an instant that the slots point past is found as well. */
static void test_borders(void **state)
{
	double rate;

	(void)state;
	for (int i = 1; i < SMALL_PIECES; i++) {
		double jd = SMALL_FROM_JD + small_starts_d[i];
		double after = expected(0, 3, small_starts_d[i] + 1e-9, &rate);
		double before = expected(0, 3, small_starts_d[i] - 1e-9, &rate);
		assert_true(fabs(after - before) > 1e-3);
		assert_near(sky_at(jd).lat_deg[ORR_MOON], after, 1e-6);
		assert_near(sky_at(jd - 1e-8).lat_deg[ORR_MOON], before, 1e-6);
	}
	struct small_kernel other;
	memcpy(&other, &small, sizeof(other));
	for (int i = 0; i < SMALL_SLOTS; i++)
		other.class[0].slot[i] = SMALL_PIECES - 1;
	static _Alignas(64) struct small_kernel late;
	memcpy(&late, &other, sizeof(late));
	struct orr_kernel view;
	assert_int_equal(orr_kernel_open(&view, &late, sizeof(late)), ORR_KERNEL_OK);
	for (int i = 0; i <= 60; i++) {
		double jd = SMALL_FROM_JD + 0.5 * i;
		struct orr_sky want = sky_at(jd), got;
		struct orr_tt tt = tt_of(jd);
		size_t bad;
		assert_int_equal(orr_kernel_eval(&view, 1, &tt, &got, &bad), ORR_KERNEL_OK);
		assert_memory_equal(&got, &want, sizeof(got));
	}
}

static void test_range(void **state)
{
	struct orr_tt tt[3] = {tt_of(SMALL_FROM_JD), tt_of(SMALL_TO_JD), tt_of(SMALL_TO_JD)};
	struct orr_sky sky[3];
	double from, to;
	size_t bad = 9;

	(void)state;
	orr_kernel_range(&kernel, &from, &to);
	assert_near(from, SMALL_FROM_JD, 0);
	assert_near(to, SMALL_TO_JD, 0);
	assert_int_equal(orr_kernel_eval(&kernel, 3, tt, sky, &bad), ORR_KERNEL_OK);
	assert_int_equal(bad, 9);
	assert_int_equal(orr_kernel_eval(&kernel, 0, tt, sky, &bad), ORR_KERNEL_OK);
	const double outside[] = {SMALL_FROM_JD - 1e-7, SMALL_TO_JD + 1e-7, 0, 1e300, -1e300};
	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
		tt[2] = (struct orr_tt){outside[i], 0};
		memset(sky, 0x5a, sizeof(sky));
		assert_int_equal(orr_kernel_eval(&kernel, 3, tt, sky, &bad), ORR_KERNEL_OUT_OF_RANGE);
		assert_int_equal(bad, 2);
		assert_int_equal(((unsigned char *)sky)[0], 0x5a);
	}
	tt[0].frac_d = (double)NAN;
	assert_int_equal(orr_kernel_eval(&kernel, 3, tt, sky, &bad), ORR_KERNEL_OUT_OF_RANGE);
	assert_int_equal(bad, 0);
}

/* One instant's result depends on neither count nor neighbours nor order. */
static void test_batch(void **state)
{
	enum { COUNT = 97 };
	struct orr_tt tt[COUNT];
	static struct orr_sky all[COUNT];
	size_t bad;

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		tt[i] = tt_of(SMALL_FROM_JD + (double)(i * 31 % COUNT) * 30 / COUNT);
	assert_int_equal(orr_kernel_eval(&kernel, COUNT, tt, all, &bad), ORR_KERNEL_OK);
	for (size_t i = 0; i < COUNT; i++) {
		struct orr_sky one;
		assert_int_equal(orr_kernel_eval(&kernel, 1, &tt[i], &one, &bad), ORR_KERNEL_OK);
		assert_memory_equal(&one, &all[i], sizeof(one));
	}
}

static void test_header_facts(void **state)
{
	size_t from, size;
	const unsigned char *digest;

	(void)state;
	assert_string_equal(orr_kernel_id(&kernel), small.header.id);
	assert_int_equal(strlen(orr_kernel_id(&kernel)), 32);
	orr_kernel_digest_span(&kernel, &from, &size, &digest);
	assert_int_equal(from, offsetof(struct orr_kernel_header, program));
	assert_int_equal(from + size, sizeof(small));
	assert_ptr_equal(digest, small.header.digest);
}

/* Goals of the design: Sun to Pluto and Chiron 0.001", all else 0.01". */
static void test_goals(void **state)
{
	(void)state;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		struct orr_kernel_accuracy goal = orr_kernel_goal((enum orr_body)body);
		bool fine = body <= ORR_PLUTO || body == ORR_CHIRON;
		assert_near(goal.lon_arcsec, fine ? 0.001 : 0.01, 0);
		assert_near(goal.lat_arcsec, fine ? 0.001 : 0.01, 0);
		assert_near(goal.speed_deg_d, fine ? 1e-6 : 0, 0);
	}
}

static void test_sidereal(void **state)
{
	struct orr_sky sky = {.sidereal_excess_deg = 0.25};
	struct orr_ut1 ut1 = {2451544.5, 0.5};

	(void)state;
	/* Earth rotation angle at J2000 UT1: IERS Conventions (2010), equation 5.15, 0.7790572732640 turns. */
	assert_near(orr_sidereal_deg(&sky, ut1, 0), 0.7790572732640 * 360 + 0.25, 1e-10);
	assert_near(orr_sidereal_deg(&sky, ut1, 90), 0.7790572732640 * 360 + 0.25 + 90 - 360, 1e-10);
	assert_near(orr_sidereal_deg(&sky, ut1, -180), 0.7790572732640 * 360 + 0.25 - 180, 1e-10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),       cmocka_unit_test(test_constants_and_deflection),
		cmocka_unit_test(test_delta_t),      cmocka_unit_test(test_borders),
		cmocka_unit_test(test_range),        cmocka_unit_test(test_batch),
		cmocka_unit_test(test_header_facts), cmocka_unit_test(test_goals),
		cmocka_unit_test(test_sidereal),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
