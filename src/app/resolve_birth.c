/* SPDX-License-Identifier: Apache-2.0 */
/* From a birth's civil time to instants. */
#include "app/resolve_birth.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "core/calendar.h"

const char *orr_offset_text(int64_t offset_ms, char out[ORR_OFFSET_TEXT_MAX])
{
	const int64_t size_s = (offset_ms < 0 ? -offset_ms : offset_ms) / 1000;
	const int hours = (int)(size_s / 3600), minutes = (int)(size_s / 60 % 60),
		  seconds = (int)(size_s % 60);
	const char sign = offset_ms < 0 ? '-' : '+';
	if (seconds != 0)
		snprintf(out, ORR_OFFSET_TEXT_MAX, "%c%02d:%02d:%02d", sign, hours, minutes, seconds);
	else
		snprintf(out, ORR_OFFSET_TEXT_MAX, "%c%02d:%02d", sign, hours, minutes);
	return out;
}

/* A local time that is not unique is an error that offers both readings. */
static enum orr_code fail_two_readings(const struct orr_birth *birth, const struct orr_local_time *local,
				       struct orr_error *err)
{
	const bool twice = local->kind == ORR_LOCAL_AMBIGUOUS;
	char instant[2][ORR_RFC3339_MAX], offset[2][ORR_OFFSET_TEXT_MAX];
	for (int i = 0; i < 2; i++) {
		orr_rfc3339_format(local->reading[i].utc_ms, instant[i]);
		orr_offset_text(local->reading[i].offset_ms, offset[i]);
	}
	return orr_fail_field(
		err, twice ? ORR_E_AMBIGUOUS_TIME : ORR_E_SKIPPED_TIME, "time",
		"the local time %02d:%02d:%02d on %04d-%02d-%02d %s in %s: it is %s (offset %s) or "
		"%s (offset %s); say fold earlier or later",
		birth->time_s / 3600, birth->time_s / 60 % 60, birth->time_s % 60, birth->date.year,
		birth->date.month, birth->date.day, twice ? "exists twice" : "does not exist",
		birth->zone_name, instant[0], offset[0], instant[1], offset[1]);
}

/* First instant of a zone's local day: where midnight is skipped, the moment the clocks jump past it. */
static orr_unix_ms first_instant_of_day(const struct orr_zone *zone, int64_t midnight_ms, double lon_deg)
{
	const struct orr_local_time local = orr_zone_resolve(zone, midnight_ms, lon_deg);
	if (local.kind != ORR_LOCAL_SKIPPED)
		return local.reading[0].utc_ms;
	orr_unix_ms before = local.reading[0].utc_ms - 1, after = local.reading[1].utc_ms;
	while (after - before > 1) {
		const orr_unix_ms middle = before + (after - before) / 2;
		const struct orr_local_reading there = orr_zone_at_utc(zone, middle, lon_deg);
		if (middle + there.offset_ms < midnight_ms)
			before = middle;
		else
			after = middle;
	}
	return after;
}

/* A day that a zone left out when it crossed the date line (Apia, 2011-12-30) is no window that a birth could lie in. */
static enum orr_code fail_no_such_day(const struct orr_birth *birth, struct orr_error *err)
{
	return orr_fail_field(err, ORR_E_SKIPPED_TIME, "date",
			      "the day %04d-%02d-%02d does not exist in %s, where the calendar jumped over "
			      "it; give the day "
			      "before or after",
			      birth->date.year, birth->date.month, birth->date.day, birth->zone_name);
}

static const char *source_text(const struct orr_zones *zones, const struct orr_birth *birth,
			       const struct orr_local_reading *reading, struct orr_arena *arena)
{
	if (reading->local_mean_time)
		return orr_arena_format(
			arena, "local mean time of the birthplace (%s had no standard time yet, tzdb %s)",
			birth->zone_name, orr_zones_tzdb_version(zones));
	return orr_arena_format(arena, "%s in %s%s (tzdb %s)", reading->abbreviation, birth->zone_name,
				reading->dst ? ", daylight saving" : "", orr_zones_tzdb_version(zones));
}

#define LOCAL_TIME "the local time "

bool orr_birth_is_moment_warning(const char *text)
{
	return strncmp(text, LOCAL_TIME, sizeof LOCAL_TIME - 1) == 0;
}

static enum orr_code resolve_known(const struct orr_birth *birth, const struct orr_zone *zone,
				   int64_t midnight_ms, struct orr_birth_moment *moment,
				   struct orr_local_reading *out, struct orr_error *err)
{
	const struct orr_local_time local =
		orr_zone_resolve(zone, midnight_ms + (int64_t)birth->time_s * 1000, birth->lon_deg);
	if (local.kind != ORR_LOCAL_UNIQUE && birth->fold == ORR_FOLD_NONE)
		return fail_two_readings(birth, &local, err);
	const bool later = local.kind != ORR_LOCAL_UNIQUE && birth->fold == ORR_FOLD_LATER;
	if (local.kind == ORR_LOCAL_AMBIGUOUS)
		moment->warning = later ? LOCAL_TIME "exists twice; the later instant was taken as asked"
					: LOCAL_TIME "exists twice; the earlier instant was taken as asked";
	if (local.kind == ORR_LOCAL_SKIPPED)
		moment->warning = later ? LOCAL_TIME "does not exist; the later reading was taken as asked"
					: LOCAL_TIME "does not exist; the earlier reading was taken as asked";
	*out = local.reading[later ? 1 : 0];
	moment->first_ms = moment->last_ms = out->utc_ms;
	return ORR_OK;
}

static enum orr_code resolve_zone(const struct orr_zones *zones, const struct orr_birth *birth,
				  int64_t midnight_ms, struct orr_arena *arena,
				  struct orr_birth_moment *moment, struct orr_error *err)
{
	struct orr_zone zone;
	if (!orr_zones_find(zones, birth->zone_name, &zone))
		return orr_fail_field(
			err, ORR_E_INVALID, "zone",
			"the zone \"%s\" is not known; give an IANA name such as Europe/Paris, LMT, UTC "
			"or an offset such as +05:30",
			birth->zone_name);
	struct orr_local_reading reading = {0};
	if (birth->time_s >= 0) {
		enum orr_code code = resolve_known(birth, &zone, midnight_ms, moment, &reading, err);
		if (code != ORR_OK)
			return code;
	} else {
		moment->first_ms = first_instant_of_day(&zone, midnight_ms, birth->lon_deg);
		moment->last_ms = first_instant_of_day(&zone, midnight_ms + ORR_DAY_MS, birth->lon_deg);
		if (moment->last_ms <= moment->first_ms)
			return fail_no_such_day(birth, err);
		reading = orr_zone_at_utc(&zone, moment->first_ms + (moment->last_ms - moment->first_ms) / 2,
					  birth->lon_deg);
	}
	moment->offset_ms = reading.offset_ms;
	moment->zone_data_id = orr_zones_id(zones);
	moment->offset_source = source_text(zones, birth, &reading, arena);
	return ORR_OK;
}

static void resolve_offset(const struct orr_birth *birth, int64_t midnight_ms,
			   struct orr_birth_moment *moment)
{
	const bool mean_time = birth->zone_kind == ORR_ZONE_LMT;
	moment->offset_ms = mean_time ? orr_local_mean_time_ms(birth->lon_deg) : birth->offset_ms;
	moment->offset_source = mean_time ? "local mean time of the birthplace, as given" : "offset as given";
	const bool known = birth->time_s >= 0;
	moment->first_ms = midnight_ms - moment->offset_ms + (known ? (int64_t)birth->time_s * 1000 : 0);
	moment->last_ms = known ? moment->first_ms : moment->first_ms + ORR_DAY_MS;
}

enum orr_code orr_birth_resolve(const struct orr_zones *zones, const struct orr_birth *birth,
				struct orr_arena *arena, struct orr_birth_moment *out, struct orr_error *err)
{
	struct orr_birth_moment moment = {0};
	const int64_t midnight_ms = orr_date_to_days(birth->calendar, birth->date) * ORR_DAY_MS;
	if (birth->zone_kind == ORR_ZONE_IANA) {
		enum orr_code code = resolve_zone(zones, birth, midnight_ms, arena, &moment, err);
		if (code != ORR_OK)
			return code;
	} else {
		resolve_offset(birth, midnight_ms, &moment);
	}
	if (moment.offset_source == NULL)
		return orr_fail_memory(err);
	*out = moment;
	return ORR_OK;
}
