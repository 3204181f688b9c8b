/* SPDX-License-Identifier: Apache-2.0 */
/* Light deflection: published figures, the vector form of the same law, and rates against differences. */
#include "test.h"

#include "core/deflection.h"

#define ARCSEC 3600.0

static const double whole_mass[] = {1.0, 1.0};
/* 2 G M / c^2 in AU (IAU 2015 resolution B3 over c^2), and the sine of 959.63": Explanatory Supplement (1992), table 1.1. */
static const struct orr_lens point_mass = {1.97412574e-8, 4.652418e-3, whole_mass, 2};

/* A mass that grows with the square of the distance, in ten steps: any profile does. */
static const double square_steps[] = {0.0, 0.01, 0.04, 0.09, 0.16, 0.25, 0.36, 0.49, 0.64, 0.81, 1.0};
static const struct orr_lens square_mass = {1.97412574e-8, 4.652418e-3, square_steps, 11};

static struct orr_deflection deflect(const struct orr_lens *lens, struct orr_polar sun, struct orr_polar body)
{
	struct orr_deflection out;

	orr_deflect(lens, &sun, 1, &body, &out);
	return out;
}

static struct orr_polar place(double lon_deg, double lat_deg, double dist_au)
{
	return (struct orr_polar){.lon_deg = lon_deg, .lat_deg = lat_deg, .dist_au = dist_au};
}

/* Astronomical Almanac, section B, "light-deflection": of a star, by angle from the Sun's centre, three decimals. */
static void test_published_stars(void **state)
{
	static const struct {
		double angle_deg, arcsec;
	} rows[] = {{0.25, 1.866}, {0.5, 0.933},  {1.0, 0.466},  {2.0, 0.233},  {5.0, 0.093},
		    {10.0, 0.047}, {20.0, 0.023}, {50.0, 0.009}, {90.0, 0.004}, {179.999, 0.0}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct orr_deflection by =
			deflect(&point_mass, place(100, 0, 1), place(100 + rows[i].angle_deg, 0, 1e9));
		assert_near_label(by.lon_deg * ARCSEC, rows[i].arcsec, 0.0008,
				  "away from the Sun, east of it");
		assert_near(by.lat_deg, 0, 1e-15);
		by = deflect(&point_mass, place(100, 0, 1), place(100 - rows[i].angle_deg, 0, 1e9));
		assert_near_label(by.lon_deg * ARCSEC, -rows[i].arcsec, 0.0008, "and west");
	}
}

/* Einstein 1916: 1.75" at the limb. */
static void test_limb(void **state)
{
	const double limb_deg = 959.63 / ARCSEC;

	(void)state;
	for (int side = -1; side <= 1; side += 2) {
		struct orr_deflection by =
			deflect(&point_mass, place(359.9, 0, 1), place(359.9, side * limb_deg, 1e9));
		assert_near(by.lat_deg * ARCSEC, side * 1.7505, 0.0005);
		assert_near(by.lon_deg, 0, 1e-15);
	}
}

/* Rectangular coordinates of a place. */
static void rectangular(const struct orr_polar *place, long double out[3])
{
	const long double rad = 3.14159265358979323846264338327950288L / 180;
	const long double lon = (long double)place->lon_deg * rad, lat = (long double)place->lat_deg * rad;
	const long double dist = (long double)place->dist_au;

	out[0] = dist * cosl(lat) * cosl(lon);
	out[1] = dist * cosl(lat) * sinl(lon);
	out[2] = dist * sinl(lat);
}

static long double product(const long double a[3], const long double b[3])
{
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* The law as the Explanatory Supplement gives it, equation 3.26-1, with unit vectors and in long double. */
static void vector_form(const struct orr_polar *sun, const struct orr_polar *body, double out_arcsec[2])
{
	const long double deg = 180 / 3.14159265358979323846264338327950288L;
	long double p[3], s[3], u[3], e[3], q[3], shift[3];

	rectangular(body, p);
	rectangular(sun, s);
	for (int i = 0; i < 3; i++)
		q[i] = p[i] - s[i];
	const long double q_size = sqrtl(product(q, q));
	for (int i = 0; i < 3; i++) {
		u[i] = p[i] / (long double)body->dist_au;
		e[i] = -s[i] / (long double)sun->dist_au;
		q[i] /= q_size;
	}
	const long double bend = (long double)point_mass.strength_rad_au / (long double)sun->dist_au;
	for (int i = 0; i < 3; i++)
		shift[i] = bend / (1 + product(q, e)) * (product(u, q) * e[i] - product(e, u) * q[i]);
	const long double lon = (long double)body->lon_deg / deg, lat = (long double)body->lat_deg / deg;
	const long double outward = cosl(lon) * shift[0] + sinl(lon) * shift[1];
	out_arcsec[0] = (double)((cosl(lon) * shift[1] - sinl(lon) * shift[0]) / cosl(lat) * deg * 3600);
	out_arcsec[1] = (double)((cosl(lat) * shift[2] - sinl(lat) * outward) * deg * 3600);
}

static void test_vector_form(void **state)
{
	(void)state;
	for (int i = 1; i < 2000; i++) {
		struct orr_polar sun = place(i * 0.717, sin(i) * 0.0003, 1 + 0.017 * sin(i * 1.1));
		struct orr_polar body = place(sun.lon_deg + 180 * sin(i * 0.37), 35 * sin(i * 0.53),
					      0.3 + 20 * (1 + sin(i * 0.71)));
		struct orr_deflection by = deflect(&point_mass, sun, body);
		double want[2];

		vector_form(&sun, &body, want);
		assert_near(by.lon_deg * ARCSEC, want[0], 1e-10);
		assert_near(by.lat_deg * ARCSEC, want[1], 1e-10);
	}
}

/* Rates are those of the displacement itself, away from the Sun and behind it. */
static void test_rates(void **state)
{
	const double step_d = 1e-5;

	(void)state;
	for (int i = 1; i < 3000; i++) {
		struct orr_polar sun = {i * 0.3, 0.0001 * sin(i), 1.0, 0.98, 1e-5, 1e-4};
		double reach_deg = i % 3 == 0 ? 0.2 : i % 3 == 1 ? 2.0 : 170.0;
		struct orr_polar body = {sun.lon_deg + reach_deg * sin(i * 0.37),
					 (reach_deg > 20 ? 20 : reach_deg) * sin(i * 0.53),
					 1.2 + 5 * (1 + sin(i * 0.71)),
					 1.5 * sin(i),
					 0.2 * cos(i),
					 0.01 * sin(i * 2)};
		double at[2];
		for (int side = 0; side < 2; side++) {
			double t_d = side == 0 ? -step_d : step_d;
			struct orr_polar sun_then =
				place(sun.lon_deg + t_d * sun.lon_deg_d, sun.lat_deg + t_d * sun.lat_deg_d,
				      sun.dist_au + t_d * sun.dist_au_d);
			struct orr_polar body_then = place(body.lon_deg + t_d * body.lon_deg_d,
							   body.lat_deg + t_d * body.lat_deg_d,
							   body.dist_au + t_d * body.dist_au_d);
			at[side] = deflect(&point_mass, sun_then, body_then).lon_deg;
		}
		double want = (at[1] - at[0]) / (2 * step_d);
		assert_near(deflect(&point_mass, sun, body).lon_deg_d, want, 1e-9 + 1e-3 * fabs(want));
	}
}

/* Within a step of the profile too, where the mass grows with the distance. */
static void test_rate_within_the_disk(void **state)
{
	const double step_d = 1e-6;
	struct orr_polar sun = {10, 0, 1, 0.98, 0, 0};

	(void)state;
	for (int i = 0; i < 10; i++) {
		double share = (i + 0.5) / 10;
		struct orr_polar body = {
			10 + 0.266 * share * 0.8, 0.266 * share * 0.6, 1.4, 1.6, 0.05, 0.001};
		double at[2];
		for (int side = 0; side < 2; side++) {
			double t_d = side == 0 ? -step_d : step_d;
			at[side] = deflect(&square_mass, place(10 + t_d * 0.98, 0, 1),
					   place(body.lon_deg + t_d * 1.6, body.lat_deg + t_d * 0.05,
						 1.4 + t_d * 0.001))
					   .lon_deg;
		}
		assert_near(deflect(&square_mass, sun, body).lon_deg_d, (at[1] - at[0]) / (2 * step_d), 1e-7);
	}
}

/* The mass within a share of the radius, linear between the steps, is what bends. */
static void test_fraction(void **state)
{
	(void)state;
	for (int i = 1; i < 100; i++) {
		double sine = point_mass.radius_au * i / 100;
		double angle_deg = asin(sine) * 180 / 3.14159265358979323846;
		double share = i / 100.0, low = floor(share * 10 + 1e-9) / 10, high = low + 0.1;
		double fraction = low * low + (share - low) / (high - low) * (high * high - low * low);
		double inside = deflect(&square_mass, place(5, 0, 1), place(5, angle_deg, 3)).lat_deg;
		double outside = deflect(&point_mass, place(5, 0, 1), place(5, angle_deg, 3)).lat_deg;
		assert_near(inside / outside, fraction, 1e-9);
	}
}

static void assert_zero(const struct orr_deflection *by)
{
	assert_near(by->lon_deg, 0, 0);
	assert_near(by->lat_deg, 0, 0);
	assert_near(by->lon_deg_d, 0, 0);
}

/* No deflection, and no NaN, where the direction away from the Sun is not defined; next to none in front of the Sun. */
static void test_straight_behind_and_in_front(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct orr_deflection by =
			deflect(&square_mass, place(77, 0.0001, 1), place(77, 0.0001, i == 0 ? 1.7 : 0.3));
		assert_zero(&by);
	}
	assert_true(fabs(deflect(&point_mass, place(77, 0, 1), place(77.5, 0, 0.3)).lon_deg * ARCSEC) < 1e-4);
	struct orr_deflection at_sun = deflect(&point_mass, place(77, 0, 1), place(77, 0, 1));
	assert_zero(&at_sun);
	struct orr_deflection pole = deflect(&point_mass, place(77, 0, 1), place(0, 90, 10));
	assert_zero(&pole);
}

/* Many bodies at once give what each gives alone. */
static void test_batch(void **state)
{
	struct orr_polar sun = {200, 1e-5, 0.99, 1.0, 0, 0}, body[20];
	struct orr_deflection all[20];

	(void)state;
	for (int i = 0; i < 20; i++)
		body[i] = (struct orr_polar){200 + i * i, i - 10, 1.5 + i, 0.1 * i, 0.01, 0.001};
	orr_deflect(&square_mass, &sun, 20, body, all);
	for (int i = 0; i < 20; i++) {
		struct orr_deflection one = deflect(&square_mass, sun, body[i]);
		assert_memory_equal(&one, &all[i], sizeof(one));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published_stars),
		cmocka_unit_test(test_limb),
		cmocka_unit_test(test_vector_form),
		cmocka_unit_test(test_rates),
		cmocka_unit_test(test_rate_within_the_disk),
		cmocka_unit_test(test_fraction),
		cmocka_unit_test(test_straight_behind_and_in_front),
		cmocka_unit_test(test_batch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
