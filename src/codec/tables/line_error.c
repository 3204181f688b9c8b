/* SPDX-License-Identifier: Apache-2.0 */
/* The field table of a bad line's answer, and of the error object by itself. */
#include "model/line_error.h"
#include "base/error.h"
#include "codec/tables.h"

#define ERROR_AT(member) offsetof(struct orr_error_body, member)

static const struct orr_field error_fields[] = {
	{.name = "code",
	 .doc = "Stable code of the error.",
	 .type = ORR_FIELD_STRING,
	 .offset = ERROR_AT(code)},
	{.name = "field",
	 .doc = "Input field at fault; null when none is.",
	 .type = ORR_FIELD_STRING,
	 .flags = ORR_FIELD_NULLABLE,
	 .offset = ERROR_AT(field)},
	{.name = "message",
	 .doc = "One sentence that says what is wrong and what to do.",
	 .type = ORR_FIELD_STRING,
	 .flags = ORR_FIELD_SENSITIVE,
	 .offset = ERROR_AT(message)},
};

const struct orr_table orr_error_table = {
	.name = "error",
	.doc = "What went wrong.",
	.size = sizeof(struct orr_error_body),
	.field = error_fields,
	.field_count = sizeof error_fields / sizeof error_fields[0],
};

#define LINE_AT(member) offsetof(struct orr_line_error, member)

static const struct orr_field line_error_fields[] = {
	{.name = "line",
	 .doc = "Physical line of the input, the first being 1.",
	 .type = ORR_FIELD_I64,
	 .offset = LINE_AT(line)},
	{.name = "entity_id",
	 .doc = "Entity of the line; null when it gave none.",
	 .type = ORR_FIELD_STRING,
	 .flags = ORR_FIELD_NULLABLE,
	 .offset = LINE_AT(entity_id)},
	{.name = "error",
	 .doc = "What went wrong.",
	 .type = ORR_FIELD_OBJECT,
	 .offset = LINE_AT(error),
	 .table = &orr_error_table},
};

const struct orr_table orr_line_error_table = {
	.name = "line_error",
	.doc = "Answer to a line of a batch that could not be done.",
	.size = sizeof(struct orr_line_error),
	.field = line_error_fields,
	.field_count = sizeof line_error_fields / sizeof line_error_fields[0],
};
