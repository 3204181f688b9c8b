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

/** The document of one birth. Error what the maker says of it, or of the call as a whole. */
static inline enum orr_code orr_document_of(const struct orr_document_maker *maker,
					    const struct orr_birth *birth, struct orr_arena *arena,
					    void **out, struct orr_error *err)
{
	struct orr_error birth_err = {0};
	enum orr_code code = maker->make(maker, 1, birth, arena, out, &birth_err);
	if (code == ORR_OK)
		code = birth_err.code;
	if (code != ORR_OK)
		*err = birth_err;
	return code;
}

#endif
