/* SPDX-License-Identifier: Apache-2.0 */
/* Elements of a picture: lines, circles, arcs, texts, and where they stand on the wheel. */
#ifndef ORR_FACES_SVG_CANVAS_H
#define ORR_FACES_SVG_CANVAS_H

#include "faces/svg/glyph.h"
#include "faces/svg/svg.h"

enum { ORR_SVG_PAGE = 1000, ORR_SVG_PREFIX_MAX = 64 };

/* One picture in the making. */
struct orr_svg {
	struct orr_buf *out;
	const struct orr_svg_options *options;
	char prefix[ORR_SVG_PREFIX_MAX];
	struct orr_svg_point centre;
	double left_deg;      /* longitude at the left */
	unsigned long bodies; /* those that are drawn */
};

/** Place of a longitude at a radius: left_deg is at the left, longitudes grow counter-clockwise. */
struct orr_svg_point orr_svg_at(const struct orr_svg *svg, double lon_deg, double radius);

/** Append text as XML character data: markup escaped; what XML cannot hold, and broken UTF-8, as U+FFFD. */
void orr_svg_escape(struct orr_buf *out, const char *text);

/** `<path class="CLASS" d="` and its end. */
void orr_svg_path_open(const struct orr_svg *svg, const char *class_name);
void orr_svg_path_close(const struct orr_svg *svg);
/** Path data of a straight line, and of a spiral between two longitudes and radii that stays between the radii. */
void orr_svg_line(const struct orr_svg *svg, struct orr_svg_point from, struct orr_svg_point to);
void orr_svg_spiral(const struct orr_svg *svg, double from_deg, double from_radius, double to_deg,
		    double to_radius);
/** Path data along a circle from one longitude forward to another, less than a turn on; `move` begins with a move there. */
void orr_svg_arc(const struct orr_svg *svg, double radius, double from_deg, double to_deg, bool move);
/** Path data of the part of a ring between two longitudes. */
void orr_svg_sector(const struct orr_svg *svg, double inner, double outer, double from_deg, double to_deg);

void orr_svg_circle(const struct orr_svg *svg, const char *class_name, struct orr_svg_point centre,
		    double radius);
/** A stroked text with a rim of the paper's colour around it, so that lines end before it. */
void orr_svg_letters(const struct orr_svg *svg, const char *class_name, const char *text,
		     struct orr_svg_point centre, double height);
/** A text in the viewer's font. @param anchor start, middle or end */
void orr_svg_text(const struct orr_svg *svg, const char *class_name, const char *anchor,
		  struct orr_svg_point at, const char *text);

/* Degree and minute of a longitude in its sign, cut and not rounded. */
struct orr_svg_degree {
	int sign, degree, minute;
};
struct orr_svg_degree orr_svg_degree_of(double lon_deg);

#endif
