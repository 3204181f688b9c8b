/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the energy pattern of an entity of a store, computed from its kept chart and kept in turn. */
#ifndef ORR_APP_GENERATE_PATTERN_H
#define ORR_APP_GENERATE_PATTERN_H

#include "app/analyse_pattern.h"
#include "app/keep_documents.h"

/* A pattern and what became of it. */
struct orr_generated_pattern {
	struct orr_energy_pattern *pattern;
	enum orr_keep_result result; /* ORR_KEEP_NONE: it is only shown */
};

/**
 * Pattern of a birth of the frame, which was opened for it; with `keep` it takes the place of the one in the store, with its job and audit rows, unless
 * nothing but stamps would change.
 * Error  what the maker says of the birth; the store's own; ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_generate_pattern(const struct orr_pattern_frame *frame, const struct orr_birth *birth,
				   bool keep, struct orr_arena *arena, struct orr_generated_pattern *out,
				   struct orr_error *err) ORR_MUST_CHECK;

#endif
