/* SPDX-License-Identifier: AGPL-3.0-only */
/* The Sun's mass fraction, measured from what Swiss Ephemeris does to Mercury as it passes behind the Sun. */
#include "lens.h"

#include <math.h>
#include <swephexp.h>

#include "core/constants.h"
#include "core/deflection.h"

enum { KNOTS = 101 };

/*
 * On 1954-05-10 Mercury passes behind the Sun's centre within 1", at one degree a day: the best of 1900-2100.
 * Swiss's fraction proves piecewise linear between hundredths of the radius.
 */
static const double passage_jd = 2434871.4605;
static const double passage_step_d = 0.0002;
enum { PASSAGE_STEPS = 1500 };

/* GM of the Sun, m^3/s^2: IAU 2015 resolution B3 (nominal). Speed of light: SI. Astronomical unit: IAU 2012 resolution B2. */
static const double solar_gm = 1.3271244e20, light_m_s = 299792458.0, au_m = 149597870700.0;

/* The Sun's apparent radius at 1 AU: Auwers 1891, used by the almanacs since; Explanatory Supplement (1992), table 1.1. */
static const double solar_radius_arcsec = 959.63;

/* Normal equations of a piecewise linear function: tridiagonal. */
struct normal {
	double diagonal[KNOTS], beside[KNOTS], right[KNOTS];
};

static void add(struct normal *normal, double share, double fraction)
{
	const double at = share * (KNOTS - 1);
	const size_t k = (size_t)at;
	if (k + 1 >= KNOTS)
		return;
	const double b = at - (double)k, a = 1.0 - b;
	normal->diagonal[k] += a * a;
	normal->diagonal[k + 1] += b * b;
	normal->beside[k] += a * b;
	normal->right[k] += a * fraction;
	normal->right[k + 1] += b * fraction;
}

/* Thomas's elimination. */
static void solve(struct normal *normal, double out[KNOTS])
{
	for (size_t k = 1; k < KNOTS; k++) {
		const double factor = normal->beside[k - 1] / normal->diagonal[k - 1];
		normal->diagonal[k] -= factor * normal->beside[k - 1];
		normal->right[k] -= factor * normal->right[k - 1];
	}
	out[KNOTS - 1] = normal->right[KNOTS - 1] / normal->diagonal[KNOTS - 1];
	for (size_t k = KNOTS - 1; k-- > 0;)
		out[k] = (normal->right[k] - normal->beside[k] * out[k + 1]) / normal->diagonal[k];
}

static struct orr_polar polar_of(const double x[6])
{
	return (struct orr_polar){x[0], x[1], x[2], 0.0, 0.0, 0.0};
}

/* One instant: share of the radius, and Swiss's displacement as a fraction of that of the whole mass. */
static enum orr_code measure(const struct kc_swiss *swiss, double jd, const struct orr_lens *whole,
			     struct normal *normal, struct orr_error *err)
{
	double sun[6], plain[6], bent[6];
	enum orr_code code = kc_swiss_calc(swiss, ORR_SUN, jd, SEFLG_NONUT, sun, err);
	if (code == ORR_OK)
		code = kc_swiss_calc(swiss, ORR_MERCURY, jd, SEFLG_NONUT | SEFLG_NOGDEFL, plain, err);
	if (code == ORR_OK)
		code = kc_swiss_calc(swiss, ORR_MERCURY, jd, SEFLG_NONUT, bent, err);
	if (code != ORR_OK)
		return code;
	const struct orr_polar from = polar_of(plain), centre = polar_of(sun);
	struct orr_deflection by;
	orr_deflect(whole, &centre, 1, &from, &by);
	const double lon = bent[0] - plain[0], lat = bent[1] - plain[1];
	const double size2 = by.lon_deg * by.lon_deg + by.lat_deg * by.lat_deg;
	const double dlon = (plain[0] - sun[0]) * ORR_RAD_PER_DEG, b = plain[1] * ORR_RAD_PER_DEG,
		     b0 = sun[1] * ORR_RAD_PER_DEG;
	const double y = cos(b) * sin(dlon), z = sin(b) * cos(b0) - cos(b) * cos(dlon) * sin(b0);
	const double share = sqrt(y * y + z * z) * sun[2] / whole->radius_au;
	if (size2 > 0.0)
		add(normal, share, (lon * by.lon_deg + lat * by.lat_deg) / size2);
	return ORR_OK;
}

enum orr_code kc_lens_measure(struct kc_extra *out, const struct kc_swiss *swiss, struct orr_error *err)
{
	static const double all[2] = {1.0, 1.0};
	const struct orr_lens whole = {2.0 * solar_gm / (light_m_s * light_m_s) / au_m,
				       sin(solar_radius_arcsec / 3600.0 * ORR_RAD_PER_DEG), all, 2};
	struct normal normal = {{0.0}, {0.0}, {0.0}};
	for (int step = -PASSAGE_STEPS; step <= PASSAGE_STEPS; step++) {
		const enum orr_code code =
			measure(swiss, passage_jd + step * passage_step_d, &whole, &normal, err);
		if (code != ORR_OK)
			return code;
	}
	solve(&normal, out->profile);
	out->profile_count = KNOTS;
	out->deflection_rad_au = whole.strength_rad_au;
	out->solar_radius_au = whole.radius_au;
	return ORR_OK;
}
