/* SPDX-License-Identifier: Apache-2.0 */
/* Use cases: find, make, change and remove the groups of an organization. */
#ifndef ORR_APP_GROUPS_H
#define ORR_APP_GROUPS_H

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "model/entity.h"

/* Which group: its id within its organization. */
struct orr_group_key {
	const char *organization_id, *group_id;
};

/** A group of an organization. Error ORR_E_NOT_FOUND; the store's own. */
enum orr_code orr_group_find(const struct orr_app *app, const struct orr_group_key *key,
			     struct orr_arena *arena, struct orr_group **out,
			     struct orr_error *err) ORR_MUST_CHECK;

/* Ids of groups as one text, and what it is worth. */
struct orr_group_ids_text {
	const char *organization_id; /* that the groups belong to */
	const char *text;            /* blanks around an id and empty ids do not count */
	char separator;
};
struct orr_group_ids {
	const char **id; /* ORR_ENTITY_GROUP_MAX at most, from the arena */
	size_t count;
};
/**
 * Groups of an organization by their ids. Without app->store there are none.
 * Error  ORR_E_INVALID too many, or an id that none can be; ORR_E_NOT_FOUND; ORR_E_UNAVAILABLE arena full; the store's own.
 */
enum orr_code orr_group_ids_read(const struct orr_app *app, const struct orr_group_ids_text *from,
				 struct orr_arena *arena, struct orr_group_ids *out,
				 struct orr_error *err) ORR_MUST_CHECK;

/** A page of an organization's groups, as orr_documents_list_groups. */
enum orr_code orr_group_list(const struct orr_app *app, const struct orr_group_query *query,
			     struct orr_arena *arena, struct orr_group_page *out,
			     struct orr_error *err) ORR_MUST_CHECK;

/* What is set of a group; NULL leaves it as it is. A new group is an active department without a name. */
struct orr_group_changes {
	const char *name, *type, *status;
};

/**
 * Make a group, or change one, with an audit row. Error ORR_E_INVALID with the field; the store's own.
 */
enum orr_code orr_group_set(const struct orr_app *app, const struct orr_group_key *key,
			    const struct orr_group_changes *changes, struct orr_arena *arena,
			    struct orr_group *out, struct orr_error *err) ORR_MUST_CHECK;

/** Remove a group without members, with an audit row. Error ORR_E_NOT_FOUND; ORR_E_CONFLICT it has members; the store's own. */
enum orr_code orr_group_remove(const struct orr_app *app, const struct orr_group_key *key,
			       struct orr_arena *arena, struct orr_error *err) ORR_MUST_CHECK;

#endif
