/* SPDX-License-Identifier: Apache-2.0 */
/* Houses against Swiss Ephemeris's figures (tests/data/houses_swiss.tsv), the house equation itself, and cases known by symmetry. */
#include "core/houses.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/angle.h"
#include "random.h"
#include "test.h"

/*
 * A row of the fixture: Swiss's letter, then armc, eps, lat, the Sun's declination, whether Swiss fell back to Porphyry, 12 cusps
 * (Gauquelin: 36 sectors), 3 angles, 3 speeds, 4 minor angles.
 */
enum { COLUMNS = 27, CUSPS = 5, ANGLES = CUSPS + 12, SPEEDS = ANGLES + 3, MINOR = SPEEDS + 3 };

struct row {
	enum orr_house_system system;
	double figure[COLUMNS];
	double sector[ORR_SECTOR_COUNT]; /* Gauquelin */
};

static bool next_row(FILE *file, struct row *out)
{
	char line[1024];
	do {
		if (fgets(line, sizeof line, file) == NULL)
			return false;
	} while (line[0] == '#');
	const char letter[2] = {line[0], '\0'};
	out->system = orr_house_system_find(letter);
	assert_int_not_equal(out->system, ORR_HOUSE_SYSTEM_COUNT);
	char *rest = line + 1;
	for (int i = 0; i < CUSPS; i++)
		out->figure[i] = strtod(rest, &rest);
	const bool sectors = out->system == ORR_HOUSES_GAUQUELIN && !(out->figure[4] > 0);
	for (int i = 0; i < (sectors ? ORR_SECTOR_COUNT : 0); i++)
		out->sector[i] = strtod(rest, &rest);
	for (int i = sectors ? ANGLES : CUSPS; i < COLUMNS; i++)
		out->figure[i] = strtod(rest, &rest);
	/* every third sector, against the signs, opens a house */
	for (int i = 0; i < (sectors ? 12 : 0); i++)
		out->figure[CUSPS + i] = out->sector[(ORR_SECTOR_COUNT - 3 * i) % ORR_SECTOR_COUNT];
	return true;
}

static void larger(double *worst, double value)
{
	if (!(value <= *worst))
		*worst = value;
}

static void check_angles(const struct orr_houses *h, const double figure[COLUMNS], const char *label)
{
	const double angle[3] = {h->asc_deg, h->mc_deg, h->vertex_deg};
	const double speed[3] = {h->asc_speed_deg_d, h->mc_speed_deg_d, h->vertex_speed_deg_d};
	for (int i = 0; i < 3; i++) {
		const double want = figure[SPEEDS + i];
		assert_near_label(orr_angle_separation(angle[i], figure[ANGLES + i]), 0, 1e-8, label);
		assert_near_label(speed[i], want, 1e-6 * fmax(1, fabs(want) / 360), label);
	}
}

static void check_minor_angles(const struct orr_minor_angles *angles, const double figure[COLUMNS],
			       const char *label)
{
	const struct orr_minor_angles minor = *angles;
	const double angle[4] = {minor.east_point_deg, minor.co_asc_koch_deg, minor.co_asc_munkasey_deg,
				 minor.polar_asc_deg};
	for (int i = 0; i < 4; i++)
		assert_near_label(orr_angle_separation(angle[i], figure[MINOR + i]), 0, 1e-8, label);
}

/* Largest differences in arc seconds: where 0.001" is demanded, and where Swiss's iteration for Placidus stops early. */
struct worst {
	double arcsec, high_placidus_arcsec;
};

static void check_row(const struct row *row, struct worst *worst)
{
	const double *figure = row->figure;
	char label[100];
	struct orr_houses h;
	orr_houses_compute_sun(row->system, figure[0], figure[1], figure[2], figure[3], &h);
	(void)snprintf(label, sizeof label, "%s armc %.6f eps %.6f lat %.6f",
		       orr_house_system_name(row->system), figure[0], figure[1], figure[2]);
	assert_int_equal(h.asked, row->system);
	assert_int_equal(h.used, figure[4] > 0 ? ORR_HOUSES_PORPHYRY : row->system);
	const bool early =
		(h.used == ORR_HOUSES_PLACIDUS || h.used == ORR_HOUSES_GAUQUELIN) && fabs(figure[2]) > 60;
	assert_int_equal(h.sector_count, h.used == ORR_HOUSES_GAUQUELIN ? ORR_SECTOR_COUNT : 0);
	for (int i = 0; i < h.sector_count; i++)
		assert_near_label(3600 * orr_angle_separation(h.sector_deg[i], row->sector[i]), 0,
				  early ? 0.02 : 0.001, label);
	for (int i = 0; i < 12; i++) {
		const double away = 3600 * orr_angle_separation(h.cusp_deg[i], figure[CUSPS + i]);
		larger(early ? &worst->high_placidus_arcsec : &worst->arcsec, away);
		assert_near_label(away, 0, early ? 0.02 : 0.001, label);
	}
	check_angles(&h, figure, label);
	if (row->system != ORR_HOUSES_HORIZONTAL || figure[2] > 0 || figure[2] < 0)
		check_minor_angles(
			&h.minor, figure,
			label); /* there Swiss takes the equator for the southern half of the Earth */
}

static void figures_of_swiss_ephemeris(void **unused)
{
	(void)unused;
	FILE *file = fopen(TEST_DATA "/houses_swiss.tsv", "re");
	assert_non_null(file);
	struct row row;
	struct worst worst = {0};
	int rows[ORR_HOUSE_SYSTEM_COUNT] = {0}, all = 0;
	for (; next_row(file, &row); all++) {
		check_row(&row, &worst);
		rows[row.system]++;
	}
	(void)fclose(file);
	print_message(
		"# %d rows; largest difference of a cusp %.2g\", of Placidus from 60 degrees to the polar "
		"circles %.2g\"\n",
		all, worst.arcsec, worst.high_placidus_arcsec);
	for (int system = 0; system < ORR_HOUSE_SYSTEM_COUNT; system++)
		assert_true(rows[system] >= 30);
	assert_true(rows[ORR_HOUSES_PLACIDUS] > 400);
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
	const double armc = random_uniform(random, 0, 360), eps = random_uniform(random, 22, 23.9),
		     lat = random_uniform(random, -lat_max_deg, lat_max_deg);
	orr_houses_compute_sun(system, armc, eps, lat, random_uniform(random, -22, 22), out);
}

/* Every longitude has a house, in every system and everywhere. */
static void a_house_for_every_longitude(void **unused)
{
	(void)unused;
	struct random random = {10};
	for (int i = 0; i < 60 * 1000; i++) {
		struct orr_houses h;
		random_houses(&random, (enum orr_house_system)(i % ORR_HOUSE_SYSTEM_COUNT), 90, &h);
		const int house = orr_house_of(&h, random_uniform(&random, 0, 360));
		assert_in_range(house, 1, 12);
	}
}

static bool one_of(const char *letters, enum orr_house_system system)
{
	for (; *letters != '\0'; letters++) {
		const char letter[2] = {*letters, '\0'};
		if (orr_house_system_find(letter) == system)
			return true;
	}
	return false;
}

/* The cusps follow one another once around the circle. */
static void check_order(const struct orr_houses *h)
{
	double around = 0;
	for (int i = 0; i < 12; i++) {
		const double width = orr_angle_wrap(h->cusp_deg[(i + 1) % 12] - h->cusp_deg[i]);
		assert_true(h->cusp_deg[i] >= 0 && h->cusp_deg[i] < 360);
		assert_true(width < 180 || width > 360 - 1e-10); /* Pullen's middle house may vanish */
		around += orr_angle_signed(width);
	}
	assert_near_label(around, 360, 1e-9, orr_house_system_name(h->used));
}

/*
 * What holds for every chart, told by Swiss's letters: which systems stand opposite, have the angles on their cusps, and keep their
 * order (some run backward beyond the polar circles, or, by azimuth, within the tropics).
 */
static void check_shape(const struct orr_houses *h, bool polar)
{
	if (!one_of("YIi", h->used))
		for (int i = 0; i < 6; i++)
			assert_near(orr_angle_separation(h->cusp_deg[i], h->cusp_deg[i + 6]), 180, 1e-12);
	if (!one_of("DWNMVXHS", h->used))
		assert_near(h->cusp_deg[0], h->asc_deg, 0);
	if (!one_of("AWNMVFS", h->used))
		assert_near(h->cusp_deg[9], h->mc_deg, 0);
	if (!one_of(polar ? "RCTJYIiH" : "HT", h->used))
		check_order(h);
}

static void order_everywhere(void **unused)
{
	(void)unused;
	struct random random = {4};
	for (int i = 0; i < 40 * 1000; i++) {
		struct orr_houses h;
		const bool polar = i % 2 == 0;
		random_houses(&random, (enum orr_house_system)(i / 2 % ORR_HOUSE_SYSTEM_COUNT),
			      polar ? 90 : 65.5, &h);
		check_shape(&h, polar);
	}
}

/* Where systems turn over, the Midheaven goes with them. */
static void turning_beyond_the_polar_circles(void **unused)
{
	(void)unused;
	struct random random = {9};
	int turned = 0;
	for (int i = 0; i < 5000; i++) {
		const double armc = random_uniform(&random, 0, 360), lat = random_uniform(&random, 67, 89.9);
		struct orr_houses plain, turning;
		orr_houses_compute(ORR_HOUSES_PORPHYRY, armc, 23.4, lat, &plain);
		orr_houses_compute(ORR_HOUSES_CAMPANUS, armc, 23.4, lat, &turning);
		assert_near(plain.asc_deg, turning.asc_deg, 0);
		assert_true(orr_angle_difference(plain.mc_deg, plain.asc_deg) >= 0);
		const double apart = orr_angle_separation(plain.mc_deg, turning.mc_deg);
		assert_true(apart < 1e-10 || apart > 180 - 1e-10);
		turned += apart > 90 ? 1 : 0;
		/* the tenth cusp is on the meridian's side of the Ascendant as it was before the Ascendant turned */
		assert_near(turning.cusp_deg[9], turning.mc_deg, 0);
	}
	assert_true(turned > 1000 && turned < 4000);
}

/* Longitude of a Sunshine cusp by vectors in long double: the plane through the north point and the point of the Sun's parallel. */
static double parallel_cusp(int house, const double place[4])
{
	const long double rad = 3.14159265358979323846264338327950288L / 180,
			  eps = (long double)place[1] * rad, lat = (long double)place[2] * rad,
			  dec = (long double)place[3] * rad;
	const long double day = acosl(-tanl(lat) * tanl(dec)), night = 180 * rad - day;
	const long double hour = house < 6 ? day + night * house / 3 : -day + day * (house - 6) / 3;
	/* towards the culminating point of the equator, east point and pole: the point, the north point, the pole of both */
	const long double point[3] = {cosl(dec) * cosl(hour), cosl(dec) * sinl(hour), sinl(dec)},
			  north[3] = {-sinl(lat), 0, cosl(lat)};
	const long double pole[3] = {point[1] * north[2] - point[2] * north[1],
				     point[2] * north[0] - point[0] * north[2],
				     point[0] * north[1] - point[1] * north[0]};
	const long double armc = (long double)place[0] * rad, x = pole[0] * cosl(armc) - pole[1] * sinl(armc),
			  y = pole[0] * sinl(armc) + pole[1] * cosl(armc);
	return (double)(atan2l(x, -(y * cosl(eps) + pole[2] * sinl(eps))) / rad);
}

/* Up to where the Sun hardly rises or sets and its point of the parallel lies close to the north or south point. */
static void parallels_in_long_double(void **unused)
{
	(void)unused;
	struct random random = {11};
	double worst = 0, worst_polar = 0;
	for (int i = 0; i < 20000; i++) {
		const double dec = random_uniform(&random, -22, 22), edge = 90 - fabs(dec);
		const bool polar = i % 2 == 0;
		const double lat = polar ? edge - exp(random_uniform(&random, log(1e-6), 0))
					 : random_uniform(&random, -65, 65);
		const double place[4] = {random_uniform(&random, 0, 360), 23.4, lat, dec};
		struct orr_houses h, makransky;
		orr_houses_compute_sun(ORR_HOUSES_SUNSHINE, place[0], place[1], place[2], place[3], &h);
		orr_houses_compute_sun(ORR_HOUSES_SUNSHINE_MAKRANSKY, place[0], place[1], place[2], place[3],
				       &makransky);
		assert_int_equal(h.used, ORR_HOUSES_SUNSHINE);
		assert_int_equal(makransky.used, ORR_HOUSES_SUNSHINE_MAKRANSKY);
		for (int house = 0; house < 12; house++) {
			const double want = parallel_cusp(house, place);
			const double away = orr_angle_separation(h.cusp_deg[house], want),
				     kept = orr_angle_separation(makransky.cusp_deg[house], want);
			double *const largest = polar ? &worst_polar : &worst;
			/* turned over beyond the polar circles, or not; of Makransky's the Ascendant alone */
			larger(largest, polar ? fmin(away, 180 - away) : away);
			larger(largest, house % 6 == 0 ? fmin(kept, 180 - kept) : kept);
		}
	}
	print_message("# Sunshine against long double: %.2g degrees, at the edge of its existence %.2g\n",
		      worst, worst_polar);
	assert_true(worst < 1e-10);
	assert_true(worst_polar < 1e-6);
}

/* Sunshine needs a Sun that rises; with the Ascendant's own declination it is the system of the Ascendant's parallel. */
static void sunshine_takes_the_sun(void **unused)
{
	(void)unused;
	const double rad = 0.017453292519943295;
	struct orr_houses h, apc;
	orr_houses_compute(ORR_HOUSES_SUNSHINE, 50, 23.4, 40, &h);
	assert_int_equal(h.asked, ORR_HOUSES_SUNSHINE);
	assert_int_equal(h.used, ORR_HOUSES_PORPHYRY);
	orr_houses_compute_sun(ORR_HOUSES_SUNSHINE, 50, 23.4, 75, 20, &h);
	assert_int_equal(h.used, ORR_HOUSES_PORPHYRY);
	orr_houses_compute_sun(ORR_HOUSES_SUNSHINE, 50, 23.4, 75, 10, &h);
	assert_int_equal(h.used, ORR_HOUSES_SUNSHINE);
	for (int armc = 0; armc < 360; armc += 7) {
		orr_houses_compute(ORR_HOUSES_APC, armc, 23.4, 51, &apc);
		const double dec = asin(sin(apc.asc_deg * rad) * sin(23.4 * rad)) / rad;
		orr_houses_compute_sun(ORR_HOUSES_SUNSHINE, armc, 23.4, 51, dec, &h);
		for (int i = 0; i < 12; i++)
			assert_near(orr_angle_separation(h.cusp_deg[i], apc.cusp_deg[i]), 0, 1e-9);
	}
}

/*
 * Where two thirds of the Sun's arc pass 90 degrees of hour angle the cusp goes on moving smoothly (Swiss's own `i` jumps by 90 degrees of
 * zenith distance there), and a cusp on the equinox stands at the right one of the two (Swiss's `i` says the other).
 */
static void makransky_without_jumps(void **unused)
{
	(void)unused;
	struct orr_houses before, after;
	/* tan(lat) tan(dec) = sin(45) at 60 degrees: 22.2076543 */
	orr_houses_compute_sun(ORR_HOUSES_SUNSHINE_MAKRANSKY, 272, 22.7, 60, 22.2076, &before);
	orr_houses_compute_sun(ORR_HOUSES_SUNSHINE_MAKRANSKY, 272, 22.7, 60, 22.2077, &after);
	for (int i = 0; i < 12; i++)
		assert_near(orr_angle_separation(before.cusp_deg[i], after.cusp_deg[i]), 0, 1e-3);
	/* at the equator its houses are Regiomontanus's whatever the Sun: right ascensions 30 degrees apart */
	orr_houses_compute_sun(ORR_HOUSES_SUNSHINE_MAKRANSKY, 300, 23.44, 0, 20, &after);
	assert_near(orr_angle_separation(after.cusp_deg[5], 180), 0, 1e-9);
	assert_near(orr_angle_separation(after.cusp_deg[11], 0), 0, 1e-9);
	orr_houses_compute_sun(ORR_HOUSES_SUNSHINE_MAKRANSKY, 50, 23.4, 75, 20, &after);
	assert_int_equal(after.used, ORR_HOUSES_PORPHYRY);
}

/* Beyond the polar circles Sunshine turns over where the Ascendant does; Makransky's way turns the Ascendant alone. */
static void makransky_stays(void **unused)
{
	(void)unused;
	struct random random = {12};
	int turned = 0;
	for (int i = 0; i < 5000; i++) {
		const double armc = random_uniform(&random, 0, 360), lat = random_uniform(&random, 67, 80),
			     dec = random_uniform(&random, -9, 9);
		struct orr_houses sunshine, makransky;
		orr_houses_compute_sun(ORR_HOUSES_SUNSHINE, armc, 23.4, lat, dec, &sunshine);
		orr_houses_compute_sun(ORR_HOUSES_SUNSHINE_MAKRANSKY, armc, 23.4, lat, dec, &makransky);
		const double turn = orr_angle_separation(sunshine.mc_deg, makransky.mc_deg);
		assert_near(turn, turn > 90 ? 180 : 0, 1e-9);
		for (int n = 0; n < 12; n++)
			assert_near(orr_angle_separation(sunshine.cusp_deg[n], makransky.cusp_deg[n]),
				    n % 6 == 0 ? 0 : turn, 1e-9);
		assert_in_range(orr_house_of(&makransky, random_uniform(&random, 0, 360)), 1, 12);
		turned += turn > 90 ? 1 : 0;
	}
	assert_in_range(turned, 1000, 4000);
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

/* On the equator every semi-arc is six hours and the prime vertical is the equator: these systems are all the same there. */
static void on_the_equator(void **unused)
{
	(void)unused;
	static const enum orr_house_system same[] = {
		ORR_HOUSES_PLACIDUS, ORR_HOUSES_KOCH,        ORR_HOUSES_REGIOMONTANUS,
		ORR_HOUSES_CAMPANUS, ORR_HOUSES_TOPOCENTRIC, ORR_HOUSES_ALCABITIUS,
		ORR_HOUSES_MERIDIAN, ORR_HOUSES_CARTER,      ORR_HOUSES_APC};
	for (int n = 0; n < 72 * 9; n++) {
		const double armc = 5.0 * (n / 9), rad = 0.017453292519943295;
		struct orr_houses h;
		orr_houses_compute(same[n % 9], armc, 23.44, 0, &h);
		for (int k = 0; k < 12; k++) {
			const double ra = (armc + 90 + 30 * k) * rad;
			double lon = atan2(sin(ra), cos(ra) * cos(23.44 * rad)) / rad;
			if (same[n % 9] == ORR_HOUSES_KOCH && k % 3 != 0)
				continue; /* its semi-arc is the Midheaven's, its cusps are Ascendants */
			assert_near(orr_angle_separation(h.cusp_deg[k], lon), 0, 1e-11);
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

/* Gauquelin's houses are Placidus's to the last digits, and its sectors hold what their houses hold, three to one. */
static void sectors_and_houses(void **unused)
{
	(void)unused;
	struct random random = {77};
	for (int n = 0; n < 200; n++) {
		const double armc = random_uniform(&random, 0, 360), lat = random_uniform(&random, -66, 66);
		struct orr_houses placidus, gauquelin;
		orr_houses_compute(ORR_HOUSES_PLACIDUS, armc, 23.44, lat, &placidus);
		orr_houses_compute(ORR_HOUSES_GAUQUELIN, armc, 23.44, lat, &gauquelin);
		for (int house = 0; house < 12; house++)
			assert_near(gauquelin.cusp_deg[house], placidus.cusp_deg[house], 1e-10);
		for (double lon = 0.5; lon < 360; lon += 1) {
			const int house = orr_house_of(&placidus, lon),
				  sector = orr_sector_of(&gauquelin, lon);
			assert_int_equal((sector - 1) / 3, (12 - house) % 12);
		}
	}
	struct orr_houses polar;
	orr_houses_compute(ORR_HOUSES_GAUQUELIN, 45, 23.44, 70, &polar);
	assert_int_equal(polar.used, ORR_HOUSES_PORPHYRY);
	assert_int_equal(orr_sector_of(&polar, 10), 0);
	assert_int_equal(orr_sector_of(&polar, (double)NAN), 0);
}

/* Turned houses are what they were, from another beginning; whole signs are signs of the new zodiac. */
static void turned_to_a_zodiac(void **unused)
{
	(void)unused;
	for (int system = 0; system < ORR_HOUSE_SYSTEM_COUNT; system++) {
		struct orr_houses from, to;
		orr_houses_compute_sun((enum orr_house_system)system, 101, 23.44, 48, -7.5, &from);
		to = from;
		orr_houses_turn(&to, 0);
		assert_memory_equal(&to, &from, sizeof to);
		orr_houses_turn(&to, 23.75);
		assert_near(orr_angle_difference(to.asc_deg, from.asc_deg), 23.75, 1e-12);
		const bool signs = system == ORR_HOUSES_WHOLE_SIGN || system == ORR_HOUSES_WHOLE_SIGN_ARIES;
		for (int house = 0; house < 12; house++) {
			if (signs)
				assert_near(fmod(to.cusp_deg[house], 30), 0, 1e-12);
			else
				assert_near(orr_angle_difference(to.cusp_deg[house], from.cusp_deg[house]),
					    23.75, 1e-12);
		}
		if (system == ORR_HOUSES_WHOLE_SIGN)
			assert_near(to.cusp_deg[0], 30 * floor(to.asc_deg / 30), 1e-12);
	}
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
		random_houses(&random, (enum orr_house_system)(i % ORR_HOUSE_SYSTEM_COUNT), 65.5, &h);
		if (one_of("HT", h.used))
			continue; /* may run backward or overlap */
		for (int k = 0; k < 12; k++) {
			const double cusp = h.cusp_deg[k], next = h.cusp_deg[(k + 1) % 12];
			if (orr_angle_separation(cusp, next) < 1e-9)
				continue; /* Pullen's middle house may vanish */
			assert_int_equal(orr_house_of(&h, cusp), k + 1);
			assert_int_equal(orr_house_of(&h, nextafter(next > 0 ? next : 360, -1)), k + 1);
			assert_int_equal(orr_house_of(&h, orr_angle_midpoint(cusp, next)), k + 1);
		}
	}
	struct orr_houses h;
	for (int k = 0; k < 12; k++) /* backward */
		h.cusp_deg[k] = orr_angle_wrap(-30 * k);
	assert_int_equal(orr_house_of(&h, 0), 1);
	assert_int_equal(orr_house_of(&h, 330), 2);
	assert_int_equal(orr_house_of(&h, 330.001), 1);
	assert_int_equal(orr_house_of(&h, 30), 12);
	assert_int_equal(orr_house_of(&h, 0.001), 12);
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
	assert_int_equal(orr_house_system_find("A"), ORR_HOUSES_EQUAL_ASC);
	assert_int_equal(orr_house_system_find("E"), ORR_HOUSES_EQUAL_ASC);
	assert_int_equal(orr_house_system_find("AE"), ORR_HOUSE_SYSTEM_COUNT);
	assert_int_equal(orr_house_system_find("G"), ORR_HOUSES_GAUQUELIN);
	assert_int_equal(orr_house_system_find("I"), ORR_HOUSES_SUNSHINE);
	assert_int_equal(orr_house_system_find("i"), ORR_HOUSES_SUNSHINE_MAKRANSKY);
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
		cmocka_unit_test(turning_beyond_the_polar_circles),
		cmocka_unit_test(sunshine_takes_the_sun),
		cmocka_unit_test(parallels_in_long_double),
		cmocka_unit_test(south_mirrors_north),
		cmocka_unit_test(on_the_equator),
		cmocka_unit_test(known_angles),
		cmocka_unit_test(border_of_the_polar_circle),
		cmocka_unit_test(porphyry_trisects),
		cmocka_unit_test(sectors_and_houses),
		cmocka_unit_test(turned_to_a_zodiac),
		cmocka_unit_test(speeds_are_derivatives),
		cmocka_unit_test(house_of_a_longitude),
		cmocka_unit_test(a_house_for_every_longitude),
		cmocka_unit_test(makransky_without_jumps),
		cmocka_unit_test(makransky_stays),
		cmocka_unit_test(systems_by_name_and_letter),
	};
	return cmocka_run_group_tests_name("houses", tests, NULL, NULL);
}
