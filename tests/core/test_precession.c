/* SPDX-License-Identifier: Apache-2.0 */
/* Precession against the polynomials of IAU 2006 and the source's own numbers. */
#include "core/precession.h"

#include "test.h"

/* Julian centuries after J2000. */
static struct orr_tt tt_of(double century)
{
	const double jd = 2451545 + century * 36525, day = floor(jd - 0.5) + 0.5;
	return (struct orr_tt){day, jd - day};
}

/* ERFA's test suite (t_erfa_c.c: t_ltpequ at -2500, t_ltpecl at -1500; BSD) gives the vectors of the same series. */
static void vectors_of_erfas_tests(void **unused)
{
	(void)unused;
	static const double equator_want[3] = {-0.3586652560237326659, -0.1996978910771128475,
					       0.9118552442250819624},
			    ecliptic_want[3] = {0.4768625676477096525e-3, -0.4052259533091875112,
						0.9142164401096448012};
	double ecliptic[3], equator[3];
	orr_precession_poles(tt_of((-2500 - 2000) / 100.0), ecliptic, equator);
	for (int i = 0; i < 3; i++)
		assert_near_label(equator[i], equator_want[i], 1e-14, "equator");
	orr_precession_poles(tt_of((-1500 - 2000) / 100.0), ecliptic, equator);
	for (int i = 0; i < 3; i++)
		assert_near_label(ecliptic[i], ecliptic_want[i], 1e-14, "ecliptic");
}

/*
 * General precession of IAU 2006: 5028.796195 t + 1.1054348 t^2 arc seconds (N. Capitaine, P. Wallace, J. Chapront, Astronomy and
 * Astrophysics 412, 567, 2003, equation 39), along the ecliptic of date; along the fixed ecliptic of J2000 the equinox has moved by
 * psi_A less the planets' part, which is the same to 0.3" within a century.
 */
static void general_precession_of_iau_2006(void **unused)
{
	(void)unused;
	for (int tenth = -10; tenth <= 10; tenth++) {
		const double t = tenth / 10.0;
		const double want = (5028.796195 * t + 1.1054348 * t * t + 0.00007964 * t * t * t) / 3600;
		assert_near(orr_precession_deg(tt_of(0), tt_of(t)), want, 0.3 / 3600);
	}
}

static void there_and_back(void **unused)
{
	(void)unused;
	assert_near(orr_precession_deg(tt_of(-3), tt_of(-3)), 0, 1e-15);
	assert_near(orr_precession_deg(tt_of(-1), tt_of(1)), -orr_precession_deg(tt_of(1), tt_of(-1)), 1e-4);
	assert_near(orr_precession_deg(tt_of(0), tt_of(128.9)), -180, 10); /* half of the great year */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vectors_of_erfas_tests),
		cmocka_unit_test(general_precession_of_iau_2006),
		cmocka_unit_test(there_and_back),
	};
	return cmocka_run_group_tests_name("precession", tests, NULL, NULL);
}
