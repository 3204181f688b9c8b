/* SPDX-License-Identifier: Apache-2.0 */
/* What Sun and Moon look like from a place: height above the horizon, light of the Moon, Part of Fortune. */
#include "core/luminary.h"

#include <math.h>

#include "core/angle.h"
#include "core/trig.h"

double orr_declination_deg(const struct orr_direction *body, double eps_deg)
{
	double sin_beta, cos_beta, sin_eps, cos_eps;
	orr_sincos_deg(body->lat_deg, &sin_beta, &cos_beta);
	orr_sincos_deg(eps_deg, &sin_eps, &cos_eps);
	const double sine = cos_beta * orr_sin_deg(body->lon_deg) * sin_eps + sin_beta * cos_eps;
	return orr_asin_deg(fmin(1.0, fmax(-1.0, sine)));
}

double orr_altitude_sine(const struct orr_direction *body, double armc_deg, double eps_deg, double lat_deg)
{
	double sin_lon, cos_lon, sin_beta, cos_beta, sin_eps, cos_eps, sin_armc, cos_armc, sin_lat, cos_lat;
	orr_sincos_deg(body->lon_deg, &sin_lon, &cos_lon);
	orr_sincos_deg(body->lat_deg, &sin_beta, &cos_beta);
	orr_sincos_deg(eps_deg, &sin_eps, &cos_eps);
	orr_sincos_deg(armc_deg, &sin_armc, &cos_armc);
	orr_sincos_deg(lat_deg, &sin_lat, &cos_lat);
	/* the direction in the frame of the equator, times the zenith's */
	const double x = cos_beta * cos_lon, across = cos_beta * sin_lon;
	const double y = across * cos_eps - sin_beta * sin_eps, z = across * sin_eps + sin_beta * cos_eps;
	return (x * cos_armc + y * sin_armc) * cos_lat + z * sin_lat;
}

/* Cosine of the angle between two directions. */
static double cosine_between(const struct orr_direction *a, const struct orr_direction *b)
{
	double sin_a, cos_a, sin_b, cos_b;
	orr_sincos_deg(a->lat_deg, &sin_a, &cos_a);
	orr_sincos_deg(b->lat_deg, &sin_b, &cos_b);
	return sin_a * sin_b + cos_a * cos_b * orr_cos_deg(b->lon_deg - a->lon_deg);
}

/* The phase angle stands at the Moon between Sun and Earth; the fraction is half of one plus its cosine. */
double orr_moon_illuminated(const struct orr_direction *moon, const struct orr_direction *sun)
{
	const double cosine = cosine_between(moon, sun), near = moon->dist_au, far = sun->dist_au;
	const double across = sqrt(far * far + near * near - 2.0 * far * near * cosine);
	const double fraction = 0.5 * (1.0 + (near - far * cosine) / across);
	return fmin(1.0, fmax(0.0, fraction));
}

double orr_part_of_fortune_deg(double asc_deg, double sun_deg, double moon_deg, bool day)
{
	const double way =
		day ? orr_angle_difference(sun_deg, moon_deg) : orr_angle_difference(moon_deg, sun_deg);
	return orr_angle_wrap(asc_deg + way);
}
