/* SPDX-License-Identifier: Apache-2.0 */
/* Flat tables: a struct as one CSV row, a column for each scalar. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "codec/json_write.h"
#include "codec/record.h"
#include "codec/scalar.h"
#include "codec/selection.h"

enum { PATH_MAX_BYTES = 256, JSON_CELL_MAX_BYTES = 1 << 24 };

enum task { COUNT, HEADER, ROW };

/* One walk over the table does all three tasks, so that names, cells and their number always agree. */
struct walk {
	enum task task;
	struct orr_buf *out;
	size_t columns;
	size_t path_length;
	char path[PATH_MAX_BYTES];
};

/* Put ".name" behind the path (a number when name is NULL) and return the length before, to cut back to. */
static size_t push(struct walk *walk, const char *name, int number)
{
	const size_t before = walk->path_length;
	if (walk->task != HEADER)
		return before;
	const char *dot = before == 0 ? "" : ".";
	char *at = walk->path + before;
	const size_t room = sizeof walk->path - before;
	const int added = name != NULL ? snprintf(at, room, "%s%s", dot, name)
				       : snprintf(at, room, "%s%d", dot, number);
	assert(added > 0 && (size_t)added < room);
	walk->path_length += (size_t)added;
	return before;
}

static void pop(struct walk *walk, size_t length)
{
	walk->path_length = length;
	walk->path[length] = '\0';
}

static void json_cell(struct orr_buf *out, const struct orr_field *field, const void *object,
		      const struct orr_field_selection *part)
{
	struct orr_buf json;
	orr_buf_init(&json, JSON_CELL_MAX_BYTES);
	orr_json_write_value(&json, field, object, part);
	if (json.failed)
		out->failed = true;
	else
		orr_csv_cell(out, json.data);
	orr_buf_done(&json);
}

static void value_cell(struct orr_buf *out, const struct orr_field *field, const void *object,
		       const struct orr_field_selection *part)
{
	if (field->type == ORR_FIELD_ARRAY || field->type == ORR_FIELD_STRINGS ||
	    field->type == ORR_FIELD_INTS) {
		json_cell(out, field, object, part);
	} else if (field->type == ORR_FIELD_STRING || field->type == ORR_FIELD_JSON ||
		   field->type == ORR_FIELD_ENUM) {
		const char *text = orr_scalar_string(field, object);
		if (text != NULL)
			(field->type == ORR_FIELD_STRING ? orr_csv_text : orr_csv_cell)(out, text);
	} else {
		char text[ORR_SCALAR_MAX_BYTES];
		orr_buf_put(out, text, orr_scalar_text(field, object, text));
	}
}

/* One column. `object` is NULL where the object that would hold the value is missing. */
static void column(struct walk *walk, const struct orr_field *field, const void *object,
		   const struct orr_field_selection *part)
{
	if (walk->task != COUNT && walk->columns > 0)
		orr_buf_char(walk->out, ',');
	walk->columns++;
	if (walk->task == HEADER)
		orr_csv_cell(walk->out, walk->path);
	else if (walk->task == ROW && object != NULL)
		value_cell(walk->out, field, object, part);
}

static void walk_table(struct walk *walk, const struct orr_table *table, const void *object,
		       const struct orr_field_selection *fields, bool skip_key);

static const void *element_of(const struct orr_field *field, const void *object, int key)
{
	if (object == NULL)
		return NULL;
	const size_t count = orr_field_count(field, object);
	const char *element = orr_field_elements(field, object);
	for (size_t i = 0; i < count; i++, element += field->table->size)
		if (orr_scalar_int(&field->table->field[0], element) == key)
			return element;
	return NULL;
}

/* A group of columns for each key: the words of an ENUM, or 1 up to the maximum of an INT. */
static void walk_keyed(struct walk *walk, const struct orr_field *field, const void *object,
		       const struct orr_field_selection *part)
{
	const struct orr_field *key = &field->table->field[0];
	const bool words = key->type == ORR_FIELD_ENUM;
	assert(words || (key->type == ORR_FIELD_INT && key->max >= 1));
	const int first = words ? 0 : 1;
	const int last = words ? (int)orr_names_count(key->names) - 1 : (int)key->max;
	for (int k = first; k <= last; k++) {
		const size_t before = push(walk, words ? key->names[k] : NULL, k);
		walk_table(walk, field->table, element_of(field, object, k), part, true);
		pop(walk, before);
	}
}

static void walk_field(struct walk *walk, const struct orr_field *field, const void *object,
		       const struct orr_field_selection *part)
{
	const size_t before = push(walk, field->name, 0);
	if (field->type == ORR_FIELD_OBJECT) {
		const bool there = object != NULL && orr_field_present(field, object);
		walk_table(walk, field->table, there ? orr_member(object, field->offset) : NULL, part, false);
	} else if ((field->flags & ORR_FIELD_KEYED) != 0) {
		walk_keyed(walk, field, object, part);
	} else {
		column(walk, field, object, part);
	}
	pop(walk, before);
}

static void walk_table(struct walk *walk, const struct orr_table *table, const void *object,
		       const struct orr_field_selection *fields, bool skip_key)
{
	for (size_t i = skip_key ? 1 : 0; i < table->field_count; i++)
		if (orr_selection_has(fields, i))
			walk_field(walk, &table->field[i], object, orr_selection_part(fields, i));
}

static size_t walk_all(enum task task, struct orr_buf *out, const struct orr_table *table, const void *object,
		       const struct orr_field_selection *fields)
{
	struct walk walk = {.task = task, .out = out};
	walk_table(&walk, table, object, fields, false);
	return walk.columns;
}

void orr_csv_header(struct orr_buf *out, const struct orr_table *table,
		    const struct orr_field_selection *fields)
{
	walk_all(HEADER, out, table, NULL, fields);
}

void orr_csv_row(struct orr_buf *out, const struct orr_table *table, const void *object,
		 const struct orr_field_selection *fields)
{
	walk_all(ROW, out, table, object, fields);
}

size_t orr_csv_columns(const struct orr_table *table, const struct orr_field_selection *fields)
{
	return walk_all(COUNT, NULL, table, NULL, fields);
}
