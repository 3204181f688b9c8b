/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the house systems: a moment and place in the form that the formulas need, and the functions of the single systems. */
#ifndef ORR_CORE_HOUSES_PLACE_H
#define ORR_CORE_HOUSES_PLACE_H

#include <stdbool.h>

#include "core/houses.h"

struct orr_house_place {
	double armc_deg, lat_deg;
	double sun_dec_deg; /* NaN when not known */
	double sin_armc, cos_armc, sin_eps, cos_eps, sin_lat, cos_lat;
	double clearance; /* cos(lat + eps) cos(lat - eps): above zero between the polar circles */
	double turn_deg;  /* 180 while the system turns over with the Ascendant, otherwise 0 */
	bool polar;       /* at or beyond a polar circle */
	bool tropical;    /* at or between the tropics */
	bool south;
};

/* A direction or the pole of a great circle: towards the point of the equator that culminates, the east point, the north pole. */
struct orr_house_vector {
	double south, east, pole;
};

/** Longitude of the point of the ecliptic with a right ascension, given by its sine and cosine; or by the angle. */
double orr_house_longitude(const struct orr_house_place *place, double sin_ra, double cos_ra);
double orr_house_longitude_deg(const struct orr_house_place *place, double ra_deg);

/**
 * Where a great circle meets the ecliptic, given by its pole: of the two points the one that rises over it as seen from that pole
 * (for the zenith, the Ascendant), turned with the system.
 */
double orr_house_crossing(const struct orr_house_place *place, struct orr_house_vector pole);

/** Ascensional difference in degrees of a point with this sine of its declination; 90 or -90 where it does not rise. */
double orr_house_ascensional_deg(const struct orr_house_place *place, double sin_dec);

/** Ascendant and Midheaven open houses 1 and 10, the four given longitudes 11, 12, 2 and 3, opposite points the others. */
void orr_house_fill(struct orr_houses *houses, double cusp_11, double cusp_12, double cusp_2, double cusp_3);

/*
 * The cusps of a system. In: asc_deg and mc_deg (turned with the system). Out: cusp_deg, all twelve.
 */
typedef void orr_house_cusps(const struct orr_house_place *place, struct orr_houses *houses);

/* houses_semiarc.c */
orr_house_cusps orr_cusps_placidus, orr_cusps_gauquelin, orr_cusps_koch, orr_cusps_alcabitius;
/* houses_circle.c */
orr_house_cusps orr_cusps_regiomontanus, orr_cusps_campanus, orr_cusps_topocentric, orr_cusps_horizontal,
	orr_cusps_savard_a, orr_cusps_apc, orr_cusps_sunshine;
/* houses_equator.c */
orr_house_cusps orr_cusps_meridian, orr_cusps_carter, orr_cusps_morinus, orr_cusps_krusinski;
/* houses_ecliptic.c */
orr_house_cusps orr_cusps_equal_asc, orr_cusps_equal_mc, orr_cusps_vehlow, orr_cusps_whole_sign,
	orr_cusps_whole_sign_aries, orr_cusps_porphyry, orr_cusps_sripati, orr_cusps_pullen_sd,
	orr_cusps_pullen_sr;

#endif
