/* SPDX-License-Identifier: Apache-2.0 */
/* The id of an entity that was given none: made from what the birth says, so that the same line is the same entity. */
#ifndef ORR_MODEL_BIRTH_ID_H
#define ORR_MODEL_BIRTH_ID_H

#include "base/arena.h"
#include "model/birth.h"

/**
 * "b-" and 24 hex digits: the first 12 bytes of BLAKE2b over name, day, second of the day, zone or offset, place, latitude and
 * longitude as they were read: what was left to the gazetteer takes part as left open, so that a newer gazetteer keeps the id. How they were written (40.70 or 40.7, datetime or date and time, calendar) does not matter; the
 * precision of the time, the fold and the house system do not take part. NULL when the arena is full.
 */
const char *orr_birth_id(const struct orr_birth *birth, struct orr_arena *arena);

#endif
