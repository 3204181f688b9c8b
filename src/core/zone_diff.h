/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two zone snapshots: the zones whose births a newer tzdb may move. */
#ifndef ORR_CORE_ZONE_DIFF_H
#define ORR_CORE_ZONE_DIFF_H

#include "core/zone.h"

enum orr_zone_change { ORR_ZONE_ADDED, ORR_ZONE_REMOVED, ORR_ZONE_CHANGED };

/* Where a walk stands; set up by orr_zones_diff. The snapshots must outlive it. */
struct orr_zones_diff {
	const struct orr_zones *old_zones, *new_zones;
	size_t old_at, new_at;
};

struct orr_zone_difference {
	const char *name;
	enum orr_zone_change change;
	/* CHANGED: seconds since 1970 UTC of the first instant with another offset, daylight flag or abbreviation, INT64_MIN when
	 * the zones differ from the beginning on; and since when they agree again for good, INT64_MAX when they never do. */
	int64_t from_utc_s, until_utc_s;
};

/** Begin a walk over the differences of two snapshots. */
struct orr_zones_diff orr_zones_diff(const struct orr_zones *old_zones, const struct orr_zones *new_zones);

/**
 * The next zone, in name order, that is added, removed or tells another time somewhere before the year 2500 (files that say the
 * same in other bytes do not differ). false at the end, `out` untouched.
 */
bool orr_zones_diff_next(struct orr_zones_diff *diff, struct orr_zone_difference *out);

#endif
