/* SPDX-License-Identifier: Apache-2.0 */
/* Wrapped text in the viewer's font, whose widths nobody knows: lines are cut by a careful estimate. */
#ifndef ORR_FACES_SVG_PARAGRAPH_H
#define ORR_FACES_SVG_PARAGRAPH_H

#include "faces/svg/canvas.h"

struct orr_svg_paragraph {
	const char *class_name, *anchor;
	double x, line_height;
	size_t columns; /* of a line: code points, wide ones counting two */
};

/** Append a text as lines; `y` is the first line's base line. @return the base line after the last */
double orr_svg_paragraph(const struct orr_svg *svg, const struct orr_svg_paragraph *paragraph, double y,
			 const char *text);

#endif
