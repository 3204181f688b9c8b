/* SPDX-License-Identifier: Apache-2.0 */
/* Whether two structs say the same, field by field. */
#include <string.h>

#include "codec/field.h"
#include "codec/scalar.h"

static bool same_text(const char *text, const char *other)
{
	return text == NULL || other == NULL ? text == other : strcmp(text, other) == 0;
}

static bool same_strings(const struct orr_field *field, const void *object, const void *other)
{
	const size_t count = orr_field_count(field, object);
	if (orr_field_count(field, other) != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!same_text(orr_field_strings(field, object)[i], orr_field_strings(field, other)[i]))
			return false;
	return true;
}

static bool same_ints(const struct orr_field *field, const void *object, const void *other)
{
	const size_t count = orr_field_count(field, object);
	return orr_field_count(field, other) == count &&
	       memcmp(orr_member(object, field->offset), orr_member(other, field->offset),
		      count * sizeof(int)) == 0;
}

static bool same_array(const struct orr_field *field, const void *object, const void *other, unsigned but)
{
	const size_t count = orr_field_count(field, object), bytes = field->table->size;
	if (orr_field_count(field, other) != count)
		return false;
	const char *element = orr_field_elements(field, object), *twin = orr_field_elements(field, other);
	for (size_t i = 0; i < count; i++)
		if (!orr_table_equal(field->table, element + i * bytes, twin + i * bytes, but))
			return false;
	return true;
}

static bool same_object(const struct orr_field *field, const void *object, const void *other, unsigned but)
{
	const bool present = orr_field_present(field, object);
	if (orr_field_present(field, other) != present)
		return false;
	return !present || orr_table_equal(field->table, orr_member(object, field->offset),
					   orr_member(other, field->offset), but);
}

static bool same_scalar(const struct orr_field *field, const void *object, const void *other)
{
	if (field->type == ORR_FIELD_STRING || field->type == ORR_FIELD_JSON || field->type == ORR_FIELD_ENUM)
		return same_text(orr_scalar_string(field, object), orr_scalar_string(field, other));
	char text[ORR_SCALAR_MAX_BYTES], twin[ORR_SCALAR_MAX_BYTES];
	const size_t length = orr_scalar_text(field, object, text);
	return length == orr_scalar_text(field, other, twin) && memcmp(text, twin, length) == 0;
}

static bool same_field(const struct orr_field *field, const void *object, const void *other, unsigned but)
{
	if (field->type == ORR_FIELD_OBJECT)
		return same_object(field, object, other, but);
	if (field->type == ORR_FIELD_ARRAY)
		return same_array(field, object, other, but);
	if (field->type == ORR_FIELD_STRINGS)
		return same_strings(field, object, other);
	if (field->type == ORR_FIELD_INTS)
		return same_ints(field, object, other);
	return same_scalar(field, object, other);
}

bool orr_table_equal(const struct orr_table *table, const void *object, const void *other, unsigned but)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		if ((field->flags & but) == 0 && !same_field(field, object, other, but))
			return false;
	}
	return true;
}
