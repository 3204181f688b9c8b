/* SPDX-License-Identifier: Apache-2.0 */
/* Glyphs: every one is there, path data of a known form, within the circle its label reserves; and marks along lines. */
#include "faces/svg/glyph.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "core/random.h"
#include "faces/svg/labels.h"
#include "faces/svg/marks.h"

enum { TEXT_MAX_BYTES = 1 << 14 };

/* How many numbers follow a command of path data. */
static int number_count(char command)
{
	static const char commands[] = "MLQCAZ";
	static const int counts[] = {2, 2, 4, 6, 7, 0};
	const char *found = strchr(commands, command);
	assert_non_null(found);
	return counts[found - commands];
}

/* Furthest that any point named in path data is from (0, 0): ends and control points, of an arc its end. */
static double furthest(const char *path)
{
	double most = 0;
	const char *at = path;
	while (*at != '\0') {
		char command = *at++;
		double number[7] = {0};
		int count = command == ' ' ? 0 : number_count(command);
		for (int i = 0; i < count; i++) {
			char *end;
			number[i] = strtod(at, &end);
			assert_true(end > at);
			at = end;
		}
		for (int i = command == 'A' ? 5 : 0; i + 1 < count; i += 2)
			most = fmax(most, sqrt(number[i] * number[i] + number[i + 1] * number[i + 1]));
	}
	return most;
}

static void all_glyphs_fit_their_circles(void **state)
{
	(void)state;
	const struct orr_svg_zone unit = {.size = {100, 100, 100, 100}};
	double reach = orr_svg_part_reach(&unit, ORR_SVG_GLYPH);
	for (int i = 0; i < ORR_BODY_COUNT; i++) {
		assert_non_null(orr_glyph_body[i]);
		assert_true(furthest(orr_glyph_body[i]) <= reach);
		for (int k = 0; k < i; k++)
			assert_string_not_equal(orr_glyph_body[i], orr_glyph_body[k]);
	}
	for (int i = 0; i < ORR_SIGN_COUNT; i++) {
		assert_non_null(orr_glyph_sign[i]);
		assert_true(furthest(orr_glyph_sign[i]) <= reach);
	}
	for (int i = 0; i < ORR_ASPECT_KIND_COUNT; i++) {
		assert_non_null(orr_glyph_aspect[i]);
		assert_true(furthest(orr_glyph_aspect[i]) <= 62);
	}
	assert_true(furthest(orr_glyph_retrograde) <= orr_svg_part_reach(&unit, ORR_SVG_RETROGRADE));
}

static void figures_fit_their_circles(void **state)
{
	(void)state;
	const struct orr_svg_zone unit = {.size = {100, 100, 100, 100}};
	for (int number = 0; number < 60; number++) {
		char degree[8], minute[8];
		snprintf(degree, sizeof degree, "%d^", number % 30);
		snprintf(minute, sizeof minute, "%02d'", number);
		double wide = orr_glyph_text_width(degree, 100) / 2,
		       narrow = orr_glyph_text_width(minute, 100) / 2;
		assert_true(sqrt(wide * wide + 2500) <= orr_svg_part_reach(&unit, ORR_SVG_DEGREE));
		assert_true(sqrt(narrow * narrow + 2500) <= orr_svg_part_reach(&unit, ORR_SVG_MINUTE));
	}
}

/* Parts of one label one after the other: the circles touch at most. */
static void parts_stand_clear_of_each_other(void **state)
{
	(void)state;
	const struct orr_svg_zone *const zones[] = {&orr_svg_zone_wheel, &orr_svg_zone_outer,
						    &orr_svg_zone_inner};
	for (size_t z = 0; z < 3; z++) {
		const struct orr_svg_zone *zone = zones[z];
		assert_true(zone->leader_outer > zone->leader_inner);
		assert_true(zone->leader_inner >= zone->radius[0] + orr_svg_part_reach(zone, ORR_SVG_GLYPH));
		for (int part = 1; part < ORR_SVG_PART_COUNT; part++)
			assert_true(zone->radius[part - 1] - zone->radius[part] >=
				    orr_svg_part_reach(zone, (enum orr_svg_part)(part - 1)) +
					    orr_svg_part_reach(zone, (enum orr_svg_part)part));
	}
}

static const char *number_text(double value, char out[32])
{
	struct orr_buf buf;
	orr_buf_init(&buf, 31);
	orr_svg_number(&buf, value);
	memcpy(out, buf.data, buf.length + 1);
	orr_buf_done(&buf);
	return out;
}

static void numbers_have_two_decimals(void **state)
{
	(void)state;
	char text[32];
	assert_string_equal(number_text(0, text), "0.00");
	assert_string_equal(number_text(-0.004, text), "0.00");
	assert_string_equal(number_text(-0.05, text), "-0.05");
	assert_string_equal(number_text(12.345678, text), "12.35");
	assert_string_equal(number_text(-100.5, text), "-100.50");
}

static void a_glyph_is_moved_and_scaled(void **state)
{
	(void)state;
	struct orr_buf buf;
	orr_buf_init(&buf, TEXT_MAX_BYTES);
	orr_glyph_put(&buf, "M-50 0 A10 20 0 1 0 50 -25 Z", (struct orr_svg_point){100, 200}, 50);
	assert_string_equal(buf.data, "M75.00 200.00A5.00 10.00 0 1 0 125.00 187.50Z");
	orr_buf_clear(&buf);
	orr_glyph_put(&buf, "M0 0 Q1 2 3 4 C1 1 2 2 -3 3", (struct orr_svg_point){0, 0}, 100);
	assert_string_equal(buf.data, "M0.00 0.00Q1.00 2.00 3.00 4.00C1.00 1.00 2.00 2.00 -3.00 3.00");
	orr_buf_clear(&buf);
	orr_glyph_text(&buf, "I?I", (struct orr_svg_point){0, 0}, 100);
	assert_string_equal(buf.data, "M-14.00 -50.00L-14.00 50.00M14.00 -50.00L14.00 50.00");
	orr_buf_done(&buf);
}

static double apart(struct orr_svg_point a, struct orr_svg_point b)
{
	return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

static void marks_keep_their_distance(void **state)
{
	(void)state;
	enum { LINES = 90 };
	struct random random = {7};
	for (int turn = 0; turn < 200; turn++) {
		struct orr_svg_track track[LINES];
		bool placed[LINES];
		struct orr_svg_point at[LINES];
		for (int i = 0; i < LINES; i++)
			track[i] = (struct orr_svg_track){{random_uniform(&random, 0, 400), 0},
							  {random_uniform(&random, 0, 400), 400}};
		orr_svg_marks_place(LINES, track, 18, placed, at);
		assert_true(placed[0]);
		assert_near(at[0].y, 200, 1e-9);
		for (int i = 0; i < LINES; i++)
			for (int k = 0; k < i; k++)
				if (placed[i] && placed[k])
					assert_true(apart(at[i], at[k]) >= 18);
	}
}

/* The second line's middle is taken, so its mark moves along it; a third without length has no other place. */
static void marks_give_way(void **state)
{
	(void)state;
	const struct orr_svg_track track[] = {{{0, 0}, {100, 0}}, {{50, -50}, {50, 50}}, {{50, 0}, {50, 0}}};
	bool placed[3];
	struct orr_svg_point at[3];
	orr_svg_marks_place(3, track, 10, placed, at);
	assert_true(placed[0] && placed[1] && !placed[2]);
	assert_near(at[1].x, 50, 1e-9);
	assert_true(fabs(at[1].y) >= 10 && fabs(at[1].y) < 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_glyphs_fit_their_circles),
		cmocka_unit_test(figures_fit_their_circles),
		cmocka_unit_test(parts_stand_clear_of_each_other),
		cmocka_unit_test(numbers_have_two_decimals),
		cmocka_unit_test(a_glyph_is_moved_and_scaled),
		cmocka_unit_test(marks_keep_their_distance),
		cmocka_unit_test(marks_give_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
