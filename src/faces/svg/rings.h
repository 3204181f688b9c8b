/* SPDX-License-Identifier: Apache-2.0 */
/* The wheel's frame: signs, degrees, houses and axes. */
#ifndef ORR_FACES_SVG_RINGS_H
#define ORR_FACES_SVG_RINGS_H

#include "faces/svg/labels.h"

/* Radii of the frame, from the outside inwards. */
struct orr_svg_frame {
	double label;         /* middles of the cusps' labels */
	double outer, sign;   /* the ring of signs */
	double divider;       /* between two charts, 0 for none */
	double house, aspect; /* the ring of house numbers; aspects stand inside */
	double sign_size, number_size;
};
extern const struct orr_svg_frame orr_svg_frame_wheel, orr_svg_frame_biwheel;

/** The ring of signs with a tick for every degree. */
void orr_svg_signs(const struct orr_svg *svg, const struct orr_svg_frame *frame);

/** Lines, numbers and degrees of the houses, and the axes; only the circles when the chart has no houses. */
void orr_svg_houses(const struct orr_svg *svg, const struct orr_svg_frame *frame,
		    const struct orr_birth_chart *chart);

/** Cusps and axes as walls for labels. */
struct orr_spread_walls orr_svg_walls_of(const struct orr_birth_chart *chart);

#endif
