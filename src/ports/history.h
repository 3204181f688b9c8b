/* SPDX-License-Identifier: Apache-2.0 */
/* The port for history: calculation jobs and the audit log. */
#ifndef ORR_PORTS_HISTORY_H
#define ORR_PORTS_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/job.h"
#include "ports/page.h"
#include "ports/unit.h"

/* What is added to the history at once. */
struct orr_history_batch {
	const struct orr_job *job;
	size_t job_count;
	const struct orr_audit_event *event;
	size_t event_count;
};

/* History of one entity, and which page of it. */
struct orr_history_query {
	int entity_type;
	const char *entity_id;
	struct orr_page page;
};

/* Pages, from the caller's arena. The last one has less than was asked for. */
struct orr_job_page {
	struct orr_job *job;
	size_t count;
};
struct orr_audit_page {
	struct orr_audit_event *event;
	size_t count;
};

struct orr_history;

/* Every operation is required. Errors common to all as in ports/documents.h. */
struct orr_history_ops {
	const char *name;
	enum orr_code (*record)(struct orr_history *self, const struct orr_history_batch *batch,
				struct orr_error *err);
	enum orr_code (*completed)(struct orr_history *self, const char *collection, size_t count,
				   const char *const document_ids[], bool out[], struct orr_error *err);
	enum orr_code (*list_jobs)(struct orr_history *self, const struct orr_history_query *query,
				   struct orr_arena *arena, struct orr_job_page *out, struct orr_error *err);
	enum orr_code (*list_events)(struct orr_history *self, const struct orr_history_query *query,
				     struct orr_arena *arena, struct orr_audit_page *out,
				     struct orr_error *err);
	void (*close)(struct orr_history *self);
};

/* First member of each adapter's own. A handle belongs to one thread at a time. */
struct orr_history {
	const struct orr_history_ops *ops;
	struct orr_unit *unit;
};

/**
 * Append jobs that were done within this unit of work, and what is to be said of them, in order. Ids are the caller's. The log is only ever
 * appended to. Shape at most ORR_PAGE_MAX jobs.
 * Error  as of all; ORR_E_CONFLICT an id is taken, or an event speaks of a job that is neither there nor in the batch.
 */
enum orr_code orr_history_record(struct orr_history *history, const struct orr_history_batch *batch,
				 struct orr_error *err) ORR_MUST_CHECK;
/** Whether a completed job made each document of a collection; a later job that failed changes nothing about it. Shape document_ids[count], out[count], count at most ORR_PAGE_MAX. */
enum orr_code orr_history_completed(struct orr_history *history, const char *collection, size_t count,
				    const char *const document_ids[], bool out[],
				    struct orr_error *err) ORR_MUST_CHECK;
/**
 * Jobs and audit events of an entity, newest first (jobs by id, events by time and id), from the arena; page->after is the id of the last one seen; behind
 * an event that is not there is nothing. Events without an entity are in no list.
 * Ids of one process grow with time (app/identity.h).
 */
enum orr_code orr_history_list_jobs(struct orr_history *history, const struct orr_history_query *query,
				    struct orr_arena *arena, struct orr_job_page *out,
				    struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_history_list_events(struct orr_history *history, const struct orr_history_query *query,
				      struct orr_arena *arena, struct orr_audit_page *out,
				      struct orr_error *err) ORR_MUST_CHECK;

#endif
