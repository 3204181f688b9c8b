/* SPDX-License-Identifier: Apache-2.0 */
/* An output of one line a document: NDJSON, or a flat table with a header; what could not be done is a line with its error. */
#ifndef ORR_APP_LINE_OUTPUT_H
#define ORR_APP_LINE_OUTPUT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/stream.h"
#include "codec/field.h"
#include "model/line_error.h"

enum orr_batch_format { ORR_BATCH_NDJSON, ORR_BATCH_CSV };

/* Read-only once it is open, but for its writer. */
struct orr_line_output {
	const struct orr_table *table;
	enum orr_batch_format format;
	const struct orr_field_selection *fields; /* NULL for all */
	size_t column_count;                      /* of a flat table's document */
	struct orr_writer *writer;
};

/** Read which fields are written (NULL for all), from the arena. Error ORR_E_USAGE they are wrong, or give no column of a flat table. */
enum orr_code orr_line_output_init(struct orr_line_output *out, const struct orr_table *table,
				   enum orr_batch_format format, const char *fields, struct orr_arena *arena,
				   struct orr_error *err) ORR_MUST_CHECK;
/** Open the file ("-" is standard output) and write the header that a flat table has. Commit or abandon the writer in the end, also after an error. */
enum orr_code orr_line_output_open(struct orr_line_output *out, const char *path,
				   struct orr_error *err) ORR_MUST_CHECK;
/** Append the line of a document, or, where that is NULL, of the error; any thread. */
void orr_line_output_put(const struct orr_line_output *out, struct orr_buf *text, const void *document,
			 const struct orr_line_error *line);

#endif
