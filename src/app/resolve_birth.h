/* SPDX-License-Identifier: Apache-2.0 */
/* From a birth's civil time to instants: which moment it was, or which window it lies in, and how that is known. */
#ifndef ORR_APP_RESOLVE_BIRTH_H
#define ORR_APP_RESOLVE_BIRTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/zone.h"
#include "model/birth.h"

/* The window is [first_ms, last_ms]; of a known time both are the moment itself. */
struct orr_birth_moment {
	orr_unix_ms first_ms, last_ms;
	int64_t offset_ms;         /* local minus UTC; of an unknown time the one at the middle */
	const char *offset_source; /* in words, from the arena */
	const char *zone_data_id;  /* NULL when none took part */
	const char *warning;       /* NULL when there is nothing to say */
};

/**
 * Resolve a birth. Needs no zone data for LMT and fixed offsets.
 * Error  ORR_E_INVALID unknown zone; ORR_E_AMBIGUOUS_TIME, ORR_E_SKIPPED_TIME with both candidates, when the birth has no fold;
 *        ORR_E_UNAVAILABLE arena full. `out` untouched.
 */
enum orr_code orr_birth_resolve(const struct orr_zones *zones, const struct orr_birth *birth,
				struct orr_arena *arena, struct orr_birth_moment *out,
				struct orr_error *err) ORR_MUST_CHECK;
/** Whether a warning, also one read back from a document, is about the moment: what orr_birth_moment has as its warning. */
bool orr_birth_is_moment_warning(const char *text);

enum { ORR_OFFSET_TEXT_MAX = 24 };
/** An offset as "+05:30", with seconds where there are any. Returns `out`. */
const char *orr_offset_text(int64_t offset_ms, char out[ORR_OFFSET_TEXT_MAX]);

#endif
