/* SPDX-License-Identifier: Apache-2.0 */
/* The id of an entity that was given none. */
#include "model/birth_id.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

enum { ID_HASH_BYTES = 12 };

/* Coordinates as documents keep them: billionths of a degree. */
static long long billionths(double degrees)
{
	return (long long)rint(degrees * 1e9);
}

static const char *or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

const char *orr_birth_id(const struct orr_birth *birth, struct orr_arena *arena)
{
	char zone[96];
	if (birth->zone_kind == ORR_ZONE_IANA)
		snprintf(zone, sizeof zone, "%s", birth->zone_name);
	else if (birth->zone_kind == ORR_ZONE_LMT)
		snprintf(zone, sizeof zone, "LMT");
	else if (birth->zone_kind == ORR_ZONE_OF_PLACE)
		zone[0] = '\0';
	else
		snprintf(zone, sizeof zone, "%lld", (long long)birth->offset_ms);
	/* Texts go with their lengths, so that no two births give the same line. */
	const char *name = or_empty(birth->name), *place = or_empty(birth->location);
	char coordinates[64] = "of place";
	if (!birth->at_place)
		snprintf(coordinates, sizeof coordinates, "%lld %lld", billionths(birth->lat_deg),
			 billionths(birth->lon_deg));
	const char *line =
		orr_arena_format(arena, "birth 1 %zu:%s %lld %d %zu:%s %zu:%s %s", strlen(name), name,
				 (long long)orr_date_to_days(birth->calendar, birth->date), birth->time_s,
				 strlen(zone), zone, strlen(place), place, coordinates);
	if (line == NULL)
		return NULL;
	unsigned char hash[ORR_HASH_BYTES];
	orr_hash(line, strlen(line), hash);
	char hex[2 * ID_HASH_BYTES + 1];
	orr_hash_hex(hash, ID_HASH_BYTES, hex);
	return orr_arena_format(arena, "b-%s", hex);
}
