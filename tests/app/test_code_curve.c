/* SPDX-License-Identifier: Apache-2.0 */
/* The curve of a quarter: its days add up to the quarter, and each is what the day's sky makes of the birth. */
#include "app/code_curve.h"

#include <math.h>

#include "app/motion.h"
#include "app/placed_birth.h"
#include "cohort_fixture.h"
#include "core/aspect_curve.h"
#include "model/birth_read.h"

static struct cohorts cohorts;
static struct orr_code_curve curve;

static int open_all(void **state)
{
	if (fixture_open(state) != 0 || orr_pool_open(&pool, 2, &error) != ORR_OK)
		return -1;
	arena_open(state);
	return make_cohorts(&cohorts, 1987, 1991);
}

static int close_all(void **state)
{
	arena_close(state);
	orr_free(cohorts.bytes);
	orr_pool_close(pool);
	return fixture_close(state);
}

static void read_birth(const char *time, struct orr_birth *out)
{
	const struct orr_birth_text text = {.entity_id = "E-1",
					    .date = "1989-05-15",
					    .time = time,
					    .zone = "America/New_York",
					    .latitude = "40.7128",
					    .longitude = "-74.0060"};
	assert_int_equal(orr_birth_read(&text, &arena, out, &error), ORR_OK);
}

static void open_frame(const struct orr_birth *birth, struct orr_quarter quarter, struct orr_code_frame *out)
{
	const struct orr_code_wish wish = {&fixture.app, &cohorts.view, quarter, birth};
	assert_int_equal(orr_code_frame_open(&wish, pool, out, &error), ORR_OK);
}

/* Levels are sums over transits' means, so that the mean of the days is the quarter. */
static void the_days_add_up_to_the_quarter(void **state)
{
	(void)state;
	static const struct {
		struct orr_quarter quarter;
		int days;
	} quarters[] = {{{2026, 1}, 90}, {{2024, 1}, 91}, {{1999, 3}, 92}, {{1989, 2}, 91}};
	for (size_t i = 0; i < sizeof quarters / sizeof quarters[0]; i++) {
		struct orr_birth birth;
		struct orr_code_frame frame;
		struct orr_placed_birth placed;
		struct orr_subject subject;
		struct orr_code_raw whole;
		read_birth(i % 2 == 0 ? "14:30" : NULL, &birth);
		open_frame(&birth, quarters[i].quarter, &frame);
		assert_int_equal(orr_code_curve(&frame, &birth, &arena, &curve, &error), ORR_OK);
		assert_int_equal(curve.day_count, quarters[i].days);
		assert_int_equal(
			orr_birth_place(&fixture.app, &cohorts.view, &birth, &arena, &placed, &error),
			ORR_OK);
		orr_placed_subject(&cohorts.view, &placed, &subject);
		orr_code_raw_in(&subject, &frame.field[frame.tables.plan.field_count - 1], &whole);
		for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
			double sum = 0.0;
			for (int day = 0; day < curve.day_count; day++) {
				sum += curve.raw[day][k];
				assert_true(curve.level[day][k] >= 0.0 && curve.level[day][k] <= 100.0);
			}
			assert_near(sum / curve.day_count, whole.level[k], 1e-9);
		}
		orr_code_frame_close(&frame);
	}
}

/* One day by plain sums over pairs: the birth's points, centred, and the sky of 2026-02-10 at noon. */
static void a_day_is_its_sky(void **state)
{
	(void)state;
	struct orr_birth birth;
	struct orr_code_frame frame;
	struct orr_placed_birth placed;
	struct orr_subject subject;
	struct orr_motion sky;
	double jd_tt;
	const struct orr_quarter quarter = {2026, 1};
	const int day = 40, mental = ORR_CHANNEL_MENTAL - ORR_CHANNEL_PHYSICAL;
	read_birth("14:30", &birth);
	open_frame(&birth, quarter, &frame);
	assert_int_equal(orr_code_curve(&frame, &birth, &arena, &curve, &error), ORR_OK);
	assert_int_equal(orr_birth_place(&fixture.app, &cohorts.view, &birth, &arena, &placed, &error),
			 ORR_OK);
	orr_placed_subject(&cohorts.view, &placed, &subject);
	assert_true(orr_motion_at_utc(&fixture.app.kernel, INT64_C(1770724800000), &jd_tt, &sky));
	double want = subject.own[mental];
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		for (int q = 0; q < ORR_POINT_SPECTRA; q++)
			for (int n = 1; n <= ORR_HARMONIC_COUNT; n++) {
				const double at = n * sky.lon_deg[q] * acos(-1.0) / 180.0;
				want += orr_channel_weight[ORR_CHANNEL_MENTAL][p] * orr_transit_weight[q] *
					orr_aspect_cosine[n - 1] *
					(subject.point[p].cell[n - 1] * cos(at) +
					 subject.point[p].cell[ORR_HARMONIC_COUNT + n - 1] * sin(at));
			}
	assert_near(curve.raw[day][mental], want, 1e-9);
	orr_code_frame_close(&frame);
}

static void what_cannot_be_is_told(void **state)
{
	(void)state;
	struct orr_birth birth, early;
	struct orr_code_frame frame;
	read_birth("14:30", &birth);
	open_frame(&birth, (struct orr_quarter){2026, 1}, &frame);
	early = birth;
	early.date.year = 1900;
	curve.day_count = -1;
	assert_int_equal(orr_code_curve(&frame, &early, &arena, &curve, &error), ORR_E_OUT_OF_RANGE);
	struct orr_arena small;
	orr_arena_init(&small, 1 << 10);
	assert_int_equal(orr_code_curve(&frame, &birth, &small, &curve, &error), ORR_E_UNAVAILABLE);
	orr_arena_done(&small);
	assert_int_equal(curve.day_count, -1);
	orr_code_frame_close(&frame);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_days_add_up_to_the_quarter),
		cmocka_unit_test(a_day_is_its_sky),
		cmocka_unit_test(what_cannot_be_is_told),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
