/* SPDX-License-Identifier: Apache-2.0 */
/* An output of one line a document. */
#include "app/line_output.h"

#include <inttypes.h>

#include "codec/json.h"
#include "codec/record.h"
#include "codec/tables.h"

enum { HEADER_MAX_BYTES = 1 << 20 };

enum orr_code orr_line_output_init(struct orr_line_output *out, const struct orr_table *table,
				   enum orr_batch_format format, const char *fields, struct orr_arena *arena,
				   struct orr_error *err)
{
	*out = (struct orr_line_output){.table = table, .format = format};
	if (fields != NULL) {
		enum orr_code code = orr_field_selection_parse(table, fields, arena, &out->fields, err);
		if (code != ORR_OK)
			return code;
	}
	out->column_count = orr_csv_columns(table, out->fields);
	if (format == ORR_BATCH_CSV && out->column_count == 0)
		return orr_fail_field(err, ORR_E_USAGE, "fields",
				      "the fields \"%s\" give no column of a flat table; name values such as "
				      "planets.degree",
				      fields);
	return ORR_OK;
}

enum orr_code orr_line_output_open(struct orr_line_output *out, const char *path, struct orr_error *err)
{
	enum orr_code code = orr_writer_open(&out->writer, path, err);
	if (code != ORR_OK || out->format != ORR_BATCH_CSV)
		return code;
	struct orr_buf header;
	orr_buf_init(&header, HEADER_MAX_BYTES);
	orr_buf_text(&header, "line,");
	orr_csv_header(&header, out->table, out->fields);
	orr_buf_text(&header, ",error.code,error.field,error.message\r\n");
	code = header.failed ? orr_fail_memory(err)
			     : orr_writer_write(out->writer, header.data, header.length, err);
	orr_buf_done(&header);
	return code;
}

static void put_json(const struct orr_line_output *out, struct orr_buf *text, const void *document,
		     const struct orr_line_error *line)
{
	if (document != NULL)
		orr_json_write(text, out->table, document, ORR_JSON_LINE, out->fields);
	else
		orr_json_write(text, &orr_line_error_table, line, ORR_JSON_LINE, NULL);
	orr_buf_char(text, '\n');
}

/* A line number, the document's columns, the error's columns: what a row does not have is empty. */
static void put_csv(const struct orr_line_output *out, struct orr_buf *text, const void *document,
		    const struct orr_line_error *line)
{
	orr_buf_format(text, "%" PRId64 ",", (int64_t)line->line);
	if (document != NULL) {
		orr_csv_row(text, out->table, document, out->fields);
		orr_buf_text(text, ",,,");
	} else {
		for (size_t i = 0; i < out->column_count; i++)
			orr_buf_char(text, ',');
		orr_csv_row(text, &orr_error_table, &line->error, NULL);
	}
	orr_buf_text(text, "\r\n");
}

void orr_line_output_put(const struct orr_line_output *out, struct orr_buf *text, const void *document,
			 const struct orr_line_error *line)
{
	(out->format == ORR_BATCH_CSV ? put_csv : put_json)(out, text, document, line);
}
