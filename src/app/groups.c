/* SPDX-License-Identifier: Apache-2.0 */
/* Use cases: find, make, change and remove the groups of an organization. */
#include "app/groups.h"

#include <assert.h>
#include <string.h>

#include "app/audit.h"
#include "app/identity.h"
#include "codec/tables.h"
#include "model/birth.h"
#include "model/names.h"
#include "model/text_check.h"

static enum orr_code check_key(const struct orr_group_key *key, struct orr_error *err)
{
	enum orr_code code = orr_text_check_id("organization_id", key->organization_id, err);
	if (code == ORR_OK)
		code = orr_text_check_id("group_id", key->group_id, err);
	if (code != ORR_OK)
		return code;
	const size_t length = strlen(key->group_id);
	if (key->organization_id[0] == '\0')
		return orr_fail_field(err, ORR_E_INVALID, "organization_id",
				      "an organization_id is not empty");
	/* Lists of groups are parted by commas or semicolons, with blanks around them. */
	if (length == 0 || strpbrk(key->group_id, ",;") != NULL || key->group_id[0] == ' ' ||
	    key->group_id[length - 1] == ' ')
		return orr_fail_field(
			err, ORR_E_INVALID, "group_id",
			"a group_id is not empty, has no commas, no semicolons and no blanks at its ends");
	return ORR_OK;
}

static enum orr_code look_up(const struct orr_app *app, const struct orr_group_key *key,
			     struct orr_arena *arena, struct orr_group **out, struct orr_error *err)
{
	char id[ORR_ID_TEXT_BYTES];
	const char *const parts[] = {key->organization_id, key->group_id};
	enum orr_code code = check_key(key, err);
	if (code != ORR_OK || app->store == NULL)
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

/* The id that `text` begins with, up to the separator; NULL in *out for none. */
static enum orr_code read_id(const char *text, size_t length, struct orr_arena *arena, const char **out,
			     struct orr_error *err)
{
	while (length > 0 && *text == ' ') {
		text++;
		length--;
	}
	while (length > 0 && text[length - 1] == ' ')
		length--;
	*out = length > 0 ? orr_arena_text(arena, text, length) : NULL;
	return length > 0 && *out == NULL ? orr_fail_memory(err) : ORR_OK;
}

enum orr_code orr_group_ids_read(const struct orr_app *app, const struct orr_group_ids_text *from,
				 struct orr_arena *arena, struct orr_group_ids *out, struct orr_error *err)
{
	const char separators[] = {from->separator, '\0'};
	struct orr_group_ids ids = {orr_arena_array(arena, ORR_ENTITY_GROUP_MAX, sizeof *ids.id), 0};
	enum orr_code code = ids.id != NULL ? ORR_OK : orr_fail_memory(err);
	for (const char *text = from->text; code == ORR_OK && *text != '\0';) {
		const size_t length = strcspn(text, separators);
		struct orr_group_key key = {.organization_id = from->organization_id};
		struct orr_group *group;
		code = read_id(text, length, arena, &key.group_id, err);
		text += length + (text[length] != '\0' ? 1 : 0);
		if (code != ORR_OK || key.group_id == NULL)
			continue;
		if (ids.count == ORR_ENTITY_GROUP_MAX)
			return orr_fail_field(err, ORR_E_INVALID, "department_ids",
					      "an entity is in at most %d groups", ORR_ENTITY_GROUP_MAX);
		ids.id[ids.count++] = key.group_id;
		code = orr_group_find(app, &key, arena, &group, err);
	}
	if (code == ORR_OK)
		*out = ids;
	return code;
}

enum orr_code orr_group_list(const struct orr_app *app, const struct orr_group_query *query,
			     struct orr_arena *arena, struct orr_group_page *out, struct orr_error *err)
{
	return orr_documents_list_groups(app->store->documents, query, arena, out, err);
}

static enum orr_code apply(const struct orr_group_changes *changes, struct orr_group *group,
			   struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	if (changes->name != NULL) {
		code = orr_text_check("name", changes->name, ORR_NAME_MAX_BYTES, err);
		group->name = changes->name[0] != '\0' ? changes->name : NULL;
	}
	if (code == ORR_OK)
		code = orr_name_read(changes->type, "group_type", orr_group_type_names, &group->group_type,
				     err);
	return code == ORR_OK
		       ? orr_name_read(changes->status, "status", orr_status_names, &group->status, err)
		       : code;
}

/* Write or remove the group with its audit row, inside a unit of work. */
static enum orr_code keep(const struct orr_app *app, const struct orr_group *before,
			  const struct orr_group *after, struct orr_arena *arena, struct orr_error *err)
{
	const struct orr_group *group = after != NULL ? after : before;
	assert(group != NULL);
	const struct orr_change change = {.table = &orr_group_table,
					  .before = before,
					  .after = after,
					  .entity_type = -1,
					  .entity_id = group->group_id,
					  .organization_id = group->organization_id};
	enum orr_code code = after != NULL
				     ? orr_documents_put_group(app->store->documents, after, err)
				     : orr_documents_remove_group(app->store->documents, before->id, err);
	return code == ORR_OK ? orr_audit_change(app, &change, orr_clock_now(app->clock), arena, err) : code;
}

static enum orr_code set_within(const struct orr_app *app, const struct orr_group_key *key,
				const struct orr_group_changes *changes, struct orr_arena *arena,
				struct orr_group *out, struct orr_error *err)
{
	struct orr_group *before = NULL;
	enum orr_code code = look_up(app, key, arena, &before, err);
	if (code != ORR_OK)
		return code;
	const int64_t now_ms = orr_clock_now(app->clock);
	const char *const parts[] = {key->organization_id, key->group_id};
	*out = (struct orr_group){
		.organization_id = key->organization_id, .group_id = key->group_id, .created_at_ms = now_ms};
	orr_document_id(orr_group_table.name, 2, parts, out->id);
	if (before != NULL)
		*out = *before;
	code = apply(changes, out, err);
	if (code != ORR_OK ||
	    (before != NULL && orr_table_equal(&orr_group_table, before, out, ORR_FIELD_STAMP)))
		return code;
	out->updated_at_ms = now_ms;
	return keep(app, before, out, arena, err);
}

enum orr_code orr_group_set(const struct orr_app *app, const struct orr_group_key *key,
			    const struct orr_group_changes *changes, struct orr_arena *arena,
			    struct orr_group *out, struct orr_error *err)
{
	struct orr_group after;
	enum orr_code code = orr_store_begin(app->store, err);
	if (code != ORR_OK)
		return code;
	code = set_within(app, key, changes, arena, &after, err);
	code = orr_store_end(app->store, code, err);
	if (code == ORR_OK)
		*out = after;
	return code;
}

static enum orr_code remove_within(const struct orr_app *app, const struct orr_group_key *key,
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

enum orr_code orr_group_remove(const struct orr_app *app, const struct orr_group_key *key,
			       struct orr_arena *arena, struct orr_error *err)
{
	enum orr_code code = orr_store_begin(app->store, err);
	if (code != ORR_OK)
		return code;
	code = remove_within(app, key, arena, err);
	return orr_store_end(app->store, code, err);
}
