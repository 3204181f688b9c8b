/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept of a calculated document beside itself: the job that made it, and what the audit log says of it. */
#ifndef ORR_APP_RECORD_DOCUMENT_H
#define ORR_APP_RECORD_DOCUMENT_H

#include "app/app.h"
#include "base/arena.h"
#include "codec/field.h"
#include "model/job.h"

/* What the records of one run share. */
struct orr_run_info {
	const char *request_id;         /* of the run */
	const char *calculation_params; /* JSON: what every document of the run was computed with */
	int trigger_reason;             /* enum orr_trigger_reason */
};

/* What computing a document took. */
struct orr_run_cost {
	int64_t execution_us, cpu_us;
	double memory_mb;
	int store_calls;
};

/* A document that is to be kept, and what was there before it. Its table has _id, entity_type, entity_id, organization_id and updated_at. */
struct orr_document_entry {
	const struct orr_table *table;
	int job_type; /* enum orr_job_type */
	const char *
		state_fields; /* what the audit log tells of the document before and after, as orr_field_selection_parse takes it */
	const char *change;            /* "the chart was replaced" */
	const void *document, *before; /* `before` NULL: none */
	const char *algorithm_version;
	const char *input_data; /* JSON: the job's input */
	const char *digest;     /* of the document's JSON line */
	long number;            /* tells one document of a run from the same one, made again */
	const struct orr_run_cost *cost;
};

/* The job that made a document, and its audit events in their order. */
enum { ORR_DOCUMENT_EVENT_MAX = 4 };
struct orr_document_records {
	struct orr_job job;
	struct orr_audit_event event[ORR_DOCUMENT_EVENT_MAX];
	size_t event_count;
};

/** Run info for `app`, its texts from the arena. No two runs have the same request_id, whatever their clock says, and so no two jobs the same id. Error ORR_E_UNAVAILABLE arena full. */
enum orr_code orr_run_info_make(const struct orr_app *app, int trigger_reason, struct orr_arena *arena,
				struct orr_run_info *out, struct orr_error *err) ORR_MUST_CHECK;

/** Texts come from the arena or are borrowed. Error ORR_E_UNAVAILABLE arena full; `out` is of no use then. */
enum orr_code orr_record_document(const struct orr_app *app, const struct orr_run_info *run,
				  const struct orr_document_entry *entry, struct orr_arena *arena,
				  struct orr_document_records *out, struct orr_error *err) ORR_MUST_CHECK;

/** Instants of a document by their field's name, which its table must have. */
int64_t orr_document_time(const struct orr_table *table, const char *name, const void *document);
void orr_document_set_time(const struct orr_table *table, const char *name, void *document, int64_t unix_ms);

#endif
