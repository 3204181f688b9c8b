/* SPDX-License-Identifier: Apache-2.0 */
/* A few dozen records, from text to births and documents. */
#include "app/birth_chunk.h"

#include <assert.h>
#include <string.h>

#include "codec/json_flat.h"
#include "codec/tables.h"
#include "model/birth_read.h"

enum { ARENA_MAX_BYTES = 512 << 20, OUT_MAX_BYTES = 256 << 20, TEXT_MAX_BYTES = 4 << 20 };

void orr_chunk_init(struct orr_chunk *chunk, const struct orr_births *births)
{
	*chunk = (struct orr_chunk){.births = births};
	orr_arena_init(&chunk->arena, ARENA_MAX_BYTES);
	orr_buf_init(&chunk->text, TEXT_MAX_BYTES);
	orr_buf_init(&chunk->out, OUT_MAX_BYTES);
}

void orr_chunk_done(struct orr_chunk *chunk)
{
	orr_arena_done(&chunk->arena);
	orr_buf_done(&chunk->text);
	orr_buf_done(&chunk->out);
}

void orr_chunk_clear(struct orr_chunk *chunk)
{
	orr_arena_reset(&chunk->arena);
	orr_buf_clear(&chunk->text);
	orr_buf_clear(&chunk->out);
	chunk->count = 0;
	chunk->work = NULL;
	chunk->result = NULL;
	chunk->summary = (struct orr_batch_summary){0};
	chunk->code = ORR_OK;
}

bool orr_chunk_has_room(const struct orr_chunk *chunk)
{
	return chunk->count < ORR_CHUNK_RECORDS && chunk->text.length < ORR_CHUNK_TEXT_BYTES;
}

void orr_chunk_add(struct orr_chunk *chunk, const struct orr_record *record)
{
	assert(orr_chunk_has_room(chunk));
	chunk->record[chunk->count++] = (struct orr_chunk_record){.offset = chunk->text.length,
								  .length = record->length,
								  .line = record->line,
								  .bad = record->bad};
	orr_buf_put(&chunk->text, record->text, record->length);
}

static enum orr_code read_csv(struct orr_chunk *chunk, const char *text, size_t length,
			      struct orr_birth_text *out, struct orr_error *err)
{
	const struct orr_births *births = chunk->births;
	const char *const *values;
	size_t count;
	enum orr_code code = orr_csv_split(text, length, &chunk->arena, &values, &count, err);
	if (code != ORR_OK)
		return code;
	if (count != births->binding.column_count)
		return orr_fail(err, ORR_E_INVALID, "the line has %zu fields, the header has %zu", count,
				births->binding.column_count);
	return orr_column_map_row(&births->binding, values, &births->options->defaults, &chunk->arena, out,
				  err);
}

static enum orr_code read_json(struct orr_chunk *chunk, const char *text, size_t length,
			       struct orr_birth_text *out, struct orr_error *err)
{
	const struct orr_births *births = chunk->births;
	struct orr_json_pairs pairs;
	enum orr_code code = orr_json_flat(text, length, &chunk->arena, &pairs, err);
	if (code != ORR_OK)
		return code;
	struct orr_binding binding;
	orr_column_map_names(&births->map, pairs.count, pairs.name, &binding);
	orr_batch_summary_unused(&chunk->summary, &binding, pairs.count, pairs.name);
	return orr_column_map_row(&binding, pairs.value, &births->options->defaults, &chunk->arena, out, err);
}

/* The outcome stands in the work's error too, where the computation looks for it. */
static enum orr_code read_record(struct orr_chunk *chunk, size_t index)
{
	const struct orr_chunk_record *record = &chunk->record[index];
	struct orr_chunk_work *work = chunk->work;
	const char *text = chunk->text.data + record->offset;
	struct orr_error *err = &work->err[index];
	if (record->bad != NULL)
		return orr_fail(err, ORR_E_INVALID, "%s", record->bad);
	const bool csv = chunk->births->input == ORR_RECORDS_CSV;
	enum orr_code code =
		(csv ? read_csv : read_json)(chunk, text, record->length, &work->text[index], err);
	if (code != ORR_OK)
		return code;
	return orr_birth_read(&work->text[index], &chunk->arena, &work->birth[index], err);
}

void orr_chunk_fail_memory(struct orr_chunk *chunk)
{
	chunk->code = orr_fail_memory(&chunk->err);
}

bool orr_chunk_read(struct orr_chunk *chunk)
{
	chunk->work = orr_arena_alloc(&chunk->arena, sizeof *chunk->work);
	if (chunk->work == NULL || chunk->text.failed) {
		orr_chunk_fail_memory(chunk);
		return false;
	}
	for (size_t i = 0; i < chunk->count; i++)
		(void)read_record(chunk, i);
	return true;
}

bool orr_chunk_make(struct orr_chunk *chunk, const struct orr_document_maker *maker)
{
	struct orr_chunk_work *work = chunk->work;
	chunk->code = maker->make(maker, chunk->count, work->birth, &chunk->arena, work->document, work->err);
	if (chunk->code != ORR_OK)
		chunk->err = work->err[0];
	return chunk->code == ORR_OK;
}

void orr_chunk_count(struct orr_chunk *chunk, size_t index)
{
	const struct orr_error *err = &chunk->work->err[index];
	chunk->summary.lines++;
	if (err->code == ORR_OK) {
		chunk->summary.charts++;
		return;
	}
	chunk->summary.bad++;
	orr_batch_summary_count(&chunk->summary, err->code, err->field, 1);
}
