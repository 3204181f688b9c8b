/* SPDX-License-Identifier: AGPL-3.0-only */
/* The Sun as Swiss Ephemeris's lens: how its mass fraction grows with the ray's distance, measured. */
#ifndef ORR_KERNELC_LENS_H
#define ORR_KERNELC_LENS_H

#include "pack.h"
#include "swiss.h"

/** Fill lens and profile of `out`. Error as kc_swiss_calc. */
enum orr_code kc_lens_measure(struct kc_extra *out, const struct kc_swiss *swiss,
			      struct orr_error *err) ORR_MUST_CHECK;

#endif
