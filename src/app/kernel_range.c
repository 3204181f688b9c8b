/* SPDX-License-Identifier: Apache-2.0 */
/* The error of a birth that the kernel does not reach. */
#include "app/kernel_range.h"

#include "core/calendar.h"

enum orr_code orr_fail_out_of_range(const struct orr_kernel *kernel, const struct orr_birth *birth,
				    struct orr_error *err)
{
	double from_jd, to_jd;
	orr_kernel_range(kernel, &from_jd, &to_jd);
	const struct orr_date from = orr_date_from_days(ORR_GREGORIAN, (int64_t)(from_jd - 2440587.5));
	const struct orr_date to = orr_date_from_days(ORR_GREGORIAN, (int64_t)(to_jd - 2440587.5));
	return orr_fail_field(err, ORR_E_OUT_OF_RANGE, "date",
			      "the date %04d-%02d-%02d is outside the kernel, which holds %04d-%02d-%02d to "
			      "%04d-%02d-%02d; make a wider one with orrery-kernelc --from YEAR --to YEAR",
			      birth->date.year, birth->date.month, birth->date.day, from.year, from.month,
			      from.day, to.year, to.month, to.day);
}
