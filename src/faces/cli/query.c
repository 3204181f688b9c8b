/* SPDX-License-Identifier: Apache-2.0 */
/* From flags to questions about the entities of a store. */
#include "faces/cli/query.h"

#include <stdlib.h>
#include <string.h>

#include "model/birth.h"
#include "model/names.h"

size_t orr_cli_limit(const struct orr_args *args)
{
	enum { LIMIT = 100 };
	return args->limit != NULL ? (size_t)strtoul(args->limit, NULL, 10) : LIMIT;
}

/* "employee:E-1": the type and the id of the last entity seen. */
static enum orr_code read_after(const char *after, struct orr_page *out, struct orr_error *err)
{
	if (after == NULL)
		return ORR_OK;
	for (int type = 0; type < ORR_ENTITY_TYPE_COUNT; type++) {
		const size_t length = strlen(orr_entity_type_names[type]);
		if (strncmp(after, orr_entity_type_names[type], length) != 0 || after[length] != ':')
			continue;
		out->after = after + length + 1;
		out->after_type = type;
		return ORR_OK;
	}
	return orr_fail_field(err, ORR_E_INVALID, "after",
			      "--after is \"%s\"; it takes what the page before names as the next, such as "
			      "employee:E-1",
			      after);
}

enum orr_code orr_cli_entity_query(const struct orr_args *args, struct orr_entity_query *out,
				   struct orr_error *err)
{
	*out = (struct orr_entity_query){.organization_id = args->birth.organization_id,
					 .group_id = args->group,
					 .entity_type = -1,
					 .status = -1,
					 .page = {.limit = orr_cli_limit(args)}};
	enum orr_code code = orr_name_read(args->birth.entity_type, "entity_type", orr_entity_type_names,
					   &out->entity_type, err);
	if (code == ORR_OK)
		code = orr_name_read(args->status, "status", orr_status_names, &out->status, err);
	return code == ORR_OK ? read_after(args->after, &out->page, err) : code;
}

const char *orr_cli_entity_next(const struct orr_entity_query *query, const struct orr_entity_page *page,
				struct orr_arena *arena)
{
	if (page->count < query->page.limit)
		return NULL;
	const struct orr_entity *last = &page->entity[page->count - 1];
	return orr_arena_format(arena, "%s:%s", orr_entity_type_names[last->entity_type], last->entity_id);
}
