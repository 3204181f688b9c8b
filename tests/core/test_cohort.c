/* SPDX-License-Identifier: Apache-2.0 */
/* Cohorts as a file, quarters and drawn births. */
#include "test.h"

#include "cohort_bytes.h"
#include "core/calendar.h"
#include "core/quarter.h"
#include "core/sample.h"

static struct cohort_bytes file;

static void a_broken_file_is_refused(void **state)
{
	struct random random = {5};
	struct orr_cohorts cohorts;
	(void)state;
	cohort_bytes_fill(&random, &file);
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file), ORR_COHORTS_OK);
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file - 4), ORR_COHORTS_TRUNCATED);
	assert_int_equal(orr_cohorts_open(&cohorts, &file, 10), ORR_COHORTS_FOREIGN);
	file.header.centre_count++;
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file), ORR_COHORTS_CORRUPT);
	file.header.centre_count--;
	file.header.version++;
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file), ORR_COHORTS_NEW);
	file.header.version = 0;
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file), ORR_COHORTS_OLD);
	file.header.magic[0] = 'X';
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file), ORR_COHORTS_FOREIGN);
}

/* Outside the file its ends stand still, and no birthday makes a step. */
static void means_run_straight(void **state)
{
	struct random random = {5};
	struct orr_cohorts cohorts;
	(void)state;
	cohort_bytes_fill(&random, &file);
	assert_int_equal(orr_cohorts_open(&cohorts, &file, sizeof file), ORR_COHORTS_OK);
	static struct orr_spectrum at[3][ORR_POINT_SPECTRA];
	orr_cohorts_centre(&cohorts, ORR_COHORT_EPOCH_JD - 1000.0, at[0]);
	orr_cohorts_centre(&cohorts, ORR_COHORT_EPOCH_JD, at[1]);
	assert_memory_equal(at[0], at[1], sizeof at[0]);
	assert_near(at[1][2].cell[40], -(double)file.mean[0][2][40], 0.0);
	const double node_d = ORR_COHORT_YEAR_D / 12.0;
	memset(at, 0, sizeof at);
	orr_cohorts_centre(&cohorts, ORR_COHORT_EPOCH_JD + 4.25 * node_d, at[0]);
	assert_near(at[0][1].cell[3],
		    -(0.75 * (double)file.mean[4][1][3] + 0.25 * (double)file.mean[5][1][3]), 1e-6);
	orr_cohorts_centre(&cohorts, ORR_COHORT_EPOCH_JD + 5.0 * node_d - 1e-6, at[1]);
	orr_cohorts_centre(&cohorts, ORR_COHORT_EPOCH_JD + 5.0 * node_d + 1e-6, at[2]);
	assert_near(at[1][7].cell[9], at[2][7].cell[9], 1e-6);
}

static void classes_are_the_nearest_by_ratio(void **state)
{
	(void)state;
	assert_int_equal(orr_certainty_class_of(1), ORR_CERTAIN_MINUTE);
	assert_int_equal(orr_certainty_class_of(60), ORR_CERTAIN_MINUTE);
	assert_int_equal(orr_certainty_class_of(232), ORR_CERTAIN_MINUTE);
	assert_int_equal(orr_certainty_class_of(233), ORR_CERTAIN_QUARTER_HOUR);
	assert_int_equal(orr_certainty_class_of(3600), ORR_CERTAIN_HOUR);
	assert_int_equal(orr_certainty_class_of(86400), ORR_CERTAIN_DAY);
	assert_near(orr_certainty_half_width_d(ORR_CERTAIN_DAY), 0.5, 0.0);
}

static void quarters_of_the_calendar(void **state)
{
	struct orr_quarter quarter;
	(void)state;
	assert_true(orr_quarter_parse("2026-Q1", &quarter));
	assert_int_equal(orr_quarter_first_day(quarter), 20454); /* date -d 2026-01-01 +%s / 86400 */
	assert_int_equal(orr_quarter_add(quarter, -1).year, 2025);
	assert_int_equal(orr_quarter_add(quarter, -1).quarter, 4);
	assert_int_equal(orr_quarter_add(quarter, 7).quarter, 4);
	assert_int_equal(orr_quarter_of_day(20454 - 1).quarter, 4);
	static const char *const bad[] = {"2026-Q5", "2026Q1", "26-Q1", "2026-Q1 ", "0000-Q1", "", "2026-q1"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(orr_quarter_parse(bad[i], &quarter));
}

/* One birth in each of the equal spans, addressed by number; another seed, others. The first figures are SplitMix64's published
 * ones for seed 0 (its reference code prints e220a8397b1dcdaf first). */
static void births_are_drawn_by_number(void **state)
{
	(void)state;
	assert_near(orr_sample_uniform(0, 0), (double)(UINT64_C(0xe220a8397b1dcdaf) >> 11) * 0x1p-53, 0.0);
	for (int i = 0; i < 100; i++) {
		const double jd = orr_sample_birth_jd(42, -100, i, 100);
		const double year = (jd - ORR_COHORT_EPOCH_JD) / ORR_COHORT_YEAR_D + 100.0;
		assert_true(year >= i / 100.0 - 1e-9 && year < (i + 1) / 100.0 + 1e-9);
		assert_true(fabs(jd - orr_sample_birth_jd(43, -100, i, 100)) > 0.0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broken_file_is_refused),
		cmocka_unit_test(means_run_straight),
		cmocka_unit_test(classes_are_the_nearest_by_ratio),
		cmocka_unit_test(quarters_of_the_calendar),
		cmocka_unit_test(births_are_drawn_by_number),
	};
	return cmocka_run_group_tests_name("cohort", tests, NULL, NULL);
}
