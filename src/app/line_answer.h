/* SPDX-License-Identifier: Apache-2.0 */
/* The answer to a line that could not be done. */
#ifndef ORR_APP_LINE_ANSWER_H
#define ORR_APP_LINE_ANSWER_H

#include "app/births.h"
#include "model/line_error.h"

/** What is wrong with a line, borrowed from the error and the id (NULL: not given). */
struct orr_line_error orr_line_error_of(int64_t line, const char *entity_id, const struct orr_error *err);
/** What is wrong with a record, borrowed from the chunk. */
struct orr_line_error orr_line_error_in(const struct orr_chunk *chunk, size_t index);
/** Append it as a JSON object on one line, without a line break. */
void orr_line_answer_error(struct orr_buf *out, const struct orr_chunk *chunk, size_t index);

#endif
