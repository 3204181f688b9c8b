/* SPDX-License-Identifier: Apache-2.0 */
/* POSIX TZ rules: a strict reader, and the two changes of each year. */
#include "core/tzrule.h"

#include <string.h>

#include "core/calendar.h"

#define S_PER_DAY INT64_C(86400)
#define S_PER_HOUR 3600
/* A daylight time without an offset of its own is an hour ahead; a change without a time is at two o'clock (POSIX). */
#define DST_DEFAULT_S S_PER_HOUR
#define CHANGE_DEFAULT_S (2 * S_PER_HOUR)
/* 1970-01-01 was a Thursday; Sunday is 0. */
#define WEEKDAY_OF_EPOCH 4

/* What is left to read. */
struct reader {
	const char *at, *end;
};

static bool take(struct reader *reader, char wanted)
{
	if (reader->at == reader->end || *reader->at != wanted)
		return false;
	reader->at++;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* One to three digits, from `low` to `high`. */
static bool read_number(struct reader *reader, int low, int high, int *out)
{
	int value = 0;
	int count = 0;

	while (reader->at < reader->end && is_digit(*reader->at) && count < 4) {
		value = value * 10 + (*reader->at++ - '0');
		count++;
	}
	if (count < 1 || count > 3 || value < low || value > high)
		return false;
	*out = value;
	return true;
}

/* Letters, or anything of letters, digits and signs in angle brackets; at least three characters. */
static bool read_abbreviation(struct reader *reader, char out[ORR_TZ_ABBREVIATION_MAX])
{
	bool quoted = take(reader, '<');
	size_t length = 0;

	while (reader->at < reader->end) {
		char c = *reader->at;
		if (!is_letter(c) && !(quoted && (is_digit(c) || c == '+' || c == '-')))
			break;
		if (length == ORR_TZ_ABBREVIATION_MAX - 1)
			return false;
		out[length++] = c;
		reader->at++;
	}
	out[length] = '\0';
	return length >= 3 && (!quoted || take(reader, '>'));
}

/* [+-]h[h[h]][:mm[:ss]] with hours up to `hours_max`, in seconds. */
static bool read_time(struct reader *reader, int hours_max, int *out_s)
{
	bool negative = take(reader, '-');
	int hours = 0;
	int minutes = 0;
	int seconds = 0;

	if (!negative)
		(void)take(reader, '+');
	if (!read_number(reader, 0, hours_max, &hours))
		return false;
	if (take(reader, ':')) {
		if (!read_number(reader, 0, 59, &minutes))
			return false;
		if (take(reader, ':') && !read_number(reader, 0, 59, &seconds))
			return false;
	}
	int total_s = hours * S_PER_HOUR + minutes * 60 + seconds;
	*out_s = negative ? -total_s : total_s;
	return true;
}

static bool read_day(struct reader *reader, struct orr_tzday *out)
{
	*out = (struct orr_tzday){.time_s = CHANGE_DEFAULT_S};
	if (take(reader, 'M')) {
		out->kind = ORR_TZDAY_NTH_WEEKDAY;
		if (!read_number(reader, 1, 12, &out->month) || !take(reader, '.') ||
		    !read_number(reader, 1, 5, &out->week) || !take(reader, '.') ||
		    !read_number(reader, 0, 6, &out->weekday))
			return false;
	} else if (take(reader, 'J')) {
		out->kind = ORR_TZDAY_NO_LEAP_DAY;
		if (!read_number(reader, 1, 365, &out->day))
			return false;
	} else {
		out->kind = ORR_TZDAY_WITH_LEAP_DAY;
		if (!read_number(reader, 0, 365, &out->day))
			return false;
	}
	return !take(reader, '/') || read_time(reader, 167, &out->time_s);
}

/* What stands between the standard offset and the end: the daylight time. */
static bool read_dst(struct reader *reader, struct orr_tzrule *out)
{
	out->has_dst = true;
	if (!read_abbreviation(reader, out->dst_abbreviation))
		return false;
	out->dst_offset_s = out->std_offset_s + DST_DEFAULT_S;
	if (reader->at < reader->end && *reader->at != ',') {
		if (!read_time(reader, 24, &out->dst_offset_s))
			return false;
		out->dst_offset_s = -out->dst_offset_s;
	}
	return take(reader, ',') && read_day(reader, &out->start) && take(reader, ',') &&
	       read_day(reader, &out->end);
}

bool orr_tzrule_parse(struct orr_tzrule *out, const char *text, size_t length)
{
	struct reader reader = {text, text + length};

	*out = (struct orr_tzrule){0};
	if (!read_abbreviation(&reader, out->std_abbreviation) || !read_time(&reader, 24, &out->std_offset_s))
		return false;
	out->std_offset_s = -out->std_offset_s;
	if (reader.at < reader.end && !read_dst(&reader, out))
		return false;
	return reader.at == reader.end;
}

/* A year by its first day and the day after its last, days since 1970. */
struct year {
	int64_t begin, end;
};

/* Midnight of the day of a change, days since 1970. */
static int64_t day_in_year(const struct orr_tzday *day, const struct year *year)
{
	static const short before_month[13] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
	int leap_days = (int)(year->end - year->begin) - 365;

	if (day->kind == ORR_TZDAY_WITH_LEAP_DAY)
		return year->begin + day->day;
	if (day->kind == ORR_TZDAY_NO_LEAP_DAY)
		return year->begin + day->day - 1 + (day->day >= 60 ? leap_days : 0);

	int64_t first = year->begin + before_month[day->month - 1] + (day->month > 2 ? leap_days : 0);
	int64_t end = year->begin + before_month[day->month] + (day->month > 1 ? leap_days : 0);
	int64_t weekday = ((first + WEEKDAY_OF_EPOCH) % 7 + 7) % 7;
	int64_t found = first + (day->weekday - weekday + 7) % 7 + 7 * ((int64_t)day->week - 1);
	return found < end ? found : found - 7;
}

/* A change of the rule: the instant, and whether daylight time holds from then on. */
struct change {
	int64_t at_s;
	bool dst;
};

enum {
	/* A change's instant can lie 8 days outside its year, so that two years on each side suffice. */
	YEARS_AROUND = 2,
	CHANGE_COUNT = 2 * (2 * YEARS_AROUND + 1),
};

/*
 * All changes of the years around, in order of time. Of changes at the same instant the one of the later year comes last: that
 * makes the standard time of a permanent daylight time ("XXX3EDT4,0/0,J365/23") empty, as it should be.
 */
static void changes_around(const struct orr_tzrule *rule, int year, struct change out[CHANGE_COUNT])
{
	size_t count = 0;
	struct year y = {
		.end = orr_date_to_days(ORR_GREGORIAN, (struct orr_date){year - YEARS_AROUND, 1, 1})};

	for (int next = year - YEARS_AROUND + 1; next <= year + YEARS_AROUND + 1; next++) {
		y.begin = y.end;
		y.end = orr_date_to_days(ORR_GREGORIAN, (struct orr_date){next, 1, 1});
		struct change pair[2] = {
			{day_in_year(&rule->start, &y) * S_PER_DAY + rule->start.time_s - rule->std_offset_s,
			 true},
			{day_in_year(&rule->end, &y) * S_PER_DAY + rule->end.time_s - rule->dst_offset_s,
			 false},
		};
		for (size_t i = 0; i < 2; i++) {
			size_t place = count++;
			for (; place > 0 && out[place - 1].at_s > pair[i].at_s; place--)
				out[place] = out[place - 1];
			out[place] = pair[i];
		}
	}
}

static void fill(const struct orr_tzrule *rule, bool dst, struct orr_tzperiod *out)
{
	out->dst = dst;
	out->offset_s = dst ? rule->dst_offset_s : rule->std_offset_s;
	out->abbreviation = dst ? rule->dst_abbreviation : rule->std_abbreviation;
}

void orr_tzrule_at(const struct orr_tzrule *rule, int64_t utc_s, struct orr_tzperiod *out)
{
	struct change changes[CHANGE_COUNT] = {{0}};
	size_t next = 0;

	if (!rule->has_dst) {
		*out = (struct orr_tzperiod){.start_s = INT64_MIN, .end_s = INT64_MAX};
		fill(rule, false, out);
		return;
	}
	int64_t days = utc_s / S_PER_DAY - (utc_s % S_PER_DAY < 0);
	changes_around(rule, orr_date_from_days(ORR_GREGORIAN, days).year, changes);
	while (next < CHANGE_COUNT && changes[next].at_s <= utc_s)
		next++;
	/* The instant is in the middle year: changes of earlier years are before it, of later years after it. */
	out->start_s = changes[next - 1].at_s;
	out->end_s = changes[next].at_s;
	fill(rule, changes[next - 1].dst, out);
}
