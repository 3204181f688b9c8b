/* SPDX-License-Identifier: Apache-2.0 */
/* Whole charts: one worked by hand, properties of known times, and unknown times against fine steps through the day. */
#include "core/chart.h"

#include "core/angle.h"
#include "skies.h"
#include "test.h"

static const struct orr_aspect_rules *const rules = &orr_aspect_rules_default;

/* Much like 15 May 1990; the figures are rounded so that everything below follows by hand. */
static const struct {
	double lon, speed;
} example[ORR_BODY_COUNT] = {
	[ORR_SUN] = {54.5, 1},           [ORR_MOON] = {294, 13},         [ORR_MERCURY] = {38, -0.5},
	[ORR_VENUS] = {14, 1.1},         [ORR_MARS] = {347, 0.7},        [ORR_JUPITER] = {98, 0.2},
	[ORR_SATURN] = {295, -0.02},     [ORR_URANUS] = {279, -0.03},    [ORR_NEPTUNE] = {284, -0.02},
	[ORR_PLUTO] = {226, -0.03},      [ORR_MEAN_NODE] = {311, -0.05}, [ORR_TRUE_NODE] = {312, -0.1},
	[ORR_MEAN_LILITH] = {220, 0.11}, [ORR_TRUE_LILITH] = {230, -2},  [ORR_CHIRON] = {103, 0.1},
	[ORR_CERES] = {120, 0.3},        [ORR_PALLAS] = {300, 0.2},      [ORR_JUNO] = {260, -0.2},
	[ORR_VESTA] = {340, 0.4},
};

static struct orr_sky example_sky(void)
{
	struct orr_sky sky = {.obliquity_deg = 23.44};
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		sky.lon_deg[n] = example[n].lon;
		sky.lon_speed_deg_d[n] = example[n].speed;
		sky.dist_au[n] = n == ORR_MOON ? 0.0025 : 1.0;
	}
	return sky;
}

static const struct orr_aspect *aspect_of(size_t count, const struct orr_aspect aspect[], int point1,
					  int point2)
{
	for (size_t n = 0; n < count; n++)
		if (aspect[n].point1 == point1 && aspect[n].point2 == point2)
			return &aspect[n];
	return NULL;
}

static void check_aspect(const struct orr_chart *chart, int point1, int point2, enum orr_aspect_kind kind,
			 double orb, bool applying)
{
	const struct orr_aspect *aspect = aspect_of(chart->aspect_count, chart->aspect, point1, point2);
	if (aspect == NULL) {
		fail_msg("no aspect of %d and %d", point1, point2);
		return;
	}
	assert_int_equal(aspect->kind, kind);
	assert_near(aspect->orb_deg, orb, 1e-12);
	assert_int_equal(aspect->applying, applying);
}

/* Sidereal time 6 h: the Midheaven is 90 and the Ascendant 180 degrees wherever one stands. */
static void worked_example(void **unused)
{
	(void)unused;
	const struct orr_sky sky = example_sky();
	struct orr_chart c;
	orr_chart_compute(&sky, 90, 40.7, ORR_HOUSES_PLACIDUS, rules, &c);
	assert_true(c.time_known);
	assert_near(c.houses.asc_deg, 180, 0);
	assert_near(c.houses.mc_deg, 90, 0);
	assert_true(c.day_birth);
	assert_near(c.fortune_deg, 59.5, 1e-12); /* 180 + 294 - 54.5 */
	assert_int_equal(c.moon_phase, ORR_DISSEMINATING);
	assert_near(c.moon_illuminated_fraction, 0.7527,
		    2e-3);                                  /* (1 - cos 239.5) / 2, the Sun being far away */
	assert_int_equal(c.dominant_element, ORR_EARTH);    /* 7.5 of 14.5 */
	assert_int_equal(c.dominant_quality, ORR_CARDINAL); /* 9 of 14.5 */
	assert_int_equal(c.ruler, ORR_VENUS);
	assert_int_equal(c.co_ruler, ORR_BODY_COUNT);
	check_aspect(&c, ORR_SUN, ORR_MOON, ORR_TRINE, 0.5,
		     true); /* 120.5, the Moon coming closer by 12 a day */
	check_aspect(&c, ORR_MOON, ORR_SATURN, ORR_CONJUNCTION, 1, true);
	check_aspect(&c, ORR_JUPITER, ORR_URANUS, ORR_OPPOSITION, 1, true);
	check_aspect(&c, ORR_MERCURY, ORR_POINT_ASCENDANT, ORR_BIQUINTILE, 2,
		     true); /* 142, the Ascendant running ahead */
	check_aspect(&c, ORR_JUPITER, ORR_POINT_MIDHEAVEN, ORR_CONJUNCTION, 8, true);
}

static void bodies_of_the_example(void **unused)
{
	(void)unused;
	static const enum orr_dignity dignity[ORR_BODY_COUNT] = {[ORR_MOON] = ORR_DETRIMENT,
								 [ORR_VENUS] = ORR_DETRIMENT,
								 [ORR_JUPITER] = ORR_EXALTATION,
								 [ORR_SATURN] = ORR_DOMICILE,
								 [ORR_PLUTO] = ORR_DOMICILE};
	const struct orr_sky sky = example_sky();
	struct orr_chart c;
	orr_chart_compute(&sky, 90, 40.7, ORR_HOUSES_PLACIDUS, rules, &c);
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		const struct orr_chart_body *body = &c.body[n];
		assert_near(body->lon_deg, example[n].lon, 0);
		assert_near(body->lon_min_deg, example[n].lon, 0);
		assert_near(body->lon_max_deg, example[n].lon, 0);
		assert_int_equal(body->sign, (int)(example[n].lon / 30));
		assert_true(body->sign_certain);
		assert_int_equal(body->retrograde, example[n].speed < 0);
		assert_int_equal(body->dignity, dignity[n]);
		assert_int_equal(body->house, orr_house_of(&c.houses, body->lon_deg));
		/* quadrants: Ascendant 180, lower meridian 270, Descendant 0, Midheaven 90 */
		assert_int_equal((body->house - 1) / 3, ((int)(example[n].lon / 90) + 2) % 4);
	}
	assert_int_equal(c.pattern[0].kind, ORR_STELLIUM); /* Moon, Saturn, Uranus, Neptune in Capricorn */
	assert_int_equal(c.pattern[0].body_count, 4);
	assert_int_equal(c.pattern[0].body[3], ORR_NEPTUNE);
}

static void night_and_polar_births(void **unused)
{
	(void)unused;
	const struct orr_sky sky = example_sky();
	struct orr_chart c;
	orr_chart_compute(&sky, 270, 40.7, ORR_HOUSES_PLACIDUS, rules, &c);
	assert_near(c.houses.asc_deg, 0, 0);
	assert_false(c.day_birth);
	assert_near(c.fortune_deg, 120.5, 1e-12); /* 0 + 54.5 - 294 */
	assert_int_equal(c.ruler, ORR_MARS);
	orr_chart_compute(&sky, 270, 80, ORR_HOUSES_PLACIDUS, rules, &c);
	assert_true(c.day_birth); /* the midnight Sun */
	assert_int_equal(c.houses.asked, ORR_HOUSES_PLACIDUS);
	assert_int_equal(c.houses.used, ORR_HOUSES_PORPHYRY);
	for (int n = 0; n < ORR_BODY_COUNT; n++)
		assert_true(c.body[n].house >= 1 && c.body[n].house <= 12);
}

static void rulers_of_the_ascendant(void **unused)
{
	(void)unused;
	const struct orr_sky sky = example_sky();
	bool seen[ORR_SIGN_COUNT] = {false};
	for (int armc = 0; armc < 360; armc += 3) {
		struct orr_chart c;
		orr_chart_compute(&sky, armc, 30, ORR_HOUSES_PLACIDUS, rules, &c);
		const enum orr_sign rising = (enum orr_sign)(int)(c.houses.asc_deg / 30);
		seen[rising] = true;
		assert_int_equal(c.ruler, orr_sign_ruler(rising));
		assert_int_equal(c.co_ruler, orr_sign_co_ruler(rising));
	}
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
		assert_true(seen[sign]);
}

static size_t bodies_only(const struct orr_chart *chart, struct orr_aspect out[ORR_ASPECT_MAX])
{
	size_t count = 0;
	for (size_t n = 0; n < chart->aspect_count; n++)
		if (chart->aspect[n].point2 < ORR_BODY_COUNT)
			out[count++] = chart->aspect[n];
	return count;
}

static void check_same_aspects(const struct orr_chart *a, const struct orr_chart *b, double tolerance)
{
	struct orr_aspect one[ORR_ASPECT_MAX], two[ORR_ASPECT_MAX];
	const size_t count = bodies_only(a, one);
	assert_int_equal(bodies_only(b, two), count);
	for (size_t n = 0; n < count; n++) {
		assert_int_equal(one[n].point1, two[n].point1);
		assert_int_equal(one[n].point2, two[n].point2);
		assert_int_equal(one[n].kind, two[n].kind);
		assert_int_equal(one[n].applying, two[n].applying);
		assert_near(one[n].orb_deg, two[n].orb_deg, tolerance);
	}
}

static void a_sign_further(void **unused)
{
	(void)unused;
	struct random random = {16};
	for (int i = 0; i < 1000; i++) {
		struct orr_sky sky = random_sky(&random);
		static struct orr_chart here, further;
		orr_chart_compute(&sky, 100, 50, ORR_HOUSES_PLACIDUS, rules, &here);
		for (int n = 0; n < ORR_BODY_COUNT; n++)
			sky.lon_deg[n] = orr_angle_wrap(sky.lon_deg[n] + 30);
		orr_chart_compute(&sky, 100, 50, ORR_HOUSES_PLACIDUS, rules, &further);
		for (int n = 0; n < ORR_BODY_COUNT; n++)
			assert_int_equal(further.body[n].sign, (here.body[n].sign + 1) % 12);
		check_same_aspects(&here, &further, 1e-12);
		assert_int_equal(here.pattern_count, further.pattern_count);
		assert_int_equal(here.moon_phase, further.moon_phase);
		assert_near(here.moon_illuminated_fraction, further.moon_illuminated_fraction, 1e-13);
	}
}

static void a_window_without_width(void **unused)
{
	(void)unused;
	struct random random = {17};
	for (int i = 0; i < 1000; i++) {
		const struct orr_sky sky = random_sky(&random), same[3] = {sky, sky, sky};
		static struct orr_chart known, window;
		orr_chart_compute(&sky, 100, 50, ORR_HOUSES_PLACIDUS, rules, &known);
		orr_chart_compute_window(3, same, 0, rules, &window);
		assert_false(window.time_known);
		for (int n = 0; n < ORR_BODY_COUNT; n++) {
			const struct orr_chart_body *a = &known.body[n], *b = &window.body[n];
			assert_near(a->lon_deg, b->lon_deg, 0);
			assert_near(b->lon_min_deg, b->lon_deg, 0);
			assert_near(b->lon_max_deg, b->lon_deg, 0);
			assert_int_equal(a->sign, b->sign);
			assert_int_equal(a->dignity, b->dignity);
			assert_int_equal(a->retrograde, b->retrograde);
			assert_true(b->sign_certain);
			assert_int_equal(b->house, 0);
		}
		check_same_aspects(&known, &window, 0);
		assert_int_equal(window.possible_count, 0);
		assert_int_equal(window.pattern_count, known.pattern_count);
		assert_int_equal(window.moon_phase, known.moon_phase);
		assert_int_equal(window.ruler, orr_sign_ruler(window.body[ORR_SUN].sign));
		assert_int_equal(window.co_ruler, orr_sign_co_ruler(window.body[ORR_SUN].sign));
	}
}

/* Earth 4.5, air 3.5 without and 5.5 with a Libra Ascendant; without a certain Moon, earth 2.5 gives way to fire 3.5. */
static void what_counts_toward_the_dominant_element(void **unused)
{
	(void)unused;
	static const double lon[2][ORR_PLANET_COUNT] = {{5, 95, 65, 70, 40, 45, 50, 55, 35, 75},
							{5, 30.5, 125, 40, 65, 45, 95, 70, 100, 105}};
	struct orr_sky sky[3] = {example_sky(), example_sky(), example_sky()};
	static struct orr_chart chart;
	for (int n = 0; n < 3 * ORR_PLANET_COUNT; n++)
		sky[n / ORR_PLANET_COUNT].lon_deg[n % ORR_PLANET_COUNT] = lon[0][n % ORR_PLANET_COUNT];
	orr_chart_compute(&sky[1], 90, 40, ORR_HOUSES_PLACIDUS, rules, &chart);
	assert_int_equal(chart.dominant_element, ORR_AIR);
	orr_chart_compute_window(3, sky, 0, rules, &chart);
	assert_int_equal(chart.dominant_element, ORR_EARTH);
	for (int n = 0; n < 3 * ORR_PLANET_COUNT; n++)
		sky[n / ORR_PLANET_COUNT].lon_deg[n % ORR_PLANET_COUNT] = lon[1][n % ORR_PLANET_COUNT];
	orr_chart_compute_window(3, sky, 0, rules, &chart);
	assert_int_equal(chart.dominant_element, ORR_EARTH);
	sky[0].lon_deg[ORR_MOON] = 24;
	sky[2].lon_deg[ORR_MOON] = 37;
	orr_chart_compute_window(3, sky, 0.5, rules, &chart);
	assert_false(chart.body[ORR_MOON].sign_certain);
	assert_int_equal(chart.dominant_element, ORR_FIRE);
}

/* A made-up day: each body moves evenly and swings a little. */
enum { SKIES = 25, FINE = 1440 };

struct motion {
	double lon[ORR_BODY_COUNT], speed[ORR_BODY_COUNT], swing[ORR_BODY_COUNT], phase[ORR_BODY_COUNT];
};

static struct motion random_motion(struct random *random)
{
	struct motion motion;
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		motion.lon[n] = random_uniform(random, 0, 360);
		motion.speed[n] = n == ORR_MOON ? random_uniform(random, 11.8, 15.4)
						: random_uniform(random, -0.3, 1.2);
		motion.swing[n] = random_uniform(random, 0, 0.5);
		motion.phase[n] = random_uniform(random, -3, 3);
	}
	return motion;
}

static struct orr_sky sky_at(const struct motion *motion, double day)
{
	struct orr_sky sky = {.obliquity_deg = 23.44};
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		const double at = 2 * day + motion->phase[n];
		sky.lon_deg[n] =
			orr_angle_wrap(motion->lon[n] + motion->speed[n] * day + motion->swing[n] * sin(at));
		sky.lon_speed_deg_d[n] = motion->speed[n] + 2 * motion->swing[n] * cos(at);
		sky.dist_au[n] = n == ORR_MOON ? 0.0025 : 1;
	}
	return sky;
}

/* What the fine steps say about a pair and kind: the least and greatest orb. */
struct extremes {
	double least, greatest, separation;
};

static struct extremes orb_extremes(const struct orr_sky fine[], const int pair[2], double exact)
{
	struct extremes out = {1000, -1, 0};
	for (int n = 0; n <= FINE; n++) {
		const double apart = orr_angle_separation(fine[n].lon_deg[pair[0]], fine[n].lon_deg[pair[1]]);
		const double orb = fabs(apart - exact);
		if (orb < out.least) {
			out.least = orb;
			out.separation = apart;
		}
		out.greatest = fmax(out.greatest, orb);
	}
	return out;
}

static const struct orr_aspect *kind_of(size_t count, const struct orr_aspect aspect[], const int pair[2],
					enum orr_aspect_kind kind)
{
	for (size_t n = 0; n < count; n++)
		if (aspect[n].point1 == pair[0] && aspect[n].point2 == pair[1] && aspect[n].kind == kind)
			return &aspect[n];
	return NULL;
}

static void check_pair(const struct orr_chart *chart, const struct orr_sky fine[], const int pair[2],
		       enum orr_aspect_kind kind, int seen[2])
{
	const double exact = orr_aspect_angle_deg(kind),
		     allowed = orr_aspect_orb_deg(rules, pair[0], pair[1], kind);
	const struct extremes want = orb_extremes(fine, pair, exact);
	if (fabs(want.least - allowed) < 0.01 || fabs(want.greatest - allowed) < 0.01)
		return; /* too close for the fine steps to say */
	const struct orr_aspect *all_day = kind_of(chart->aspect_count, chart->aspect, pair, kind);
	const struct orr_aspect *possible = kind_of(chart->possible_count, chart->possible, pair, kind);
	assert_int_equal(all_day != NULL, want.greatest < allowed);
	assert_int_equal(possible != NULL, want.least < allowed && want.greatest > allowed);
	if (all_day != NULL) {
		const double middle = orr_angle_separation(fine[FINE / 2].lon_deg[pair[0]],
							   fine[FINE / 2].lon_deg[pair[1]]);
		assert_near(all_day->separation_deg, middle, 1e-9);
		seen[0]++;
	}
	if (possible != NULL) {
		assert_near(possible->orb_deg, want.least,
			    0.006); /* half of what the Moon does in a minute */
		assert_near(possible->separation_deg, want.separation, 0.006);
		assert_near(possible->orb_deg, fabs(possible->separation_deg - exact), 0);
		seen[1]++;
	}
}

static void check_bodies(const struct orr_chart *chart, const struct orr_sky fine[], int *uncertain)
{
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		const struct orr_chart_body *body = &chart->body[n];
		double min = body->lon_deg, max = body->lon_deg;
		bool certain = true;
		for (int k = 0; k <= FINE; k++) {
			const double lon =
				body->lon_deg + orr_angle_difference(body->lon_deg, fine[k].lon_deg[n]);
			min = fmin(min, lon);
			max = fmax(max, lon);
			certain = certain && orr_sign_of(fine[k].lon_deg[n]) == body->sign;
		}
		assert_near(body->lon_min_deg, min,
			    2e-7); /* the fine steps miss a turning point by up to that */
		assert_near(body->lon_max_deg, max, 2e-7);
		assert_int_equal(body->sign_certain, certain);
		if (!certain)
			assert_int_equal(body->dignity, ORR_DIGNITY_NONE);
		*uncertain += certain ? 0 : 1;
	}
}

static void a_day_against_fine_steps(void **unused)
{
	(void)unused;
	static struct orr_sky fine[FINE + 1];
	struct random random = {18};
	int seen[2] = {0, 0}, uncertain = 0;
	for (int i = 0; i < 100; i++) {
		const struct motion motion = random_motion(&random);
		static struct orr_sky sky[SKIES];
		static struct orr_chart chart;
		int point[ORR_ASPECT_POINT_MAX];
		for (int n = 0; n < SKIES; n++)
			sky[n] = sky_at(&motion, (n - SKIES / 2) / 24.0);
		for (int n = 0; n <= FINE; n++)
			fine[n] = sky_at(&motion, (n - FINE / 2) / (double)FINE);
		orr_chart_compute_window(SKIES, sky, 1.0 / 24, rules, &chart);
		check_bodies(&chart, fine, &uncertain);
		const size_t count = orr_aspect_points(false, point);
		for (size_t a = 0; a < count; a++)
			for (size_t b = a + 1; b < count; b++)
				for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++) {
					const int pair[2] = {point[a], point[b]};
					check_pair(&chart, fine, pair, (enum orr_aspect_kind)kind, seen);
				}
	}
	assert_true(seen[0] > 100 && seen[1] > 100 && uncertain > 20);
}

/* A trine that the Moon leaves during the day is no side of a grand trine; an uncertain Moon is in no stellium. */
static void figures_need_the_whole_day(void **unused)
{
	(void)unused;
	struct motion motion = {.speed = {[ORR_MOON] = 13}};
	for (int n = 0; n < ORR_BODY_COUNT; n++)
		motion.lon[n] = 36.0 * n;
	motion.lon[ORR_SUN] = 0;
	motion.lon[ORR_MOON] = 122;
	motion.lon[ORR_MERCURY] = 240;
	motion.lon[ORR_VENUS] = 123;
	motion.lon[ORR_MARS] = 124;
	static struct orr_sky sky[SKIES];
	static struct orr_chart day, moment;
	for (int n = 0; n < SKIES; n++)
		sky[n] = sky_at(&motion, (n - SKIES / 2) / 24.0);
	orr_chart_compute_window(SKIES, sky, 1.0 / 24, rules, &day);
	orr_chart_compute(&sky[SKIES / 2], 90, 40, ORR_HOUSES_PLACIDUS, rules, &moment);
	static const int sun_moon[2] = {ORR_SUN, ORR_MOON};
	assert_non_null(kind_of(day.aspect_count, day.aspect, sun_moon, ORR_TRINE)); /* 115.5 to 128.5 */
	assert_false(day.body[ORR_MOON].sign_certain);
	assert_int_equal(moment.pattern[0].kind, ORR_STELLIUM);
	assert_int_equal(moment.pattern[0].body_count, 3);
	for (size_t n = 0; n < day.pattern_count; n++)
		assert_int_not_equal(day.pattern[n].kind, ORR_STELLIUM);
	for (int n = 0; n < SKIES; n++) /* four degrees on, the trine ends before the day does */
		sky[n].lon_deg[ORR_MOON] += 4;
	orr_chart_compute_window(SKIES, sky, 1.0 / 24, rules, &day);
	assert_null(kind_of(day.aspect_count, day.aspect, sun_moon, ORR_TRINE));
	const struct orr_aspect *possible = kind_of(day.possible_count, day.possible, sun_moon, ORR_TRINE);
	assert_true(possible != NULL && !(possible->orb_deg > 0));
	assert_true(possible != NULL && !possible->applying); /* 126 at the middle, and growing */
	assert_true(possible != NULL && !possible->steady); /* 119.5 to 132.5: before the trine it applied */
	for (int n = 0; n < SKIES; n++)                     /* a degree on it only separates */
		sky[n].lon_deg[ORR_MOON] += 1;
	orr_chart_compute_window(SKIES, sky, 1.0 / 24, rules, &day);
	possible = kind_of(day.possible_count, day.possible, sun_moon, ORR_TRINE);
	assert_true(possible != NULL && !possible->applying && possible->steady);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(worked_example),
		cmocka_unit_test(bodies_of_the_example),
		cmocka_unit_test(night_and_polar_births),
		cmocka_unit_test(rulers_of_the_ascendant),
		cmocka_unit_test(a_sign_further),
		cmocka_unit_test(a_window_without_width),
		cmocka_unit_test(a_day_against_fine_steps),
		cmocka_unit_test(what_counts_toward_the_dominant_element),
		cmocka_unit_test(figures_need_the_whole_day),
	};
	return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
