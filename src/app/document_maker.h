/* SPDX-License-Identifier: Apache-2.0 */
/* What a batch makes of its births: one document each, of a kind that the maker knows. */
#ifndef ORR_APP_DOCUMENT_MAKER_H
#define ORR_APP_DOCUMENT_MAKER_H

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "codec/field.h"
#include "model/birth.h"

struct orr_document_maker {
	const struct orr_table *table; /* of its documents */
	const struct orr_app *app;
	const void *context; /* the maker's own; shared between threads */
	/**
	 * Documents of `count` births at once, on any thread.
	 * Shape    births[count]; out[count]: a document from the arena, NULL where err[i].code says why not; err[count].
	 *          births[i] is skipped where err[i].code is already set.
	 * Error    ORR_OK even when single births fail. When the call as a whole fails, err[0] says why and the rest is of no use.
	 */
	enum orr_code (*make)(const struct orr_document_maker *self, size_t count,
			      const struct orr_birth births[], struct orr_arena *arena, void *out[],
			      struct orr_error err[]);
};

#endif
