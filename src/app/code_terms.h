/* SPDX-License-Identifier: Apache-2.0 */
/* What a code is made of and what moved it, as named terms of its document. */
#ifndef ORR_APP_CODE_TERMS_H
#define ORR_APP_CODE_TERMS_H

#include "app/code_document.h"

/**
 * Fill the document's explanation: every term of every level, every point's and every transit's part of every harmonic. The
 * levels' terms, and the formulas over the harmonics' terms, give the raw values to 1e-9.
 * @return  false when the arena is full
 */
bool orr_code_explain(const struct orr_code_frame *frame, const struct orr_code_source *from,
		      struct orr_arena *arena, struct orr_harmonic_codes *out);

/**
 * How much every transit's term with every own point that ranks grew from a quarter to another, before a channel weighs the points. Transits to
 * slow own points are left out: they move everybody born in the same weeks, and rank nobody (core/harmonic_code.h).
 */
void orr_code_growths(const struct orr_subject *subject, const struct orr_quarter_field *before,
		      const struct orr_quarter_field *after,
		      double out[ORR_FIRST_SLOW_POINT][ORR_POINT_SPECTRA]);

/**
 * Fill `moved_by` from a code's shifts, which must be there: of the levels that moved most, the transits whose terms changed most in
 * the direction of the move.
 */
void orr_code_moves(const struct orr_code_frame *frame, const struct orr_code_source *from,
		    struct orr_doc_code *out);

#endif
