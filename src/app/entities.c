/* SPDX-License-Identifier: Apache-2.0 */
/* Use cases: find and change the entities of a store. */
#include "app/entities.h"

#include <string.h>

#include "app/audit.h"
#include "app/code_history.h"
#include "app/groups.h"
#include "app/identity.h"
#include "codec/tables.h"
#include "model/birth.h"
#include "model/names.h"
#include "model/text_check.h"

static bool is_of(const struct orr_entity *entity, const struct orr_entity_key *key)
{
	return entity != NULL &&
	       (key->organization_id == NULL || strcmp(entity->organization_id, key->organization_id) == 0);
}

/* Exactly one of the entities of one id, by type. */
static enum orr_code choose(size_t count, struct orr_entity *const found[], const struct orr_entity_key *key,
			    struct orr_entity **out, struct orr_error *err)
{
	struct orr_entity *chosen = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!is_of(found[i], key))
			continue;
		if (chosen != NULL)
			return orr_fail_field(err, ORR_E_CONFLICT, "entity_type",
					      "there is a %s and a %s with the id %s; give --entity-type",
					      orr_entity_type_names[chosen->entity_type],
					      orr_entity_type_names[found[i]->entity_type], key->entity_id);
		chosen = found[i];
	}
	if (chosen == NULL)
		return orr_fail_field(err, ORR_E_NOT_FOUND, "entity_id",
				      "there is no entity %s in the store; orrery entity list shows those "
				      "there are",
				      key->entity_id);
	*out = chosen;
	return ORR_OK;
}

enum orr_code orr_entity_find(const struct orr_app *app, const struct orr_entity_key *key,
			      struct orr_arena *arena, struct orr_entity **out, struct orr_error *err)
{
	char text[ORR_ENTITY_TYPE_COUNT][ORR_ID_TEXT_BYTES];
	const char *ids[ORR_ENTITY_TYPE_COUNT];
	struct orr_entity *found[ORR_ENTITY_TYPE_COUNT];
	size_t count = 0;
	enum orr_code code = orr_text_check_id("entity_id", key->entity_id, err);
	if (code != ORR_OK)
		return code;
	for (int type = 0; type < ORR_ENTITY_TYPE_COUNT; type++) {
		if (key->entity_type >= 0 && type != key->entity_type)
			continue;
		orr_entity_document_id(orr_entity_table.name, type, key->entity_id, text[count]);
		ids[count] = text[count];
		count++;
	}
	code = orr_documents_get_entities(app->store->documents, count, ids, arena, found, err);
	return code == ORR_OK ? choose(count, found, key, out, err) : code;
}

enum orr_code orr_entity_chart(const struct orr_app *app, const struct orr_entity *entity,
			       struct orr_arena *arena, struct orr_birth_chart **out, struct orr_error *err)
{
	char id[ORR_ID_TEXT_BYTES];
	orr_entity_document_id(orr_birth_chart_table.name, entity->entity_type, entity->entity_id, id);
	const char *ids[] = {id};
	struct orr_birth_chart *chart = NULL;
	enum orr_code code = orr_documents_get_charts(app->store->documents, 1, ids, arena, &chart, err);
	if (code != ORR_OK)
		return code;
	if (chart == NULL)
		return orr_fail_field(err, ORR_E_NOT_FOUND, "entity_id",
				      "no chart is kept of %s; import its birth", entity->entity_id);
	*out = chart;
	return ORR_OK;
}

enum orr_code orr_entity_code(const struct orr_app *app, const struct orr_entity *entity,
			      struct orr_arena *arena, struct orr_entity_code *out, struct orr_error *err)
{
	char id[ORR_ID_TEXT_BYTES], chart_id[ORR_ID_TEXT_BYTES];
	const char *ids[] = {id}, *chart_ids[] = {chart_id};
	struct orr_harmonic_codes *code = NULL;
	struct orr_birth_chart *chart = NULL;
	orr_entity_document_id(orr_harmonic_codes_table.name, entity->entity_type, entity->entity_id, id);
	orr_entity_document_id(orr_birth_chart_table.name, entity->entity_type, entity->entity_id, chart_id);
	enum orr_code result = orr_documents_get_codes(app->store->documents, 1, ids, arena, &code, err);
	if (result == ORR_OK)
		result = orr_documents_get_births(app->store->documents, 1, chart_ids, arena, &chart, err);
	if (result != ORR_OK)
		return result;
	*out = (struct orr_entity_code){
		.code = code,
		.due = code == NULL || code->next_update.scheduled_date_ms <= orr_clock_now(app->clock),
		.outdated = code != NULL && chart != NULL && orr_code_outdated(code, chart)};
	return ORR_OK;
}

enum orr_code orr_entity_list(const struct orr_app *app, const struct orr_entity_query *query,
			      struct orr_arena *arena, struct orr_entity_page *out, struct orr_error *err)
{
	return orr_documents_list_entities(app->store->documents, query, arena, out, err);
}

void orr_entity_page_ids(const char *collection, const struct orr_entity_page *page,
			 char text[][ORR_ID_TEXT_BYTES], const char *ids[])
{
	for (size_t i = 0; i < page->count; i++) {
		const struct orr_entity *entity = &page->entity[i];
		orr_entity_document_id(collection, entity->entity_type, entity->entity_id, text[i]);
		ids[i] = text[i];
	}
}

enum orr_code orr_entity_history(const struct orr_app *app, const struct orr_entity *entity, size_t limit,
				 struct orr_arena *arena, struct orr_entity_history *out,
				 struct orr_error *err)
{
	const struct orr_history_query query = {
		.entity_type = entity->entity_type, .entity_id = entity->entity_id, .page = {.limit = limit}};
	struct orr_entity_history history;
	enum orr_code code = orr_history_list_jobs(app->store->history, &query, arena, &history.jobs, err);
	if (code == ORR_OK)
		code = orr_history_list_events(app->store->history, &query, arena, &history.events, err);
	if (code == ORR_OK)
		*out = history;
	return code;
}

static const char *const switch_names[] = {"off", "on", NULL};

static enum orr_code read_switch(const char *text, const char *field, bool *out, struct orr_error *err)
{
	int value = *out ? 1 : 0;
	enum orr_code code = orr_name_read(text, field, switch_names, &value, err);
	*out = value == 1;
	return code;
}

/* A text of limited length; "" is none. */
static enum orr_code read_text(const char *text, const char *field, const char **out, struct orr_error *err)
{
	const struct orr_field *declared = orr_table_find(&orr_entity_table, field);
	if (text == NULL)
		return ORR_OK;
	enum orr_code code = orr_text_check(field, text, (size_t)declared->max, err);
	if (code != ORR_OK)
		return code;
	*out = text[0] != '\0' ? text : NULL;
	return ORR_OK;
}

static enum orr_code read_departments(const struct orr_app *app, const char *text, struct orr_arena *arena,
				      struct orr_entity *out, struct orr_error *err)
{
	const struct orr_group_ids_text from = {out->organization_id, text, ','};
	struct orr_group_ids ids = {0};
	enum orr_code code = orr_group_ids_read(app, &from, arena, &ids, err);
	out->department_ids = ids.id;
	out->department_count = ids.count;
	return code;
}

static enum orr_code apply(const struct orr_app *app, const struct orr_entity_changes *changes,
			   struct orr_arena *arena, struct orr_entity *entity, struct orr_error *err)
{
	enum orr_code code = read_text(changes->name, "name", &entity->name, err);
	if (code == ORR_OK)
		code = read_text(changes->role, "role_id", &entity->role_id, err);
	if (code == ORR_OK)
		code = read_text(changes->tier, "subscription_tier", &entity->subscription_tier, err);
	if (code == ORR_OK)
		code = read_switch(changes->subscription, "subscription_active", &entity->subscription_active,
				   err);
	if (code == ORR_OK)
		code = read_switch(changes->auto_update, "auto_update_enabled", &entity->auto_update_enabled,
				   err);
	if (code == ORR_OK)
		code = orr_name_read(changes->time_source, "time_source", orr_time_source_names,
				     &entity->time_source, err);
	if (code == ORR_OK)
		code = orr_name_read(changes->consent, "consent", orr_consent_names, &entity->consent, err);
	if (code == ORR_OK)
		code = orr_name_read(changes->status, "status", orr_status_names, &entity->status, err);
	if (code == ORR_OK && changes->departments != NULL)
		code = read_departments(app, changes->departments, arena, entity, err);
	return code;
}

/* The entity as it is now, which may have changed since it was shown. */
static enum orr_code read_again(const struct orr_app *app, const char *id, struct orr_arena *arena,
				struct orr_entity **out, struct orr_error *err)
{
	*out = NULL;
	enum orr_code code = orr_documents_get_entities(app->store->documents, 1, &id, arena, out, err);
	if (code == ORR_OK && *out == NULL)
		return orr_fail_field(err, ORR_E_NOT_FOUND, "entity_id",
				      "the entity is not in the store any more");
	return code;
}

/* Inside a unit of work, so that nobody changes the entity or its groups meanwhile. */
static enum orr_code change_within(const struct orr_app *app, const char *id,
				   const struct orr_entity_changes *changes, struct orr_arena *arena,
				   struct orr_entity *out, struct orr_error *err)
{
	struct orr_entity *before;
	enum orr_code code = read_again(app, id, arena, &before, err);
	if (code != ORR_OK)
		return code;
	*out = *before;
	code = apply(app, changes, arena, out, err);
	if (code != ORR_OK || orr_table_equal(&orr_entity_table, before, out, ORR_FIELD_STAMP))
		return code;
	out->updated_at_ms = orr_clock_now(app->clock);
	if (out->consent != before->consent)
		out->consent_at_ms = out->updated_at_ms;
	const struct orr_change change = {.table = &orr_entity_table,
					  .before = before,
					  .after = out,
					  .entity_type = out->entity_type,
					  .entity_id = out->entity_id,
					  .organization_id = out->organization_id};
	code = orr_documents_put_entities(app->store->documents, 1, out, err);
	return code == ORR_OK ? orr_audit_change(app, &change, out->updated_at_ms, arena, err) : code;
}

enum orr_code orr_entity_change(const struct orr_app *app, const struct orr_entity *entity,
				const struct orr_entity_changes *changes, struct orr_arena *arena,
				struct orr_entity *out, struct orr_error *err)
{
	struct orr_entity after;
	enum orr_code code = orr_store_begin(app->store, err);
	if (code != ORR_OK)
		return code;
	code = change_within(app, entity->id, changes, arena, &after, err);
	code = orr_store_end(app->store, code, err);
	if (code == ORR_OK)
		*out = after;
	return code;
}
