/* SPDX-License-Identifier: Apache-2.0 */
/* Inside certainty: cubics between two skies, and moments in order. */
#ifndef ORR_CORE_CERTAINTY_TRACK_H
#define ORR_CORE_CERTAINTY_TRACK_H

#include "core/certainty.h"

/* start + slope t + square t^2 + cube t^3, t from 0 to 1 between two skies; degrees. */
struct orr_cubic {
	double start, slope, square, cube;
};

/** The longitude of a body from sky[segment] to the next, unwrapped. */
struct orr_cubic orr_cubic_of_body(const struct orr_window *window, size_t segment, int body);

double orr_cubic_at(const struct orr_cubic *cubic, double t);

/* Moments of a stretch, in order after sorting; the stretch's own ends are among them. */
enum { ORR_MOMENT_MAX = 256 };
struct orr_moments {
	double at[ORR_MOMENT_MAX];
	int count;
};

/** Add a moment; more than fit are left out. */
void orr_moments_add(struct orr_moments *moments, double at);
void orr_moments_sort(struct orr_moments *moments);

#endif
