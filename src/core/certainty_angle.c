/* SPDX-License-Identifier: Apache-2.0 */
/* Shares of a window that hang on the angles: their signs, their aspects, the dominant element and quality. */
#include <math.h>

#include "core/angle.h"
#include "core/balance.h"
#include "core/certainty_track.h"
#include "core/trig.h"

/* The right ascension of a point of the ecliptic, and the sine of its declination. */
static double right_ascension_deg(const struct orr_view *view, double lon_deg, double *out_sin_dec)
{
	double sin_lon, cos_lon, sin_eps, cos_eps;
	orr_sincos_deg(lon_deg + view->ayanamsa_deg, &sin_lon, &cos_lon);
	orr_sincos_deg(view->eps_deg, &sin_eps, &cos_eps);
	*out_sin_dec = sin_lon * sin_eps;
	return orr_atan2_deg(sin_lon * cos_eps, cos_lon);
}

/*
 * The sidereal times at which a point of the ecliptic rises and sets: its right ascension less and plus its semi-arc. None where it
 * does neither. Source: J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapters 13 and 15.
 */
static void add_horizon(const struct orr_view *view, double lon_deg, const double span[2],
			struct orr_moments *moments)
{
	double sin_lat, cos_lat, sin_dec;
	const double ra_deg = right_ascension_deg(view, lon_deg, &sin_dec);
	orr_sincos_deg(view->place->lat_deg, &sin_lat, &cos_lat);
	const double square = (cos_lat - sin_dec) * (cos_lat + sin_dec);
	if (!(square >= 0.0))
		return;
	const double half_deg = 90.0 + orr_atan2_deg(sin_lat * sin_dec, sqrt(square));
	orr_view_add_sidereal(view, ra_deg - half_deg, span, moments);
	orr_view_add_sidereal(view, ra_deg + half_deg, span, moments);
}

/* The sidereal times at which it culminates above and below: Midheavens of systems that turn over do both. */
static void add_meridian(const struct orr_view *view, double lon_deg, const double span[2],
			 struct orr_moments *moments)
{
	double sin_dec;
	const double ra_deg = right_ascension_deg(view, lon_deg, &sin_dec);
	orr_view_add_sidereal(view, ra_deg, span, moments);
	orr_view_add_sidereal(view, ra_deg + 180.0, span, moments);
}

/* A quarter turn at a time, so that the moments always fit. */
void orr_certainty_angle(const struct orr_window *window, const struct orr_window_place *place,
			 double out[ORR_ANGLE_COUNT][ORR_SIGN_COUNT])
{
	const struct orr_view view = orr_view_of(window, place);
	const int parts = 1 + (int)(place->armc_sweep_deg / 90.0);
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
		out[0][sign] = out[1][sign] = 0.0;
	for (int part = 0; part < parts; part++) {
		const double span[2] = {part / (double)parts, (part + 1) / (double)parts};
		struct orr_moments moments = {.at = {span[0], span[1]}, .count = 2};
		for (int sign = 0; sign < ORR_SIGN_COUNT; sign++) {
			add_horizon(&view, 30.0 * sign, span, &moments);
			add_meridian(&view, 30.0 * sign, span, &moments);
		}
		orr_view_add_polar_jumps(&view, span, &moments);
		orr_moments_sort(&moments);
		for (int n = 0; n + 1 < moments.count; n++) {
			const double from = moments.at[n], to = moments.at[n + 1];
			struct orr_houses houses;
			orr_view_angles(&view, 0.5 * (from + to), &houses);
			out[0][orr_sign_of(houses.asc_deg)] += to - from;
			out[1][orr_sign_of(houses.mc_deg)] += to - from;
		}
	}
}

/* The moments at which a body changes its sign, in parts of the whole window. */
static void add_ingresses(const struct orr_window *window, int body, struct orr_moments *moments)
{
	const double whole = (double)(window->count - 1);
	for (size_t segment = 0; segment + 1 < window->count; segment++) {
		const struct orr_cubic cubic = orr_cubic_of_body(window, segment, body);
		struct orr_moments found = {.count = 0};
		orr_moments_of_signs(&found, &cubic);
		for (int n = 0; n < found.count; n++)
			orr_moments_add(moments, ((double)segment + found.at[n]) / whole);
	}
}

static void balance_at(const struct orr_view *view, double now, struct orr_balance *out)
{
	struct orr_houses houses;
	*out = (struct orr_balance){{0.0}, {0.0}};
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const double weight = orr_balance_weight((enum orr_body)body);
		orr_balance_add(out, orr_sign_of(orr_view_body(view, body, now)), weight);
	}
	orr_view_angles(view, now, &houses);
	orr_balance_add(out, orr_sign_of(houses.asc_deg), ORR_BALANCE_ASCENDANT_WEIGHT);
}

void orr_certainty_dominant(const struct orr_window *window, const struct orr_window_place *place,
			    double out_element[ORR_ELEMENT_COUNT], double out_quality[ORR_QUALITY_COUNT])
{
	static const double span[2] = {0.0, 1.0};
	const struct orr_view view = orr_view_of(window, place);
	struct orr_moments moments = {.at = {0.0, 1.0}, .count = 2};
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		if (orr_balance_weight((enum orr_body)body) > 0.0)
			add_ingresses(window, body, &moments);
	for (int sign = 0; sign < ORR_SIGN_COUNT; sign++)
		add_horizon(&view, 30.0 * sign, span, &moments);
	orr_view_add_polar_jumps(&view, span, &moments);
	orr_moments_sort(&moments);
	for (int n = 0; n < ORR_ELEMENT_COUNT; n++)
		out_element[n] = 0.0;
	for (int n = 0; n < ORR_QUALITY_COUNT; n++)
		out_quality[n] = 0.0;
	for (int n = 0; n + 1 < moments.count; n++) {
		const double from = moments.at[n], to = moments.at[n + 1];
		struct orr_balance balance;
		balance_at(&view, 0.5 * (from + to), &balance);
		out_element[orr_balance_element(&balance)] += to - from;
		out_quality[orr_balance_quality(&balance)] += to - from;
	}
}

/* The separations at which an aspect may change. */
struct levels {
	int count;
	double deg[ORR_LEVEL_MAX];
};

/* A pair of points of which the second is an angle, its levels, and the one that is sought. */
struct pair {
	const struct orr_view *view;
	int point[2];
	const struct levels *levels;
	double sought_deg;
};

static double point_lon_deg(const struct orr_view *view, int point, const struct orr_houses *angles,
			    double now)
{
	if (point == ORR_POINT_ASCENDANT)
		return angles->asc_deg;
	return point == ORR_POINT_MIDHEAVEN ? angles->mc_deg : orr_view_body(view, point, now);
}

/* From the first point to the second. */
static double way_deg(const struct pair *pair, const struct orr_houses *angles, double now)
{
	return point_lon_deg(pair->view, pair->point[1], angles, now) -
	       point_lon_deg(pair->view, pair->point[0], angles, now);
}

static double past_level_deg(const void *context, double now)
{
	const struct pair *pair = context;
	struct orr_houses angles;
	orr_view_angles(pair->view, now, &angles);
	return orr_angle_difference(pair->sought_deg, way_deg(pair, &angles, now));
}

/* A span with the angles at both its ends. */
struct stretch {
	double span[2];
	struct orr_houses angles[2];
};

/* A separation on one side, when the way leads over it. */
static void add_level(struct pair *pair, const struct stretch *stretch, const double way[2], double level_deg,
		      struct orr_moments *moments)
{
	const double past[2] = {orr_angle_difference(level_deg, way[0]),
				orr_angle_difference(level_deg, way[1])};
	pair->sought_deg = level_deg;
	if ((past[0] < 0.0) != (past[1] < 0.0) && fabs(past[0]) < 90.0 && fabs(past[1]) < 90.0)
		orr_moments_add(moments, orr_moment_of_zero(past_level_deg, pair, stretch->span, past));
}

/* Most spans are decided by the separations at their ends: only those within reach are looked at on both sides. */
static void add_levels(struct pair *pair, const struct stretch *stretch, const double way[2],
		       struct orr_moments *moments)
{
	const double moved = fabs(orr_angle_difference(way[0], way[1])),
		     from = orr_angle_separation(0.0, way[0]);
	for (int n = 0; n < pair->levels->count; n++) {
		if (fabs(pair->levels->deg[n] - from) > moved)
			continue;
		add_level(pair, stretch, way, pair->levels->deg[n], moments);
		add_level(pair, stretch, way, -pair->levels->deg[n], moments);
	}
}

static void share_pair(struct pair *pair, const struct orr_aspect_rules *rules, const struct stretch *stretch,
		       double out[ORR_ASPECT_KIND_COUNT])
{
	double way[2];
	struct orr_moments moments = {.at = {stretch->span[0], stretch->span[1]}, .count = 2};
	for (int n = 0; n < 2; n++)
		way[n] = way_deg(pair, &stretch->angles[n], stretch->span[n]);
	add_levels(pair, stretch, way, &moments);
	orr_moments_sort(&moments);
	for (int n = 0; n + 1 < moments.count; n++) {
		const double from = moments.at[n], to = moments.at[n + 1], middle = 0.5 * (from + to),
			     still[2] = {0.0, 0.0};
		struct orr_houses angles;
		struct orr_aspect aspect;
		double lon_deg[2] = {0.0, way[0]};
		if (moments.count > 2) {
			orr_view_angles(pair->view, middle, &angles);
			lon_deg[1] = way_deg(pair, &angles, middle);
		}
		if (orr_aspect_between(rules, pair->point, lon_deg, still, &aspect))
			out[aspect.kind] += to - from;
	}
}

void orr_certainty_angle_aspect(const struct orr_window *window, const struct orr_window_place *place,
				const struct orr_aspect_rules *rules,
				double out[ORR_POINT_COUNT][ORR_ANGLE_COUNT][ORR_ASPECT_KIND_COUNT])
{
	const struct orr_view view = orr_view_of(window, place);
	int point[ORR_ASPECT_POINT_MAX];
	const size_t count = orr_aspect_points(true, point);
	/* orbs hang on a pair only by whether a luminary is in it */
	struct levels plain, luminary;
	plain.count = orr_levels_of_aspect(rules, (const int[2]){ORR_MARS, ORR_POINT_ASCENDANT}, plain.deg);
	luminary.count =
		orr_levels_of_aspect(rules, (const int[2]){ORR_SUN, ORR_POINT_ASCENDANT}, luminary.deg);
	struct orr_breaks breaks;
	orr_view_breaks(&view, &breaks);
	for (int n = 0; n < ORR_POINT_COUNT; n++)
		for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++)
			out[n][0][kind] = out[n][1][kind] = 0.0;
	for (int n = 0; n + 1 < breaks.count; n++) {
		struct stretch stretch;
		orr_breaks_inside(&breaks, n, stretch.span);
		for (int end = 0; end < 2; end++)
			orr_view_angles(&view, stretch.span[end], &stretch.angles[end]);
		for (size_t i = 0; i < count; i++)
			for (int angle = 0; angle < ORR_ANGLE_COUNT; angle++) {
				struct pair pair = {.view = &view,
						    .point = {point[i], ORR_POINT_ASCENDANT + angle},
						    .levels = point[i] <= ORR_MOON ? &luminary : &plain};
				if (pair.point[0] < pair.point[1])
					share_pair(&pair, rules, &stretch, out[point[i]][angle]);
			}
	}
}
