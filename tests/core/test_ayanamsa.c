/* SPDX-License-Identifier: Apache-2.0 */
/* Ayanamsas against Swiss Ephemeris's figures (tests/data/ayanamsa_swiss.tsv), and what follows from their definition. */
#include "core/ayanamsa.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/angle.h"
#include "core/precession.h"
#include "test.h"

/* jd_tt, mean, true, nutation, moon, sidereal moon */
enum { COLUMNS = 6 };

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
		const struct orr_tt tt = tt_of(figure[0]);
		const double mean = orr_ayanamsa_deg(id, tt, 0), whole = orr_ayanamsa_deg(id, tt, figure[3]);
		const double off = 3600 * orr_angle_separation(mean, figure[1]);
		worst_arcsec = fmax(worst_arcsec, off);
		assert_near_label(off, 0, 0.0001, orr_ayanamsa_name(id));
		assert_near_label(3600 * orr_angle_separation(whole, figure[2]), 0, 0.0001,
				  orr_ayanamsa_name(id));
		if (!projected(id))
			assert_near_label(3600 * orr_angle_separation(figure[4] - whole, figure[5]), 0, 0.001,
					  orr_ayanamsa_name(id));
	}
	(void)fclose(file);
	print_message("# %d rows, largest difference %.2g\"\n", rows, worst_arcsec);
	assert_int_equal(rows, 12 * ORR_AYANAMSA_COUNT);
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

/* An equinox of a date is its own zero, and nutation adds to every ayanamsa. */
static void zero_at_its_own_epoch(void **unused)
{
	(void)unused;
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J2000, tt_of(2451545), 0), 0, 1e-15);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J1900, tt_of(2415020), 0), 0, 1e-15);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J2000, tt_of(2451545), 0.25), 0.25, 1e-15);
	assert_near(orr_ayanamsa_deg(ORR_AYANAMSA_J2000, tt_of(2415020), 0), 360 - 1.39658, 1e-4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_of_swiss_ephemeris),
		cmocka_unit_test(names),
		cmocka_unit_test(zero_at_its_own_epoch),
	};
	return cmocka_run_group_tests_name("ayanamsa", tests, NULL, NULL);
}
