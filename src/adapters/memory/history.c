/* SPDX-License-Identifier: Apache-2.0 */
/* Jobs and the audit log in memory. */
#include <assert.h>
#include <string.h>

#include "adapters/memory/handle.h"
#include "codec/tables.h"

static struct orr_memory_handle *self_of(struct orr_history *port)
{
	assert(port->ops == &orr_memory_history_ops);
	return (void *)((char *)port - offsetof(struct orr_memory_handle, history));
}

/* The history is only ever appended to. */
static enum orr_code append(struct orr_memory_set *set, const char *id, const struct orr_table *table,
			    const void *object, struct orr_error *err)
{
	if (orr_memory_find(set, id) != NULL)
		return orr_fail(err, ORR_E_CONFLICT, "%s has %s already; what happened stays as it is",
				table->name, id);
	return orr_memory_put(set, id, table, object, err);
}

static enum orr_code record(struct orr_history *port, const struct orr_history_batch *batch,
			    struct orr_error *err)
{
	struct orr_memory_set *jobs = orr_memory_written(self_of(port), ORR_MEMORY_JOBS);
	struct orr_memory_set *events = orr_memory_written(self_of(port), ORR_MEMORY_EVENTS);
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < batch->job_count; i++)
		code = append(jobs, batch->job[i].id, &orr_job_table, &batch->job[i], err);
	for (size_t i = 0; code == ORR_OK && i < batch->event_count; i++) {
		const struct orr_audit_event *event = &batch->event[i];
		if (event->job_id != NULL && orr_memory_find(jobs, event->job_id) == NULL)
			return orr_fail(err, ORR_E_CONFLICT,
					"event %s speaks of job %s, which is not there; record the job first",
					event->id, event->job_id);
		code = append(events, event->id, &orr_audit_event_table, event, err);
	}
	return code;
}

static bool made(const struct orr_memory_set *jobs, const char *collection, const char *document_id)
{
	for (size_t i = 0; i < jobs->count; i++) {
		const struct orr_job *job = jobs->item[i]->object;
		if (job->job_status == ORR_JOB_COMPLETED && job->output_collection != NULL &&
		    job->output_document_id != NULL && strcmp(job->output_collection, collection) == 0 &&
		    strcmp(job->output_document_id, document_id) == 0)
			return true;
	}
	return false;
}

static enum orr_code completed(struct orr_history *port, const char *collection, size_t count,
			       const char *const document_ids[], bool out[], struct orr_error *err)
{
	(void)err;
	for (size_t i = 0; i < count; i++)
		out[i] = made(orr_memory_seen(self_of(port), ORR_MEMORY_JOBS), collection, document_ids[i]);
	return ORR_OK;
}

static int job_order(const void *object, const void *other)
{
	const struct orr_job *job = object, *other_job = other;
	return strcmp(other_job->id, job->id);
}

static bool job_wanted(const void *object, const void *given)
{
	const struct orr_job *job = object;
	const struct orr_history_query *query = given;
	return job->entity_type == query->entity_type && strcmp(job->entity_id, query->entity_id) == 0 &&
	       (query->page.after == NULL || strcmp(job->id, query->page.after) < 0);
}

static enum orr_code list_jobs(struct orr_history *port, const struct orr_history_query *query,
			       struct orr_arena *arena, struct orr_job_page *out, struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_job_table, arena};
	const struct orr_memory_list list = {job_wanted, job_order, query, query->page.limit};
	struct orr_memory_page page;
	enum orr_code code =
		orr_memory_list(orr_memory_seen(self_of(port), ORR_MEMORY_JOBS), &list, &to, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_job_page){page.object, page.count};
	return code;
}

static int event_order(const void *object, const void *other)
{
	const struct orr_audit_event *event = object, *other_event = other;
	if (event->event_timestamp_ms != other_event->event_timestamp_ms)
		return event->event_timestamp_ms > other_event->event_timestamp_ms ? -1 : 1;
	return strcmp(other_event->id, event->id);
}

struct event_query {
	const struct orr_history_query *asked;
	const struct orr_audit_event *after; /* NULL: the first page */
};

static bool event_wanted(const void *object, const void *given)
{
	const struct orr_audit_event *event = object;
	const struct event_query *query = given;
	return event->entity_type == query->asked->entity_type && event->entity_id != NULL &&
	       strcmp(event->entity_id, query->asked->entity_id) == 0 &&
	       (query->after == NULL || event_order(event, query->after) > 0);
}

static enum orr_code list_events(struct orr_history *port, const struct orr_history_query *query,
				 struct orr_arena *arena, struct orr_audit_page *out, struct orr_error *err)
{
	const struct orr_memory_set *events = orr_memory_seen(self_of(port), ORR_MEMORY_EVENTS);
	const struct orr_memory_out to = {&orr_audit_event_table, arena};
	const struct orr_memory_item *after =
		query->page.after != NULL ? orr_memory_find(events, query->page.after) : NULL;
	const struct event_query asked = {query, after != NULL ? after->object : NULL};
	const struct orr_memory_list list = {event_wanted, event_order, &asked, query->page.limit};
	struct orr_memory_page page = {0};
	/* Behind an event that is not there is nothing. */
	enum orr_code code = query->page.after != NULL && after == NULL
				     ? ORR_OK
				     : orr_memory_list(events, &list, &to, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_audit_page){page.object, page.count};
	return code;
}

static void close_history(struct orr_history *port)
{
	orr_memory_close(self_of(port));
}

const struct orr_history_ops orr_memory_history_ops = {
	.name = "memory",
	.record = record,
	.completed = completed,
	.list_jobs = list_jobs,
	.list_events = list_events,
	.close = close_history,
};
