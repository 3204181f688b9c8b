/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic_codes document of a computed code. */
#ifndef ORR_APP_CODE_DOCUMENT_H
#define ORR_APP_CODE_DOCUMENT_H

#include "app/compute_code.h"
#include "app/resolve_birth.h"
#include "app/resolve_place.h"

/* A code in one quarter: raw values and ranks. */
struct orr_quarter_code {
	struct orr_code_raw raw;
	struct orr_code_ranks ranks;
};

struct orr_code_source {
	const struct orr_birth *birth;
	const struct orr_place_notes *notes;
	const struct orr_birth_moment *moment;
	double half_width_d;
	const struct orr_subject *subject;
	const struct orr_quarter_code *now, *before; /* `before` NULL where there is none */
};

/**
 * Fill a zeroed document. Percentiles are rounded first; what is said of them follows from the rounded ones.
 * Error  ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_code_document(const struct orr_code_frame *frame, const struct orr_code_source *from,
				struct orr_arena *arena, struct orr_harmonic_codes *out,
				struct orr_error *err) ORR_MUST_CHECK;

/* What documents made from codes share. */

/** That the figures are not evidence about a person. */
extern const char orr_not_evidence[];
/** "2025-Q4", NULL when the arena is full; and "Q4". */
const char *orr_quarter_text(struct orr_quarter quarter, struct orr_arena *arena);
const char *orr_quarter_name(struct orr_quarter quarter);
/** Levels in their order as energies and dimensions. */
void orr_levels_split(const double level[ORR_LEVEL_COUNT], struct orr_doc_energies *energies,
		      struct orr_doc_dimensions *dimensions);
/** Root mean square shift of the levels' percentiles, in points. */
double orr_levels_magnitude(const double before[ORR_LEVEL_COUNT], const double after[ORR_LEVEL_COUNT]);
/** What a birth and its codes were made from; of the frame, app and cohorts, of the source, birth, notes, moment and width are asked. */
void orr_code_provenance(const struct orr_code_frame *frame, const struct orr_code_source *from,
			 struct orr_doc_code_source *out);
/** Share of what a code asks for that was given. */
double orr_code_completeness(const struct orr_code_source *from);

#endif
