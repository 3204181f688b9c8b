/* SPDX-License-Identifier: Apache-2.0 */
/* A few dozen records of a batch: gathered by the reader, turned into output lines by any thread, written in order. */
#ifndef ORR_APP_BATCH_CHUNK_H
#define ORR_APP_BATCH_CHUNK_H

#include "app/app.h"
#include "app/batch_charts.h"
#include "app/batch_summary.h"
#include "app/column_map.h"
#include "base/arena.h"
#include "base/buf.h"
#include "codec/record.h"

/* Enough instants at once for the kernel, few enough that their documents stay in a core's cache. */
enum { ORR_CHUNK_RECORDS = 64, ORR_CHUNK_TEXT_BYTES = 1 << 20 };

/* What all chunks share; read-only while they run. */
struct orr_batch_plan {
	const struct orr_batch_options *options;
	struct orr_document_maker maker;
	enum orr_record_format input;
	struct orr_column_map map;
	struct orr_binding binding; /* of a CSV header */
	const struct orr_field_selection *fields;
	size_t column_count; /* of a CSV output's document */
};

struct orr_chunk_record {
	size_t offset, length;
	long line;
	const char *bad;
};

struct orr_chunk {
	const struct orr_batch_plan *plan;
	struct orr_buf text; /* the records, one after the other */
	struct orr_chunk_record record[ORR_CHUNK_RECORDS];
	size_t count;
	struct orr_arena arena;
	struct orr_buf out;
	struct orr_batch_summary summary; /* of this chunk alone */
	enum orr_code code;               /* of the chunk as a whole: memory only */
	struct orr_error err;
};

void orr_chunk_init(struct orr_chunk *chunk, const struct orr_batch_plan *plan);
void orr_chunk_done(struct orr_chunk *chunk);
void orr_chunk_clear(struct orr_chunk *chunk);
/** Whether another record may be added. */
bool orr_chunk_has_room(const struct orr_chunk *chunk);
void orr_chunk_add(struct orr_chunk *chunk, const struct orr_record *record);

/** Compute and write the chunk's lines into `out`. Sets `code`, `err` and `summary`. */
void orr_chunk_run(struct orr_chunk *chunk);

#endif
