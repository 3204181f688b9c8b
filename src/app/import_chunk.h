/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the import: one chunk of charts on its way into the store. */
#ifndef ORR_APP_IMPORT_CHUNK_H
#define ORR_APP_IMPORT_CHUNK_H

#include "app/births.h"
#include "app/record_chart.h"
#include "ports/store.h"

enum { ORR_DIGEST_TEXT_BYTES = 33 };

enum orr_import_result { ORR_IMPORT_BAD, ORR_IMPORT_CREATED, ORR_IMPORT_REPLACED, ORR_IMPORT_UNCHANGED };

/* What a chunk's charts became, in the chunk's arena. */
struct orr_import_chunk {
	struct orr_document_record record[ORR_CHUNK_RECORDS]; /* JSON line of each chart */
	char digest[ORR_CHUNK_RECORDS][ORR_DIGEST_TEXT_BYTES];
	enum orr_import_result result[ORR_CHUNK_RECORDS];
	int64_t execution_us, cpu_us; /* of one chart, on the average */
};

/** Compute the charts of a chunk and write each as JSON into chunk->out; any thread. NULL when chunk->code says why not. */
struct orr_import_chunk *orr_import_compute(struct orr_chunk *chunk);

/**
 * Put the charts that are new or changed into the store, inside a unit of work that has begun. `result` and the chunk's summary
 * are set. A NULL store holds nothing and keeps nothing. Error  the store's own; ORR_E_UNAVAILABLE out of memory.
 */
enum orr_code orr_import_store(const struct orr_app *app, const struct orr_run_info *run,
			       struct orr_chunk *chunk, struct orr_import_chunk *import,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
