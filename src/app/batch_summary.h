/* SPDX-License-Identifier: Apache-2.0 */
/* What a batch tells at its end: counts by reason, and the columns that nobody took. */
#ifndef ORR_APP_BATCH_SUMMARY_H
#define ORR_APP_BATCH_SUMMARY_H

#include "app/batch_charts.h"
#include "app/column_map.h"

/** Count failures by their code and field, keeping the reasons in order. */
void orr_batch_summary_count(struct orr_batch_summary *summary, enum orr_code code, const char *field,
			     long count);

/** Note the columns, or keys of one record, that no field takes; each once, as many as the text holds. */
void orr_batch_summary_unused(struct orr_batch_summary *summary, const struct orr_binding *binding,
			      size_t count, const char *const names[]);

/** Add the summary of a part to the whole. */
void orr_batch_summary_add(struct orr_batch_summary *summary, const struct orr_batch_summary *part);

#endif
