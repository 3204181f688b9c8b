/* SPDX-License-Identifier: Apache-2.0 */
/* A window seen from its place: bodies, angles and houses at any of its moments, and the moments at which they jump. */
#include <math.h>

#include "core/angle.h"
#include "core/certainty_track.h"
#include "core/luminary.h"
#include "core/trig.h"

struct orr_view orr_view_of(const struct orr_window *window, const struct orr_window_place *place)
{
	const struct orr_sky *middle = &window->sky[window->count / 2];
	return (struct orr_view){window, place, middle->obliquity_deg, middle->ayanamsa_deg};
}

static double armc_at(const struct orr_view *view, double now)
{
	return view->place->armc_deg + now * view->place->armc_sweep_deg;
}

double orr_view_body(const struct orr_view *view, int body, double now)
{
	const double steps = now * (double)(view->window->count - 1);
	const size_t last = view->window->count - 2, segment = steps < (double)last ? (size_t)steps : last;
	const struct orr_cubic cubic = orr_cubic_of_body(view->window, segment, body);
	return orr_cubic_at(&cubic, steps - (double)segment);
}

static double sun_declination_deg(const struct orr_view *view, double now)
{
	const struct orr_window *window = view->window;
	const double first = window->sky[0].lat_deg[ORR_SUN],
		     last = window->sky[window->count - 1].lat_deg[ORR_SUN];
	const struct orr_direction sun = {
		.lon_deg = orr_view_body(view, ORR_SUN, now) + view->ayanamsa_deg,
		.lat_deg = first + now * (last - first),
	};
	return orr_declination_deg(&sun, view->eps_deg);
}

void orr_view_houses(const struct orr_view *view, double now, struct orr_houses *out)
{
	orr_houses_compute_sun(view->place->system, armc_at(view, now), view->eps_deg, view->place->lat_deg,
			       sun_declination_deg(view, now), out);
	orr_houses_turn(out, view->ayanamsa_deg);
}

void orr_view_angles(const struct orr_view *view, double now, struct orr_houses *out)
{
	orr_house_angles_compute(view->place->system, armc_at(view, now), view->eps_deg, view->place->lat_deg,
				 sun_declination_deg(view, now), out);
	out->asc_deg = orr_angle_wrap(out->asc_deg - view->ayanamsa_deg);
	out->mc_deg = orr_angle_wrap(out->mc_deg - view->ayanamsa_deg);
}

void orr_view_add_sidereal(const struct orr_view *view, double armc_deg, const double span[2],
			   struct orr_moments *moments)
{
	const double sweep = view->place->armc_sweep_deg;
	const double way = orr_angle_wrap(armc_deg - view->place->armc_deg);
	const int last = (int)floor((span[1] * sweep - way) / 360.0);
	for (int turn = (int)ceil((span[0] * sweep - way) / 360.0); turn <= last; turn++)
		orr_moments_add(moments, (way + 360.0 * turn) / sweep);
}

/*
 * The Midheaven passes the horizon when the declination of its degree is the complement of the latitude, north or south.
 */
void orr_view_add_polar_jumps(const struct orr_view *view, const double span[2], struct orr_moments *moments)
{
	double sin_eps, cos_eps, sin_lat, cos_lat;
	orr_sincos_deg(view->eps_deg, &sin_eps, &cos_eps);
	orr_sincos_deg(view->place->lat_deg, &sin_lat, &cos_lat);
	const double sin_lon = cos_lat / sin_eps;
	if (!(sin_lon <= 1.0))
		return;
	const double cos_lon = sqrt((1.0 - sin_lon) * (1.0 + sin_lon));
	const double ra_deg = orr_atan2_deg(sin_lon * cos_eps, cos_lon);
	const double armc_deg[4] = {ra_deg, 180.0 - ra_deg, 180.0 + ra_deg, 360.0 - ra_deg};
	for (int n = 0; n < 4; n++)
		orr_view_add_sidereal(view, armc_deg[n], span, moments);
}

static enum orr_house_system used_at(const struct orr_view *view, double now)
{
	struct orr_houses houses;
	orr_view_angles(view, now, &houses);
	return houses.used;
}

/* Where a system that hangs on the Sun begins or ends to exist, by halving: at most once in a window as short as a day. */
static void add_fallback(const struct orr_view *view, struct orr_moments *moments)
{
	enum { HALVINGS = 45 };
	double low = 0.0, high = 1.0;
	const enum orr_house_system from = used_at(view, low);
	if (used_at(view, high) == from)
		return;
	for (int n = 0; n < HALVINGS; n++) {
		const double middle = 0.5 * (low + high);
		if (used_at(view, middle) == from)
			low = middle;
		else
			high = middle;
	}
	orr_moments_add(moments, high);
}

/* Nearer to one another than this two breaks are one: the jump, if there is one. */
#define SHORTEST_SPAN 1e-9

/* The degree's end unless a jump stands there. */
static void add_node(const struct orr_moments *jumps, double at, struct orr_breaks *breaks)
{
	for (int n = 0; n < jumps->count; n++)
		if (fabs(jumps->at[n] - at) < SHORTEST_SPAN)
			return;
	breaks->at[breaks->count++] = at;
}

void orr_view_breaks(const struct orr_view *view, struct orr_breaks *out)
{
	enum { LEAST = 8, MOST = ORR_BREAK_MAX - ORR_MOMENT_MAX };
	static const double window[2] = {0.0, 1.0};
	const int degrees = (int)view->place->armc_sweep_deg + 1, count = degrees < LEAST  ? LEAST
									  : degrees > MOST ? MOST
											   : degrees;
	struct orr_moments jumps = {.at = {0.0, 1.0}, .count = 2};
	orr_view_add_polar_jumps(view, window, &jumps);
	add_fallback(view, &jumps);
	orr_moments_sort(&jumps);
	out->count = 0;
	for (int jump = 0, node = 1; jump < jumps.count; jump++) {
		for (; node < count && node < jumps.at[jump] * count; node++)
			add_node(&jumps, node / (double)count, out);
		if (out->count == 0 || jumps.at[jump] - out->at[out->count - 1] >= SHORTEST_SPAN)
			out->at[out->count++] = jumps.at[jump];
	}
	out->at[out->count - 1] = 1.0;
}

void orr_breaks_inside(const struct orr_breaks *breaks, int n, double out[2])
{
	static const double inward = 1e-12;
	out[0] = breaks->at[n] + inward;
	out[1] = breaks->at[n + 1] - inward;
}

double orr_moment_of_zero(double (*function)(const void *context, double now), const void *context,
			  const double span[2], const double value[2])
{
	enum { STEP_MAX = 120, SWIFT_STEPS = 8 };
	static const double near_now = 1e-12;
	/* what is left of the value is turned into time by the mean slope of the span */
	const double near_value = 1e-10 * fabs(value[1] - value[0]) / (span[1] - span[0]);
	double low = span[0], high = span[1], at_low = value[0], at_high = value[1];
	int side = 0; /* the end that the last step moved: an end that stays twice counts half */
	for (int step = 0; step < STEP_MAX && high - low > near_now; step++) {
		double now = low + (high - low) * (at_low / (at_low - at_high));
		if ((step >= SWIFT_STEPS && step % 2 == 0) || !(now > low && now < high))
			now = 0.5 * (low + high);
		const double at = function(context, now);
		if (fabs(at) < near_value)
			return now;
		if ((at < 0.0) == (value[0] < 0.0)) {
			low = now;
			at_low = at;
			at_high *= side == -1 ? 0.5 : 1.0;
			side = -1;
		} else {
			high = now;
			at_high = at;
			at_low *= side == 1 ? 0.5 : 1.0;
			side = 1;
		}
	}
	return 0.5 * (low + high);
}
