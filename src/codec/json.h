/* SPDX-License-Identifier: Apache-2.0 */
/* JSON both ways over field tables: a streaming writer of our own, a strict reader over jansson (the only place that includes it). */
#ifndef ORR_CODEC_JSON_H
#define ORR_CODEC_JSON_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "codec/field.h"

enum orr_json_style { ORR_JSON_LINE, ORR_JSON_PRETTY, ORR_JSON_EXTENDED };

/**
 * Append a struct as a JSON object, keys in table order. ORR_JSON_LINE: no blanks, no line break at the end. PRETTY: two blanks a level.
 * EXTENDED: a line in which ids and instants are MongoDB's, as relaxed Extended JSON v2 has them ({"$oid": ..}, {"$date": ..}).
 * Numbers: DOUBLE with its decimals, every digit written ("14.500000000"); values outside their bounds are programmer errors (asserted).
 * `fields` selects top-level or dotted paths ("planets", "birth_data.date"), in table order whatever the order asked; NULL for all.
 */
struct orr_field_selection;
void orr_json_write(struct orr_buf *out, const struct orr_table *table, const void *object,
		    enum orr_json_style style, const struct orr_field_selection *fields);

/**
 * Read strict JSON (RFC 8259; duplicate keys, unknown keys, wrong types, values out of bounds, invalid UTF-8 and anything after the
 * object are errors) into a zero-initialised struct. Strings and pointer arrays come from the arena.
 * Error     ORR_E_INVALID with `field` the dotted path ("planets[3].degree") and a sentence with the value. `object` untouched.
 */
enum orr_code orr_json_read(const char *text, size_t length, const struct orr_table *table, void *object,
			    struct orr_arena *arena, struct orr_error *err) ORR_MUST_CHECK;

/** Append a quoted and escaped JSON string. */
void orr_json_string(struct orr_buf *out, const char *text);

/** Parse "a,b.c,d" against a table. Error ORR_E_USAGE naming the unknown field and the nearest known one. */
enum orr_code orr_field_selection_parse(const struct orr_table *table, const char *list,
					struct orr_arena *arena, const struct orr_field_selection **out,
					struct orr_error *err) ORR_MUST_CHECK;

#endif
