/* SPDX-License-Identifier: Apache-2.0 */
/* Calculated documents of any collection on their way into the store, each with its job and audit rows. */
#ifndef ORR_APP_KEEP_DOCUMENTS_H
#define ORR_APP_KEEP_DOCUMENTS_H

#include "app/record_document.h"
#include "model/collection.h"

enum orr_keep_result { ORR_KEEP_NONE, ORR_KEEP_CREATED, ORR_KEEP_REPLACED, ORR_KEEP_UNCHANGED };
/* none, created, replaced, unchanged */
extern const char *const orr_keep_result_names[];

/* What the documents of a batch share. */
struct orr_keep_kind {
	enum orr_collection collection;
	int job_type;             /* enum orr_job_type */
	const char *state_fields; /* what the audit log tells of a document before and after */
	const char *change;       /* "the chart was replaced" */
};
/* Charts, harmonic codes and energy patterns. */
extern const struct orr_keep_kind orr_keep_charts, orr_keep_codes, orr_keep_patterns;

enum { ORR_DIGEST_TEXT_BYTES = 33 };

/* One document. The first members are the caller's. */
struct orr_keep_item {
	void *document; /* of the collection; NULL: nothing is done */
	bool forced;    /* write it even when nothing but stamps would change */
	const char *algorithm_version;
	const char *input_data; /* JSON: the job's input */
	long number;            /* tells one document of a run from the same one, made again */
	void *before;           /* as the store had it when it was looked for; NULL: none */
	bool completed;         /* a completed job made it */
	enum orr_keep_result result;
	struct orr_document_record record;
	char digest[ORR_DIGEST_TEXT_BYTES];
};

enum { ORR_KEEP_MAX = 64 };

/* A batch; texts come from the arena. Document ids differ from each other. */
struct orr_keeping {
	const struct orr_app *app;
	const struct orr_run_info *run;
	const struct orr_keep_kind *kind;
	struct orr_arena *arena;
	struct orr_run_cost cost; /* of each */
	struct orr_keep_item item[ORR_KEEP_MAX];
	size_t count;
	/* to be written */
	struct orr_document_record put[ORR_KEEP_MAX];
	struct orr_job job[ORR_KEEP_MAX];
	struct orr_audit_event event[ORR_KEEP_MAX * ORR_DOCUMENT_EVENT_MAX];
	size_t put_count, event_count;
};

/**
 * Look for what the store has of the documents (by their ids, which is all that they need to have yet), and whether jobs made it. Without a
 * store there is nothing. Error the store's own; ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_keep_find(struct orr_keeping *keeping, struct orr_error *err) ORR_MUST_CHECK;
/**
 * Decide what becomes of each, and make what is to be written: a document that would change nothing but stamps is unchanged unless forced; one
 * that is replaced keeps its created_at. Any thread. Error ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_keep_decide(struct orr_keeping *keeping, struct orr_error *err) ORR_MUST_CHECK;
/** Write them, inside a unit of work that has begun; without a store nothing. Error the store's own. */
enum orr_code orr_keep_put(struct orr_keeping *keeping, struct orr_error *err) ORR_MUST_CHECK;

/** JSON line and digest of an item's document, into its record. False when the arena is full. Any thread. */
bool orr_keep_write(const struct orr_keep_kind *kind, struct orr_keep_item *item, struct orr_arena *arena);

/* One document that is kept by itself. */
struct orr_keep_one {
	const struct orr_keep_kind *kind;
	int trigger_reason; /* enum orr_trigger_reason */
	void *document;
	const char *algorithm_version, *input_data;
	struct orr_run_cost cost;
};
/** All of it in one unit of work. *out says what became of it. Error the store's own; ORR_E_UNAVAILABLE arena full. */
enum orr_code orr_keep_document(const struct orr_app *app, const struct orr_keep_one *one,
				struct orr_arena *arena, enum orr_keep_result *out,
				struct orr_error *err) ORR_MUST_CHECK;

#endif
