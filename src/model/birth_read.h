/* SPDX-License-Identifier: Apache-2.0 */
/* From the text of a birth to its values: every rule about what a birth may say. */
#ifndef ORR_MODEL_BIRTH_READ_H
#define ORR_MODEL_BIRTH_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "model/birth.h"

/**
 * Read and check one birth. Empty strings count as absent. `out` borrows strings from `text` or takes them from the arena.
 * Error  ORR_E_INVALID with the field and the value in the sentence; `out` untouched.
 */
enum orr_code orr_birth_read(const struct orr_birth_text *text, struct orr_arena *arena,
			     struct orr_birth *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
