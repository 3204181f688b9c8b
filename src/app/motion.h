/* SPDX-License-Identifier: Apache-2.0 */
/* The points' motions at single instants, for spectra; and those instants in TT. */
#ifndef ORR_APP_MOTION_H
#define ORR_APP_MOTION_H

#include <stdbool.h>

#include "core/kernel.h"
#include "core/spectrum.h"

/** TT of an instant; false outside the kernel. */
bool orr_kernel_tt(const struct orr_kernel *kernel, orr_unix_ms unix_ms, struct orr_tt *out);
/** At a Julian date TT; false outside the kernel. */
bool orr_motion_at(const struct orr_kernel *kernel, double jd_tt, struct orr_motion *out);
/** At an instant UTC, which is the Julian date `out_jd_tt`. */
bool orr_motion_at_utc(const struct orr_kernel *kernel, orr_unix_ms unix_ms, double *out_jd_tt,
		       struct orr_motion *out);

#endif
