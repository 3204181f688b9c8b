/* SPDX-License-Identifier: AGPL-3.0-only */
/* A kernel's evaluation against one answer of Swiss Ephemeris. */
#ifndef ORR_KERNELC_COMPARE_H
#define ORR_KERNELC_COMPARE_H

#include "core/kernel.h"
#include "core/kernel_format.h"

/* Differences without a body. */
struct kc_rest {
	double nutation_arcsec, sidereal_arcsec, delta_t_s;
};

/**
 * Evaluate at a control's instant and compare. Speeds that are NaN in the control are not compared: their difference is 0.
 * Shape  out[ORR_BODY_COUNT], absolute differences; border_lon_arcsec is left 0.
 * Error  ORR_KERNEL_OUT_OF_RANGE, outputs untouched.
 */
enum orr_kernel_status kc_compare(const struct orr_kernel *kernel, const struct orr_kernel_control *control,
				  struct orr_kernel_accuracy out[ORR_BODY_COUNT], struct kc_rest *out_rest);

/** Whether differences keep to a body's goal. */
int kc_meets(const struct orr_kernel_accuracy *found, enum orr_body body);

#endif
