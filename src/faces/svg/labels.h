/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies on the wheel: a stack of glyph, degree, minute and retrograde sign for each, a line leading to where the body is. */
#ifndef ORR_FACES_SVG_LABELS_H
#define ORR_FACES_SVG_LABELS_H

#include "faces/svg/canvas.h"
#include "faces/svg/spread.h"

/* Parts of a label from the outside inwards. */
enum orr_svg_part { ORR_SVG_GLYPH, ORR_SVG_DEGREE, ORR_SVG_MINUTE, ORR_SVG_RETROGRADE, ORR_SVG_PART_COUNT };

/* The ring that the labels of one chart stand in. Radii are of the parts' middles. */
struct orr_svg_zone {
	double leader_outer, leader_inner;
	double radius[ORR_SVG_PART_COUNT];
	double size[ORR_SVG_PART_COUNT];
};

/* The zones of a wheel and of both charts of a bi-wheel. */
extern const struct orr_svg_zone orr_svg_zone_wheel, orr_svg_zone_inner, orr_svg_zone_outer;

/** Radius of a circle around a part's middle that holds its strokes, whatever body or figures it shows. */
double orr_svg_part_reach(const struct orr_svg_zone *zone, enum orr_svg_part part);
/** Half the angle that a label needs so that no circle of one label touches any of another. */
double orr_svg_zone_half_deg(const struct orr_svg_zone *zone);

/** Draw the bodies of a chart that svg->bodies names; `with_angles`: its Ascendant and Midheaven too, where known. */
void orr_svg_labels(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		    const struct orr_svg_zone *zone, const struct orr_spread_walls *walls, bool with_angles);

/** "24^31'" of a longitude for orr_glyph_text, and without the minute. */
enum { ORR_SVG_DEGREE_TEXT_MAX = 16 };
void orr_svg_degree_text(double lon_deg, char out[ORR_SVG_DEGREE_TEXT_MAX]);

#endif
