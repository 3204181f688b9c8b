/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births in, a file of documents out, one line for one line, in order. */
#include "app/batch_charts.h"

#include "app/compute_chart.h"
#include "app/line_answer.h"
#include "base/file.h"

/* What the lines of a batch are written with; read-only while chunks are worked on. */
struct batch {
	const struct orr_batch_options *options;
	struct orr_document_maker maker;
	struct orr_line_output output;
};

static void write_lines(struct orr_chunk *chunk, const void *context)
{
	const struct batch *batch = context;
	if (!orr_chunk_make(chunk, &batch->maker))
		return;
	for (size_t i = 0; i < chunk->count; i++) {
		const struct orr_line_error line = orr_line_error_in(chunk, i);
		orr_line_output_put(&batch->output, &chunk->out, chunk->work->document[i], &line);
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
			orr_writer_write(batch->output.writer, chunks[i].out.data, chunks[i].out.length, err);
		if (code != ORR_OK)
			return code;
	}
	return orr_writer_flush(batch->output.writer, err);
}

static enum orr_code check_output(struct batch *batch, struct orr_arena *arena, struct orr_error *err)
{
	const struct orr_batch_options *options = batch->options;
	enum orr_code code = orr_line_output_init(&batch->output, batch->maker.table, options->format,
						  options->fields, arena, err);
	if (code != ORR_OK)
		return code;
	if (orr_file_same(options->births.in_path, options->out_path))
		return orr_fail_field(
			err, ORR_E_USAGE, "out",
			"%s is the input as well: the documents would replace the births; name another file",
			options->out_path);
	return ORR_OK;
}

static enum orr_code run(struct batch *batch, struct orr_births *births, struct orr_error *err)
{
	const struct orr_births_steps steps = {.work = write_lines, .take = take_lines, .context = batch};
	enum orr_code code = orr_line_output_open(&batch->output, batch->options->out_path, err);
	if (code == ORR_OK)
		code = orr_births_run(births, &steps, err);
	struct orr_writer *writer = batch->output.writer;
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
