/* SPDX-License-Identifier: Apache-2.0 */
/* Reference documentation written from a field table. */
#include "codec/doc.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { PATH_MAX_BYTES = 256 };

static const char *type_name(const struct orr_field *field)
{
	static const char *const names[] = {
		[ORR_FIELD_STRING] = "string",
		[ORR_FIELD_JSON] = "any JSON value",
		[ORR_FIELD_ID] = "ObjectId",
		[ORR_FIELD_ENUM] = "word",
		[ORR_FIELD_INT] = "integer",
		[ORR_FIELD_I64] = "integer",
		[ORR_FIELD_DOUBLE] = "number",
		[ORR_FIELD_BOOL] = "boolean",
		[ORR_FIELD_TIME] = "instant",
		[ORR_FIELD_OBJECT] = "object",
		[ORR_FIELD_ARRAY] = "array of objects",
		[ORR_FIELD_STRINGS] = "array of strings",
		[ORR_FIELD_INTS] = "array of integers",
	};
	return names[field->type];
}

/* Words that a cell of a Markdown table can hold: the bar is escaped. */
static void put_words(struct orr_buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '|')
			orr_buf_char(out, '\\');
		orr_buf_char(out, *text);
	}
}

static void put_bounds(struct orr_buf *out, const struct orr_field *field)
{
	if (!(field->min < field->max))
		return;
	if (field->type == ORR_FIELD_STRING)
		orr_buf_format(out, "at most %.0f bytes", field->max);
	else
		orr_buf_format(out, "%.15g to %s%.15g", field->min,
			       (field->flags & ORR_FIELD_EXCLUSIVE_MAX) != 0 ? "below " : "", field->max);
}

static void put_values(struct orr_buf *out, const struct orr_field *field)
{
	if (field->type == ORR_FIELD_ENUM) {
		for (size_t i = 0; field->names[i] != NULL; i++) {
			orr_buf_text(out, i > 0 ? ", " : "");
			put_words(out, field->names[i]);
		}
		return;
	}
	if ((field->type == ORR_FIELD_ARRAY || field->type == ORR_FIELD_STRINGS) && !field->pointer)
		orr_buf_format(out, "at most %zu", field->capacity);
	else
		put_bounds(out, field);
	if (field->type == ORR_FIELD_DOUBLE)
		orr_buf_format(out, "%s%d decimals", field->min < field->max ? ", " : "", field->decimals);
}

static void put_flags(struct orr_buf *out, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *name;
	} rows[] = {
		{ORR_FIELD_NULLABLE, "null allowed"}, {ORR_FIELD_OPTIONAL, "optional"},
		{ORR_FIELD_SENSITIVE, "sensitive"},   {ORR_FIELD_ADDED, "added"},
		{ORR_FIELD_STAMP, "stamp"},
	};
	const char *comma = "";
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if ((flags & rows[i].flag) != 0) {
			orr_buf_format(out, "%s%s", comma, rows[i].name);
			comma = ", ";
		}
}

/* `inherited` holds the flags of the objects around, which hold for everything within. */
static void put_rows(struct orr_buf *out, const struct orr_table *table, const char *prefix,
		     unsigned inherited)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		const unsigned passed =
			field->flags & (ORR_FIELD_SENSITIVE | ORR_FIELD_ADDED | ORR_FIELD_STAMP);
		orr_buf_format(out, "| `%s%s` | %s | ", prefix, field->name, type_name(field));
		put_values(out, field);
		orr_buf_text(out, " | ");
		put_flags(out, field->flags | inherited);
		orr_buf_text(out, " | ");
		put_words(out, field->doc);
		orr_buf_text(out, " |\n");
		if (field->table == NULL)
			continue;
		char below[PATH_MAX_BYTES];
		const int length = snprintf(below, sizeof below, "%s%s%s.", prefix, field->name,
					    field->type == ORR_FIELD_ARRAY ? "[]" : "");
		assert(length > 0 && (size_t)length < sizeof below);
		put_rows(out, field->table, below, inherited | passed);
	}
}

void orr_doc_write(struct orr_buf *out, const struct orr_table *table)
{
	orr_buf_format(out, "# `%s`\n\n%s\n\n", table->name, table->doc);
	orr_buf_text(out, "| field | type | values | flags | meaning |\n|---|---|---|---|---|\n");
	put_rows(out, table, "", 0);
}
