/* SPDX-License-Identifier: Apache-2.0 */
/* Shares of a window by the roots of the tracks: signs and aspects of bodies. */
#include "core/certainty.h"

#include <math.h>
#include <stdbool.h>

#include "core/angle.h"
#include "core/certainty_track.h"

/* Hermite's cubic of two values, of which the second is the first and a rise, and two slopes. */
static struct orr_cubic cubic_of(double start, double rise, double start_slope, double end_slope)
{
	return (struct orr_cubic){start, start_slope, 3.0 * rise - 2.0 * start_slope - end_slope,
				  start_slope + end_slope - 2.0 * rise};
}

struct orr_cubic orr_cubic_of_body(const struct orr_window *window, size_t segment, int body)
{
	const struct orr_sky *here = &window->sky[segment], *next = here + 1;
	return cubic_of(here->lon_deg[body], orr_angle_difference(here->lon_deg[body], next->lon_deg[body]),
			window->step_d * here->lon_speed_deg_d[body],
			window->step_d * next->lon_speed_deg_d[body]);
}

/* The way from one body to another. */
static struct orr_cubic cubic_of_way(const struct orr_window *window, size_t segment, int from, int to)
{
	const struct orr_cubic a = orr_cubic_of_body(window, segment, from),
			       b = orr_cubic_of_body(window, segment, to);
	return (struct orr_cubic){b.start - a.start, b.slope - a.slope, b.square - a.square, b.cube - a.cube};
}

double orr_cubic_at(const struct orr_cubic *cubic, double t)
{
	return cubic->start + t * (cubic->slope + t * (cubic->square + t * cubic->cube));
}

void orr_moments_add(struct orr_moments *moments, double at)
{
	if (moments->count < ORR_MOMENT_MAX)
		moments->at[moments->count++] = at;
}

/* By insertion: a stretch has few moments. */
void orr_moments_sort(struct orr_moments *moments)
{
	for (int n = 1; n < moments->count; n++) {
		const double at = moments->at[n];
		int place = n;
		for (; place > 0 && moments->at[place - 1] > at; place--)
			moments->at[place] = moments->at[place - 1];
		moments->at[place] = at;
	}
}

/* The ends of the pieces on which a cubic runs one way: 0, its extremes in between, 1. Returns how many. */
static int piece_ends(const struct orr_cubic *cubic, double out[4])
{
	const double root = cubic->square * cubic->square - 3.0 * cubic->cube * cubic->slope;
	int count = 0;
	out[count++] = 0.0;
	if (root > 0.0) {
		const double q = -(cubic->square + copysign(sqrt(root), cubic->square));
		const double one = q / (3.0 * cubic->cube), other = cubic->slope / q;
		const double at[2] = {one < other ? one : other, one < other ? other : one};
		for (int n = 0; n < 2; n++)
			if (at[n] > 0.0 && at[n] < 1.0) /* neither infinite nor NaN */
				out[count++] = at[n];
	}
	out[count++] = 1.0;
	return count;
}

/* Where a piece that runs one way takes a value between those at its ends, by halving. */
static double piece_root(const struct orr_cubic *cubic, double low, double high, double level)
{
	enum { HALVINGS = 52 };
	const bool rising = orr_cubic_at(cubic, high) > orr_cubic_at(cubic, low);
	for (int n = 0; n < HALVINGS; n++) {
		const double middle = 0.5 * (low + high);
		if ((orr_cubic_at(cubic, middle) < level) == rising)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* Adds every moment in (0, 1) at which the cubic takes the value of a level or one by whole turns of 360 away. */
static void moments_of_levels(struct orr_moments *moments, const struct orr_cubic *cubic, int level_count,
			      const double level[])
{
	double end[4], value[4];
	const int count = piece_ends(cubic, end);
	for (int n = 0; n < count; n++)
		value[n] = orr_cubic_at(cubic, end[n]);
	for (int n = 0; n + 1 < count; n++) {
		const double low = fmin(value[n], value[n + 1]), high = fmax(value[n], value[n + 1]);
		for (int k = 0; k < level_count; k++) {
			const int last = (int)floor((high - level[k]) / 360.0);
			for (int turn = (int)ceil((low - level[k]) / 360.0); turn <= last; turn++)
				orr_moments_add(moments, piece_root(cubic, end[n], end[n + 1],
								    level[k] + 360.0 * turn));
		}
	}
}

static const double sign_start_deg[ORR_SIGN_COUNT] = {0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330};
static const double phase_start_deg[ORR_MOON_PHASE_COUNT] = {0, 45, 90, 135, 180, 225, 270, 315};

void orr_moments_of_signs(struct orr_moments *moments, const struct orr_cubic *cubic)
{
	moments_of_levels(moments, cubic, ORR_SIGN_COUNT, sign_start_deg);
}

void orr_certainty_sign(const struct orr_window *window, enum orr_body body, double out[ORR_SIGN_COUNT])
{
	const double whole = (double)(window->count - 1);
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
		out[sign] = 0.0;
	for (size_t segment = 0; segment + 1 < window->count; segment++) {
		const struct orr_cubic cubic = orr_cubic_of_body(window, segment, (int)body);
		struct orr_moments moments = {.at = {0.0, 1.0}, .count = 2};
		orr_moments_of_signs(&moments, &cubic);
		orr_moments_sort(&moments);
		for (int n = 0; n + 1 < moments.count; n++) {
			const double from = moments.at[n], to = moments.at[n + 1];
			out[orr_sign_of(orr_cubic_at(&cubic, 0.5 * (from + to)))] += (to - from) / whole;
		}
	}
}

void orr_certainty_moon_phase(const struct orr_window *window, double out[ORR_MOON_PHASE_COUNT])
{
	const double whole = (double)(window->count - 1);
	for (int phase = 0; phase < ORR_MOON_PHASE_COUNT; phase++)
		out[phase] = 0.0;
	for (size_t segment = 0; segment + 1 < window->count; segment++) {
		const struct orr_cubic way = cubic_of_way(window, segment, ORR_SUN, ORR_MOON);
		struct orr_moments moments = {.at = {0.0, 1.0}, .count = 2};
		moments_of_levels(&moments, &way, ORR_MOON_PHASE_COUNT, phase_start_deg);
		orr_moments_sort(&moments);
		for (int n = 0; n + 1 < moments.count; n++) {
			const double from = moments.at[n], to = moments.at[n + 1];
			out[orr_moon_phase_of(orr_cubic_at(&way, 0.5 * (from + to)))] += (to - from) / whole;
		}
	}
}

/* Adds a level within [0, 180] unless it is there. */
static void add_level(double level_deg, int *count, double out[ORR_LEVEL_MAX])
{
	const double folded = orr_angle_separation(0.0, level_deg);
	for (int n = 0; n < *count; n++)
		if (fabs(out[n] - folded) <= 0.0)
			return;
	out[(*count)++] = folded;
}

int orr_levels_of_aspect(const struct orr_aspect_rules *rules, const int point[2], double out[ORR_LEVEL_MAX])
{
	int count = 0;
	for (int k = 0; k < ORR_ASPECT_KIND_COUNT; k++) {
		const enum orr_aspect_kind kind = (enum orr_aspect_kind)k;
		const double angle = orr_aspect_angle_deg(kind),
			     orb = orr_aspect_orb_deg(rules, point[0], point[1], kind);
		add_level(angle - orb, &count, out);
		add_level(angle + orb, &count, out);
		for (int other = 0; other < k; other++) {
			const double far = orr_aspect_angle_deg((enum orr_aspect_kind)other);
			const double reach =
				orr_aspect_orb_deg(rules, point[0], point[1], (enum orr_aspect_kind)other);
			if (fabs(far - angle) < orb + reach)
				add_level(0.5 * (angle + far), &count, out);
		}
	}
	return count;
}

void orr_certainty_aspect(const struct orr_window *window, const struct orr_aspect_rules *rules,
			  const enum orr_body body[2], double out[ORR_ASPECT_KIND_COUNT])
{
	const double whole = (double)(window->count - 1), still[2] = {0.0, 0.0};
	const int point[2] = {(int)body[0], (int)body[1]};
	double level[2 * ORR_LEVEL_MAX]; /* on either side */
	const int level_count = orr_levels_of_aspect(rules, point, level);
	for (int n = 0; n < level_count; n++)
		level[level_count + n] = -level[n];
	for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++)
		out[kind] = 0.0;
	for (size_t segment = 0; segment + 1 < window->count; segment++) {
		const struct orr_cubic way = cubic_of_way(window, segment, point[0], point[1]);
		struct orr_moments moments = {.at = {0.0, 1.0}, .count = 2};
		moments_of_levels(&moments, &way, 2 * level_count, level);
		orr_moments_sort(&moments);
		for (int n = 0; n + 1 < moments.count; n++) {
			const double from = moments.at[n], to = moments.at[n + 1];
			const double lon_deg[2] = {0.0, orr_cubic_at(&way, 0.5 * (from + to))};
			struct orr_aspect aspect;
			if (orr_aspect_between(rules, point, lon_deg, still, &aspect))
				out[aspect.kind] += (to - from) / whole;
		}
	}
}
