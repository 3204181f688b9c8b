/* SPDX-License-Identifier: Apache-2.0 */
/* Composes a chart from positions, houses, aspects, dignities and figures; an unknown time by what holds all day. */
#include "core/chart.h"

#include <assert.h>
#include <math.h>

#include "core/balance.h"
#include "core/luminary.h"
#include "core/track.h"

static struct orr_direction direction_of(const struct orr_sky *sky, enum orr_body body)
{
	return (struct orr_direction){sky->lon_deg[body], sky->lat_deg[body], sky->dist_au[body]};
}

/* A body at one instant; what depends on the window or the houses comes after. */
static void place_body(const struct orr_sky *sky, enum orr_body body, struct orr_chart_body *out)
{
	*out = (struct orr_chart_body){
		.lon_deg = sky->lon_deg[body],
		.lat_deg = sky->lat_deg[body],
		.dist_au = sky->dist_au[body],
		.speed_deg_d = sky->lon_speed_deg_d[body],
		.sign = orr_sign_of(sky->lon_deg[body]),
		.retrograde = sky->lon_speed_deg_d[body] < 0.0,
		.lon_min_deg = sky->lon_deg[body],
		.lon_max_deg = sky->lon_deg[body],
		.sign_certain = true,
	};
}

/* The Moon's phase and light, which take the instant alone. */
static void light_moon(const struct orr_sky *sky, struct orr_chart *out)
{
	const struct orr_direction moon = direction_of(sky, ORR_MOON), sun = direction_of(sky, ORR_SUN);
	out->moon_phase = orr_moon_phase_of(moon.lon_deg - sun.lon_deg);
	out->moon_illuminated_fraction = orr_moon_illuminated(&moon, &sun);
}

/* Dignities, balance, ruler and figures, which follow from bodies, aspects and (when known) the Ascendant. */
static void judge(struct orr_chart *out)
{
	struct orr_balance balance = {{0.0}, {0.0}};
	double figure_lon_deg[ORR_PLANET_COUNT];
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		struct orr_chart_body *body = &out->body[n];
		body->dignity =
			body->sign_certain ? orr_dignity_of((enum orr_body)n, body->sign) : ORR_DIGNITY_NONE;
		if (body->sign_certain)
			orr_balance_add(&balance, body->sign, orr_balance_weight((enum orr_body)n));
		if (n < ORR_PLANET_COUNT)
			figure_lon_deg[n] = body->sign_certain ? body->lon_deg : (double)NAN;
	}
	enum orr_sign rising = out->body[ORR_SUN].sign;
	if (out->time_known) {
		rising = orr_sign_of(out->houses.asc_deg);
		orr_balance_add(&balance, rising, ORR_BALANCE_ASCENDANT_WEIGHT);
	}
	out->dominant_element = orr_balance_element(&balance);
	out->dominant_quality = orr_balance_quality(&balance);
	out->ruler = orr_sign_ruler(rising);
	out->co_ruler = orr_sign_co_ruler(rising);
	out->pattern_count = orr_patterns_find(out->aspect_count, out->aspect, figure_lon_deg, out->pattern);
}

static void find_aspects(const struct orr_aspect_rules *rules, struct orr_chart *out)
{
	int point[ORR_ASPECT_POINT_MAX];
	double lon_deg[ORR_ASPECT_POINT_MAX], speed_deg_d[ORR_ASPECT_POINT_MAX];
	const size_t count = orr_aspect_points(true, point);
	for (size_t n = 0; n < count; n++) {
		const bool ascendant = point[n] == ORR_POINT_ASCENDANT, angle = point[n] >= ORR_BODY_COUNT;
		const struct orr_chart_body *body = &out->body[angle ? 0 : point[n]];
		lon_deg[n] = ascendant ? out->houses.asc_deg : angle ? out->houses.mc_deg : body->lon_deg;
		speed_deg_d[n] = ascendant ? out->houses.asc_speed_deg_d
				 : angle   ? out->houses.mc_speed_deg_d
					   : body->speed_deg_d;
	}
	out->aspect_count = orr_aspects_find(rules, count, point, lon_deg, speed_deg_d, out->aspect);
}

void orr_chart_compute(const struct orr_sky *sky, double armc_deg, double lat_deg,
		       enum orr_house_system system, const struct orr_aspect_rules *rules,
		       struct orr_chart *out)
{
	out->time_known = true;
	out->ayanamsa_deg = sky->ayanamsa_deg;
	out->possible_count = 0;
	struct orr_direction sun = direction_of(sky, ORR_SUN);
	sun.lon_deg += sky->ayanamsa_deg;
	orr_houses_compute_sun(system, armc_deg, sky->obliquity_deg, lat_deg,
			       orr_declination_deg(&sun, sky->obliquity_deg), &out->houses);
	orr_houses_turn(&out->houses, sky->ayanamsa_deg);
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		place_body(sky, (enum orr_body)n, &out->body[n]);
		out->body[n].house = orr_house_of(&out->houses, sky->lon_deg[n]);
		out->body[n].sector = orr_sector_of(&out->houses, sky->lon_deg[n]);
	}
	out->day_birth = orr_altitude_sine(&sun, armc_deg, sky->obliquity_deg, lat_deg) > 0.0;
	out->fortune_deg = orr_part_of_fortune_deg(out->houses.asc_deg, sky->lon_deg[ORR_SUN],
						   sky->lon_deg[ORR_MOON], out->day_birth);
	find_aspects(rules, out);
	light_moon(sky, out);
	judge(out);
}

/* The separations that a kind covers, seen from a range of them. */
static double farthest(struct orr_range separation, double exact_deg)
{
	return fmax(fabs(separation.min - exact_deg), fabs(separation.max - exact_deg));
}

static double closest(struct orr_range separation, double exact_deg)
{
	return fmin(separation.max, fmax(separation.min, exact_deg));
}

/* A window's skies. */
struct skies {
	size_t count;
	const struct orr_sky *sky;
};

/* Whether a pair applies, or separates, at every sky as it does in the middle. */
static bool steady(const struct skies *skies, const struct orr_aspect *middle)
{
	const int point[2] = {middle->point1, middle->point2};
	for (size_t n = 0; n < skies->count; n++) {
		const struct orr_sky *sky = &skies->sky[n];
		const double lon_deg[2] = {sky->lon_deg[point[0]], sky->lon_deg[point[1]]},
			     speed_deg_d[2] = {sky->lon_speed_deg_d[point[0]],
					       sky->lon_speed_deg_d[point[1]]};
		if (orr_aspect_as(middle->kind, point, lon_deg, speed_deg_d).applying != middle->applying)
			return false;
	}
	return true;
}

/* One pair over the window: the aspect that it keeps, or those that it passes through. */
static void window_pair(const struct orr_aspect_rules *rules, const struct skies *skies, const int point[2],
			struct orr_range separation, struct orr_chart *out)
{
	const double lon_deg[2] = {out->body[point[0]].lon_deg, out->body[point[1]].lon_deg};
	const double speed_deg_d[2] = {out->body[point[0]].speed_deg_d, out->body[point[1]].speed_deg_d};
	struct orr_aspect middle;
	if (orr_aspect_between(rules, point, lon_deg, speed_deg_d, &middle) &&
	    farthest(separation, orr_aspect_angle_deg(middle.kind)) <=
		    orr_aspect_orb_deg(rules, point[0], point[1], middle.kind)) {
		out->aspect[out->aspect_count++] = middle;
		return;
	}
	for (int k = 0; k < ORR_ASPECT_KIND_COUNT && out->possible_count < ORR_ASPECT_MAX; k++) {
		const enum orr_aspect_kind kind = (enum orr_aspect_kind)k;
		const double exact_deg = orr_aspect_angle_deg(kind), at_deg = closest(separation, exact_deg);
		if (!(fabs(at_deg - exact_deg) <= orr_aspect_orb_deg(rules, point[0], point[1], kind)))
			continue;
		struct orr_aspect aspect = orr_aspect_as(kind, point, lon_deg, speed_deg_d);
		aspect.steady = steady(skies, &aspect);
		aspect.separation_deg = at_deg;
		aspect.orb_deg = fabs(at_deg - exact_deg);
		out->possible[out->possible_count++] = aspect;
	}
}

static void window_body(struct orr_range range, struct orr_chart_body *body)
{
	body->lon_min_deg = range.min;
	body->lon_max_deg = range.max;
	body->sign_certain = range.max - range.min < 30.0 && orr_sign_of(range.min) == body->sign &&
			     orr_sign_of(range.max) == body->sign;
}

void orr_chart_compute_window(size_t count, const struct orr_sky sky[], double step_d,
			      const struct orr_aspect_rules *rules, struct orr_chart *out)
{
	assert(count >= 3 && count % 2 == 1);
	out->time_known = out->day_birth = false;
	out->ayanamsa_deg = sky[count / 2].ayanamsa_deg;
	out->houses = (struct orr_houses){0};
	out->fortune_deg = 0.0;
	out->aspect_count = out->possible_count = 0;
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		place_body(&sky[count / 2], (enum orr_body)n, &out->body[n]);
		window_body(orr_track_longitude(count, sky, step_d, n), &out->body[n]);
	}
	const struct skies skies = {count, sky};
	int point[ORR_ASPECT_POINT_MAX];
	const size_t point_count = orr_aspect_points(false, point);
	for (size_t i = 0; i < point_count; i++)
		for (size_t j = i + 1; j < point_count; j++) {
			const int pair[2] = {point[i], point[j]};
			window_pair(rules, &skies, pair, orr_track_separation(count, sky, step_d, pair), out);
		}
	light_moon(&sky[count / 2], out);
	judge(out);
}
