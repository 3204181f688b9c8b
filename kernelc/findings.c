/* SPDX-License-Identifier: AGPL-3.0-only */
/* Findings: judged, and as a table for people. */
#include <stdio.h>

#include "verify.h"

/* Of the frame and of Delta T: a thousandth of an arc second, and what core/kernel.h promises. */
static const double goal_frame_arcsec = 0.001, goal_delta_t_s = 1e-4;

static const char *const names[ORR_BODY_COUNT] = {
	"Sun",    "Moon",    "Mercury", "Venus",     "Mars",      "Jupiter",     "Saturn",
	"Uranus", "Neptune", "Pluto",   "Mean Node", "True Node", "Mean Lilith", "True Lilith",
	"Chiron", "Ceres",   "Pallas",  "Juno",      "Vesta",
};

bool kc_findings_good(const struct kc_findings *findings)
{
	bool good = findings->rest.nutation_arcsec <= goal_frame_arcsec &&
		    findings->rest.sidereal_arcsec <= goal_frame_arcsec &&
		    findings->rest.delta_t_s <= goal_delta_t_s;
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		good = good && kc_meets(&findings->body[body], (enum orr_body)body);
	return good;
}

void kc_findings_print(const struct kc_findings *findings)
{
	printf("Largest differences from Swiss Ephemeris at %llu random instants (seed %llu), and the "
	       "goals\n\n",
	       (unsigned long long)findings->count, (unsigned long long)findings->seed);
	printf("%-12s %11s %11s %8s %12s %12s %8s %11s\n", "", "longitude\"", "latitude\"", "goal\"",
	       "distance AU", "speed deg/d", "goal", "at jumps\"");
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const struct orr_kernel_accuracy *found = &findings->body[body];
		const struct orr_kernel_accuracy goal = orr_kernel_goal((enum orr_body)body);
		printf("%-12s %11.6f %11.6f %8.3f %12.2e %12.2e ", names[body], found->lon_arcsec,
		       found->lat_arcsec, goal.lon_arcsec, found->dist_au, found->speed_deg_d);
		if (goal.speed_deg_d > 0.0)
			printf("%8.0e ", goal.speed_deg_d);
		else
			printf("%8s ", "-");
		printf("%11.6f%s\n", found->border_lon_arcsec,
		       kc_meets(found, (enum orr_body)body) ? "" : "  MISSED");
	}
	printf("\nBehind the Sun, where Swiss's longitudes have kinks, speeds differ by up to %.1e deg/d\n",
	       findings->hidden_speed_deg_d);
	printf("Nutation and obliquity %.6f\", sidereal time %.6f\" (goal %.3f\"), Delta T %.7f s (goal "
	       "%.4f)\n",
	       findings->rest.nutation_arcsec, findings->rest.sidereal_arcsec, goal_frame_arcsec,
	       findings->rest.delta_t_s, goal_delta_t_s);
}
