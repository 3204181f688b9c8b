/* SPDX-License-Identifier: Apache-2.0 */
/* The zone snapshot: all of the system's tzdb in one file, made at set-up and by `orrery zones update`. */
#ifndef ORR_ADAPTERS_ZONEINFO_SNAPSHOT_H
#define ORR_ADAPTERS_ZONEINFO_SNAPSHOT_H

#include "base/buf.h"
#include "base/error.h"

/** The folder that `orrery zones update` reads when none is given. */
#define ORR_ZONEINFO_FOLDER "/usr/share/zoneinfo"

/**
 * Append a snapshot: read every zone of a compiled tzdb folder (such as /usr/share/zoneinfo) and write zones sorted by name,
 * links as zones of their own, equal bodies stored once, tzdb's version from `tzdata.zi` or `+VERSION`, a digest.
 * America/Montreal, which Debian merges with Toronto, gets its own history back (supplement.h).
 * Refused: a folder without a version, broken TZif files, and a tzdb built without own histories before 1970 (checked on
 * zones whose merged and own histories differ).
 * Error  ORR_E_NOT_FOUND (no such folder), ORR_E_INVALID (not a tzdb that will do; the text names the file or zone),
 *        ORR_E_DENIED, ORR_E_UNAVAILABLE; `out` keeps its length.
 * Determinism: the same folder gives the same bytes.
 */
enum orr_code orr_zones_snapshot(struct orr_buf *out, const char *folder,
				 struct orr_error *err) ORR_MUST_CHECK;

#endif
