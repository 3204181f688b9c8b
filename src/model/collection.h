/* SPDX-License-Identifier: Apache-2.0 */
/* The collections of a store. */
#ifndef ORR_MODEL_COLLECTION_H
#define ORR_MODEL_COLLECTION_H

enum orr_collection {
	ORR_CHARTS,
	ORR_CODES,
	ORR_PATTERNS,
	ORR_ENTITIES,
	ORR_GROUPS,
	ORR_COLLECTION_COUNT,
	/* The charts once more, to be read only: their birth and how it was resolved, without the sky. Others of their members are of no account. */
	ORR_BIRTHS = ORR_COLLECTION_COUNT,
	ORR_READABLE_COUNT
};

#endif
