/* SPDX-License-Identifier: Apache-2.0 */
/* The zone snapshot: all of the system's tzdb in one file, made at set-up and by `orrery zones update`. */
#ifndef ORR_ADAPTERS_ZONEINFO_SNAPSHOT_H
#define ORR_ADAPTERS_ZONEINFO_SNAPSHOT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/**
 * Read every zone of a compiled tzdb folder (such as /usr/share/zoneinfo) into the bytes of a snapshot: zones sorted by name,
 * equal bodies stored once, tzdb's version from `tzdata.zi` or `+VERSION`, a digest.
 * Refused: a folder without a version, broken TZif files, and a tzdb built without own histories before 1970 (checked on
 * zones whose merged and own histories differ).
 * Determinism: the same folder gives the same bytes.
 */
enum orr_code orr_zones_snapshot(struct orr_buf *out, const char *folder,
				 struct orr_error *err) ORR_MUST_CHECK;

#endif
