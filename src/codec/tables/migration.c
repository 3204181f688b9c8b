/* SPDX-License-Identifier: Apache-2.0 */
/* The field table of schema_migrations. */
#include "model/migration.h"

#include "codec/tables.h"
#include "codec/tables/rows.h"

#define STRUCT struct orr_applied_migration
static const struct orr_field applied_fields[] = {
	ROW_INT(id, 1, INT32_MAX, ORR_FIELD_STAMP, "Number of the row."),
	ROW_TEXT(version, 20, 0, "Number of the migration, such as 001."),
	ROW_TEXT(description, 0, 0, "What it does."),
	ROW_TEXT(migration_type, 20, ORR_FIELD_NULLABLE, "schema, data or index."),
	ROW_TIME("applied_at", applied_at_ms, ORR_FIELD_STAMP, "When it was made."),
	ROW_TEXT(applied_by, 100, ORR_FIELD_NULLABLE, "Who made it."),
	ROW_INT(execution_time_ms, 0, INT32_MAX, ORR_FIELD_NULLABLE | ORR_FIELD_STAMP,
		"How long it took in milliseconds."),
	ROW_TEXT(rollback_script, 0, ORR_FIELD_NULLABLE, "Script that undoes it."),
	ROW_TEXT(checksum, 32, ORR_FIELD_ADDED | ORR_FIELD_NULLABLE,
		 "BLAKE2b (16 bytes, hex) of its script."),
};
#undef STRUCT
const struct orr_table orr_applied_migration_table =
	ROW_TABLE("schema_migrations", struct orr_applied_migration, applied_fields,
		  "A change of the schema that was made.");
