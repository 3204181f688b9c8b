/* SPDX-License-Identifier: Apache-2.0 */
/* Inside certainty: cubics between two skies, moments in order, a window seen from its place. */
#ifndef ORR_CORE_CERTAINTY_TRACK_H
#define ORR_CORE_CERTAINTY_TRACK_H

#include <stdbool.h>

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

/** Adds every moment in (0, 1) at which the cubic enters a sign. */
void orr_moments_of_signs(struct orr_moments *moments, const struct orr_cubic *cubic);

/* The separations, 0 to 180, at which the aspect of a pair may change. */
enum { ORR_LEVEL_MAX = 3 * ORR_ASPECT_KIND_COUNT + ORR_ASPECT_KIND_COUNT * (ORR_ASPECT_KIND_COUNT - 1) / 2 };
/** At the orbs' ends, and halfway between kinds whose orbs overlap; none twice. Returns how many. */
int orr_levels_of_aspect(const struct orr_aspect_rules *rules, const int point[2], double out[ORR_LEVEL_MAX]);

/* A window seen through its place; `now` runs from 0 to 1 over it. */
struct orr_view {
	const struct orr_window *window;
	const struct orr_window_place *place;
	double eps_deg, ayanamsa_deg;
};

struct orr_view orr_view_of(const struct orr_window *window, const struct orr_window_place *place);
double orr_view_body(const struct orr_view *view, int body, double now);
/** Houses, or the angles alone, in the window's zodiac. */
void orr_view_houses(const struct orr_view *view, double now, struct orr_houses *out);
void orr_view_angles(const struct orr_view *view, double now, struct orr_houses *out);

/** Adds every moment of a span at which the sidereal time is `armc_deg`. */
void orr_view_add_sidereal(const struct orr_view *view, double armc_deg, const double span[2],
			   struct orr_moments *moments);
/** Adds every moment of a span at which, beyond the polar circles, the Ascendant jumps to the other side. */
void orr_view_add_polar_jumps(const struct orr_view *view, const double span[2], struct orr_moments *moments);

/*
 * Moments that part a window into spans of at most a degree of sidereal time (a day has 361), within which angles and cusps run without
 * a jump: 0, 1, degrees and jumps in between, in order.
 */
enum { ORR_BREAK_MAX = 1100 };
struct orr_breaks {
	double at[ORR_BREAK_MAX];
	int count;
};

/**
 * Jumps come beyond the polar circles, and where a system that hangs on the Sun begins or ends to exist.
 */
void orr_view_breaks(const struct orr_view *view, struct orr_breaks *out);
/** The ends of span n, drawn in a little from the jumps that they may be. */
void orr_breaks_inside(const struct orr_breaks *breaks, int n, double out[2]);

/**
 * The moment between two at which a function passes 0, to 1e-10 of the window: false position after Illinois, from the eighth step on
 * by halving, too, for where it jumps. `value` are its values at both ends, of different signs.
 */
double orr_moment_of_zero(double (*function)(const void *context, double now), const void *context,
			  const double span[2], const double value[2]);

#endif
