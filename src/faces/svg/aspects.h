/* SPDX-License-Identifier: Apache-2.0 */
/* Aspect lines in the middle of a wheel. */
#ifndef ORR_FACES_SVG_ASPECTS_H
#define ORR_FACES_SVG_ASPECTS_H

#include "faces/svg/canvas.h"

/* A bi-wheel may have an aspect between every outer and every inner point. */
enum { ORR_SVG_LINE_MAX = ORR_ASPECT_POINT_MAX * ORR_ASPECT_POINT_MAX };

struct orr_svg_aspect_line {
	double lon1_deg, lon2_deg;
	int kind;                /* enum orr_aspect_kind */
	const char *who1, *who2; /* names, for the tooltip */
};

struct orr_svg_aspect_lines {
	struct orr_svg_aspect_line line[ORR_SVG_LINE_MAX];
	size_t count;
};

/** The chart's own aspects that the options and svg->bodies let through, major ones first. */
void orr_svg_lines_within(const struct orr_svg *svg, const struct orr_birth_chart *chart,
			  struct orr_svg_aspect_lines *out);
/** Those from the points of `outer` to those of `inner`: 3 degrees of orb for major aspects, 1 for minor ones. */
void orr_svg_lines_between(const struct orr_svg *svg, const struct orr_birth_chart *outer,
			   const struct orr_birth_chart *inner, struct orr_svg_aspect_lines *out);

void orr_svg_aspects(const struct orr_svg *svg, const struct orr_svg_aspect_lines *lines, double radius);

#endif
