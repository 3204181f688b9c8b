/* SPDX-License-Identifier: Apache-2.0 */
/* Light of the Moon against Swiss Ephemeris's figures; altitudes and the Part of Fortune against cases known by symmetry. */
#include "core/luminary.h"

#include "core/angle.h"
#include "core/houses.h"
#include "random.h"
#include "test.h"

/* Swiss Ephemeris 2.10.03 with its SE1 files: swe_calc of Moon and Sun and swe_pheno of the Moon at a Julian date TT. */
static const struct {
	double jd_tt;
	struct orr_direction moon, sun;
	double fraction;
} light[] = {
	{2391545.0000,
	 {191.8396144, 3.8469351, 0.0024479669},
	 {179.7214732, 0.0000459, 1.002807284},
	 0.012302},
	{2400310.4321,
	 {129.1088069, 0.9601332, 0.0024347160},
	 {179.3564730, -0.0000599, 1.003021108},
	 0.181030},
	{2409075.8642,
	 {73.9276771, -3.4406018, 0.0024822527},
	 {178.9881230, -0.0001883, 1.003213655},
	 0.630837},
	{2417841.2963,
	 {10.2917728, -4.9590683, 0.0025138824},
	 {178.6118837, -0.0002289, 1.003415780},
	 0.987874},
	{2426606.7284,
	 {307.8035735, -4.4694371, 0.0026622713},
	 {178.2503404, -0.0002308, 1.003636133},
	 0.818220},
	{2435372.1605,
	 {240.8254776, -1.7485352, 0.0026889240},
	 {177.8863322, -0.0001183, 1.003891592},
	 0.273701},
	{2444137.5926,
	 {174.0749227, 1.4176600, 0.0027090934},
	 {177.5103413, -0.0000013, 1.004118061},
	 0.001057},
	{2452903.0247,
	 {106.5735863, 4.1726471, 0.0026361976},
	 {177.1388260, 0.0000939, 1.004319653},
	 0.335244},
	{2461668.4568,
	 {43.4146614, 5.1277814, 0.0025843345},
	 {176.7791408, 0.0001667, 1.004491952},
	 0.842626},
	{2470433.8889,
	 {341.9714829, 3.4904850, 0.0024262929},
	 {176.4124827, 0.0001220, 1.004706842},
	 0.983384},
	{2479199.3210,
	 {281.5187176, 0.0054674, 0.0024660768},
	 {176.0399155, 0.0000224, 1.004929981},
	 0.634580},
	{2487964.7531,
	 {225.2775682, -3.9834699, 0.0024515050},
	 {175.6795641, -0.0000525, 1.005176653},
	 0.177420},
	{2496730.1852,
	 {161.2035809, -5.0201806, 0.0025469286},
	 {175.3156903, -0.0000931, 1.005390542},
	 0.017035},
	{2505495.6173,
	 {99.5331909, -4.0288140, 0.0026575806},
	 {174.9432077, -0.0000561, 1.005588062},
	 0.375601},
	{2451919.3470,
	 {109.5911297, 0.3765200, 0.0023891347},
	 {289.6481512, 0.0000079, 0.983376393},
	 0.999989},
	{2451905.0000,
	 {283.4987408, 0.1818071, 0.0027040586},
	 {275.0257774, 0.0000124, 0.983474108},
	 0.005489},
	{2451912.0000,
	 {7.0972777, -5.2450839, 0.0026368703},
	 {282.1616476, -0.0001692, 0.983295314},
	 0.457378},
};

static void light_of_the_moon(void **unused)
{
	(void)unused;
	double worst = 0;
	for (size_t i = 0; i < sizeof light / sizeof light[0]; i++) {
		const double fraction = orr_moon_illuminated(&light[i].moon, &light[i].sun);
		worst = fmax(worst, fabs(fraction - light[i].fraction));
		assert_near(fraction, light[i].fraction, 1e-4);
	}
	print_message("# largest difference of the illuminated fraction %.2g\n", worst);
	const struct orr_direction sun = {10, 0, 1}, full = {190, 0, 0.0025}, new = {10, 0, 0.0025};
	assert_near(orr_moon_illuminated(&full, &sun), 1, 0);
	assert_near(orr_moon_illuminated(&new, &sun), 0, 0);
}

static void altitudes_of_known_directions(void **unused)
{
	(void)unused;
	const struct orr_direction spring = {0, 0, 1}, pole = {0, 90, 1};
	assert_near(orr_altitude_sine(&spring, 0, 23.4, 0), 1, 0);
	assert_near(orr_altitude_sine(&spring, 180, 23.4, 0), -1, 0);
	assert_near(orr_altitude_sine(&spring, 90, 23.4, 52), 0, 0);
	assert_near(orr_altitude_sine(&spring, 0, 23.4, 52), cos(52 * 0.017453292519943295), 1e-15);
	/* The ecliptic's pole stands 90 - eps above the equator, on the meridian of right ascension 270. */
	assert_near(orr_altitude_sine(&pole, 270, 23.4, 66.6), 1, 1e-15);
	assert_near(orr_altitude_sine(&pole, 33, 23.4, 90), cos(23.4 * 0.017453292519943295), 1e-15);
}

/* The Ascendant is on the horizon, the ecliptic within half a circle behind it above, as far as the polar circles. */
static void the_ascendant_is_on_the_horizon(void **unused)
{
	(void)unused;
	struct random random = {9};
	for (int i = 0; i < 5000; i++) {
		const double armc = random_uniform(&random, 0, 360), lat = random_uniform(&random, -66, 66);
		struct orr_houses h;
		orr_houses_compute(ORR_HOUSES_PORPHYRY, armc, 23.4, lat, &h);
		const struct orr_direction asc = {h.asc_deg, 0, 1};
		const struct orr_direction risen = {h.asc_deg - random_uniform(&random, 1e-3, 179), 0, 1};
		assert_near(orr_altitude_sine(&asc, armc, 23.4, lat), 0, 1e-14);
		assert_true(orr_altitude_sine(&risen, armc, 23.4, lat) > 0);
	}
}

static void part_of_fortune(void **unused)
{
	(void)unused;
	assert_near(orr_part_of_fortune_deg(100, 50, 80, true), 130, 0);
	assert_near(orr_part_of_fortune_deg(100, 50, 80, false), 70, 0);
	assert_near(orr_part_of_fortune_deg(350, 300, 10, true), 60, 0);
	assert_near(orr_part_of_fortune_deg(10, 300, 10, false), 300, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(light_of_the_moon),
		cmocka_unit_test(altitudes_of_known_directions),
		cmocka_unit_test(the_ascendant_is_on_the_horizon),
		cmocka_unit_test(part_of_fortune),
	};
	return cmocka_run_group_tests_name("luminary", tests, NULL, NULL);
}
