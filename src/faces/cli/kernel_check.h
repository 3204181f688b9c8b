/* SPDX-License-Identifier: Apache-2.0 */
/* A kernel's control points evaluated on this machine, against the values that its source gave. */
#ifndef ORR_FACES_CLI_KERNEL_CHECK_H
#define ORR_FACES_CLI_KERNEL_CHECK_H

#include "base/error.h"
#include "core/kernel.h"
#include "faces/cli/reports.h"

/**
 * Fill `control_points`, `bodies`, the largest differences and `good` of the report. A control whose speed is NaN has none to compare.
 * Error  ORR_E_CORRUPT when there is no control point, or one outside the kernel's own range.
 */
enum orr_code orr_kernel_check(const struct orr_kernel *kernel, struct orr_verify_report *report,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
