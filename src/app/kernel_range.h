/* SPDX-License-Identifier: Apache-2.0 */
/* The error of a birth that the kernel does not reach. */
#ifndef ORR_APP_KERNEL_RANGE_H
#define ORR_APP_KERNEL_RANGE_H

#include "base/error.h"
#include "core/kernel.h"
#include "model/birth.h"

/** ORR_E_OUT_OF_RANGE, saying what the kernel holds and how to make a wider one. */
enum orr_code orr_fail_out_of_range(const struct orr_kernel *kernel, const struct orr_birth *birth,
				    struct orr_error *err);

#endif
