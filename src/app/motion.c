/* SPDX-License-Identifier: Apache-2.0 */
/* The points' motions at single instants, for spectra; and those instants in TT. */
#include "app/motion.h"

static bool motion_at(const struct orr_kernel *kernel, struct orr_tt tt, struct orr_motion *out)
{
	struct orr_sky sky;
	size_t bad;
	if (orr_kernel_eval(kernel, 1, &tt, &sky, &bad) != ORR_KERNEL_OK)
		return false;
	orr_motion_of_sky(&sky, out);
	return true;
}

bool orr_kernel_tt(const struct orr_kernel *kernel, orr_unix_ms unix_ms, struct orr_tt *out)
{
	const struct orr_utc utc = orr_utc_from_unix_ms(unix_ms);
	const double jd = utc.day + utc.frac_d;
	double delta_t_s;
	size_t bad;
	if (orr_kernel_delta_t_s(kernel, 1, &jd, &delta_t_s, &bad) != ORR_KERNEL_OK)
		return false;
	*out = orr_tt_from_utc(utc, delta_t_s);
	return true;
}

bool orr_motion_at(const struct orr_kernel *kernel, double jd_tt, struct orr_motion *out)
{
	return motion_at(kernel, orr_tt_from_jd(jd_tt), out);
}

bool orr_motion_at_utc(const struct orr_kernel *kernel, orr_unix_ms unix_ms, double *out_jd_tt,
		       struct orr_motion *out)
{
	struct orr_tt tt;
	if (!orr_kernel_tt(kernel, unix_ms, &tt) || !motion_at(kernel, tt, out))
		return false;
	*out_jd_tt = orr_tt_jd(tt);
	return true;
}
