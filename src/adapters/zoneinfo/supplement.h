/* SPDX-License-Identifier: Apache-2.0 */
/* Histories that the system's tzdb leaves out: zones that it merges although tzdb has a history of their own. */
#ifndef ORR_ADAPTERS_ZONEINFO_SUPPLEMENT_H
#define ORR_ADAPTERS_ZONEINFO_SUPPLEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/tzif.h"

/** The zone with which `zone` is merged when it is one that can be supplemented; NULL when there is nothing to supplement. */
const char *orr_zone_supplement_with(const char *zone);

/**
 * Append the TZif of America/Montreal: its own history, and from where they agree on what the zone that it is merged with says
 * (America/Toronto), so that later changes of the law come from the system's tzdb as always.
 *
 * @return  false when `merged` is no TZif that this can be done with, or `out` is full.
 */
bool orr_zone_supplement(struct orr_buf *out, const unsigned char *merged_bytes, size_t merged_size);

#endif
