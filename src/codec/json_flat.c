/* SPDX-License-Identifier: Apache-2.0 */
/* A flat JSON object as names and texts. */
#include "codec/json_flat.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/json_error.h"

/* Fifteen digits when they are enough, so that 0.1 stays "0.1"; seventeen always are. */
static const char *number_text(double value, struct orr_arena *arena)
{
	char text[40];
	snprintf(text, sizeof text, "%.15g", value);
	const double back = strtod(text, NULL);
	if (back < value || back > value)
		snprintf(text, sizeof text, "%.17g", value);
	return orr_arena_text(arena, text, strlen(text));
}

static enum orr_code scalar_text(const char *name, const json_t *value, struct orr_arena *arena,
				 const char **out, struct orr_error *err)
{
	if (json_is_string(value))
		*out = orr_arena_text(arena, json_string_value(value), json_string_length(value));
	else if (json_is_integer(value))
		*out = orr_arena_format(arena, "%lld", (long long)json_integer_value(value));
	else if (json_is_real(value))
		*out = number_text(json_real_value(value), arena);
	else
		return orr_fail_field(err, ORR_E_INVALID, name, "%s must be a text, a number or null", name);
	if (*out == NULL)
		return orr_fail_memory(err);
	return ORR_OK;
}

static enum orr_code collect(json_t *object, struct orr_arena *arena, struct orr_json_pairs *out,
			     struct orr_error *err)
{
	const size_t capacity = json_object_size(object);
	const char **names = orr_arena_array(arena, capacity, sizeof *names);
	const char **values = orr_arena_array(arena, capacity, sizeof *values);
	if (names == NULL || values == NULL)
		return orr_fail_memory(err);
	size_t count = 0;
	const char *key;
	json_t *value;
	json_object_foreach(object, key, value)
	{
		if (json_is_null(value))
			continue;
		names[count] = orr_arena_text(arena, key, strlen(key));
		if (names[count] == NULL)
			return orr_fail_memory(err);
		enum orr_code code = scalar_text(names[count], value, arena, &values[count], err);
		if (code != ORR_OK)
			return code;
		count++;
	}
	*out = (struct orr_json_pairs){names, values, count};
	return ORR_OK;
}

enum orr_code orr_json_flat(const char *text, size_t length, struct orr_arena *arena,
			    struct orr_json_pairs *out, struct orr_error *err)
{
	json_error_t why;
	json_t *object = json_loadb(text, length, JSON_REJECT_DUPLICATES, &why);
	if (object == NULL)
		return orr_fail_json(err, "the line", &why);
	enum orr_code code = ORR_OK;
	if (json_is_object(object))
		code = collect(object, arena, out, err);
	else
		code = orr_fail(err, ORR_E_INVALID, "the line must be one JSON object");
	json_decref(object);
	return code;
}
