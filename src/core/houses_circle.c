/* SPDX-License-Identifier: Apache-2.0 */
/* House systems by great circles: through the north and south points of the horizon, and their kin. */
#include <math.h>

#include "core/angle.h"
#include "core/houses_place.h"
#include "core/trig.h"

/*
 * In the frame of houses_place.h (culminating point of the equator, east point, north pole) the zenith is (cos lat, 0, sin lat) and
 * the south point (sin lat, 0, -cos lat). A great circle through north and south point that has been lifted by an angle out of the
 * eastern horizon has its pole at cos(lift) zenith - sin(lift) east: the horizon gives the Ascendant, the meridian the Midheaven.
 */
static double lifted_circle(const struct orr_house_place *place, double up, double east)
{
	return orr_house_crossing(place,
				  (struct orr_house_vector){up * place->cos_lat, -east, up * place->sin_lat});
}

/* The four cusps whose circles are lifted by these sines and cosines (to any common factor) above and below the horizon. */
static void lifted_cusps(const struct orr_house_place *place, const double low[2], const double high[2],
			 struct orr_houses *houses)
{
	orr_house_fill(houses, lifted_circle(place, high[0], high[1]), lifted_circle(place, low[0], low[1]),
		       lifted_circle(place, low[0], -low[1]), lifted_circle(place, high[0], -high[1]));
}

/* Cosine and sine of 30 degrees. */
static const double cos_30 = 0.866025403784438647, sin_30 = 0.5;

/* The prime vertical in equal parts. Source: Campanus of Novara, 13th century; J. D. North, Horoscopes and History, 1986. */
void orr_cusps_campanus(const struct orr_house_place *place, struct orr_houses *houses)
{
	const double low[2] = {cos_30, sin_30}, high[2] = {sin_30, cos_30};
	lifted_cusps(place, low, high, houses);
}

/*
 * The equator in equal parts: the circle through its point at h degrees from the east point is lifted by the angle whose tangent is
 * tan(h) cos(lat). Source: Regiomontanus, Tabulae directionum, 1490; J. D. North, Horoscopes and History, 1986.
 */
void orr_cusps_regiomontanus(const struct orr_house_place *place, struct orr_houses *houses)
{
	const double low[2] = {cos_30, sin_30 * place->cos_lat}, high[2] = {sin_30, cos_30 * place->cos_lat};
	lifted_cusps(place, low, high, houses);
}

/*
 * The prime vertical where parallels of declination at a third and two thirds of the latitude cross it, at heights whose sines are
 * sin(lat / 3) / sin(lat) and sin(2 lat / 3) / sin(lat); the sine of the triple angle makes both hold at the equator too.
 * Source: J. Savard's system A as Swiss Ephemeris 2.10 computes it; the rule was found by measuring its cusps.
 */
void orr_cusps_savard_a(const struct orr_house_place *place, struct orr_houses *houses)
{
	double sin_third, cos_third;
	orr_sincos_deg(place->lat_deg / 3.0, &sin_third, &cos_third);
	const double divisor = 3.0 - 4.0 * sin_third * sin_third;
	const double low_sin = 1.0 / divisor, high_sin = fmin(1.0, 2.0 * cos_third / divisor);
	const double low[2] = {sqrt(1.0 - low_sin * low_sin), low_sin},
		     high[2] = {sqrt(1.0 - high_sin * high_sin), high_sin};
	lifted_cusps(place, low, high, houses);
}

/*
 * Circles of position whose poles have a third and two thirds of the latitude's tangent: each is the horizon of such a latitude when
 * the equator has turned on by 30 degrees a house. Source: W. Polich, A. P. N. Page, The Topocentric System of Houses, Spica 3, 1964.
 */
static double topocentric_cusp(const struct orr_house_place *place, double turn_deg, double share)
{
	double sin_turn, cos_turn;
	orr_sincos_deg(turn_deg, &sin_turn, &cos_turn);
	return orr_house_crossing(place, (struct orr_house_vector){cos_turn * place->cos_lat,
								   sin_turn * place->cos_lat,
								   share * place->sin_lat});
}

void orr_cusps_topocentric(const struct orr_house_place *place, struct orr_houses *houses)
{
	orr_house_fill(houses, topocentric_cusp(place, -60.0, 1.0 / 3.0),
		       topocentric_cusp(place, -30.0, 2.0 / 3.0), topocentric_cusp(place, 30.0, 2.0 / 3.0),
		       topocentric_cusp(place, 60.0, 1.0 / 3.0));
}

/*
 * Vertical circles, 30 degrees of azimuth apart: the prime vertical opens house 1, the meridian house 10.
 * Source: the azimuthal system; J. D. North, Horoscopes and History, 1986. On the equator and south of it the pole of the prime
 * vertical is the north point instead of the south point.
 */
static double vertical_circle(const struct orr_house_place *place, double azimuth_deg)
{
	double sin_azimuth, cos_azimuth;
	orr_sincos_deg(azimuth_deg, &sin_azimuth, &cos_azimuth);
	const double along = place->lat_deg > 0.0 ? cos_azimuth : -cos_azimuth;
	return orr_house_crossing(place, (struct orr_house_vector){along * place->sin_lat, -sin_azimuth,
								   -along * place->cos_lat});
}

void orr_cusps_horizontal(const struct orr_house_place *place, struct orr_houses *houses)
{
	orr_house_fill(houses, vertical_circle(place, 60.0), vertical_circle(place, 30.0),
		       vertical_circle(place, -30.0), vertical_circle(place, -60.0));
	houses->cusp_deg[0] = vertical_circle(place, 0.0);
	houses->cusp_deg[6] = orr_angle_wrap(houses->cusp_deg[0] + 180.0);
}

/*
 * Circles through north and south point and a point of a parallel of declination, `hour_deg` east of the meridian. With the point at
 * (cos dec cos hour, cos dec sin hour, sin dec), its height over the prime vertical's centre has the components `up` along the
 * zenith and `east`: the tangent of the lift is up / east.
 */
static double parallel_circle(const struct orr_house_place *place, double sin_dec, double hour_deg)
{
	double sin_hour, cos_hour;
	const double cos_dec = sqrt((1.0 - sin_dec) * (1.0 + sin_dec));
	orr_sincos_deg(hour_deg, &sin_hour, &cos_hour);
	const double east = cos_dec * sin_hour,
		     up = cos_dec * cos_hour * place->cos_lat + sin_dec * place->sin_lat;
	return lifted_circle(place, east, up);
}

/*
 * The parallel of `sin_dec` in six equal parts above and six below the horizon. Its houses do not stand opposite to one another, but
 * 1 and 7 do, and 4 and 10.
 */
static void parallel_cusps(const struct orr_house_place *place, double sin_dec, struct orr_houses *houses)
{
	const double day = 90.0 + orr_house_ascensional_deg(place, sin_dec), night = 180.0 - day;
	for (int n = 1; n < 6; n++) {
		houses->cusp_deg[n] = parallel_circle(place, sin_dec, day + night * n / 3.0);
		houses->cusp_deg[6 + n] = parallel_circle(place, sin_dec, -day + day * n / 3.0);
	}
	houses->cusp_deg[0] = houses->asc_deg;
	houses->cusp_deg[3] = orr_angle_wrap(houses->mc_deg + 180.0);
	houses->cusp_deg[6] = orr_angle_wrap(houses->asc_deg + 180.0);
	houses->cusp_deg[9] = houses->mc_deg;
}

/* The Ascendant's parallel. Source: L. Knegt, Astrologie, wetenschappelijke techniek, 1928 ("ascendant parallel circle"). */
void orr_cusps_apc(const struct orr_house_place *place, struct orr_houses *houses)
{
	parallel_cusps(place, orr_sin_deg(houses->asc_deg) * place->sin_eps, houses);
}

/* The Sun's parallel. Source: B. Makransky, Primary Directions, 1988. Swiss Ephemeris's two solutions differ in what turns over only. */
void orr_cusps_sunshine(const struct orr_house_place *place, struct orr_houses *houses)
{
	parallel_cusps(place, orr_sin_deg(place->sun_dec_deg), houses);
}
