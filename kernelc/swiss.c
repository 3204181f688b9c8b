/* SPDX-License-Identifier: AGPL-3.0-only */
/* Swiss Ephemeris, asked in a way that does not depend on its memory. */
#include "swiss.h"

#include <math.h>
#include <string.h>
#include <swephexp.h>

#include "core/angle.h"
#include "core/constants.h"
#include "core/time.h"

/* Bodies of the kernel by Swiss's numbers, in the order of enum orr_body. */
static const int swiss_number[ORR_BODY_COUNT] = {
	SE_SUN,    SE_MOON,    SE_MERCURY, SE_VENUS,     SE_MARS,      SE_JUPITER,   SE_SATURN,
	SE_URANUS, SE_NEPTUNE, SE_PLUTO,   SE_MEAN_NODE, SE_TRUE_NODE, SE_MEAN_APOG, SE_OSCU_APOG,
	SE_CHIRON, SE_CERES,   SE_PALLAS,  SE_JUNO,      SE_VESTA,
};

/* The block whose files this thread's Swiss has open; -1 for none. Swiss itself keeps its state per thread. */
static _Thread_local int open_block = -1;

void kc_swiss_close(void)
{
	swe_close();
	open_block = -1;
}

void kc_swiss_fresh(const struct kc_swiss *swiss)
{
	kc_swiss_close();
	char folder[AS_MAXCH];
	snprintf(folder, sizeof(folder), "%s", swiss->folder);
	swe_set_ephe_path(folder);
}

/*
 * Swiss keeps files and segments as long as they cover the instant, and files overlap; in an overlap its answer depends on what was
 * asked before. Forgetting all and asking once in the middle of the instant's own block opens that block's files, as a first call
 * at the instant would.
 */
static void block_open(const struct kc_swiss *swiss, double jd)
{
	int block = -1;
	for (size_t i = 0; i < swiss->block_count && swiss->block_jd[i] <= jd; i++)
		block = (int)i;
	if (block == open_block || block < 0)
		return;
	/* Soon after a block's start the light comes from the block before, and Swiss may stay there: open anew next time. */
	kc_swiss_fresh(swiss);
	open_block = jd < swiss->block_jd[block] + KC_BLOCK_LAG_D ? -1 : block;
	static const int probes[] = {SE_SUN, SE_MOON, SE_CHIRON};
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++) {
		double x[6];
		char text[AS_MAXCH];
		swe_calc(swiss->block_jd[block] + 50000.0, probes[i], SEFLG_SWIEPH, x, text);
	}
}

static enum orr_code missing(double jd, const char *text, struct orr_error *err)
{
	int year, month, day;
	double hour;
	swe_revjul(jd, SE_GREG_CAL, &year, &month, &day, &hour);
	char cut[200];
	snprintf(cut, sizeof(cut), "%s", text);
	cut[strcspn(cut, "\n")] = '\0';
	return orr_fail(
		err, ORR_E_NOT_FOUND,
		"Swiss Ephemeris cannot serve %04d-%02d-%02d from its data files (%s): install Debian's "
		"swe-basic-data for 1800-2399 and swe-standard-data for the rest, or name the folder with "
		"--ephe",
		year, month, day, cut[0] != '\0' ? cut : "it fell back to another model");
}

static enum orr_code checked(const struct kc_swiss *swiss, int number, double jd, int flags, double out[6],
			     struct orr_error *err)
{
	block_open(swiss, jd);
	char text[AS_MAXCH] = "";
	const int asked = flags | SEFLG_SWIEPH;
	const int got = swe_calc(jd, number, asked, out, text);
	if (got < 0 || (got & (SEFLG_SWIEPH | SEFLG_MOSEPH | SEFLG_JPLEPH)) != SEFLG_SWIEPH)
		return missing(jd, text, err);
	return ORR_OK;
}

enum orr_code kc_swiss_calc(const struct kc_swiss *swiss, int body, double jd_tt, int flags, double out[6],
			    struct orr_error *err)
{
	return checked(swiss, swiss_number[body], jd_tt, flags, out, err);
}

/* Take a displacement (AU, ecliptic) off a place in degrees and AU. */
static void take_off(double place[6], const double by[3])
{
	const double lon = place[0] * ORR_RAD_PER_DEG, lat = place[1] * ORR_RAD_PER_DEG;
	const double along = by[0] * cos(lon) + by[1] * sin(lon);
	place[0] -= (by[1] * cos(lon) - by[0] * sin(lon)) / (place[2] * cos(lat)) * ORR_DEG_PER_RAD;
	place[1] -= (by[2] * cos(lat) - along * sin(lat)) / place[2] * ORR_DEG_PER_RAD;
	place[2] -= along * cos(lat) + by[2] * sin(lat);
}

/* The Moon moves with the Earth: what rounding its light's date does is the sum of both speeds over the rounding. */
static enum orr_code moon_smooth(const struct kc_swiss *swiss, double jd, double place[6],
				 struct orr_error *err)
{
	const int flags = SEFLG_NONUT | SEFLG_TRUEPOS | SEFLG_XYZ | SEFLG_SPEED;
	double sun[6], moon[6], by[3];
	enum orr_code code = checked(swiss, SE_SUN, jd, flags, sun, err);
	if (code == ORR_OK)
		code = checked(swiss, SE_MOON, jd, flags, moon, err);
	if (code != ORR_OK)
		return code;
	const double way_d = kc_light_time_d(sqrt(moon[0] * moon[0] + moon[1] * moon[1] + moon[2] * moon[2]));
	const double left = jd - way_d, rounded_d = (left - jd) + way_d;
	for (int i = 0; i < 3; i++)
		by[i] = (moon[3 + i] - sun[3 + i]) * rounded_d;
	take_off(place, by);
	return ORR_OK;
}

enum orr_code kc_swiss_smooth(const struct kc_swiss *swiss, int body, double jd_tt, double out[6],
			      struct orr_error *err)
{
	const enum orr_code code = kc_swiss_calc(swiss, body, jd_tt, SEFLG_NONUT | SEFLG_NOGDEFL, out, err);
	return code == ORR_OK && body == ORR_MOON ? moon_smooth(swiss, jd_tt, out, err) : code;
}

enum orr_code kc_swiss_nutation(const struct kc_swiss *swiss, double jd_tt, double out[3],
				struct orr_error *err)
{
	double x[6]; /* true obliquity, mean obliquity, nutation in longitude, in obliquity */
	const enum orr_code code = checked(swiss, SE_ECL_NUT, jd_tt, 0, x, err);
	if (code != ORR_OK)
		return code;
	out[0] = x[2];
	out[1] = x[3];
	out[2] = x[1];
	return ORR_OK;
}

double kc_swiss_delta_t_s(double jd_ut1)
{
	char text[AS_MAXCH];
	return swe_deltat_ex(jd_ut1, SEFLG_SWIEPH, text) * 86400.0;
}

enum orr_code kc_swiss_sidereal_excess(const struct kc_swiss *swiss, double jd_tt, int apparent, double *out,
				       struct orr_error *err)
{
	double nutation[3];
	const enum orr_code code = kc_swiss_nutation(swiss, jd_tt, nutation, err);
	if (code != ORR_OK)
		return code;
	/* Delta T changes by less than 1e-7 of the time between TT and UT1: one step is exact enough. */
	const double jd_ut1 = jd_tt - kc_swiss_delta_t_s(jd_tt) / 86400.0;
	const double hours = swe_sidtime0(jd_ut1, nutation[2] + nutation[1], apparent ? nutation[0] : 0.0);
	const double day = floor(jd_ut1 - 0.5) + 0.5;
	const struct orr_ut1 ut1 = {day, jd_ut1 - day};
	*out = orr_angle_signed(hours * 15.0 - orr_earth_rotation_deg(ut1));
	return ORR_OK;
}

double kc_light_time_d(double dist_au)
{
	return dist_au * 499.004783836 /
	       86400.0; /* light time of 1 AU in seconds: IAU 2012 resolution B2 and c */
}

int kc_swiss_by_sun(int body)
{
	return body == ORR_SUN || body == ORR_MERCURY || body == ORR_VENUS || body >= ORR_CHIRON;
}

static int near_grid(const struct kc_grid *grid, double jd, double width_d)
{
	if (jd < grid->from_jd - width_d || jd > grid->to_jd + width_d)
		return 0;
	const double at = (jd - grid->from_jd) / grid->span_d;
	return fabs(at - round(at)) * grid->span_d <= width_d;
}

/* Whether one grid's border is near for a body that is not the Moon: its own, or the Earth's as it is or as the light brings it. */
static int near_for_planet(const struct kc_grid *grid, int body, double jd_tt, double lag_d, double width_d)
{
	if (grid->body != KC_EARTH && grid->body != body)
		return 0;
	if (grid->body == KC_EARTH && near_grid(grid, jd_tt, width_d))
		return 1;
	return (grid->body == body || kc_swiss_by_sun(body)) && near_grid(grid, jd_tt - lag_d, width_d);
}

int kc_swiss_near_border(const struct kc_swiss *swiss, int body, double jd_tt, double dist_au, double width_d)
{
	for (size_t i = 0; i < swiss->block_count; i++)
		if (jd_tt > swiss->block_jd[i] - width_d - 0.01 &&
		    jd_tt < swiss->block_jd[i] + width_d + KC_BLOCK_LAG_D)
			return 1;
	const int moon = body == ORR_MOON || body == ORR_TRUE_NODE || body == ORR_TRUE_LILITH;
	if (body == ORR_MEAN_NODE || body == ORR_MEAN_LILITH)
		return 0;
	for (size_t i = 0; i < swiss->grid_count; i++) {
		const struct kc_grid *grid = &swiss->grid[i];
		if (moon ? grid->body == ORR_MOON && near_grid(grid, jd_tt, width_d)
			 : near_for_planet(grid, body, jd_tt, kc_light_time_d(dist_au), width_d))
			return 1;
	}
	return 0;
}
