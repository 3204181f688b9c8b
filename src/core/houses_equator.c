/* SPDX-License-Identifier: Apache-2.0 */
/* House systems that divide the equator, or a circle through the zenith, and carry the parts over to the ecliptic. */
#include "core/angle.h"
#include "core/houses_place.h"
#include "core/trig.h"

/* The equator in equal parts from its culminating point, along hour circles. Source: M. Zariel (D. Cope), axial rotation system, about 1910. */
void orr_cusps_meridian(const struct orr_house_place *place, struct orr_houses *houses)
{
	const double ra_deg = place->armc_deg;
	orr_house_fill(houses, orr_house_longitude_deg(place, ra_deg + 30.0),
		       orr_house_longitude_deg(place, ra_deg + 60.0),
		       orr_house_longitude_deg(place, ra_deg + 120.0),
		       orr_house_longitude_deg(place, ra_deg + 150.0));
	houses->cusp_deg[0] = orr_house_longitude_deg(place, ra_deg + 90.0);
	houses->cusp_deg[6] = orr_angle_wrap(houses->cusp_deg[0] + 180.0);
}

/* The same from the right ascension of the Ascendant. Source: C. E. O. Carter, Essays on the Foundations of Astrology, 1947. */
void orr_cusps_carter(const struct orr_house_place *place, struct orr_houses *houses)
{
	double sin_asc, cos_asc;
	orr_sincos_deg(houses->asc_deg, &sin_asc, &cos_asc);
	const double ra_deg = orr_atan2_deg(sin_asc * place->cos_eps, cos_asc);
	for (int house = 1; house < 12; house++)
		houses->cusp_deg[house] = orr_house_longitude_deg(place, ra_deg + 30.0 * house);
	houses->cusp_deg[0] = houses->asc_deg;
}

/* The equator in equal parts, along circles of latitude. Source: J. B. Morin, Astrologia Gallica, book XVII, 1661. */
void orr_cusps_morinus(const struct orr_house_place *place, struct orr_houses *houses)
{
	for (int house = 0; house < 12; house++) {
		double sin_ra, cos_ra;
		orr_sincos_deg(place->armc_deg + 90.0 + 30.0 * house, &sin_ra, &cos_ra);
		houses->cusp_deg[house] = orr_angle_wrap(orr_atan2_deg(sin_ra * place->cos_eps, cos_ra));
	}
}

/*
 * The great circle through Ascendant and zenith in equal parts, along hour circles. The zenith is a quarter from the Ascendant, so
 * the part at `angle` degrees is cos(angle) times the one direction and sin(angle) times the other.
 * Source: B. Krusinski, 1995; M. Pisa and G. Goelzer before him.
 */
static double krusinski_cusp(const struct orr_house_place *place, double asc_deg, double angle_deg)
{
	double sin_asc, cos_asc, sin_angle, cos_angle;
	orr_sincos_deg(asc_deg, &sin_asc, &cos_asc);
	orr_sincos_deg(angle_deg, &sin_angle, &cos_angle);
	const double up = sin_angle * place->cos_lat;
	return orr_house_longitude(place, cos_angle * (sin_asc * place->cos_eps) + up * place->sin_armc,
				   cos_angle * cos_asc + up * place->cos_armc);
}

void orr_cusps_krusinski(const struct orr_house_place *place, struct orr_houses *houses)
{
	const double asc_deg = houses->asc_deg;
	orr_house_fill(houses, krusinski_cusp(place, asc_deg, 60.0), krusinski_cusp(place, asc_deg, 30.0),
		       krusinski_cusp(place, asc_deg, -30.0), krusinski_cusp(place, asc_deg, -60.0));
}
