/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a birth that says when: date, time, datetime, zone and offset. */
#ifndef ORR_MODEL_BIRTH_TIME_H
#define ORR_MODEL_BIRTH_TIME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/birth.h"

enum { ORR_ZONE_NAME_MAX_BYTES = 64 };

/** Whether a text has the form of an IANA zone name; whether there is such a zone is not asked. NULL and "" have not. */
bool orr_zone_name_valid(const char *text);

/**
 * Read date, time_s, zone_kind, zone_name and offset_ms. `text` has no blanks around its values and no empty ones; out->calendar is set.
 * *out_seconds says whether the time came with seconds. Whether an IANA zone exists is not asked here.
 * Error  ORR_E_INVALID with the field; `out` may be half written.
 */
enum orr_code orr_birth_time_read(const struct orr_birth_text *text, struct orr_arena *arena,
				  struct orr_birth *out, bool *out_seconds,
				  struct orr_error *err) ORR_MUST_CHECK;

#endif
