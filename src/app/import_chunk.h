/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the import: one chunk of charts on its way into the store. */
#ifndef ORR_APP_IMPORT_CHUNK_H
#define ORR_APP_IMPORT_CHUNK_H

#include "app/births.h"
#include "app/keep_documents.h"
#include "ports/store.h"

/* What a chunk's charts became, in the chunk's arena. */
struct orr_import_chunk {
	struct orr_keep_item chart[ORR_CHUNK_RECORDS]; /* with its JSON line */
	int64_t execution_us, cpu_us;                  /* of one chart, on the average */
};

/** Compute the charts of a chunk and write each as JSON; any thread. NULL when chunk->code says why not. */
struct orr_import_chunk *orr_import_compute(struct orr_chunk *chunk);

/**
 * Put the charts that are new or changed into the store, inside a unit of work that has begun. Results and the chunk's summary
 * are set. A NULL store holds nothing and keeps nothing. Error  the store's own; ORR_E_UNAVAILABLE out of memory.
 */
enum orr_code orr_import_store(const struct orr_app *app, const struct orr_run_info *run,
			       struct orr_chunk *chunk, struct orr_import_chunk *import,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
