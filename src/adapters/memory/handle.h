/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the memory adapter: a place, a handle on it, and the state that a handle sees. */
#ifndef ORR_ADAPTERS_MEMORY_HANDLE_H
#define ORR_ADAPTERS_MEMORY_HANDLE_H

#include "adapters/memory/memory.h"
#include "adapters/memory/state.h"

struct orr_memory_place {
	struct orr_memory_state state; /* as it was last committed */
	size_t handles;
	bool writing; /* a unit of work is open, in whichever handle */
};

/* Documents, history and the unit of both. It is gone when both are closed. */
struct orr_memory_handle {
	struct orr_documents documents;
	struct orr_history history;
	struct orr_unit unit;
	struct orr_memory_place *place;
	struct orr_memory_state own; /* of the unit of work */
	bool writing;                /* it has begun */
	int open_count;              /* of the two ports */
};

extern const struct orr_documents_ops orr_memory_documents_ops;
extern const struct orr_history_ops orr_memory_history_ops;

/** What a handle reads: within a unit of work what it wrote there, otherwise what was committed. */
const struct orr_memory_set *orr_memory_seen(const struct orr_memory_handle *handle,
					     enum orr_memory_kind kind);
/** What a handle writes to: there must be a unit of work. */
struct orr_memory_set *orr_memory_written(struct orr_memory_handle *handle, enum orr_memory_kind kind);
/** Close one of the two ports. */
void orr_memory_close(struct orr_memory_handle *handle);

#endif
