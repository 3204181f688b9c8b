/* SPDX-License-Identifier: Apache-2.0 */
/* The answer to a line that could not be done. */
#include "app/line_answer.h"

#include "codec/json.h"
#include "codec/tables.h"

struct orr_line_error orr_line_error_of(int64_t line, const char *entity_id, const struct orr_error *err)
{
	return (struct orr_line_error){
		.line = line,
		.entity_id = entity_id,
		.error = {.code = orr_code_name(err->code),
			  .field = err->field[0] != '\0' ? err->field : NULL,
			  .message = err->text},
	};
}

struct orr_line_error orr_line_error_in(const struct orr_chunk *chunk, size_t index)
{
	return orr_line_error_of(chunk->record[index].line, chunk->work->text[index].entity_id,
				 &chunk->work->err[index]);
}

void orr_line_answer_error(struct orr_buf *out, const struct orr_chunk *chunk, size_t index)
{
	const struct orr_line_error bad = orr_line_error_in(chunk, index);
	orr_json_write(out, &orr_line_error_table, &bad, ORR_JSON_LINE, NULL);
}
