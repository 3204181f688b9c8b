/* SPDX-License-Identifier: Apache-2.0 */
/* From a store's URL to the engine that it names: the only list of engines. */
#ifndef ORR_MAIN_STORES_H
#define ORR_MAIN_STORES_H

#include "faces/cli/cli.h"
#include "ports/schema.h"
#include "ports/store.h"

/**
 * Open the store of a place. With place->create what is not there is made, and given the schema that this program knows.
 * Error  ORR_E_USAGE a URL that is none, names no engine of this program or holds a password; the engine's own.
 */
enum orr_code orr_stores_open(const struct orr_cli_store_place *place, struct orr_store *out,
			      struct orr_error *err) ORR_MUST_CHECK;
/** Open the schema at a URL; close it by its operation. */
enum orr_code orr_stores_schema_open(const char *url, bool create, struct orr_schema **out,
				     struct orr_error *err) ORR_MUST_CHECK;

#endif
