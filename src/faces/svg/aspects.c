/* SPDX-License-Identifier: Apache-2.0 */
/* Aspect lines: which, and how they are drawn. */
#include "faces/svg/aspects.h"

#include <math.h>

#include "core/angle.h"
#include "faces/svg/marks.h"
#include "faces/svg/style.h"
#include "model/names.h"

static bool wanted(const struct orr_svg *svg, int kind, bool by_default)
{
	unsigned mask = svg->options->aspects;
	return !svg->options->without_aspects && (mask == 0 ? by_default : (mask >> kind & 1) != 0);
}

/* Longitude and speed of a point; false where the chart or the picture has it not. */
static bool find_point(const struct orr_svg *svg, const struct orr_birth_chart *chart, int point,
		       double *lon_deg, double *speed)
{
	const struct orr_doc_calculated *angles = &chart->calculated_data;
	*speed = 0;
	if (point == ORR_POINT_ASCENDANT || point == ORR_POINT_MIDHEAVEN) {
		bool ascendant = point == ORR_POINT_ASCENDANT;
		*lon_deg = ascendant ? angles->ascendant.longitude : angles->midheaven.longitude;
		return ascendant ? angles->has_ascendant : angles->has_midheaven;
	}
	if ((svg->bodies >> point & 1) == 0)
		return false;
	for (size_t i = 0; i < chart->planet_count; i++) {
		if (chart->planets[i].name != point)
			continue;
		*lon_deg = chart->planets[i].degree;
		*speed = chart->planets[i].speed;
		return true;
	}
	return false;
}

/* Major aspects go first: their glyphs get the better places. */
static void sort_lines(struct orr_svg_aspect_lines *lines)
{
	for (size_t i = 1; i < lines->count; i++) {
		struct orr_svg_aspect_line line = lines->line[i];
		size_t at = i;
		for (; at > 0 && lines->line[at - 1].kind > line.kind; at--)
			lines->line[at] = lines->line[at - 1];
		lines->line[at] = line;
	}
}

void orr_svg_lines_within(const struct orr_svg *svg, const struct orr_birth_chart *chart,
			  struct orr_svg_aspect_lines *out)
{
	out->count = 0;
	for (size_t i = 0; i < chart->aspect_count; i++) {
		const struct orr_doc_aspect *aspect = &chart->aspects[i];
		struct orr_svg_aspect_line line = {.kind = aspect->aspect_type,
						   .who1 = orr_aspect_point_names[aspect->planet1],
						   .who2 = orr_aspect_point_names[aspect->planet2]};
		double speed;
		if (wanted(svg, line.kind, true) &&
		    find_point(svg, chart, aspect->planet1, &line.lon1_deg, &speed) &&
		    find_point(svg, chart, aspect->planet2, &line.lon2_deg, &speed))
			out->line[out->count++] = line;
	}
	sort_lines(out);
}

/* Between two charts the orbs of a birth chart would join nearly everything; transits are read within a few degrees. */
static const struct orr_aspect_rules between_rules = {.orb_deg = {3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1}};

void orr_svg_lines_between(const struct orr_svg *svg, const struct orr_birth_chart *outer,
			   const struct orr_birth_chart *inner, struct orr_svg_aspect_lines *out)
{
	int points[ORR_ASPECT_POINT_MAX];
	size_t count = orr_aspect_points(true, points);
	out->count = 0;
	for (size_t i = 0; i < count * count; i++) {
		int pair[2] = {points[i / count], points[i % count]};
		double lon_deg[2], speed[2];
		struct orr_aspect aspect;
		if (!find_point(svg, outer, pair[0], &lon_deg[0], &speed[0]) ||
		    !find_point(svg, inner, pair[1], &lon_deg[1], &speed[1]) ||
		    !orr_aspect_between(&between_rules, pair, lon_deg, speed, &aspect) ||
		    !wanted(svg, (int)aspect.kind, orr_aspect_major(aspect.kind)))
			continue;
		out->line[out->count++] =
			(struct orr_svg_aspect_line){.lon1_deg = lon_deg[0],
						     .lon2_deg = lon_deg[1],
						     .kind = (int)aspect.kind,
						     .who1 = orr_aspect_point_names[pair[0]],
						     .who2 = orr_aspect_point_names[pair[1]]};
	}
	sort_lines(out);
}

/* Conjunctions are arcs along the circle, a little inside it; their glyphs move inwards from the arc. */
static const double arc_inset = 5, mark_size = 13, mark_clearance = 18;

static struct orr_svg_track track_of(const struct orr_svg *svg, const struct orr_svg_aspect_line *line,
				     double radius)
{
	if (line->kind != ORR_CONJUNCTION)
		return (struct orr_svg_track){orr_svg_at(svg, line->lon1_deg, radius),
					      orr_svg_at(svg, line->lon2_deg, radius)};
	double middle_deg = orr_angle_midpoint(line->lon1_deg, line->lon2_deg);
	struct orr_svg_point place = orr_svg_at(svg, middle_deg, radius - arc_inset - mark_size / 2 - 3);
	return (struct orr_svg_track){place, place};
}

static void draw_line(const struct orr_svg *svg, const struct orr_svg_aspect_line *line, double radius)
{
	double from_deg = line->lon1_deg, to_deg = line->lon2_deg;
	orr_buf_format(svg->out, "<path class=\"aspect %s\" d=\"", orr_aspect_names[line->kind]);
	if (line->kind != ORR_CONJUNCTION)
		orr_svg_line(svg, orr_svg_at(svg, from_deg, radius), orr_svg_at(svg, to_deg, radius));
	else if (orr_angle_difference(from_deg, to_deg) < 0)
		orr_svg_arc(svg, radius - arc_inset, to_deg, from_deg, true);
	else
		orr_svg_arc(svg, radius - arc_inset, from_deg, to_deg, true);
	orr_buf_format(svg->out, "\"><title>%s %s %s</title></path>\n", line->who1,
		       orr_aspect_names[line->kind], line->who2);
}

static void draw_mark(const struct orr_svg *svg, int kind, struct orr_svg_point at)
{
	orr_svg_path_open(svg, "rim");
	orr_glyph_put(svg->out, orr_glyph_aspect[kind], at, mark_size);
	orr_svg_path_close(svg);
	orr_buf_format(svg->out, "<path class=\"aspect %s mark\" d=\"", orr_aspect_names[kind]);
	orr_glyph_put(svg->out, orr_glyph_aspect[kind], at, mark_size);
	orr_svg_path_close(svg);
}

void orr_svg_aspects(const struct orr_svg *svg, const struct orr_svg_aspect_lines *lines, double radius)
{
	struct orr_svg_track track[ORR_SVG_LINE_MAX];
	bool placed[ORR_SVG_LINE_MAX];
	struct orr_svg_point at[ORR_SVG_LINE_MAX];
	/* From the last, so that major lines lie on top. */
	for (size_t i = lines->count; i > 0; i--)
		draw_line(svg, &lines->line[i - 1], radius);
	for (size_t i = 0; i < lines->count; i++)
		track[i] = track_of(svg, &lines->line[i], radius);
	orr_svg_marks_place(lines->count, track, mark_clearance, placed, at);
	for (size_t i = 0; i < lines->count; i++)
		if (placed[i])
			draw_mark(svg, lines->line[i].kind, at[i]);
}
