/* SPDX-License-Identifier: Apache-2.0 */
/* The chart for people against texts that were checked by hand, and what they must never do to a terminal. */
#include "faces/cli/render_chart.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "codec/field.h"
#include "core/calendar.h"
#include "core/dignity.h"
#include "core/houses.h"
#include "core/zodiac.h"
#include "faces/cli/text.h"
#include "model/birth.h"
#include "model/names.h"
#include "page_check.h"

/* Too large for the stack; each test fills it anew. */
static struct orr_birth_chart chart;
static struct orr_doc_aspect chart_aspects[8], chart_possible[8];
static struct orr_doc_pattern chart_patterns[8];

/* Invented positions: round figures whose texts are plain to see. */
static void fill_planets(bool known)
{
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		double lon_deg = 10.0 + 18.5125 * body;
		chart.planets[body] =
			(struct orr_doc_planet){.name = body,
						.sign = (int)orr_sign_of(lon_deg),
						.degree = lon_deg,
						.house = known ? 1 + body % 12 : ORR_INT_NULL,
						.retrograde = body == ORR_SATURN,
						.dignity = -1,
						.sign_degree = orr_sign_degree(lon_deg),
						.latitude = body == ORR_MOON ? -5.25 : 0.125 * body,
						.distance_au = body == ORR_MOON ? 0.0025 : 1.0 + body,
						.speed = body == ORR_SATURN ? -0.0321 : 13.5 / (1 + body),
						.degree_min = known ? (double)NAN : lon_deg - 0.25,
						.degree_max = known ? (double)NAN : lon_deg + 0.25,
						.sign_certain = body != ORR_MOON};
	}
	chart.planets[ORR_SUN].dignity = ORR_EXALTATION - 1;
	chart.planets[ORR_MOON].dignity = known ? ORR_FALL - 1 : ORR_DOMICILE - 1;
	chart.planet_count = ORR_BODY_COUNT;
}

static struct orr_doc_aspect aspect(int point1, int point2, int kind, double orb, bool applying)
{
	double exact_deg = orr_aspect_angle_deg((enum orr_aspect_kind)kind);
	return (struct orr_doc_aspect){.planet1 = point1,
				       .planet2 = point2,
				       .aspect_type = kind,
				       .angle = exact_deg + orb,
				       .orb = orb,
				       .strength = orr_aspect_major((enum orr_aspect_kind)kind) ? 0 : 1,
				       .exact_angle = exact_deg,
				       .applying = applying};
}

static void fill_common(bool known)
{
	chart = (struct orr_birth_chart){
		.id = "0123456789abcdef01234567",
		.entity_type = ORR_EMPLOYEE,
		.entity_id = "e-1",
		.organization_id = "local",
		.birth_data = {.date_ms = 642729600000, /* 1990-05-15 */
			       .time = known ? "14:30" : NULL,
			       .timezone = "America/New_York",
			       .latitude = 40.7128,
			       .longitude = -74.006,
			       .location = "New York",
			       .time_s = known ? 52200 : ORR_INT_NULL,
			       .calendar = ORR_GREGORIAN,
			       .time_precision_s = known ? 60 : 86400},
		.calculation_version = "1.0.0",
		.calculated_at_ms = 1767225600000, /* 2026-01-01 */
		.calculated_by = "orrery test",
		.provenance = {.utc_ms = 642789000000,
			       .utc_offset_s = -14400,
			       .offset_source = "EDT in America/New_York, daylight saving (tzdb 2026a)",
			       .zone_data_id = "2026a-0123456789abcdef",
			       .kernel_id = "00112233445566778899aabbccddeeff",
			       .house_system_asked = ORR_HOUSES_PLACIDUS,
			       .house_system_used = known ? ORR_HOUSES_PLACIDUS : -1},
		.certainty = {.time_known = known, .half_width_s = known ? 30 : 43200},
		.calculated_data = {.moon_phase = ORR_CRESCENT,
				    .dominant_element = ORR_EARTH,
				    .dominant_quality = ORR_FIXED,
				    .chart_ruler = ORR_MARS,
				    .chart_co_ruler = ORR_PLUTO,
				    .moon_illuminated_fraction = 0.125},
	};
	chart.aspects = chart_aspects;
	chart.possible_aspects = chart_possible;
	chart.calculated_data.patterns = chart_patterns;
	fill_planets(known);
	chart.aspects[0] = aspect(ORR_SUN, ORR_MARS, ORR_TRINE, 2.5, true);
	chart.aspects[1] = aspect(ORR_SUN, ORR_URANUS, ORR_QUINTILE, 0.1, false);
	chart.aspects[2] = aspect(ORR_MERCURY, ORR_TRUE_NODE, ORR_SESQUIQUADRATE, 1.9999, true);
	chart.aspects[3] = aspect(ORR_JUPITER, ORR_SATURN, ORR_OPPOSITION, 0.05, false);
	chart.aspect_count = 4;
}

static void fill_known(void)
{
	fill_common(true);
	chart.aspects[chart.aspect_count++] =
		aspect(ORR_MOON, ORR_POINT_MIDHEAVEN, ORR_CONJUNCTION, 8.75, false);
	for (int i = 0; i < 12; i++) {
		double cusp_deg = (double)((150 + 30 * i) % 360) + 7.25;
		enum orr_sign sign = orr_sign_of(cusp_deg);
		enum orr_body co_ruler = orr_sign_co_ruler(sign);
		chart.houses[i] =
			(struct orr_doc_house){.number = i + 1,
					       .sign = (int)sign,
					       .degree = 7.25,
					       .cusp = cusp_deg,
					       .ruler = (int)orr_sign_ruler(sign),
					       .co_ruler = co_ruler < ORR_BODY_COUNT ? (int)co_ruler : -1};
	}
	chart.house_count = 12;
	static const double lots_deg[] = {157.25, 64.5, 300.125, 359.999};
	for (int i = 0; i < 4; i++)
		chart.points[i] = (struct orr_doc_point){.name = i,
							 .sign = (int)orr_sign_of(lots_deg[i]),
							 .degree = orr_sign_degree(lots_deg[i]),
							 .longitude = lots_deg[i]};
	chart.point_count = 4;
	chart.calculated_data.patterns[0] = (struct orr_doc_pattern){.type = ORR_T_SQUARE,
								     .planets = {"Sun", "Mars", "Pluto"},
								     .planet_count = 3,
								     .apex = ORR_MARS};
	chart.calculated_data.patterns[1] = (struct orr_doc_pattern){.type = ORR_GRAND_TRINE,
								     .planets = {"Moon", "Venus", "Saturn"},
								     .planet_count = 3,
								     .apex = -1};
	chart.calculated_data.pattern_count = 2;
}

static void fill_unknown(void)
{
	fill_common(false);
	chart.possible_aspects[0] = aspect(ORR_MOON, ORR_SATURN, ORR_SQUARE, 3.25, true);
	chart.possible_aspects[1] = aspect(ORR_MOON, ORR_VENUS, ORR_SEMISEXTILE, 0, true);
	chart.possible_aspects[2] = aspect(ORR_SUN, ORR_MOON, ORR_SEXTILE, 0, true);
	chart.possible_aspect_count = 3;
}

static char *render(const char *name, bool colored, struct orr_buf *out)
{
	orr_buf_init(out, PAGE_MAX_BYTES);
	orr_render_chart(out, &chart, name, colored);
	assert_false(out->failed);
	return out->data;
}

static void known_time(void **state)
{
	(void)state;
	struct orr_buf out;
	fill_known();
	const char *text = render("Zoë Example", false, &out);
	check_columns(text);
	compare_with("chart_known.txt", text);
	orr_buf_done(&out);
}

static void unknown_time(void **state)
{
	(void)state;
	struct orr_buf out;
	fill_unknown();
	const char *text = render(NULL, false, &out);
	check_columns(text);
	assert_null(strstr(text, "House 1"));
	assert_null(strstr(text, "Ascendant's"));
	compare_with("chart_unknown.txt", text);
	orr_buf_done(&out);
}

static void fallbacks_and_warnings_are_said(void **state)
{
	(void)state;
	struct orr_buf out;
	fill_known();
	chart.provenance.house_system_used = ORR_HOUSES_PORPHYRY;
	chart.provenance.warnings[0] =
		"placidus houses do not exist at latitude 78.2200; porphyry is used instead";
	chart.provenance.warning_count = 1;
	chart.birth_data.calendar = ORR_JULIAN;
	chart.birth_data.time_s += 7;
	chart.birth_data.time_precision_s = 600;
	chart.birth_data.latitude = -78.22;
	chart.provenance.utc_offset_s = 4.0 * 3600 + 56 * 60 + 2;
	const char *text = render(NULL, false, &out);
	check_columns(text);
	assert_non_null(strstr(text, "  Houses       Porphyry instead of Placidus\n"));
	assert_non_null(
		strstr(text, "  Warning      placidus houses do not exist at latitude 78.2200; porphyry"));
	assert_non_null(strstr(text, "(given in the Julian"));
	assert_non_null(strstr(text, "14:30:07, America/New_York, UTC+04:56:02"));
	assert_non_null(strstr(text, "  Precision    known to 600 s"));
	assert_non_null(strstr(text, "78.2200° S"));
	orr_buf_done(&out);
}

static void colours_only_when_asked(void **state)
{
	(void)state;
	struct orr_buf plain, colored;
	fill_known();
	assert_null(strchr(render("A", false, &plain), '\033'));
	assert_non_null(strstr(render("A", true, &colored), "\033[1m"));
	orr_buf_done(&plain);
	orr_buf_done(&colored);
}

static void a_name_cannot_steer_the_terminal(void **state)
{
	(void)state;
	struct orr_buf out;
	fill_known();
	chart.birth_data.location = "\033]0;x\007place";
	chart.entity_id = "a\nb";
	const char *text = render("\033[2Jname\r", false, &out);
	assert_null(strchr(text, '\033'));
	assert_null(strchr(text, '\r'));
	assert_null(strstr(text, "a\nb"));
	orr_buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_time),
		cmocka_unit_test(unknown_time),
		cmocka_unit_test(fallbacks_and_warnings_are_said),
		cmocka_unit_test(colours_only_when_asked),
		cmocka_unit_test(a_name_cannot_steer_the_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
