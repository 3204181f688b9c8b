/* SPDX-License-Identifier: Apache-2.0 */
/* Shares of a window by houses: the moments at which bodies and cusps meet. */
#include <math.h>
#include <stdbool.h>

#include "core/angle.h"
#include "core/certainty.h"
#include "core/certainty_track.h"

/* A body and a cusp. */
struct meeting {
	const struct orr_view *view;
	int body, cusp;
};

/* How far the body stands past the cusp, (-180, 180]. */
static double past_cusp_deg(const void *context, double now)
{
	const struct meeting *meeting = context;
	struct orr_houses houses;
	orr_view_houses(meeting->view, now, &houses);
	return orr_angle_difference(houses.cusp_deg[meeting->cusp],
				    orr_view_body(meeting->view, meeting->body, now));
}

/* A span within which nothing jumps, with the houses at both its ends. */
struct stretch {
	double span[2];
	struct orr_houses end[2];
};

static void add_meetings(const struct orr_view *view, const struct stretch *stretch, int body,
			 const double lon_deg[2], struct orr_moments *moments)
{
	for (int cusp = 0; cusp < 12; cusp++) {
		const struct meeting meeting = {view, body, cusp};
		double value[2];
		for (int n = 0; n < 2; n++)
			value[n] = orr_angle_difference(stretch->end[n].cusp_deg[cusp], lon_deg[n]);
		if ((value[0] < 0.0) != (value[1] < 0.0) && fabs(value[0]) < 90.0 && fabs(value[1]) < 90.0)
			orr_moments_add(moments,
					orr_moment_of_zero(past_cusp_deg, &meeting, stretch->span, value));
	}
}

/* The house at a moment that is no end of the stretch. */
static int house_at(const struct orr_view *view, int body, double now)
{
	struct orr_houses houses;
	orr_view_houses(view, now, &houses);
	return orr_house_of(&houses, orr_view_body(view, body, now));
}

/* Houses are worked out anew only between two meetings: before the first and after the last they are those of the ends. */
static void share_body(const struct orr_view *view, const struct stretch *stretch, int body, double out[12])
{
	double lon_deg[2];
	int house[2];
	struct orr_moments moments = {.at = {stretch->span[0], stretch->span[1]}, .count = 2};
	for (int n = 0; n < 2; n++) {
		lon_deg[n] = orr_view_body(view, body, stretch->span[n]);
		house[n] = orr_house_of(&stretch->end[n], lon_deg[n]);
	}
	if (house[0] != house[1])
		add_meetings(view, stretch, body, lon_deg, &moments);
	orr_moments_sort(&moments);
	for (int n = 0; n + 1 < moments.count; n++) {
		const double from = moments.at[n], to = moments.at[n + 1];
		const int here = n == 0                   ? house[0]
				 : n + 2 == moments.count ? house[1]
							  : house_at(view, body, 0.5 * (from + to));
		if (here > 0)
			out[here - 1] += to - from;
	}
}

void orr_certainty_house(const struct orr_window *window, const struct orr_window_place *place,
			 double out[ORR_BODY_COUNT][12], double *out_exists)
{
	const struct orr_view view = orr_view_of(window, place);
	struct orr_breaks breaks;
	orr_view_breaks(&view, &breaks);
	*out_exists = 0.0;
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		for (int house = 0; house < 12; house++)
			out[body][house] = 0.0;
	for (int n = 0; n + 1 < breaks.count; n++) {
		struct stretch stretch;
		orr_breaks_inside(&breaks, n, stretch.span);
		for (int end = 0; end < 2; end++)
			orr_view_houses(&view, stretch.span[end], &stretch.end[end]);
		if (stretch.end[0].used == place->system)
			*out_exists += stretch.span[1] - stretch.span[0];
		for (int body = 0; body < ORR_BODY_COUNT; body++)
			share_body(&view, &stretch, body, out[body]);
	}
}
