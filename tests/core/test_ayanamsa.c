/* SPDX-License-Identifier: Apache-2.0 */
/* Ayanamsas against Swiss Ephemeris's figures (tests/data/ayanamsa_swiss.tsv), and what follows from their definition. */
#include "core/ayanamsa.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/angle.h"
#include "core/precession.h"
#include "test.h"

/* Columns after the name, as the file's header has them. */
enum column {
	JD,
	MEAN,
	TRUE,
	MOON,
	SIDEREAL_MOON,
	NUTATION,
	NUTATION_SPEED,
	NUTATION_OBLIQUITY,
	OBLIQUITY,
	SUN,
	SUN_SPEED,
	DISTANCE,
	DISTANCE_SPEED,
	COLUMNS
};

static struct orr_sky sky_of(const double figure[COLUMNS])
{
	struct orr_sky sky = {.nutation_lon_deg = figure[NUTATION],
			      .nutation_lon_speed_deg_d = figure[NUTATION_SPEED],
			      .nutation_obl_deg = figure[NUTATION_OBLIQUITY],
			      .obliquity_deg = figure[OBLIQUITY],
			      .sun_dist_speed_au_d = figure[DISTANCE_SPEED]};
	sky.lon_deg[ORR_SUN] = figure[SUN];
	sky.lon_speed_deg_d[ORR_SUN] = figure[SUN_SPEED];
	sky.dist_au[ORR_SUN] = figure[DISTANCE];
	sky.lon_deg[ORR_MOON] = figure[MOON];
	return sky;
}

static struct orr_tt tt_of(double jd)
{
	const double day = floor(jd - 0.5) + 0.5;
	return (struct orr_tt){day, jd - day};
}

static bool next_row(FILE *file, enum orr_ayanamsa *out, double figure[COLUMNS])
{
	char line[300];
	do {
		if (fgets(line, sizeof line, file) == NULL)
			return false;
	} while (line[0] == '#');
	char *rest = strchr(line, '\t');
	assert_non_null(rest);
	*rest++ = '\0';
	*out = orr_ayanamsa_find(line);
	assert_int_not_equal(*out, ORR_AYANAMSA_COUNT);
	for (int i = 0; i < COLUMNS; i++)
		figure[i] = strtod(rest, &rest);
	return true;
}

/* Swiss Ephemeris projects these on the ecliptic of their epoch: longitudes of the Moon differ by up to 12". */
static bool projected(enum orr_ayanamsa id)
{
	return id == ORR_AYANAMSA_J2000 || id == ORR_AYANAMSA_J1900 || id == ORR_AYANAMSA_B1950 ||
	       id == ORR_AYANAMSA_MARDYKS;
}

static void figures_of_swiss_ephemeris(void **unused)
{
	(void)unused;
	FILE *file = fopen(TEST_DATA "/ayanamsa_swiss.tsv", "re");
	assert_non_null(file);
	enum orr_ayanamsa id;
	double figure[COLUMNS], worst_arcsec = 0;
	int rows = 0;
	for (; next_row(file, &id, figure); rows++) {
		const struct orr_tt tt = tt_of(figure[JD]);
		struct orr_sky sky = sky_of(figure);
		const double whole = orr_ayanamsa_deg(id, tt, &sky),
			     limit_arcsec = id < ORR_AYANAMSA_TRUE_CITRA ? 0.0001 : 0.001;
		const double off = 3600 * orr_angle_separation(whole, figure[TRUE]);
		worst_arcsec = fmax(worst_arcsec, off);
		assert_near_label(off, 0, limit_arcsec, orr_ayanamsa_name(id));
		assert_near_label(3600 * orr_angle_separation(whole - figure[NUTATION], figure[MEAN]), 0,
				  limit_arcsec, orr_ayanamsa_name(id));
		orr_sky_turn(&sky, id, tt);
		assert_near(sky.ayanamsa_deg, whole, 0);
		assert_near(sky.obliquity_deg, figure[OBLIQUITY], 0);
		if (!projected(id))
			assert_near_label(
				3600 * orr_angle_separation(sky.lon_deg[ORR_MOON], figure[SIDEREAL_MOON]), 0,
				0.001, orr_ayanamsa_name(id));
	}
	(void)fclose(file);
	print_message("# %d rows, largest difference %.2g\"\n", rows, worst_arcsec);
	assert_int_equal(rows, 12 * (ORR_AYANAMSA_COUNT - 1));
}

static void names(void **unused)
{
	(void)unused;
	for (int n = 0; n < ORR_AYANAMSA_COUNT; n++) {
		const char *name = orr_ayanamsa_name((enum orr_ayanamsa)n);
		assert_true(strlen(name) > 2 &&
			    strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(name));
		assert_int_equal(orr_ayanamsa_find(name), n);
	}
	assert_int_equal(orr_ayanamsa_find("lahiri"), ORR_AYANAMSA_LAHIRI);
	assert_int_equal(orr_ayanamsa_find("Lahiri"), ORR_AYANAMSA_COUNT);
	assert_int_equal(orr_ayanamsa_find(""), ORR_AYANAMSA_COUNT);
}

/* An equinox of a date is its own zero, and nutation adds to every sidereal zodiac. */
static void zero_at_its_own_epoch(void **unused)
{
	(void)unused;
	const struct orr_sky still = {0}, nodding = {.nutation_lon_deg = 0.25};
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J2000, tt_of(2451545), &still), 0, 1e-15);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J1900, tt_of(2415020), &still), 0, 1e-15);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J2000, tt_of(2451545), &nodding), 0.25, 1e-15);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J2000, tt_of(2415020), &still), 360 - 1.39658, 1e-4);
}

/* The tropical zodiac turns nothing, to the last bit. */
static void tropical_stays(void **unused)
{
	(void)unused;
	struct orr_sky sky = {.nutation_lon_deg = 0.25};
	sky.lon_deg[ORR_MARS] = 359.99999999999994;
	const struct orr_sky before = sky;
	orr_sky_turn(&sky, ORR_AYANAMSA_TROPICAL, tt_of(2451545));
	assert_memory_equal(&sky, &before, sizeof sky);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_TROPICAL, tt_of(2415020), &sky), 0, 0);
}

/* A speed is the derivative of the longitude it stands beside: precession, 5028.796" a century in 2000 (IAU 2006), slows every body down. */
static void speeds_turn_too(void **unused)
{
	(void)unused;
	struct orr_sky sky = {.nutation_lon_speed_deg_d = 1e-5};
	sky.lon_speed_deg_d[ORR_MARS] = 0.5;
	orr_sky_turn(&sky, ORR_AYANAMSA_LAHIRI, tt_of(2451545));
	assert_near(sky.lon_speed_deg_d[ORR_MARS], 0.5 - 5028.796 / 3600 / 36525 - 1e-5, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_of_swiss_ephemeris),
		cmocka_unit_test(names),
		cmocka_unit_test(zero_at_its_own_epoch),
		cmocka_unit_test(tropical_stays),
		cmocka_unit_test(speeds_turn_too),
	};
	return cmocka_run_group_tests_name("ayanamsa", tests, NULL, NULL);
}
