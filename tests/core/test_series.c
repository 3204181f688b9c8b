/* SPDX-License-Identifier: Apache-2.0 */
/* Statistics of series: against SciPy 1.17.1's figures, against enumeration, against published tables, and on random and planted series. */
#include "core/series.h"

#include <string.h>

#include "core/level_series.h"
#include "core/normal.h"
#include "random.h"
#include "test.h"

enum { ROOM = 2048, QUARTERS = 25 };

static double room[ROOM];

/* Uniform random figures, 0 to 100; the third with a slope of 1.5, the fourth with ties. */
static const double eight[] = {51.18, 95.05, 14.42, 94.86, 31.18, 42.33, 82.77, 40.92},
		    without[] = {26.16, 29.85, 81.42, 9.19,  60.01, 72.86, 18.79, 5.51,  27.5,  65.74, 56.23,
				 15.01, 43.26, 66.93, 42.28, 63.32, 96.74, 68.31, 39.16, 18.73, 34.6},
		    rising[] = {8.56,  25.18, 83.13, 62.72,  15.41, 50.81, 56.91,  26.47, 85.46,
				24.87, 54.12, 68.17, 61.06,  78.18, 94.78, 118.13, 52.42, 90.35,
				96.62, 57.77, 30.15, 128.85, 62.84, 65.9,  125.17},
		    tied[] = {9, 5, 10, 1, 6, 4,  8, 2, 9, 5, 9, 5, 4, 8, 10, 4, 10, 9, 2, 6, 7, 9,
			      7, 1, 5,  5, 5, 10, 3, 2, 5, 6, 9, 6, 3, 9, 5,  7, 5,  2, 7, 8, 2, 5};

/*
 * SciPy 1.17.1: stats.kendalltau (method exact; with ties the normal formula by hand, as SciPy has no correction for continuity),
 * stats.theilslopes, signal.lombscargle at 0.17 turns a step over half the sum of squares; autocorrelations by NumPy.
 */
static void figures_are_scipy_s(void **state)
{
	static const struct {
		const double *value;
		size_t count;
		double s, tau, p, slope, power, r1, r4;
	} rows[] = {
		{eight, 8, -4, -0.14285714285714285, 0.7195436507936508, -1.0853571428571418,
		 0.0265464153870835, -0.7406502509907682, -0.32377528148456103},
		{without, 21, 18, 0.08571428571428572, 0.6119326072720337, 0.569656862745098,
		 0.20976853265351686, 0.09114153956902646, 0.022218367866047507},
		{rising, 25, 124, 0.4133333333333333, 0.0033507212782298876, 2.674838056680162,
		 0.013481119566013776, 0.03660890508614142, 0.11037652506468934},
		{tied, 44, -84, -0.09400749808979757, 0.39579667818418307, 0.0, 0.036474742049181656,
		 -0.25224181143654484, 0.039988890138013614},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_mann_kendall trend;
		orr_mann_kendall(rows[i].count, rows[i].value, &trend);
		assert_near(trend.s, rows[i].s, 0);
		assert_near(trend.tau, rows[i].tau, 1e-14);
		assert_near(trend.p, rows[i].p, 1e-13);
		assert_near(orr_theil_sen(rows[i].count, rows[i].value, room), rows[i].slope, 1e-13);
		assert_near(orr_lomb_scargle(rows[i].count, rows[i].value, 0.17), rows[i].power, 1e-13);
		assert_near(orr_autocorrelation(rows[i].count, rows[i].value, 1), rows[i].r1, 1e-13);
		assert_near(orr_autocorrelation(rows[i].count, rows[i].value, 4), rows[i].r4, 1e-13);
	}
}

/* Normal tails and exponentials by SciPy 1.17.1 and CPython. */
static void tails_are_scipy_s(void **state)
{
	static const double tail[][2] = {{0.1, 0.920344325445942},        {1, 0.31731050786291415},
					 {1.96, 0.04999579029644087},     {2.9999, 0.00270068256590985},
					 {3.0001, 0.0026989098265214344}, {5, 5.733031437583866e-07},
					 {10, 1.523970604832094e-23}},
			    power[][2] = {{-1e-3, 0.999000499833375},
					  {-0.5, 0.6065306597126334},
					  {-10, 4.5399929762484854e-05},
					  {-100.3, 2.7559000653565687e-44}};
	(void)state;
	for (size_t i = 0; i < sizeof tail / sizeof tail[0]; i++) {
		assert_near(orr_normal_two_sided(tail[i][0]) / tail[i][1], 1, 1e-12);
		assert_near(orr_normal_two_sided(-tail[i][0]) / tail[i][1], 1, 1e-12);
	}
	for (size_t i = 0; i < sizeof power / sizeof power[0]; i++)
		assert_near(orr_exp_negative(power[i][0]) / power[i][1], 1, 2e-15);
	assert_near(orr_exp_negative(-1e4), 0, 0);
	for (size_t i = 0; i < 6; i++) {
		assert_near(orr_normal_quantile(tail[i][1] / 2), -tail[i][0], 1e-9);
		assert_near(orr_normal_quantile(1 - tail[i][1] / 2), tail[i][0], 1e-9);
	}
	assert_near(orr_normal_quantile(0.5), 0, 0);
}

/* All orders of seven values by Heap's method: how many have an |s| of at least that of the values as they stand. */
static int orders_as_far(double value[], int n, double s, int *all)
{
	int far = 0;
	if (n == 1) {
		struct orr_mann_kendall trend;
		orr_mann_kendall(7, value, &trend);
		(*all)++;
		return fabs(trend.s) >= s ? 1 : 0;
	}
	for (int i = 0; i < n; i++) {
		far += orders_as_far(value, n - 1, s, all);
		const int other = n % 2 == 0 ? i : 0;
		const double swap = value[other];
		value[other] = value[n - 1];
		value[n - 1] = swap;
	}
	return far;
}

static void kendall_is_enumeration(void **state)
{
	static const double orders[][7] = {
		{1, 2, 3, 4, 5, 6, 7}, {3, 1, 4, 2, 7, 5, 6}, {7, 6, 4, 5, 3, 1, 2}};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		double value[7];
		int all = 0;
		struct orr_mann_kendall trend;
		memcpy(value, orders[i], sizeof value);
		orr_mann_kendall(7, value, &trend);
		const int far = orders_as_far(value, 7, fabs(trend.s), &all);
		assert_int_equal(all, 5040);
		assert_near(trend.p, far / 5040.0, 1e-15);
	}
}

/* Five per cent points of g for m powers: Percival and Walden, Spectral Analysis for Physical Applications, 1993, table 491. */
static void fisher_is_published(void **state)
{
	static const struct {
		int count;
		double share;
	} rows[] = {{5, 0.68377}, {10, 0.44495}, {20, 0.27040}, {30, 0.19784}, {40, 0.15738}, {50, 0.13135}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_near(orr_fisher_g(rows[i].count, rows[i].share), 0.05, 1e-4);
	assert_near(orr_fisher_g(10, 0.1), 1, 1e-4);
	assert_near(orr_fisher_g(10, 1), 0, 1e-12);
	assert_near(orr_fisher_g(1, 1), 0, 1e-12);
	assert_near(orr_fisher_g(800, 0.001), 1, 0);
}

/* A sine of seven steps fills its frequency; a shift and a scale change nothing. */
static void a_sine_is_found(void **state)
{
	double value[28];
	struct orr_cycle cycle;
	(void)state;
	for (int i = 0; i < 28; i++)
		value[i] = 40 + 10 * sin(2 * acos(-1) * i / 7 + 0.3);
	orr_cycle_find(28, value, &cycle);
	assert_int_equal(cycle.turns, 4);
	assert_near(cycle.period, 7, 1e-9);
	assert_near(cycle.share, 1, 1e-12);
	assert_true(cycle.p < 1e-12);
	assert_near(orr_lomb_scargle(28, value, 1.0 / 7), 1, 1e-12);
}

/* Quantiles at 1/6, 1/2 and 5/6 by SciPy 1.17.1's norm.ppf; equal values share the middle of their ranks. */
static void scores_are_quantiles_of_ranks(void **state)
{
	static const double value[] = {30, -2, 7}, alike[] = {4, 4, 4};
	double out[3];
	(void)state;
	orr_normal_scores(3, value, out);
	assert_near(out[0], 0.967421566101701, 1e-12);
	assert_near(out[1], -0.967421566101701, 1e-12);
	assert_near(out[2], 0, 0);
	orr_normal_scores(3, alike, out);
	for (int i = 0; i < 3; i++)
		assert_near(out[i], 0, 0);
}

/* A straight line has a trend and no cycle, whatever its roundings. */
static void a_line_has_no_cycle(void **state)
{
	double value[ORR_LEVEL_COUNT][QUARTERS];
	struct orr_series_report report;
	(void)state;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		for (int q = 0; q < QUARTERS; q++)
			value[k][q] = 0.07 * (k + 1) * q + 0.1;
	orr_series_report(QUARTERS, &value[0][0], room, &report);
	assert_int_equal(report.trending_count, ORR_LEVEL_COUNT);
	assert_int_equal(report.cyclical_count, 0);
	assert_int_equal(orr_pattern_type_of(&report, 99), ORR_TYPE_TRENDING);
}

/* Worked by hand: 4 p values in order times 4, 3, 2, 1, none below an earlier one, none above 1. */
static void holm_by_hand(void **state)
{
	static const double p[] = {0.04, 0.01, 0.03, 0.005}, want[] = {0.06, 0.03, 0.06, 0.02};
	static const double high[] = {0.6, 0.5}, even[] = {0.02, 0.02};
	double out[4];
	(void)state;
	orr_holm(4, p, out);
	for (int i = 0; i < 4; i++)
		assert_near(out[i], want[i], 1e-15);
	orr_holm(2, high, out);
	assert_near(out[0], 1, 0);
	assert_near(out[1], 1, 0);
	orr_holm(2, even, out);
	assert_near(out[0], 0.04, 1e-15);
	assert_near(out[1], 0.04, 1e-15);
}

static void short_and_constant_series(void **state)
{
	static const double flat[] = {7, 7, 7, 7, 7, 7}, levels[ORR_LEVEL_COUNT * 6] = {0};
	struct orr_mann_kendall trend;
	struct orr_cycle cycle;
	struct orr_series_report report;
	(void)state;
	orr_mann_kendall(6, flat, &trend);
	assert_near(trend.p, 1, 0);
	assert_true(isnan(trend.tau));
	orr_cycle_find(6, flat, &cycle);
	assert_int_equal(cycle.turns, 0);
	assert_near(cycle.p, 1, 0);
	assert_true(isnan(orr_theil_sen(1, flat, room)));
	assert_near(orr_theil_sen(6, flat, room), 0, 0);
	assert_true(isnan(orr_series_volatility(1, flat)));
	for (size_t count = 1; count <= 6; count++) {
		orr_series_report(count, levels, room, &report);
		assert_int_equal(orr_pattern_type_of(&report, (double)NAN), ORR_TYPE_STABLE);
		assert_int_equal(report.trending_count + report.cyclical_count, 0);
	}
}

static void fill(struct random *random, double value[ORR_LEVEL_COUNT][QUARTERS])
{
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		for (int i = 0; i < QUARTERS; i++)
			value[k][i] = floor(random_uniform(random, 0, 100) * 100) / 100;
}

/*
 * Without a signal the share that is called trending or cyclical is at most the stated one: of 2,000 cases at most 0.05 and three standard deviations
 * of a count. Levels that are all the same, where nothing but one test is made, included.
 */
static void chance_keeps_its_share(void **state)
{
	enum { CASES = 2000 };
	const double bound = CASES * ORR_PATTERN_RANDOM_SHARE + 3 * sqrt(CASES * ORR_PATTERN_RANDOM_SHARE);
	struct random random = {20260102};
	(void)state;
	for (int alike = 0; alike < 2; alike++) {
		int called = 0;
		for (int i = 0; i < CASES; i++) {
			double value[ORR_LEVEL_COUNT][QUARTERS];
			struct orr_series_report report;
			fill(&random, value);
			for (int k = 1; k < ORR_LEVEL_COUNT && alike; k++)
				memcpy(value[k], value[0], sizeof value[0]);
			orr_series_report(QUARTERS, &value[0][0], room, &report);
			called += report.trending_count + report.cyclical_count > 0 ? 1 : 0;
		}
		print_message("# %s: %.4f called trending or cyclical\n", alike ? "alike" : "independent",
			      (double)called / CASES);
		assert_true(called <= bound);
		assert_true(alike || called > 0);
	}
}

/* Planted in three of thirteen levels of noise: 2 points a quarter, or a swing of 35 points in six quarters. */
static void what_is_planted_is_found(void **state)
{
	enum { CASES = 200 };
	struct random random = {7};
	int found[2] = {0};
	(void)state;
	for (int i = 0; i < 2 * CASES; i++) {
		double value[ORR_LEVEL_COUNT][QUARTERS];
		struct orr_series_report report;
		const int cyclical = i % 2;
		fill(&random, value);
		for (int k = 2; k < 5; k++)
			for (int q = 0; q < QUARTERS; q++)
				value[k][q] = value[k][q] / 4 +
					      (cyclical ? 37 + 35 * sin(2 * acos(-1) * q / 6) : 20 + 2 * q);
		orr_series_report(QUARTERS, &value[0][0], room, &report);
		found[cyclical] += orr_pattern_type_of(&report, 50) == (cyclical ? ORR_TYPE_CYCLICAL
										 : ORR_TYPE_TRENDING) &&
						   (cyclical ? fabs(report.level[3].cycle.period - 6) < 0.3
							     : fabs(report.level[3].slope - 2) < 0.6)
					   ? 1
					   : 0;
	}
	print_message("# planted: %d of %d trends, %d cycles found\n", found[0], CASES, found[1]);
	assert_true(found[0] >= CASES * 0.98);
	assert_true(found[1] >= CASES * 0.98);
}

/* A cycle on a trend is found when the trend is taken away; where as many levels cycle as trend, the whole is cyclical. */
static void a_cycle_on_a_trend(void **state)
{
	double value[ORR_LEVEL_COUNT][QUARTERS];
	struct orr_series_report report;
	(void)state;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		for (int q = 0; q < QUARTERS; q++)
			value[k][q] = 20 + 2 * q + 8 * sin(2 * acos(-1) * q / 5);
	orr_series_report(QUARTERS, &value[0][0], room, &report);
	assert_int_equal(report.trending_count, ORR_LEVEL_COUNT);
	assert_int_equal(report.cyclical_count, ORR_LEVEL_COUNT);
	assert_near(report.level[0].cycle.period, 5, 0.2);
	assert_int_equal(orr_pattern_type_of(&report, 99), ORR_TYPE_CYCLICAL);
}

static void types_without_a_signal(void **state)
{
	const struct orr_series_report report = {.clearest_trend = -1};
	(void)state;
	assert_int_equal(orr_pattern_type_of(&report, 74.99), ORR_TYPE_STABLE);
	assert_int_equal(orr_pattern_type_of(&report, 75), ORR_TYPE_VOLATILE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_scipy_s),       cmocka_unit_test(tails_are_scipy_s),
		cmocka_unit_test(kendall_is_enumeration),    cmocka_unit_test(fisher_is_published),
		cmocka_unit_test(a_sine_is_found),           cmocka_unit_test(scores_are_quantiles_of_ranks),
		cmocka_unit_test(a_line_has_no_cycle),       cmocka_unit_test(holm_by_hand),
		cmocka_unit_test(short_and_constant_series), cmocka_unit_test(chance_keeps_its_share),
		cmocka_unit_test(what_is_planted_is_found),  cmocka_unit_test(a_cycle_on_a_trend),
		cmocka_unit_test(types_without_a_signal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
