/* SPDX-License-Identifier: Apache-2.0 */
/* Instants in RFC 3339, with a calendar arithmetic of its own: Gregorian throughout, with a year 0. */
#include "base/str.h"

enum {
	DAYS_PER_ERA = 146097, /* 400 Gregorian years */
	DAYS_TO_1970 = 719468, /* from 1 March of year 0 */
	S_PER_DAY = 86400,
	MS_PER_S = 1000,
};

/* Dates that fit 64 bits of milliseconds lie within these years. */
static const int64_t first_year = -292275055, last_year = 292278994;

static int64_t floor_div(int64_t value, int64_t by)
{
	return value / by - (value % by < 0);
}

/*
 * Years begin in March here, so that the leap day is the last one, and months follow a line: month m (0 is
 * March) begins on day (153 m + 2) / 5 of its year, since five months take 153 days.
 */
static int64_t days_of_date(int64_t year, int month, int day)
{
	int march_month = (month + 9) % 12;
	int64_t march_year = year - (month <= 2);
	int64_t era = floor_div(march_year, 400);
	int64_t year_of_era = march_year - era * 400;
	int64_t day_of_year = (153 * march_month + 2) / 5 + day - 1;

	return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
	       DAYS_TO_1970;
}

static void date_of_days(int64_t days, int64_t *year, int *month, int *day)
{
	int64_t era = floor_div(days + DAYS_TO_1970, DAYS_PER_ERA);
	int64_t day_of_era = days + DAYS_TO_1970 - era * DAYS_PER_ERA;
	/* The leap days before this one are taken out, which leaves years of 365 days. */
	int64_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1)) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int march_month = (int)((5 * day_of_year + 2) / 153);

	*day = (int)(day_of_year - (153 * march_month + 2) / 5 + 1);
	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = era * 400 + year_of_era + (*month <= 2);
}

static int days_in_month(int64_t year, int month)
{
	if (month == 2)
		return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* A mark, unless it is NUL, and `count` digits. */
static char *put_number(char *at, char mark, int value, int count)
{
	if (mark != '\0')
		*at++ = mark;
	for (int i = count - 1; i >= 0; i--, value /= 10)
		at[i] = (char)('0' + value % 10);
	return at + count;
}

static char *put_year(char *at, int64_t year)
{
	int shown = (int)(year < 0 ? -year : year);
	int count = 4;

	for (int rest = shown / 10000; rest > 0; rest /= 10)
		count++;
	return put_number(at, year < 0 ? '-' : year > 9999 ? '+' : '\0', shown, count);
}

void orr_rfc3339_format(int64_t unix_ms, char out[ORR_RFC3339_MAX])
{
	int64_t seconds = floor_div(unix_ms, MS_PER_S);
	int64_t days = floor_div(seconds, S_PER_DAY);
	int of_day = (int)(seconds - days * S_PER_DAY);
	int64_t year;
	int month, day;

	date_of_days(days, &year, &month, &day);
	char *at = put_year(out, year);
	at = put_number(at, '-', month, 2);
	at = put_number(at, '-', day, 2);
	at = put_number(at, 'T', of_day / 3600, 2);
	at = put_number(at, ':', of_day / 60 % 60, 2);
	at = put_number(at, ':', of_day % 60, 2);
	at = put_number(at, '.', (int)(((unix_ms % MS_PER_S) + MS_PER_S) % MS_PER_S), 3);
	*at++ = 'Z';
	*at = '\0';
}

/* Each reader below moves *text on past what it has read, and is false when it is not there. */
static bool read_char(const char **text, char c)
{
	if (**text != c)
		return false;
	(*text)++;
	return true;
}

static bool read_two(const char **text, int low, int high, int *out)
{
	const char *p = *text;

	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return false;
	*out = (p[0] - '0') * 10 + (p[1] - '0');
	*text += 2;
	return *out >= low && *out <= high;
}

/* Four digits; or a sign and as many as needed, for the years that need it. */
static bool read_year(const char **text, int64_t *out)
{
	char sign = **text == '-' || **text == '+' ? *(*text)++ : '\0';
	int64_t value = 0;
	int count = 0;
	bool leading_zero = **text == '0';

	for (; **text >= '0' && **text <= '9' && count < 10; (*text)++, count++)
		value = value * 10 + (**text - '0');
	if (count < 4 || count > 9 || (count > 4 && (leading_zero || sign == '\0')))
		return false;
	if ((sign == '-' && value == 0) || (sign == '+' && value <= 9999))
		return false;
	*out = sign == '-' ? -value : value;
	return *out >= first_year && *out <= last_year;
}

static bool read_date(const char **text, int64_t *out_days)
{
	int64_t year;
	int month, day;

	if (!read_year(text, &year) || !read_char(text, '-') || !read_two(text, 1, 12, &month) ||
	    !read_char(text, '-') || !read_two(text, 1, days_in_month(year, month), &day))
		return false;
	*out_days = days_of_date(year, month, day);
	return true;
}

/* Seconds may be missing, a fraction only with them; digits after the third are read and dropped. */
static bool read_time(const char **text, int *out_s, int *out_ms)
{
	int hour, minute, second = 0, ms = 0;

	if (!read_two(text, 0, 23, &hour) || !read_char(text, ':') || !read_two(text, 0, 59, &minute))
		return false;
	if (read_char(text, ':')) {
		if (!read_two(text, 0, 59, &second))
			return false;
		if (read_char(text, '.')) {
			if (**text < '0' || **text > '9')
				return false;
			for (int weight = 100; **text >= '0' && **text <= '9'; (*text)++, weight /= 10)
				ms += weight * (**text - '0');
		}
	}
	*out_s = hour * 3600 + minute * 60 + second;
	*out_ms = ms;
	return true;
}

static bool read_offset(const char **text, int *out_s)
{
	int hour, minute;

	*out_s = 0;
	if (read_char(text, 'Z'))
		return true;
	bool west = **text == '-';
	if (!west && **text != '+')
		return false;
	(*text)++;
	if (!read_two(text, 0, 23, &hour) || !read_char(text, ':') || !read_two(text, 0, 59, &minute))
		return false;
	*out_s = (hour * 3600 + minute * 60) * (west ? -1 : 1);
	return true;
}

bool orr_rfc3339_parse(const char *text, int64_t *out_unix_ms)
{
	int64_t days, result;
	int of_day, ms, offset_s;

	if (!read_date(&text, &days) || (!read_char(&text, 'T') && !read_char(&text, ' ')) ||
	    !read_time(&text, &of_day, &ms) || !read_offset(&text, &offset_s) || *text != '\0')
		return false;
	int64_t seconds = days * S_PER_DAY + of_day - offset_s;
	if (seconds < 0) { /* towards zero first: the whole second alone may lie below what 64 bits hold */
		seconds++;
		ms -= MS_PER_S;
	}
	if (__builtin_mul_overflow(seconds, (int64_t)MS_PER_S, &result) ||
	    __builtin_add_overflow(result, (int64_t)ms, &result))
		return false;
	*out_unix_ms = result;
	return true;
}
