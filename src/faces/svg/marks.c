/* SPDX-License-Identifier: Apache-2.0 */
/* Glyphs along lines, placed one after another. */
#include "faces/svg/marks.h"

#include <math.h>

/* Steps along a track from its middle to either end; ends themselves belong to other things. */
enum { STEPS = 24 };
#define END_PART 0.92

static struct orr_svg_point along(const struct orr_svg_track *track, double part)
{
	return (struct orr_svg_point){track->from.x + part * (track->to.x - track->from.x),
				      track->from.y + part * (track->to.y - track->from.y)};
}

static bool is_free(size_t count, const bool placed[], const struct orr_svg_point at[], double clearance,
		    struct orr_svg_point here)
{
	for (size_t i = 0; i < count; i++) {
		double dx = at[i].x - here.x, dy = at[i].y - here.y;
		if (placed[i] && dx * dx + dy * dy < clearance * clearance)
			return false;
	}
	return true;
}

void orr_svg_marks_place(size_t count, const struct orr_svg_track track[], double clearance, bool placed[],
			 struct orr_svg_point at[])
{
	for (size_t i = 0; i < count; i++) {
		placed[i] = false;
		for (int step = 0; step <= 2 * STEPS && !placed[i]; step++) {
			/* 0, then one side and the other in turn */
			int away = (step + 1) / 2 * (step % 2 == 1 ? 1 : -1);
			double part = 0.5 + (END_PART - 0.5) * away / STEPS;
			struct orr_svg_point here = along(&track[i], part);
			if (!is_free(i, placed, at, clearance, here))
				continue;
			at[i] = here;
			placed[i] = true;
		}
	}
}
