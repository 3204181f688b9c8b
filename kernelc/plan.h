/* SPDX-License-Identifier: AGPL-3.0-only */
/* What goes into a kernel: classes of quantities, and where their pieces begin and end. */
#ifndef ORR_KERNELC_PLAN_H
#define ORR_KERNELC_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "core/kernel_format.h"
#include "swiss.h"

enum { KC_CLASS_COUNT = 4 };

/* One class: quantities fitted over the same pieces to the same degree. */
struct kc_class {
	size_t row_count, lane_count;
	int32_t quantity[ORR_KERNEL_LANE_MAX]; /* -1 for padding */
	double span_d;                         /* longest piece */
	size_t piece_count;
	double *start_jd; /* piece_count + 1, the last is the end */
};

struct kc_plan {
	double from_jd, to_jd;
	struct kc_class class[KC_CLASS_COUNT];
};

/**
 * Lay out the pieces over a range: they begin wherever Swiss's own polynomials do, because its positions jump there (by up to
 * 0.03"), and are cut evenly in between.
 * Error  as kc_swiss_calc; ORR_E_UNAVAILABLE without memory.
 */
enum orr_code kc_plan_make(struct kc_plan *out, const struct kc_swiss *swiss, double from_jd, double to_jd,
			   struct orr_error *err) ORR_MUST_CHECK;
void kc_plan_done(struct kc_plan *plan);

/** Quantities of a class that Swiss gives together: all of one body, or those of no body. */
int kc_quantity_body(int32_t quantity); /* enum orr_body, -1 when it belongs to no body */

#endif
