/* SPDX-License-Identifier: Apache-2.0 */
/* From the text of a birth to its values: every rule about what a birth may say. */
#ifndef ORR_MODEL_BIRTH_READ_H
#define ORR_MODEL_BIRTH_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "model/birth.h"

/**
 * Read and check one birth. Blanks around a value are dropped; an empty value counts as absent. All values must be UTF-8 and
 * at most 200 bytes long (department_ids: 6464).
 *
 * entity_id, organization_id   1-100 bytes without control characters; no @ in entity_id. organization_id is "local" by default.
 *                              Without entity_id the id is "b-" and 24 hex digits of BLAKE2b over what was read as name, day, time,
 *                              zone or offset, place, latitude and longitude (model/birth_id.h): the same line is the same entity.
 * entity_type                  employee (default), candidate, company.
 * name, place                  any text.
 * date                         YYYY-MM-DD, years -9999 to 9999, existing in `calendar` (gregorian by default, or julian).
 * time                         HH:MM or HH:MM:SS, 00:00 to 23:59:59; absent: unknown.
 * datetime                     alone instead of date and time: date, T or a blank, time, and Z or an offset in place of a zone.
 * zone                         IANA name (whether it exists is not asked here), LMT, UTC, or an offset; not together with `offset`.
 * offset                       +HH:MM[:SS] or decimal hours, within 16 hours. Without both the zone is left to the place
 *                              (ORR_ZONE_OF_PLACE).
 * fold                         earlier or later.
 * latitude, longitude          decimal degrees, -90 to 90 and -180 to 180; both or, with a place, none: they are
 *                              left to the place then (at_place).
 * time_precision_s             1 to 86400; by default 60, 1 when the time has seconds, 86400 when there is none (nothing else then).
 * house_system                 name or Swiss Ephemeris's letter; placidus by default.
 * zodiac                       tropical (default), or the name of an ayanamsa such as lahiri.
 * certainty                    yes or no (default).
 * department_ids               ids of groups parted by semicolons; whether they exist is not asked here.
 * role_id                      1-100 bytes without control characters.
 *
 * `out` borrows strings from `text` or takes them from the arena.
 * Error  ORR_E_INVALID with the field, and the value in the sentence (personal data: for the caller, never for a log);
 *        ORR_E_UNAVAILABLE when the arena is full. `out` untouched.
 */
enum orr_code orr_birth_read(const struct orr_birth_text *text, struct orr_arena *arena,
			     struct orr_birth *out, struct orr_error *err) ORR_MUST_CHECK;

/**
 * Whether what all lines of a file take where they say nothing can be read at all: words, numbers, and what says one thing in two ways.
 * What the lines have to say themselves is not asked for. Error ORR_E_USAGE with the field; ORR_E_UNAVAILABLE when the arena is full.
 */
enum orr_code orr_birth_check_defaults(const struct orr_birth_text *defaults, struct orr_arena *arena,
				       struct orr_error *err) ORR_MUST_CHECK;

#endif
