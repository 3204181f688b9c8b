/* SPDX-License-Identifier: Apache-2.0 */
/* Documents and history together: one unit of work over both. */
#ifndef ORR_PORTS_STORE_H
#define ORR_PORTS_STORE_H

#include "ports/documents.h"
#include "ports/history.h"

struct orr_store {
	struct orr_documents *documents;
	struct orr_history *history;
};

/** Begin a unit of work on both. Error ORR_E_UNAVAILABLE somebody else writes and does not come to an end. */
enum orr_code orr_store_begin(struct orr_store *store, struct orr_error *err) ORR_MUST_CHECK;
/**
 * Make it last: synced to disk when this returns. Where documents and history are two stores the documents come first, so that
 * history never speaks of a document that is not there; a crash between the two leaves documents without history, which
 * orr_history_completed tells. On an error the unit is rolled back.
 */
enum orr_code orr_store_commit(struct orr_store *store, struct orr_error *err) ORR_MUST_CHECK;
/** Forget what was written since begin. */
void orr_store_rollback(struct orr_store *store);
/** Close both; NULL members are allowed. */
void orr_store_close(struct orr_store *store);

#endif
