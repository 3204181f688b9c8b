/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births in, a file of documents out, one line for one line, in order. */
#include "app/batch_charts.h"

#include "app/compute_chart.h"
#include "app/line_answer.h"
#include "base/file.h"
#include "base/stream.h"
#include "codec/json.h"
#include "codec/tables.h"

enum { HEADER_MAX_BYTES = 1 << 20 };

/* What the lines of a batch are written with; read-only while chunks are worked on. */
struct batch {
	const struct orr_batch_options *options;
	struct orr_document_maker maker;
	const struct orr_field_selection *fields;
	size_t column_count; /* of a CSV output's document */
	struct orr_writer *writer;
};

static void write_json(struct orr_chunk *chunk, size_t index, const struct batch *batch)
{
	const void *document = chunk->work->document[index];
	if (document != NULL)
		orr_json_write(&chunk->out, batch->maker.table, document, ORR_JSON_LINE, batch->fields);
	else
		orr_line_answer_error(&chunk->out, chunk, index);
	orr_buf_char(&chunk->out, '\n');
}

/* A line number, the document's columns, the error's columns: what a row does not have is empty. */
static void write_csv(struct orr_chunk *chunk, size_t index, const struct batch *batch)
{
	const void *document = chunk->work->document[index];
	orr_buf_format(&chunk->out, "%ld,", chunk->record[index].line);
	if (document != NULL) {
		orr_csv_row(&chunk->out, batch->maker.table, document, batch->fields);
		orr_buf_text(&chunk->out, ",,,");
	} else {
		const struct orr_line_error bad = orr_line_error_of(chunk, index);
		for (size_t i = 0; i < batch->column_count; i++)
			orr_buf_char(&chunk->out, ',');
		orr_csv_row(&chunk->out, &orr_error_table, &bad.error, NULL);
	}
	orr_buf_text(&chunk->out, "\r\n");
}

static void write_lines(struct orr_chunk *chunk, const void *context)
{
	const struct batch *batch = context;
	const bool csv = batch->options->format == ORR_BATCH_CSV;
	if (!orr_chunk_make(chunk, &batch->maker))
		return;
	for (size_t i = 0; i < chunk->count; i++) {
		(csv ? write_csv : write_json)(chunk, i, batch);
		orr_chunk_count(chunk, i);
	}
	if (chunk->out.failed)
		orr_chunk_fail_memory(chunk);
}

static enum orr_code take_lines(void *context, size_t count, struct orr_chunk chunks[], struct orr_error *err)
{
	const struct batch *batch = context;
	for (size_t i = 0; i < count; i++) {
		enum orr_code code =
			orr_writer_write(batch->writer, chunks[i].out.data, chunks[i].out.length, err);
		if (code != ORR_OK)
			return code;
	}
	return orr_writer_flush(batch->writer, err);
}

static enum orr_code check_output(struct batch *batch, struct orr_arena *arena, struct orr_error *err)
{
	const struct orr_batch_options *options = batch->options;
	if (options->fields != NULL) {
		enum orr_code code = orr_field_selection_parse(batch->maker.table, options->fields, arena,
							       &batch->fields, err);
		if (code != ORR_OK)
			return code;
	}
	batch->column_count = orr_csv_columns(batch->maker.table, batch->fields);
	if (options->format == ORR_BATCH_CSV && batch->column_count == 0)
		return orr_fail_field(err, ORR_E_USAGE, "fields",
				      "the fields \"%s\" give no column of a flat table; name values such as "
				      "planets.degree",
				      options->fields);
	if (orr_file_same(options->births.in_path, options->out_path))
		return orr_fail_field(
			err, ORR_E_USAGE, "out",
			"%s is the input as well: the documents would replace the births; name another file",
			options->out_path);
	return ORR_OK;
}

static enum orr_code open_output(struct batch *batch, struct orr_error *err)
{
	enum orr_code code = orr_writer_open(&batch->writer, batch->options->out_path, err);
	if (code != ORR_OK || batch->options->format != ORR_BATCH_CSV)
		return code;
	struct orr_buf header;
	orr_buf_init(&header, HEADER_MAX_BYTES);
	orr_buf_text(&header, "line,");
	orr_csv_header(&header, batch->maker.table, batch->fields);
	orr_buf_text(&header, ",error.code,error.field,error.message\r\n");
	code = header.failed ? orr_fail_memory(err)
			     : orr_writer_write(batch->writer, header.data, header.length, err);
	orr_buf_done(&header);
	return code;
}

static enum orr_code run(struct batch *batch, struct orr_births *births, struct orr_error *err)
{
	const struct orr_births_steps steps = {.work = write_lines, .take = take_lines, .context = batch};
	enum orr_code code = open_output(batch, err);
	if (code == ORR_OK)
		code = orr_births_run(births, &steps, err);
	struct orr_writer *writer = batch->writer;
	if (code == ORR_OK)
		return orr_writer_commit(writer, err);
	orr_writer_abandon(writer);
	return code;
}

enum orr_code orr_batch_charts(const struct orr_app *app, const struct orr_batch_options *options,
			       struct orr_batch_summary *out, struct orr_error *err)
{
	enum { FIELDS_ARENA_BYTES = 1 << 20 };
	struct batch batch = {.options = options,
			      .maker = options->maker != NULL ? *options->maker : orr_chart_maker(app)};
	struct orr_births births;
	struct orr_arena arena;
	orr_arena_init(&arena, FIELDS_ARENA_BYTES);
	enum orr_code code = check_output(&batch, &arena, err);
	if (code == ORR_OK)
		code = orr_births_open(&births, app, &options->births, err);
	if (code == ORR_OK) {
		code = run(&batch, &births, err);
		orr_births_close(&births);
	}
	orr_arena_done(&arena);
	if (code != ORR_OK)
		return code;
	*out = births.summary;
	if (out->bad > 0)
		return orr_fail(err, ORR_E_PARTIAL, "%ld of %ld lines were bad; each says why in its place",
				out->bad, out->lines);
	return ORR_OK;
}
