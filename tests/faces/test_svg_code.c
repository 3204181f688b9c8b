/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures of codes by their structure: what is drawn and how often, that it is XML within its page, that no text hides another. */
#include "faces/svg/code.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "code_sample.h"
#include "svg_check.h"

enum { PICTURE_MAX_BYTES = 1 << 22, TEXTS_MAX = 256, PAGE = 1000 };

static const char *draw(struct orr_buf *out, const struct orr_svg_options *options)
{
	struct orr_error err = {0};
	orr_buf_init(out, PICTURE_MAX_BYTES);
	assert_int_equal(orr_svg_code(out, &sample, &sample_curve, options, &err), ORR_OK);
	assert_xml(out->data);
	return out->data;
}

static void fill(bool known, bool compared)
{
	sample_fill(known, compared);
	sample_explain();
	sample_draw_curve();
}

static void everything_is_drawn(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(true, true);
	const char *text = draw(&out, &(struct orr_svg_options){.name = "A"});
	assert_int_equal(count_of(text, "<g class=\"harmonic\">"), 32);
	assert_int_equal(count_of(text, "class=\"bar first\""), 1);
	assert_int_equal(count_of(text, "class=\"bar second\""), 4);
	assert_int_equal(count_of(text, "class=\"bar\""), 27);
	/* Resonances (n - 16) / 6 for n from 1: below -1/2 up to n = 12, above 1/2 from n = 20. */
	assert_int_equal(count_of(text, "class=\"dampening\""), 12);
	assert_int_equal(count_of(text, "class=\"neutral\""), 7);
	assert_int_equal(count_of(text, "class=\"amplifying\""), 13);
	assert_int_equal(count_of(text, "class=\"stem\""), 32);
	assert_int_equal(count_of(text, "class=\"now\""), 2);
	assert_int_equal(count_of(text, "class=\"before\""), 2);
	assert_int_equal(count_of(text, "class=\"level\""), ORR_LEVEL_COUNT);
	assert_int_equal(count_of(text, "<g class=\"strip\">"), ORR_LEVEL_COUNT);
	assert_int_equal(count_of(text, "class=\"curve\""), ORR_LEVEL_COUNT);
	const char *curve = strstr(text, "class=\"curve\" d=\"");
	size_t days = 1;
	for (const char *at = strchr(curve, 'M'); *at != '"'; at++)
		days += *at == 'L';
	assert_int_equal(days, 90);
	/* Months of both columns. */
	assert_int_equal(count_of(text, ">February<"), 2);
	assert_int_equal(count_of(text, "class=\"warning\""), 0);
	orr_buf_done(&out);
}

static void what_a_screen_reader_says(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(true, true);
	const char *text = draw(&out, &(struct orr_svg_options){.name = "A & <B>"});
	assert_non_null(strstr(text, " role=\"img\""));
	assert_non_null(strstr(text, "Harmonic code of A &amp; &lt;B&gt;</title>"));
	const char *desc = strstr(text, "<desc ");
	assert_non_null(desc);
	*strstr(desc, "</desc>") = '\0';
	assert_non_null(strstr(desc, "Primary harmonic 7, inspiration."));
	assert_non_null(strstr(desc, "Harmonic 7 ranks at 21 and is amplified, 1.00."));
	assert_non_null(strstr(desc, "Harmonic 5 ranks at 15 and is dampened, 0.75."));
	/* |day % 10 - 5| is greatest on the first day, least on the sixth; the next level a day earlier. */
	assert_non_null(strstr(
		desc, " physical 62, before 50, highest on 1 January, lowest on 6 January; emotional 48"));
	assert_non_null(strstr(desc, "communication 90, before 50,"));
	assert_non_null(strstr(desc, sample.note));
	orr_buf_done(&out);
}

static void without_a_time_or_a_quarter_before(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(false, false);
	sample.provenance.warnings[sample.provenance.warning_count++] = "mind <this>";
	const char *text = draw(&out, &(struct orr_svg_options){0});
	assert_non_null(strstr(text, "Time of birth unknown"));
	assert_non_null(strstr(text, "mind &lt;this&gt;"));
	assert_int_equal(count_of(text, "class=\"before\""), 0);
	assert_null(strstr(text, ", before "));
	assert_null(strstr(text, "dashed line those of"));
	orr_buf_done(&out);
}

/* A text as a box: letters taken to be 0.6 of the size wide, which the serif fonts stay below on the whole. */
struct box {
	double left, right, top, bottom;
	char text[64];
};

static double font_size(const char *class_name)
{
	static const struct {
		const char *name;
		double size;
	} sizes[] = {{"name", 26}, {"part", 19}, {"small", 13}, {"figure", 13}, {"warning", 13}};
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		if (strcmp(class_name, sizes[i].name) == 0)
			return sizes[i].size;
	return 15;
}

static size_t read_boxes(const char *picture, struct box out[TEXTS_MAX])
{
	size_t count = 0;
	for (const char *at = strstr(picture, "<text "); at != NULL; at = strstr(at + 1, "<text ")) {
		char class_name[16], anchor[8], text[256];
		double x, y;
		assert_int_equal(sscanf(at,
					"<text class=\"%15[a-z]\" text-anchor=\"%7[a-z]\" x=\"%lf\" "
					"y=\"%lf\">%255[^<]",
					class_name, anchor, &x, &y, text),
				 5);
		size_t letters = 0;
		for (const char *c = text; *c != '\0'; c++)
			letters += ((unsigned char)*c & 0xc0) != 0x80;
		const double size = font_size(class_name),
			     width = (letters > 40 ? 0.52 : 0.6) * size * (double)letters;
		const double left = anchor[0] == 's' ? x : anchor[0] == 'e' ? x - width : x - width / 2;
		assert_true(count < TEXTS_MAX);
		out[count] = (struct box){left, left + width, y - 0.75 * size, y + 0.2 * size, ""};
		snprintf(out[count++].text, sizeof out->text, "%.60s", text);
	}
	return count;
}

static void check_boxes(const char *picture)
{
	static struct box boxes[TEXTS_MAX];
	const size_t count = read_boxes(picture, boxes);
	double height;
	assert_int_equal(sscanf(strstr(picture, "viewBox=\"0 0 1000 "), "viewBox=\"0 0 1000 %lf", &height),
			 1);
	assert_true(count > 80);
	for (size_t i = 0; i < count; i++) {
		if (boxes[i].left < 0 || boxes[i].right > PAGE || boxes[i].top < 0 ||
		    boxes[i].bottom > height)
			fail_msg("\"%s\" leaves the page", boxes[i].text);
		for (size_t k = 0; k < i; k++)
			if (boxes[i].left < boxes[k].right && boxes[k].left < boxes[i].right &&
			    boxes[i].top < boxes[k].bottom && boxes[k].top < boxes[i].bottom)
				fail_msg("\"%s\" is over \"%s\"", boxes[i].text, boxes[k].text);
	}
}

/* Every coordinate of every path is a place on the page. */
static void check_paths(const char *picture)
{
	double height;
	sscanf(strstr(picture, "viewBox=\"0 0 1000 "), "viewBox=\"0 0 1000 %lf", &height);
	for (const char *at = strstr(picture, " d=\""); at != NULL; at = strstr(at + 1, " d=\"")) {
		const char *c = at + 4;
		while (*c != '"') {
			if (*c == 'M' || *c == 'L') {
				char *end;
				const double x = strtod(c + 1, &end), y = strtod(end, &end);
				assert_true(x >= 0 && x <= PAGE && y >= 0 && y <= height);
				c = end;
			} else
				c++;
		}
	}
}

/* Also with everything at an end of its scale: levels of 100, harmonics of 0 and 100, resonances far beyond the scale. */
static void nothing_overlaps_or_leaves_the_page(void **state)
{
	(void)state;
	static const double ends[] = {0, 100};
	static const int leads[][5] = {{1, 2, 3, 4, 5}, {32, 31, 30, 29, 28}, {16, 15, 17, 14, 18}};
	for (size_t i = 0; i < 6; i++) {
		struct orr_buf out;
		fill(i % 2 == 0, true);
		double *energy = &sample.current_code.energy_levels.physical;
		double *dimension = &sample.current_code.dimensions.leadership;
		for (int k = 0; k < ORR_ENERGY_COUNT; k++)
			energy[k] = ends[i % 2];
		for (int k = 0; k < ORR_DIMENSION_COUNT; k++)
			dimension[k] = ends[i % 2];
		sample.current_code.delta_from_previous = (struct orr_doc_delta){0};
		for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
			sample_explanation.harmonics[n].percentile = ends[(i + 1) % 2];
			sample_explanation.harmonics[n].resonance *= 100;
			sample_explanation.harmonics[n].raw *= 100;
		}
		sample.current_code.primary_harmonic = leads[i / 2][0];
		memcpy(sample.current_code.secondary_harmonics, leads[i / 2] + 1,
		       sizeof sample.current_code.secondary_harmonics);
		const char *text = draw(&out, &(struct orr_svg_options){.name = "A name"});
		check_boxes(text);
		check_paths(text);
		orr_buf_done(&out);
	}
}

/* Every colour of the print theme is a grey, and nothing is loaded or run. */
static void print_has_no_colour(void **state)
{
	(void)state;
	struct orr_buf out;
	fill(true, true);
	const char *text = draw(&out, &(struct orr_svg_options){.theme = ORR_SVG_PRINT});
	assert_grey(text);
	assert_null(strstr(text, "<script"));
	assert_null(strstr(text, "href"));
	assert_null(strstr(text, "url("));
	orr_buf_done(&out);
}

static void the_same_bytes_again(void **state)
{
	(void)state;
	struct orr_buf one, two;
	fill(true, true);
	draw(&one, &(struct orr_svg_options){.name = "A"});
	fill(true, true);
	draw(&two, &(struct orr_svg_options){.name = "A"});
	assert_int_equal(one.length, two.length);
	assert_memory_equal(one.data, two.data, one.length);
	orr_buf_done(&one);
	orr_buf_done(&two);
}

static void what_is_refused(void **state)
{
	(void)state;
	struct orr_buf out;
	struct orr_error err = {0};
	fill(true, true);
	orr_buf_init(&out, PICTURE_MAX_BYTES);
	orr_buf_text(&out, "before");
	assert_int_equal(
		orr_svg_code(&out, &sample, &sample_curve, &(struct orr_svg_options){.width_px = 5}, &err),
		ORR_E_INVALID);
	assert_int_equal(
		orr_svg_code(&out, &sample, &sample_curve, &(struct orr_svg_options){.prefix = "1"}, &err),
		ORR_E_INVALID);
	assert_string_equal(out.data, "before");
	orr_buf_done(&out);
	orr_buf_init(&out, 1 << 12);
	assert_int_equal(orr_svg_code(&out, &sample, &sample_curve, &(struct orr_svg_options){0}, &err),
			 ORR_E_UNAVAILABLE);
	assert_int_equal(out.length, 0);
	assert_false(out.failed);
	orr_buf_done(&out);
}

static void every_failing_allocation_is_told(void **state)
{
	(void)state;
	fill(true, true);
	for (long nth = 1; nth < 1000; nth++) {
		struct orr_buf out;
		struct orr_error err = {0};
		orr_buf_init(&out, PICTURE_MAX_BYTES);
		orr_memory_fail_from(nth);
		const enum orr_code code =
			orr_svg_code(&out, &sample, &sample_curve, &(struct orr_svg_options){0}, &err);
		orr_memory_fail_never();
		orr_buf_done(&out);
		if (code == ORR_OK) {
			assert_true(nth > 5);
			return;
		}
		assert_int_equal(code, ORR_E_UNAVAILABLE);
	}
	fail_msg("no end of allocations");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_drawn),
		cmocka_unit_test(what_a_screen_reader_says),
		cmocka_unit_test(without_a_time_or_a_quarter_before),
		cmocka_unit_test(nothing_overlaps_or_leaves_the_page),
		cmocka_unit_test(print_has_no_colour),
		cmocka_unit_test(the_same_bytes_again),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(every_failing_allocation_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
