/* SPDX-License-Identifier: Apache-2.0 */
/* From flags to questions about the entities of a store, a page at a time. */
#ifndef ORR_FACES_CLI_QUERY_H
#define ORR_FACES_CLI_QUERY_H

#include "app/entities.h"
#include "base/arena.h"
#include "faces/cli/option.h"

/** Entities on a page: --limit, 100 without it. */
size_t orr_cli_limit(const struct orr_args *args);

/**
 * What --organization-id, --entity-type, --group, --status, --limit and --after ask for. Error ORR_E_INVALID with the field.
 */
enum orr_code orr_cli_entity_query(const struct orr_args *args, struct orr_entity_query *out,
				   struct orr_error *err) ORR_MUST_CHECK;

/** What --after takes for the page behind this one, from the arena; NULL when this is the last. */
const char *orr_cli_entity_next(const struct orr_entity_query *query, const struct orr_entity_page *page,
				struct orr_arena *arena);

#endif
