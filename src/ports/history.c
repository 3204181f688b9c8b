/* SPDX-License-Identifier: Apache-2.0 */
/* What holds for history in every engine, checked once. */
#include "ports/history.h"

#include <assert.h>

enum orr_code orr_history_record(struct orr_history *history, const struct orr_history_batch *batch,
				 struct orr_error *err)
{
	assert(batch->job_count <= ORR_PAGE_MAX);
	if (batch->job_count == 0 && batch->event_count == 0)
		return ORR_OK;
	return history->ops->record(history, batch, err);
}

enum orr_code orr_history_completed(struct orr_history *history, const char *collection, size_t count,
				    const char *const document_ids[], bool out[], struct orr_error *err)
{
	assert(count <= ORR_PAGE_MAX);
	return count == 0 ? ORR_OK
			  : history->ops->completed(history, collection, count, document_ids, out, err);
}

enum orr_code orr_history_list_jobs(struct orr_history *history, const struct orr_history_query *query,
				    struct orr_arena *arena, struct orr_job_page *out, struct orr_error *err)
{
	assert(query->page.limit >= 1 && query->page.limit <= ORR_PAGE_MAX);
	return history->ops->list_jobs(history, query, arena, out, err);
}

enum orr_code orr_history_list_events(struct orr_history *history, const struct orr_history_query *query,
				      struct orr_arena *arena, struct orr_audit_page *out,
				      struct orr_error *err)
{
	assert(query->page.limit >= 1 && query->page.limit <= ORR_PAGE_MAX);
	return history->ops->list_events(history, query, arena, out, err);
}
