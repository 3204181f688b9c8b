/* SPDX-License-Identifier: Apache-2.0 */
/* The sky of a quarter and of a day. */
#include "app/sky_field.h"

#include "app/motion.h"

/* From a day to another, which is excluded; all of them in one quarter. */
static enum orr_code field_of(const struct orr_kernel *kernel, int64_t first, int64_t end,
			      struct orr_quarter_field *out, struct orr_error *err)
{
	struct orr_quarter_field field = {.quarter = orr_quarter_of_day(first)};
	for (int64_t day = first; day < end; day++) {
		struct orr_motion motion;
		double jd_tt;
		if (!orr_motion_at_utc(kernel, day * ORR_DAY_MS + ORR_DAY_MS / 2, &jd_tt, &motion))
			return orr_fail_field(err, ORR_E_OUT_OF_RANGE, "quarter",
					      "the quarter %04d-Q%d is not all within the kernel; make a "
					      "wider one with orrery-kernelc --from YEAR --to YEAR",
					      field.quarter.year, field.quarter.quarter);
		orr_quarter_field_add(&field, &motion);
	}
	orr_quarter_field_finish(&field, (int)(end - first));
	*out = field;
	return ORR_OK;
}

enum orr_code orr_quarter_field_of(const struct orr_kernel *kernel, struct orr_quarter quarter,
				   struct orr_quarter_field *out, struct orr_error *err)
{
	return field_of(kernel, orr_quarter_first_day(quarter),
			orr_quarter_first_day(orr_quarter_add(quarter, 1)), out, err);
}

enum orr_code orr_day_field_of(const struct orr_kernel *kernel, int64_t day, struct orr_quarter_field *out,
			       struct orr_error *err)
{
	return field_of(kernel, day, day + 1, out, err);
}
