/* SPDX-License-Identifier: Apache-2.0 */
/* House systems: the angles by spherical trigonometry, and one row for each system. */
#include "core/houses.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/angle.h"
#include "core/constants.h"
#include "core/houses_place.h"
#include "core/trig.h"

/* What a system does at and beyond the polar circles. */
enum polar_rule {
	POLAR_EXISTS,    /* nothing in particular */
	POLAR_TURNS,     /* turns the Midheaven and all cusps over where the Ascendant is the setting point */
	POLAR_PORPHYRY,  /* does not exist there: Porphyry */
	POLAR_SUN,       /* turns over; does not exist where the Sun neither rises nor sets */
	POLAR_SUN_STAYS, /* the same but for turning over */
};

/* Every system: constant, name, Swiss Ephemeris's letters, function, polar rule. A list rather than a table of pointers, which
   would need relocations. */
#define SYSTEMS(ROW)                                                                                        \
	ROW(ORR_HOUSES_PLACIDUS, "placidus", "P", orr_cusps_placidus, POLAR_PORPHYRY)                       \
	ROW(ORR_HOUSES_PORPHYRY, "porphyry", "O", orr_cusps_porphyry, POLAR_EXISTS)                         \
	ROW(ORR_HOUSES_KOCH, "koch", "K", orr_cusps_koch, POLAR_PORPHYRY)                                   \
	ROW(ORR_HOUSES_REGIOMONTANUS, "regiomontanus", "R", orr_cusps_regiomontanus, POLAR_TURNS)           \
	ROW(ORR_HOUSES_CAMPANUS, "campanus", "C", orr_cusps_campanus, POLAR_TURNS)                          \
	ROW(ORR_HOUSES_EQUAL_ASC, "equal_asc", "AE", orr_cusps_equal_asc, POLAR_EXISTS)                     \
	ROW(ORR_HOUSES_EQUAL_MC, "equal_mc", "D", orr_cusps_equal_mc, POLAR_EXISTS)                         \
	ROW(ORR_HOUSES_WHOLE_SIGN, "whole_sign", "W", orr_cusps_whole_sign, POLAR_EXISTS)                   \
	ROW(ORR_HOUSES_WHOLE_SIGN_ARIES, "whole_sign_aries", "N", orr_cusps_whole_sign_aries, POLAR_EXISTS) \
	ROW(ORR_HOUSES_ALCABITIUS, "alcabitius", "B", orr_cusps_alcabitius, POLAR_EXISTS)                   \
	ROW(ORR_HOUSES_MORINUS, "morinus", "M", orr_cusps_morinus, POLAR_EXISTS)                            \
	ROW(ORR_HOUSES_TOPOCENTRIC, "topocentric", "T", orr_cusps_topocentric, POLAR_TURNS)                 \
	ROW(ORR_HOUSES_VEHLOW, "vehlow", "V", orr_cusps_vehlow, POLAR_EXISTS)                               \
	ROW(ORR_HOUSES_MERIDIAN, "meridian", "X", orr_cusps_meridian, POLAR_EXISTS)                         \
	ROW(ORR_HOUSES_HORIZONTAL, "horizontal", "H", orr_cusps_horizontal, POLAR_EXISTS)                   \
	ROW(ORR_HOUSES_CARTER, "carter", "F", orr_cusps_carter, POLAR_EXISTS)                               \
	ROW(ORR_HOUSES_KRUSINSKI, "krusinski", "U", orr_cusps_krusinski, POLAR_EXISTS)                      \
	ROW(ORR_HOUSES_APC, "apc", "Y", orr_cusps_apc, POLAR_TURNS)                                         \
	ROW(ORR_HOUSES_SRIPATI, "sripati", "S", orr_cusps_sripati, POLAR_EXISTS)                            \
	ROW(ORR_HOUSES_PULLEN_SD, "pullen_sd", "L", orr_cusps_pullen_sd, POLAR_EXISTS)                      \
	ROW(ORR_HOUSES_PULLEN_SR, "pullen_sr", "Q", orr_cusps_pullen_sr, POLAR_EXISTS)                      \
	ROW(ORR_HOUSES_SAVARD_A, "savard_a", "J", orr_cusps_savard_a, POLAR_TURNS)                          \
	ROW(ORR_HOUSES_SUNSHINE, "sunshine", "I", orr_cusps_sunshine, POLAR_SUN)                            \
	ROW(ORR_HOUSES_GAUQUELIN, "gauquelin", "G", orr_cusps_gauquelin, POLAR_PORPHYRY)                    \
	ROW(ORR_HOUSES_SUNSHINE_MAKRANSKY, "sunshine_makransky", "i", orr_cusps_sunshine, POLAR_SUN_STAYS)

#define ROW_DATA(id, text, signs, function, rule) [id] = {.name = text, .letters = signs, .polar = rule},
static const struct {
	char name[25];
	char letters[3];
	enum polar_rule polar;
} system_row[ORR_HOUSE_SYSTEM_COUNT] = {SYSTEMS(ROW_DATA)};

static const char polar_words[][110] = {
	[POLAR_EXISTS] = "exists everywhere",
	[POLAR_TURNS] = "Midheaven and cusps turn by half a circle while the Ascendant is the setting point",
	[POLAR_PORPHYRY] = "does not exist beyond the polar circles: Porphyry instead",
	[POLAR_SUN] = "turns like Regiomontanus; while the Sun neither rises nor sets: Porphyry instead",
	[POLAR_SUN_STAYS] =
		"only the Ascendant turns; while the Sun neither rises nor sets: Porphyry instead",
};

const char *orr_house_system_polar_rule(enum orr_house_system system)
{
	return polar_words[system_row[system].polar];
}

const char *orr_house_system_letters(enum orr_house_system system)
{
	return system_row[system].letters;
}

static void cusps_of(enum orr_house_system system, const struct orr_house_place *place,
		     struct orr_houses *houses)
{
	switch (system) {
#define ROW_CASE(id, text, signs, function, rule) \
	case id:                                  \
		function(place, houses);          \
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

/* Whether a text is one of at most two letters. */
static bool is_letter(const char *text, const char letters[3])
{
	return text[0] != '\0' && text[1] == '\0' && (text[0] == letters[0] || text[0] == letters[1]);
}

enum orr_house_system orr_house_system_find(const char *name)
{
	int system = 0;
	for (; system < ORR_HOUSE_SYSTEM_COUNT; system++)
		if (is_letter(name, system_row[system].letters) || strcmp(name, system_row[system].name) == 0)
			break;
	return (enum orr_house_system)system;
}

static struct orr_house_place place_of(double armc_deg, double eps_deg, double lat_deg)
{
	struct orr_house_place p = {.armc_deg = orr_angle_wrap(armc_deg),
				    .lat_deg = lat_deg,
				    .polar = fabs(lat_deg) >= 90.0 - eps_deg,
				    .tropical = fabs(lat_deg) <= eps_deg,
				    .south = lat_deg < 0.0};
	orr_sincos_deg(armc_deg, &p.sin_armc, &p.cos_armc);
	orr_sincos_deg(eps_deg, &p.sin_eps, &p.cos_eps);
	orr_sincos_deg(lat_deg, &p.sin_lat, &p.cos_lat);
	p.clearance = fmax(0.0, orr_cos_deg(lat_deg + eps_deg) * orr_cos_deg(lat_deg - eps_deg));
	return p;
}

double orr_house_longitude(const struct orr_house_place *place, double sin_ra, double cos_ra)
{
	return orr_angle_wrap(orr_atan2_deg(sin_ra, cos_ra * place->cos_eps));
}

double orr_house_longitude_deg(const struct orr_house_place *place, double ra_deg)
{
	double sin_ra, cos_ra;
	orr_sincos_deg(ra_deg, &sin_ra, &cos_ra);
	return orr_house_longitude(place, sin_ra, cos_ra);
}

/*
 * With the pole at (x, y, z) towards the equinox, 90 degrees of right ascension and the north pole, a point of the ecliptic
 * (cos L, sin L cos eps, sin L sin eps) lies on the circle where x cos L + (y cos eps + z sin eps) sin L = 0.
 */
double orr_house_crossing(const struct orr_house_place *p, struct orr_house_vector pole)
{
	const double x = pole.south * p->cos_armc - pole.east * p->sin_armc,
		     y = pole.south * p->sin_armc + pole.east * p->cos_armc;
	return orr_angle_wrap(orr_atan2_deg(x, -(y * p->cos_eps + pole.pole * p->sin_eps)) + p->turn_deg);
}

/* sin A = tan(lat) tan(dec), both legs multiplied by the cosines: cos^2(lat) cos^2(dec) - sin^2(lat) sin^2(dec) = cos^2(lat) - sin^2(dec) */
double orr_house_ascensional_deg(const struct orr_house_place *place, double sin_dec)
{
	const double square = (place->cos_lat - sin_dec) * (place->cos_lat + sin_dec);
	return orr_atan2_deg(place->sin_lat * sin_dec, sqrt(fmax(0.0, square)));
}

/* Speed of the direction (x, y) in degrees a day, when the Earth's turning moves it by dy and dx for each radian. */
static double turning(double y, double x, double dy, double dx)
{
	const double square = x * x + y * y;
	return square > 0.0 ? ORR_EARTH_TURN_DEG_PER_DAY * (x * dy - y * dx) / square : 0.0;
}

static void midheaven(const struct orr_house_place *p, struct orr_houses *houses)
{
	const double x = p->cos_armc * p->cos_eps;
	houses->mc_deg = orr_house_longitude(p, p->sin_armc, p->cos_armc);
	houses->mc_speed_deg_d = turning(p->sin_armc, x, p->cos_armc, -p->sin_armc * p->cos_eps);
}

/*
 * The rising point of the ecliptic. Source: J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 14, multiplied by the
 * cosine of the latitude so that it holds at the poles. Beyond the polar circles the setting point is taken where the rising one
 * lies behind the Midheaven, as Swiss Ephemeris does: the Ascendant is always within half a circle after the Midheaven.
 * Returns whether it was.
 */
static bool ascendant(const struct orr_house_place *p, struct orr_houses *houses)
{
	const double y = p->cos_armc * p->cos_lat,
		     x = -(p->sin_armc * p->cos_eps * p->cos_lat + p->sin_lat * p->sin_eps);
	double asc = orr_angle_wrap(orr_atan2_deg(y, x));
	const bool turned = p->polar && orr_angle_difference(houses->mc_deg, asc) < 0.0;
	if (turned)
		asc = orr_angle_wrap(asc + 180.0);
	houses->asc_deg = asc;
	houses->asc_speed_deg_d =
		turning(y, x, -p->sin_armc * p->cos_lat, -p->cos_armc * p->cos_eps * p->cos_lat);
	return turned;
}

/*
 * The ecliptic's western meeting with the prime vertical: the rising point for the opposite sidereal time and the complement of
 * the latitude. Within the tropics it is kept west of the meridian, as Swiss Ephemeris does.
 */
static void vertex(const struct orr_house_place *p, struct orr_houses *houses)
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

void orr_house_fill(struct orr_houses *houses, double cusp_11, double cusp_12, double cusp_2, double cusp_3)
{
	const double from_10[6] = {houses->mc_deg, cusp_11, cusp_12, houses->asc_deg, cusp_2, cusp_3};
	for (int n = 0; n < 6; n++) {
		const double cusp = orr_angle_wrap(from_10[n]);
		houses->cusp_deg[(9 + n) % 12] = cusp;
		houses->cusp_deg[3 + n] = orr_angle_wrap(cusp + 180.0);
	}
}

/* Whether a system exists here. */
static bool exists(enum orr_house_system system, const struct orr_house_place *place)
{
	const enum polar_rule rule = system_row[system].polar;
	if (rule == POLAR_SUN || rule == POLAR_SUN_STAYS)
		return fabs(orr_sin_deg(place->sun_dec_deg)) < place->cos_lat; /* not with NaN */
	return !(place->polar && rule == POLAR_PORPHYRY);
}

/* Turns the Midheaven over when the system does and the Ascendant has been turned. */
static void turn_over(enum orr_house_system system, bool turned, struct orr_house_place *place,
		      struct orr_houses *houses)
{
	const enum polar_rule rule = system_row[system].polar;
	if (!turned || (rule != POLAR_TURNS && rule != POLAR_SUN))
		return;
	place->turn_deg = 180.0;
	houses->mc_deg = orr_angle_wrap(houses->mc_deg + 180.0);
}

/* Of a place that no system has turned. */
static struct orr_minor_angles minor_of(const struct orr_house_place *place)
{
	const double sin_colat = place->south ? -place->cos_lat : place->cos_lat,
		     cos_colat = fabs(place->sin_lat);
	return (struct orr_minor_angles){
		.east_point_deg = orr_house_longitude_deg(place, place->armc_deg + 90.0),
		.co_asc_koch_deg = orr_house_crossing(
			place, (struct orr_house_vector){place->cos_lat, 0.0, -place->sin_lat}),
		.co_asc_munkasey_deg =
			orr_house_crossing(place, (struct orr_house_vector){cos_colat, 0.0, sin_colat}),
		.polar_asc_deg = orr_house_crossing(
			place, (struct orr_house_vector){-place->cos_lat, 0.0, place->sin_lat}),
	};
}

/* Everything but the cusps. */
static void angles_of(enum orr_house_system system, struct orr_house_place *place, struct orr_houses *out)
{
	*out = (struct orr_houses){.asked = system,
				   .used = exists(system, place) ? system : ORR_HOUSES_PORPHYRY};
	midheaven(place, out);
	const bool turned = ascendant(place, out);
	vertex(place, out);
	turn_over(out->used, turned, place, out);
}

void orr_house_angles_compute(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			      double sun_dec_deg, struct orr_houses *out)
{
	struct orr_house_place place = place_of(armc_deg, eps_deg, lat_deg);
	place.sun_dec_deg = sun_dec_deg;
	angles_of(system, &place, out);
}

void orr_houses_compute_sun(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			    double sun_dec_deg, struct orr_houses *out)
{
	struct orr_house_place place = place_of(armc_deg, eps_deg, lat_deg);
	place.sun_dec_deg = sun_dec_deg;
	const struct orr_minor_angles minor = minor_of(&place);
	angles_of(system, &place, out);
	out->minor = minor;
	cusps_of(out->used, &place, out);
}

void orr_houses_compute(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			struct orr_houses *out)
{
	orr_houses_compute_sun(system, armc_deg, eps_deg, lat_deg, (double)NAN, out);
}

/* Whether going forward from one cusp leads to `to` within half a circle. */
static bool forward(double from, double to)
{
	const double way = to - from;
	return (way < 0.0 ? way + 360.0 : way) < 180.0;
}

/* Which of `count` arcs between neighbouring points holds a longitude, from 0; -1 for NaN. Each is the shorter way between its ends. */
static int arc_of(const double point_deg[], int count, double lon_deg)
{
	const double lon = orr_angle_wrap(lon_deg);
	for (int n = 0; n < count; n++) {
		const double open = point_deg[n], close = point_deg[(n + 1) % count];
		const bool ahead = forward(open, close);
		const double from = ahead ? open : close, to = ahead ? close : open;
		const bool after = ahead ? lon >= from : lon > from, before = ahead ? lon < to : lon <= to;
		if (from <= to ? after && before : after || before)
			return n;
	}
	return -1;
}

/* Beyond the polar circles some systems run backward. */
int orr_house_of(const struct orr_houses *houses, double lon_deg)
{
	return arc_of(houses->cusp_deg, 12, lon_deg) + 1;
}

/* Sectors run against the signs: backward all of them. */
int orr_sector_of(const struct orr_houses *houses, double lon_deg)
{
	return houses->sector_count > 0 ? arc_of(houses->sector_deg, ORR_SECTOR_COUNT, lon_deg) + 1 : 0;
}

static void turn(double *lon_deg, double ayanamsa_deg)
{
	*lon_deg = orr_angle_wrap(*lon_deg - ayanamsa_deg);
}

/* Whole signs hang on the Ascendant's alone; the rest of the place is not asked. */
void orr_houses_turn(struct orr_houses *houses, double ayanamsa_deg)
{
	double *const angle[] = {&houses->asc_deg,
				 &houses->mc_deg,
				 &houses->vertex_deg,
				 &houses->minor.east_point_deg,
				 &houses->minor.co_asc_koch_deg,
				 &houses->minor.co_asc_munkasey_deg,
				 &houses->minor.polar_asc_deg};
	for (size_t n = 0; n < sizeof angle / sizeof angle[0]; n++)
		turn(angle[n], ayanamsa_deg);
	for (int n = 0; n < 12; n++)
		turn(&houses->cusp_deg[n], ayanamsa_deg);
	for (int n = 0; n < houses->sector_count; n++)
		turn(&houses->sector_deg[n], ayanamsa_deg);
	if (houses->used == ORR_HOUSES_WHOLE_SIGN || houses->used == ORR_HOUSES_WHOLE_SIGN_ARIES)
		cusps_of(houses->used, &(struct orr_house_place){0}, houses);
}
