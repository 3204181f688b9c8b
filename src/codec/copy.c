/* SPDX-License-Identifier: Apache-2.0 */
/* A struct with everything it points to, copied into an arena. */
#include <string.h>

#include "base/arena.h"
#include "codec/field.h"
#include "codec/scalar.h"

static bool copy_text(const char *text, struct orr_arena *arena, const char **out)
{
	*out = text != NULL ? orr_arena_text(arena, text, strlen(text)) : NULL;
	return text == NULL || *out != NULL;
}

/* The elements of an array or list of texts: where they stand in the copy, their own room behind a pointer. NULL: the arena is full. */
static void *elements_of(const struct orr_field *field, size_t count, size_t bytes, struct orr_arena *arena,
			 void *copy)
{
	void *member = orr_member_mut(copy, field->offset);
	if (!field->pointer)
		return member;
	void *elements = orr_arena_array(arena, count, bytes);
	memcpy(member, &elements, sizeof elements);
	return elements;
}

static bool copy_strings(const struct orr_field *field, const void *object, struct orr_arena *arena,
			 void *copy)
{
	const size_t count = orr_field_count(field, object);
	const char *const *from = orr_field_strings(field, object);
	const char **to = elements_of(field, count, sizeof *to, arena, copy);
	bool good = to != NULL;
	for (size_t i = 0; good && i < count; i++)
		good = copy_text(from[i], arena, &to[i]);
	return good;
}

static bool copy_array(const struct orr_field *field, const void *object, struct orr_arena *arena, void *copy)
{
	const size_t count = orr_field_count(field, object), bytes = field->table->size;
	const char *from = orr_field_elements(field, object);
	char *to = elements_of(field, count, bytes, arena, copy);
	bool good = to != NULL;
	for (size_t i = 0; good && i < count; i++)
		good = orr_table_copy(field->table, from + i * bytes, arena, to + i * bytes);
	return good;
}

/* `copy` holds the bytes of `object`: what they point to is given a place of its own. */
static bool deepen(const struct orr_field *field, const void *object, struct orr_arena *arena, void *copy)
{
	const void *member = orr_member(object, field->offset);
	if (field->type == ORR_FIELD_OBJECT)
		return !orr_field_present(field, object) ||
		       orr_table_copy(field->table, member, arena, orr_member_mut(copy, field->offset));
	if (field->type == ORR_FIELD_ARRAY)
		return copy_array(field, object, arena, copy);
	if (field->type == ORR_FIELD_STRINGS)
		return copy_strings(field, object, arena, copy);
	if (field->type != ORR_FIELD_STRING && field->type != ORR_FIELD_JSON)
		return true;
	const char *text;
	const bool good = copy_text(*(const char *const *)member, arena, &text);
	memcpy(orr_member_mut(copy, field->offset), &text, sizeof text);
	return good;
}

bool orr_table_copy(const struct orr_table *table, const void *object, struct orr_arena *arena, void *out)
{
	void *copy = orr_arena_alloc(arena, table->size);
	if (copy == NULL)
		return false;
	memcpy(copy, object, table->size);
	for (size_t i = 0; i < table->field_count; i++)
		if (!deepen(&table->field[i], object, arena, copy))
			return false;
	memcpy(out, copy, table->size);
	return true;
}
