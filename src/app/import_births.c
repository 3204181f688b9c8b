/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births into the store. */
#include "app/import_births.h"

#include <assert.h>

#include "app/import_chunk.h"
#include "app/line_answer.h"
#include "base/file.h"
#include "base/stream.h"
#include "codec/json.h"

struct importing {
	struct orr_app app; /* with the store as soon as it is open */
	const struct orr_import_options *options;
	struct orr_run_info run;
	struct orr_writer *answers; /* NULL for none */
	struct orr_buf text;
};

enum { TEXT_MAX_BYTES = 64 << 20 };

static void compute(struct orr_chunk *chunk, const void *context)
{
	(void)context;
	chunk->result = orr_import_compute(chunk);
}

static enum orr_code store_round(const struct importing *importing, size_t count, struct orr_chunk chunks[],
				 struct orr_error *err)
{
	for (size_t i = 0; i < count; i++) {
		enum orr_code code =
			orr_import_store(&importing->app, &importing->run, &chunks[i], chunks[i].result, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

/* The round as one unit of work; one that only looks is done too, and forgotten. */
static enum orr_code keep_round(const struct importing *importing, size_t count, struct orr_chunk chunks[],
				struct orr_error *err)
{
	struct orr_store *store = importing->app.store;
	if (store == NULL)
		return store_round(importing, count, chunks, err);
	enum orr_code code = orr_store_begin(store, err);
	if (code != ORR_OK)
		return code;
	code = store_round(importing, count, chunks, err);
	if (!importing->options->dry_run)
		return orr_store_end(store, code, err);
	orr_store_rollback(store);
	return code;
}

static void answer(struct orr_buf *out, const struct orr_chunk *chunk, size_t index)
{
	const struct orr_import_chunk *import = chunk->result;
	if (import->chart[index].result == ORR_KEEP_NONE) {
		orr_line_answer_error(out, chunk, index);
	} else {
		const struct orr_birth_chart *chart = chunk->work->document[index];
		orr_buf_format(out, "{\"line\":%ld,\"entity_id\":", chunk->record[index].line);
		orr_json_string(out, chart->entity_id);
		orr_buf_format(out, ",\"chart_id\":\"%s\",\"result\":\"%s\"}", chart->id,
			       orr_keep_result_names[import->chart[index].result]);
	}
	orr_buf_char(out, '\n');
}

static enum orr_code write_answers(struct importing *importing, size_t count, const struct orr_chunk chunks[],
				   struct orr_error *err)
{
	if (importing->answers == NULL)
		return ORR_OK;
	orr_buf_clear(&importing->text);
	for (size_t i = 0; i < count; i++)
		for (size_t line = 0; line < chunks[i].count; line++)
			answer(&importing->text, &chunks[i], line);
	if (importing->text.failed)
		return orr_fail_memory(err);
	enum orr_code code =
		orr_writer_write(importing->answers, importing->text.data, importing->text.length, err);
	return code == ORR_OK ? orr_writer_flush(importing->answers, err) : code;
}

static enum orr_code take_round(void *context, size_t count, struct orr_chunk chunks[], struct orr_error *err)
{
	struct importing *importing = context;
	enum orr_code code = keep_round(importing, count, chunks, err);
	return code == ORR_OK ? write_answers(importing, count, chunks, err) : code;
}

static enum orr_code open_answers(struct importing *importing, struct orr_error *err)
{
	const struct orr_import_options *options = importing->options;
	if (options->out_path == NULL)
		return ORR_OK;
	if (orr_file_same(options->births.in_path, options->out_path))
		return orr_fail_field(err, ORR_E_USAGE, "out",
				      "%s is the input as well: the answers would replace the births; name "
				      "another file",
				      options->out_path);
	return orr_writer_open(&importing->answers, options->out_path, err);
}

static enum orr_code open_store(struct importing *importing, struct orr_error *err)
{
	const struct orr_import_options *options = importing->options;
	enum orr_code code = options->open_store != NULL
				     ? options->open_store(options->open_context, &importing->app, err)
				     : ORR_OK;
	assert(code != ORR_OK || importing->app.store != NULL || options->dry_run);
	return code;
}

/* The answers are kept even when the import ends early: they tell what is in the store. */
static enum orr_code close_answers(struct importing *importing, enum orr_code code, struct orr_error *err)
{
	if (importing->answers == NULL)
		return code;
	struct orr_error late = {0};
	const enum orr_code closed = orr_writer_commit(importing->answers, &late);
	if (code != ORR_OK || closed == ORR_OK)
		return code;
	*err = late;
	return closed;
}

static enum orr_code import_all(struct importing *importing, struct orr_births *births, struct orr_error *err)
{
	const struct orr_births_steps steps = {.work = compute, .take = take_round, .context = importing};
	enum orr_code code =
		orr_run_info_make(&importing->app, ORR_TRIGGER_IMPORT, &births->arena, &importing->run, err);
	if (code == ORR_OK)
		code = open_answers(importing, err);
	if (code == ORR_OK)
		code = open_store(importing, err);
	if (code != ORR_OK) {
		orr_writer_abandon(importing->answers);
		return code;
	}
	return close_answers(importing, orr_births_run(births, &steps, err), err);
}

enum orr_code orr_import_births(const struct orr_app *app, const struct orr_import_options *options,
				struct orr_batch_summary *out, struct orr_error *err)
{
	struct importing importing = {.app = *app, .options = options};
	struct orr_births births;
	enum orr_code code = orr_births_open(&births, &importing.app, &options->births, err);
	if (code != ORR_OK)
		return code;
	orr_buf_init(&importing.text, TEXT_MAX_BYTES);
	code = import_all(&importing, &births, err);
	orr_buf_done(&importing.text);
	orr_births_close(&births);
	*out = births.summary;
	if (code == ORR_OK && out->bad > 0)
		return orr_fail(err, ORR_E_PARTIAL, "%ld of %ld lines were bad; all others are in the store",
				out->bad, out->lines);
	return code;
}
