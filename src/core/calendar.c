/* SPDX-License-Identifier: Apache-2.0 */
/* Civil dates as day numbers, by counting years that begin on 1 March so that the leap day comes last. */
#include "core/calendar.h"

/* Days from 1 March of year 0 to 1970-01-01 Gregorian, in each calendar's own count of years. */
#define EPOCH_GREGORIAN INT64_C(719468)
#define EPOCH_JULIAN INT64_C(719470)
/* Julian date of 1970-01-01T00:00. */
#define JD_UNIX_EPOCH 2440587.5

static int64_t floor_div(int64_t a, int64_t b)
{
	int64_t q = a / b;

	return a % b < 0 ? q - 1 : q;
}

static bool is_leap(enum orr_calendar calendar, int year)
{
	if (calendar == ORR_JULIAN)
		return year % 4 == 0;
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Day number of 1 March of a year. */
static int64_t march_first(enum orr_calendar calendar, int64_t year)
{
	int64_t days = 365 * year + floor_div(year, 4);

	if (calendar == ORR_JULIAN)
		return days - EPOCH_JULIAN;
	return days - floor_div(year, 100) + floor_div(year, 400) - EPOCH_GREGORIAN;
}

/* Days from 1 March to the first of a month counted from March = 0: lengths repeat 31 30 31 30 31 every 153 days. */
static int days_before_month(int month_from_march)
{
	return (153 * month_from_march + 2) / 5;
}

bool orr_date_valid(enum orr_calendar calendar, struct orr_date date)
{
	static const unsigned char lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (date.year < -9999 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1)
		return false;
	int length = lengths[date.month - 1];
	if (date.month == 2 && is_leap(calendar, date.year))
		length++;
	return date.day <= length;
}

int64_t orr_date_to_days(enum orr_calendar calendar, struct orr_date date)
{
	int64_t year = date.month < 3 ? (int64_t)date.year - 1 : date.year;
	int month_from_march = (date.month + 9) % 12;

	return march_first(calendar, year) + days_before_month(month_from_march) + date.day - 1;
}

struct orr_date orr_date_from_days(enum orr_calendar calendar, int64_t days)
{
	/*
	 * The mean length of a year gives the year or one too early: 1 March is never a whole day later than by equal years (0.72
	 * days at most, in the 96th year of a century).
	 */
	int64_t year = calendar == ORR_JULIAN ? floor_div((days + EPOCH_JULIAN) * 4, 1461)
					      : floor_div((days + EPOCH_GREGORIAN) * 400, 146097);
	if (march_first(calendar, year + 1) <= days)
		year++;

	int day_of_year = (int)(days - march_first(calendar, year));
	int month_from_march = (5 * day_of_year + 2) / 153;
	struct orr_date date = {
		.year = (int)(month_from_march < 10 ? year : year + 1),
		.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9,
		.day = day_of_year - days_before_month(month_from_march) + 1,
	};
	return date;
}

double orr_days_to_jd(int64_t days)
{
	return (double)days + JD_UNIX_EPOCH;
}
