/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births in, a file of documents out, one line for one line, in order. */
#ifndef ORR_APP_BATCH_CHARTS_H
#define ORR_APP_BATCH_CHARTS_H

#include <signal.h>

#include "app/app.h"
#include "app/document_maker.h"
#include "base/error.h"
#include "model/birth.h"

enum orr_batch_format { ORR_BATCH_NDJSON, ORR_BATCH_CSV };

struct orr_batch_options {
	const struct orr_document_maker *maker; /* NULL for charts */
	const char *in_path, *out_path;         /* "-" for standard input and output */
	const char *map;                        /* FIELD=COLUMN[,...], NULL for none */
	const char *fields;                     /* what is written, NULL for all */
	enum orr_batch_format format;
	unsigned threads;                                 /* 1 or more */
	struct orr_birth_text defaults;                   /* taken for what a line does not say */
	void (*progress)(void *context, long lines_done); /* NULL for none; on the caller's thread */
	void *progress_context;
	const volatile sig_atomic_t
		*stop; /* set by a signal: the batch ends early and leaves no output; may be NULL */
};

enum { ORR_BATCH_REASON_MAX = 64, ORR_BATCH_UNUSED_MAX = 400 };

/* How many lines failed with the same code and field. */
struct orr_batch_reason {
	enum orr_code code;
	char field[ORR_ERROR_FIELD_MAX];
	long count;
};

struct orr_batch_summary {
	long lines, charts, bad;
	struct orr_batch_reason reason[ORR_BATCH_REASON_MAX]; /* ordered by code, then field */
	size_t reason_count;
	char unused_columns
		[ORR_BATCH_UNUSED_MAX]; /* columns or keys of the input that no field took, comma-separated; "" for none */
};

/**
 * Run the batch. Each record gives one line: a document, or `{"line": .., "entity_id": .., "error": {..}}`.
 * The output file appears whole at the end or not at all.
 *
 * Error    ORR_OK; ORR_E_PARTIAL when some lines were bad (everything is written, `out` is filled);
 *          ORR_E_USAGE map, fields or options wrong; ORR_E_INVALID the input as a whole (header) is not what it should be;
 *          the streams' own errors; ORR_E_UNAVAILABLE when stopped. With any code but the first two there is no output and `out` is untouched.
 */
enum orr_code orr_batch_charts(const struct orr_app *app, const struct orr_batch_options *options,
			       struct orr_batch_summary *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
