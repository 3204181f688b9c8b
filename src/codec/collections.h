/* SPDX-License-Identifier: Apache-2.0 */
/* What the documents of each collection are: the one list that every store is driven by. */
#ifndef ORR_CODEC_COLLECTIONS_H
#define ORR_CODEC_COLLECTIONS_H

#include "codec/field.h"
#include "model/collection.h"

struct orr_collection_info {
	const struct orr_table
		*table; /* its name is the collection's; its first field is `_id`, where the struct begins */
	enum orr_collection base; /* itself, or the collection that this one shows a part of */
	const char *scope, *key;  /* fields that are unique together beside `_id`; NULL: none are */
};

/* By enum orr_collection, what can only be read included. */
extern const struct orr_collection_info orr_collections[];

/** `_id` of a document of any collection. */
static inline const char *orr_collection_id(const void *document)
{
	return document;
}

#endif
