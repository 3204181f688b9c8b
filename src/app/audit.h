/* SPDX-License-Identifier: Apache-2.0 */
/* Inside app: a change of a document, as the audit log tells it. */
#ifndef ORR_APP_AUDIT_H
#define ORR_APP_AUDIT_H

#include "app/app.h"
#include "base/arena.h"
#include "codec/field.h"
#include "model/job.h"

/* A document of a table before and after; NULL where there was or is none. */
struct orr_change {
	const struct orr_table *table;
	const void *before, *after;
	int entity_type; /* -1: none */
	const char *entity_id, *organization_id;
};

/**
 * Write a data_modified row inside a unit of work that has begun. Its summary names the fields that differ.
 * Error ORR_E_UNAVAILABLE arena full; the store's own.
 */
enum orr_code orr_audit_change(const struct orr_app *app, const struct orr_change *change, int64_t now_ms,
			       struct orr_arena *arena, struct orr_error *err) ORR_MUST_CHECK;

#endif
