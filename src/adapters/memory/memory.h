/* SPDX-License-Identifier: Apache-2.0 */
/* The reference of the stores' ports: everything in memory, for tests and to read what the ports mean. */
#ifndef ORR_ADAPTERS_MEMORY_MEMORY_H
#define ORR_ADAPTERS_MEMORY_MEMORY_H

#include "ports/schema.h"
#include "ports/store.h"

/* What is stored, for as many handles as are opened on it; they and it belong to one thread. */
struct orr_memory_place;

/** An empty place, its schema without any migration. Error ORR_E_UNAVAILABLE memory ran out. */
enum orr_code orr_memory_place_make(struct orr_memory_place **out, struct orr_error *err) ORR_MUST_CHECK;
/** Forget everything; its handles must be closed. NULL is allowed. */
void orr_memory_place_free(struct orr_memory_place *place);

/** A handle: documents and history with one unit of work. Close with orr_store_close. Error ORR_E_UNAVAILABLE memory ran out. */
enum orr_code orr_memory_open(struct orr_memory_place *place, struct orr_store *out,
			      struct orr_error *err) ORR_MUST_CHECK;

/**
 * The schema of a place. A script is lines "make NAME" and "drop NAME": a name is made once and must be there to be dropped. The migrations are
 * borrowed. Close with its operation. Error ORR_E_UNAVAILABLE memory ran out.
 */
enum orr_code orr_memory_schema_open(struct orr_memory_place *place, size_t count,
				     const struct orr_migration migrations[], struct orr_schema **out,
				     struct orr_error *err) ORR_MUST_CHECK;

#endif
