/* SPDX-License-Identifier: Apache-2.0 */
/* Charts, entities and groups in memory. */
#include <assert.h>
#include <string.h>

#include "adapters/memory/handle.h"
#include "codec/tables.h"
#include "model/names.h"

static struct orr_memory_handle *self_of(struct orr_documents *port)
{
	_Static_assert(offsetof(struct orr_memory_handle, documents) == 0, "the port is first");
	assert(port->ops == &orr_memory_documents_ops);
	return (struct orr_memory_handle *)port;
}

/* What is unique beside `_id`: within an entity's type or a group's organization. */
struct second_key {
	const char *scope, *id;
};

static struct second_key chart_key(const void *object)
{
	const struct orr_birth_chart *chart = object;
	return (struct second_key){orr_entity_type_names[chart->entity_type], chart->entity_id};
}

static struct second_key entity_key(const void *object)
{
	const struct orr_entity *entity = object;
	return (struct second_key){orr_entity_type_names[entity->entity_type], entity->entity_id};
}

static struct second_key group_key(const void *object)
{
	const struct orr_group *group = object;
	return (struct second_key){group->organization_id, group->group_id};
}

/* One of the collections. */
struct collection {
	enum orr_memory_kind kind;
	const struct orr_table *table;
	struct second_key (*second_key)(const void *object);
};
static const struct collection charts = {ORR_MEMORY_CHARTS, &orr_birth_chart_table, chart_key},
			       entities = {ORR_MEMORY_ENTITIES, &orr_entity_table, entity_key},
			       groups = {ORR_MEMORY_GROUPS, &orr_group_table, group_key};

static bool taken(const struct orr_memory_set *set, const struct collection *collection, const char *id,
		  const void *object)
{
	const struct second_key key = collection->second_key(object);
	for (size_t i = 0; i < set->count; i++) {
		const struct second_key other = collection->second_key(set->item[i]->object);
		if (strcmp(other.id, key.id) == 0 && strcmp(other.scope, key.scope) == 0 &&
		    strcmp(set->item[i]->key, id) != 0)
			return true;
	}
	return false;
}

static enum orr_code put(struct orr_documents *port, const struct collection *collection, const char *id,
			 const void *object, struct orr_error *err)
{
	struct orr_memory_set *set = orr_memory_written(self_of(port), collection->kind);
	if (taken(set, collection, id, object))
		return orr_fail(err, ORR_E_CONFLICT,
				"%s: another document than %s holds the same id; give that one's _id or "
				"another id",
				collection->table->name, id);
	return orr_memory_put(set, id, collection->table, object, err);
}

static const struct orr_memory_set *seen(struct orr_documents *port, const struct collection *collection)
{
	return orr_memory_seen(self_of(port), collection->kind);
}

static enum orr_code put_charts(struct orr_documents *port, size_t count,
				const struct orr_chart_record records[], struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = put(port, &charts, records[i].chart->id, records[i].chart, err);
	return code;
}

static enum orr_code get_charts(struct orr_documents *port, size_t count, const char *const ids[],
				struct orr_arena *arena, struct orr_birth_chart *out[], struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_birth_chart_table, arena};
	return orr_memory_get(seen(port, &charts), count, ids, &to, (void *)out, err);
}

static enum orr_code put_entities(struct orr_documents *port, size_t count, const struct orr_entity records[],
				  struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = put(port, &entities, records[i].id, &records[i], err);
	return code;
}

static enum orr_code get_entities(struct orr_documents *port, size_t count, const char *const ids[],
				  struct orr_arena *arena, struct orr_entity *out[], struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_entity_table, arena};
	return orr_memory_get(seen(port, &entities), count, ids, &to, (void *)out, err);
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
	const struct second_key key = entity_key(object), other_key = entity_key(other);
	const int order = strcmp(key.id, other_key.id);
	return order != 0 ? order : strcmp(key.scope, other_key.scope);
}

static bool entity_wanted(const void *object, const void *asked)
{
	const struct orr_entity *entity = object;
	const struct orr_entity_query *query = asked;
	const struct orr_entity after = {.entity_id = query->page.after,
					 .entity_type = query->page.after_type};
	if (query->page.after != NULL && entity_order(entity, &after) <= 0)
		return false;
	return (query->organization_id == NULL ||
		strcmp(entity->organization_id, query->organization_id) == 0) &&
	       (query->group_id == NULL || is_member(entity, query->group_id)) &&
	       (query->entity_type < 0 || entity->entity_type == query->entity_type) &&
	       (query->status < 0 || entity->status == query->status);
}

static enum orr_code list_entities(struct orr_documents *port, const struct orr_entity_query *query,
				   struct orr_arena *arena, struct orr_entity_page *out,
				   struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_entity_table, arena};
	const struct orr_memory_list list = {entity_wanted, entity_order, query, query->page.limit};
	struct orr_memory_page page;
	enum orr_code code = orr_memory_list(seen(port, &entities), &list, &to, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_entity_page){page.object, page.count};
	return code;
}

static enum orr_code put_group(struct orr_documents *port, const struct orr_group *group,
			       struct orr_error *err)
{
	return put(port, &groups, group->id, group, err);
}

static enum orr_code get_group(struct orr_documents *port, const char *id, struct orr_arena *arena,
			       struct orr_group **out, struct orr_error *err)
{
	const struct orr_memory_out to = {&orr_group_table, arena};
	return orr_memory_get(seen(port, &groups), 1, &id, &to, (void *)out, err);
}

static int group_order(const void *object, const void *other)
{
	return strcmp(group_key(object).id, group_key(other).id);
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
	enum orr_code code = orr_memory_list(seen(port, &groups), &list, &to, &page, err);
	if (code == ORR_OK)
		*out = (struct orr_group_page){page.object, page.count};
	return code;
}

static enum orr_code remove_group(struct orr_documents *port, const char *id, struct orr_error *err)
{
	if (!orr_memory_remove(orr_memory_written(self_of(port), ORR_MEMORY_GROUPS), id))
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
	.put_charts = put_charts,
	.get_charts = get_charts,
	.put_entities = put_entities,
	.get_entities = get_entities,
	.list_entities = list_entities,
	.put_group = put_group,
	.get_group = get_group,
	.list_groups = list_groups,
	.remove_group = remove_group,
	.close = close_documents,
};
