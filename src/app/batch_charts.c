/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births in, a file of documents out, one line for one line, in order. */
#include "app/batch_charts.h"

#include "app/batch_chunk.h"
#include "app/compute_chart.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/stream.h"

/* Chunks in flight per thread: a slow chunk then does not leave the others idle. */
enum { CHUNKS_PER_THREAD = 4, PLAN_ARENA_BYTES = 8 << 20, HEADER_MAX_BYTES = 1 << 20 };

/* Everything a batch holds open, closed together whatever happens. */
struct batch {
	struct orr_batch_plan plan;
	struct orr_arena arena;
	struct orr_reader *reader;
	struct orr_record_reader *records;
	struct orr_writer *writer;
	struct orr_pool *pool;
	struct orr_chunk *chunks;
	size_t chunk_count;
	struct orr_batch_summary summary;
};

static enum orr_code bind_header(struct batch *batch, struct orr_error *err)
{
	struct orr_record record;
	bool more;
	enum orr_code code = orr_records_next(batch->records, &record, &more, err);
	if (code != ORR_OK)
		return code;
	if (!more || record.bad != NULL)
		return orr_fail(err, ORR_E_INVALID, "the header cannot be read: %s",
				more ? record.bad : "the input is empty");
	const char *const *names;
	size_t count;
	code = orr_csv_split(record.text, record.length, &batch->arena, &names, &count, err);
	if (code != ORR_OK)
		return orr_error_context(err, "the header");
	code = orr_column_map_bind(&batch->plan.map, count, names, &batch->plan.binding, err);
	if (code == ORR_OK)
		orr_batch_summary_unused(&batch->summary, &batch->plan.binding, count, names);
	return code;
}

static enum orr_code open_input(struct batch *batch, struct orr_error *err)
{
	const struct orr_batch_options *options = batch->plan.options;
	enum orr_code code = orr_column_map_parse(options->map, &batch->arena, &batch->plan.map, err);
	if (code != ORR_OK)
		return code;
	if (options->fields != NULL)
		code = orr_field_selection_parse(batch->plan.maker.table, options->fields, &batch->arena,
						 &batch->plan.fields, err);
	if (code != ORR_OK)
		return code;
	if (orr_file_same(options->in_path, options->out_path))
		return orr_fail_field(
			err, ORR_E_USAGE, "out",
			"%s is the input as well: the documents would replace the births; name another file",
			options->out_path);
	code = orr_reader_open(&batch->reader, options->in_path, err);
	if (code != ORR_OK)
		return code;
	code = orr_records_open(&batch->records, batch->reader, err);
	if (code != ORR_OK)
		return code;
	batch->plan.input = orr_records_format(batch->records);
	return batch->plan.input == ORR_RECORDS_CSV ? bind_header(batch, err) : ORR_OK;
}

static enum orr_code open_output(struct batch *batch, struct orr_error *err)
{
	const struct orr_batch_options *options = batch->plan.options;
	batch->plan.column_count = orr_csv_columns(batch->plan.maker.table, batch->plan.fields);
	if (options->format == ORR_BATCH_CSV && batch->plan.column_count == 0)
		return orr_fail_field(err, ORR_E_USAGE, "fields",
				      "the fields \"%s\" give no column of a flat table; name values such as "
				      "planets.degree",
				      options->fields);
	enum orr_code code = orr_writer_open(&batch->writer, options->out_path, err);
	if (code != ORR_OK || options->format != ORR_BATCH_CSV)
		return code;
	struct orr_buf header;
	orr_buf_init(&header, HEADER_MAX_BYTES);
	orr_buf_text(&header, "line,");
	orr_csv_header(&header, batch->plan.maker.table, batch->plan.fields);
	orr_buf_text(&header, ",error.code,error.field,error.message\r\n");
	code = header.failed ? orr_fail(err, ORR_E_UNAVAILABLE, "out of memory")
			     : orr_writer_write(batch->writer, header.data, header.length, err);
	orr_buf_done(&header);
	return code;
}

static enum orr_code open_chunks(struct batch *batch, struct orr_error *err)
{
	const unsigned threads = batch->plan.options->threads;
	enum orr_code code = orr_pool_open(&batch->pool, threads, err);
	if (code != ORR_OK)
		return code;
	const size_t count = (size_t)threads * CHUNKS_PER_THREAD;
	batch->chunks = orr_calloc(count, sizeof *batch->chunks);
	if (batch->chunks == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "out of memory; run fewer threads");
	for (size_t i = 0; i < count; i++)
		orr_chunk_init(&batch->chunks[i], &batch->plan);
	batch->chunk_count = count;
	return ORR_OK;
}

/* Fill the chunks with the next records; *out_filled is how many hold any. */
static enum orr_code fill(struct batch *batch, size_t *out_filled, bool *out_more, struct orr_error *err)
{
	*out_filled = 0;
	for (size_t i = 0; i < batch->chunk_count && *out_more; i++) {
		struct orr_chunk *chunk = &batch->chunks[i];
		orr_chunk_clear(chunk);
		while (*out_more && orr_chunk_has_room(chunk)) {
			struct orr_record record;
			enum orr_code code = orr_records_next(batch->records, &record, out_more, err);
			if (code != ORR_OK)
				return code;
			if (*out_more)
				orr_chunk_add(chunk, &record);
		}
		*out_filled += chunk->count > 0 ? 1 : 0;
	}
	return ORR_OK;
}

static void run_chunk(void *context, size_t index)
{
	struct orr_chunk *chunks = context;
	orr_chunk_run(&chunks[index]);
}

static enum orr_code write_chunks(struct batch *batch, size_t filled, struct orr_error *err)
{
	for (size_t i = 0; i < filled; i++) {
		const struct orr_chunk *chunk = &batch->chunks[i];
		if (chunk->code != ORR_OK) {
			*err = chunk->err;
			return chunk->code;
		}
		enum orr_code code = orr_writer_write(batch->writer, chunk->out.data, chunk->out.length, err);
		if (code != ORR_OK)
			return code;
		orr_batch_summary_add(&batch->summary, &chunk->summary);
	}
	return orr_writer_flush(batch->writer, err);
}

static enum orr_code run_rounds(struct batch *batch, struct orr_error *err)
{
	const struct orr_batch_options *options = batch->plan.options;
	bool more = true;
	while (more) {
		if (options->stop != NULL && *options->stop != 0)
			return orr_fail(err, ORR_E_UNAVAILABLE,
					"stopped before the end; an output file is left as it was");
		size_t filled;
		enum orr_code code = fill(batch, &filled, &more, err);
		if (code != ORR_OK)
			return code;
		orr_pool_run(batch->pool, filled, run_chunk, batch->chunks);
		code = write_chunks(batch, filled, err);
		if (code != ORR_OK)
			return code;
		if (options->progress != NULL)
			options->progress(options->progress_context, batch->summary.lines);
	}
	return ORR_OK;
}

static void close_batch(struct batch *batch)
{
	orr_writer_abandon(batch->writer);
	orr_records_close(batch->records);
	orr_reader_close(batch->reader);
	orr_pool_close(batch->pool);
	for (size_t i = 0; i < batch->chunk_count; i++)
		orr_chunk_done(&batch->chunks[i]);
	orr_free(batch->chunks);
	orr_arena_done(&batch->arena);
}

static enum orr_code run(struct batch *batch, struct orr_error *err)
{
	enum orr_code code = open_input(batch, err);
	if (code == ORR_OK)
		code = open_chunks(batch, err);
	if (code == ORR_OK)
		code = open_output(batch, err);
	if (code == ORR_OK)
		code = run_rounds(batch, err);
	if (code != ORR_OK)
		return code;
	struct orr_writer *writer = batch->writer;
	batch->writer = NULL;
	return orr_writer_commit(writer, err);
}

enum orr_code orr_batch_charts(const struct orr_app *app, const struct orr_batch_options *options,
			       struct orr_batch_summary *out, struct orr_error *err)
{
	struct batch batch = {
		.plan = {.options = options,
			 .maker = options->maker != NULL ? *options->maker : orr_chart_maker(app)}};
	orr_arena_init(&batch.arena, PLAN_ARENA_BYTES);
	enum orr_code code = run(&batch, err);
	close_batch(&batch);
	if (code != ORR_OK)
		return code;
	*out = batch.summary;
	if (out->bad > 0)
		return orr_fail(err, ORR_E_PARTIAL, "%ld of %ld lines were bad; each says why in its place",
				out->bad, out->lines);
	return ORR_OK;
}
