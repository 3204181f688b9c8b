/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a new or full moon is an eclipse somewhere on Earth. */
#include "core/eclipse.h"

#include <math.h>

#include "core/angle.h"
#include "core/trig.h"

/* Kilometres: an astronomical unit (IAU 2012 B2), the Earth's equator (WGS 84). */
#define AU_KM 149597870.7
#define EARTH_KM 6378.137
/* Radius of the Moon in radii of the Earth, mean of its limb (IAU 1982). */
#define MOON_RADII 0.2725076
/* Radius of the Sun seen from one astronomical unit, degrees: 959.63" (A. Auwers 1891). */
#define SUN_RADIUS_DEG (959.63 / 3600.0)
/* Danjon 1951: the Earth's atmosphere makes its shadow this much larger. */
#define EARTH_ENLARGED 1.01

/* The least distance from 0 of a point that goes straight through two others. */
static double least_distance(const double x[2], const double y[2])
{
	const double dx = x[1] - x[0], dy = y[1] - y[0];
	return fabs(x[0] * dy - y[0] * dx) / sqrt(dx * dx + dy * dy);
}

bool orr_eclipse_near(const struct orr_sky sky[2], bool full)
{
	double x[2], y[2];
	for (int i = 0; i < 2; i++) {
		const double lat = sky[i].lat_deg[ORR_MOON],
			     sun_lat = full ? -sky[i].lat_deg[ORR_SUN] : sky[i].lat_deg[ORR_SUN];
		x[i] = orr_cos_deg(lat) * orr_angle_signed(sky[i].lon_deg[ORR_MOON] -
							   sky[i].lon_deg[ORR_SUN] - (full ? 180.0 : 0.0));
		y[i] = lat - sun_lat;
	}
	const double earth = EARTH_KM / AU_KM, moon_au = sky[0].dist_au[ORR_MOON],
		     sun_au = sky[0].dist_au[ORR_SUN];
	const double moon_parallax = orr_asin_deg(earth / moon_au),
		     sun_parallax = orr_asin_deg(earth / sun_au),
		     moon_radius = orr_asin_deg(MOON_RADII * earth / moon_au),
		     sun_radius = SUN_RADIUS_DEG / sun_au;
	const double reach =
		full ? EARTH_ENLARGED * moon_parallax + sun_parallax : moon_parallax - sun_parallax;
	return least_distance(x, y) < reach + sun_radius + moon_radius;
}
