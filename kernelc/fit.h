/* SPDX-License-Identifier: AGPL-3.0-only */
/* Least-squares Chebyshev fits of a class's quantities over its pieces. */
#ifndef ORR_KERNELC_FIT_H
#define ORR_KERNELC_FIT_H

#include "plan.h"
#include "work.h"

/* Coefficients [piece][row][lane] as in the kernel, unscaled; row 1 (the fine constant) is left zero. */
struct kc_fit {
	struct orr_kernel_piece *piece; /* piece_count + 1 */
	double *coef;
};

/** Fit one class. Error as kc_swiss_calc; ORR_E_UNAVAILABLE without memory. Free with kc_fit_done. */
enum orr_code kc_fit_class(struct kc_fit *out, const struct kc_class *class, const struct kc_shop *shop,
			   const char *label, struct orr_error *err) ORR_MUST_CHECK;
void kc_fit_done(struct kc_fit *fit);

#endif
