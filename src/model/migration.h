/* SPDX-License-Identifier: Apache-2.0 */
/* A numbered change of a store's schema, and the customer's schema_migrations row that says it was made. */
#ifndef ORR_MODEL_MIGRATION_H
#define ORR_MODEL_MIGRATION_H

#include <stdint.h>

enum { ORR_CHECKSUM_TEXT_BYTES = 33 };

/* As it stands in the program: files NNN_name.up.sql and NNN_name.down.sql. */
struct orr_migration {
	const char *version;        /* "001" */
	const char *description;    /* "initial schema" */
	const char *migration_type; /* schema, data or index */
	const char *up, *down;      /* scripts in the engine's own language */
};

/* As it stands in the store. */
struct orr_applied_migration {
	int id;
	const char *version, *description, *migration_type;
	int64_t applied_at_ms;
	const char *applied_by;
	int execution_time_ms;
	const char *rollback_script;
	const char *checksum; /* added: 32 hex digits, BLAKE2b of the up script */
};

#endif
