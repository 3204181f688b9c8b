/* SPDX-License-Identifier: Apache-2.0 */
/* Use cases: find, list and change the entities and groups of a store. */
#ifndef ORR_APP_ENTITIES_H
#define ORR_APP_ENTITIES_H

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "model/birth_chart.h"
#include "model/entity.h"

/* Which entity: its id within its type. */
struct orr_entity_key {
	int entity_type; /* -1: any */
	const char *entity_id;
	const char *organization_id; /* it has to belong to; NULL: any */
};

/**
 * The entity of a key. One that belongs to another organization is as good as not there.
 * Error  ORR_E_NOT_FOUND; ORR_E_CONFLICT several types have an entity of this id: give the type; the store's own.
 */
enum orr_code orr_entity_find(const struct orr_app *app, const struct orr_entity_key *key,
			      struct orr_arena *arena, struct orr_entity **out,
			      struct orr_error *err) ORR_MUST_CHECK;

/** The chart of an entity. Error ORR_E_NOT_FOUND none is kept; the store's own. */
enum orr_code orr_entity_chart(const struct orr_app *app, const struct orr_entity *entity,
			       struct orr_arena *arena, struct orr_birth_chart **out,
			       struct orr_error *err) ORR_MUST_CHECK;

/* What is kept of an entity's harmonic code. */
struct orr_entity_code {
	struct orr_harmonic_codes *code; /* NULL: none is kept */
	bool due;                        /* it is missing, or its next update's time has come */
	bool outdated;                   /* the birth was corrected since */
};
/** The code of an entity as it stands now. Error the store's own. */
enum orr_code orr_entity_code(const struct orr_app *app, const struct orr_entity *entity,
			      struct orr_arena *arena, struct orr_entity_code *out,
			      struct orr_error *err) ORR_MUST_CHECK;

/** A page of entities, as orr_documents_list_entities. */
enum orr_code orr_entity_list(const struct orr_app *app, const struct orr_entity_query *query,
			      struct orr_arena *arena, struct orr_entity_page *out,
			      struct orr_error *err) ORR_MUST_CHECK;
/** The ids of the documents of a page's entities in a collection, as a store is asked for them. Shape text[page->count], ids[page->count]. */
void orr_entity_page_ids(const char *collection, const struct orr_entity_page *page,
			 char text[][ORR_ID_TEXT_BYTES], const char *ids[]);

/* The latest of what happened to an entity, newest first. */
struct orr_entity_history {
	struct orr_job_page jobs;
	struct orr_audit_page events;
};
/** At most `limit` jobs and as many events. Error the store's own. */
enum orr_code orr_entity_history(const struct orr_app *app, const struct orr_entity *entity, size_t limit,
				 struct orr_arena *arena, struct orr_entity_history *out,
				 struct orr_error *err) ORR_MUST_CHECK;

/* What is changed of an entity, as text; NULL leaves it as it is, "" takes it away where that is allowed. */
struct orr_entity_changes {
	const char *name;
	const char *departments; /* comma-separated ids of groups: all of them */
	const char *role;
	const char *subscription; /* on, off */
	const char *tier;
	const char *auto_update; /* on, off */
	const char *time_source, *consent, *status;
};

/**
 * Change an entity as it is now in the store, with a data_modified row in the audit log, in one unit of work. *out is the entity as it is then.
 * Error  ORR_E_INVALID with the field; ORR_E_NOT_FOUND a department that is no group of the organization; the store's own.
 */
enum orr_code orr_entity_change(const struct orr_app *app, const struct orr_entity *entity,
				const struct orr_entity_changes *changes, struct orr_arena *arena,
				struct orr_entity *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
