/* SPDX-License-Identifier: Apache-2.0 */
/* A flat JSON object as names and texts: the NDJSON form of a table row. */
#ifndef ORR_CODEC_JSON_FLAT_H
#define ORR_CODEC_JSON_FLAT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct orr_json_pairs {
	const char *const *name;
	const char *const *value;
	size_t count;
};

/**
 * Read an object of scalars. Numbers become the shortest text that reads back to the same double, null and a missing key are the same
 * (the pair is left out), true and false are refused like nested values and duplicate keys.
 * Shape     out->name[count], out->value[count], from the arena, in the order of the text.
 * Error     ORR_E_INVALID with `field` the key at fault; ORR_E_UNAVAILABLE the arena is full. `out` untouched.
 */
enum orr_code orr_json_flat(const char *text, size_t length, struct orr_arena *arena,
			    struct orr_json_pairs *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
