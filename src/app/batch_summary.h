/* SPDX-License-Identifier: Apache-2.0 */
/* What a run over many births tells at its end: counts by reason, and the columns that nobody took. */
#ifndef ORR_APP_BATCH_SUMMARY_H
#define ORR_APP_BATCH_SUMMARY_H

#include "app/column_map.h"
#include "base/error.h"

enum { ORR_BATCH_REASON_MAX = 64, ORR_BATCH_UNUSED_MAX = 400 };

/* How many lines failed with the same code and field. */
struct orr_batch_reason {
	enum orr_code code;
	char field[ORR_ERROR_FIELD_MAX];
	long count;
};

struct orr_batch_summary {
	long lines, charts, bad;
	long shown;                                           /* of codes: computed, and not to be kept */
	long unchanged;                                       /* of what is kept: it was there already */
	struct orr_batch_reason reason[ORR_BATCH_REASON_MAX]; /* ordered by code, then field */
	size_t reason_count;
	char unused_columns
		[ORR_BATCH_UNUSED_MAX]; /* columns or keys of the input that no field took, comma-separated; "" for none */
};

/** Count failures by their code and field, keeping the reasons in order. */
void orr_batch_summary_count(struct orr_batch_summary *summary, enum orr_code code, const char *field,
			     long count);

/** Note the columns, or keys of one record, that no field takes; each once, as many as the text holds. */
void orr_batch_summary_unused(struct orr_batch_summary *summary, const struct orr_binding *binding,
			      size_t count, const char *const names[]);

/** Add the summary of a part to the whole. */
void orr_batch_summary_add(struct orr_batch_summary *summary, const struct orr_batch_summary *part);

#endif
