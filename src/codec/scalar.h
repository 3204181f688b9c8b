/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the codec: members by their field, and the text of what is no string. */
#ifndef ORR_CODEC_SCALAR_H
#define ORR_CODEC_SCALAR_H

#include <stdbool.h>
#include <stddef.h>

#include "codec/field.h"

enum { ORR_SCALAR_MAX_BYTES = 48 };

/** The member of an object, to read from and to write to. */
static inline const void *orr_member(const void *object, size_t offset)
{
	return (const char *)object + offset;
}
static inline void *orr_member_mut(void *object, size_t offset)
{
	return (char *)object + offset;
}

/** Elements of an ARRAY or STRINGS field. */
size_t orr_field_count(const struct orr_field *field, const void *object);
/** First element of an ARRAY, in place or behind the pointer. */
const void *orr_field_elements(const struct orr_field *field, const void *object);
/** The strings of a STRINGS field. */
const char *const *orr_field_strings(const struct orr_field *field, const void *object);
/** Whether an OBJECT is there. */
bool orr_field_present(const struct orr_field *field, const void *object);

/**
 * Text of an ID, INT, I64, DOUBLE, BOOL or TIME, without quotes, not NUL-terminated. Returns its length, 0 for null. Null where it is not
 * allowed and a value outside its bounds are programmer errors (asserted).
 */
size_t orr_scalar_text(const struct orr_field *field, const void *object, char out[ORR_SCALAR_MAX_BYTES]);
/** The string of a STRING or ENUM, the text of a JSON; NULL for null; asserted likewise. */
const char *orr_scalar_string(const struct orr_field *field, const void *object);
/** The number of an ENUM or INT. */
int orr_scalar_int(const struct orr_field *field, const void *object);
/** Whether the field is text in a document (STRING, ENUM, ID, TIME): quoted in JSON. */
bool orr_scalar_quoted(enum orr_field_type type);
/** Words of an ENUM. */
size_t orr_names_count(const char *const names[]);
/** Whether a number lies within the bounds of its field. */
bool orr_field_in_bounds(const struct orr_field *field, double value);
/** Whether a double is small enough for orr_round_decimals. */
bool orr_field_storable(const struct orr_field *field, double value);
/** A double as its field stores it, in units of the last decimal. Not for NaN. */
int64_t orr_field_units(const struct orr_field *field, double value);
/** A double as its field stores it: rounded, and below an exclusive maximum. */
double orr_field_round(const struct orr_field *field, double value);
/** Set the member of a zeroed object to null. */
void orr_field_set_null(const struct orr_field *field, void *object);

#endif
