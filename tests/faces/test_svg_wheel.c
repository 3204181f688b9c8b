/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures by their structure: what is drawn and how often, that it is XML, what it says in words, and one picture byte for byte. */
#include "faces/svg/svg.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "codec/field.h"
#include "core/angle.h"
#include "core/houses.h"
#include "core/random.h"
#include "core/zodiac.h"
#include "model/birth.h"
#include "model/names.h"
#include "svg_check.h"

enum { PICTURE_MAX_BYTES = 1 << 22 };

/* Too large for the stack; each test fills them anew. */
static struct orr_birth_chart chart, other;
static struct orr_doc_aspect chart_aspects[ORR_ASPECT_MAX], other_aspects[ORR_ASPECT_MAX];

static struct orr_doc_angle angle_at(double lon_deg)
{
	return (struct orr_doc_angle){
		.sign = (int)orr_sign_of(lon_deg), .degree = orr_sign_degree(lon_deg), .longitude = lon_deg};
}

static void add_aspect(struct orr_birth_chart *to, int point1, int point2, int kind)
{
	to->aspects[to->aspect_count++] =
		(struct orr_doc_aspect){.planet1 = point1,
					.planet2 = point2,
					.aspect_type = kind,
					.strength = orr_aspect_major((enum orr_aspect_kind)kind) ? 0 : 1};
}

/* Invented: bodies every 18.5125 degrees from 10 on, cusps every 30 from the Ascendant at 157.25. */
static void fill(struct orr_birth_chart *out, bool known)
{
	*out = (struct orr_birth_chart){
		.id = "0123456789abcdef01234567",
		.entity_id = "e-1",
		.birth_data = {.date_ms = 642729600000, /* 1990-05-15 */
			       .timezone = "America/New_York",
			       .latitude = 40.7128,
			       .longitude = -74.006,
			       .location = "New York",
			       .time_s = known ? 52207 : ORR_INT_NULL},
		.calculated_by = "orrery test",
		.provenance = {.utc_offset_s = -14400,
			       .offset_source = "EDT",
			       .kernel_id = "00112233445566778899aabbccddeeff",
			       .house_system_asked = ORR_HOUSES_PLACIDUS,
			       .house_system_used = known ? ORR_HOUSES_PLACIDUS : -1},
		.certainty = {.time_known = known},
		.aspects = out == &chart ? chart_aspects : other_aspects,
	};
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		double lon_deg = 10.0 + 18.5125 * body;
		out->planets[body] = (struct orr_doc_planet){.name = body,
							     .degree = lon_deg,
							     .house = known ? 1 + body % 12 : ORR_INT_NULL,
							     .retrograde = body == ORR_SATURN,
							     .degree_min = known ? (double)NAN : lon_deg - 7,
							     .degree_max = known ? (double)NAN : lon_deg + 7};
	}
	out->planet_count = ORR_BODY_COUNT;
	add_aspect(out, ORR_SUN, ORR_MARS, ORR_TRINE);
	add_aspect(out, ORR_SUN, ORR_URANUS, ORR_QUINTILE);
	add_aspect(out, ORR_VENUS, ORR_MARS, ORR_CONJUNCTION);
	add_aspect(out, ORR_MOON, ORR_MEAN_NODE, ORR_OPPOSITION); /* a body that is not drawn by default */
	if (!known)
		return;
	add_aspect(out, ORR_MOON, ORR_POINT_MIDHEAVEN, ORR_SQUARE);
	out->calculated_data.has_ascendant = out->calculated_data.has_midheaven = true;
	out->calculated_data.ascendant = angle_at(157.25);
	out->calculated_data.midheaven = angle_at(67.25);
	for (int i = 0; i < 12; i++)
		out->houses[i] =
			(struct orr_doc_house){.number = i + 1, .cusp = orr_angle_wrap(157.25 + 30 * i)};
	out->house_count = 12;
}

static const char *draw(struct orr_buf *out, const struct orr_svg_options *options)
{
	struct orr_error err = {0};
	orr_buf_init(out, PICTURE_MAX_BYTES);
	assert_int_equal(orr_svg_wheel(out, &chart, options, &err), ORR_OK);
	assert_xml(out->data);
	return out->data;
}

static void everything_is_drawn(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(&chart, true);
	const char *text = draw(&out, &(struct orr_svg_options){.name = "A"});
	assert_int_equal(count_of(text, "class=\"sector "), 12);
	assert_int_equal(count_of(text, "class=\"sign "), 12);
	assert_int_equal(count_of(text, "class=\"border\""), 12);
	const char *ticks = strstr(text, "class=\"tick\" d=\"");
	assert_non_null(ticks);
	size_t moves = 0;
	for (const char *at = strchr(ticks, 'M'); *at != '"'; at++)
		moves += *at == 'M';
	assert_int_equal(moves, 360 - 12);
	assert_int_equal(count_of(text, "<g class=\"label\">"), ORR_BODY_COUNT - 2);
	assert_int_equal(count_of(text, "class=\"body\""), ORR_BODY_COUNT - 2);
	assert_int_equal(count_of(text, "class=\"spot\""), ORR_BODY_COUNT - 2);
	assert_int_equal(count_of(text, "class=\"cusp house\""), 12);
	assert_int_equal(count_of(text, "class=\"number\""), 12);
	assert_int_equal(count_of(text, "class=\"letters degree\""), 12);
	assert_int_equal(count_of(text, "class=\"bold\""), 4);
	assert_int_equal(count_of(text, "class=\"arrow\""), 2);
	assert_int_equal(count_of(text, "class=\"range\""), 0);
	/* Four of the five aspects, in the middle and in the legend; two marks for each. */
	static const char *const kinds[] = {"trine", "quintile", "conjunction", "square"};
	for (size_t i = 0; i < 4; i++) {
		char line[64], mark[64];
		snprintf(line, sizeof line, "class=\"aspect %s\"", kinds[i]);
		snprintf(mark, sizeof mark, "class=\"aspect %s mark\"", kinds[i]);
		assert_int_equal(count_of(text, line), 2);
		assert_int_equal(count_of(text, mark), 2);
	}
	assert_int_equal(count_of(text, "class=\"aspect opposition"), 0);
	orr_buf_done(&out);
}

static void what_a_screen_reader_says(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(&chart, true);
	const char *text = draw(&out, &(struct orr_svg_options){.name = "A & <B>"});
	assert_non_null(strstr(text, " role=\"img\""));
	assert_non_null(strstr(text,
			       "<title id=\"orr-0123456789abcdef01234567-title\">Birth chart of A &amp; "
			       "&lt;B&gt;</title>"));
	const char *desc = strstr(text, "<desc ");
	assert_non_null(desc);
	*strstr(desc, "</desc>") = '\0';
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		assert_non_null(strstr(desc, orr_body_names[body]));
	/* 10 + 6 * 18.5125 = 121.075, 1 degree 4.5 minutes of Leo */
	assert_non_null(strstr(desc, "Saturn at 1 degree 4 minutes of Leo, house 7, retrograde;"));
	assert_non_null(strstr(desc,
			       "15 May 1990, 14:30:07, America/New_York, UTC-04:00; New York, 40.7128° N, "
			       "74.0060° W; Placidus houses; Tropical zodiac."));
	assert_non_null(strstr(desc, "Ascendant at 7 degrees 15 minutes of Virgo"));
	assert_non_null(strstr(desc, "12 at 7 degrees 15 minutes of Leo"));
	assert_non_null(strstr(desc, "Sun trine Mars;"));
	orr_buf_done(&out);
}

static void without_a_time(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(&chart, false);
	const char *text = draw(&out, &(struct orr_svg_options){0});
	assert_int_equal(count_of(text, "class=\"cusp"), 0);
	assert_int_equal(count_of(text, "class=\"axis\""), 0);
	assert_int_equal(count_of(text, "class=\"number\""), 0);
	assert_int_equal(count_of(text, "class=\"range\""), ORR_BODY_COUNT - 2);
	assert_non_null(strstr(text, "Time unknown: no houses and no angles, 0° Aries at the left"));
	assert_non_null(
		strstr(text, "Sun from 3 degrees 0 minutes of Aries to 17 degrees 0 minutes of Aries"));
	/* The border of Aries leads to the left: both ends at the height of the centre. */
	static const char start[] = "class=\"border\" d=\"M";
	const char *border = strstr(text, start);
	assert_non_null(border);
	char *end;
	double x1 = strtod(border + sizeof start - 1, &end), y1 = strtod(end, &end);
	strtod(end + 1, &end); /* behind the L */
	double y2 = strtod(end, &end);
	assert_near(x1, 500 - 428, 0.001);
	assert_near(y1, y2, 0.001);
	orr_buf_done(&out);
}

/* Angles that are no cusps get lines and labels of their own. */
static void axes_apart_from_cusps(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(&chart, true);
	for (int i = 0; i < 12; i++)
		chart.houses[i].cusp = orr_angle_wrap(150 + 30 * i);
	const char *text = draw(&out, &(struct orr_svg_options){0});
	assert_int_equal(count_of(text, "class=\"letters degree\""), 16);
	assert_int_equal(count_of(text, "class=\"bold\""), 4);
	orr_buf_done(&out);
}

static void options_choose(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(&chart, true);
	chart.provenance.warnings[chart.provenance.warning_count++] = "mind <this>";
	const char *text = draw(&out, &(struct orr_svg_options){.bodies = 1 << ORR_SUN | 1 << ORR_MEAN_NODE,
								.aspects = 1 << ORR_TRINE,
								.width_px = 500,
								.title = "T",
								.prefix = "left_1",
								.theme = ORR_SVG_PRINT});
	assert_int_equal(count_of(text, "<g class=\"label\">"), 2);
	assert_int_equal(count_of(text, "class=\"aspect "), 0); /* Mars is not drawn */
	assert_non_null(strstr(text, " width=\"500\""));
	assert_non_null(strstr(text, ">T</title>"));
	assert_non_null(
		strstr(text, "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" id=\"left_1\""));
	assert_int_equal(count_of(text, " id=\""), 3);
	assert_int_equal(count_of(text, " id=\"left_1"), 3);
	assert_non_null(strstr(text, "mind &lt;this&gt;"));
	orr_buf_done(&out);
	text = draw(&out, &(struct orr_svg_options){.without_aspects = true, .aspects = ~0u});
	assert_int_equal(count_of(text, "class=\"aspect "), 0);
	orr_buf_done(&out);
}

/* Every colour of the print theme is a grey. */
static void print_has_no_colour(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(&chart, true);
	const char *text = draw(&out, &(struct orr_svg_options){.theme = ORR_SVG_PRINT});
	assert_grey(text);
	assert_null(strstr(text, "<script"));
	assert_null(strstr(text, "href"));
	assert_null(strstr(text, "url("));
	orr_buf_done(&out);
}

static void two_charts(void **state)
{
	(void)state;
	struct orr_buf out;
	struct orr_error err = {0};
	fill(&chart, true);
	fill(&other, true);
	orr_buf_init(&out, PICTURE_MAX_BYTES);
	assert_int_equal(orr_svg_biwheel(&out, &chart, &other,
					 &(struct orr_svg_options){.name = "A", .outer_name = "B"}, &err),
			 ORR_OK);
	assert_xml(out.data);
	/* All bodies twice, and the outer chart's angles. */
	assert_int_equal(count_of(out.data, "<g class=\"label\">"), 2 * (ORR_BODY_COUNT - 2) + 2);
	assert_int_equal(count_of(out.data, "class=\"body angle\""), 2);
	assert_int_equal(count_of(out.data, "class=\"cusp house\""), 12);
	assert_non_null(strstr(out.data, "Charts of A and B</title>"));
	assert_non_null(strstr(out.data, " Outer chart: "));
	/* The same sky twice: every point that aspects are taken of meets itself; Venus meets the Midheaven and Neptune the
	 * Ascendant within 2 degrees, each both ways; and a line in the legend. */
	assert_int_equal(count_of(out.data, "class=\"aspect conjunction\""), ORR_ASPECT_POINT_MAX + 4 + 1);
	assert_int_equal(count_of(out.data, "class=\"aspect quintile"), 0);
	assert_non_null(strstr(out.data, "<title>Midheaven conjunction Midheaven</title>"));
	orr_buf_done(&out);
}

static void whatever_a_name_holds_is_xml(void **state)
{
	(void)state;
	static const char *const names[] = {"\"<&>'",
					    "\x01\x1b[2J\x7f",
					    "caf\xc3",
					    "\xef\xbf\xbf\xef\xbf\xbd",
					    "\xf0\x9f\x8c\x9e \xe6\x9d\xb1",
					    "\xc2\x85",
					    "",
					    "]]>"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct orr_buf out;
		fill(&chart, i % 2 == 0);
		chart.birth_data.location = names[i];
		chart.birth_data.timezone = i == 3 ? NULL : names[i];
		const char *text = draw(&out, &(struct orr_svg_options){.name = names[i]});
		assert_null(strstr(text, "\x7f"));
		assert_null(strstr(text, "\xef\xbf\xbf"));
		assert_null(strstr(text, "\xc2\x85"));
		orr_buf_done(&out);
	}
}

static void long_names_are_wrapped(void **state)
{
	(void)state;
	char name[201];
	struct orr_buf out;
	memset(name, 'x', 200);
	name[200] = '\0';
	fill(&chart, true);
	const char *text = draw(&out, &(struct orr_svg_options){.name = name});
	assert_int_equal(count_of(text, "class=\"name\""), 4); /* 62 letters a line */
	orr_buf_done(&out);
	for (size_t i = 40; i < 200; i += 40)
		name[i] = ' ';
	text = draw(&out, &(struct orr_svg_options){.name = name});
	assert_int_equal(count_of(text, "class=\"name\""), 5);
	orr_buf_done(&out);
	/* Wide letters, 31 a line. */
	name[0] = '\0';
	for (size_t i = 0; i < 60; i++)
		memcpy(name + 3 * i, "\xe6\x9d\xb1", 4);
	text = draw(&out, &(struct orr_svg_options){.name = name});
	assert_int_equal(count_of(text, "class=\"name\""), 2);
	orr_buf_done(&out);
}

static void what_is_refused(void **state)
{
	(void)state;
	static const char *const prefixes[] = {
		"",
		"1a",
		"a b",
		"a\"",
		"-a",
		"\xc3\xa9",
		"a123456789012345678901234567890123456789012345678901234567890123"};
	struct orr_buf out;
	struct orr_error err = {0};
	fill(&chart, true);
	orr_buf_init(&out, PICTURE_MAX_BYTES);
	orr_buf_text(&out, "kept");
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
		assert_int_equal(
			orr_svg_wheel(&out, &chart, &(struct orr_svg_options){.prefix = prefixes[i]}, &err),
			ORR_E_INVALID);
	assert_string_equal(err.field, "prefix");
	assert_int_equal(orr_svg_wheel(&out, &chart, &(struct orr_svg_options){.width_px = 99}, &err),
			 ORR_E_INVALID);
	assert_string_equal(out.data, "kept");
	orr_buf_done(&out);
	/* At every size that is too small. */
	for (size_t most = 10; most < 60000; most += 977) {
		orr_buf_init(&out, most);
		orr_buf_text(&out, "kept");
		assert_int_equal(orr_svg_wheel(&out, &chart, &(struct orr_svg_options){0}, &err),
				 ORR_E_UNAVAILABLE);
		assert_string_equal(out.data, "kept");
		assert_false(out.failed);
		orr_buf_done(&out);
	}
}

/* Random charts, crowded and polar: always XML, every body there once. */
static void random_pictures(void **state)
{
	(void)state;
	struct random random = {99};
	for (int turn = 0; turn < 300; turn++) {
		struct orr_buf out;
		fill(&chart, turn % 5 != 0);
		double spread_deg = turn % 2 == 0 ? 360 : 1, at_deg = random_uniform(&random, 0, 360);
		for (size_t i = 0; i < chart.planet_count; i++)
			chart.planets[i].degree =
				orr_angle_wrap(at_deg + random_uniform(&random, 0, spread_deg));
		double narrow_deg = random_uniform(&random, 0.001, 29);
		for (size_t i = 1; i < chart.house_count; i++)
			chart.houses[i].cusp = orr_angle_wrap(chart.houses[0].cusp + narrow_deg * (double)i);
		const char *text = draw(&out, &(struct orr_svg_options){.bodies = ~0ul});
		assert_int_equal(count_of(text, "<g class=\"label\">"), ORR_BODY_COUNT);
		assert_null(strstr(text, "nan"));
		assert_null(strstr(text, "inf"));
		orr_buf_done(&out);
	}
}

/* A picture that was looked at; ORRERY_GOLDEN=write writes it anew. */
static void byte_for_byte(void **state)
{
	(void)state;
	static const char path[] = TEST_DATA "/faces/wheel.svg";
	struct orr_buf out;
	struct orr_error err = {0};
	struct orr_map map;
	fill(&chart, true);
	draw(&out, &(struct orr_svg_options){.name = "Golden",
					     .bodies = 1 << ORR_SUN | 1 << ORR_MOON | 1 << ORR_MARS |
						       1 << ORR_SATURN});
	const char *golden = getenv("ORRERY_GOLDEN");
	if (golden != NULL && strcmp(golden, "write") == 0) {
		FILE *file = fopen(path, "wb");
		assert_non_null(file);
		assert_int_equal(fwrite(out.data, 1, out.length, file), out.length);
		fclose(file);
	}
	assert_int_equal(orr_map_open(&map, path, &err), ORR_OK);
	assert_int_equal(map.size, out.length);
	assert_memory_equal(map.bytes, out.data, out.length);
	orr_map_close(&map);
	orr_buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_drawn),
		cmocka_unit_test(what_a_screen_reader_says),
		cmocka_unit_test(without_a_time),
		cmocka_unit_test(axes_apart_from_cusps),
		cmocka_unit_test(options_choose),
		cmocka_unit_test(print_has_no_colour),
		cmocka_unit_test(two_charts),
		cmocka_unit_test(whatever_a_name_holds_is_xml),
		cmocka_unit_test(long_names_are_wrapped),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(random_pictures),
		cmocka_unit_test(byte_for_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
