/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a tzdb keeps each zone's own history before 1970. */
#ifndef ORR_ADAPTERS_ZONEINFO_HISTORY_H
#define ORR_ADAPTERS_ZONEINFO_HISTORY_H

#include "base/error.h"
#include "core/zone.h"

/**
 * tzdb merges zones that have agreed since 1970 unless it is built with PACKRATDATA=backzone; a merged one gives Amsterdam's
 * births the time of Brussels.
 * Error  ORR_E_INVALID naming the zone that has lost its own history or is missing.
 */
enum orr_code orr_zones_check_history(const struct orr_zones *zones, struct orr_error *err) ORR_MUST_CHECK;

#endif
