/* SPDX-License-Identifier: Apache-2.0 */
/* Glyphs along lines, none upon another. */
#ifndef ORR_FACES_SVG_MARKS_H
#define ORR_FACES_SVG_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "faces/svg/glyph.h"

/* The part of a line where its glyph may stand. */
struct orr_svg_track {
	struct orr_svg_point from, to;
};

/**
 * A place for each track's glyph: its middle if that is free, else the nearest free place on either side. Tracks come in the order of their
 * importance; one that has no free place gets none.
 * Shape  track[count], placed[count], at[count]: at[i] is set where placed[i]. Any two that are placed are `clearance` apart or more.
 */
void orr_svg_marks_place(size_t count, const struct orr_svg_track track[], double clearance, bool placed[],
			 struct orr_svg_point at[]);

#endif
