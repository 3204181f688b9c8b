/* SPDX-License-Identifier: Apache-2.0 */
/* Signs, degrees, houses and axes of a wheel. */
#include "faces/svg/rings.h"

#include <math.h>
#include <stdio.h>

#include "core/angle.h"
#include "core/trig.h"
#include "faces/svg/style.h"
#include "faces/svg/words.h"

const struct orr_svg_frame orr_svg_frame_wheel = {.label = 462,
						  .outer = 428,
						  .sign = 372,
						  .house = 236,
						  .aspect = 211,
						  .sign_size = 32,
						  .number_size = 11.5};
const struct orr_svg_frame orr_svg_frame_biwheel = {.label = 462,
						    .outer = 428,
						    .sign = 380,
						    .divider = 257,
						    .house = 157,
						    .aspect = 137,
						    .sign_size = 28,
						    .number_size = 10};

/* Capital heights of a cusp's degree and of an axis' name, and the gap between them. */
static const double cusp_height = 10.5, axis_height = 14, axis_gap = 4.5;

static void draw_ticks(const struct orr_svg *svg, double radius)
{
	for (int degree = 0; degree < 360; degree++) {
		if (degree % 30 == 0)
			continue;
		double length = degree % 10 == 0 ? 13 : degree % 5 == 0 ? 9 : 5;
		orr_svg_line(svg, orr_svg_at(svg, degree, radius), orr_svg_at(svg, degree, radius - length));
	}
}

void orr_svg_signs(const struct orr_svg *svg, const struct orr_svg_frame *frame)
{
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++) {
		enum orr_element element = orr_sign_element((enum orr_sign)sign);
		double from_deg = 30.0 * sign;
		orr_svg_path_open(svg, orr_svg_sector_class[element]);
		orr_svg_sector(svg, frame->sign, frame->outer, from_deg, from_deg + 30);
		orr_svg_path_close(svg);
		orr_svg_path_open(svg, orr_svg_sign_class[element]);
		orr_glyph_put(svg->out, orr_glyph_sign[sign],
			      orr_svg_at(svg, from_deg + 15, (frame->sign + frame->outer) / 2),
			      frame->sign_size);
		orr_svg_path_close(svg);
	}
	orr_svg_circle(svg, "ring", svg->centre, frame->outer);
	orr_svg_circle(svg, "ring", svg->centre, frame->sign);
	orr_svg_path_open(svg, "tick");
	draw_ticks(svg, frame->sign);
	orr_svg_path_close(svg);
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++) {
		orr_svg_path_open(svg, "border");
		orr_svg_line(svg, orr_svg_at(svg, 30.0 * sign, frame->outer),
			     orr_svg_at(svg, 30.0 * sign, frame->sign - 13));
		orr_svg_path_close(svg);
	}
}

/* The four ends of the axes. */
struct axis {
	const char *letters;
	double lon_deg;
	bool known, arrow;
};
enum { AXIS_COUNT = 4 };

static void axes_of(const struct orr_birth_chart *chart, struct axis out[AXIS_COUNT])
{
	const struct orr_doc_calculated *angles = &chart->calculated_data;
	double ascendant_deg = angles->ascendant.longitude, midheaven_deg = angles->midheaven.longitude;
	out[0] = (struct axis){"AC", ascendant_deg, angles->has_ascendant, true};
	out[1] = (struct axis){"IC", orr_angle_wrap(midheaven_deg + 180), angles->has_midheaven, false};
	out[2] = (struct axis){"DC", orr_angle_wrap(ascendant_deg + 180), angles->has_ascendant, false};
	out[3] = (struct axis){"MC", midheaven_deg, angles->has_midheaven, true};
}

/* Stored to nine decimals: a cusp that is an angle differs by less. */
static bool same_direction(double a_deg, double b_deg)
{
	return orr_angle_separation(a_deg, b_deg) < 1e-7;
}

/* A line with its degree outside the ring: a cusp, an axis, or both. */
struct outside {
	double lon_deg;
	const char *letters; /* of an axis, else NULL */
};
enum { OUTSIDE_MAX = 12 + AXIS_COUNT };

static size_t outside_of(const struct orr_birth_chart *chart, struct outside out[OUTSIDE_MAX])
{
	struct axis axis[AXIS_COUNT];
	size_t count = 0;
	axes_of(chart, axis);
	for (size_t i = 0; i < chart->house_count; i++)
		out[count++] = (struct outside){.lon_deg = chart->houses[i].cusp};
	for (size_t a = 0; a < AXIS_COUNT; a++) {
		bool found = !axis[a].known;
		for (size_t i = 0; i < count && !found; i++) {
			if (out[i].letters != NULL || !same_direction(out[i].lon_deg, axis[a].lon_deg))
				continue;
			out[i].letters = axis[a].letters;
			found = true;
		}
		if (!found)
			out[count++] =
				(struct outside){.lon_deg = axis[a].lon_deg, .letters = axis[a].letters};
	}
	return count;
}

struct orr_spread_walls orr_svg_walls_of(const struct orr_birth_chart *chart)
{
	struct outside line[OUTSIDE_MAX];
	struct orr_spread_walls walls = {.count = chart->house_count > 0 ? outside_of(chart, line) : 0};
	for (size_t i = 0; i < walls.count; i++) {
		size_t at = i;
		double from_deg = line[0].lon_deg;
		for (; at > 0 && orr_angle_wrap(walls.deg[at - 1] - from_deg) >
					 orr_angle_wrap(line[i].lon_deg - from_deg);
		     at--) {
			walls.deg[at] = walls.deg[at - 1];
			walls.firm[at] = walls.firm[at - 1];
		}
		walls.deg[at] = line[i].lon_deg;
		walls.firm[at] = line[i].letters != NULL;
	}
	return walls;
}

static void draw_outside(const struct orr_svg *svg, const struct orr_svg_frame *frame,
			 const struct outside *line, double place_deg, double reach)
{
	char text[ORR_SVG_DEGREE_TEXT_MAX];
	struct orr_svg_point at = orr_svg_at(svg, place_deg, frame->label);
	orr_svg_degree_text(line->lon_deg, text);
	orr_svg_path_open(svg, line->letters != NULL ? "axis" : "cusp");
	orr_svg_spiral(svg, line->lon_deg, frame->outer, place_deg, frame->label - reach);
	orr_svg_path_close(svg);
	if (line->letters == NULL) {
		orr_svg_letters(svg, "letters degree", text, at, cusp_height);
		return;
	}
	double shift = (cusp_height + axis_gap) / 2;
	orr_svg_letters(svg, "bold", line->letters, (struct orr_svg_point){at.x, at.y - shift}, axis_height);
	at.y += (axis_height + axis_gap) / 2;
	orr_svg_letters(svg, "letters degree", text, at, cusp_height);
}

/* Radius of a circle around a label outside. */
static double outside_reach(const struct outside *line)
{
	static const double stroke = 1;
	double width = orr_glyph_text_width("00^00'", cusp_height) / 2;
	double height = (line->letters != NULL ? cusp_height + axis_gap + axis_height : cusp_height) / 2;
	return sqrt(width * width + height * height) + stroke;
}

static void draw_outsides(const struct orr_svg *svg, const struct orr_svg_frame *frame,
			  const struct orr_birth_chart *chart)
{
	struct outside line[OUTSIDE_MAX];
	double at_deg[OUTSIDE_MAX], half_deg[OUTSIDE_MAX], place_deg[OUTSIDE_MAX];
	size_t count = outside_of(chart, line);
	for (size_t i = 0; i < count; i++) {
		at_deg[i] = line[i].lon_deg;
		half_deg[i] = orr_asin_deg(outside_reach(&line[i]) / frame->label);
	}
	/* Sixteen labels need a quarter of the circle. */
	if (!orr_spread(count, at_deg, half_deg, place_deg))
		return;
	for (size_t i = 0; i < count; i++)
		draw_outside(svg, frame, &line[i], place_deg[i], outside_reach(&line[i]));
}

/* Numbers stand in the middle of their houses, and beside them where a house is too narrow, with a line to it. */
static void draw_numbers(const struct orr_svg *svg, const struct orr_svg_frame *frame,
			 const struct orr_birth_chart *chart)
{
	double at_deg[12], half_deg[12], place_deg[12];
	struct orr_spread_walls walls = {.count = chart->house_count};
	double radius = (frame->house + frame->aspect) / 2;
	double reach = 0.82 * frame->number_size + 0.7;
	for (size_t i = 0; i < chart->house_count; i++) {
		double next_deg = chart->houses[(i + 1) % chart->house_count].cusp;
		walls.deg[i] = chart->houses[i].cusp;
		at_deg[i] = walls.deg[i] + orr_angle_wrap(next_deg - walls.deg[i]) / 2;
		half_deg[i] = orr_asin_deg(reach / radius);
	}
	if (!orr_spread_between(chart->house_count, at_deg, half_deg, &walls, place_deg))
		return;
	for (size_t i = 0; i < chart->house_count; i++) {
		char text[8];
		snprintf(text, sizeof text, "%d", chart->houses[i].number);
		if (fabs(place_deg[i] - at_deg[i]) > orr_angle_wrap(at_deg[i] - walls.deg[i])) {
			orr_svg_path_open(svg, "leader");
			orr_svg_spiral(svg, at_deg[i], frame->house, place_deg[i], radius + 0.7 * reach);
			orr_svg_path_close(svg);
		}
		orr_svg_letters(svg, "number", text, orr_svg_at(svg, place_deg[i], radius),
				frame->number_size);
	}
}

static void draw_arrow(const struct orr_svg *svg, double lon_deg, double radius)
{
	static const double length = 13, half_deg = 0.85;
	orr_svg_path_open(svg, "arrow");
	orr_svg_line(svg, orr_svg_at(svg, lon_deg, radius),
		     orr_svg_at(svg, lon_deg - half_deg, radius - length));
	orr_buf_char(svg->out, 'L');
	orr_svg_point(svg->out, orr_svg_at(svg, lon_deg + half_deg, radius - length));
	orr_buf_char(svg->out, 'Z');
	orr_svg_path_close(svg);
}

void orr_svg_houses(const struct orr_svg *svg, const struct orr_svg_frame *frame,
		    const struct orr_birth_chart *chart)
{
	struct axis axis[AXIS_COUNT];
	bool houses = chart->house_count > 0;
	if (frame->divider > 0)
		orr_svg_circle(svg, "ring", svg->centre, frame->divider);
	orr_svg_circle(svg, houses ? "thin" : "ring", svg->centre, frame->house);
	if (!houses)
		return;
	orr_svg_circle(svg, "ring", svg->centre, frame->aspect);
	for (size_t i = 0; i < chart->house_count; i++) {
		double cusp_deg = chart->houses[i].cusp;
		orr_svg_path_open(svg, "cusp house");
		orr_svg_line(svg, orr_svg_at(svg, cusp_deg, frame->sign),
			     orr_svg_at(svg, cusp_deg, frame->aspect));
		orr_svg_path_close(svg);
	}
	axes_of(chart, axis);
	for (size_t i = 0; i < AXIS_COUNT; i++) {
		if (!axis[i].known)
			continue;
		orr_svg_path_open(svg, "axis");
		orr_svg_line(svg, orr_svg_at(svg, axis[i].lon_deg, frame->sign),
			     orr_svg_at(svg, axis[i].lon_deg, frame->aspect));
		orr_svg_path_close(svg);
		if (axis[i].arrow)
			draw_arrow(svg, axis[i].lon_deg, frame->sign);
	}
	draw_outsides(svg, frame, chart);
	draw_numbers(svg, frame, chart);
}
