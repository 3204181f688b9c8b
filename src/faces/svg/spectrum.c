/* SPDX-License-Identifier: Apache-2.0 */
/* The spectrum of a code: 32 columns with the rank, the resonance and the size of each harmonic, one below the other. */
#include <math.h>
#include <stdio.h>

#include "faces/svg/code_parts.h"
#include "faces/svg/paragraph.h"

enum { HARMONICS = ORR_HARMONIC_COUNT };

/* Columns of the figure, and heights of its rows. */
static const double left = 86, column = 27, bar_width = 17, rank_height = 132, resonance_height = 88,
		    size_height = 72;
/* What is larger is cut: it is told by the figures of the document. */
static const double resonance_most = 2, size_most = 3;

static double middle(int n)
{
	return left + column * (n + 0.5);
}

/* A line across all columns with its figure before it. */
static void level_line(const struct orr_svg *svg, const char *class_name, double y, const char *figure)
{
	orr_svg_path_open(svg, class_name);
	orr_svg_line(svg, (struct orr_svg_point){left, y},
		     (struct orr_svg_point){left + column * HARMONICS, y});
	orr_svg_path_close(svg);
	if (figure != NULL)
		orr_svg_text(svg, "small", "end", (struct orr_svg_point){left - 8, y + 4.5}, figure);
}

/* Place among the leading harmonics, 1 the primary; 0 for the others. */
static int place_of(const struct orr_doc_code *code, int harmonic)
{
	if (harmonic == code->primary_harmonic)
		return 1;
	for (size_t i = 0; i < code->secondary_count; i++)
		if (harmonic == code->secondary_harmonics[i])
			return (int)i + 2;
	return 0;
}

static void column_title(const struct orr_svg *svg, const struct orr_doc_harmonic *harmonic)
{
	orr_buf_format(
		svg->out,
		"<title>Harmonic %d: percentile %.1f, resonance %+.2f, %.2f of the usual size</title>\n",
		harmonic->harmonic, harmonic->percentile, harmonic->resonance,
		harmonic->raw / harmonic->deviation);
}

static void rank_bar(const struct orr_svg_code *code, const struct orr_doc_harmonic *harmonic, double base)
{
	static const char *const classes[] = {"bar", "bar first", "bar second"};
	const struct orr_svg *svg = code->svg;
	const int place = place_of(&code->document->current_code, harmonic->harmonic);
	const double height = harmonic->percentile / 100.0 * rank_height, x = middle(harmonic->harmonic - 1);
	char text[16];
	orr_svg_path_open(svg, classes[place > 2 ? 2 : place]);
	orr_svg_box(svg, (struct orr_svg_point){x - bar_width / 2, base - height}, bar_width, height);
	orr_svg_path_close(svg);
	snprintf(text, sizeof text, "%d", harmonic->harmonic);
	orr_svg_text(svg, place > 0 ? "figure" : "small", "middle", (struct orr_svg_point){x, base + 17},
		     text);
	if (place == 0)
		return;
	static const char *const places[] = {"1st", "2nd", "3rd", "4th", "5th"};
	orr_svg_text(svg, "figure", "middle", (struct orr_svg_point){x, base - height - 6},
		     places[place - 1]);
}

static double ranks(const struct orr_svg_code *code, double top)
{
	static const struct {
		double part;
		const char *figure;
	} lines[] = {{0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1.0, "100"}};
	const double base = top + rank_height;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		level_line(code->svg, "grid", base - lines[i].part * rank_height, lines[i].figure);
	for (int n = 0; n < HARMONICS; n++) {
		const struct orr_doc_harmonic *harmonic = &code->document->explanation->harmonics[n];
		orr_buf_text(code->svg->out, "<g class=\"harmonic\">\n");
		column_title(code->svg, harmonic);
		rank_bar(code, harmonic, base);
		orr_buf_text(code->svg->out, "</g>\n");
	}
	level_line(code->svg, "base", base, "0");
	return base + 26;
}

/* A bar up and filled, or down and hollow; between the bounds a stroke. */
static void resonance_bar(const struct orr_svg *svg, const struct orr_doc_harmonic *harmonic, double zero)
{
	const double value = fmax(-resonance_most, fmin(resonance_most, harmonic->resonance));
	const double height = value / resonance_most * resonance_height / 2,
		     x = middle(harmonic->harmonic - 1);
	const double width = 11;
	if (fabs(harmonic->resonance) <= ORR_RESONANCE_THRESHOLD) {
		orr_svg_path_open(svg, "neutral");
		orr_svg_line(svg, (struct orr_svg_point){x, zero}, (struct orr_svg_point){x, zero - height});
	} else {
		orr_svg_path_open(svg, height > 0 ? "amplifying" : "dampening");
		orr_svg_box(svg, (struct orr_svg_point){x - width / 2, fmin(zero, zero - height)}, width,
			    fabs(height));
	}
	orr_svg_path_close(svg);
}

static double resonances(const struct orr_svg_code *code, double top)
{
	const double zero = top + resonance_height / 2,
		     bound = ORR_RESONANCE_THRESHOLD / resonance_most * resonance_height / 2;
	level_line(code->svg, "grid", top, "+2");
	level_line(code->svg, "grid", top + resonance_height,
		   "\xe2\x88\x92"
		   "2");
	level_line(code->svg, "bound", zero - bound, NULL);
	level_line(code->svg, "bound", zero + bound, NULL);
	for (int n = 0; n < HARMONICS; n++)
		resonance_bar(code->svg, &code->document->explanation->harmonics[n], zero);
	level_line(code->svg, "base", zero, "0");
	return top + resonance_height;
}

static double sizes(const struct orr_svg_code *code, double top)
{
	static const char *const figures[] = {"0", "1", "2", "3"};
	const double base = top + size_height;
	for (int i = 3; i > 0; i--)
		level_line(code->svg, "grid", base - i / size_most * size_height, figures[i]);
	for (int n = 0; n < HARMONICS; n++) {
		const struct orr_doc_harmonic *harmonic = &code->document->explanation->harmonics[n];
		const double size = fmax(0.0, fmin(size_most, harmonic->raw / harmonic->deviation));
		const struct orr_svg_point top_end = {middle(n), base - size / size_most * size_height};
		orr_svg_path_open(code->svg, "stem");
		orr_svg_line(code->svg, (struct orr_svg_point){middle(n), base}, top_end);
		orr_svg_path_close(code->svg);
		orr_svg_circle(code->svg, "spot", top_end, 3);
	}
	level_line(code->svg, "base", base, figures[0]);
	return base;
}

static double row_caption(const struct orr_svg *svg, double y, const char *text)
{
	const struct orr_svg_paragraph lines = {"small", "start", left, 18, 120};
	return orr_svg_paragraph(svg, &lines, y, text) - 4;
}

double orr_svg_code_spectrum(const struct orr_svg_code *code, double top)
{
	double y = orr_svg_code_caption(
		code->svg, top, "Spectrum",
		"How each of the 32 harmonics ranks among births of the same years, in percent: "
		"the leading five are filled");
	y = ranks(code, y + 14);
	y = row_caption(
		code->svg, y + 16,
		"What the quarter's sky does to it: filled and upwards amplifies, hollow and downwards "
		"dampens, a stroke leaves it alone");
	y = resonances(code, y);
	y = row_caption(
		code->svg, y + 24,
		"Its size with that: 1 is usual in these years; beyond 3, as beyond 2 above, it is cut");
	return sizes(code, y);
}
