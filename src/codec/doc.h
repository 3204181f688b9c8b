/* SPDX-License-Identifier: Apache-2.0 */
/* Reference documentation written from a field table. */
#ifndef ORR_CODEC_DOC_H
#define ORR_CODEC_DOC_H

#include "base/buf.h"
#include "codec/field.h"

/** Append Markdown: title, sentence, and a table of dotted path, type, bounds or values, flags and meaning for every field, nested ones too. */
void orr_doc_write(struct orr_buf *out, const struct orr_table *table);

#endif
