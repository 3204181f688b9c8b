/* SPDX-License-Identifier: Apache-2.0 */
/* Bending of light by the Sun. */
#include "core/deflection.h"

#include <math.h>

#include "core/constants.h"
#include "core/trig.h"

/* The triangle Earth, Sun, body, seen from the Earth, with rates per day. */
struct triangle {
	double sin_lon, cos_lon; /* of the body's longitude from the Sun's */
	double sin_lat, cos_lat, sin_sun, cos_sun;
	double cos_angle, cos_rate;
	double sin2,
		sin2_rate; /* squared sine of the angle: taken from its components, accurate near the Sun */
};

static struct triangle triangle_of(const struct orr_polar *sun, double sin_sun, double cos_sun,
				   const struct orr_polar *body)
{
	struct triangle t = {.sin_sun = sin_sun, .cos_sun = cos_sun};
	orr_sincos_deg(body->lon_deg - sun->lon_deg, &t.sin_lon, &t.cos_lon);
	orr_sincos_deg(body->lat_deg, &t.sin_lat, &t.cos_lat);
	const double lon = (body->lon_deg_d - sun->lon_deg_d) * ORR_RAD_PER_DEG;
	const double lat = body->lat_deg_d * ORR_RAD_PER_DEG, lat_sun = sun->lat_deg_d * ORR_RAD_PER_DEG;

	const double y = t.cos_lat * t.sin_lon;
	const double y_rate = t.cos_lat * t.cos_lon * lon - t.sin_lat * t.sin_lon * lat;
	const double x = t.cos_lat * t.cos_lon;
	const double x_rate = -t.sin_lat * t.cos_lon * lat - t.cos_lat * t.sin_lon * lon;
	const double z = t.sin_lat, z_rate = t.cos_lat * lat;
	const double across = z * t.cos_sun - x * t.sin_sun;
	t.cos_angle = z * t.sin_sun + x * t.cos_sun;
	const double across_rate = z_rate * t.cos_sun - x_rate * t.sin_sun - t.cos_angle * lat_sun;
	t.cos_rate = z_rate * t.sin_sun + x_rate * t.cos_sun + across * lat_sun;
	t.sin2 = y * y + across * across;
	t.sin2_rate = 2.0 * (y * y_rate + across * across_rate);
	return t;
}

/* Mass fraction at `share` of the solar radius, and its slope. */
static void fraction_at(const struct orr_lens *lens, double share, double *out, double *out_slope)
{
	if (!(share >= 0.0 && share < 1.0)) {
		*out = 1.0;
		*out_slope = 0.0;
		return;
	}
	const double steps = (double)(lens->fraction_count - 1);
	const size_t at =
		(size_t)(share *
			 steps); /* below the last knot: a product with less than 1 never rounds up to it */
	*out_slope = (lens->fraction[at + 1] - lens->fraction[at]) * steps;
	*out = lens->fraction[at] + (share - (double)at / steps) * *out_slope;
}

static struct orr_deflection deflection_of(const struct orr_lens *lens, const struct orr_polar *sun,
					   const struct orr_polar *body, const struct triangle *triangle)
{
	const struct triangle t = *triangle;
	const double d = body->dist_au, r = sun->dist_au;
	const double d_rate = body->dist_au_d, r_rate = sun->dist_au_d;
	const double along = d * t.cos_angle; /* the body's distance along the direction of the Sun */
	const double along_rate = d_rate * t.cos_angle + d * t.cos_rate;
	const double far = sqrt(fabs(d * d + r * r - 2.0 * r * along)); /* from Sun to body */
	/*
	 * far + r - along, which vanishes behind the Sun: there the other form, equal by Pythagoras, keeps its digits.
	 */
	const double gap = along > r ? d * d * t.sin2 / (far + along - r) : far + r - along;
	if (!(gap > 0.0) || !(far > 0.0) || !(t.sin2 > 0.0) || !(t.cos_lat > 0.0))
		return (struct orr_deflection){0.0, 0.0, 0.0};
	const double far_rate = (d * d_rate + r * r_rate - r_rate * along - r * along_rate) / far;
	const double gap_rate = far_rate + r_rate - along_rate;

	const double share = sqrt(t.sin2) * r / lens->radius_au;
	const double share_rate = share * (t.sin2_rate / (2.0 * t.sin2) + r_rate / r);
	double fraction, slope;
	fraction_at(lens, share, &fraction, &slope);

	const double bend = lens->strength_rad_au * d / (r * gap);
	const double bend_rate = bend * (d_rate / d - r_rate / r - gap_rate / gap);
	const double size = fraction * bend, size_rate = fraction * bend_rate + slope * share_rate * bend;
	const double lon = (body->lon_deg_d - sun->lon_deg_d) * ORR_RAD_PER_DEG;
	const double lat = body->lat_deg_d * ORR_RAD_PER_DEG;
	const double scale = t.cos_sun / t.cos_lat;
	return (struct orr_deflection){
		.lon_deg = ORR_DEG_PER_RAD * scale * size * t.sin_lon,
		.lat_deg =
			ORR_DEG_PER_RAD * size * (t.cos_sun * t.sin_lat * t.cos_lon - t.sin_sun * t.cos_lat),
		.lon_deg_d = ORR_DEG_PER_RAD * scale *
			     (size_rate * t.sin_lon + size * t.cos_lon * lon +
			      size * t.sin_lon * lat * t.sin_lat / t.cos_lat),
	};
}

void orr_deflect(const struct orr_lens *lens, const struct orr_polar *sun, size_t count,
		 const struct orr_polar body[], struct orr_deflection out[])
{
	double sin_sun, cos_sun;
	orr_sincos_deg(sun->lat_deg, &sin_sun, &cos_sun);
	for (size_t i = 0; i < count; i++) {
		const struct triangle triangle = triangle_of(sun, sin_sun, cos_sun, &body[i]);
		out[i] = deflection_of(lens, sun, &body[i], &triangle);
	}
}
