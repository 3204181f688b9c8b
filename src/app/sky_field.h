/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the sky of a quarter and of a day, as codes meet it. */
#ifndef ORR_APP_SKY_FIELD_H
#define ORR_APP_SKY_FIELD_H

#include "base/error.h"
#include "core/kernel.h"
#include "core/quarter.h"

/** Field of a quarter: the mean of its days, each at noon UTC. Error ORR_E_OUT_OF_RANGE when the kernel does not hold all of it. */
enum orr_code orr_quarter_field_of(const struct orr_kernel *kernel, struct orr_quarter quarter,
				   struct orr_quarter_field *out, struct orr_error *err) ORR_MUST_CHECK;
/** Field of one day, in days since 1970-01-01. Error as above. */
enum orr_code orr_day_field_of(const struct orr_kernel *kernel, int64_t day, struct orr_quarter_field *out,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
