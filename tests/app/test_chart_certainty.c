/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The probabilities of documents against brute force: the kernel is evaluated at every second of the window, and where a statement differs
 * from one second to the next the moment of change is halved down to a microsecond. Nothing of the tracks takes part.
 */
#include "app/compute_chart.h"

#include <string.h>

#include "app/resolve_birth.h"
#include "base/memory.h"
#include "core/angle.h"
#include "core/luminary.h"
#include "core/zodiac.h"
#include "fixture.h"
#include "model/birth_read.h"
#include "model/names.h"

enum {
	STATEMENTS = 8,
	STATES = 20,
	ASCENDANT = 0,
	MIDHEAVEN,
	MOON_SIGN,
	MOON_HOUSE,
	VENUS_HOUSE,
	MOON_SUN,
	SUN_ASCENDANT,
	PHASE
};

/* A birth whose window is gone through. */
struct births {
	struct orr_birth birth;
	double first_s, last_s; /* since 1970 */
	double delta_t_s;
};

static int aspect_of(const int point[2], double one_deg, double other_deg)
{
	const double lon_deg[2] = {one_deg, other_deg}, still[2] = {0, 0};
	struct orr_aspect aspect;
	return orr_aspect_between(&orr_aspect_rules_default, point, lon_deg, still, &aspect)
		       ? (int)aspect.kind
		       : ORR_ASPECT_KIND_COUNT;
}

/* Every statement at an instant, by functions of an instant alone. */
static void state_at(const struct births *births, double unix_s, int out[STATEMENTS])
{
	const double day = floor(unix_s / 86400 - 0.5) + 0.5;
	const struct orr_utc utc = {2440587.5 + day, unix_s / 86400 - day};
	const struct orr_tt tt = orr_tt_from_utc(utc, births->delta_t_s);
	const struct orr_birth *birth = &births->birth;
	struct orr_sky sky;
	struct orr_houses houses;
	size_t bad;
	assert_int_equal(orr_kernel_eval(&fixture.app.kernel, 1, &tt, &sky, &bad), ORR_KERNEL_OK);
	const struct orr_direction sun = {sky.lon_deg[ORR_SUN], sky.lat_deg[ORR_SUN], 1};
	const double armc_deg =
		orr_sidereal_deg(&sky, orr_ut1_from_utc(utc, births->delta_t_s), birth->lon_deg);
	orr_houses_compute_sun(birth->house_system, armc_deg, sky.obliquity_deg, birth->lat_deg,
			       orr_declination_deg(&sun, sky.obliquity_deg), &houses);
	orr_sky_turn(&sky, birth->zodiac, tt);
	orr_houses_turn(&houses, sky.ayanamsa_deg);
	const double moon = sky.lon_deg[ORR_MOON];
	out[ASCENDANT] = (int)orr_sign_of(houses.asc_deg);
	out[MIDHEAVEN] = (int)orr_sign_of(houses.mc_deg);
	out[MOON_SIGN] = (int)orr_sign_of(moon);
	out[MOON_HOUSE] = orr_house_of(&houses, moon);
	out[VENUS_HOUSE] = orr_house_of(&houses, sky.lon_deg[ORR_VENUS]);
	out[MOON_SUN] = aspect_of((const int[2]){ORR_SUN, ORR_MOON}, sky.lon_deg[ORR_SUN], moon);
	out[SUN_ASCENDANT] =
		aspect_of((const int[2]){ORR_SUN, ORR_POINT_ASCENDANT}, sky.lon_deg[ORR_SUN], houses.asc_deg);
	out[PHASE] = (int)orr_moon_phase_of(moon - sky.lon_deg[ORR_SUN]);
}

/* Shares a second in which a statement may change. */
static void share(const struct births *births, int statement, const double at[2], const int state[2],
		  double out[STATES])
{
	double low = at[0], high = at[1];
	while (state[0] != state[1] && high - low > 1e-6) {
		int middle[STATEMENTS];
		state_at(births, 0.5 * (low + high), middle);
		if (middle[statement] == state[0])
			low = 0.5 * (low + high);
		else
			high = 0.5 * (low + high);
	}
	const double whole = births->last_s - births->first_s, change = state[0] == state[1] ? at[1] : high;
	out[state[0]] += (change - at[0]) / whole;
	out[state[1]] += (at[1] - change) / whole;
}

static void brute(const struct births *births, double out[STATEMENTS][STATES])
{
	const double step_s = fmin(1.0, (births->last_s - births->first_s) / 1000);
	const int count = (int)ceil((births->last_s - births->first_s) / step_s);
	int state[2][STATEMENTS];
	memset(out, 0, sizeof(double[STATEMENTS][STATES]));
	state_at(births, births->first_s, state[1]);
	for (int n = 0; n < count; n++) {
		const double at[2] = {births->first_s + n * step_s,
				      fmin(births->last_s, births->first_s + (n + 1) * step_s)};
		memcpy(state[0], state[1], sizeof state[0]);
		state_at(births, at[1], state[1]);
		for (int k = 0; k < STATEMENTS; k++)
			share(births, k, at, (const int[2]){state[0][k], state[1][k]}, out[k]);
	}
}

static double worst;

static void check(double got, double want, const char *label)
{
	worst = fmax(worst, fabs(got - want));
	assert_near_label(got, want, 1e-6, label);
}

/* Every state of a list; those that are not listed have nothing. */
static void check_shares(const struct orr_doc_shares *shares, const double want[STATES], const char *label)
{
	double got[STATES] = {0}, sum = 0;
	for (size_t i = 0; i < shares->share_count; i++) {
		got[shares->share[i].value] = shares->share[i].probability;
		sum += shares->share[i].probability;
	}
	for (int n = 0; n < STATES; n++)
		check(got[n], want[n], label);
	assert_near(sum, 1, 2e-8);
}

static void check_aspects(const struct orr_doc_probabilities *from, const int point[2],
			  const double want[STATES], const char *label)
{
	double got[ORR_ASPECT_KIND_COUNT] = {0};
	for (size_t i = 0; i < from->aspect_count; i++)
		if (from->aspects[i].planet1 == point[0] && from->aspects[i].planet2 == point[1])
			got[from->aspects[i].aspect_type] = from->aspects[i].probability;
	for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++)
		check(got[kind], want[kind], label);
}

static void check_birth(struct orr_birth_text text, double want_hours)
{
	struct orr_arena arena;
	struct orr_error err = {0};
	struct births births;
	struct orr_birth_moment moment;
	struct orr_birth_chart *chart = NULL;
	static double want[STATEMENTS][STATES];
	size_t bad;
	orr_arena_init(&arena, 64 << 20);
	text.certainty = "yes";
	assert_int_equal(orr_birth_read(&text, &arena, &births.birth, &err), ORR_OK);
	assert_int_equal(orr_birth_resolve(&fixture.app.zones, &births.birth, &arena, &moment, &err), ORR_OK);
	assert_int_equal(orr_compute_charts(&fixture.app, 1, &births.birth, &arena, &chart, &err), ORR_OK);
	assert_non_null(chart);
	const double half_s = births.birth.time_s >= 0 ? births.birth.time_precision_s / 2.0 : 0;
	births.first_s = (double)moment.first_ms / 1000 - half_s;
	births.last_s = (double)moment.last_ms / 1000 + half_s;
	assert_near((births.last_s - births.first_s) / 3600, want_hours, 1e-9);
	assert_near(chart->certainty.half_width_s, want_hours * 1800, 1e-6);
	const double jd = 2440587.5 + births.first_s / 86400;
	assert_int_equal(orr_kernel_delta_t_s(&fixture.app.kernel, 1, &jd, &births.delta_t_s, &bad),
			 ORR_KERNEL_OK);
	brute(&births, want);
	assert_true(chart->certainty.has_probabilities);
	const struct orr_doc_probabilities *got = &chart->certainty.probabilities;
	check_shares(&got->ascendant, want[ASCENDANT], "Ascendant");
	check_shares(&got->midheaven, want[MIDHEAVEN], "Midheaven");
	check_shares(&got->planets[ORR_MOON].signs, want[MOON_SIGN], "Moon's sign");
	check_shares(&got->planets[ORR_MOON].houses, want[MOON_HOUSE], "Moon's house");
	check_shares(&got->planets[ORR_VENUS].houses, want[VENUS_HOUSE], "Venus's house");
	check_shares(&got->moon_phase, want[PHASE], "phase");
	check_aspects(got, (const int[2]){ORR_SUN, ORR_MOON}, want[MOON_SUN], "Sun and Moon");
	check_aspects(got, (const int[2]){ORR_SUN, ORR_POINT_ASCENDANT}, want[SUN_ASCENDANT],
		      "Sun and Ascendant");
	orr_arena_done(&arena);
}

static void unknown_times(void **state)
{
	(void)state;
	worst = 0;
	/* days of 24, 23 and 25 hours; the last in a sidereal zodiac of an apparent star */
	check_birth(
		(struct orr_birth_text){
			.date = "1990-05-15", .zone = "UTC", .latitude = "40.7", .longitude = "-74"},
		24);
	check_birth((struct orr_birth_text){.date = "2020-03-08",
					    .zone = "America/New_York",
					    .latitude = "40.7",
					    .longitude = "-74",
					    .house_system = "koch"},
		    23);
	check_birth((struct orr_birth_text){.date = "2001-10-28",
					    .zone = "Europe/Berlin",
					    .latitude = "52.5",
					    .longitude = "13.4",
					    .zodiac = "true_citra",
					    .house_system = "whole_sign"},
		    25);
	print_message("# unknown times: worst %.2g\n", worst);
}

static void beyond_the_polar_circle(void **state)
{
	(void)state;
	worst = 0;
	check_birth((struct orr_birth_text){.date = "1975-06-21",
					    .zone = "UTC",
					    .latitude = "69.6",
					    .longitude = "18.9",
					    .house_system = "campanus"},
		    24);
	check_birth((struct orr_birth_text){.date = "1955-01-10",
					    .zone = "UTC",
					    .latitude = "-78",
					    .longitude = "166",
					    .zodiac = "lahiri"},
		    24);
	print_message("# beyond the polar circle: worst %.2g\n", worst);
}

static void known_times(void **state)
{
	(void)state;
	struct orr_birth_text text = {.date = "1962-02-05",
				      .time = "06:10",
				      .zone = "Africa/Cairo",
				      .latitude = "30.05",
				      .longitude = "31.24"};
	worst = 0;
	check_birth(text, 1.0 / 60);
	text.time_precision_s = "1";
	check_birth(text, 1.0 / 3600);
	text.time_precision_s = "7300";
	check_birth(text, 7300.0 / 3600);
	text.time_precision_s = "86400";
	text.zodiac = "galactic_center_0_sag";
	check_birth(text, 24);
	print_message("# known times: worst %.2g\n", worst);
}

static void said_only_when_asked(void **state)
{
	(void)state;
	struct orr_birth_text text = {
		.date = "1990-05-15", .zone = "UTC", .latitude = "70", .longitude = "20"};
	struct orr_arena arena;
	struct orr_error err = {0};
	struct orr_birth birth;
	struct orr_birth_chart *chart = NULL;
	orr_arena_init(&arena, 64 << 20);
	for (int asked = 0; asked < 2; asked++) {
		text.certainty = orr_yes_names[asked];
		assert_int_equal(orr_birth_read(&text, &arena, &birth, &err), ORR_OK);
		assert_int_equal(orr_compute_charts(&fixture.app, 1, &birth, &arena, &chart, &err), ORR_OK);
		assert_int_equal(chart->certainty.has_probabilities, asked);
		assert_int_equal(chart->provenance.warning_count, asked);
	}
	/* Placidus does not exist there, which an unknown time's houses alone can tell */
	const struct orr_doc_shares *systems = &chart->certainty.probabilities.house_system;
	assert_int_equal(systems->share_count, 1);
	assert_int_equal(systems->share[0].value, ORR_HOUSES_PORPHYRY);
	assert_non_null(strstr(chart->provenance.warnings[0], "do not exist at latitude 70.0000"));
	orr_arena_done(&arena);
}

static void memory_that_runs_out_is_said(void **state)
{
	(void)state;
	const struct orr_birth_text text = {
		.date = "1990-05-15", .zone = "UTC", .latitude = "40", .longitude = "20", .certainty = "yes"};
	int failures = 0;
	for (size_t room = 1 << 12; room < 1 << 20; room += 1 << 12) {
		struct orr_birth_text copy = text;
		struct orr_arena arena;
		struct orr_error err = {0};
		struct orr_birth birth;
		struct orr_birth_chart *chart = NULL;
		orr_arena_init(&arena, room);
		if (orr_birth_read(&copy, &arena, &birth, &err) != ORR_OK ||
		    orr_compute_charts(&fixture.app, 1, &birth, &arena, &chart, &err) != ORR_OK) {
			assert_int_equal(err.code, ORR_E_UNAVAILABLE);
			failures++;
		}
		orr_arena_done(&arena);
	}
	assert_true(failures > 5 && failures < 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unknown_times),
		cmocka_unit_test(beyond_the_polar_circle),
		cmocka_unit_test(known_times),
		cmocka_unit_test(said_only_when_asked),
		cmocka_unit_test(memory_that_runs_out_is_said),
	};
	return cmocka_run_group_tests_name("chart_certainty", tests, fixture_open, fixture_close);
}
