/* SPDX-License-Identifier: AGPL-3.0-only */
/* What Swiss Ephemeris says at one instant. */
#include "answer.h"

#include <math.h>
#include <swephexp.h>

#include "core/angle.h"

/*
 * Swiss's longitude of the Moon has a noise of 0.0007" (the Earth's way in the rounding of a Julian date), so its differences
 * take long steps and eight neighbours: noise below 5e-7 degrees a day, cut-off below 1e-7. Everything else is smooth to 1e-5".
 * Weights: Fornberg, Mathematics of Computation 51 (1988), table 1.
 */
static const struct kc_stencil stencil_moon = {0.6, 4, {4.0 / 5.0, -1.0 / 5.0, 4.0 / 105.0, -1.0 / 280.0}};
static const struct kc_stencil stencil_other = {0.05, 2, {2.0 / 3.0, -1.0 / 12.0}};

const struct kc_stencil *kc_stencil_of(int body)
{
	return body == ORR_MOON ? &stencil_moon : &stencil_other;
}

double kc_stencil_reach_d(const struct kc_stencil *stencil)
{
	return stencil->step_d * (double)stencil->count;
}

enum orr_code kc_answer(struct orr_kernel_control *out, const struct kc_swiss *swiss, double jd_tt,
			struct orr_error *err)
{
	double x[6];
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const enum orr_code code = kc_swiss_calc(swiss, body, jd_tt, 0, x, err);
		if (code != ORR_OK)
			return code;
		out->lon_deg[body] = x[0];
		out->lat_deg[body] = x[1];
		out->dist_au[body] = x[2];
		out->speed_deg_d[body] = (double)NAN;
	}
	enum orr_code code = kc_swiss_nutation(swiss, jd_tt, x, err);
	if (code == ORR_OK)
		code = kc_swiss_sidereal_excess(swiss, jd_tt, 1, &out->sidereal_excess_deg, err);
	if (code != ORR_OK)
		return code;
	const struct orr_tt tt = kc_tt_of(jd_tt);
	out->day = tt.day;
	out->frac_d = tt.frac_d;
	out->nutation_lon_deg = x[0];
	out->nutation_obl_deg = x[1];
	out->obliquity_deg = x[2] + x[1];
	out->delta_t_s = kc_swiss_delta_t_s(jd_tt);
	return ORR_OK;
}

enum orr_code kc_answer_speed(double *out, const struct kc_swiss *swiss, int body, double jd_tt,
			      struct orr_error *err)
{
	const struct kc_stencil *stencil = kc_stencil_of(body);
	double sum = 0.0;
	for (size_t k = 1; k <= stencil->count; k++) {
		const double after_jd = jd_tt + (double)k * stencil->step_d;
		const double before_jd = jd_tt - (double)k * stencil->step_d;
		double after[6], before[6];
		enum orr_code code = kc_swiss_calc(swiss, body, after_jd, 0, after, err);
		if (code == ORR_OK)
			code = kc_swiss_calc(swiss, body, before_jd, 0, before, err);
		if (code != ORR_OK)
			return code;
		/* The dates are rounded: what counts is their true distance. */
		const double steps = (after_jd - before_jd) / (2.0 * (double)k * stencil->step_d);
		sum += stencil->weight[k - 1] * orr_angle_difference(before[0], after[0]) / steps;
	}
	*out = sum / stencil->step_d;
	return ORR_OK;
}

struct orr_tt kc_tt_of(double jd_tt)
{
	const double day = floor(jd_tt - 0.5) + 0.5;
	return (struct orr_tt){day, jd_tt - day};
}

double kc_random(uint64_t seed, uint64_t place)
{
	/* splitmix64: Steele, Lea and Flood, OOPSLA 2014 */
	uint64_t z = seed + (place + 1) * 0x9e3779b97f4a7c15ULL;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}
