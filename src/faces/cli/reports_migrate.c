/* SPDX-License-Identifier: Apache-2.0 */
/* Field tables of the answers of `orrery migrate`. */
#include "codec/tables/rows.h"
#include "faces/cli/reports.h"

enum { NULLABLE = ORR_FIELD_NULLABLE };

#define STRUCT struct orr_migration_status
static const struct orr_field status_fields[] = {
	ROW_TEXT(version, 0, 0, "Number of the migration."),
	ROW_TEXT(description, 0, 0, "What it does."),
	ROW_TEXT(migration_type, 0, NULLABLE, "schema, data or index."),
	ROW_WORD(state, orr_migration_state_names, 0, "How it stands with the store."),
	ROW_TIME("applied_at", applied_at_ms, NULLABLE, "When it was made."),
	ROW_TEXT(applied_by, 0, NULLABLE, "Who made it."),
	ROW_INT(execution_time_ms, 0, INT32_MAX, NULLABLE, "How long it took in milliseconds."),
};
#undef STRUCT
static const struct orr_table status_table =
	ROW_TABLE("migration", struct orr_migration_status, status_fields, "One migration.");

#define STRUCT struct orr_store_migrations_report
static const struct orr_field store_fields[] = {
	ROW_TEXT(store, 0, 0, "Where the store is."),
	ROW_LIST(migrations, migration_count, &status_table, 0, "Its migrations, by version."),
};
#undef STRUCT
static const struct orr_table store_table =
	ROW_TABLE("store_migrations", struct orr_store_migrations_report, store_fields, "One store.");

#define STRUCT struct orr_migrations_report
static const struct orr_field migrations_fields[] = {
	ROW_ARRAY(stores, store_count, &store_table, 0, "The stores."),
};
#undef STRUCT
const struct orr_table orr_migrations_report_table = ROW_TABLE(
	"migrate_status", struct orr_migrations_report, migrations_fields, "How the stores' schemas stand.");

static const char *const way_names[] = {[ORR_MIGRATE_UP] = "up", [ORR_MIGRATE_DOWN] = "down", NULL};

#define STRUCT struct orr_migrate_step_report
static const struct orr_field step_fields[] = {
	ROW_TEXT(version, 0, 0, "Number of the migration."),
	ROW_TEXT(description, 0, 0, "What it does."),
	ROW_TEXT(migration_type, 0, NULLABLE, "schema, data or index."),
	ROW_WORD(way, way_names, 0, "up: it is made; down: it is undone."),
	ROW_TEXT(script, 0, NULLABLE, "Script of the step; null unless it was asked for."),
};
#undef STRUCT
static const struct orr_table step_table =
	ROW_TABLE("step", struct orr_migrate_step_report, step_fields, "One step.");

#define STRUCT struct orr_store_steps_report
static const struct orr_field steps_fields[] = {
	ROW_TEXT(store, 0, 0, "Where the store is."),
	ROW_LIST(steps, step_count, &step_table, 0, "What is done, in order."),
};
#undef STRUCT
static const struct orr_table steps_table =
	ROW_TABLE("store_steps", struct orr_store_steps_report, steps_fields, "One store.");

#define STRUCT struct orr_migrate_report
static const struct orr_field migrate_fields[] = {
	ROW_BOOL(made, 0, "Whether it was done, or only planned."),
	ROW_ARRAY(stores, store_count, &steps_table, 0, "The stores."),
};
#undef STRUCT
const struct orr_table orr_migrate_report_table =
	ROW_TABLE("migrate", struct orr_migrate_report, migrate_fields, "What a migration did or would do.");
