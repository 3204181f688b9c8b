/* SPDX-License-Identifier: Apache-2.0 */
/* Documents and history together. */
#include "ports/store.h"

#include <stdbool.h>

static bool one_unit(const struct orr_store *store)
{
	return store->documents->unit == store->history->unit;
}

enum orr_code orr_store_begin(struct orr_store *store, struct orr_error *err)
{
	struct orr_unit *documents = store->documents->unit, *history = store->history->unit;
	enum orr_code code = documents->ops->begin(documents, err);
	if (code != ORR_OK || one_unit(store))
		return code;
	code = history->ops->begin(history, err);
	if (code != ORR_OK)
		documents->ops->rollback(documents);
	return code;
}

enum orr_code orr_store_commit(struct orr_store *store, struct orr_error *err)
{
	struct orr_unit *documents = store->documents->unit, *history = store->history->unit;
	enum orr_code code = documents->ops->commit(documents, err);
	if (one_unit(store))
		return code;
	if (code != ORR_OK) {
		history->ops->rollback(history);
		return code;
	}
	return history->ops->commit(history, err);
}

void orr_store_rollback(struct orr_store *store)
{
	struct orr_unit *documents = store->documents->unit, *history = store->history->unit;
	documents->ops->rollback(documents);
	if (!one_unit(store))
		history->ops->rollback(history);
}

void orr_store_close(struct orr_store *store)
{
	if (store->history != NULL)
		store->history->ops->close(store->history);
	if (store->documents != NULL)
		store->documents->ops->close(store->documents);
	*store = (struct orr_store){0};
}
