/* SPDX-License-Identifier: Apache-2.0 */
/* "a,b.c" against a table: which fields are written. */
#include "codec/selection.h"

#include <string.h>

#include "base/nearest.h"
#include "base/str.h"
#include "codec/json.h"

enum { NAME_MAX_BYTES = 64, PATH_MAX_BYTES = 256, FIELD_MAX = 64 };

static enum orr_code unknown(const struct orr_table *table, const char *name, struct orr_error *err)
{
	const char *names[FIELD_MAX];
	size_t count = 0;
	for (; count < table->field_count && count < FIELD_MAX; count++)
		names[count] = table->field[count].name;
	const char *near = orr_nearest(name, count, names);
	if (near == NULL)
		return orr_fail_field(err, ORR_E_USAGE, "fields",
				      "\"%s\" has no field \"%s\"; the first of its %zu is \"%s\"",
				      table->name, name, count, names[0]);
	return orr_fail_field(err, ORR_E_USAGE, "fields", "\"%s\" has no field \"%s\"; the nearest is \"%s\"",
			      table->name, name, near);
}

static struct orr_field_selection *make(const struct orr_table *table, struct orr_arena *arena)
{
	struct orr_field_selection *made = orr_arena_alloc(arena, sizeof *made);
	if (made == NULL)
		return NULL;
	made->choice = orr_arena_array(arena, table->field_count, sizeof *made->choice);
	return made->choice == NULL ? NULL : made;
}

/* The next part of a path or list up to `stop`, blanks around it dropped; cut at the buffer's size, which no field's name reaches. */
static const char *next_part(const char *text, char stop, char out[], size_t capacity)
{
	size_t length = 0;
	while (text[length] != stop && text[length] != '\0')
		length++;
	size_t from = 0, to = length;
	while (from < to && text[from] == ' ')
		from++;
	while (to > from && text[to - 1] == ' ')
		to--;
	const size_t kept = orr_utf8_cut(text + from, to - from, capacity - 1);
	memcpy(out, text + from, kept);
	out[kept] = '\0';
	return text[length] == '\0' ? NULL : text + length + 1;
}

/* Choose a field whole, or open it for a choice within; what is whole stays so. false when memory is out. */
static bool mark(struct orr_field_choice *choice, const struct orr_field *field, bool whole,
		 struct orr_arena *arena)
{
	const bool already = choice->chosen && choice->part == NULL;
	choice->chosen = true;
	if (whole) {
		choice->part = NULL;
	} else if (!already && choice->part == NULL) {
		choice->part = make(field->table, arena);
		return choice->part != NULL;
	}
	return true;
}

/* Choose one path. Below a field that is chosen whole, `into` is NULL and the rest of the path is only checked. */
static enum orr_code choose(const struct orr_table *table, const char *path, struct orr_arena *arena,
			    struct orr_field_selection *into, struct orr_error *err)
{
	while (path != NULL) {
		char name[NAME_MAX_BYTES];
		path = next_part(path, '.', name, sizeof name);
		const struct orr_field *field = orr_table_find(table, name);
		if (field == NULL)
			return unknown(table, name, err);
		if (path != NULL && field->table == NULL)
			return orr_fail_field(err, ORR_E_USAGE, "fields",
					      "\"%s\" has no fields of its own; end the path there", name);
		if (into != NULL) {
			struct orr_field_choice *choice = &into->choice[field - table->field];
			if (!mark(choice, field, path == NULL, arena))
				return orr_fail_memory(err);
			into = choice->part;
		}
		table = field->table;
	}
	return ORR_OK;
}

enum orr_code orr_field_selection_parse(const struct orr_table *table, const char *list,
					struct orr_arena *arena, const struct orr_field_selection **out,
					struct orr_error *err)
{
	struct orr_field_selection *made = make(table, arena);
	if (made == NULL)
		return orr_fail_memory(err);
	while (list != NULL) {
		char path[PATH_MAX_BYTES];
		list = next_part(list, ',', path, sizeof path);
		const enum orr_code code = choose(table, path, arena, made, err);
		if (code != ORR_OK)
			return code;
	}
	*out = made;
	return ORR_OK;
}
