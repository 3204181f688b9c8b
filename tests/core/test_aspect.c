/* SPDX-License-Identifier: Apache-2.0 */
/* Aspects: worked examples by hand, orbs to their last bit, and properties under turning and mirroring of the sky. */
#include "core/aspect.h"

#include "core/angle.h"
#include "random.h"
#include "test.h"

static const struct orr_aspect_rules *const rules = &orr_aspect_rules_default;

static void table_of_kinds(void **unused)
{
	(void)unused;
	static const double angle[] = {0, 180, 120, 90, 60, 30, 150, 45, 135, 72, 144},
			    orb[] = {8, 8, 8, 7, 5, 2, 2, 2, 2, 2, 2};
	for (int k = 0; k < ORR_ASPECT_KIND_COUNT; k++) {
		const enum orr_aspect_kind kind = (enum orr_aspect_kind)k;
		assert_near(orr_aspect_angle_deg(kind), angle[k], 0);
		assert_int_equal(orr_aspect_major(kind), k < 5);
		assert_near(orr_aspect_orb_deg(rules, ORR_MARS, ORR_PLUTO, kind), orb[k], 0);
		assert_near(orr_aspect_orb_deg(rules, ORR_SUN, ORR_PLUTO, kind), orb[k] + (k < 5 ? 1 : 0), 0);
		assert_near(orr_aspect_orb_deg(rules, ORR_POINT_MIDHEAVEN, ORR_MOON, kind),
			    orb[k] + (k < 5 ? 1 : 0), 0);
		assert_near(orr_aspect_orb_deg(rules, ORR_SUN, ORR_MOON, kind), orb[k] + (k < 5 ? 1 : 0), 0);
	}
}

static void points(void **unused)
{
	(void)unused;
	static const int want[ORR_ASPECT_POINT_MAX] = {
		ORR_SUN,       ORR_MOON,   ORR_MERCURY,         ORR_VENUS,          ORR_MARS,
		ORR_JUPITER,   ORR_SATURN, ORR_URANUS,          ORR_NEPTUNE,        ORR_PLUTO,
		ORR_TRUE_NODE, ORR_CHIRON, ORR_POINT_ASCENDANT, ORR_POINT_MIDHEAVEN};
	int point[ORR_ASPECT_POINT_MAX];
	assert_int_equal(orr_aspect_points(false, point), 12);
	assert_int_equal(orr_aspect_points(true, point), 14);
	for (int n = 0; n < 14; n++)
		assert_int_equal(point[n], want[n]);
}

/* Pairs of Mars and Pluto: longitudes, speeds, and what they make. */
static void worked_examples(void **unused)
{
	(void)unused;
	static const struct {
		double lon[2], speed[2];
		int kind; /* ORR_ASPECT_KIND_COUNT: none */
		double separation, orb;
		bool applying;
	} row[] = {
		{{10, 15}, {1, 0.1}, ORR_CONJUNCTION, 5, 5, true},             /* the faster one behind */
		{{15, 10}, {1, 0.1}, ORR_CONJUNCTION, 5, 5, false},            /* the faster one ahead */
		{{15, 10}, {-1, 0.1}, ORR_CONJUNCTION, 5, 5, true},            /* retrograde, coming back */
		{{358, 3}, {1, 0}, ORR_CONJUNCTION, 5, 5, true},               /* across 0 Aries */
		{{10, 10}, {1, 0}, ORR_CONJUNCTION, 0, 0, false},              /* exact */
		{{10, 18}, {1, 0}, ORR_CONJUNCTION, 8, 8, true},               /* the orb itself */
		{{10, 18.000001}, {1, 0}, ORR_ASPECT_KIND_COUNT, 0, 0, false}, /* and beyond */
		{{0, 187}, {0, 1}, ORR_OPPOSITION, 173, 7, false},             /* 173 and falling */
		{{0, 173}, {0, 1}, ORR_OPPOSITION, 173, 7, true},
		{{0, 125}, {0, -0.5}, ORR_TRINE, 125, 5, true},
		{{125, 0}, {-0.5, 0}, ORR_TRINE, 125, 5, true},
		{{0, 270}, {0.5, 0}, ORR_SQUARE, 90, 0, false},
		{{0, 264}, {0, 0.5}, ORR_SQUARE, 96, 6, true},
		{{0, 56}, {0, 0}, ORR_SEXTILE, 56, 4, false}, /* neither moves */
		{{0, 29}, {0, 1}, ORR_SEMISEXTILE, 29, 1, true},
		{{0, 151}, {0, 1}, ORR_QUINCUNX, 151, 1, false},
		{{0, 46}, {0, 1}, ORR_SEMISQUARE, 46, 1, false},
		{{0, 226}, {0, 1}, ORR_SESQUIQUADRATE, 134, 1, false},
		{{0, 70}, {0, 1}, ORR_QUINTILE, 70, 2, true},
		{{0, 145}, {0, 1}, ORR_BIQUINTILE, 145, 1, false},
		{{0, 100}, {0, 1}, ORR_ASPECT_KIND_COUNT, 0, 0, false},
	};
	static const int point[2] = {ORR_MARS, ORR_PLUTO};
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct orr_aspect aspect = {.kind = ORR_ASPECT_KIND_COUNT};
		const bool found = orr_aspect_between(rules, point, row[i].lon, row[i].speed, &aspect);
		if (found != (row[i].kind != ORR_ASPECT_KIND_COUNT) || (int)aspect.kind != row[i].kind)
			fail_msg("example %zu: kind %d", i, (int)aspect.kind);
		if (!found)
			continue;
		assert_int_equal(aspect.point1, ORR_MARS);
		assert_int_equal(aspect.point2, ORR_PLUTO);
		assert_near(aspect.separation_deg, row[i].separation, 0);
		assert_near(aspect.orb_deg, row[i].orb, 0);
		if (aspect.applying != row[i].applying)
			fail_msg("example %zu: applying is %d", i, aspect.applying);
	}
}

static void luminaries_widen_major_aspects_once(void **unused)
{
	(void)unused;
	static const double lon[2] = {0, 129}, wide[2] = {0, 129.5}, minor[2] = {0, 32.5}, still[2] = {0, 0};
	static const int sun_moon[2] = {ORR_SUN, ORR_MOON}, mars_sun[2] = {ORR_MARS, ORR_SUN},
			 other[2] = {ORR_MARS, ORR_CHIRON};
	struct orr_aspect aspect;
	assert_true(orr_aspect_between(rules, sun_moon, lon, still, &aspect));
	assert_true(orr_aspect_between(rules, mars_sun, lon, still, &aspect));
	assert_int_equal(aspect.point1, ORR_SUN); /* in order, whatever order was asked */
	assert_int_equal(aspect.point2, ORR_MARS);
	assert_false(orr_aspect_between(rules, sun_moon, wide, still, &aspect));
	assert_false(orr_aspect_between(rules, other, lon, still, &aspect));
	assert_false(orr_aspect_between(rules, sun_moon, minor, still, &aspect));
}

/* With orbs so wide that they overlap, the nearest kind counts, and of two equally near the first. */
static void overlapping_orbs(void **unused)
{
	(void)unused;
	struct orr_aspect_rules wide = {.luminary_extra_deg = 0};
	for (int k = 0; k < ORR_ASPECT_KIND_COUNT; k++)
		wide.orb_deg[k] = 20;
	static const int point[2] = {ORR_MARS, ORR_SATURN};
	static const double still[2] = {0, 0};
	struct orr_aspect aspect;
	assert_true(orr_aspect_between(&wide, point, (const double[2]){0, 50}, still, &aspect));
	assert_int_equal(aspect.kind, ORR_SEMISQUARE);
	assert_true(orr_aspect_between(&wide, point, (const double[2]){0, 66}, still, &aspect));
	assert_int_equal(aspect.kind, ORR_SEXTILE); /* 6 from both sextile and quintile */
	assert_false(orr_aspect_between(&wide, point, (const double[2]){0, (double)NAN}, still, &aspect));
}

enum { POINTS = 14 };

static void random_sky(struct random *random, double lon[POINTS], double speed[POINTS])
{
	for (int n = 0; n < POINTS; n++) {
		lon[n] = floor(random_uniform(random, 0, 360) * 1024) /
			 1024; /* exact under whole turns and mirrors */
		speed[n] = random_uniform(random, -1, 15);
	}
}

/* `sign` 1: turned by `turn`; -1: mirrored as well, which reverses speeds. Everything but places must stay. */
static void check_same(const double lon[POINTS], const double speed[POINTS], double sign, double turn)
{
	int point[ORR_ASPECT_POINT_MAX];
	double other_lon[POINTS], other_speed[POINTS];
	struct orr_aspect aspect[ORR_ASPECT_MAX], other[ORR_ASPECT_MAX];
	const size_t count = orr_aspect_points(true, point);
	for (int n = 0; n < POINTS; n++) {
		other_lon[n] = orr_angle_wrap(sign * lon[n] + turn);
		other_speed[n] = sign * speed[n];
	}
	const size_t found = orr_aspects_find(rules, count, point, lon, speed, aspect);
	assert_int_equal(orr_aspects_find(rules, count, point, other_lon, other_speed, other), found);
	for (size_t n = 0; n < found; n++) {
		assert_int_equal(aspect[n].point1, other[n].point1);
		assert_int_equal(aspect[n].point2, other[n].point2);
		assert_int_equal(aspect[n].kind, other[n].kind);
		assert_int_equal(aspect[n].applying, other[n].applying);
		assert_near(aspect[n].orb_deg, other[n].orb_deg, 0);
		assert_near(aspect[n].separation_deg, other[n].separation_deg, 0);
	}
}

static void turning_and_mirroring_change_nothing(void **unused)
{
	(void)unused;
	struct random random = {10};
	for (int i = 0; i < 2000; i++) {
		double lon[POINTS], speed[POINTS];
		random_sky(&random, lon, speed);
		check_same(lon, speed, 1, 30 * (i % 12));
		check_same(lon, speed, -1, 360);
		check_same(lon, speed, -1, 7.5);
	}
}

/* Every pair is held against a plain restatement of the rules; applying against the orb a moment later. */
static void brute_force(void **unused)
{
	(void)unused;
	struct random random = {11};
	for (int i = 0; i < 500; i++) {
		double lon[POINTS], speed[POINTS];
		int point[ORR_ASPECT_POINT_MAX];
		struct orr_aspect aspect[ORR_ASPECT_MAX];
		random_sky(&random, lon, speed);
		const size_t count = orr_aspect_points(true, point);
		const size_t found = orr_aspects_find(rules, count, point, lon, speed, aspect);
		size_t n = 0;
		for (size_t a = 0; a < count; a++)
			for (size_t b = a + 1; b < count; b++)
				for (int k = 0; k < ORR_ASPECT_KIND_COUNT; k++) {
					const double exact = orr_aspect_angle_deg((enum orr_aspect_kind)k);
					double apart = fabs(lon[a] - lon[b]);
					apart = apart > 180 ? 360 - apart : apart;
					const double extra = k < 5 && a < 2 ? 1 : 0;
					if (fabs(apart - exact) > rules->orb_deg[k] + extra)
						continue;
					assert_true(n < found);
					assert_int_equal(aspect[n].point1, point[a]);
					assert_int_equal(aspect[n].point2, point[b]);
					assert_int_equal(aspect[n].kind, k);
					const double later = orr_angle_separation(lon[a] + 1e-6 * speed[a],
										  lon[b] + 1e-6 * speed[b]);
					if (aspect[n].orb_deg > 1e-4)
						assert_int_equal(aspect[n].applying,
								 fabs(later - exact) < aspect[n].orb_deg);
					n++;
				}
		assert_int_equal(n, found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_kinds),   cmocka_unit_test(points),
		cmocka_unit_test(worked_examples),  cmocka_unit_test(luminaries_widen_major_aspects_once),
		cmocka_unit_test(overlapping_orbs), cmocka_unit_test(turning_and_mirroring_change_nothing),
		cmocka_unit_test(brute_force),
	};
	return cmocka_run_group_tests_name("aspect", tests, NULL, NULL);
}
