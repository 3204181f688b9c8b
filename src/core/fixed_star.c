/* SPDX-License-Identifier: Apache-2.0 */
/* Places of fixed directions: space motion, precession, and what the observer's own place and motion do to them. */
#include "core/fixed_star.h"

#include <math.h>

#include "core/angle.h"
#include "core/constants.h"
#include "core/precession.h"
#include "core/trig.h"

#define RAD_PER_MAS (ORR_RAD_PER_DEG / 3600000.0)

/*
 * ICRS at J2000: degrees; milliarcseconds a year (in right ascension along the parallel), milliarcseconds; km/s.
 * The figures are those of Swiss Ephemeris 2.10.03: Simbad's for the stars; Simbad's for Sagittarius A*, taken there as of the FK5
 * and turned to the ICRS (swe_fixstar), with its proper motion after M. Reid and A. Brunthaler 2004; the pole of 1958 (12h49m, +27 24,
 * B1950) turned to the ICRS likewise; the other pole from J.-C. Liu, Z. Zhu, H. Zhang, Astronomy and Astrophysics 526, A16 (2011).
 */
static const struct {
	double ra_deg, dec_deg, ra_mas_yr, dec_mas_yr, parallax_mas, radial_km_s;
} row[ORR_STAR_COUNT] = {
	[ORR_STAR_SPICA] = {15.0 * (13.0 + 25.0 / 60.0 + 11.57937 / 3600.0),
			    -(11.0 + 9.0 / 60.0 + 40.7501 / 3600.0), -42.35, -30.67, 13.06, 1.0},
	[ORR_STAR_REVATI] = {15.0 * (1.0 + 13.0 / 60.0 + 43.88735 / 3600.0),
			     7.0 + 34.0 / 60.0 + 31.2745 / 3600.0, 145.0, -55.69, 18.76, 15.0},
	[ORR_STAR_PUSHYA] = {15.0 * (8.0 + 44.0 / 60.0 + 41.09921 / 3600.0),
			     18.0 + 9.0 / 60.0 + 15.5034 / 3600.0, -17.67, -229.26, 24.98, 17.14},
	[ORR_STAR_SHAULA] = {15.0 * (17.0 + 33.0 / 60.0 + 36.52012 / 3600.0),
			     -(37.0 + 6.0 / 60.0 + 13.7648 / 3600.0), -8.53, -30.8, 5.71, -3.0},
	[ORR_STAR_GALACTIC_CENTER] = {266.416810632607, -29.007817115005, -2.755718425, -5.547, 0.125, 0.0},
	[ORR_STAR_GALACTIC_POLE_1958] = {192.859438161463, 27.128276479861, 0.0, 0.0, 0.0, 0.0},
	[ORR_STAR_GALACTIC_POLE] = {15.0 * (12.0 + 51.0 / 60.0 + 36.7151981 / 3600.0),
				    27.0 + 6.0 / 60.0 + 11.193172 / 3600.0, 0.0, 0.0, 0.0, 0.0},
};

static double dot(const double a[3], const double b[3])
{
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void cross(const double a[3], const double b[3], double out[3])
{
	out[0] = a[1] * b[2] - a[2] * b[1];
	out[1] = a[2] * b[0] - a[0] * b[2];
	out[2] = a[0] * b[1] - a[1] * b[0];
}

static void unit(double v[3])
{
	const double length = sqrt(dot(v, v));
	for (int n = 0; n < 3; n++)
		v[n] /= length;
}

static double century_of(struct orr_tt tt)
{
	return (tt.day - 2451545.0 + tt.frac_d) / 36525.0;
}

/*
 * From the ICRS to the mean equator and equinox of J2000: three small angles. Source: IERS Conventions (2010), section 5.4.4.
 */
static void add_bias(double v[3])
{
	const double mas = RAD_PER_MAS, east = -16.617 * mas, north = -6.8192 * mas, around = -14.6 * mas;
	const double from[3] = {v[0], v[1], v[2]};
	v[0] = from[0] + around * from[1] - east * from[2];
	v[1] = from[1] - around * from[0] - north * from[2];
	v[2] = from[2] + east * from[0] + north * from[1];
}

/* Direction at a date, before anything that hangs on the observer. */
static void space_motion(enum orr_star star, struct orr_tt tt, double out[3])
{
	enum { YEARS_PER_CENTURY = 100 };
	static const double km_s_per_au_yr = 4.740470463; /* one astronomical unit a Julian year */
	const double years = YEARS_PER_CENTURY * century_of(tt);
	double sin_ra, cos_ra, sin_dec, cos_dec;
	orr_sincos_deg(row[star].ra_deg, &sin_ra, &cos_ra);
	orr_sincos_deg(row[star].dec_deg, &sin_dec, &cos_dec);
	const double east = years * row[star].ra_mas_yr * RAD_PER_MAS,
		     north = years * row[star].dec_mas_yr * RAD_PER_MAS;
	const double away =
		1.0 + years * row[star].radial_km_s / km_s_per_au_yr * row[star].parallax_mas * RAD_PER_MAS;
	out[0] = away * cos_dec * cos_ra - east * sin_ra - north * sin_dec * cos_ra;
	out[1] = away * cos_dec * sin_ra + east * cos_ra - north * sin_dec * sin_ra;
	out[2] = away * sin_dec + north * cos_dec;
	add_bias(out);
}

/* The mean frames of a date in the mean equator and equinox of J2000: the equinox, and 90 degrees further on either circle. */
struct frames {
	double equinox[3], on_ecliptic[3], on_equator[3];
};

/* With the obliquity of the sky, whose own series differs from the angle between the poles by 0.001" in 1800. */
static void frames_of(struct orr_tt tt, const struct orr_sky *sky, struct frames *out)
{
	double ecliptic_pole[3], equator_pole[3], sine, cosine;
	orr_precession_poles(tt, ecliptic_pole, equator_pole);
	cross(equator_pole, ecliptic_pole, out->equinox);
	unit(out->equinox);
	cross(equator_pole, out->equinox, out->on_equator);
	orr_sincos_deg(sky->obliquity_deg - sky->nutation_obl_deg, &sine, &cosine);
	for (int n = 0; n < 3; n++)
		out->on_ecliptic[n] = cosine * out->on_equator[n] + sine * equator_pole[n];
}

static struct orr_star_place place_of(const struct frames *frames, const double v[3])
{
	const double along = dot(v, frames->equinox);
	return (struct orr_star_place){
		.lon_deg = orr_angle_wrap(orr_atan2_deg(dot(v, frames->on_ecliptic), along)),
		.ra_deg = orr_angle_wrap(orr_atan2_deg(dot(v, frames->on_equator), along)),
	};
}

struct orr_star_place orr_star_geometric(enum orr_star star, struct orr_tt tt, const struct orr_sky *sky)
{
	struct frames frames;
	double v[3];
	frames_of(tt, sky, &frames);
	space_motion(star, tt, v);
	return place_of(&frames, v);
}

/*
 * The giants move the Sun: mass over the Sun's, semi-major axis, and mean longitude, perihelion and their motions a century on the
 * mean equinox of date. Source: J. Meeus, Astronomical Algorithms, 2nd edition 1998, table 31.A; masses: IAU 1976.
 */
static const struct {
	double mass, axis_au, lon_deg, lon_deg_cy, perihelion_deg, perihelion_deg_cy, eccentricity;
} giant[] = {
	{1.0 / 1047.355, 5.2026, 34.3515, 3036.3028, 14.3312, 1.6126, 0.0485},
	{1.0 / 3498.5, 9.5549, 50.0774, 1223.5110, 93.0568, 1.9637, 0.0555},
	{1.0 / 22869.0, 19.2184, 314.0550, 429.8640, 173.0053, 1.4864, 0.0463},
	{1.0 / 19314.0, 30.1104, 304.3487, 219.8833, 48.1203, 1.4263, 0.0090},
};

/* Adds the Sun's velocity about the barycentre, AU a day, on the mean ecliptic of date; a hundredth of it is 1e-4". */
static void add_sun_velocity(double century, double v[2])
{
	for (size_t n = 0; n < sizeof giant / sizeof giant[0]; n++) {
		const double lon = giant[n].lon_deg + century * giant[n].lon_deg_cy,
			     perihelion = giant[n].perihelion_deg + century * giant[n].perihelion_deg_cy,
			     e = giant[n].eccentricity;
		const double at = lon + 2.0 * e * ORR_DEG_PER_RAD * orr_sin_deg(lon - perihelion);
		double sine, cosine, sin_perihelion, cos_perihelion;
		orr_sincos_deg(at, &sine, &cosine);
		orr_sincos_deg(perihelion, &sin_perihelion, &cos_perihelion);
		const double speed =
			giant[n].mass * giant[n].axis_au * giant[n].lon_deg_cy / 36525.0 * ORR_RAD_PER_DEG;
		v[0] += speed * (sine + e * sin_perihelion);
		v[1] -= speed * (cosine + e * cos_perihelion);
	}
}

/* The observer at the Earth's centre, on the mean ecliptic of date. */
struct observer {
	double sun_au[2];   /* geometric, from the Earth */
	double velocity[2]; /* about the barycentre, in units of the speed of light */
};

/*
 * The Sun's apparent place is where it was when its light left; it is led back to the instant by its own motion. Speeds are against
 * the stars: without nutation's and precession's. The Earth's part off the ecliptic is below 1e-4".
 */
static struct observer observer_of(struct orr_tt tt, const struct orr_sky *sky)
{
	static const double light_au_d = 173.14463267424, precession_deg_d = 3.8246e-5;
	const double dist = sky->dist_au[ORR_SUN],
		     speed_deg_d = sky->lon_speed_deg_d[ORR_SUN] - sky->nutation_lon_speed_deg_d;
	const double lon = sky->lon_deg[ORR_SUN] - sky->nutation_lon_deg + speed_deg_d * (dist / light_au_d);
	const double along = sky->sun_dist_speed_au_d,
		     across = dist * (speed_deg_d - precession_deg_d) * ORR_RAD_PER_DEG;
	double sine, cosine;
	orr_sincos_deg(lon, &sine, &cosine);
	struct observer out = {.sun_au = {dist * cosine, dist * sine},
			       .velocity = {across * sine - along * cosine, -along * sine - across * cosine}};
	add_sun_velocity(century_of(tt), out.velocity);
	for (int n = 0; n < 2; n++)
		out.velocity[n] /= light_au_d;
	return out;
}

/*
 * Bending of starlight by the Sun; behind the disc its strength falls to nothing towards the centre. Source: Explanatory Supplement to
 * the Astronomical Almanac (1992), section 3.314, for a source at infinity.
 */
static void add_deflection(const double sun_au[3], double p[3])
{
	static const double strength_au = 1.97412574336e-8, disc_au = 0.00465247;
	double sun[3] = {sun_au[0], sun_au[1], sun_au[2]};
	const double dist = sqrt(dot(sun, sun));
	unit(sun);
	const double cosine = dot(p, sun), square = fmax(0.0, 1.0 - cosine * cosine);
	const double disc = disc_au / dist, inside = fmin(1.0, square / (disc * disc));
	if (!(square > 0.0))
		return;
	/* 1 - cosine without its cancellation near the Sun */
	const double away = cosine > 0.0 ? square / (1.0 + cosine) : 1.0 - cosine;
	for (int n = 0; n < 3; n++)
		p[n] -= inside * strength_au / dist / away * (sun[n] - cosine * p[n]);
	unit(p);
}

/* Source: the same, section 3.315, relativistic. */
static void add_aberration(const double velocity[3], double p[3])
{
	const double slow = sqrt(1.0 - dot(velocity, velocity)), along = dot(p, velocity);
	for (int n = 0; n < 3; n++)
		p[n] = slow * p[n] + (1.0 + along / (1.0 + slow)) * velocity[n];
	unit(p);
}

/* A vector of the mean ecliptic of date in the frame of J2000. */
static void from_ecliptic(const struct frames *frames, const double v[2], double out[3])
{
	for (int n = 0; n < 3; n++)
		out[n] = v[0] * frames->equinox[n] + v[1] * frames->on_ecliptic[n];
}

struct orr_star_place orr_star_apparent(enum orr_star star, struct orr_tt tt, const struct orr_sky *sky)
{
	const struct observer observer = observer_of(tt, sky);
	struct frames frames;
	double p[3], sun_au[3], velocity[3];
	frames_of(tt, sky, &frames);
	from_ecliptic(&frames, observer.sun_au, sun_au);
	from_ecliptic(&frames, observer.velocity, velocity);
	space_motion(star, tt, p);
	for (int n = 0; n < 3; n++)
		p[n] += row[star].parallax_mas * RAD_PER_MAS * sun_au[n];
	unit(p);
	add_deflection(sun_au, p);
	add_aberration(velocity, p);
	return place_of(&frames, p);
}
