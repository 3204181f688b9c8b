/* SPDX-License-Identifier: Apache-2.0 */
/* The answer to a line of a file of births that could not be done. */
#ifndef ORR_APP_LINE_ANSWER_H
#define ORR_APP_LINE_ANSWER_H

#include "app/births.h"
#include "model/line_error.h"

/** What is wrong with a record, borrowed from the chunk. */
struct orr_line_error orr_line_error_of(const struct orr_chunk *chunk, size_t index);
/** Append it as a JSON object on one line, without a line break. */
void orr_line_answer_error(struct orr_buf *out, const struct orr_chunk *chunk, size_t index);

#endif
