/* SPDX-License-Identifier: Apache-2.0 */
/* Shares of a window that hang on the turning of the Earth: signs of the Ascendant, houses of the bodies. */
#include <math.h>
#include <stdbool.h>

#include "core/angle.h"
#include "core/certainty.h"
#include "core/certainty_track.h"
#include "core/luminary.h"
#include "core/trig.h"

/* A window seen through its place; `now` runs from 0 to 1 over it. */
struct view {
	const struct orr_window *window;
	const struct orr_window_place *place;
	enum orr_house_system system;
	double eps_deg;
};

static double armc_at(const struct view *view, double now)
{
	return view->place->armc_deg + now * view->place->armc_sweep_deg;
}

/* Adds every moment of a span at which the sidereal time is `armc_deg`. */
static void add_sidereal(const struct view *view, double armc_deg, const double span[2],
			 struct orr_moments *moments)
{
	const double sweep = view->place->armc_sweep_deg;
	const double way = orr_angle_wrap(armc_deg - view->place->armc_deg);
	const int last = (int)floor((span[1] * sweep - way) / 360.0);
	for (int turn = (int)ceil((span[0] * sweep - way) / 360.0); turn <= last; turn++)
		orr_moments_add(moments, (way + 360.0 * turn) / sweep);
}

/*
 * The sidereal times at which a point of the ecliptic rises and sets: its right ascension less and plus its semi-arc. None where it
 * does neither. Source: J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapters 13 and 15.
 */
static void add_horizon(const struct view *view, double lon_deg, const double span[2],
			struct orr_moments *moments)
{
	double sin_lon, cos_lon, sin_eps, cos_eps, sin_lat, cos_lat;
	orr_sincos_deg(lon_deg, &sin_lon, &cos_lon);
	orr_sincos_deg(view->eps_deg, &sin_eps, &cos_eps);
	orr_sincos_deg(view->place->lat_deg, &sin_lat, &cos_lat);
	const double sin_dec = sin_lon * sin_eps, square = (cos_lat - sin_dec) * (cos_lat + sin_dec);
	if (!(square >= 0.0))
		return;
	const double ra_deg = orr_atan2_deg(sin_lon * cos_eps, cos_lon),
		     half_deg = 90.0 + orr_atan2_deg(sin_lat * sin_dec, sqrt(square));
	add_sidereal(view, ra_deg - half_deg, span, moments);
	add_sidereal(view, ra_deg + half_deg, span, moments);
}

/*
 * Beyond the polar circles the Ascendant jumps to the other side while the Midheaven passes the horizon: when the declination of its
 * degree is the complement of the latitude, north or south.
 */
static void add_jumps(const struct view *view, const double span[2], struct orr_moments *moments)
{
	double sin_eps, cos_eps, sin_lat, cos_lat;
	orr_sincos_deg(view->eps_deg, &sin_eps, &cos_eps);
	orr_sincos_deg(view->place->lat_deg, &sin_lat, &cos_lat);
	const double sin_lon = cos_lat / sin_eps;
	if (!(sin_lon <= 1.0))
		return;
	const double cos_lon = sqrt((1.0 - sin_lon) * (1.0 + sin_lon));
	const double ra_deg = orr_atan2_deg(sin_lon * cos_eps, cos_lon);
	add_sidereal(view, ra_deg, span, moments);
	add_sidereal(view, 180.0 - ra_deg, span, moments);
	add_sidereal(view, 180.0 + ra_deg, span, moments);
	add_sidereal(view, 360.0 - ra_deg, span, moments);
}

static struct view view_of(const struct orr_window *window, const struct orr_window_place *place,
			   enum orr_house_system system)
{
	return (struct view){window, place, system, window->sky[window->count / 2].obliquity_deg};
}

/* A quarter turn at a time, so that the moments always fit. */
void orr_certainty_ascendant(const struct orr_window *window, const struct orr_window_place *place,
			     double out[ORR_SIGN_COUNT])
{
	const struct view view = view_of(window, place, ORR_HOUSES_EQUAL_ASC);
	const int parts = 1 + (int)(place->armc_sweep_deg / 90.0);
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
		out[sign] = 0.0;
	for (int part = 0; part < parts; part++) {
		const double span[2] = {part / (double)parts, (part + 1) / (double)parts};
		struct orr_moments moments = {.at = {span[0], span[1]}, .count = 2};
		for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
			add_horizon(&view, 30.0 * sign, span, &moments);
		add_jumps(&view, span, &moments);
		orr_moments_sort(&moments);
		for (int n = 0; n + 1 < moments.count; n++) {
			const double from = moments.at[n], to = moments.at[n + 1];
			struct orr_houses houses;
			orr_houses_compute(view.system, armc_at(&view, 0.5 * (from + to)), view.eps_deg,
					   place->lat_deg, &houses);
			out[orr_sign_of(houses.asc_deg)] += to - from;
		}
	}
}

static double body_at(const struct view *view, int body, double now)
{
	const double steps = now * (double)(view->window->count - 1);
	const size_t last = view->window->count - 2, segment = steps < (double)last ? (size_t)steps : last;
	const struct orr_cubic cubic = orr_cubic_of_body(view->window, segment, body);
	return orr_cubic_at(&cubic, steps - (double)segment);
}

static void houses_at(const struct view *view, double now, struct orr_houses *out)
{
	const struct orr_window *window = view->window;
	const double first = window->sky[0].lat_deg[ORR_SUN],
		     last = window->sky[window->count - 1].lat_deg[ORR_SUN];
	const struct orr_direction sun = {
		.lon_deg = body_at(view, ORR_SUN, now),
		.lat_deg = first + now * (last - first),
	};
	orr_houses_compute_sun(view->system, armc_at(view, now), view->eps_deg, view->place->lat_deg,
			       orr_declination_deg(&sun, view->eps_deg), out);
}

/* How far a body stands past a cusp, (-180, 180]. */
static double past(const struct view *view, int body, int cusp, double now)
{
	struct orr_houses houses;
	houses_at(view, now, &houses);
	return orr_angle_difference(houses.cusp_deg[cusp], body_at(view, body, now));
}

/*
 * The moment between two at which a body passes a cusp, or a cusp jumps over it: false position after Illinois, and every third
 * step by halving. `value` are the distances at both ends, of different signs.
 */
static double meeting(const struct view *view, int body, int cusp, const double span[2],
		      const double value[2])
{
	enum { STEP_MAX = 120 };
	double low = span[0], high = span[1], at_low = value[0], at_high = value[1];
	for (int step = 0; step < STEP_MAX && high - low > 1e-11; step++) {
		double now = low + (high - low) * (at_low / (at_low - at_high));
		if (step % 3 == 2 || !(now > low && now < high))
			now = 0.5 * (low + high);
		const double at = past(view, body, cusp, now);
		if ((at < 0.0) == (at_low < 0.0)) {
			low = now;
			at_low = at;
			at_high *= 0.5;
		} else {
			high = now;
			at_high = at;
			at_low *= 0.5;
		}
	}
	return 0.5 * (low + high);
}

/* The houses at both ends of a stretch, and the moments at which all of them may jump. */
struct stretch {
	double span[2];
	struct orr_houses end[2];
	struct orr_moments jumps;
};

static void add_meetings(const struct view *view, const struct stretch *stretch, int body,
			 struct orr_moments *moments)
{
	double lon_deg[2];
	for (int n = 0; n < 2; n++)
		lon_deg[n] = body_at(view, body, stretch->span[n]);
	for (int cusp = 0; cusp < 12; cusp++) {
		double value[2];
		for (int n = 0; n < 2; n++)
			value[n] = orr_angle_difference(stretch->end[n].cusp_deg[cusp], lon_deg[n]);
		if ((value[0] < 0.0) != (value[1] < 0.0) && fabs(value[0]) < 90.0 && fabs(value[1]) < 90.0)
			orr_moments_add(moments, meeting(view, body, cusp, stretch->span, value));
	}
}

static void share_stretch(const struct view *view, const struct stretch *stretch,
			  double out[ORR_BODY_COUNT][12])
{
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		struct orr_moments moments = stretch->jumps;
		add_meetings(view, stretch, body, &moments);
		orr_moments_sort(&moments);
		for (int n = 0; n + 1 < moments.count; n++) {
			const double from = moments.at[n], to = moments.at[n + 1], middle = 0.5 * (from + to);
			struct orr_houses houses;
			houses_at(view, middle, &houses);
			const int house = orr_house_of(&houses, body_at(view, body, middle));
			if (house > 0)
				out[body][house - 1] += to - from;
		}
	}
}

void orr_certainty_house(const struct orr_window *window, const struct orr_window_place *place,
			 enum orr_house_system system, double out[ORR_BODY_COUNT][12])
{
	enum { LEAST = 8 };
	const struct view view = view_of(window, place, system);
	const int degrees = (int)place->armc_sweep_deg + 1, count = degrees > LEAST ? degrees : LEAST;
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		for (int house = 0; house < 12; house++)
			out[body][house] = 0.0;
	struct stretch stretch;
	houses_at(&view, 0.0, &stretch.end[1]);
	for (int n = 0; n < count; n++) {
		stretch.span[0] = n / (double)count;
		stretch.span[1] = (n + 1) / (double)count;
		stretch.end[0] = stretch.end[1];
		houses_at(&view, stretch.span[1], &stretch.end[1]);
		stretch.jumps = (struct orr_moments){.at = {stretch.span[0], stretch.span[1]}, .count = 2};
		add_jumps(&view, stretch.span, &stretch.jumps);
		share_stretch(&view, &stretch, out);
	}
}
