/* SPDX-License-Identifier: Apache-2.0 */
/* A kernel's control points, evaluated here. */
#include "faces/cli/kernel_check.h"

#include <math.h>

#include "core/kernel_format.h"
#include "model/names.h"

/* Instants evaluated in one call; their skies stand on the stack. */
enum { AT_ONCE = 8 };

static const double arcsec_per_deg = 3600.0;

/* Delta T and the frame have no body: what kernel.h promises, and as much as the best bodies. */
static const double goal_delta_t_s = 1e-4, goal_frame_arcsec = 0.001;

/* NaN counts as the worst. */
static void widen(double *worst, double difference)
{
	if (!(fabs(difference) <= *worst))
		*worst = fabs(difference);
}

static double turn_difference_deg(double a_deg, double b_deg)
{
	return remainder(a_deg - b_deg, 360.0);
}

static void compare(const struct orr_kernel_control *control, const struct orr_sky *sky, double delta_t_s,
		    struct orr_verify_report *report)
{
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		struct orr_body_check_report *row = &report->bodies[body];
		widen(&row->longitude_arcsec,
		      arcsec_per_deg * turn_difference_deg(sky->lon_deg[body], control->lon_deg[body]));
		widen(&row->latitude_arcsec, arcsec_per_deg * (sky->lat_deg[body] - control->lat_deg[body]));
		widen(&row->distance_au, sky->dist_au[body] - control->dist_au[body]);
		if (!isnan(control->speed_deg_d[body]))
			widen(&row->speed_deg_d, sky->lon_speed_deg_d[body] - control->speed_deg_d[body]);
	}
	widen(&report->nutation_arcsec, arcsec_per_deg * (sky->nutation_lon_deg - control->nutation_lon_deg));
	widen(&report->nutation_arcsec, arcsec_per_deg * (sky->nutation_obl_deg - control->nutation_obl_deg));
	widen(&report->nutation_arcsec, arcsec_per_deg * (sky->obliquity_deg - control->obliquity_deg));
	widen(&report->sidereal_arcsec,
	      arcsec_per_deg * turn_difference_deg(sky->sidereal_excess_deg, control->sidereal_excess_deg));
	widen(&report->delta_t_s, delta_t_s - control->delta_t_s);
}

static enum orr_kernel_status check_some(const struct orr_kernel *kernel, size_t count,
					 const struct orr_kernel_control control[],
					 struct orr_verify_report *report)
{
	struct orr_tt tt[AT_ONCE];
	struct orr_sky sky[AT_ONCE];
	double jd[AT_ONCE], delta_t_s[AT_ONCE];
	size_t bad;
	for (size_t i = 0; i < count; i++) {
		tt[i] = (struct orr_tt){.day = control[i].day, .frac_d = control[i].frac_d};
		jd[i] = control[i].day + control[i].frac_d;
	}
	enum orr_kernel_status status = orr_kernel_eval(kernel, count, tt, sky, &bad);
	if (status == ORR_KERNEL_OK)
		status = orr_kernel_delta_t_s(kernel, count, jd, delta_t_s, &bad);
	for (size_t i = 0; i < count && status == ORR_KERNEL_OK; i++)
		compare(&control[i], &sky[i], delta_t_s[i], report);
	return status;
}

static void judge(struct orr_verify_report *report)
{
	report->good = report->nutation_arcsec <= goal_frame_arcsec &&
		       report->sidereal_arcsec <= goal_frame_arcsec && report->delta_t_s <= goal_delta_t_s;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		struct orr_body_check_report *row = &report->bodies[body];
		row->good = row->longitude_arcsec <= row->goal_arcsec &&
			    row->latitude_arcsec <= row->goal_arcsec &&
			    (isnan(row->goal_speed_deg_d) || row->speed_deg_d <= row->goal_speed_deg_d);
		report->good = report->good && row->good;
	}
}

enum orr_code orr_kernel_check(const struct orr_kernel *kernel, struct orr_verify_report *report,
			       struct orr_error *err)
{
	size_t count = (size_t)kernel->header->control_count;
	const struct orr_kernel_control *control =
		(const void *)(kernel->bytes + kernel->header->control_offset);
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		struct orr_kernel_accuracy goal = orr_kernel_goal((enum orr_body)body);
		report->bodies[body] = (struct orr_body_check_report){
			.body = orr_body_names[body],
			.goal_arcsec = goal.lon_arcsec,
			.goal_speed_deg_d = goal.speed_deg_d > 0 ? goal.speed_deg_d : (double)NAN};
	}
	report->body_count = ORR_BODY_COUNT;
	report->control_points = (int64_t)count;
	if (count == 0)
		return orr_fail(err, ORR_E_CORRUPT,
				"the kernel has no control points; make it anew with orrery-kernelc --out");
	for (size_t at = 0; at < count; at += AT_ONCE) {
		size_t some = count - at < AT_ONCE ? count - at : AT_ONCE;
		if (check_some(kernel, some, control + at, report) != ORR_KERNEL_OK)
			return orr_fail(
				err, ORR_E_CORRUPT,
				"a control point lies outside the kernel's own range; make it anew with "
				"orrery-kernelc --out");
	}
	judge(report);
	return ORR_OK;
}
