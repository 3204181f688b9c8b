/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: bring a store's schema up or back by numbered migrations, the same for every engine. */
#ifndef ORR_APP_MIGRATE_H
#define ORR_APP_MIGRATE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "ports/clock.h"
#include "ports/schema.h"

/* Rows of orr_migration_state_names. */
enum orr_migration_state {
	ORR_MIGRATION_PENDING, /* known and not made */
	ORR_MIGRATION_APPLIED, /* made, from the script that this program has, or from one without a checksum */
	ORR_MIGRATION_CHANGED, /* made from another script than this program has */
	ORR_MIGRATION_UNKNOWN, /* made by another program, a newer one as a rule */
	ORR_MIGRATION_STATE_COUNT
};
extern const char *const orr_migration_state_names[];

/* A migration that the program knows, the store has, or both. */
struct orr_migration_status {
	const char *version, *description, *migration_type;
	int state;             /* enum orr_migration_state */
	int64_t applied_at_ms; /* ORR_TIME_NULL: pending */
	const char *applied_by;
	int execution_time_ms;                   /* ORR_INT_NULL: pending, or not told */
	const struct orr_migration *known;       /* NULL: unknown */
	const struct orr_applied_migration *row; /* NULL: pending */
};

/* In the order of their versions. */
struct orr_migration_list {
	struct orr_migration_status *migration;
	size_t count;
};

/** How things stand, from the arena. Error: the store's own; ORR_E_UNAVAILABLE arena full. */
enum orr_code orr_migrate_status(struct orr_schema *schema, struct orr_arena *arena,
				 struct orr_migration_list *out, struct orr_error *err) ORR_MUST_CHECK;

enum orr_migrate_way { ORR_MIGRATE_UP, ORR_MIGRATE_DOWN };

/* Where to: a way, and the version that is the last one then. */
struct orr_migrate_target {
	enum orr_migrate_way way;
	/* Leading zeros may be left out. NULL: up to the newest, down by one. Down, "0" is the store before its first migration. */
	const char *version;
};

struct orr_migrate_step {
	const struct orr_migration_status *migration;
	const char *script;
};

/* What is to be done, in order. */
struct orr_migrate_plan {
	enum orr_migrate_way way;
	struct orr_migrate_step *step;
	size_t count;
	size_t done; /* steps that were taken: orr_migrate_run goes on from here */
};

/** The way to a version: down where it was made already, otherwise up. `version` NULL: up. */
enum orr_migrate_way orr_migrate_way_to(const struct orr_migration_list *list, const char *version);

/**
 * What brings a store to a target; nothing where it is there. From the arena; `list` must live as long.
 * Undone is with the program's own script where it made the migration (the checksums are the same), else with the one that the store keeps.
 * Error  ORR_E_NOT_FOUND no such version; ORR_E_INVALID, nothing being guessed: up, where a migration was changed after it was made, is unknown, or
 *        should have been made before another that was; down, where there is no script to undo one with. ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_migrate_plan(const struct orr_migration_list *list, const struct orr_migrate_target *target,
			       struct orr_arena *arena, struct orr_migrate_plan *out,
			       struct orr_error *err) ORR_MUST_CHECK;

/* Who migrates, and the clock that migrations and audit rows are stamped with. */
struct orr_migrator {
	struct orr_clock *clock;
	const char *name; /* NULL: not told */
};

/**
 * Take the steps of a plan, each as a whole or not at all, with a schema_changed row in the audit log where there is one then; plan->done counts them, on an error too. After an error a new plan has what is left.
 * Error  ORR_E_CONFLICT another program migrates the store at the same time; otherwise the store's own. The text names the migration.
 */
enum orr_code orr_migrate_run(struct orr_schema *schema, const struct orr_migrator *by,
			      struct orr_migrate_plan *plan, struct orr_error *err) ORR_MUST_CHECK;

/**
 * Make all migrations of a store that nobody has used yet, as a whole, so that nobody ever meets it half made; a store with any of them is left
 * alone, also where somebody else makes it at the same time. Error  the store's own; ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_migrate_new(struct orr_schema *schema, const struct orr_migrator *by,
			      struct orr_arena *arena, struct orr_error *err) ORR_MUST_CHECK;

#endif
