/* SPDX-License-Identifier: Apache-2.0 */
/* Energies and dimensions on the spokes of two wheels. */
#include <math.h>
#include <stdio.h>

#include "core/trig.h"
#include "faces/svg/code_parts.h"

enum { LABEL_MAX_BYTES = 64 };

static const double radius = 116, label_gap = 15, height = 302;

/* One wheel: levels `first` to `first + count - 1`, the first at the top, the others clockwise. */
struct wheel {
	struct orr_svg_point centre;
	int first, count;
};

static struct orr_svg_point spoke(const struct wheel *wheel, int index, double length)
{
	double sine, cosine;
	orr_sincos_deg(360.0 * index / wheel->count, &sine, &cosine);
	return (struct orr_svg_point){wheel->centre.x + length * sine, wheel->centre.y - length * cosine};
}

/* Path data of a closed line through a value of each level, 0-100; NULL: the same for all. */
static void outline(const struct orr_svg *svg, const struct wheel *wheel, const double value[], double all)
{
	for (int i = 0; i < wheel->count; i++) {
		orr_buf_char(svg->out, i == 0 ? 'M' : 'L');
		orr_svg_point(
			svg->out,
			spoke(wheel, i, radius * (value != NULL ? value[wheel->first + i] : all) / 100.0));
	}
	orr_buf_char(svg->out, 'Z');
}

static void web(const struct orr_svg *svg, const struct wheel *wheel)
{
	for (int ring = 25; ring <= 100; ring += 25) {
		orr_svg_path_open(svg, ring == 50 ? "bound" : "grid");
		outline(svg, wheel, NULL, ring);
		orr_svg_path_close(svg);
	}
	for (int i = 0; i < wheel->count; i++) {
		orr_svg_path_open(svg, "grid");
		orr_svg_line(svg, wheel->centre, spoke(wheel, i, radius));
		orr_svg_path_close(svg);
	}
}

/* Beside the spoke's end, away from the centre. */
static void label(const struct orr_svg *svg, const struct wheel *wheel, int index, double level)
{
	const struct orr_svg_point end = spoke(wheel, index, radius + label_gap);
	const double side = end.x - wheel->centre.x, below = end.y - wheel->centre.y;
	const char *anchor = fabs(side) < 1.0 ? "middle" : side > 0 ? "start" : "end";
	char name[ORR_SVG_LEVEL_TEXT_MAX], text[LABEL_MAX_BYTES];
	snprintf(text, sizeof text, "%s %.0f", orr_svg_level_text(wheel->first + index, name), level);
	orr_svg_text(svg, "level", anchor,
		     (struct orr_svg_point){end.x, end.y + 5 + 6 * below / (radius + label_gap)}, text);
}

static void draw(const struct orr_svg_code *code, const struct wheel *wheel, const char *title)
{
	const struct orr_svg *svg = code->svg;
	orr_buf_format(svg->out, "<g class=\"radar\">\n<title>%s</title>\n", title);
	web(svg, wheel);
	orr_svg_path_open(svg, "now");
	outline(svg, wheel, code->level, 0);
	orr_svg_path_close(svg);
	if (code->document->current_code.has_delta) {
		orr_svg_path_open(svg, "before");
		outline(svg, wheel, code->before, 0);
		orr_svg_path_close(svg);
	}
	for (int i = 0; i < wheel->count; i++) {
		orr_svg_circle(svg, "spot", spoke(wheel, i, radius * code->level[wheel->first + i] / 100.0),
			       3);
		label(svg, wheel, i, code->level[wheel->first + i]);
	}
	orr_buf_text(svg->out, "</g>\n");
}

double orr_svg_code_radars(const struct orr_svg_code *code, double top)
{
	char text[2 * LABEL_MAX_BYTES];
	const bool compared = code->document->current_code.has_delta;
	snprintf(text, sizeof text, "Percentiles in %s from 0 in the middle to 100%s%s",
		 code->document->current_code.version, compared ? ", the thin dashed line those of " : "",
		 compared ? code->document->historical_codes[0].version : "");
	const double y = orr_svg_code_caption(code->svg, top, "Energies and dimensions", text),
		     middle = y + 20 + radius + label_gap;
	draw(code, &(struct wheel){{240, middle}, 0, ORR_ENERGY_COUNT}, "Energies");
	draw(code, &(struct wheel){{728, middle}, ORR_ENERGY_COUNT, ORR_DIMENSION_COUNT}, "Dimensions");
	return y + height;
}
