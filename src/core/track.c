/* SPDX-License-Identifier: Apache-2.0 */
/* Extremes between samples, from the cubics through values and speeds. */
#include "core/track.h"

#include <math.h>
#include <stdbool.h>

#include "core/angle.h"

static void include(struct orr_range *range, double value)
{
	range->min = value < range->min ? value : range->min;
	range->max = value > range->max ? value : range->max;
}

struct orr_range orr_cubic_range(double start, double end, double start_slope, double end_slope)
{
	struct orr_range range = {start, start};
	include(&range, end);
	const double rise = end - start;
	/* start + slope t + square t^2 + cube t^3 */
	const double square = 3.0 * rise - 2.0 * start_slope - end_slope,
		     cube = start_slope + end_slope - 2.0 * rise;
	const double root = square * square - 3.0 * cube * start_slope;
	if (!(root >= 0.0))
		return range;
	const double q = -(square + copysign(sqrt(root), square));
	const double at[2] = {q / (3.0 * cube), start_slope / q};
	for (int n = 0; n < 2; n++)
		if (at[n] > 0.0 && at[n] < 1.0) /* neither infinite nor NaN */
			include(&range, start + at[n] * (start_slope + at[n] * (square + at[n] * cube)));
	return range;
}

/* A longitude (from < 0) or the way from one to the other, and its speed. */
struct way {
	int from, to;
};

static double way_value(const struct orr_sky *sky, struct way way)
{
	return way.from < 0 ? sky->lon_deg[way.to] : sky->lon_deg[way.to] - sky->lon_deg[way.from];
}

static double way_speed(const struct orr_sky *sky, struct way way)
{
	return way.from < 0 ? sky->lon_speed_deg_d[way.to]
			    : sky->lon_speed_deg_d[way.to] - sky->lon_speed_deg_d[way.from];
}

/* Whether a cubic surely has no extreme between its ends. Source: F. N. Fritsch, R. E. Carlson 1980, the square in the region. */
static bool monotone(double rise, double start_slope, double end_slope)
{
	const double direction = rise < 0.0 ? -1.0 : 1.0, steepest = 3.0 * direction * rise;
	const double a = direction * start_slope, b = direction * end_slope;
	return a >= 0.0 && b >= 0.0 && a <= steepest && b <= steepest;
}

/* Walks from the middle to one end: `side` is 1 or -1. */
static void walk(size_t count, const struct orr_sky sky[], double step_d, struct way way, int side,
		 struct orr_range *range)
{
	const size_t middle = count / 2;
	const double step = side * step_d;
	const struct orr_sky *here = &sky[middle];
	double value = way_value(here, way);
	for (size_t n = 0; n < middle; n++) {
		const struct orr_sky *next = here + side;
		const double rise = orr_angle_signed(way_value(next, way) - way_value(here, way));
		const double slope = step * way_speed(here, way), next_slope = step * way_speed(next, way);
		if (!monotone(rise, slope, next_slope)) {
			const struct orr_range cubic =
				orr_cubic_range(value, value + rise, slope, next_slope);
			include(range, cubic.min);
			include(range, cubic.max);
		}
		value += rise;
		include(range, value);
		here = next;
	}
}

static struct orr_range track(size_t count, const struct orr_sky sky[], double step_d, struct way way)
{
	const double middle = way_value(&sky[count / 2], way);
	struct orr_range range = {middle, middle};
	walk(count, sky, step_d, way, 1, &range);
	walk(count, sky, step_d, way, -1, &range);
	return range;
}

struct orr_range orr_track_longitude(size_t count, const struct orr_sky sky[], double step_d, int body)
{
	return track(count, sky, step_d, (struct way){-1, body});
}

/* Whether a range holds `value` or a whole number of turns more. */
static bool holds_turn(struct orr_range range, double value)
{
	return value + 360.0 * ceil((range.min - value) / 360.0) <= range.max;
}

struct orr_range orr_track_separation(size_t count, const struct orr_sky sky[], double step_d,
				      const int body[2])
{
	const struct orr_range way = track(count, sky, step_d, (struct way){body[0], body[1]});
	const double at_min = orr_angle_separation(0.0, way.min), at_max = orr_angle_separation(0.0, way.max);
	struct orr_range out = {fmin(at_min, at_max), fmax(at_min, at_max)};
	if (holds_turn(way, 0.0))
		out.min = 0.0;
	if (holds_turn(way, 180.0))
		out.max = 180.0;
	return out;
}
