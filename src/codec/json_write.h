/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the codec: the JSON of one ARRAY or STRINGS member, for the cell of a flat table. */
#ifndef ORR_CODEC_JSON_WRITE_H
#define ORR_CODEC_JSON_WRITE_H

#include "base/buf.h"
#include "codec/field.h"

struct orr_field_selection;

/** Append the value of a field as JSON on one line. `fields` chooses within its elements. */
void orr_json_write_value(struct orr_buf *out, const struct orr_field *field, const void *object,
			  const struct orr_field_selection *fields);

#endif
