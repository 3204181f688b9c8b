/* SPDX-License-Identifier: Apache-2.0 */
/* House systems that divide semi-arcs: the time from rising to culmination of the cusp, the Midheaven or the Ascendant. */
#include <math.h>
#include <stdbool.h>

#include "core/angle.h"
#include "core/houses_place.h"
#include "core/trig.h"

/*
 * Placidus: the cusp has gone through a share of its own semi-arc since it rose or culminated. With its right ascension a,
 * declination d (tan d = sin a tan eps) and ascensional difference A (sin A = tan lat tan d) that is
 *     f(a) = a - armc - offset - share A(a) = 0.
 * A'(a) is below 1 in size between the polar circles and the share at most 2/3, so f grows at least by 1/3 everywhere: there is one
 * root, within share * 90 degrees of armc + offset. Newton's method finds it; where a step leaves the bracket (A has all but a kink
 * close to the polar circles) bisection takes over.
 * Source: the definition, as in A. Leo, Casting the Horoscope, 1912; the equation and the bound are worked out here.
 */
struct semi_arc {
	double target_deg; /* armc + offset */
	double share;
	double low_deg, high_deg; /* where the root is */
	double ra_deg;            /* the best guess */
};

/* f at a right ascension, in degrees; f' in *out_slope. */
static double semi_arc_error(const struct orr_house_place *p, const struct semi_arc *arc, double ra_deg,
			     double *out_slope)
{
	double sin_ra, cos_ra;
	orr_sincos_deg(ra_deg, &sin_ra, &cos_ra);
	/* A without its poles: both legs are multiplied by cos(lat) cos(eps), and 1 - sin^2 is taken as it is near the circles */
	const double product = p->sin_lat * p->sin_eps, along = product * cos_ra;
	const double leg = sqrt(p->clearance + along * along);
	*out_slope = leg > 0.0 ? 1.0 - arc->share * (along / leg) : 1.0;
	return ra_deg - arc->target_deg - arc->share * orr_atan2_deg(product * sin_ra, leg);
}

/* One step of Newton's method or bisection; false when the root is found. */
static bool semi_arc_step(const struct orr_house_place *p, struct semi_arc *arc)
{
	const double ra = arc->ra_deg;
	double slope;
	const double error = semi_arc_error(p, arc, ra, &slope);
	if (error > 0.0)
		arc->high_deg = ra;
	else
		arc->low_deg = ra;
	arc->ra_deg = ra - error / slope;
	if (!(arc->ra_deg >= arc->low_deg && arc->ra_deg <= arc->high_deg))
		arc->ra_deg = 0.5 * (arc->low_deg + arc->high_deg);
	return !(fabs(arc->ra_deg - ra) < 1e-13 * 360.0 || fabs(error) < 1e-13);
}

/*
 * Longitudes of four points that have gone through shares of their semi-arcs, `offset_deg` east of the meridian in shares of 90 degrees:
 * above the horizon since they rose, below it until they rise.
 */
static void semi_arc_points(const struct orr_house_place *place, const double offset_deg[4],
			    double out_deg[4])
{
	enum { STEP_MAX = 100 }; /* bisection alone needs 60 */
	struct semi_arc arc[4];
	bool open[4] = {true, true, true, true};
	for (int n = 0; n < 4; n++) {
		const double target = place->armc_deg + offset_deg[n],
			     share = (offset_deg[n] < 90.0 ? offset_deg[n] : 180.0 - offset_deg[n]) / 90.0,
			     reach = share * 90.0;
		arc[n] = (struct semi_arc){target, share, target - reach, target + reach, target};
	}
	/* Step by step for all four, which do not wait for one another in the processor. */
	for (int step = 0; step < STEP_MAX && (open[0] || open[1] || open[2] || open[3]); step++)
		for (int n = 0; n < 4; n++)
			open[n] = open[n] && semi_arc_step(place, &arc[n]);
	for (int n = 0; n < 4; n++)
		out_deg[n] = orr_house_longitude_deg(place, arc[n].ra_deg);
}

void orr_cusps_placidus(const struct orr_house_place *place, struct orr_houses *houses)
{
	static const double offset_deg[4] = {30.0, 60.0, 120.0, 150.0};
	double cusp[4];
	semi_arc_points(place, offset_deg, cusp);
	orr_house_fill(houses, cusp[0], cusp[1], cusp[2], cusp[3]);
}

/*
 * Gauquelin's sectors: each semi-arc in nine parts, counted with the daily motion: sector 1 begins at the Ascendant, 10 at the
 * Midheaven. Sector 19 - n begins where 10 n degrees are gone towards the east, opposite ones half a turn later.
 * Source: M. Gauquelin, L'influence des astres, 1955.
 */
void orr_cusps_gauquelin(const struct orr_house_place *place, struct orr_houses *houses)
{
	double east[18] = {[0] = houses->mc_deg, [9] = houses->asc_deg};
	for (int half = 0; half < 18; half += 9)
		for (int n = 1; n < 9; n += 4) {
			const double at = 10.0 * (half + n),
				     offset_deg[4] = {at, at + 10.0, at + 20.0, at + 30.0};
			semi_arc_points(place, offset_deg, &east[half + n]);
		}
	houses->sector_count = ORR_SECTOR_COUNT;
	for (int n = 0; n < 18; n++) {
		const int sector = (ORR_SECTOR_COUNT + 9 - n) % ORR_SECTOR_COUNT;
		houses->sector_deg[sector] = orr_angle_wrap(east[n]);
		houses->sector_deg[(sector + 18) % ORR_SECTOR_COUNT] = orr_angle_wrap(east[n] + 180.0);
	}
	orr_house_fill(houses, east[3], east[6], east[12], east[15]);
}

/*
 * Koch: the Midheaven's own diurnal semi-arc in three parts; the cusps are the Ascendants of the sidereal times at which the parts
 * end, from its rising (cusp 10) over now (cusp 1) to its setting (cusp 4).
 * Source: W. Koch, E. Schaeck, Haeusertabellen des Geburtsortes, 1960s.
 */
static double koch_cusp(const struct orr_house_place *place, double turn_deg)
{
	double sin_turn, cos_turn;
	orr_sincos_deg(turn_deg, &sin_turn, &cos_turn);
	return orr_house_crossing(place,
				  (struct orr_house_vector){cos_turn * place->cos_lat,
							    sin_turn * place->cos_lat, place->sin_lat});
}

void orr_cusps_koch(const struct orr_house_place *place, struct orr_houses *houses)
{
	const double sin_dec = orr_sin_deg(houses->mc_deg) * place->sin_eps;
	const double third = (90.0 + orr_house_ascensional_deg(place, sin_dec)) / 3.0;
	orr_house_fill(houses, koch_cusp(place, -2.0 * third), koch_cusp(place, -third),
		       koch_cusp(place, third), koch_cusp(place, 2.0 * third));
}

/*
 * Alcabitius: the Ascendant's semi-arcs in three parts each, carried to the ecliptic along hour circles.
 * Source: al-Qabisi, The Introduction to Astrology (10th century), differentia 4; J. D. North, Horoscopes and History, 1986.
 */
void orr_cusps_alcabitius(const struct orr_house_place *place, struct orr_houses *houses)
{
	const double sin_dec = orr_sin_deg(houses->asc_deg) * place->sin_eps;
	const double day = 90.0 + orr_house_ascensional_deg(place, sin_dec), night = 180.0 - day;
	orr_house_fill(houses, orr_house_longitude_deg(place, place->armc_deg + day / 3.0),
		       orr_house_longitude_deg(place, place->armc_deg + 2.0 * day / 3.0),
		       orr_house_longitude_deg(place, place->armc_deg + day + night / 3.0),
		       orr_house_longitude_deg(place, place->armc_deg + day + 2.0 * night / 3.0));
}
