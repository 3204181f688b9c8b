/* SPDX-License-Identifier: Apache-2.0 */
/* Structs as JSON: one pass over the field table, bytes gathered in a small block and handed on in pieces. */
#include "codec/json_write.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "codec/json.h"
#include "codec/scalar.h"
#include "codec/selection.h"

enum { BLOCK_BYTES = 2048, INDENT_BYTES = 2, KEY_MAX_BYTES = 80 };

struct sink {
	struct orr_buf *out;
	size_t length;
	int depth;
	bool pretty, extended;
	char block[BLOCK_BYTES];
};

static void flush(struct sink *sink)
{
	orr_buf_put(sink->out, sink->block, sink->length);
	sink->length = 0;
}

static void put(struct sink *sink, const char *bytes, size_t length)
{
	if (length > BLOCK_BYTES - sink->length) {
		flush(sink);
		if (length > BLOCK_BYTES) {
			orr_buf_put(sink->out, bytes, length);
			return;
		}
	}
	memcpy(sink->block + sink->length, bytes, length);
	sink->length += length;
}

static void put_char(struct sink *sink, char c)
{
	if (sink->length == BLOCK_BYTES)
		flush(sink);
	sink->block[sink->length++] = c;
}

/* Line break and indentation before a key, an element or a closing bracket. */
static void put_break(struct sink *sink)
{
	if (!sink->pretty)
		return;
	put_char(sink, '\n');
	for (int i = 0; i < sink->depth * INDENT_BYTES; i++)
		put_char(sink, ' ');
}

static void open_bracket(struct sink *sink, char bracket)
{
	put_char(sink, bracket);
	sink->depth++;
}

static void close_bracket(struct sink *sink, char bracket, bool empty)
{
	sink->depth--;
	if (!empty)
		put_break(sink);
	put_char(sink, bracket);
}

static void put_escape(struct sink *sink, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
	const char *at = memchr(plain, c, sizeof plain - 1);
	if (at != NULL) {
		const char escape[] = {'\\', letter[at - plain]};
		put(sink, escape, sizeof escape);
		return;
	}
	const char escape[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
	put(sink, escape, sizeof escape);
}

static void put_string(struct sink *sink, const char *text)
{
	put_char(sink, '"');
	const char *from = text;
	for (; *text != '\0'; text++) {
		const unsigned char c = (unsigned char)*text;
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		put(sink, from, (size_t)(text - from));
		put_escape(sink, c);
		from = text + 1;
	}
	put(sink, from, (size_t)(text - from));
	put_char(sink, '"');
}

/* Relaxed Extended JSON v2 writes a date as text between the years 1970 and 9999, and as milliseconds outside of them. */
static bool dated_by_number(const struct orr_field *field, const void *object)
{
	static const int64_t year_10000_ms = 253402300800000;
	const int64_t ms = *(const int64_t *)orr_member(object, field->offset);
	return ms < 0 || ms >= year_10000_ms;
}

/* What MongoDB has types of its own for. */
static void put_extended(struct sink *sink, const struct orr_field *field, const void *object,
			 const char *text, size_t length)
{
	char number[32];
	const char *open = field->type == ORR_FIELD_ID ? "{\"$oid\":\"" : "{\"$date\":\"", *close = "\"}";
	if (field->type == ORR_FIELD_TIME && dated_by_number(field, object)) {
		const int64_t ms = *(const int64_t *)orr_member(object, field->offset);
		length = (size_t)snprintf(number, sizeof number, "%" PRId64, ms);
		text = number;
		open = "{\"$date\":{\"$numberLong\":\"";
		close = "\"}}";
	}
	put(sink, open, strlen(open));
	put(sink, text, length);
	put(sink, close, strlen(close));
}

static void put_scalar(struct sink *sink, const struct orr_field *field, const void *object)
{
	if (field->type == ORR_FIELD_STRING || field->type == ORR_FIELD_JSON ||
	    field->type == ORR_FIELD_ENUM) {
		const char *text = orr_scalar_string(field, object);
		if (text == NULL)
			put(sink, "null", 4);
		else if (field->type == ORR_FIELD_JSON)
			put(sink, text, strlen(text));
		else
			put_string(sink, text);
		return;
	}
	char text[ORR_SCALAR_MAX_BYTES];
	const size_t length = orr_scalar_text(field, object, text);
	const bool quoted = orr_scalar_quoted(field->type);
	if (length == 0) {
		put(sink, "null", 4);
		return;
	}
	if (sink->extended && (field->type == ORR_FIELD_ID || field->type == ORR_FIELD_TIME)) {
		put_extended(sink, field, object, text, length);
		return;
	}
	if (quoted)
		put_char(sink, '"');
	put(sink, text, length);
	if (quoted)
		put_char(sink, '"');
}

/* Keys are short and need no escape: a plain loop is faster than two calls. */
static void put_key(struct sink *sink, const char *name)
{
	if (BLOCK_BYTES - sink->length < KEY_MAX_BYTES)
		flush(sink);
	char *at = sink->block + sink->length;
	*at++ = '"';
	for (size_t i = 0; name[i] != '\0'; i++) {
		assert(i < KEY_MAX_BYTES - 4);
		*at++ = name[i];
	}
	*at++ = '"';
	*at++ = ':';
	*at = ' ';
	sink->length = (size_t)(at - sink->block) + sink->pretty;
}

static void put_object(struct sink *sink, const struct orr_table *table, const void *object,
		       const struct orr_field_selection *fields);

static void put_array(struct sink *sink, const struct orr_field *field, const void *object,
		      const struct orr_field_selection *fields)
{
	const size_t count = orr_field_count(field, object);
	const char *element = orr_field_elements(field, object);
	open_bracket(sink, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			put_char(sink, ',');
		put_break(sink);
		put_object(sink, field->table, element + i * field->table->size, fields);
	}
	close_bracket(sink, ']', count == 0);
}

static void put_strings(struct sink *sink, const struct orr_field *field, const void *object)
{
	const size_t count = orr_field_count(field, object);
	const char *const *strings = orr_field_strings(field, object);
	open_bracket(sink, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			put_char(sink, ',');
		put_break(sink);
		assert(strings[i] != NULL);
		put_string(sink, strings[i]);
	}
	close_bracket(sink, ']', count == 0);
}

/* Each as the INT of the same field. */
static void put_ints(struct sink *sink, const struct orr_field *field, const void *object)
{
	struct orr_field number = *field;
	const size_t count = orr_field_count(field, object);
	open_bracket(sink, '[');
	number.type = ORR_FIELD_INT;
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			put_char(sink, ',');
		put_break(sink);
		put_scalar(sink, &number, object);
		number.offset += sizeof(int);
	}
	close_bracket(sink, ']', count == 0);
}

static void put_value(struct sink *sink, const struct orr_field *field, const void *object,
		      const struct orr_field_selection *fields)
{
	if (field->type == ORR_FIELD_ARRAY)
		put_array(sink, field, object, fields);
	else if (field->type == ORR_FIELD_STRINGS)
		put_strings(sink, field, object);
	else if (field->type == ORR_FIELD_INTS)
		put_ints(sink, field, object);
	else if (field->type != ORR_FIELD_OBJECT)
		put_scalar(sink, field, object);
	else if (orr_field_present(field, object))
		put_object(sink, field->table, orr_member(object, field->offset), fields);
	else
		put(sink, "null", 4);
}

static void put_object(struct sink *sink, const struct orr_table *table, const void *object,
		       const struct orr_field_selection *fields)
{
	bool empty = true;
	open_bracket(sink, '{');
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		if (!orr_selection_has(fields, i))
			continue;
		if (!empty)
			put_char(sink, ',');
		empty = false;
		put_break(sink);
		put_key(sink, field->name);
		put_value(sink, field, object, orr_selection_part(fields, i));
	}
	close_bracket(sink, '}', empty);
}

static void sink_init(struct sink *sink, struct orr_buf *out, enum orr_json_style style)
{
	sink->out = out;
	sink->length = 0;
	sink->depth = 0;
	sink->pretty = style == ORR_JSON_PRETTY;
	sink->extended = style == ORR_JSON_EXTENDED;
}

void orr_json_write(struct orr_buf *out, const struct orr_table *table, const void *object,
		    enum orr_json_style style, const struct orr_field_selection *fields)
{
	struct sink sink;
	sink_init(&sink, out, style);
	put_object(&sink, table, object, fields);
	flush(&sink);
}

void orr_json_write_value(struct orr_buf *out, const struct orr_field *field, const void *object,
			  const struct orr_field_selection *fields)
{
	struct sink sink;
	sink_init(&sink, out, ORR_JSON_LINE);
	put_value(&sink, field, object, fields);
	flush(&sink);
}

void orr_json_string(struct orr_buf *out, const char *text)
{
	struct sink sink;
	sink_init(&sink, out, ORR_JSON_LINE);
	put_string(&sink, text);
	flush(&sink);
}
