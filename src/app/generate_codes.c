/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: harmonic codes of the entities of a store. */
#include "app/generate_codes.h"

#include <string.h>

#include "app/code_history.h"
#include "app/entities.h"
#include "app/line_answer.h"
#include "app/placed_birth.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/timer.h"
#include "codec/tables.h"

/* Chunks in flight per thread, as births have them. */
enum { CHUNKS_PER_THREAD = 4, ARENA_MAX_BYTES = 512 << 20, OUT_MAX_BYTES = 256 << 20, STORE_CALLS = 6 };

/* A few dozen entities on their way to their codes. */
struct chunk {
	struct orr_arena arena;
	struct orr_buf out;          /* their lines */
	struct orr_entity_page page; /* at most ORR_KEEP_MAX */
	long first_line;
	struct orr_birth_chart *chart[ORR_KEEP_MAX];
	struct orr_error err[ORR_KEEP_MAX];
	void *document[ORR_KEEP_MAX]; /* as it is kept or shown */
	struct orr_doc_explanation *explanation[ORR_KEEP_MAX];
	struct orr_keeping *keeping; /* from the arena */
	struct orr_batch_summary summary;
	enum orr_code code; /* of the chunk as a whole */
	struct orr_error whole;
};

/* A run over the store. */
struct run {
	const struct orr_code_frame *frame;
	const struct orr_app *app;
	bool dry_run;
	struct orr_run_info info;
	struct orr_quarter present;
	struct orr_line_output output;
	bool writes_lines;
	struct orr_pool *pool;
	struct chunk *chunks;
	size_t chunk_count;
	struct orr_arena arena; /* as long as the run */
	struct orr_batch_summary summary;
};

static void chunk_init(struct chunk *chunk)
{
	orr_arena_init(&chunk->arena, ARENA_MAX_BYTES);
	orr_buf_init(&chunk->out, OUT_MAX_BYTES);
}

static void chunk_clear(struct chunk *chunk)
{
	orr_arena_reset(&chunk->arena);
	orr_buf_clear(&chunk->out);
	chunk->page.count = 0;
	chunk->summary = (struct orr_batch_summary){0};
	chunk->code = ORR_OK;
}

static void chunk_done(struct chunk *chunk)
{
	orr_arena_done(&chunk->arena);
	orr_buf_done(&chunk->out);
}

/* The births of a page's entities, from their charts. */
static enum orr_code read_births(const struct run *run, struct chunk *chunk, struct orr_error *err)
{
	char text[ORR_KEEP_MAX][ORR_ID_TEXT_BYTES];
	const char *ids[ORR_KEEP_MAX];
	orr_entity_page_ids(orr_birth_chart_table.name, &chunk->page, text, ids);
	return orr_documents_get_births(run->app->store->documents, chunk->page.count, ids, &chunk->arena,
					chunk->chart, err);
}

static enum orr_code compute_within(const struct run *run, struct chunk *chunk)
{
	const size_t count = chunk->page.count;
	const struct orr_document_maker maker = orr_code_maker(run->frame);
	struct orr_birth *birth = orr_arena_array(&chunk->arena, count, sizeof *birth);
	memset(chunk->err, 0, sizeof chunk->err);
	memset(chunk->document, 0, sizeof chunk->document);
	memset(chunk->explanation, 0, sizeof chunk->explanation);
	chunk->keeping = orr_arena_alloc(&chunk->arena, sizeof *chunk->keeping);
	if (birth == NULL || chunk->keeping == NULL)
		return orr_fail_memory(&chunk->whole);
	for (size_t i = 0; i < count; i++) {
		if (chunk->chart[i] != NULL)
			birth[i] = orr_birth_of_chart(chunk->chart[i]);
		else
			(void)orr_fail_field(&chunk->err[i], ORR_E_NOT_FOUND, "entity_id",
					     "no chart is kept of %s; import its birth",
					     chunk->page.entity[i].entity_id);
	}
	enum orr_code code = maker.make(&maker, count, birth, &chunk->arena, chunk->document, chunk->err);
	if (code != ORR_OK)
		chunk->whole = chunk->err[0];
	return code;
}

/* Computed codes as what is looked for in the store. */
static enum orr_code compute_chunk(const struct run *run, struct chunk *chunk)
{
	const int64_t begun_us = orr_timer_steady_us(), cpu_us = orr_timer_thread_us();
	const int64_t count = (int64_t)chunk->page.count;
	enum orr_code code = compute_within(run, chunk);
	if (code != ORR_OK)
		return code;
	struct orr_keeping *keeping = chunk->keeping;
	keeping->app = run->app;
	keeping->run = &run->info;
	keeping->kind = &orr_keep_codes;
	keeping->arena = &chunk->arena;
	keeping->count = chunk->page.count;
	keeping->cost = (struct orr_run_cost){.execution_us = (orr_timer_steady_us() - begun_us) / count,
					      .cpu_us = (orr_timer_thread_us() - cpu_us) / count,
					      .memory_mb = (double)chunk->arena.used_bytes / 1e6,
					      .store_calls = STORE_CALLS};
	for (size_t i = 0; i < chunk->page.count; i++)
		keeping->item[i].document = chunk->document[i];
	return ORR_OK;
}

static void compute(void *context, size_t index)
{
	const struct run *run = context;
	struct chunk *chunk = &run->chunks[index];
	chunk->code = compute_chunk(run, chunk);
}

/* A computed code becomes the one that is kept, or is only shown; its explanation is never kept. */
static bool follow(const struct run *run, struct chunk *chunk, size_t at)
{
	struct orr_keep_item *item = &chunk->keeping->item[at];
	struct orr_harmonic_codes *code = item->document;
	if (code->explanation_count > 0)
		chunk->explanation[at] = code->explanation;
	code->explanation_count = 0;
	if (!orr_code_is_kept(run->frame->quarter, run->present, item->before)) {
		item->document = NULL;
		return true;
	}
	item->algorithm_version = code->calculation_version;
	item->input_data = orr_arena_format(&chunk->arena, "{\"quarter\":\"%s\",\"birth_chart_id\":\"%s\"}",
					    code->current_code.version, code->birth_chart_id);
	return item->input_data != NULL &&
	       orr_code_follow(item->before, &chunk->page.entity[at], &chunk->arena, code);
}

static enum orr_code settle_chunk(const struct run *run, struct chunk *chunk)
{
	for (size_t i = 0; i < chunk->page.count; i++)
		if (chunk->document[i] != NULL && !follow(run, chunk, i))
			return orr_fail_memory(&chunk->whole);
	return orr_keep_decide(chunk->keeping, &chunk->whole);
}

static void settle(void *context, size_t index)
{
	const struct run *run = context;
	struct chunk *chunk = &run->chunks[index];
	chunk->code = settle_chunk(run, chunk);
}

/* What is written of each entity: the kept document where nothing changed; and the counts. */
static void write_chunk(const struct run *run, struct chunk *chunk)
{
	for (size_t i = 0; i < chunk->page.count; i++) {
		const struct orr_keep_item *item = &chunk->keeping->item[i];
		const bool unchanged = item->result == ORR_KEEP_UNCHANGED;
		struct orr_harmonic_codes *code = unchanged ? item->before : chunk->document[i];
		if (code != NULL && chunk->explanation[i] != NULL) {
			code->explanation = chunk->explanation[i];
			code->explanation_count = 1;
		}
		chunk->document[i] = code;
		chunk->summary.lines++;
		chunk->summary.bad += code == NULL;
		chunk->summary.unchanged += unchanged;
		chunk->summary.shown += code != NULL && item->result == ORR_KEEP_NONE;
		chunk->summary.charts += !unchanged && item->result != ORR_KEEP_NONE;
		const struct orr_error *bad = &chunk->err[i];
		if (code == NULL)
			orr_batch_summary_count(&chunk->summary, bad->code, bad->field, 1);
		const struct orr_line_error line =
			orr_line_error_of(chunk->first_line + (long)i, chunk->page.entity[i].entity_id, bad);
		if (run->writes_lines)
			orr_line_output_put(&run->output, &chunk->out, code, &line);
	}
}

static void write_lines(void *context, size_t index)
{
	const struct run *run = context;
	write_chunk(run, &run->chunks[index]);
}

/* A step of all chunks on the pool; the first of them that failed says why. */
static enum orr_code on_all(struct run *run, size_t count, void (*step)(void *, size_t),
			    struct orr_error *err)
{
	orr_pool_run(run->pool, count, step, run);
	for (size_t i = 0; i < count; i++)
		if (run->chunks[i].code != ORR_OK) {
			*err = run->chunks[i].whole;
			return run->chunks[i].code;
		}
	return ORR_OK;
}

static enum orr_code store_round(struct run *run, size_t count, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = orr_keep_find(run->chunks[i].keeping, err);
	if (code == ORR_OK)
		code = on_all(run, count, settle, err);
	for (size_t i = 0; code == ORR_OK && i < count && !run->dry_run; i++)
		code = orr_keep_put(run->chunks[i].keeping, err);
	return code;
}

/* Whether a birth is still what it was: kept, at the same instant, as well known. */
static bool same_birth(const struct orr_birth_chart *was, const struct orr_birth_chart *is)
{
	return is != NULL && !orr_birth_moved(was->provenance.utc_ms, was->certainty.half_width_s, is);
}

/* Read the births again, and whether they are those that codes were computed from. */
static enum orr_code confirm(const struct run *run, size_t count, bool *out_same, struct orr_error *err)
{
	struct orr_birth_chart *was[ORR_KEEP_MAX];
	for (size_t c = 0; c < count; c++) {
		struct chunk *chunk = &run->chunks[c];
		memcpy(was, chunk->chart, sizeof was);
		enum orr_code code = read_births(run, chunk, err);
		if (code != ORR_OK)
			return code;
		for (size_t i = 0; i < chunk->page.count; i++)
			if (was[i] != NULL && !same_birth(was[i], chunk->chart[i]))
				*out_same = false;
	}
	return ORR_OK;
}

/* Keep a round's codes, unless a birth was corrected since it was read: then *out_same is false and nothing is written. */
static enum orr_code keep_computed(struct run *run, size_t count, bool *out_same, struct orr_error *err)
{
	enum orr_code code = orr_store_begin(run->app->store, err);
	if (code != ORR_OK)
		return code;
	*out_same = true;
	code = confirm(run, count, out_same, err);
	if (code == ORR_OK && *out_same)
		code = store_round(run, count, err);
	if (*out_same && !run->dry_run)
		return orr_store_end(run->app->store, code, err);
	orr_store_rollback(run->app->store);
	return code;
}

/* Codes are computed, and ranks built, before the store is locked; again where that took so long that a birth is another by then. */
static enum orr_code keep_round(struct run *run, size_t count, struct orr_error *err)
{
	enum { TRIES = 5 };
	for (int i = 0; i < TRIES; i++) {
		bool same = false;
		enum orr_code code = on_all(run, count, compute, err);
		if (code == ORR_OK)
			code = keep_computed(run, count, &same, err);
		if (code != ORR_OK || same)
			return code;
	}
	return orr_fail(
		err, ORR_E_CONFLICT,
		"births are corrected faster than their codes are computed; nothing was lost, run this "
		"again when the import has ended");
}

static enum orr_code take_round(struct run *run, size_t count, struct orr_error *err)
{
	enum orr_code code = on_all(run, count, write_lines, err);
	for (size_t i = 0; code == ORR_OK && i < count; i++) {
		const struct chunk *chunk = &run->chunks[i];
		orr_batch_summary_add(&run->summary, &chunk->summary);
		if (chunk->out.failed)
			code = orr_fail_memory(err);
		else if (run->writes_lines)
			code = orr_writer_write(run->output.writer, chunk->out.data, chunk->out.length, err);
	}
	return code == ORR_OK && run->writes_lines ? orr_writer_flush(run->output.writer, err) : code;
}

/* The next pages into the chunks; *out_more is false behind the last. */
static enum orr_code fill(struct run *run, struct orr_entity_query *query, char key[ORR_ENTITY_KEY_MAX_BYTES],
			  size_t *out_count, bool *out_more, struct orr_error *err)
{
	long line = run->summary.lines + 1;
	*out_count = 0;
	for (size_t i = 0; i < run->chunk_count && *out_more; i++) {
		struct chunk *chunk = &run->chunks[i];
		chunk_clear(chunk);
		chunk->first_line = line;
		enum orr_code code = orr_documents_list_entities(run->app->store->documents, query,
								 &chunk->arena, &chunk->page, err);
		if (code == ORR_OK)
			code = read_births(run, chunk, err);
		if (code != ORR_OK)
			return code;
		orr_entity_page_next(&chunk->page, &query->page, key);
		*out_more = chunk->page.count == query->page.limit;
		*out_count += chunk->page.count > 0;
		line += (long)chunk->page.count;
	}
	return ORR_OK;
}

static enum orr_code rounds(struct run *run, const struct orr_generate_options *options,
			    struct orr_error *err)
{
	struct orr_entity_query query = options->query;
	char key[ORR_ENTITY_KEY_MAX_BYTES];
	bool more = true;
	query.page = (struct orr_page){.limit = ORR_KEEP_MAX};
	while (more) {
		size_t count;
		if (options->stop != NULL && *options->stop != 0)
			return orr_fail(err, ORR_E_UNAVAILABLE, "stopped before the end, after %ld entities",
					run->summary.lines);
		enum orr_code code = fill(run, &query, key, &count, &more, err);
		if (code == ORR_OK && count > 0)
			code = keep_round(run, count, err);
		if (code == ORR_OK && count > 0)
			code = take_round(run, count, err);
		if (code != ORR_OK)
			return code;
		if (options->progress != NULL)
			options->progress(options->progress_context, run->summary.lines);
	}
	return ORR_OK;
}

static enum orr_code open_run(struct run *run, unsigned threads, size_t chunk_count, struct orr_error *err)
{
	enum { RUN_ARENA_BYTES = 1 << 20 };
	const struct orr_code_frame *frame = run->frame;
	orr_arena_init(&run->arena, RUN_ARENA_BYTES);
	run->app = frame->app;
	run->present = orr_quarter_of_day(orr_clock_now(frame->app->clock) / ORR_DAY_MS);
	enum orr_code code = orr_run_info_make(frame->app, ORR_TRIGGER_MANUAL, &run->arena, &run->info, err);
	if (code != ORR_OK)
		return code;
	run->info.calculation_params = orr_arena_format(
		&run->arena, "{\"kernel_id\":\"%s\",\"cohorts_id\":\"%s\",\"quarter\":\"%04d-Q%d\"}",
		orr_kernel_id(&frame->app->kernel), frame->cohorts->header->id, frame->quarter.year,
		frame->quarter.quarter);
	run->chunks = orr_calloc(chunk_count, sizeof *run->chunks);
	if (run->chunks == NULL || run->info.calculation_params == NULL)
		return orr_fail_memory(err);
	run->chunk_count = chunk_count;
	for (size_t i = 0; i < chunk_count; i++)
		chunk_init(&run->chunks[i]);
	return orr_pool_open(&run->pool, threads, err);
}

static void close_run(struct run *run)
{
	orr_pool_close(run->pool);
	for (size_t i = 0; i < run->chunk_count; i++)
		chunk_done(&run->chunks[i]);
	orr_free(run->chunks);
	orr_arena_done(&run->arena);
}

static enum orr_code generate(struct run *run, const struct orr_generate_options *options,
			      struct orr_error *err)
{
	enum orr_code code = orr_line_output_init(&run->output, &orr_harmonic_codes_table, options->format,
						  options->fields, &run->arena, err);
	if (code == ORR_OK && options->out_path != NULL)
		code = orr_line_output_open(&run->output, options->out_path, err);
	run->writes_lines = options->out_path != NULL;
	if (code == ORR_OK)
		code = rounds(run, options, err);
	if (run->output.writer == NULL)
		return code;
	if (code == ORR_OK)
		return orr_writer_commit(run->output.writer, err);
	orr_writer_abandon(run->output.writer);
	return code;
}

enum orr_code orr_generate_codes(const struct orr_code_frame *frame,
				 const struct orr_generate_options *options, struct orr_batch_summary *out,
				 struct orr_error *err)
{
	struct run run = {.frame = frame, .dry_run = options->dry_run};
	enum orr_code code =
		open_run(&run, options->threads, (size_t)options->threads * CHUNKS_PER_THREAD, err);
	if (code == ORR_OK)
		code = generate(&run, options, err);
	close_run(&run);
	*out = run.summary;
	if (code == ORR_OK && out->bad > 0)
		return orr_fail(err, ORR_E_PARTIAL,
				"%ld of %ld entities have no code of the quarter; all others do", out->bad,
				out->lines);
	return code;
}

static enum orr_code generate_one(struct run *run, struct orr_entity *entity, struct orr_error *err)
{
	struct chunk *chunk = &run->chunks[0];
	chunk->page = (struct orr_entity_page){entity, 1};
	enum orr_code code = read_births(run, chunk, err);
	if (code == ORR_OK)
		code = keep_round(run, 1, err);
	if (code == ORR_OK)
		code = on_all(run, 1, write_lines, err);
	if (code == ORR_OK && chunk->err[0].code != ORR_OK) {
		*err = chunk->err[0];
		code = err->code;
	}
	return code;
}

static enum orr_code take_one(const struct run *run, struct orr_arena *arena, struct orr_generated *out,
			      struct orr_error *err)
{
	const struct chunk *chunk = &run->chunks[0];
	const struct orr_keep_item *item = &chunk->keeping->item[0];
	const struct orr_harmonic_codes *before = item->before;
	struct orr_generated made = {.result = item->result,
				     .code = orr_arena_alloc(arena, sizeof *made.code)};
	if (made.code == NULL ||
	    !orr_table_copy(&orr_harmonic_codes_table, chunk->document[0], arena, made.code))
		return orr_fail_memory(err);
	if (before != NULL) {
		const char *version = before->current_code.version;
		made.kept_version = orr_arena_text(arena, version, strlen(version));
		made.outdated = orr_code_outdated(before, chunk->chart[0]);
	}
	if (before != NULL && made.kept_version == NULL)
		return orr_fail_memory(err);
	*out = made;
	return ORR_OK;
}

enum orr_code orr_generate_code(const struct orr_code_frame *frame, const struct orr_entity *entity,
				bool dry_run, struct orr_arena *arena, struct orr_generated *out,
				struct orr_error *err)
{
	struct run run = {.frame = frame, .dry_run = dry_run};
	struct orr_entity own = *entity;
	enum orr_code code = open_run(&run, 1, 1, err);
	if (code == ORR_OK)
		code = generate_one(&run, &own, err);
	if (code == ORR_OK)
		code = take_one(&run, arena, out, err);
	close_run(&run);
	return code;
}
