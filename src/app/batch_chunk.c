/* SPDX-License-Identifier: Apache-2.0 */
/* A few dozen records of a batch, turned into output lines. */
#include "app/batch_chunk.h"

#include <assert.h>
#include <string.h>

#include "codec/json_flat.h"
#include "codec/tables.h"
#include "model/birth_read.h"
#include "model/line_error.h"

enum { ARENA_MAX_BYTES = 512 << 20, OUT_MAX_BYTES = 256 << 20, TEXT_MAX_BYTES = 4 << 20 };

/* One record on its way: the text it gave, the birth it told, the document or the error it ended as. */
struct work {
	struct orr_birth_text text[ORR_CHUNK_RECORDS];
	struct orr_birth birth[ORR_CHUNK_RECORDS];
	struct orr_error err[ORR_CHUNK_RECORDS];
	void *document[ORR_CHUNK_RECORDS];
};

void orr_chunk_init(struct orr_chunk *chunk, const struct orr_batch_plan *plan)
{
	*chunk = (struct orr_chunk){.plan = plan};
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
	const struct orr_batch_plan *plan = chunk->plan;
	const char *const *values;
	size_t count;
	enum orr_code code = orr_csv_split(text, length, &chunk->arena, &values, &count, err);
	if (code != ORR_OK)
		return code;
	if (count != plan->binding.column_count)
		return orr_fail(err, ORR_E_INVALID, "the line has %zu fields, the header has %zu", count,
				plan->binding.column_count);
	return orr_column_map_row(&plan->binding, values, &plan->options->defaults, &chunk->arena, out, err);
}

static enum orr_code read_json(struct orr_chunk *chunk, const char *text, size_t length,
			       struct orr_birth_text *out, struct orr_error *err)
{
	const struct orr_batch_plan *plan = chunk->plan;
	struct orr_json_pairs pairs;
	enum orr_code code = orr_json_flat(text, length, &chunk->arena, &pairs, err);
	if (code != ORR_OK)
		return code;
	struct orr_binding binding;
	orr_column_map_names(&plan->map, pairs.count, pairs.name, &binding);
	orr_batch_summary_unused(&chunk->summary, &binding, pairs.count, pairs.name);
	return orr_column_map_row(&binding, pairs.value, &plan->options->defaults, &chunk->arena, out, err);
}

/* The outcome stands in the work's error too, where the computation looks for it. */
static enum orr_code read_record(struct orr_chunk *chunk, size_t index, struct work *work)
{
	const struct orr_chunk_record *record = &chunk->record[index];
	const char *text = chunk->text.data + record->offset;
	struct orr_error *err = &work->err[index];
	if (record->bad != NULL)
		return orr_fail(err, ORR_E_INVALID, "%s", record->bad);
	const bool csv = chunk->plan->input == ORR_RECORDS_CSV;
	enum orr_code code =
		(csv ? read_csv : read_json)(chunk, text, record->length, &work->text[index], err);
	if (code != ORR_OK)
		return code;
	return orr_birth_read(&work->text[index], &chunk->arena, &work->birth[index], err);
}

static struct orr_line_error line_error(const struct orr_chunk *chunk, size_t index, const struct work *work)
{
	const struct orr_error *err = &work->err[index];
	return (struct orr_line_error){
		.line = chunk->record[index].line,
		.entity_id = work->text[index].entity_id,
		.error = {.code = orr_code_name(err->code),
			  .field = err->field[0] != '\0' ? err->field : NULL,
			  .message = err->text},
	};
}

static void write_json(struct orr_chunk *chunk, size_t index, const struct work *work)
{
	if (work->document[index] != NULL) {
		orr_json_write(&chunk->out, chunk->plan->maker.table, work->document[index], ORR_JSON_LINE,
			       chunk->plan->fields);
	} else {
		const struct orr_line_error bad = line_error(chunk, index, work);
		orr_json_write(&chunk->out, &orr_line_error_table, &bad, ORR_JSON_LINE, NULL);
	}
	orr_buf_char(&chunk->out, '\n');
}

/* A line number, the chart's columns, the error's columns: what a row does not have is empty. */
static void write_csv(struct orr_chunk *chunk, size_t index, const struct work *work)
{
	orr_buf_format(&chunk->out, "%ld,", chunk->record[index].line);
	if (work->document[index] != NULL) {
		orr_csv_row(&chunk->out, chunk->plan->maker.table, work->document[index],
			    chunk->plan->fields);
		orr_buf_text(&chunk->out, ",,,");
	} else {
		const struct orr_line_error bad = line_error(chunk, index, work);
		for (size_t i = 0; i < chunk->plan->column_count; i++)
			orr_buf_char(&chunk->out, ',');
		orr_csv_row(&chunk->out, &orr_error_table, &bad.error, NULL);
	}
	orr_buf_text(&chunk->out, "\r\n");
}

static void write_lines(struct orr_chunk *chunk, const struct work *work)
{
	const bool csv = chunk->plan->options->format == ORR_BATCH_CSV;
	for (size_t i = 0; i < chunk->count; i++) {
		(csv ? write_csv : write_json)(chunk, i, work);
		chunk->summary.lines++;
		if (work->document[i] != NULL) {
			chunk->summary.charts++;
		} else {
			chunk->summary.bad++;
			orr_batch_summary_count(&chunk->summary, work->err[i].code, work->err[i].field, 1);
		}
	}
}

void orr_chunk_run(struct orr_chunk *chunk)
{
	struct work *work = orr_arena_alloc(&chunk->arena, sizeof *work);
	if (work == NULL || chunk->text.failed) {
		chunk->code = orr_fail(&chunk->err, ORR_E_UNAVAILABLE, "out of memory; run fewer threads");
		return;
	}
	for (size_t i = 0; i < chunk->count; i++)
		(void)read_record(chunk, i, work);
	const struct orr_document_maker *maker = &chunk->plan->maker;
	chunk->code = maker->make(maker, chunk->count, work->birth, &chunk->arena, work->document, work->err);
	if (chunk->code != ORR_OK) {
		chunk->err = work->err[0];
		return;
	}
	write_lines(chunk, work);
	if (chunk->out.failed)
		chunk->code = orr_fail(&chunk->err, ORR_E_UNAVAILABLE, "out of memory; run fewer threads");
}
