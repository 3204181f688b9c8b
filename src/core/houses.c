/* SPDX-License-Identifier: Apache-2.0 */
/* House systems: the angles by spherical trigonometry, and one row for each system. */
#include "core/houses.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/angle.h"
#include "core/constants.h"
#include "core/trig.h"

/* A moment and place in the form that the formulas need. */
struct place {
	double armc_deg;
	double sin_armc, cos_armc, sin_eps, cos_eps, sin_lat, cos_lat;
	double clearance; /* cos(lat + eps) cos(lat - eps): above zero between the polar circles */
	bool polar;       /* at or beyond a polar circle */
	bool tropical;    /* at or between the tropics */
	bool south;
};

/* What a system does at and beyond the polar circles. */
enum polar_rule { POLAR_EXISTS, POLAR_PORPHYRY };

static void cusps_placidus(const struct place *place, struct orr_houses *houses);
static void cusps_porphyry(const struct place *place, struct orr_houses *houses);

/* Every system: constant, name, Swiss Ephemeris's letter, function, polar rule. A list rather than a table of pointers, which
   would need relocations. */
#define SYSTEMS(ROW)                                                              \
	ROW(ORR_HOUSES_PLACIDUS, "placidus", 'P', cusps_placidus, POLAR_PORPHYRY) \
	ROW(ORR_HOUSES_PORPHYRY, "porphyry", 'O', cusps_porphyry, POLAR_EXISTS)

#define ROW_DATA(id, text, sign, function, rule) [id] = {.name = text, .letter = sign, .polar = rule},
static const struct {
	char name[23];
	char letter;
	enum polar_rule polar;
} system_row[ORR_HOUSE_SYSTEM_COUNT] = {SYSTEMS(ROW_DATA)};

static void cusps_of(enum orr_house_system system, const struct place *place, struct orr_houses *houses)
{
	switch (system) {
#define ROW_CASE(id, text, sign, function, rule) \
	case id:                                 \
		function(place, houses);         \
		return;
		SYSTEMS(ROW_CASE)
	case ORR_HOUSE_SYSTEM_COUNT:
		return;
	}
}

const char *orr_house_system_name(enum orr_house_system system)
{
	return system_row[system].name;
}

enum orr_house_system orr_house_system_find(const char *name)
{
	int system = 0;
	for (; system < ORR_HOUSE_SYSTEM_COUNT; system++) {
		const bool letter = name[0] == system_row[system].letter && name[1] == '\0';
		if (letter || strcmp(name, system_row[system].name) == 0)
			break;
	}
	return (enum orr_house_system)system;
}

static struct place place_of(double armc_deg, double eps_deg, double lat_deg)
{
	struct place p = {.armc_deg = orr_angle_wrap(armc_deg),
			  .polar = fabs(lat_deg) >= 90.0 - eps_deg,
			  .tropical = fabs(lat_deg) <= eps_deg,
			  .south = lat_deg < 0.0};
	orr_sincos_deg(armc_deg, &p.sin_armc, &p.cos_armc);
	orr_sincos_deg(eps_deg, &p.sin_eps, &p.cos_eps);
	orr_sincos_deg(lat_deg, &p.sin_lat, &p.cos_lat);
	p.clearance = fmax(0.0, orr_cos_deg(lat_deg + eps_deg) * orr_cos_deg(lat_deg - eps_deg));
	return p;
}

/* Longitude of the point of the ecliptic with a right ascension, given by its sine and cosine. */
static double longitude_of(const struct place *place, double sin_ra, double cos_ra)
{
	return orr_angle_wrap(orr_atan2_deg(sin_ra, cos_ra * place->cos_eps));
}

/* Speed of the direction (x, y) in degrees a day, when the Earth's turning moves it by dy and dx for each radian. */
static double turning(double y, double x, double dy, double dx)
{
	const double square = x * x + y * y;
	return square > 0.0 ? ORR_EARTH_TURN_DEG_PER_DAY * (x * dy - y * dx) / square : 0.0;
}

static void midheaven(const struct place *p, struct orr_houses *houses)
{
	const double x = p->cos_armc * p->cos_eps;
	houses->mc_deg = longitude_of(p, p->sin_armc, p->cos_armc);
	houses->mc_speed_deg_d = turning(p->sin_armc, x, p->cos_armc, -p->sin_armc * p->cos_eps);
}

/*
 * The rising point of the ecliptic. Source: J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 14, multiplied by the
 * cosine of the latitude so that it holds at the poles. Beyond the polar circles the setting point is taken where the rising one
 * lies behind the Midheaven, as Swiss Ephemeris does: the Ascendant is always within half a circle after the Midheaven.
 */
static void ascendant(const struct place *p, struct orr_houses *houses)
{
	const double y = p->cos_armc * p->cos_lat,
		     x = -(p->sin_armc * p->cos_eps * p->cos_lat + p->sin_lat * p->sin_eps);
	double asc = orr_angle_wrap(orr_atan2_deg(y, x));
	if (p->polar && orr_angle_difference(houses->mc_deg, asc) < 0.0)
		asc = orr_angle_wrap(asc + 180.0);
	houses->asc_deg = asc;
	houses->asc_speed_deg_d =
		turning(y, x, -p->sin_armc * p->cos_lat, -p->cos_armc * p->cos_eps * p->cos_lat);
}

/*
 * The ecliptic's western meeting with the prime vertical: the rising point for the opposite sidereal time and the complement of
 * the latitude. Within the tropics it is kept west of the meridian, as Swiss Ephemeris does.
 */
static void vertex(const struct place *p, struct orr_houses *houses)
{
	const double cos_lat = fabs(p->sin_lat), sin_lat = p->south ? -p->cos_lat : p->cos_lat;
	const double y = -p->cos_armc * cos_lat,
		     x = p->sin_armc * p->cos_eps * cos_lat - sin_lat * p->sin_eps;
	double lon = orr_angle_wrap(orr_atan2_deg(y, x));
	const double from_mc = orr_angle_difference(houses->mc_deg, lon);
	if (p->tropical && from_mc > 0.0 && from_mc < 180.0)
		lon = orr_angle_wrap(lon + 180.0);
	houses->vertex_deg = lon;
	houses->vertex_speed_deg_d = turning(y, x, p->sin_armc * cos_lat, p->cos_armc * p->cos_eps * cos_lat);
}

/* Ascendant and Midheaven open houses 1 and 10; cusps 4 to 9 stand opposite to 10 to 3. */
static void complete(struct orr_houses *houses)
{
	houses->cusp_deg[0] = houses->asc_deg;
	houses->cusp_deg[9] = houses->mc_deg;
	for (int house = 3; house < 9; house++)
		houses->cusp_deg[house] = orr_angle_wrap(houses->cusp_deg[(house + 6) % 12] + 180.0);
}

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
static double semi_arc_error(const struct place *p, const struct semi_arc *arc, double ra_deg,
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
static bool semi_arc_step(const struct place *p, struct semi_arc *arc)
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

static void cusps_placidus(const struct place *place, struct orr_houses *houses)
{
	static const struct {
		int house;
		double offset_deg, share;
	} row[4] = {
		{10, 30.0, 1.0 / 3.0}, {11, 60.0, 2.0 / 3.0}, {1, 120.0, 2.0 / 3.0}, {2, 150.0, 1.0 / 3.0}};
	enum { STEP_MAX = 100 }; /* bisection alone needs 60 */
	struct semi_arc arc[4];
	bool open[4] = {true, true, true, true};
	for (int n = 0; n < 4; n++) {
		const double target = place->armc_deg + row[n].offset_deg, reach = row[n].share * 90.0;
		arc[n] = (struct semi_arc){target, row[n].share, target - reach, target + reach, target};
	}
	/* Step by step for all four, which do not wait for one another in the processor. */
	for (int step = 0; step < STEP_MAX && (open[0] || open[1] || open[2] || open[3]); step++)
		for (int n = 0; n < 4; n++)
			open[n] = open[n] && semi_arc_step(place, &arc[n]);
	for (int n = 0; n < 4; n++) {
		double sin_ra, cos_ra;
		orr_sincos_deg(arc[n].ra_deg, &sin_ra, &cos_ra);
		houses->cusp_deg[row[n].house] = longitude_of(place, sin_ra, cos_ra);
	}
}

/* Porphyry: each quadrant of the ecliptic in three equal parts. Source: Porphyry, Introduction to the Tetrabiblos, 43. */
static void cusps_porphyry(const struct place *place, struct orr_houses *houses)
{
	(void)place;
	const double upper = orr_angle_wrap(houses->asc_deg - houses->mc_deg), lower = 180.0 - upper;
	houses->cusp_deg[10] = orr_angle_wrap(houses->mc_deg + upper / 3.0);
	houses->cusp_deg[11] = orr_angle_wrap(houses->mc_deg + upper * 2.0 / 3.0);
	houses->cusp_deg[1] = orr_angle_wrap(houses->asc_deg + lower / 3.0);
	houses->cusp_deg[2] = orr_angle_wrap(houses->asc_deg + lower * 2.0 / 3.0);
}

void orr_houses_compute(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			struct orr_houses *out)
{
	const struct place place = place_of(armc_deg, eps_deg, lat_deg);
	const bool fallback = place.polar && system_row[system].polar == POLAR_PORPHYRY;
	*out = (struct orr_houses){.asked = system, .used = fallback ? ORR_HOUSES_PORPHYRY : system};
	midheaven(&place, out);
	ascendant(&place, out);
	vertex(&place, out);
	cusps_of(out->used, &place, out);
	complete(out);
}

int orr_house_of(const struct orr_houses *houses, double lon_deg)
{
	const double lon = orr_angle_wrap(lon_deg);
	for (int house = 0; house < 12; house++) {
		const double from = houses->cusp_deg[house], to = houses->cusp_deg[(house + 1) % 12];
		const bool after = lon >= from, before = lon < to;
		if (from <= to ? after && before : after || before)
			return house + 1;
	}
	return 0;
}
