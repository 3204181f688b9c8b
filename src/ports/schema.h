/* SPDX-License-Identifier: Apache-2.0 */
/* The port for a store's schema: which migrations it knows, which were made, and making or undoing one. */
#ifndef ORR_PORTS_SCHEMA_H
#define ORR_PORTS_SCHEMA_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/job.h"
#include "model/migration.h"

struct orr_schema;

/* What is done to a schema at once. */
struct orr_schema_step {
	const char *script;
	/* The row of the audit log that tells of it, where there is a log once the script has run; NULL for none. */
	const struct orr_audit_event *event;
	struct orr_applied_migration row; /* of a migration that is made */
};

/* The order, the checksums and what is allowed are app/migrate.h's, once for every engine; an adapter only carries out. */
struct orr_schema_ops {
	const char *name;
	/** Migrations made so far, from the arena, in the order of their versions, byte by byte; none where there is no table yet. */
	enum orr_code (*applied)(struct orr_schema *self, struct orr_arena *arena,
				 struct orr_applied_migration **out, size_t *out_count,
				 struct orr_error *err);
	/**
	 * Run the steps' scripts, add their rows and tell the audit log, all of it or nothing. A row's id is not read: rows are numbered from 1. Nor
	 * is its execution_time_ms, which is how long its script took. An empty script does nothing.
	 * Error  ORR_E_CONFLICT somebody else made one meanwhile; ORR_E_INVALID a script is not right; ORR_E_UNAVAILABLE somebody writes.
	 */
	enum orr_code (*apply)(struct orr_schema *self, size_t count, const struct orr_schema_step steps[],
			       struct orr_error *err);
	/** The same for one step, but take the row of its version away. Error as of apply; ORR_E_CONFLICT somebody else undid it meanwhile. */
	enum orr_code (*revert)(struct orr_schema *self, const struct orr_schema_step *step,
				const char *version, struct orr_error *err);
	void (*close)(struct orr_schema *self);
};

struct orr_schema {
	const struct orr_schema_ops *ops;
	const char *place;                     /* the store's URL as it may be shown */
	const struct orr_migration *migration; /* that this program knows, in order */
	size_t migration_count;
};

/** Make one migration. */
static inline enum orr_code orr_schema_apply(struct orr_schema *schema, const char *script,
					     const struct orr_applied_migration *row, struct orr_error *err)
{
	return schema->ops->apply(schema, 1, &(struct orr_schema_step){.script = script, .row = *row}, err);
}

#endif
