/* SPDX-License-Identifier: Apache-2.0 */
/* The check for own histories: zones that must differ from those they are merged with. */
#include "adapters/zoneinfo/history.h"

#include <math.h>

/*
 * At each instant the zone's own clocks and those of the zone it is merged with by default stood apart.
 * Source: tzdb's file `backzone` (zones) and the links of its file `backward` (merged with).
 */
static const struct {
	const char *zone, *merged_with;
	orr_unix_ms utc_ms;
} rows[] = {
	{"Africa/Accra", "Africa/Abidjan", -1553601600000}, /* 1920-10-08: 20 minutes ahead for the season */
	{"America/Nassau", "America/Toronto", -1090238400000},   /* 1935-06-15: no daylight time */
	{"Atlantic/Reykjavik", "Africa/Abidjan", -885038400000}, /* 1941-12-15: an hour behind Greenwich */
	{"Europe/Amsterdam", "Europe/Brussels",
	 -1103716800000}, /* 1935-01-10: 19 min 32 s ahead of Greenwich */
	{"Europe/Copenhagen", "Europe/Berlin", -937051200000}, /* 1940-04-22: summer time began only in May */
	{"Europe/Oslo", "Europe/Berlin", -774619200000},       /* 1945-06-15: no double summer time */
	{"Europe/Stockholm", "Europe/Berlin", -837777600000},  /* 1943-06-15: no summer time */
};

enum orr_code orr_zones_check_history(const struct orr_zones *zones, struct orr_error *err)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct orr_zone own;
		struct orr_zone other;
		if (!orr_zones_find(zones, rows[i].zone, &own) ||
		    !orr_zones_find(zones, rows[i].merged_with, &other))
			return orr_fail(err, ORR_E_INVALID,
					"the tzdb has no zone %s or %s: give a complete one, such as "
					"Debian's package "
					"tzdata in /usr/share/zoneinfo",
					rows[i].zone, rows[i].merged_with);
		if (orr_zone_at_utc(&own, rows[i].utc_ms, (double)NAN).offset_ms ==
		    orr_zone_at_utc(&other, rows[i].utc_ms, (double)NAN).offset_ms)
			return orr_fail(err, ORR_E_INVALID,
					"the tzdb has no history of its own for %s before 1970 (it is merged "
					"with %s), so "
					"that births there would get a wrong time: give one built with "
					"PACKRATDATA=backzone, such as Debian's package tzdata",
					rows[i].zone, rows[i].merged_with);
	}
	return ORR_OK;
}
