/* SPDX-License-Identifier: Apache-2.0 */
/* The POSIX TZ rule that a TZif file ends with: what holds after its last transition. */
#ifndef ORR_CORE_TZRULE_H
#define ORR_CORE_TZRULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Capacity of an abbreviation with its NUL; tzdb's longest have 6 characters. */
enum { ORR_TZ_ABBREVIATION_MAX = 16 };
/* Largest offset from UTC that is accepted, 26 hours: what RFC 8536 (3.2) says that files should keep within. */
enum { ORR_TZ_OFFSET_MAX_S = 93600 };

enum orr_tzday_kind {
	ORR_TZDAY_NTH_WEEKDAY,  /* Mm.w.d: weekday d (0 is Sunday) of week w (5 is the last) of month m */
	ORR_TZDAY_NO_LEAP_DAY,  /* Jn: day 1-365, 29 February never counted */
	ORR_TZDAY_WITH_LEAP_DAY /* n: day 0-365, 29 February counted */
};

/* When in a year the time changes: a day, and seconds from its midnight by the clock before the change (-167 h to 167 h). */
struct orr_tzday {
	enum orr_tzday_kind kind;
	int month, week, weekday, day;
	int time_s;
};

/* Offsets are local minus UTC, seconds (POSIX writes the opposite sign). `start` and `end` of daylight time when has_dst. */
struct orr_tzrule {
	char std_abbreviation[ORR_TZ_ABBREVIATION_MAX], dst_abbreviation[ORR_TZ_ABBREVIATION_MAX];
	int std_offset_s, dst_offset_s;
	bool has_dst;
	struct orr_tzday start, end;
};

/* A span of UTC, start_s <= t < end_s in seconds since 1970, with one offset. INT64_MIN and INT64_MAX mean without end. */
struct orr_tzperiod {
	int64_t start_s, end_s;
	int offset_s;
	bool dst;
	const char *abbreviation;
};

/**
 * Read a rule such as "CET-1CEST,M3.5.0,M10.5.0/3" or "<-03>3".
 *
 * @param text    bytes of any origin, no NUL needed
 * @return        false when it is not a complete rule: `out` is then undefined. A daylight time without its two days is refused.
 * Source         POSIX.1-2017, 8.3 (TZ), with the extension of RFC 8536, 3.3.1 (hours from -167 to 167).
 */
bool orr_tzrule_parse(struct orr_tzrule *out, const char *text, size_t length);

/** The period around an instant (seconds since 1970, |utc_s| <= 9.3e15). `out` points into `rule`. */
void orr_tzrule_at(const struct orr_tzrule *rule, int64_t utc_s, struct orr_tzperiod *out);

#endif
