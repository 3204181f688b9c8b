/* SPDX-License-Identifier: Apache-2.0 */
/* Local times: which instants of UTC a zone's clocks read so. */
#include "core/zone.h"

#include <math.h>
#include <string.h>

#define MS_PER_S 1000
#define MS_PER_DAY 86400000.0
#define S_PER_DAY INT64_C(86400)
/* Local mean time gains four minutes a degree. */
#define LMT_MS_PER_DEG 240000.0
/* Every offset is smaller: 26 hours in the data, 12 more when the birthplace's own longitude is used. */
#define REACH_S (2 * S_PER_DAY)
/* Leaves room for every sum of a local time and an offset. */
#define LOCAL_LIMIT_MS (INT64_MAX - 4 * S_PER_DAY * MS_PER_S)

/* A period with the offset that holds at the birthplace. */
struct span {
	struct orr_tzperiod period;
	int64_t offset_ms;
	bool own_lmt;
};

int64_t orr_local_mean_time_ms(double lon_deg)
{
	return (int64_t)rint(fmod(lon_deg, 360.0) * LMT_MS_PER_DEG);
}

/*
 * The birthplace's mean time, on the same side of the date line as the zone's: where the zone counted a day more or less than its
 * longitude says (Manila with the Americas, Russian Alaska with Asia), so does the birthplace.
 */
static int64_t own_lmt_ms(int zone_offset_s, double lon_deg)
{
	double own_ms = (double)orr_local_mean_time_ms(lon_deg);
	double days = rint((zone_offset_s * (double)MS_PER_S - own_ms) / MS_PER_DAY);

	return (int64_t)(own_ms + days * MS_PER_DAY);
}

static struct span span_at(const struct orr_zone *zone, int64_t utc_s, double lon_deg)
{
	struct span span;

	orr_tzif_at(&zone->data, utc_s, &span.period);
	span.own_lmt = isfinite(lon_deg) && strcmp(span.period.abbreviation, "LMT") == 0;
	span.offset_ms = span.own_lmt ? own_lmt_ms(span.period.offset_s, lon_deg)
				      : (int64_t)span.period.offset_s * MS_PER_S;
	return span;
}

static int64_t floor_s(int64_t ms)
{
	return ms / MS_PER_S - (ms % MS_PER_S < 0);
}

static struct orr_local_reading reading_of(const struct span *span, int64_t utc_ms)
{
	struct orr_local_reading reading = {
		.utc_ms = utc_ms,
		.offset_ms = span->offset_ms,
		.dst = span->period.dst,
		.local_mean_time = span->own_lmt,
	};

	_Static_assert(sizeof(reading.abbreviation) == ORR_TZ_ABBREVIATION_MAX, "fits");
	memcpy(reading.abbreviation, span->period.abbreviation, strlen(span->period.abbreviation) + 1);
	return reading;
}

struct orr_local_reading orr_zone_at_utc(const struct orr_zone *zone, orr_unix_ms utc_ms, double lon_deg)
{
	struct span span = span_at(zone, floor_s(utc_ms), lon_deg);

	return reading_of(&span, utc_ms);
}

/* -1 when the local time is before the span by the span's own clock, 0 when in it, 1 when after. */
static int place_in(const struct span *span, int64_t local_ms)
{
	int64_t utc_s = floor_s(local_ms - span->offset_ms);

	if (utc_s < span->period.start_s)
		return -1;
	return utc_s < span->period.end_s ? 0 : 1;
}

static int64_t clamp(int64_t value, int64_t limit)
{
	if (value > limit)
		return limit;
	return value < -limit ? -limit : value;
}

struct orr_local_time orr_zone_resolve(const struct orr_zone *zone, int64_t local_ms, double lon_deg)
{
	struct orr_local_time out = {.kind = ORR_LOCAL_SKIPPED};
	size_t found = 0;

	local_ms = clamp(local_ms, LOCAL_LIMIT_MS);
	int64_t local_s = floor_s(local_ms);
	struct span before = span_at(zone, local_s - REACH_S, lon_deg);
	for (struct span span = before;; span = span_at(zone, span.period.end_s, lon_deg)) {
		int place = place_in(&span, local_ms);
		if (place == 0) {
			out.reading[found == 0 ? 0 : 1] = reading_of(&span, local_ms - span.offset_ms);
			found++;
		} else if (place == 1) {
			before = span;
		} else if (found == 0) {
			/* The clocks went past this local time between the two spans. */
			out.reading[0] = reading_of(&span, local_ms - span.offset_ms);
			out.reading[1] = reading_of(&before, local_ms - before.offset_ms);
			return out;
		}
		if (span.period.end_s > local_s + REACH_S)
			break;
	}
	out.kind = found > 1 ? ORR_LOCAL_AMBIGUOUS : ORR_LOCAL_UNIQUE;
	if (found == 1)
		out.reading[1] = out.reading[0];
	return out;
}
