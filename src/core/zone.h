/* SPDX-License-Identifier: Apache-2.0 */
/* Time zones: a view on the zone snapshot (one file with all of tzdb), and the resolution of local times. */
#ifndef ORR_CORE_ZONE_H
#define ORR_CORE_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/time.h"
#include "core/tzif.h"

enum orr_zones_status {
	ORR_ZONES_OK,
	ORR_ZONES_FOREIGN,   /* not a snapshot at all, or one of a machine with another byte order */
	ORR_ZONES_OLD,       /* of an older format than this program reads */
	ORR_ZONES_NEW,       /* of a newer one */
	ORR_ZONES_TRUNCATED, /* shorter or longer than its header says */
	ORR_ZONES_CORRUPT,   /* inconsistent */
};

struct orr_zones_header; /* core/zone_format.h */

/* A view on the snapshot; bytes are the caller's. Shareable between threads. */
struct orr_zones {
	const struct orr_zones_header *header;
	const unsigned char *bytes;
	size_t size;
};

/* One zone of a snapshot: a view as well. Callers treat all but the name as opaque. */
struct orr_zone {
	const char *name;          /* canonical spelling, as in tzdb */
	const unsigned char *tzif; /* validated TZif body, version 2 or later */
	size_t tzif_size;
	struct orr_tzif data; /* its parts */
};

/**
 * Check the whole structure of a snapshot and set up the view: every offset, name, instant, index and rule, so that nothing done
 * with an opened snapshot can go wrong whatever its bytes are. The digest is not computed here (that is I/O's business, see
 * orr_zones_digest_span). Nothing is copied. `bytes` must be aligned to 8.
 * Error: a status other than ORR_ZONES_OK, `out` untouched.
 */
enum orr_zones_status orr_zones_open(struct orr_zones *out, const void *bytes, size_t size);
/** The bytes that the digest covers, and the digest (BLAKE2b-512, 64 bytes) that the file claims for them. */
void orr_zones_digest_span(const struct orr_zones *zones, size_t *out_from, size_t *out_size,
			   const unsigned char **out_digest);
/** Id of the content: tzdb version, a hyphen and 16 hex digits, such as "2026c-1f0e...". */
const char *orr_zones_id(const struct orr_zones *zones);
const char *orr_zones_tzdb_version(const struct orr_zones *zones);
size_t orr_zones_count(const struct orr_zones *zones);
/** Zone by its place in name order, below orr_zones_count (asserted); names are sorted bytewise. */
struct orr_zone orr_zones_at(const struct orr_zones *zones, size_t index);
/** Zone by IANA name (exact spelling, links included). false when there is none, `out` untouched. */
bool orr_zones_find(const struct orr_zones *zones, const char *name, struct orr_zone *out);

enum orr_local_kind { ORR_LOCAL_UNIQUE, ORR_LOCAL_AMBIGUOUS, ORR_LOCAL_SKIPPED };

/* One reading of a local time: the offset that was assumed, and what tzdb calls it. */
struct orr_local_reading {
	orr_unix_ms utc_ms;
	int64_t offset_ms; /* local minus UTC */
	char abbreviation[16];
	bool dst;
	bool local_mean_time; /* the offset is the birthplace's own longitude, not the zone's */
};

/*
 * unique: reading[0] only, reading[1] is the same. ambiguous: both, the earlier instant first. skipped: the local time read with
 * the offset before (later instant) and after (earlier instant) the gap; reading[0] is the earlier instant.
 */
struct orr_local_time {
	enum orr_local_kind kind;
	struct orr_local_reading reading[2];
};

/**
 * Resolve a local time in a zone.
 *
 * Periods of local mean time keep the instants at which tzdb begins and ends them; with the birthplace's own longitude their
 * local times move, so that the gap or overlap at their end depends on the birthplace.
 *
 * @param local_ms    local civil time as if it were UTC, milliseconds since 1970-01-01 (Gregorian)
 * @param lon_deg     east longitude of the birthplace: used for LMT periods as longitude / 15 hours, rounded to the millisecond and
 *                    moved by whole days where the zone's own LMT lies on the other side of the date line (Manila before 1845,
 *                    Alaska before 1867). NaN or infinite: the zone's own LMT.
 * Error     none: every local time has an answer. Local times with more than two readings give the first and the last.
 *           Beyond |local_ms| = 9.2e18 the time is moved to that limit.
 * Source    RFC 8536 (TZif), POSIX TZ rules for instants after the last transition.
 * Oracle    tests/data/tricky_local_times.csv, merged_vs_own_history.csv
 */
struct orr_local_time orr_zone_resolve(const struct orr_zone *zone, int64_t local_ms, double lon_deg);

/** Offset in force at an instant (local minus UTC, ms), with the same rule for LMT. */
struct orr_local_reading orr_zone_at_utc(const struct orr_zone *zone, orr_unix_ms utc_ms, double lon_deg);
/** Local mean time minus UTC at an east longitude, in milliseconds: longitude / 15 hours, rounded. */
int64_t orr_local_mean_time_ms(double lon_deg);

#endif
