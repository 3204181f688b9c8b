/* SPDX-License-Identifier: Apache-2.0 */
/* Use cases: find, make, change and remove the groups of an organization. */
#include "app/groups.h"

#include <string.h>

#include "app/audit.h"
#include "app/identity.h"
#include "codec/tables.h"
#include "model/birth.h"
#include "model/names.h"

static enum orr_code check_id(const char *group_id, struct orr_error *err)
{
	const size_t length = strlen(group_id);
	if (length >= 1 && length <= ORR_ENTITY_ID_MAX_BYTES && strpbrk(group_id, ",\n\r\t") == NULL)
		return ORR_OK;
	return orr_fail_field(err, ORR_E_INVALID, "group_id",
			      "a group_id has 1 to %d bytes and no commas or control characters",
			      ORR_ENTITY_ID_MAX_BYTES);
}

static enum orr_code look_up(const struct orr_app *app, const struct orr_group_key *key,
			     struct orr_arena *arena, struct orr_group **out, struct orr_error *err)
{
	char id[ORR_ID_TEXT_BYTES];
	const char *const parts[] = {key->organization_id, key->group_id};
	enum orr_code code = check_id(key->group_id, err);
	if (code != ORR_OK)
		return code;
	orr_document_id(orr_group_table.name, 2, parts, id);
	return orr_documents_get_group(app->store->documents, id, arena, out, err);
}

enum orr_code orr_group_find(const struct orr_app *app, const struct orr_group_key *key,
			     struct orr_arena *arena, struct orr_group **out, struct orr_error *err)
{
	struct orr_group *group = NULL;
	enum orr_code code = look_up(app, key, arena, &group, err);
	if (code != ORR_OK)
		return code;
	if (group == NULL)
		return orr_fail_field(err, ORR_E_NOT_FOUND, "group_id",
				      "the organization %s has no group %s; orrery group set %s makes it",
				      key->organization_id, key->group_id, key->group_id);
	*out = group;
	return ORR_OK;
}

enum orr_code orr_group_list(const struct orr_app *app, const struct orr_group_query *query,
			     struct orr_arena *arena, struct orr_group_page *out, struct orr_error *err)
{
	return orr_documents_list_groups(app->store->documents, query, arena, out, err);
}

static enum orr_code apply(const struct orr_group_changes *changes, struct orr_group *group,
			   struct orr_error *err)
{
	if (changes->name != NULL && strlen(changes->name) > ORR_NAME_MAX_BYTES)
		return orr_fail_field(err, ORR_E_INVALID, "name", "a name has at most %d bytes; shorten it",
				      ORR_NAME_MAX_BYTES);
	if (changes->name != NULL)
		group->name = changes->name[0] != '\0' ? changes->name : NULL;
	enum orr_code code =
		orr_name_read(changes->type, "group_type", orr_group_type_names, &group->group_type, err);
	return code == ORR_OK
		       ? orr_name_read(changes->status, "status", orr_status_names, &group->status, err)
		       : code;
}

/* Write or remove the group, with its audit row, both or none. */
static enum orr_code keep(const struct orr_app *app, const struct orr_group *before,
			  const struct orr_group *after, struct orr_arena *arena, struct orr_error *err)
{
	const struct orr_change change = {.table = &orr_group_table,
					  .before = before,
					  .after = after,
					  .entity_type = -1,
					  .entity_id = after != NULL ? after->group_id : before->group_id,
					  .organization_id = after != NULL ? after->organization_id
									   : before->organization_id};
	const int64_t now_ms = orr_clock_now(app->clock);
	enum orr_code code = orr_store_begin(app->store, err);
	if (code != ORR_OK)
		return code;
	code = after != NULL ? orr_documents_put_group(app->store->documents, after, err)
			     : orr_documents_remove_group(app->store->documents, before->id, err);
	if (code == ORR_OK)
		code = orr_audit_change(app, &change, now_ms, arena, err);
	if (code == ORR_OK)
		return orr_store_commit(app->store, err);
	orr_store_rollback(app->store);
	return code;
}

enum orr_code orr_group_set(const struct orr_app *app, const struct orr_group_key *key,
			    const struct orr_group_changes *changes, struct orr_arena *arena,
			    struct orr_group *out, struct orr_error *err)
{
	struct orr_group *before = NULL;
	enum orr_code code = look_up(app, key, arena, &before, err);
	if (code != ORR_OK)
		return code;
	const int64_t now_ms = orr_clock_now(app->clock);
	struct orr_group after = {
		.organization_id = key->organization_id, .group_id = key->group_id, .created_at_ms = now_ms};
	const char *const parts[] = {key->organization_id, key->group_id};
	orr_document_id(orr_group_table.name, 2, parts, after.id);
	if (before != NULL)
		after = *before;
	code = apply(changes, &after, err);
	if (code != ORR_OK)
		return code;
	if (before == NULL || !orr_table_equal(&orr_group_table, before, &after, ORR_FIELD_STAMP)) {
		after.updated_at_ms = now_ms;
		code = keep(app, before, &after, arena, err);
	}
	if (code == ORR_OK)
		*out = after;
	return code;
}

enum orr_code orr_group_remove(const struct orr_app *app, const struct orr_group_key *key,
			       struct orr_arena *arena, struct orr_error *err)
{
	const struct orr_entity_query members = {.organization_id = key->organization_id,
						 .group_id = key->group_id,
						 .entity_type = -1,
						 .status = -1,
						 .page = {.limit = 1}};
	struct orr_group *group = NULL;
	struct orr_entity_page page = {0};
	enum orr_code code = orr_group_find(app, key, arena, &group, err);
	if (code == ORR_OK)
		code = orr_documents_list_entities(app->store->documents, &members, arena, &page, err);
	if (code != ORR_OK)
		return code;
	if (page.count > 0)
		return orr_fail_field(
			err, ORR_E_CONFLICT, "group_id",
			"the group %s has members, %s among them; take them out with orrery entity "
			"set ENTITY --departments first",
			key->group_id, page.entity[0].entity_id);
	return keep(app, group, NULL, arena, err);
}
