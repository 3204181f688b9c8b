/* SPDX-License-Identifier: AGPL-3.0-only */
/* Comparing a kernel with answers of Swiss Ephemeris. */
#include "compare.h"

#include <math.h>

#include "core/angle.h"

enum orr_kernel_status kc_compare(const struct orr_kernel *kernel, const struct orr_kernel_control *control,
				  struct orr_kernel_accuracy out[ORR_BODY_COUNT], struct kc_rest *out_rest)
{
	const struct orr_tt tt = {control->day, control->frac_d};
	const double jd = control->day + control->frac_d;
	struct orr_sky sky;
	double delta_t_s;
	size_t bad;
	if (orr_kernel_eval(kernel, 1, &tt, &sky, &bad) != ORR_KERNEL_OK ||
	    orr_kernel_delta_t_s(kernel, 1, &jd, &delta_t_s, &bad) != ORR_KERNEL_OK)
		return ORR_KERNEL_OUT_OF_RANGE;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const double speed = fabs(sky.lon_speed_deg_d[body] - control->speed_deg_d[body]);
		out[body] = (struct orr_kernel_accuracy){
			.lon_arcsec =
				3600.0 * orr_angle_separation(sky.lon_deg[body], control->lon_deg[body]),
			.lat_arcsec = 3600.0 * fabs(sky.lat_deg[body] - control->lat_deg[body]),
			.dist_au = fabs(sky.dist_au[body] - control->dist_au[body]),
			.speed_deg_d = isnan(speed) ? 0.0 : speed,
		};
	}
	*out_rest = (struct kc_rest){
		.nutation_arcsec = 3600.0 * fmax(fmax(fabs(sky.nutation_lon_deg - control->nutation_lon_deg),
						      fabs(sky.nutation_obl_deg - control->nutation_obl_deg)),
						 fabs(sky.obliquity_deg - control->obliquity_deg)),
		.sidereal_arcsec =
			3600.0 * orr_angle_separation(sky.sidereal_excess_deg, control->sidereal_excess_deg),
		.delta_t_s = fabs(delta_t_s - control->delta_t_s),
	};
	return ORR_KERNEL_OK;
}

static int within(double found, double goal)
{
	return goal <= 0.0 || found <= goal;
}

int kc_meets(const struct orr_kernel_accuracy *found, enum orr_body body)
{
	const struct orr_kernel_accuracy goal = orr_kernel_goal(body);
	return within(found->lon_arcsec, goal.lon_arcsec) && within(found->lat_arcsec, goal.lat_arcsec) &&
	       within(found->speed_deg_d, goal.speed_deg_d);
}
