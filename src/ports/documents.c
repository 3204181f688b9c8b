/* SPDX-License-Identifier: Apache-2.0 */
/* What holds for documents in every engine, checked once. */
#include "ports/documents.h"

#include <assert.h>
#include <string.h>

enum orr_code orr_documents_put(struct orr_documents *documents, enum orr_collection collection, size_t count,
				const struct orr_document_record records[], struct orr_error *err)
{
	assert(count <= ORR_PAGE_MAX && collection < ORR_COLLECTION_COUNT);
	return count == 0 ? ORR_OK : documents->ops->put(documents, collection, count, records, err);
}

enum orr_code orr_documents_get(struct orr_documents *documents, const struct orr_document_request *what,
				struct orr_arena *arena, void *out[], struct orr_error *err)
{
	assert(what->count <= ORR_PAGE_MAX && what->collection < ORR_READABLE_COUNT);
	return what->count == 0 ? ORR_OK : documents->ops->get(documents, what, arena, out, err);
}

enum orr_code orr_documents_put_entities(struct orr_documents *documents, size_t count,
					 const struct orr_entity entities[], struct orr_error *err)
{
	enum { PIECE = 100 };
	struct orr_document_record records[PIECE];
	enum orr_code code = ORR_OK;
	assert(count <= ORR_PAGE_MAX);
	for (size_t done = 0; code == ORR_OK && done < count; done += PIECE) {
		const size_t piece = count - done < PIECE ? count - done : PIECE;
		for (size_t i = 0; i < piece; i++)
			records[i] = (struct orr_document_record){.document = &entities[done + i]};
		code = orr_documents_put(documents, ORR_ENTITIES, piece, records, err);
	}
	return code;
}

enum orr_code orr_documents_put_group(struct orr_documents *documents, const struct orr_group *group,
				      struct orr_error *err)
{
	return orr_documents_put(documents, ORR_GROUPS, 1, &(struct orr_document_record){.document = group},
				 err);
}

enum orr_code orr_documents_list_entities(struct orr_documents *documents,
					  const struct orr_entity_query *query, struct orr_arena *arena,
					  struct orr_entity_page *out, struct orr_error *err)
{
	assert(query->page.limit >= 1 && query->page.limit <= ORR_PAGE_MAX);
	return documents->ops->list_entities(documents, query, arena, out, err);
}

void orr_entity_page_next(const struct orr_entity_page *seen, struct orr_page *page,
			  char key[ORR_ENTITY_KEY_MAX_BYTES])
{
	if (seen->count == 0)
		return;
	const struct orr_entity *last = &seen->entity[seen->count - 1];
	assert(strlen(last->entity_id) < ORR_ENTITY_KEY_MAX_BYTES);
	memcpy(key, last->entity_id, strlen(last->entity_id) + 1);
	page->after = key;
	page->after_type = last->entity_type;
}

enum orr_code orr_documents_list_groups(struct orr_documents *documents, const struct orr_group_query *query,
					struct orr_arena *arena, struct orr_group_page *out,
					struct orr_error *err)
{
	assert(query->page.limit >= 1 && query->page.limit <= ORR_PAGE_MAX && query->organization_id != NULL);
	return documents->ops->list_groups(documents, query, arena, out, err);
}

enum orr_code orr_documents_remove_group(struct orr_documents *documents, const char *id,
					 struct orr_error *err)
{
	return documents->ops->remove_group(documents, id, err);
}
