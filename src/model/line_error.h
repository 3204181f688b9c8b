/* SPDX-License-Identifier: Apache-2.0 */
/* The answer to a line of a batch that could not be done. */
#ifndef ORR_MODEL_LINE_ERROR_H
#define ORR_MODEL_LINE_ERROR_H

#include <stdint.h>

struct orr_error_body {
	const char *code;    /* stable name */
	const char *field;   /* NULL when no field is at fault */
	const char *message; /* one sentence */
};

struct orr_line_error {
	int64_t line;          /* physical line, from 1 */
	const char *entity_id; /* as given; NULL when it was not */
	struct orr_error_body error;
};

#endif
