/* SPDX-License-Identifier: Apache-2.0 */
/* CSV (RFC 4180): one record into its fields, and one cell out. */
#include <string.h>

#include "codec/record.h"

struct splitter {
	const char *at, *end;
	char *copy; /* where unquoted fields go, one behind the other */
};

/* The rest of a quoted field, up to the comma behind it. */
static enum orr_code split_quoted(struct splitter *in, size_t number, struct orr_error *err)
{
	for (in->at++;; in->at++) {
		if (in->at == in->end)
			return orr_fail(err, ORR_E_INVALID,
					"field %zu opens a quote that is never closed; close it", number);
		if (*in->at == '"') {
			in->at++;
			if (in->at == in->end || *in->at == ',')
				return ORR_OK;
			if (*in->at != '"')
				return orr_fail(err, ORR_E_INVALID,
						"field %zu goes on after its closing quote; double a quote "
						"within a quoted field",
						number);
		}
		*in->copy++ = *in->at;
	}
}

static enum orr_code split_bare(struct splitter *in, size_t number, struct orr_error *err)
{
	for (; in->at < in->end && *in->at != ','; in->at++) {
		if (*in->at == '"')
			return orr_fail(err, ORR_E_INVALID,
					"field %zu has a quote inside; put the whole field in quotes and "
					"double the quote",
					number);
		*in->copy++ = *in->at;
	}
	return ORR_OK;
}

/*
 * What spreadsheets take for the beginning of a formula (OWASP, CSV Injection): such a text gets an apostrophe in front, by which they take it
 * as text, and so does one that has apostrophes before it already, so that taking one away gives the text back.
 */
static bool looks_like_formula(const char *text)
{
	text += strspn(text, "'");
	return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
}

/* The field without the apostrophe that orr_csv_text puts in front. */
static const char *without_guard(const char *field)
{
	return field[0] == '\'' && looks_like_formula(field) ? field + 1 : field;
}

enum orr_code orr_csv_split(const char *text, size_t length, struct orr_arena *arena,
			    const char *const **out_fields, size_t *out_count, struct orr_error *err)
{
	size_t capacity = 1;
	for (size_t i = 0; i < length; i++)
		capacity += text[i] == ',';
	if (capacity > ORR_RECORD_MAX_FIELDS)
		capacity = ORR_RECORD_MAX_FIELDS;
	const char **fields = orr_arena_array(arena, capacity, sizeof *fields);
	/* Unquoting shortens, and the NUL of each field takes the place of its comma, the last one's the byte more. */
	struct splitter in = {text, text + length, orr_arena_alloc(arena, length + 1)};
	if (fields == NULL || in.copy == NULL)
		return orr_fail_memory(err);
	size_t count = 0;
	for (bool more = true; more; count++) {
		if (count == ORR_RECORD_MAX_FIELDS)
			return orr_fail(err, ORR_E_INVALID, "the line has more than %d fields; remove some",
					ORR_RECORD_MAX_FIELDS);
		fields[count] = in.copy;
		const bool quoted = in.at < in.end && *in.at == '"';
		const enum orr_code code =
			quoted ? split_quoted(&in, count + 1, err) : split_bare(&in, count + 1, err);
		if (code != ORR_OK)
			return code;
		*in.copy++ = '\0';
		fields[count] = without_guard(fields[count]);
		more = in.at < in.end;
		in.at += more;
	}
	*out_fields = fields;
	*out_count = count;
	return ORR_OK;
}

/* `guard` is an apostrophe to be put in front, or nothing. */
static void put_cell(struct orr_buf *out, const char *guard, const char *text)
{
	const bool quoted = strpbrk(text, ",\"\r\n") != NULL;
	orr_buf_text(out, quoted ? "\"" : "");
	orr_buf_text(out, guard);
	for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
		orr_buf_put(out, text, (size_t)(quote - text) + 1);
		orr_buf_char(out, '"');
	}
	orr_buf_text(out, text);
	orr_buf_text(out, quoted ? "\"" : "");
}

void orr_csv_cell(struct orr_buf *out, const char *text)
{
	put_cell(out, "", text);
}

void orr_csv_text(struct orr_buf *out, const char *text)
{
	put_cell(out, looks_like_formula(text) ? "'" : "", text);
}
