/* SPDX-License-Identifier: Apache-2.0 */
/* Heading above a wheel and legend below it. */
#ifndef ORR_FACES_SVG_LEGEND_H
#define ORR_FACES_SVG_LEGEND_H

#include "faces/svg/aspects.h"

/** Name, date, place, houses. @return y below it */
double orr_svg_heading(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		       const struct orr_birth_chart *outer);

/** Positions, kinds of aspects, warnings and origin, from `top` down. @return y below it */
double orr_svg_legend(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		      const struct orr_birth_chart *outer, const struct orr_svg_aspect_lines *lines,
		      double top);

#endif
