/* SPDX-License-Identifier: Apache-2.0 */
/* Ports whose n-th call fails: in front of any store or schema, to see what becomes of those who use it. */
#ifndef ORR_ADAPTERS_FAULTY_FAULTY_H
#define ORR_ADAPTERS_FAULTY_FAULTY_H

#include <stdbool.h>

#include "ports/schema.h"
#include "ports/store.h"

/* Which call fails, and how; shared by whatever is set up with it. Calls that cannot fail (rollback, close) are not counted. */
struct orr_fault {
	long nth;   /* 1 is the next when calls is 0; 0: none fails */
	bool later; /* every later one fails too */
	enum orr_code code;
	const char *text;
	long calls; /* counted so far */
};

struct orr_faulty_unit {
	struct orr_unit port;
	struct orr_unit *inner;
	struct orr_fault *fault;
};

/* Caller's memory, as long as the store made from it. */
struct orr_faulty_store {
	struct orr_documents documents;
	struct orr_history history;
	struct orr_faulty_unit documents_unit, history_unit;
	struct orr_store inner;
	struct orr_fault *fault;
};

/**
 * A store that passes every call on to `inner`, except those that fail: these are not passed on. A commit that fails has rolled back. Closing
 * it closes `inner`.
 */
struct orr_store orr_faulty_store_init(struct orr_faulty_store *faulty, const struct orr_store *inner,
				       struct orr_fault *fault);

struct orr_faulty_schema {
	struct orr_schema port;
	struct orr_schema *inner;
	struct orr_fault *fault;
};
/** The same for a schema. */
struct orr_schema *orr_faulty_schema_init(struct orr_faulty_schema *faulty, struct orr_schema *inner,
					  struct orr_fault *fault);

#endif
