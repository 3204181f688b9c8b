/* SPDX-License-Identifier: Apache-2.0 */
/* Error codes' names and numbers, and the text of an error. */
#include "base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

struct code_row {
	const char *name;
	int http, exit_status;
};

static const struct code_row code_rows[ORR_CODE_COUNT] = {
#define ORR_CODE_ROW(constant, name, http, exit_status) [constant] = {name, http, exit_status},
	ORR_CODES(ORR_CODE_ROW)
#undef ORR_CODE_ROW
};

/* Copy what fits, not cutting a character in two. `from` may be longer than it was worth formatting. */
static void put_text(char *to, size_t capacity, const char *from)
{
	size_t length = strlen(from);
	size_t kept = orr_utf8_cut(from, length, capacity - 1);

	memcpy(to, from, kept);
	to[kept] = '\0';
}

static void fill(struct orr_error *err, enum orr_code code, const char *field, const char *format,
		 va_list args) ORR_PRINTF(4, 0);

/*
 * The text is formatted aside first: an argument may be the very error that is being replaced. Four bytes
 * more than fit are kept, so that the cut sees whether the last character goes on.
 */
static void fill(struct orr_error *err, enum orr_code code, const char *field, const char *format,
		 va_list args)
{
	char text[ORR_ERROR_TEXT_MAX + 4];
	char field_copy[ORR_ERROR_FIELD_MAX];

	if (vsnprintf(text, sizeof text, format, args) < 0)
		text[0] = '\0';
	put_text(field_copy, sizeof field_copy, field);
	err->code = code;
	memcpy(err->field, field_copy, sizeof field_copy);
	put_text(err->text, sizeof err->text, text);
}

enum orr_code orr_fail(struct orr_error *err, enum orr_code code, const char *format, ...)
{
	assert(code != ORR_OK);
	if (err != NULL) {
		va_list args;

		va_start(args, format);
		fill(err, code, "", format, args);
		va_end(args);
	}
	return code;
}

enum orr_code orr_fail_field(struct orr_error *err, enum orr_code code, const char *field, const char *format,
			     ...)
{
	assert(code != ORR_OK);
	if (err != NULL) {
		va_list args;

		va_start(args, format);
		fill(err, code, field, format, args);
		va_end(args);
	}
	return code;
}

enum orr_code orr_error_context(struct orr_error *err, const char *format, ...)
{
	char text[2 * (ORR_ERROR_TEXT_MAX + 4)];
	va_list args;

	if (err == NULL)
		return ORR_E_INTERNAL;
	va_start(args, format);
	int length = vsnprintf(text, ORR_ERROR_TEXT_MAX + 4, format, args);
	va_end(args);
	if (length < 0)
		return err->code;
	size_t kept = strlen(text);
	(void)snprintf(text + kept, sizeof text - kept, ": %s", err->text);
	put_text(err->text, sizeof err->text, text);
	return err->code;
}

const char *orr_code_name(enum orr_code code)
{
	return (unsigned)code < ORR_CODE_COUNT ? code_rows[code].name : code_rows[ORR_E_INTERNAL].name;
}

int orr_code_http(enum orr_code code)
{
	return (unsigned)code < ORR_CODE_COUNT ? code_rows[code].http : code_rows[ORR_E_INTERNAL].http;
}

int orr_code_exit(enum orr_code code)
{
	return (unsigned)code < ORR_CODE_COUNT ? code_rows[code].exit_status
					       : code_rows[ORR_E_INTERNAL].exit_status;
}
