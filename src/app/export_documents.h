/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the documents of a collection into a file, in the order of their entities' ids, in pages. */
#ifndef ORR_APP_EXPORT_DOCUMENTS_H
#define ORR_APP_EXPORT_DOCUMENTS_H

#include <signal.h>

#include "app/app.h"
#include "base/error.h"

enum orr_export_format { ORR_EXPORT_NDJSON, ORR_EXPORT_EJSON, ORR_EXPORT_CSV };

struct orr_export_options {
	enum orr_collection what; /* one whose documents are those of entities */
	enum orr_export_format format;
	struct orr_entity_query query;                    /* whose; its page is of no account */
	const char *fields;                               /* NULL for all */
	const char *out_path;                             /* "-" for standard output */
	void (*progress)(void *context, long lines_done); /* NULL for none */
	void *progress_context;
	const volatile sig_atomic_t *stop; /* may be NULL */
};

/**
 * Write one document a line (NDJSON; EJSON is relaxed Extended JSON v2), or a flat table with a header. Memory does not grow with the store. The
 * file appears whole or not at all. Documents that are changed meanwhile may be seen before or after.
 * Error  ORR_E_USAGE the fields are wrong; ORR_E_UNAVAILABLE stopped; the store's and the stream's own. *out_count is untouched then.
 */
enum orr_code orr_export(const struct orr_app *app, const struct orr_export_options *options, long *out_count,
			 struct orr_error *err) ORR_MUST_CHECK;

#endif
