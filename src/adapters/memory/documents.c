/* SPDX-License-Identifier: Apache-2.0 */
/* The documents of every collection in memory. */
#include <assert.h>
#include <string.h>

#include "adapters/memory/handle.h"
#include "codec/collections.h"
#include "codec/scalar.h"
#include "codec/tables.h"
#include "model/names.h"

static struct orr_memory_handle *self_of(struct orr_documents *port)
{
	_Static_assert(offsetof(struct orr_memory_handle, documents) == 0, "the port is first");
	assert(port->ops == &orr_memory_documents_ops);
	return (struct orr_memory_handle *)port;
}

static const struct orr_memory_set *seen(struct orr_documents *port, enum orr_collection collection)
{
	return orr_memory_seen(self_of(port), (enum orr_memory_kind)orr_collections[collection].base);
}

/* A text or word of a document by its field's name. */
static const char *text_of(const struct orr_collection_info *info, const char *name, const void *document)
{
	return orr_scalar_string(orr_table_find(info->table, name), document);
}

/* Whether another document holds what is unique beside `_id`. */
static bool taken(const struct orr_memory_set *set, const struct orr_collection_info *info,
		  const void *document)
{
	for (size_t i = 0; info->key != NULL && i < set->count; i++) {
		const void *other = set->item[i]->object;
		if (strcmp(text_of(info, info->key, other), text_of(info, info->key, document)) == 0 &&
		    strcmp(text_of(info, info->scope, other), text_of(info, info->scope, document)) == 0 &&
		    strcmp(set->item[i]->key, orr_collection_id(document)) != 0)
			return true;
	}
	return false;
}

static enum orr_code put_one(struct orr_memory_set *set, const struct orr_collection_info *info,
			     const void *document, struct orr_error *err)
{
	const char *id = orr_collection_id(document);
	if (taken(set, info, document))
		return orr_fail(err, ORR_E_CONFLICT,
				"%s: another document than %s holds the same id; give that one's _id or "
				"another id",
				info->table->name, id);
	return orr_memory_put(set, id, info->table, document, err);
}

static enum orr_code put(struct orr_documents *port, enum orr_collection collection, size_t count,
			 const struct orr_document_record records[], struct orr_error *err)
{
	struct orr_memory_set *set = orr_memory_written(self_of(port), (enum orr_memory_kind)collection);
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = put_one(set, &orr_collections[collection], records[i].document, err);
	return code;
}

static enum orr_code get(struct orr_documents *port, const struct orr_document_request *what,
			 struct orr_arena *arena, void *out[], struct orr_error *err)
{
	const enum orr_collection base = orr_collections[what->collection].base;
	const struct orr_memory_out to = {orr_collections[base].table, arena};
	return orr_memory_get(seen(port, what->collection), what->count, what->id, &to, (void *)out, err);
}

static bool is_member(const struct orr_entity *entity, const char *group_id)
{
	for (size_t i = 0; i < entity->department_count; i++)
		if (strcmp(entity->department_ids[i], group_id) == 0)
			return true;
	return false;
}

static int entity_order(const void *object, const void *other)
{
	const struct orr_entity *entity = object, *beside = other;
	const int order = strcmp(entity->entity_id, beside->entity_id);
	return order != 0 ? order
			  : strcmp(orr_entity_type_names[entity->entity_type],
				   orr_entity_type_names[beside->entity_type]);
}

/* What a list of entities is chosen by. */
struct entity_choice {
	const struct orr_entity_query *query;
	const struct orr_memory_set *codes;
};

static bool code_due(const struct orr_memory_set *codes, const struct orr_entity *entity, int64_t at_ms)
{
	for (size_t i = 0; i < codes->count; i++) {
		const struct orr_harmonic_codes *code = codes->item[i]->object;
		if (code->entity_type == entity->entity_type &&
		    strcmp(code->entity_id, entity->entity_id) == 0 &&
		    code->next_update.scheduled_date_ms > at_ms)
			return false;
	}
	return true;
}

static bool entity_wanted(const void *object, const void *asked)
{
	const struct orr_entity *entity = object;
	const struct entity_choice *choice = asked;
	const struct orr_entity_query *query = choice->query;
	const struct orr_entity after = {.entity_id = query->page.after,
					 .entity_type = query->page.after_type};
	if (query->page.after != NULL && entity_order(entity, &after) <= 0)
		return false;
	return (query->organization_id == NULL ||
		strcmp(entity->organization_id, query->organization_id) == 0) &&
	       (query->group_id == NULL || is_member(entity, query->group_id)) &&
	       (query->entity_type < 0 || entity->entity_type == query->entity_type) &&
	       (query->status < 0 || entity->status == query->status) &&
	       (query->code_due_ms == NULL || code_due(choice->codes, entity, *query->code_due_ms));
}

static enum orr_code list_entities(struct orr_documents *port, const struct orr_entity_query *query,
				   struct orr_arena *arena, struct orr_entity_page *out,
				   struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_entity_table, arena};
	const struct entity_choice choice = {query, seen(port, ORR_CODES)};
	const struct orr_memory_list list = {entity_wanted, entity_order, &choice, query->page.limit};
	struct orr_memory_page page;
	enum orr_code code = orr_memory_list(seen(port, ORR_ENTITIES), &list, &to, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_entity_page){page.object, page.count};
	return code;
}

static int group_order(const void *object, const void *other)
{
	return strcmp(((const struct orr_group *)object)->group_id,
		      ((const struct orr_group *)other)->group_id);
}

static bool group_wanted(const void *object, const void *asked)
{
	const struct orr_group *group = object;
	const struct orr_group_query *query = asked;
	return strcmp(group->organization_id, query->organization_id) == 0 &&
	       (query->page.after == NULL || strcmp(group->group_id, query->page.after) > 0);
}

static enum orr_code list_groups(struct orr_documents *port, const struct orr_group_query *query,
				 struct orr_arena *arena, struct orr_group_page *out, struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_group_table, arena};
	const struct orr_memory_list list = {group_wanted, group_order, query, query->page.limit};
	struct orr_memory_page page;
	enum orr_code code = orr_memory_list(seen(port, ORR_GROUPS), &list, &to, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_group_page){page.object, page.count};
	return code;
}

static enum orr_code remove_group(struct orr_documents *port, const char *id, struct orr_error *err)
{
	if (!orr_memory_remove(orr_memory_written(self_of(port), (enum orr_memory_kind)ORR_GROUPS), id))
		return orr_fail(err, ORR_E_NOT_FOUND,
				"there is no group %s; orrery group list shows those there are", id);
	return ORR_OK;
}

static void close_documents(struct orr_documents *port)
{
	orr_memory_close(self_of(port));
}

const struct orr_documents_ops orr_memory_documents_ops = {
	.name = "memory",
	.put = put,
	.get = get,
	.list_entities = list_entities,
	.list_groups = list_groups,
	.remove_group = remove_group,
	.close = close_documents,
};
