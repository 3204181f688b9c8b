/* SPDX-License-Identifier: Apache-2.0 */
/* How a code that is kept goes on: its history, and when a new one takes its place. */
#ifndef ORR_APP_CODE_HISTORY_H
#define ORR_APP_CODE_HISTORY_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/quarter.h"
#include "model/entity.h"
#include "model/harmonic_code.h"

/**
 * Whether a code of `asked` is to be kept, rather than only shown: that of the present quarter always, another one when it is not earlier
 * than the kept one (NULL: none is kept, and it must not be past).
 */
bool orr_code_is_kept(struct orr_quarter asked, struct orr_quarter present,
		      const struct orr_harmonic_codes *kept);

/**
 * Let a computed code follow the kept one (NULL: none) of its entity:
 *   the same quarter  takes its place; the history stays
 *   a later one       the kept one moves to the front of the history
 *   an earlier one    what there is of that quarter and later goes
 * A history that does not begin with the quarter before gets that one, as it was computed to compare with, in front: so a quarter that was
 * skipped stands there, marked as not computed in its time.
 * The change since the quarter before is given where that quarter, computed now, has the signature that the history keeps of it; otherwise it is
 * null with the reason. Texts are borrowed from both and the entity. False when the arena is full.
 */
bool orr_code_follow(const struct orr_harmonic_codes *kept, const struct orr_entity *entity,
		     struct orr_arena *arena, struct orr_harmonic_codes *code);

/** Whether a birth at an instant, known to so much to each side, is another than the one given now: that was corrected since. */
bool orr_birth_moved(int64_t utc_ms, double half_width_s, const struct orr_birth_chart *chart);
/** Whether a kept code is of another birth than the one given now: that was corrected since. `chart` as ORR_BIRTHS gives it. */
bool orr_code_outdated(const struct orr_harmonic_codes *kept, const struct orr_birth_chart *chart);

#endif
