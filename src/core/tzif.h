/* SPDX-License-Identifier: Apache-2.0 */
/* One compiled time zone: a view on the bytes of a TZif file (RFC 8536), version 2 or later. */
#ifndef ORR_CORE_TZIF_H
#define ORR_CORE_TZIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/tzrule.h"

/* Where the parts of the 64-bit data begin, and the rule of the footer. */
struct orr_tzif {
	const unsigned char *times;    /* time_count instants of 8 bytes */
	const unsigned char *types_of; /* time_count indices into types */
	const unsigned char *types; /* type_count rows of 6 bytes: offset, dst, place of the abbreviation */
	const char *abbreviations;  /* char_count bytes */
	uint32_t time_count, type_count, char_count;
	bool has_rule;
	struct orr_tzrule rule;
};

/**
 * Find the parts of a TZif file. Sizes, counts and footer are checked, the rows are not.
 *
 * @return   false when the bytes are no TZif of version 2 to 4, are shorter or longer than their counts say, count leap seconds
 *           (the "right" files), or end in a rule that cannot be read: `out` is then undefined.
 */
bool orr_tzif_view(struct orr_tzif *out, const unsigned char *bytes, size_t size);

/** Whether the rows are sound as well: instants ascending, indices in range, offsets within 26 hours, abbreviations printable. */
bool orr_tzif_valid(const struct orr_tzif *tzif);

/** Instant of transition `index` (below time_count), seconds since 1970. */
int64_t orr_tzif_time_s(const struct orr_tzif *tzif, size_t index);

/** The period around an instant, seconds since 1970. `tzif` must be valid; `out` points into it. */
void orr_tzif_at(const struct orr_tzif *tzif, int64_t utc_s, struct orr_tzperiod *out);

#endif
