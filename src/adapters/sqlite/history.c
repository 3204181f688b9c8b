/* SPDX-License-Identifier: Apache-2.0 */
/* Jobs and the audit log, in the customer's tables. */
#include <assert.h>
#include <stdio.h>

#include "adapters/sqlite/row.h"
#include "base/str.h"
#include "codec/tables.h"
#include "model/names.h"

/* Greater than any id or time: what the first page begins behind. */
static const char before_all[] = "~";

static struct orr_sqlite *self_of(struct orr_history *port)
{
	assert(port->ops == &orr_sqlite_history_ops);
	return (void *)((char *)port - offsetof(struct orr_sqlite, history));
}

static enum orr_code record(struct orr_history *port, const struct orr_history_batch *batch,
			    struct orr_error *err)
{
	struct orr_sqlite *self = self_of(port);
	enum orr_code code = orr_sqlite_within_unit(self, err);
	for (size_t i = 0; code == ORR_OK && i < batch->job_count; i++)
		code = orr_sqlite_insert(self, ORR_SQLITE_PUT_JOB, &orr_job_table, &batch->job[i], err);
	for (size_t i = 0; code == ORR_OK && i < batch->event_count; i++)
		code = orr_sqlite_insert(self, ORR_SQLITE_PUT_EVENT, &orr_audit_event_table, &batch->event[i],
					 err);
	return code;
}

static enum orr_code completed(struct orr_history *port, const char *collection, size_t count,
			       const struct orr_output outputs[], bool out[], struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++) {
		const char *const texts[] = {collection, outputs[i].document_id, outputs[i].digest};
		const struct orr_sqlite_values values = {texts, 3, 0};
		code = orr_sqlite_do(self_of(port), ORR_SQLITE_COMPLETED, &values, &out[i], err);
	}
	return code;
}

static enum orr_code list_jobs(struct orr_history *port, const struct orr_history_query *query,
			       struct orr_arena *arena, struct orr_job_page *out, struct orr_error *err)
{
	const char *const texts[] = {orr_entity_type_names[query->entity_type], query->entity_id,
				     query->page.after != NULL ? query->page.after : before_all};
	const struct orr_sqlite_values values = {texts, 3, query->page.limit};
	const struct orr_sqlite_shape shape = {&orr_job_table, -1, arena};
	struct orr_sqlite_rows rows;
	enum orr_code code =
		orr_sqlite_query(self_of(port), ORR_SQLITE_LIST_JOBS, &values, &shape, &rows, err);
	if (code == ORR_OK)
		*out = (struct orr_job_page){rows.object, rows.count};
	return code;
}

/* Time of the event that a page begins behind; "" where there is none, behind which is nothing. */
static enum orr_code time_of(struct orr_sqlite *self, const char *id, char out[ORR_RFC3339_MAX],
			     struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	const struct orr_sqlite_values values = {&id, 1, 0};
	bool there = false;
	enum orr_code code = orr_sqlite_prepare(self, ORR_SQLITE_EVENT_TIME, &values, &statement, err);
	if (code == ORR_OK)
		code = orr_sqlite_step(self, statement, &there, err);
	if (code != ORR_OK)
		return code;
	const unsigned char *text = there ? sqlite3_column_text(statement, 0) : (const unsigned char *)"";
	if (text == NULL)
		return orr_fail_memory(err);
	(void)snprintf(out, ORR_RFC3339_MAX, "%s", (const char *)text);
	return ORR_OK;
}

static enum orr_code list_events(struct orr_history *port, const struct orr_history_query *query,
				 struct orr_arena *arena, struct orr_audit_page *out, struct orr_error *err)
{
	struct orr_sqlite *self = self_of(port);
	const char *after = query->page.after;
	char after_time[ORR_RFC3339_MAX];
	enum orr_code code = after != NULL ? time_of(self, after, after_time, err) : ORR_OK;
	if (code != ORR_OK)
		return code;
	const char *const texts[] = {orr_entity_type_names[query->entity_type], query->entity_id,
				     after != NULL ? after : before_all,
				     after != NULL ? after_time : before_all};
	const struct orr_sqlite_values values = {texts, 4, query->page.limit};
	const struct orr_sqlite_shape shape = {&orr_audit_event_table, -1, arena};
	struct orr_sqlite_rows rows;
	code = orr_sqlite_query(self, ORR_SQLITE_LIST_EVENTS, &values, &shape, &rows, err);
	if (code == ORR_OK)
		*out = (struct orr_audit_page){rows.object, rows.count};
	return code;
}

static void close_history(struct orr_history *port)
{
	orr_sqlite_release(self_of(port));
}

const struct orr_history_ops orr_sqlite_history_ops = {
	.name = "sqlite",
	.record = record,
	.completed = completed,
	.list_jobs = list_jobs,
	.list_events = list_events,
	.close = close_history,
};
