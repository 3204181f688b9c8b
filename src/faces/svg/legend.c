/* SPDX-License-Identifier: Apache-2.0 */
/* Heading and legend of a picture. */
#include "faces/svg/legend.h"

#include <math.h>
#include <stdio.h>

#include "codec/field.h"
#include "faces/svg/labels.h"
#include "faces/svg/paragraph.h"
#include "faces/svg/sheet.h"
#include "faces/svg/words.h"
#include "model/names.h"

enum { TEXT_MAX_BYTES = 1 << 13, MIDDLE = ORR_SVG_PAGE / 2 };

static const struct orr_svg_paragraph name_lines = {"name", "middle", MIDDLE, 31, 62};
static const struct orr_svg_paragraph heading_lines = {"heading", "middle", MIDDLE, 21, 112};
static const struct orr_svg_paragraph warning_lines = {"warning", "middle", MIDDLE, 18, 126};
static const struct orr_svg_paragraph small_lines = {"small", "middle", MIDDLE, 18, 126};

/* What the two charts of a bi-wheel are called. */
static const char inside[] = "Inside";

static const char *outside(const struct orr_svg *svg)
{
	return svg->options->outer_name != NULL ? svg->options->outer_name : "Outside";
}

/* One paragraph made of what the functions say, parted by middle dots. */
static double heading_line(const struct orr_svg *svg, double y, const char *label,
			   const struct orr_birth_chart *chart)
{
	struct orr_buf text;
	orr_buf_init(&text, TEXT_MAX_BYTES);
	if (label != NULL)
		orr_buf_format(&text, "%s: ", label);
	orr_svg_text_when(&text, chart);
	orr_buf_text(&text, " \xc2\xb7 ");
	orr_svg_text_where(&text, chart);
	if (text.data != NULL)
		y = orr_svg_paragraph(svg, &heading_lines, y, text.data);
	svg->out->failed |= text.failed;
	orr_buf_done(&text);
	return y;
}

static double houses_line(const struct orr_svg *svg, double y, const struct orr_birth_chart *chart)
{
	struct orr_buf text;
	orr_buf_init(&text, TEXT_MAX_BYTES);
	orr_svg_text_houses(&text, chart);
	orr_buf_text(&text, " \xc2\xb7 ");
	orr_svg_text_zodiac(&text, chart);
	if (text.data != NULL)
		y = orr_svg_paragraph(svg, &heading_lines, y, text.data);
	svg->out->failed |= text.failed;
	orr_buf_done(&text);
	return y;
}

double orr_svg_heading(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		       const struct orr_birth_chart *outer)
{
	const char *name = orr_svg_name(svg->options, chart->entity_id);
	double y = 46;
	if (name != NULL)
		y = orr_svg_paragraph(svg, &name_lines, y, name);
	y = heading_line(svg, y - 2, outer != NULL ? inside : NULL, chart);
	if (outer != NULL)
		y = heading_line(svg, y, outside(svg), outer);
	return houses_line(svg, y, chart);
}

/* Cells of a table from left to right, top to bottom. */
struct cells {
	double top, left, width, height;
	int columns, used;
};

static struct orr_svg_point next_cell(struct cells *cells)
{
	int row = cells->used / cells->columns, column = cells->used % cells->columns;
	cells->used++;
	return (struct orr_svg_point){cells->left + cells->width * column, cells->top + cells->height * row};
}

static double cells_end(const struct cells *cells)
{
	int rows = (cells->used + cells->columns - 1) / cells->columns;
	return cells->top + cells->height * rows;
}

/* Glyph, name and, in strokes, position: "24^31' TAURUS-GLYPH", then the house in the viewer's font. */
static void position_cell(const struct orr_svg *svg, struct cells *cells, const struct orr_doc_planet *planet,
			  bool with_house)
{
	struct orr_svg_point at = next_cell(cells);
	struct orr_svg_degree degree = orr_svg_degree_of(planet->degree);
	bool range = !isnan(planet->degree_min) && !isnan(planet->degree_max);
	char text[ORR_SVG_DEGREE_TEXT_MAX], house[16] = "";
	static const double size = 17, height = 10.5, middle = -5;
	snprintf(text, sizeof text, "%d^%02d'", degree.degree, degree.minute);
	if (range)
		snprintf(text, sizeof text, "%d^", degree.degree);
	orr_svg_path_open(svg, "letters listed");
	orr_glyph_put(svg->out, orr_glyph_body[planet->name], (struct orr_svg_point){at.x + 9, at.y + middle},
		      size);
	double width = orr_glyph_text_width(text, height);
	orr_glyph_text(svg->out, text, (struct orr_svg_point){at.x + 152 - width / 2, at.y + middle}, height);
	orr_glyph_put(svg->out, orr_glyph_sign[degree.sign],
		      (struct orr_svg_point){at.x + 168, at.y + middle}, size - 2);
	if (planet->retrograde)
		orr_glyph_put(svg->out, orr_glyph_retrograde,
			      (struct orr_svg_point){at.x + 188, at.y + middle}, height + 1);
	orr_svg_path_close(svg);
	orr_svg_text(svg, "small", "start", (struct orr_svg_point){at.x + 24, at.y},
		     orr_body_names[planet->name]);
	if (with_house && planet->house != ORR_INT_NULL)
		snprintf(house, sizeof house, "%d", planet->house);
	if (house[0] != '\0')
		orr_svg_text(svg, "small", "end", (struct orr_svg_point){at.x + 217, at.y}, house);
}

/* A caption where there are two tables; houses only of the chart whose houses are drawn. */
static double positions(const struct orr_svg *svg, const struct orr_birth_chart *chart, double y,
			const char *caption, bool with_house)
{
	if (caption != NULL) {
		orr_svg_text(svg, "small caption", "start", (struct orr_svg_point){40, y}, caption);
		y += 23;
	}

	struct cells cells = {.top = y, .left = 40, .width = 236, .height = 23, .columns = 4};
	for (size_t i = 0; i < chart->planet_count; i++)
		if (svg->bodies >> chart->planets[i].name & 1)
			position_cell(svg, &cells, &chart->planets[i], with_house);
	return cells_end(&cells);
}

static void aspect_cell(const struct orr_svg *svg, struct cells *cells, int kind)
{
	struct orr_svg_point at = next_cell(cells), middle = {at.x + 54, at.y - 5};
	static const double length = 44, size = 13;
	orr_buf_format(svg->out, "<path class=\"aspect %s\" d=\"", orr_aspect_names[kind]);
	orr_svg_line(svg, (struct orr_svg_point){at.x, middle.y},
		     (struct orr_svg_point){at.x + length, middle.y});
	orr_svg_path_close(svg);
	orr_buf_format(svg->out, "<path class=\"aspect %s mark\" d=\"", orr_aspect_names[kind]);
	orr_glyph_put(svg->out, orr_glyph_aspect[kind], (struct orr_svg_point){middle.x + 4, middle.y}, size);
	orr_svg_path_close(svg);
	orr_svg_text(svg, "small", "start", (struct orr_svg_point){at.x + 72, at.y}, orr_aspect_names[kind]);
}

static double kinds(const struct orr_svg *svg, const struct orr_svg_aspect_lines *lines, double y)
{
	struct cells cells = {.top = y, .left = 40, .width = 236, .height = 23, .columns = 4};
	for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++) {
		bool drawn = false;
		for (size_t i = 0; i < lines->count; i++)
			drawn |= lines->line[i].kind == kind;
		if (drawn)
			aspect_cell(svg, &cells, kind);
	}
	return cells_end(&cells);
}

static double rule(const struct orr_svg *svg, double y)
{
	orr_svg_path_open(svg, "thin");
	orr_svg_line(svg, (struct orr_svg_point){40, y}, (struct orr_svg_point){ORR_SVG_PAGE - 40, y});
	orr_svg_path_close(svg);
	return y + 26;
}

static double warnings(const struct orr_svg *svg, const struct orr_birth_chart *chart, double y)
{
	for (size_t i = 0; i < chart->provenance.warning_count; i++)
		y = orr_svg_paragraph(svg, &warning_lines, y, chart->provenance.warnings[i]);
	return y;
}

static double origin(const struct orr_svg *svg, const struct orr_birth_chart *chart, double y)
{
	struct orr_buf text;
	orr_buf_init(&text, TEXT_MAX_BYTES);
	orr_buf_format(&text, "%s \xc2\xb7 kernel %.12s",
		       chart->calculated_by != NULL ? chart->calculated_by : "",
		       chart->provenance.kernel_id != NULL ? chart->provenance.kernel_id : "");
	if (chart->provenance.offset_source != NULL)
		orr_buf_format(&text, " \xc2\xb7 %s", chart->provenance.offset_source);
	if (text.data != NULL)
		y = orr_svg_paragraph(svg, &small_lines, y, text.data);
	svg->out->failed |= text.failed;
	orr_buf_done(&text);
	return y;
}

double orr_svg_legend(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		      const struct orr_birth_chart *outer, const struct orr_svg_aspect_lines *lines,
		      double top)
{
	double y = rule(svg, top);
	y = positions(svg, chart, y, outer != NULL ? inside : NULL, true);
	if (outer != NULL)
		y = positions(svg, outer, rule(svg, y - 9), outside(svg), false);
	if (lines->count > 0)
		y = kinds(svg, lines, rule(svg, y - 9));
	y = rule(svg, y - 9) - 3;
	y = warnings(svg, chart, y);
	if (outer != NULL)
		y = warnings(svg, outer, y);
	return origin(svg, chart, y) + 6;
}
