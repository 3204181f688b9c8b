/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a birth that says when. */
#include "model/birth_time.h"

#include <math.h>
#include <string.h>

#include "base/str.h"
#include "model/names.h"

enum { HOUR_S = 3600, OFFSET_MAX_H = 16 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* `count` digits as a number, -1 when one of them is none. Stops at the end of the text. */
static int digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (!is_digit(text[i]))
			return -1;
		value = 10 * value + (text[i] - '0');
	}
	return value;
}

/* HH:MM[:SS], nothing more; parts out of range are the caller's to judge. */
static bool split_clock(const char *text, int *hour, int *minute, int *second, bool *seconds_given)
{
	const size_t length = strlen(text);
	if (length != 5 && length != 8)
		return false;
	*hour = digits(text, 2);
	*minute = digits(text + 3, 2);
	*seconds_given = length == 8;
	*second = *seconds_given ? digits(text + 6, 2) : 0;
	return text[2] == ':' && (length == 5 || text[5] == ':') && *hour >= 0 && *minute >= 0 &&
	       *second >= 0;
}

/* "+05:30", "-05:30:15" or decimal hours, within 16 hours. */
static bool read_offset(const char *text, int64_t *out_ms)
{
	double hours;
	int hour, minute, second;
	bool seconds_given;
	if ((text[0] == '+' || text[0] == '-') &&
	    split_clock(text + 1, &hour, &minute, &second, &seconds_given)) {
		const int total_s = hour * HOUR_S + minute * 60 + second;
		if (minute > 59 || second > 59 || total_s > OFFSET_MAX_H * HOUR_S)
			return false;
		*out_ms = (text[0] == '-' ? -1000 : 1000) * (int64_t)total_s;
		return true;
	}
	if (!orr_str_to_double(text, &hours) || !(fabs(hours) <= OFFSET_MAX_H))
		return false;
	*out_ms = (int64_t)rint(hours * (HOUR_S * 1000));
	return true;
}

bool orr_zone_name_valid(const char *text)
{
	if (text == NULL || text[0] == '\0')
		return false;
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
	const size_t length = strlen(text);
	return length <= ORR_ZONE_NAME_MAX_BYTES && strspn(text, allowed) == length;
}

static void set_offset(struct orr_birth *out, int64_t offset_ms)
{
	out->zone_kind = ORR_ZONE_OFFSET;
	out->offset_ms = offset_ms;
}

static enum orr_code read_zone(const char *zone, struct orr_birth *out, struct orr_error *err)
{
	int64_t offset_ms;
	if (strcmp(zone, "LMT") == 0) {
		out->zone_kind = ORR_ZONE_LMT;
		return ORR_OK;
	}
	if (strcmp(zone, "UTC") == 0) {
		set_offset(out, 0);
		return ORR_OK;
	}
	if (zone[0] == '+' || zone[0] == '-' || is_digit(zone[0])) {
		if (!read_offset(zone, &offset_ms))
			return orr_fail_field(
				err, ORR_E_INVALID, "zone",
				"zone \"%s\" is no offset within 16 hours of UTC; write it as +05:30", zone);
		set_offset(out, offset_ms);
		return ORR_OK;
	}
	if (!orr_zone_name_valid(zone))
		return orr_fail_field(err, ORR_E_INVALID, "zone",
				      "zone \"%s\" cannot be a zone; give an IANA name such as Europe/Paris, "
				      "LMT, UTC, or an offset such as +05:30",
				      zone);
	out->zone_kind = ORR_ZONE_IANA;
	out->zone_name = zone;
	return ORR_OK;
}

static enum orr_code read_zone_or_offset(const struct orr_birth_text *text, struct orr_birth *out,
					 struct orr_error *err)
{
	if (text->zone != NULL && text->offset != NULL)
		return orr_fail_field(err, ORR_E_INVALID, "offset",
				      "offset \"%s\" was given beside zone \"%s\"; give one of the two",
				      text->offset, text->zone);
	if (text->zone != NULL)
		return read_zone(text->zone, out, err);
	if (text->offset == NULL) {
		out->zone_kind = ORR_ZONE_OF_PLACE;
		return ORR_OK;
	}
	int64_t offset_ms;
	if (!read_offset(text->offset, &offset_ms))
		return orr_fail_field(err, ORR_E_INVALID, "offset",
				      "offset \"%s\" is no offset within 16 hours of UTC; write it as +05:30 "
				      "or as hours such as -5.0",
				      text->offset);
	set_offset(out, offset_ms);
	return ORR_OK;
}

static enum orr_code read_time(const char *field, const char *time, struct orr_birth *out, bool *out_seconds,
			       struct orr_error *err)
{
	int hour, minute, second;
	if (!split_clock(time, &hour, &minute, &second, out_seconds))
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" is not HH:MM or HH:MM:SS; write it as 09:05, or leave it "
				      "empty when the time is unknown",
				      field, time);
	if (hour == 24 && minute == 0 && second == 0)
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" is the end of the day; give 00:00 of the next day", field,
				      time);
	if (hour > 23 || minute > 59 || second > 59)
		return orr_fail_field(
			err, ORR_E_INVALID, field,
			"%s \"%s\" does not exist on a clock; hours go to 23, minutes and seconds to 59",
			field, time);
	out->time_s = hour * HOUR_S + minute * 60 + second;
	return ORR_OK;
}

static enum orr_code read_date(const char *field, const char *date, struct orr_birth *out,
			       struct orr_error *err)
{
	const bool negative = date[0] == '-';
	const char *at = date + negative;
	const bool shaped = strlen(at) == 10 && digits(at, 4) >= 0 && at[4] == '-' &&
			    digits(at + 5, 2) >= 0 && at[7] == '-' && digits(at + 8, 2) >= 0;
	if (!shaped)
		return orr_fail_field(err, ORR_E_INVALID, field, "%s \"%s\" is not a date; write YYYY-MM-DD",
				      field, date);
	const int year = digits(at, 4);
	const struct orr_date read = {negative ? -year : year, digits(at + 5, 2), digits(at + 8, 2)};
	if (!orr_date_valid(out->calendar, read)) {
		const enum orr_calendar other = out->calendar == ORR_GREGORIAN ? ORR_JULIAN : ORR_GREGORIAN;
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" does not exist in the %s calendar%s%s", field, date,
				      orr_calendar_names[out->calendar],
				      orr_date_valid(other, read) ? "; it does with calendar " : "",
				      orr_date_valid(other, read) ? orr_calendar_names[other] : "");
	}
	out->date = read;
	return ORR_OK;
}

/* The suffix of a datetime: nothing, Z, or an offset with a colon. */
static enum orr_code read_suffix(const struct orr_birth_text *text, const char *suffix, struct orr_birth *out,
				 struct orr_error *err)
{
	if (suffix[0] == '\0')
		return read_zone_or_offset(text, out, err);
	int64_t offset_ms = 0;
	if (strcmp(suffix, "Z") != 0 && (strchr(suffix, ':') == NULL || !read_offset(suffix, &offset_ms)))
		return orr_fail_field(err, ORR_E_INVALID, "datetime",
				      "datetime \"%s\" ends in no offset within 16 hours; write Z or an "
				      "offset such as +05:30",
				      text->datetime);
	if (text->zone != NULL || text->offset != NULL)
		return orr_fail_field(
			err, ORR_E_INVALID, "datetime",
			"datetime \"%s\" has its own offset beside %s \"%s\"; give one of the two",
			text->datetime, text->zone != NULL ? "zone" : "offset",
			text->zone != NULL ? text->zone : text->offset);
	set_offset(out, offset_ms);
	return ORR_OK;
}

static enum orr_code read_datetime(const struct orr_birth_text *text, struct orr_arena *arena,
				   struct orr_birth *out, bool *out_seconds, struct orr_error *err)
{
	if (text->date != NULL || text->time != NULL)
		return orr_fail_field(
			err, ORR_E_INVALID, "datetime",
			"datetime \"%s\" was given beside %s \"%s\"; give datetime alone, or date and time",
			text->datetime, text->date != NULL ? "date" : "time",
			text->date != NULL ? text->date : text->time);
	const size_t date_length = strcspn(text->datetime, "T ");
	if (text->datetime[date_length] == '\0')
		return orr_fail_field(err, ORR_E_INVALID, "datetime",
				      "datetime \"%s\" has no time; write YYYY-MM-DDTHH:MM, or give date "
				      "alone when the time is unknown",
				      text->datetime);
	const char *time_at = text->datetime + date_length + 1;
	const size_t time_length = strcspn(time_at, "Z+-");
	const char *date = orr_arena_text(arena, text->datetime, date_length);
	const char *time = orr_arena_text(arena, time_at, time_length);
	if (date == NULL || time == NULL)
		return orr_fail_memory(err);
	enum orr_code code = read_date("datetime", date, out, err);
	if (code != ORR_OK)
		return code;
	code = read_time("datetime", time, out, out_seconds, err);
	if (code != ORR_OK)
		return code;
	return read_suffix(text, time_at + time_length, out, err);
}

enum orr_code orr_birth_time_read(const struct orr_birth_text *text, struct orr_arena *arena,
				  struct orr_birth *out, bool *out_seconds, struct orr_error *err)
{
	if (text->datetime != NULL)
		return read_datetime(text, arena, out, out_seconds, err);
	if (text->date == NULL)
		return orr_fail_field(err, ORR_E_INVALID, "date",
				      "date is missing; give YYYY-MM-DD, or datetime instead");
	enum orr_code code = read_date("date", text->date, out, err);
	if (code != ORR_OK)
		return code;
	out->time_s = -1;
	*out_seconds = false;
	if (text->time != NULL) {
		code = read_time("time", text->time, out, out_seconds, err);
		if (code != ORR_OK)
			return code;
	}
	return read_zone_or_offset(text, out, err);
}
