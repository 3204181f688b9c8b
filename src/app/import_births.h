/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: a file of births into the store, each with its entity, chart, job and audit rows. */
#ifndef ORR_APP_IMPORT_BIRTHS_H
#define ORR_APP_IMPORT_BIRTHS_H

#include "app/app.h"
#include "app/births.h"
#include "base/error.h"

struct orr_import_options {
	struct orr_births_options births;
	const char
		*out_path; /* where the answer to each line goes, "-" for standard output; NULL for nowhere */
	bool dry_run;      /* do everything but write to the store */
	/*
	 * Opens app->store once the input and the answers are open, so that an import that is refused makes no new store; NULL: it is open.
	 */
	enum orr_code (*open_store)(void *context, struct orr_app *app, struct orr_error *err);
	void *open_context;
};

/**
 * Import the births. A round of lines is one unit of work: what the answers and the progress tell is in the store, synced. A line whose chart is
 * in the store already, made by a job that completed, is `unchanged` and makes nothing; another birth of a known entity replaces its chart; an entity
 * of another organization is a bad line with `conflict`. Importing a file again after any interruption completes it.
 * Answers, a line each: `{"line": .., "entity_id": .., "chart_id": .., "result": "created|replaced|unchanged"}`, or the line's error.
 * app->store must be open, or opened by options->open_store (with dry_run it may be NULL: then everything is new).
 *
 * Error    ORR_OK; ORR_E_PARTIAL when some lines were bad (all others are in the store); otherwise what went wrong, `out` being filled with what
 *          was taken until then and is in the store: ORR_E_USAGE, ORR_E_INVALID as of orr_births_open; the store's own; ORR_E_UNAVAILABLE when stopped.
 */
enum orr_code orr_import_births(const struct orr_app *app, const struct orr_import_options *options,
				struct orr_batch_summary *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
