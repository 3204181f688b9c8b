/* SPDX-License-Identifier: AGPL-3.0-only */
/* Swiss Ephemeris as a source that answers the same whatever was asked before, and says so when its data are missing. */
#ifndef ORR_KERNELC_SWISS_H
#define ORR_KERNELC_SWISS_H

#include <stddef.h>

#include "base/error.h"
#include "core/body.h"
#include "core/kernel_format.h"

enum { KC_BLOCK_MAX = 64, KC_GRID_MAX = 1024 };

/* Polynomial segments of one body in one of Swiss's files: its positions jump a little from each to the next. */
struct kc_grid {
	int body; /* enum orr_body, or KC_EARTH */
	double from_jd, to_jd, span_d;
};
enum { KC_EARTH = -1 };

/* After a block's first instant light still comes from before it, and Swiss goes back and forth between two files. */
#define KC_BLOCK_LAG_D 0.3

/* What the data folder holds: six hundred years a block, and every file's segments. */
struct kc_swiss {
	const char *folder;
	size_t block_count, grid_count;
	double block_jd[KC_BLOCK_MAX]; /* first instant of each block, ascending */
	struct kc_grid grid[KC_GRID_MAX];
};

/** Read the headers of the data files. Error ORR_E_NOT_FOUND naming the folder and the packages that fill it. */
enum orr_code kc_swiss_scan(struct kc_swiss *out, const char *folder, struct orr_error *err) ORR_MUST_CHECK;

/** Forget everything that this thread's Swiss remembers, so that what follows depends on its own order only. */
void kc_swiss_fresh(const struct kc_swiss *swiss);
/** Close this thread's files. */
void kc_swiss_close(void);

/**
 * swe_calc for a body, checked: out[6] as Swiss gives it.
 * Error  ORR_E_NOT_FOUND when a data file is missing (Swiss would go on with a model of less accuracy), with the package to install.
 */
enum orr_code kc_swiss_calc(const struct kc_swiss *swiss, int body, double jd_tt, int flags, double out[6],
			    struct orr_error *err) ORR_MUST_CHECK;

/**
 * Apparent place without nutation and deflection, as the fits want it: for the Moon free of the noise that Swiss adds. (It rounds the
 * Julian date at which the light left; the Earth runs on for up to 20 microseconds, 0.6 m, which is 0.0003" at the Moon.)
 */
enum orr_code kc_swiss_smooth(const struct kc_swiss *swiss, int body, double jd_tt, double out[6],
			      struct orr_error *err) ORR_MUST_CHECK;

/** Nutation and mean obliquity: out = { longitude, obliquity, mean obliquity } in degrees. */
enum orr_code kc_swiss_nutation(const struct kc_swiss *swiss, double jd_tt, double out[3],
				struct orr_error *err) ORR_MUST_CHECK;

/** Delta T in seconds at a Julian date UT1. */
double kc_swiss_delta_t_s(double jd_ut1);

/** Greenwich sidereal time minus Earth rotation angle at an instant TT: mean (apparent = 0) or apparent; degrees in (-180, 180]. */
enum orr_code kc_swiss_sidereal_excess(const struct kc_swiss *swiss, double jd_tt, int apparent, double *out,
				       struct orr_error *err) ORR_MUST_CHECK;

/** Whether Swiss's files hold a body's place from the Sun, so that a step of the Sun's place comes with the body's light. */
int kc_swiss_by_sun(int body);

/** Whether `body`'s light or the Earth crosses a segment border within `width_d` of an instant; dist_au of the body at that time. */
int kc_swiss_near_border(const struct kc_swiss *swiss, int body, double jd_tt, double dist_au,
			 double width_d);

/** Light time in days. */
double kc_light_time_d(double dist_au);

#endif
