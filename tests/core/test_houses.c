/* SPDX-License-Identifier: Apache-2.0 */
/* Houses against Swiss Ephemeris's figures (tests/data/houses_swiss.tsv), the house equation itself, and cases known by symmetry. */
#include "core/houses.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/angle.h"
#include "random.h"
#include "test.h"

/* A row of the fixture: armc, eps, lat, whether Swiss fell back to Porphyry, 12 cusps, 3 angles, 3 speeds. */
enum { COLUMNS = 22 };

static bool next_row(FILE *file, double out[COLUMNS])
{
	char line[1024];
	do {
		if (fgets(line, sizeof line, file) == NULL)
			return false;
	} while (line[0] == '#' || line[0] == 'a');
	char *rest = line;
	for (int i = 0; i < COLUMNS; i++)
		out[i] = strtod(rest, &rest);
	return true;
}

static void larger(double *worst, double value)
{
	if (!(value <= *worst))
		*worst = value;
}

static void figures_of_swiss_ephemeris(void **unused)
{
	(void)unused;
	FILE *file = fopen(TEST_DATA "/houses_swiss.tsv", "re");
	assert_non_null(file);
	double row[COLUMNS], worst_low = 0, worst_high = 0;
	int rows = 0;
	for (; next_row(file, row); rows++) {
		char label[100];
		struct orr_houses h;
		orr_houses_compute(ORR_HOUSES_PLACIDUS, row[0], row[1], row[2], &h);
		(void)snprintf(label, sizeof label, "armc %.6f eps %.6f lat %.6f", row[0], row[1], row[2]);
		assert_int_equal(h.asked, ORR_HOUSES_PLACIDUS);
		assert_int_equal(h.used, row[3] > 0 ? ORR_HOUSES_PORPHYRY : ORR_HOUSES_PLACIDUS);
		for (int i = 0; i < 12; i++)
			larger(fabs(row[2]) <= 60 || row[3] > 0 ? &worst_low : &worst_high,
			       3600 * orr_angle_separation(h.cusp_deg[i], row[4 + i]));
		const double angle[3] = {h.asc_deg, h.mc_deg, h.vertex_deg};
		const double speed[3] = {h.asc_speed_deg_d, h.mc_speed_deg_d, h.vertex_speed_deg_d};
		for (int i = 0; i < 3; i++) {
			assert_near_label(orr_angle_separation(angle[i], row[16 + i]), 0, 1e-8, label);
			assert_near_label(speed[i], row[19 + i], 1e-6 * fmax(1, fabs(row[19 + i]) / 360),
					  label);
		}
	}
	(void)fclose(file);
	print_message("# %d rows; largest difference of a cusp %.2g\" to 60 degrees and beyond the polar "
		      "circles, %.2g\" "
		      "between\n",
		      rows, worst_low, worst_high);
	assert_true(rows > 400);
	assert_true(worst_low < 0.001);
	assert_true(worst_high < 0.02); /* Swiss's iteration stops early there */
}

/*
 * How far a Placidus cusp is from its share of the semi-arc, in radians: from the cusp's longitude by the textbook formulas in
 * long double, another way than houses.c goes.
 */
static double residual(const struct orr_houses *h, int house, double armc_deg, double eps_deg, double lat_deg)
{
	static const double offset[12] = {[1] = 120, [2] = 150, [10] = 30, [11] = 60};
	const long double pi = 3.14159265358979323846264338327950288L, rad = pi / 180;
	const long double lon = (long double)h->cusp_deg[house] * rad, eps = (long double)eps_deg * rad;
	const long double ra = atan2l(sinl(lon) * cosl(eps), cosl(lon)), dec = asinl(sinl(eps) * sinl(lon));
	const long double rise = asinl(tanl((long double)lat_deg * rad) * tanl(dec));
	const long double share = house == 1 || house == 11 ? 2.0L / 3 : 1.0L / 3;
	const long double from =
		ra - ((long double)armc_deg + (long double)offset[house]) * rad - share * rise;
	return (double)remainderl(from, 2 * pi);
}

static void residual_up_to_the_polar_circles(void **unused)
{
	(void)unused;
	static const int house[4] = {1, 2, 10, 11};
	struct random random = {3};
	double worst = 0;
	for (int i = 0; i < 20000; i++) {
		const double armc = random_uniform(&random, 0, 360),
			     eps = random_uniform(&random, 22.5, 24.3);
		double lat = i % 2 == 0 ? random_uniform(&random, 0, 65)
					: 90 - eps - exp(random_uniform(&random, log(1e-11), 0));
		if (i % 3 == 0)
			lat = -lat;
		struct orr_houses h;
		orr_houses_compute(ORR_HOUSES_PLACIDUS, armc, eps, lat, &h);
		assert_int_equal(h.used, ORR_HOUSES_PLACIDUS);
		for (int k = 0; k < 4; k++)
			larger(&worst, fabs(residual(&h, house[k], armc, eps, lat)));
	}
	print_message("# largest residual of the Placidus equation %.2g rad\n", worst);
	assert_true(worst < 1e-10);
}

static void random_houses(struct random *random, enum orr_house_system system, double lat_max_deg,
			  struct orr_houses *out)
{
	const double armc = random_uniform(random, 0, 360), eps = random_uniform(random, 22, 23.9);
	orr_houses_compute(system, armc, eps, random_uniform(random, -lat_max_deg, lat_max_deg), out);
}

/* What holds for every chart: opposite cusps, order around the circle, angles on their cusps. */
static void check_order(const struct orr_houses *h)
{
	double around = 0;
	for (int i = 0; i < 12; i++) {
		const double width = orr_angle_wrap(h->cusp_deg[(i + 1) % 12] - h->cusp_deg[i]);
		assert_true(h->cusp_deg[i] >= 0 && h->cusp_deg[i] < 360);
		assert_near(orr_angle_separation(h->cusp_deg[i], h->cusp_deg[(i + 6) % 12]), 180, 1e-12);
		assert_true(width < 180);
		around += width;
	}
	assert_near(around, 360, 1e-9);
	assert_near(h->cusp_deg[0], h->asc_deg, 0);
	assert_near(h->cusp_deg[9], h->mc_deg, 0);
}

static void order_everywhere(void **unused)
{
	(void)unused;
	struct random random = {4};
	for (int i = 0; i < 20000; i++) {
		struct orr_houses h;
		random_houses(&random, (enum orr_house_system)(i % ORR_HOUSE_SYSTEM_COUNT), 90, &h);
		check_order(&h);
	}
}

/* The southern sky is the northern one turned by half a circle: armc + 180 and -lat move every cusp by 180 degrees. */
static void south_mirrors_north(void **unused)
{
	(void)unused;
	struct random random = {5};
	for (int i = 0; i < 5000; i++) {
		const double armc = random_uniform(&random, 0, 180), eps = 23.4,
			     lat = random_uniform(&random, 0, 66);
		struct orr_houses north, south;
		orr_houses_compute(ORR_HOUSES_PLACIDUS, armc, eps, lat, &north);
		orr_houses_compute(ORR_HOUSES_PLACIDUS, armc + 180, eps, -lat, &south);
		for (int k = 0; k < 12; k++)
			assert_near(orr_angle_separation(north.cusp_deg[k], south.cusp_deg[k]), 180, 1e-10);
		assert_near(orr_angle_separation(north.vertex_deg, south.vertex_deg), 180, 1e-10);
		assert_near(north.asc_speed_deg_d, south.asc_speed_deg_d, 1e-6);
	}
}

/* On the equator every semi-arc is six hours: right ascensions of the cusps are 30 degrees apart. */
static void on_the_equator(void **unused)
{
	(void)unused;
	for (int n = 0; n < 72; n++) {
		const double armc = 5.0 * n, rad = 0.017453292519943295;
		struct orr_houses h;
		orr_houses_compute(ORR_HOUSES_PLACIDUS, armc, 23.44, 0, &h);
		for (int k = 0; k < 12; k++) {
			const double ra = (armc + 90 + 30 * k) * rad;
			const double lon = atan2(sin(ra), cos(ra) * cos(23.44 * rad)) / rad;
			assert_near(orr_angle_separation(h.cusp_deg[k], lon), 0, 1e-12);
		}
	}
}

static void known_angles(void **unused)
{
	(void)unused;
	struct orr_houses h;
	/* The summer point culminates: the Ascendant is the autumn point, wherever one stands. */
	for (int lat = -66; lat <= 66; lat += 3) {
		orr_houses_compute(ORR_HOUSES_PLACIDUS, 90, 23.44, lat, &h);
		assert_near(h.mc_deg, 90, 0);
		assert_near(h.asc_deg, 180, 0);
		orr_houses_compute(ORR_HOUSES_PLACIDUS, 270, 23.44, lat, &h);
		assert_near(h.mc_deg, 270, 0);
		assert_near(h.asc_deg, 0, 0);
	}
	/* The Earth's axis is the vertical of the pole: horizon and equator are one, and meet the ecliptic at 0 and 180. */
	orr_houses_compute(ORR_HOUSES_PLACIDUS, 77, 23.44, 90, &h);
	assert_near(h.asc_deg, 180, 0);
	assert_near(h.asc_speed_deg_d, 0, 0);
	orr_houses_compute(ORR_HOUSES_PLACIDUS, 277, 23.44, -90, &h);
	assert_near(h.asc_deg, 0, 0);
	assert_int_equal(h.used, ORR_HOUSES_PORPHYRY);
	check_order(&h);
	/* The prime vertical of the equator is the equator itself. */
	orr_houses_compute(ORR_HOUSES_PLACIDUS, 277, 23.44, 0, &h);
	assert_near(h.vertex_deg, 180, 0);
}

static void border_of_the_polar_circle(void **unused)
{
	(void)unused;
	struct orr_houses h;
	orr_houses_compute(ORR_HOUSES_PLACIDUS, 10, 23.5, 66.5, &h);
	assert_int_equal(h.used, ORR_HOUSES_PORPHYRY);
	orr_houses_compute(ORR_HOUSES_PLACIDUS, 10, 23.5, nextafter(66.5, 0), &h);
	assert_int_equal(h.used, ORR_HOUSES_PLACIDUS);
	check_order(&h);
	orr_houses_compute(ORR_HOUSES_PLACIDUS, 270, 23.5, 66.5,
			   &h); /* the ecliptic lies on the horizon: no rising point */
	assert_true(isfinite(h.asc_deg) && isfinite(h.asc_speed_deg_d));
	orr_houses_compute(ORR_HOUSES_PORPHYRY, 10, 23.5, 80, &h);
	assert_int_equal(h.asked, ORR_HOUSES_PORPHYRY);
	assert_int_equal(h.used, ORR_HOUSES_PORPHYRY);
}

/* Porphyry by hand: MC 20, Ascendant 110 gives four quadrants of 90 and twelve houses of 30. */
static void porphyry_trisects(void **unused)
{
	(void)unused;
	struct random random = {6};
	for (int i = 0; i < 1000; i++) {
		struct orr_houses h;
		random_houses(&random, ORR_HOUSES_PORPHYRY, 66, &h);
		const double upper = orr_angle_wrap(h.asc_deg - h.mc_deg) / 3, lower = 60 - upper;
		for (int k = 0; k < 12; k++) {
			const bool in_upper = k >= 9 || (k >= 3 && k < 6);
			assert_near(orr_angle_wrap(h.cusp_deg[(k + 1) % 12] - h.cusp_deg[k]),
				    in_upper ? upper : lower, 1e-11);
		}
	}
}

static void speeds_are_derivatives(void **unused)
{
	(void)unused;
	struct random random = {7};
	const double step = 1e-4, per_day = 360.98564736629 / (2 * step);
	for (int i = 0; i < 2000; i++) {
		const double armc = random_uniform(&random, 0, 360), lat = random_uniform(&random, -60, 60);
		struct orr_houses before, h, after;
		orr_houses_compute(ORR_HOUSES_PORPHYRY, armc - step, 23.4, lat, &before);
		orr_houses_compute(ORR_HOUSES_PORPHYRY, armc, 23.4, lat, &h);
		orr_houses_compute(ORR_HOUSES_PORPHYRY, armc + step, 23.4, lat, &after);
		assert_near(h.asc_speed_deg_d, orr_angle_difference(before.asc_deg, after.asc_deg) * per_day,
			    1e-4);
		assert_near(h.mc_speed_deg_d, orr_angle_difference(before.mc_deg, after.mc_deg) * per_day,
			    1e-4);
		const double vertex = orr_angle_difference(before.vertex_deg, after.vertex_deg);
		if (fabs(vertex) < 90) /* within the tropics it changes over to the other side */
			assert_near(h.vertex_speed_deg_d, vertex * per_day,
				    1e-4 + 1e-6 * fabs(h.vertex_speed_deg_d));
	}
}

static void house_of_a_longitude(void **unused)
{
	(void)unused;
	struct random random = {8};
	for (int i = 0; i < 5000; i++) {
		struct orr_houses h;
		random_houses(&random, (enum orr_house_system)(i % ORR_HOUSE_SYSTEM_COUNT), 89, &h);
		for (int k = 0; k < 12; k++) {
			const double cusp = h.cusp_deg[k], next = h.cusp_deg[(k + 1) % 12];
			assert_int_equal(orr_house_of(&h, cusp), k + 1);
			assert_int_equal(orr_house_of(&h, nextafter(next, -1)), k + 1);
			assert_int_equal(orr_house_of(&h, orr_angle_midpoint(cusp, next)), k + 1);
		}
	}
	struct orr_houses h;
	for (int k = 0; k < 12; k++)
		h.cusp_deg[k] = 30 * k;
	assert_int_equal(orr_house_of(&h, 0), 1);
	assert_int_equal(orr_house_of(&h, 359.999), 12);
	assert_int_equal(orr_house_of(&h, 360), 1);
	assert_int_equal(orr_house_of(&h, -1), 12);
	assert_int_equal(orr_house_of(&h, (double)NAN), 0);
}

static void systems_by_name_and_letter(void **unused)
{
	(void)unused;
	assert_int_equal(orr_house_system_find("placidus"), ORR_HOUSES_PLACIDUS);
	assert_int_equal(orr_house_system_find("P"), ORR_HOUSES_PLACIDUS);
	assert_int_equal(orr_house_system_find("porphyry"), ORR_HOUSES_PORPHYRY);
	assert_int_equal(orr_house_system_find("O"), ORR_HOUSES_PORPHYRY);
	assert_int_equal(orr_house_system_find("Placidus"), ORR_HOUSE_SYSTEM_COUNT);
	assert_int_equal(orr_house_system_find("p"), ORR_HOUSE_SYSTEM_COUNT);
	assert_int_equal(orr_house_system_find(""), ORR_HOUSE_SYSTEM_COUNT);
	for (int n = 0; n < ORR_HOUSE_SYSTEM_COUNT; n++)
		assert_int_equal(orr_house_system_find(orr_house_system_name((enum orr_house_system)n)), n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_of_swiss_ephemeris),
		cmocka_unit_test(residual_up_to_the_polar_circles),
		cmocka_unit_test(order_everywhere),
		cmocka_unit_test(south_mirrors_north),
		cmocka_unit_test(on_the_equator),
		cmocka_unit_test(known_angles),
		cmocka_unit_test(border_of_the_polar_circle),
		cmocka_unit_test(porphyry_trisects),
		cmocka_unit_test(speeds_are_derivatives),
		cmocka_unit_test(house_of_a_longitude),
		cmocka_unit_test(systems_by_name_and_letter),
	};
	return cmocka_run_group_tests_name("houses", tests, NULL, NULL);
}
