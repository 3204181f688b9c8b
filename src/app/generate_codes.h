/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: harmonic codes of the entities of a store, computed from their kept charts and kept in turn. */
#ifndef ORR_APP_GENERATE_CODES_H
#define ORR_APP_GENERATE_CODES_H

#include <signal.h>

#include "app/app.h"
#include "app/batch_summary.h"
#include "app/compute_code.h"
#include "app/keep_documents.h"
#include "app/line_output.h"

struct orr_generate_options {
	struct orr_entity_query query; /* whose; its page is of no account */
	bool dry_run;                  /* do everything but write to the store */
	const char *out_path;          /* where the documents go, "-" for standard output; NULL for nowhere */
	enum orr_batch_format format;
	const char *fields;                               /* NULL for all */
	unsigned threads;                                 /* 1 or more */
	void (*progress)(void *context, long lines_done); /* NULL for none; on the caller's thread */
	void *progress_context;
	const volatile sig_atomic_t *stop; /* may be NULL */
};

/**
 * Codes of the frame's quarter for all entities that the query chooses, in the order of their ids. A round of them is one unit of work. A code
 * that is the same as the kept one is `unchanged`; one that is not to be kept (app/code_history.h) is `shown`; charts in the summary are
 * codes written, lines are entities. Running it again after any interruption completes it. Memory does not grow with the store.
 * Output, a line each: the document as it is kept or shown, or `{"line": .., "entity_id": .., "error": {..}}`; the file appears whole at
 * the end or not at all.
 *
 * Error    ORR_OK; ORR_E_PARTIAL some had no code (everybody else's are kept); otherwise what went wrong, `out` being filled with what is in the
 *          store: ORR_E_USAGE the fields; the store's and the writer's own; ORR_E_UNAVAILABLE when stopped.
 */
enum orr_code orr_generate_codes(const struct orr_code_frame *frame,
				 const struct orr_generate_options *options, struct orr_batch_summary *out,
				 struct orr_error *err) ORR_MUST_CHECK;

/* A code and what became of it. */
struct orr_generated {
	struct orr_harmonic_codes *code;
	enum orr_keep_result result; /* ORR_KEEP_NONE: it is only shown */
	const char *kept_version;    /* quarter of the code that was there before; NULL: none */
	bool outdated;               /* that one was of another birth */
};

/** The same of one entity. Error ORR_E_NOT_FOUND no chart is kept of it; what the maker says of its birth; the store's own. */
enum orr_code orr_generate_code(const struct orr_code_frame *frame, const struct orr_entity *entity,
				bool dry_run, struct orr_arena *arena, struct orr_generated *out,
				struct orr_error *err) ORR_MUST_CHECK;

#endif
