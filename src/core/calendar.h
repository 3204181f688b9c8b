/* SPDX-License-Identifier: Apache-2.0 */
/* Civil dates of the Gregorian and the Julian calendar, both proleptic, as day numbers. */
#ifndef ORR_CORE_CALENDAR_H
#define ORR_CORE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

enum orr_calendar { ORR_GREGORIAN, ORR_JULIAN };

/* Astronomical year numbering: year 0 is 1 BC. month 1-12, day 1-31. */
struct orr_date {
	int year, month, day;
};

/** Whether the date exists in the calendar; years -9999 to 9999. */
bool orr_date_valid(enum orr_calendar calendar, struct orr_date date);

/** Days since 1970-01-01 (Gregorian) of a valid date. Exact. Oracle: tests count the days one by one. */
int64_t orr_date_to_days(enum orr_calendar calendar, struct orr_date date);

/** The date of a day number; inverse of orr_date_to_days. For every day that an orr_unix_ms can reach (|days| <= 1.1e11). */
struct orr_date orr_date_from_days(enum orr_calendar calendar, int64_t days);

/** Julian date of midnight (ends in .5) that begins day `days`. Exact. */
double orr_days_to_jd(int64_t days);

#endif
