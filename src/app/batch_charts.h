/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births in, a file of documents out, one line for one line, in order. */
#ifndef ORR_APP_BATCH_CHARTS_H
#define ORR_APP_BATCH_CHARTS_H

#include "app/app.h"
#include "app/births.h"
#include "app/document_maker.h"
#include "app/line_output.h"
#include "base/error.h"

struct orr_batch_options {
	const struct orr_document_maker *maker; /* NULL for charts */
	struct orr_births_options births;
	const char *out_path; /* "-" for standard output */
	const char *fields;   /* what is written, NULL for all */
	enum orr_batch_format format;
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
