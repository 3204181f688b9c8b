/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the codec: which fields of a table are written. */
#ifndef ORR_CODEC_SELECTION_H
#define ORR_CODEC_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "codec/field.h"

struct orr_field_choice {
	bool chosen;                      /* the field, or a part of it */
	struct orr_field_selection *part; /* NULL: all of it */
};

struct orr_field_selection {
	struct orr_field_choice *choice; /* one a field of the table */
};

/** Whether field `index` is written; NULL chooses all. */
static inline bool orr_selection_has(const struct orr_field_selection *fields, size_t index)
{
	return fields == NULL || fields->choice[index].chosen;
}
/** The selection within field `index`. */
static inline const struct orr_field_selection *orr_selection_part(const struct orr_field_selection *fields,
								   size_t index)
{
	return fields == NULL ? NULL : fields->choice[index].part;
}

#endif
