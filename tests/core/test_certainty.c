/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Shares of a window against brute force: the state of every second, and where it differs from the next second's the moment of change by
 * halving, all by the functions of a single moment and by motions in closed form instead of the tracks.
 */
#include "core/certainty.h"

#include <stdbool.h>
#include <string.h>

#include "core/angle.h"
#include "core/balance.h"
#include "core/luminary.h"
#include "random.h"
#include "test.h"

enum { SKIES = 25, STATE_MAX = 16 };

/* Every body swings around a mean motion; time in days from the window's first moment. */
struct motion {
	double base, speed, swing, rate, phase;
};

/* A window of births: a day, or less. */
struct births {
	struct motion motion[ORR_BODY_COUNT];
	double days, armc_deg, lat_deg, eps_deg, ayanamsa_deg;
	struct orr_sky sky[SKIES];
	struct orr_window window;
	struct orr_window_place place;
};

static double lon_at(const struct motion *motion, double day)
{
	return orr_angle_wrap(motion->base + motion->speed * day +
			      motion->swing * sin(motion->rate * day + motion->phase));
}

static void make_births(struct random *random, double days, double lat_max_deg, struct births *out)
{
	*out = (struct births){.days = days,
			       .armc_deg = random_uniform(random, 0, 360),
			       .lat_deg = random_uniform(random, -lat_max_deg, lat_max_deg),
			       .eps_deg = 23.44};
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		out->motion[body] =
			(struct motion){.base = random_uniform(random, 0, 360),
					.speed = body == ORR_MOON ? random_uniform(random, 12, 15)
								  : random_uniform(random, -1, 1.5),
					.swing = random_uniform(random, 0, 0.3),
					.rate = random_uniform(random, 0.5, 2),
					.phase = random_uniform(random, -3, 3)};
	for (int n = 0; n < SKIES; n++) {
		const double day = days * n / (SKIES - 1);
		out->sky[n].obliquity_deg = out->eps_deg;
		for (int body = 0; body < ORR_BODY_COUNT; body++) {
			const struct motion *motion = &out->motion[body];
			out->sky[n].lon_deg[body] = lon_at(motion, day);
			out->sky[n].lon_speed_deg_d[body] =
				motion->speed +
				motion->swing * motion->rate * cos(motion->rate * day + motion->phase);
		}
	}
	out->window = (struct orr_window){SKIES, out->sky, days / (SKIES - 1)};
	out->place = (struct orr_window_place){
		.armc_deg = out->armc_deg, .armc_sweep_deg = 360.98564736629 * days, .lat_deg = out->lat_deg};
}

/* To a zodiac that begins elsewhere: longitudes are its own, the houses' equator is not. */
static void turn_births(struct births *births, double ayanamsa_deg)
{
	births->ayanamsa_deg = ayanamsa_deg;
	for (int n = 0; n < SKIES; n++)
		births->sky[n].ayanamsa_deg = ayanamsa_deg;
}

/* What is asked of a moment: a number from 0 to STATE_MAX - 1. */
struct question {
	const struct births *births;
	enum orr_house_system system;
	enum orr_body body[2];
	int point[2];
	int (*state)(const struct question *question, double day);
};

static int sign_state(const struct question *q, double day)
{
	return (int)orr_sign_of(lon_at(&q->births->motion[q->body[0]], day));
}

static int aspect_state(const struct question *q, double day)
{
	const int point[2] = {(int)q->body[0], (int)q->body[1]};
	const double lon_deg[2] = {lon_at(&q->births->motion[q->body[0]], day),
				   lon_at(&q->births->motion[q->body[1]], day)};
	const double still[2] = {0, 0};
	struct orr_aspect aspect;
	return orr_aspect_between(&orr_aspect_rules_default, point, lon_deg, still, &aspect)
		       ? (int)aspect.kind
		       : ORR_ASPECT_KIND_COUNT;
}

static void houses_of(const struct question *q, double day, struct orr_houses *out)
{
	const struct births *births = q->births;
	const struct orr_direction sun = {.lon_deg = lon_at(&births->motion[ORR_SUN], day) +
						     births->ayanamsa_deg};
	orr_houses_compute_sun(q->system, births->armc_deg + 360.98564736629 * day, births->eps_deg,
			       births->lat_deg, orr_declination_deg(&sun, births->eps_deg), out);
	orr_houses_turn(out, births->ayanamsa_deg);
}

static int ascendant_state(const struct question *q, double day)
{
	struct orr_houses houses;
	houses_of(q, day, &houses);
	return (int)orr_sign_of(houses.asc_deg);
}

static int midheaven_state(const struct question *q, double day)
{
	struct orr_houses houses;
	houses_of(q, day, &houses);
	return (int)orr_sign_of(houses.mc_deg);
}

/* The second point is an angle. */
static int angle_aspect_state(const struct question *q, double day)
{
	const int point[2] = {q->point[0], q->point[1]};
	struct orr_houses houses;
	houses_of(q, day, &houses);
	const double angle_deg[2] = {houses.asc_deg, houses.mc_deg}, still[2] = {0, 0};
	const double lon_deg[2] = {point[0] < ORR_BODY_COUNT ? lon_at(&q->births->motion[point[0]], day)
							     : houses.asc_deg,
				   angle_deg[point[1] - ORR_POINT_ASCENDANT]};
	struct orr_aspect aspect;
	return orr_aspect_between(&orr_aspect_rules_default, point, lon_deg, still, &aspect)
		       ? (int)aspect.kind
		       : ORR_ASPECT_KIND_COUNT;
}

static int phase_state(const struct question *q, double day)
{
	return (int)orr_moon_phase_of(lon_at(&q->births->motion[ORR_MOON], day) -
				      lon_at(&q->births->motion[ORR_SUN], day));
}

static void balance_of(const struct question *q, double day, struct orr_balance *out)
{
	struct orr_houses houses;
	houses_of(q, day, &houses);
	*out = (struct orr_balance){{0}, {0}};
	orr_balance_add(out, orr_sign_of(houses.asc_deg), ORR_BALANCE_ASCENDANT_WEIGHT);
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		orr_balance_add(out, orr_sign_of(lon_at(&q->births->motion[body], day)),
				orr_balance_weight((enum orr_body)body));
}

static int element_state(const struct question *q, double day)
{
	struct orr_balance balance;
	balance_of(q, day, &balance);
	return (int)orr_balance_element(&balance);
}

static int quality_state(const struct question *q, double day)
{
	struct orr_balance balance;
	balance_of(q, day, &balance);
	return (int)orr_balance_quality(&balance);
}

static int house_state(const struct question *q, double day)
{
	struct orr_houses houses;
	houses_of(q, day, &houses);
	return orr_house_of(&houses, lon_at(&q->births->motion[q->body[0]], day));
}

/* The stretch from `low` to `high`, whose ends may differ: halved down to 1e-9 seconds. */
static void share_change(const struct question *q, double low, double high, double out[STATE_MAX])
{
	const int from = q->state(q, low), to = q->state(q, high);
	if (from == to || high - low < 1e-14) {
		out[from] += 0.5 * (high - low) / q->births->days;
		out[to] += 0.5 * (high - low) / q->births->days;
		return;
	}
	const double middle = 0.5 * (low + high);
	share_change(q, low, middle, out);
	share_change(q, middle, high, out);
}

/* Every `step_s` seconds. */
static void brute(const struct question *q, double step_s, double out[STATE_MAX])
{
	const int count = (int)ceil(q->births->days * 86400 / step_s);
	memset(out, 0, STATE_MAX * sizeof out[0]);
	for (int n = 0; n < count; n++)
		share_change(q, q->births->days * n / count, q->births->days * (n + 1) / count, out);
}

static double compare(const double *got, const double *want, int count, const char *label)
{
	double worst = 0, sum = 0;
	for (int n = 0; n < count; n++) {
		worst = fmax(worst, fabs(got[n] - want[n]));
		assert_near_label(got[n], want[n], 1e-6, label);
		assert_true(got[n] >= 0 && got[n] <= 1 + 1e-12);
		sum += got[n];
	}
	assert_true(sum < 1 + 1e-9);
	return worst;
}

static void signs_of_bodies(void **unused)
{
	(void)unused;
	struct random random = {31};
	double worst = 0;
	int several = 0;
	for (int i = 0; i < 400; i++) {
		static struct births births;
		double got[ORR_SIGN_COUNT], want[STATE_MAX];
		make_births(&random, i % 4 == 0 ? 0.02 : 1, 60, &births);
		struct question q = {.births = &births, .body = {ORR_MOON}, .state = sign_state};
		if (i % 2 == 1) { /* stands still close to a sign's border */
			struct motion *motion = &births.motion[ORR_MOON];
			*motion = (struct motion){0, 0, 0.2, 5, random_uniform(&random, -3, 3)};
			for (int n = 0; n < SKIES; n++) {
				const double turn =
					motion->rate * births.days * n / (SKIES - 1) + motion->phase;
				births.sky[n].lon_deg[ORR_MOON] = orr_angle_wrap(motion->swing * sin(turn));
				births.sky[n].lon_speed_deg_d[ORR_MOON] =
					motion->swing * motion->rate * cos(turn);
			}
		}
		orr_certainty_sign(&births.window, ORR_MOON, got);
		brute(&q, 10, want);
		worst = fmax(worst, compare(got, want, ORR_SIGN_COUNT, "sign"));
		several += got[orr_sign_of(births.sky[0].lon_deg[ORR_MOON])] < 0.999 ? 1 : 0;
	}
	print_message("# signs: worst %.2g; %d windows with a change\n", worst, several);
	assert_true(several > 100);
}

static void aspects_of_pairs(void **unused)
{
	(void)unused;
	struct random random = {32};
	double worst = 0;
	int several = 0;
	for (int i = 0; i < 400; i++) {
		static struct births births;
		double got[ORR_ASPECT_KIND_COUNT], want[STATE_MAX];
		make_births(&random, i % 4 == 0 ? 0.05 : 1, 60, &births);
		struct question q = {.births = &births,
				     .body = {i % 2 == 0 ? ORR_SUN : ORR_MOON, ORR_VENUS},
				     .state = aspect_state};
		orr_certainty_aspect(&births.window, &orr_aspect_rules_default, q.body, got);
		brute(&q, 10, want);
		worst = fmax(worst, compare(got, want, ORR_ASPECT_KIND_COUNT, "aspect"));
		several += want[ORR_ASPECT_KIND_COUNT] > 0.001 && want[ORR_ASPECT_KIND_COUNT] < 0.999 ? 1 : 0;
	}
	print_message("# aspects: worst %.2g; %d windows with a change\n", worst, several);
	assert_true(several > 50);
}

/* Overlapping orbs: the nearest kind counts, and the change lies halfway. */
static void aspects_with_overlapping_orbs(void **unused)
{
	(void)unused;
	struct orr_aspect_rules rules = {.luminary_extra_deg = 0};
	rules.orb_deg[ORR_SEXTILE] = 20;
	rules.orb_deg[ORR_SQUARE] = 20;
	static struct orr_sky sky[2];
	const enum orr_body pair[2] = {ORR_MARS, ORR_MOON};
	double got[ORR_ASPECT_KIND_COUNT];
	sky[0].lon_deg[ORR_MOON] = 70;
	sky[1].lon_deg[ORR_MOON] = 80;
	sky[0].lon_speed_deg_d[ORR_MOON] = sky[1].lon_speed_deg_d[ORR_MOON] = 10;
	orr_certainty_aspect(&(struct orr_window){2, sky, 1}, &rules, pair, got);
	assert_near(got[ORR_SEXTILE], 0.5, 1e-12);
	assert_near(got[ORR_SQUARE], 0.5, 1e-12);
	assert_near(got[ORR_TRINE], 0, 0);
}

/* Every other second of a day, up to and beyond the polar circles. */
static void angles(void **unused)
{
	(void)unused;
	struct random random = {33};
	double worst = 0;
	for (int i = 0; i < 12; i++) {
		static struct births births;
		double got[ORR_ANGLE_COUNT][ORR_SIGN_COUNT], want[STATE_MAX], sum[ORR_ANGLE_COUNT] = {0, 0};
		make_births(&random, i % 3 == 0 ? 0.04 : 1, i % 2 == 0 ? 65 : 89.5, &births);
		struct question q = {.births = &births,
				     .system = i < 6 ? ORR_HOUSES_CAMPANUS : ORR_HOUSES_PLACIDUS};
		births.place.system = q.system;
		if (i % 4 == 3)
			turn_births(&births, 23.75);
		orr_certainty_angle(&births.window, &births.place, got);
		for (int angle = 0; angle < ORR_ANGLE_COUNT; angle++) {
			q.state = angle == 0 ? ascendant_state : midheaven_state;
			brute(&q, angle == 0 ? 2 : 20, want);
			worst = fmax(worst, compare(got[angle], want, ORR_SIGN_COUNT, "angle"));
			for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
				sum[angle] += got[angle][sign];
			assert_near(sum[angle], 1, 1e-12);
		}
	}
	print_message("# Ascendant and Midheaven: worst %.2g\n", worst);
}

static void houses_of_bodies(void **unused)
{
	(void)unused;
	struct random random = {34};
	double worst = 0;
	for (int system = 0; system < ORR_HOUSE_SYSTEM_COUNT; system++) {
		static struct births births;
		double got[ORR_BODY_COUNT][12], want[STATE_MAX], exists;
		make_births(&random, system % 3 == 2 ? 0.02 : 1, 60, &births);
		struct question q = {
			.births = &births, .system = (enum orr_house_system)system, .state = house_state};
		births.place.system = q.system;
		orr_certainty_house(&births.window, &births.place, got, &exists);
		for (int n = 0; n < 2; n++) {
			q.body[0] = n == 0 ? ORR_MOON : ORR_SATURN;
			brute(&q, q.system == ORR_HOUSES_PLACIDUS ? 5 : 30, want);
			assert_near_label(want[0], 0, 0, orr_house_system_name(q.system));
			worst = fmax(worst,
				     compare(got[q.body[0]], want + 1, 12, orr_house_system_name(q.system)));
		}
		for (int body = 0; body < ORR_BODY_COUNT; body++) {
			double sum = 0;
			for (int house = 0; house < 12; house++)
				sum += got[body][house];
			assert_near(sum, 1, 1e-9);
		}
	}
	print_message("# houses: worst %.2g\n", worst);
}

/* Beyond the polar circles, where cusps jump. */
static void houses_beyond_the_polar_circles(void **unused)
{
	(void)unused;
	static const enum orr_house_system systems[] = {ORR_HOUSES_PLACIDUS, ORR_HOUSES_CAMPANUS,
							ORR_HOUSES_WHOLE_SIGN, ORR_HOUSES_KRUSINSKI};
	struct random random = {35};
	double worst = 0;
	for (int i = 0; i < 4; i++) {
		static struct births births;
		double got[ORR_BODY_COUNT][12], want[STATE_MAX], exists;
		make_births(&random, 1, 60, &births);
		births.lat_deg = births.place.lat_deg = i % 2 == 0 ? 70 : -78;
		struct question q = {
			.births = &births, .system = systems[i], .body = {ORR_VENUS}, .state = house_state};
		births.place.system = q.system;
		orr_certainty_house(&births.window, &births.place, got, &exists);
		brute(&q, 5, want);
		worst = fmax(worst, compare(got[ORR_VENUS], want + 1, 12, orr_house_system_name(q.system)));
	}
	print_message("# houses beyond the polar circles: worst %.2g\n", worst);
}

static void aspects_to_angles(void **unused)
{
	(void)unused;
	struct random random = {36};
	double worst = 0;
	for (int i = 0; i < 8; i++) {
		static struct births births;
		static double got[ORR_POINT_COUNT][ORR_ANGLE_COUNT][ORR_ASPECT_KIND_COUNT];
		double want[STATE_MAX];
		make_births(&random, i % 3 == 0 ? 0.04 : 1, i < 4 ? 60 : 85, &births);
		struct question q = {.births = &births,
				     .system = i % 2 == 0 ? ORR_HOUSES_PLACIDUS : ORR_HOUSES_CAMPANUS,
				     .state = angle_aspect_state};
		births.place.system = q.system;
		if (i % 4 == 3)
			turn_births(&births, 23.75);
		orr_certainty_angle_aspect(&births.window, &births.place, &orr_aspect_rules_default, got);
		static const int pairs[][2] = {{ORR_SUN, ORR_POINT_ASCENDANT},
					       {ORR_MOON, ORR_POINT_ASCENDANT},
					       {ORR_CHIRON, ORR_POINT_MIDHEAVEN},
					       {ORR_POINT_ASCENDANT, ORR_POINT_MIDHEAVEN}};
		for (size_t n = 0; n < sizeof pairs / sizeof pairs[0]; n++) {
			memcpy(q.point, pairs[n], sizeof q.point);
			brute(&q, 10, want);
			worst = fmax(worst, compare(got[q.point[0]][q.point[1] - ORR_POINT_ASCENDANT], want,
						    ORR_ASPECT_KIND_COUNT, "aspect to an angle"));
		}
		assert_near(got[ORR_VESTA][0][ORR_TRINE], 0, 0); /* not among the points of aspects */
	}
	print_message("# aspects to angles: worst %.2g\n", worst);
}

static void phases_and_dominants(void **unused)
{
	(void)unused;
	struct random random = {37};
	double worst = 0;
	for (int i = 0; i < 20; i++) {
		static struct births births;
		double phase[ORR_MOON_PHASE_COUNT], element[ORR_ELEMENT_COUNT], quality[ORR_QUALITY_COUNT],
			want[STATE_MAX];
		make_births(&random, i % 3 == 0 ? 0.04 : 1, i % 2 == 0 ? 60 : 85, &births);
		struct question q = {.births = &births, .system = ORR_HOUSES_PORPHYRY};
		births.place.system = q.system;
		orr_certainty_moon_phase(&births.window, phase);
		orr_certainty_dominant(&births.window, &births.place, element, quality);
		q.state = phase_state;
		brute(&q, 10, want);
		worst = fmax(worst, compare(phase, want, ORR_MOON_PHASE_COUNT, "phase"));
		q.state = element_state;
		brute(&q, 10, want);
		worst = fmax(worst, compare(element, want, ORR_ELEMENT_COUNT, "element"));
		q.state = quality_state;
		brute(&q, 10, want);
		worst = fmax(worst, compare(quality, want, ORR_QUALITY_COUNT, "quality"));
	}
	print_message("# phases and dominants: worst %.2g\n", worst);
}

/* Houses that are signs hang on the zodiac; Sunshine on the true equinox, whatever the zodiac. */
static void houses_of_a_sidereal_zodiac(void **unused)
{
	(void)unused;
	static const enum orr_house_system systems[] = {ORR_HOUSES_WHOLE_SIGN, ORR_HOUSES_WHOLE_SIGN_ARIES,
							ORR_HOUSES_SUNSHINE, ORR_HOUSES_GAUQUELIN};
	struct random random = {38};
	double worst = 0;
	for (int i = 0; i < 4; i++) {
		static struct births births;
		double got[ORR_BODY_COUNT][12], want[STATE_MAX], exists;
		make_births(&random, 1, 50, &births);
		turn_births(&births, 24.1);
		struct question q = {
			.births = &births, .system = systems[i], .body = {ORR_MARS}, .state = house_state};
		births.place.system = q.system;
		orr_certainty_house(&births.window, &births.place, got, &exists);
		assert_near(exists, 1, 1e-8);
		brute(&q, 5, want);
		worst = fmax(worst, compare(got[ORR_MARS], want + 1, 12, orr_house_system_name(q.system)));
	}
	print_message("# houses of a sidereal zodiac: worst %.2g\n", worst);
}

/* Sunshine ends within the day on which the Sun stays up for good: Porphyry takes over, and the share of either is said. */
static void a_system_that_ends_within_the_window(void **unused)
{
	(void)unused;
	struct random random = {39};
	static struct births births;
	double got[ORR_BODY_COUNT][12], want[STATE_MAX], exists;
	make_births(&random, 1, 60, &births);
	births.motion[ORR_SUN] = (struct motion){.base = 60, .speed = 1};
	for (int n = 0; n < SKIES; n++) {
		births.sky[n].lon_deg[ORR_SUN] = 60 + n / (SKIES - 1.0);
		births.sky[n].lon_speed_deg_d[ORR_SUN] = 1;
	}
	const struct orr_direction then = {.lon_deg = 60.4};
	births.lat_deg = births.place.lat_deg = 90 - orr_declination_deg(&then, births.eps_deg);
	births.place.system = ORR_HOUSES_SUNSHINE;
	struct question q = {
		.births = &births, .system = ORR_HOUSES_SUNSHINE, .body = {ORR_VENUS}, .state = house_state};
	orr_certainty_house(&births.window, &births.place, got, &exists);
	assert_near(exists, 0.4, 1e-8);
	brute(&q, 5, want);
	compare(got[ORR_VENUS], want + 1, 12, "sunshine that ends");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_of_bodies),
		cmocka_unit_test(aspects_of_pairs),
		cmocka_unit_test(aspects_with_overlapping_orbs),
		cmocka_unit_test(angles),
		cmocka_unit_test(houses_of_bodies),
		cmocka_unit_test(houses_beyond_the_polar_circles),
		cmocka_unit_test(aspects_to_angles),
		cmocka_unit_test(phases_and_dominants),
		cmocka_unit_test(houses_of_a_sidereal_zodiac),
		cmocka_unit_test(a_system_that_ends_within_the_window),
	};
	return cmocka_run_group_tests_name("certainty", tests, NULL, NULL);
}
