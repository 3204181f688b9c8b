/* SPDX-License-Identifier: Apache-2.0 */
/* The answer to a line that could not be done. */
#include "app/line_answer.h"

#include "codec/json.h"
#include "codec/tables.h"

struct orr_line_error orr_line_error_of(const struct orr_chunk *chunk, size_t index)
{
	const struct orr_error *err = &chunk->work->err[index];
	return (struct orr_line_error){
		.line = chunk->record[index].line,
		.entity_id = chunk->work->text[index].entity_id,
		.error = {.code = orr_code_name(err->code),
			  .field = err->field[0] != '\0' ? err->field : NULL,
			  .message = err->text},
	};
}

void orr_line_answer_error(struct orr_buf *out, const struct orr_chunk *chunk, size_t index)
{
	const struct orr_line_error bad = orr_line_error_of(chunk, index);
	orr_json_write(out, &orr_line_error_table, &bad, ORR_JSON_LINE, NULL);
}
