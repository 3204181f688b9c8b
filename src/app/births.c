/* SPDX-License-Identifier: Apache-2.0 */
/* The births of a file: its header, its rounds of chunks over the threads. */
#include "app/births.h"

#include "app/birth_chunk.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/stream.h"
#include "model/birth_read.h"

/* Chunks in flight per thread: a slow chunk then does not leave the others idle. */
enum { CHUNKS_PER_THREAD = 4, PLAN_ARENA_BYTES = 8 << 20 };

static enum orr_code bind_header(struct orr_births *births, struct orr_error *err)
{
	struct orr_record record;
	bool more;
	enum orr_code code = orr_records_next(births->records, &record, &more, err);
	if (code != ORR_OK)
		return code;
	if (!more || record.bad != NULL)
		return orr_fail(err, ORR_E_INVALID, "the header cannot be read: %s",
				more ? record.bad : "the input is empty");
	const char *const *names;
	size_t count;
	code = orr_csv_split(record.text, record.length, &births->arena, &names, &count, err);
	if (code != ORR_OK)
		return orr_error_context(err, "the header");
	code = orr_column_map_bind(&births->map, count, names, &births->binding, err);
	if (code == ORR_OK)
		orr_batch_summary_unused(&births->summary, &births->binding, count, names);
	return code;
}

static enum orr_code open_input(struct orr_births *births, struct orr_error *err)
{
	enum orr_code code = orr_birth_check_defaults(&births->options->defaults, &births->arena, err);
	if (code == ORR_OK)
		code = orr_column_map_parse(births->options->map, &births->arena, &births->map, err);
	if (code == ORR_OK)
		code = orr_reader_open(&births->reader, births->options->in_path, err);
	if (code == ORR_OK)
		code = orr_records_open(&births->records, births->reader, err);
	if (code != ORR_OK)
		return code;
	births->input = orr_records_format(births->records);
	return births->input == ORR_RECORDS_CSV ? bind_header(births, err) : ORR_OK;
}

enum orr_code orr_births_open(struct orr_births *births, const struct orr_app *app,
			      const struct orr_births_options *options, struct orr_error *err)
{
	*births = (struct orr_births){.app = app, .options = options};
	orr_arena_init(&births->arena, PLAN_ARENA_BYTES);
	enum orr_code code = open_input(births, err);
	if (code != ORR_OK)
		orr_births_close(births);
	return code;
}

void orr_births_close(struct orr_births *births)
{
	orr_records_close(births->records);
	orr_reader_close(births->reader);
	births->records = NULL;
	births->reader = NULL;
	orr_arena_done(&births->arena);
}

/* The chunks of a run and the threads that work on them. */
struct run {
	struct orr_births *births;
	const struct orr_births_steps *steps;
	struct orr_pool *pool;
	struct orr_chunk *chunks;
	size_t chunk_count;
};

static enum orr_code open_chunks(struct run *run, struct orr_error *err)
{
	const unsigned threads = run->births->options->threads;
	enum orr_code code = orr_pool_open(&run->pool, threads, err);
	if (code != ORR_OK)
		return code;
	const size_t count = (size_t)threads * CHUNKS_PER_THREAD;
	run->chunks = orr_calloc(count, sizeof *run->chunks);
	if (run->chunks == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < count; i++)
		orr_chunk_init(&run->chunks[i], run->births);
	run->chunk_count = count;
	return ORR_OK;
}

/* Fill the chunks with the next records; *out_filled is how many hold any. */
static enum orr_code fill(struct run *run, size_t *out_filled, bool *out_more, struct orr_error *err)
{
	*out_filled = 0;
	for (size_t i = 0; i < run->chunk_count && *out_more; i++) {
		struct orr_chunk *chunk = &run->chunks[i];
		orr_chunk_clear(chunk);
		while (*out_more && orr_chunk_has_room(chunk)) {
			struct orr_record record;
			enum orr_code code = orr_records_next(run->births->records, &record, out_more, err);
			if (code != ORR_OK)
				return code;
			if (*out_more)
				orr_chunk_add(chunk, &record);
		}
		*out_filled += chunk->count > 0 ? 1 : 0;
	}
	return ORR_OK;
}

static void work_on(void *context, size_t index)
{
	const struct run *run = context;
	struct orr_chunk *chunk = &run->chunks[index];
	if (orr_chunk_read(chunk))
		run->steps->work(chunk, run->steps->context);
}

static enum orr_code take(struct run *run, size_t filled, struct orr_error *err)
{
	for (size_t i = 0; i < filled; i++)
		if (run->chunks[i].code != ORR_OK) {
			*err = run->chunks[i].err;
			return run->chunks[i].code;
		}
	enum orr_code code = run->steps->take(run->steps->context, filled, run->chunks, err);
	for (size_t i = 0; code == ORR_OK && i < filled; i++)
		orr_batch_summary_add(&run->births->summary, &run->chunks[i].summary);
	return code;
}

static enum orr_code rounds(struct run *run, struct orr_error *err)
{
	const struct orr_births_options *options = run->births->options;
	bool more = true;
	while (more) {
		if (options->stop != NULL && *options->stop != 0)
			return orr_fail(err, ORR_E_UNAVAILABLE, "stopped before the end, after %ld lines",
					run->births->summary.lines);
		size_t filled;
		enum orr_code code = fill(run, &filled, &more, err);
		if (code != ORR_OK)
			return code;
		orr_pool_run(run->pool, filled, work_on, run);
		code = take(run, filled, err);
		if (code != ORR_OK)
			return code;
		if (options->progress != NULL)
			options->progress(options->progress_context, run->births->summary.lines);
	}
	return ORR_OK;
}

enum orr_code orr_births_run(struct orr_births *births, const struct orr_births_steps *steps,
			     struct orr_error *err)
{
	struct run run = {.births = births, .steps = steps};
	enum orr_code code = open_chunks(&run, err);
	if (code == ORR_OK)
		code = rounds(&run, err);
	orr_pool_close(run.pool);
	for (size_t i = 0; i < run.chunk_count; i++)
		orr_chunk_done(&run.chunks[i]);
	orr_free(run.chunks);
	return code;
}
