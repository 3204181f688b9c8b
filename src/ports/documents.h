/* SPDX-License-Identifier: Apache-2.0 */
/* The port for documents: those of every collection by their ids, entities and groups in pages. */
#ifndef ORR_PORTS_DOCUMENTS_H
#define ORR_PORTS_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/birth_chart.h"
#include "model/collection.h"
#include "model/entity.h"
#include "model/harmonic_code.h"
#include "ports/page.h"
#include "ports/unit.h"

/*
 * A document to be kept: a struct as its collection has it (codec/collections.h), and the canonical JSON line that it is (codec/json.h), made
 * once by whoever computed it. NULL: the store makes the line.
 */
struct orr_document_record {
	const void *document;
	const char *json;
	size_t length;
};

/* What a list of entities is narrowed to, by all of it (NULL and -1 narrow nothing), and which page of it. */
struct orr_entity_query {
	const int64_t *
		code_due_ms; /* those whose harmonic code is missing, or whose next update is scheduled for this instant or before */
	const char *organization_id;
	const char *group_id;
	int entity_type;
	int status;
	struct orr_page page;
};

/* Groups are listed within an organization. */
struct orr_group_query {
	const char *organization_id; /* required */
	struct orr_page page;
};

/* Pages, from the caller's arena. The last one has less than was asked for. */
struct orr_entity_page {
	struct orr_entity *entity;
	size_t count;
};
struct orr_group_page {
	struct orr_group *group;
	size_t count;
};

/* Documents of a collection by `_id`: at most ORR_PAGE_MAX. */
struct orr_document_request {
	enum orr_collection collection;
	size_t count;
	const char *const *id; /* [count] */
};

struct orr_documents;

/* Every operation is required. Errors common to all: ORR_E_UNAVAILABLE (locked, full, not writable, gone: nothing was lost), ORR_E_CORRUPT. */
struct orr_documents_ops {
	const char *name; /* of the engine */
	enum orr_code (*put)(struct orr_documents *self, enum orr_collection collection, size_t count,
			     const struct orr_document_record records[], struct orr_error *err);
	enum orr_code (*get)(struct orr_documents *self, const struct orr_document_request *what,
			     struct orr_arena *arena, void *out[], struct orr_error *err);
	enum orr_code (*list_entities)(struct orr_documents *self, const struct orr_entity_query *query,
				       struct orr_arena *arena, struct orr_entity_page *out,
				       struct orr_error *err);
	enum orr_code (*list_groups)(struct orr_documents *self, const struct orr_group_query *query,
				     struct orr_arena *arena, struct orr_group_page *out,
				     struct orr_error *err);
	enum orr_code (*remove_group)(struct orr_documents *self, const char *id, struct orr_error *err);
	void (*close)(struct orr_documents *self);
};

/* First member of each adapter's own. A handle belongs to one thread at a time. */
struct orr_documents {
	const struct orr_documents_ops *ops;
	struct orr_unit *unit;
};

/**
 * Insert or replace documents of a collection by `_id`, inside a unit of work (asserted). `created_at` is the caller's to carry over. Shape
 * records[count], count at most ORR_PAGE_MAX; ids differ from each other.
 * Error  as of all; ORR_E_CONFLICT another document holds the same entity, or the organization's group of this id.
 */
enum orr_code orr_documents_put(struct orr_documents *documents, enum orr_collection collection, size_t count,
				const struct orr_document_record records[],
				struct orr_error *err) ORR_MUST_CHECK;
/**
 * The documents asked for, from the arena: pointers to the collection's structs; NULL in out[i] where there is none. Shape out[what->count].
 * ORR_BIRTHS gives charts of which orr_chart_birth_table's fields are set.
 * Error  as of all; ORR_E_CORRUPT a document that cannot be read.
 */
enum orr_code orr_documents_get(struct orr_documents *documents, const struct orr_document_request *what,
				struct orr_arena *arena, void *out[], struct orr_error *err) ORR_MUST_CHECK;

/* The same with the types of single collections. */
enum orr_code orr_documents_put_entities(struct orr_documents *documents, size_t count,
					 const struct orr_entity entities[],
					 struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_documents_put_group(struct orr_documents *documents, const struct orr_group *group,
				      struct orr_error *err) ORR_MUST_CHECK;
static inline enum orr_code orr_documents_get_charts(struct orr_documents *documents, size_t count,
						     const char *const ids[], struct orr_arena *arena,
						     struct orr_birth_chart *out[], struct orr_error *err)
{
	return orr_documents_get(documents, &(struct orr_document_request){ORR_CHARTS, count, ids}, arena,
				 (void *)out, err);
}
static inline enum orr_code orr_documents_get_births(struct orr_documents *documents, size_t count,
						     const char *const ids[], struct orr_arena *arena,
						     struct orr_birth_chart *out[], struct orr_error *err)
{
	return orr_documents_get(documents, &(struct orr_document_request){ORR_BIRTHS, count, ids}, arena,
				 (void *)out, err);
}
static inline enum orr_code orr_documents_get_codes(struct orr_documents *documents, size_t count,
						    const char *const ids[], struct orr_arena *arena,
						    struct orr_harmonic_codes *out[], struct orr_error *err)
{
	return orr_documents_get(documents, &(struct orr_document_request){ORR_CODES, count, ids}, arena,
				 (void *)out, err);
}
static inline enum orr_code orr_documents_get_entities(struct orr_documents *documents, size_t count,
						       const char *const ids[], struct orr_arena *arena,
						       struct orr_entity *out[], struct orr_error *err)
{
	return orr_documents_get(documents, &(struct orr_document_request){ORR_ENTITIES, count, ids}, arena,
				 (void *)out, err);
}
static inline enum orr_code orr_documents_get_group(struct orr_documents *documents, const char *id,
						    struct orr_arena *arena, struct orr_group **out,
						    struct orr_error *err)
{
	return orr_documents_get(documents, &(struct orr_document_request){ORR_GROUPS, 1, &id}, arena,
				 (void *)out, err);
}

/**
 * A page of entities in the order of entity_id, then the type's name (byte by byte), from the arena.
 * Error  as of all.
 */
enum orr_code orr_documents_list_entities(struct orr_documents *documents,
					  const struct orr_entity_query *query, struct orr_arena *arena,
					  struct orr_entity_page *out, struct orr_error *err) ORR_MUST_CHECK;

enum { ORR_ENTITY_KEY_MAX_BYTES = 128 };
/** Turn a query's page into the one behind `seen`. The key is kept in `key`, so that the arena of `seen` may go. */
void orr_entity_page_next(const struct orr_entity_page *seen, struct orr_page *page,
			  char key[ORR_ENTITY_KEY_MAX_BYTES]);

/** A page of an organization's groups (organization_id is required) in the order of group_id, byte by byte. */
enum orr_code orr_documents_list_groups(struct orr_documents *documents, const struct orr_group_query *query,
					struct orr_arena *arena, struct orr_group_page *out,
					struct orr_error *err) ORR_MUST_CHECK;
/** Take a group away, inside a unit of work. Members are the caller's to ask about. Error ORR_E_NOT_FOUND. */
enum orr_code orr_documents_remove_group(struct orr_documents *documents, const char *id,
					 struct orr_error *err) ORR_MUST_CHECK;

#endif
