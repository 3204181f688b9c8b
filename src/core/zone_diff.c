/* SPDX-License-Identifier: Apache-2.0 */
/* Comparison of two zone snapshots by walking their periods side by side. */
#include "core/zone_diff.h"

#include <string.h>

/* 1700-01-01T00:00 UTC: before any place had a time that was not its own; what holds then has held ever since. */
#define BEGIN_S INT64_C(-8520336000)
/* 2500-01-01T00:00 UTC: rules repeat long before. */
#define HORIZON_S INT64_C(16725225600)

static bool same_time(const struct orr_tzperiod *a, const struct orr_tzperiod *b)
{
	return a->offset_s == b->offset_s && a->dst == b->dst &&
	       strcmp(a->abbreviation, b->abbreviation) == 0;
}

/* Fill from and until; false when the two tell the same time up to the horizon. */
static bool compare(const struct orr_tzif *a, const struct orr_tzif *b, struct orr_zone_difference *out)
{
	bool differs = false;
	int64_t at_s = BEGIN_S;

	while (at_s < HORIZON_S) {
		struct orr_tzperiod in_a;
		struct orr_tzperiod in_b;
		orr_tzif_at(a, at_s, &in_a);
		orr_tzif_at(b, at_s, &in_b);
		int64_t end_s = in_a.end_s < in_b.end_s ? in_a.end_s : in_b.end_s;
		if (!same_time(&in_a, &in_b)) {
			if (!differs)
				out->from_utc_s = at_s == BEGIN_S ? INT64_MIN : at_s;
			differs = true;
			out->until_utc_s = end_s < HORIZON_S ? end_s : INT64_MAX;
		}
		at_s = end_s;
	}
	return differs;
}

struct orr_zones_diff orr_zones_diff(const struct orr_zones *old_zones, const struct orr_zones *new_zones)
{
	return (struct orr_zones_diff){.old_zones = old_zones, .new_zones = new_zones};
}

static bool only_in_one(const struct orr_zone *zone, enum orr_zone_change change,
			struct orr_zone_difference *out)
{
	*out = (struct orr_zone_difference){zone->name, change, INT64_MIN, INT64_MAX};
	return true;
}

/* A zone of both. */
static bool changed(const struct orr_zone *old_zone, const struct orr_zone *new_zone,
		    struct orr_zone_difference *out)
{
	struct orr_zone_difference row = {.name = new_zone->name, .change = ORR_ZONE_CHANGED};

	if (old_zone->tzif_size == new_zone->tzif_size &&
	    memcmp(old_zone->tzif, new_zone->tzif, old_zone->tzif_size) == 0)
		return false;
	if (!compare(&old_zone->data, &new_zone->data, &row))
		return false;
	*out = row;
	return true;
}

bool orr_zones_diff_next(struct orr_zones_diff *diff, struct orr_zone_difference *out)
{
	size_t old_count = orr_zones_count(diff->old_zones);
	size_t new_count = orr_zones_count(diff->new_zones);

	while (diff->old_at < old_count && diff->new_at < new_count) {
		struct orr_zone old_zone = orr_zones_at(diff->old_zones, diff->old_at);
		struct orr_zone new_zone = orr_zones_at(diff->new_zones, diff->new_at);
		int order = strcmp(old_zone.name, new_zone.name);
		diff->old_at += order <= 0;
		diff->new_at += order >= 0;
		if (order < 0)
			return only_in_one(&old_zone, ORR_ZONE_REMOVED, out);
		if (order > 0)
			return only_in_one(&new_zone, ORR_ZONE_ADDED, out);
		if (changed(&old_zone, &new_zone, out))
			return true;
	}
	if (diff->old_at < old_count) {
		struct orr_zone zone = orr_zones_at(diff->old_zones, diff->old_at++);
		return only_in_one(&zone, ORR_ZONE_REMOVED, out);
	}
	if (diff->new_at < new_count) {
		struct orr_zone zone = orr_zones_at(diff->new_zones, diff->new_at++);
		return only_in_one(&zone, ORR_ZONE_ADDED, out);
	}
	return false;
}
