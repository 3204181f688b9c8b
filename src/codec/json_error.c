/* SPDX-License-Identifier: Apache-2.0 */
/* What jansson could not parse, in sentences of our own. */
#include "codec/json_error.h"

#include <stdio.h>

/* jansson's own texts name its flags and repeat the input, control characters and all: only its codes are used. */
enum orr_code orr_fail_json(struct orr_error *err, const char *what, const json_error_t *why)
{
	char place[64];
	if (why->line > 1)
		snprintf(place, sizeof place, "line %d, column %d", why->line, why->column);
	else
		snprintf(place, sizeof place, "column %d", why->column);
	const unsigned code = (unsigned)json_error_code(why);
	switch (code) {
	case json_error_out_of_memory:
		return orr_fail_memory(err);
	case json_error_duplicate_key:
		return orr_fail(err, ORR_E_INVALID, "%s has the same key twice (%s); keep one of them", what,
				place);
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return orr_fail(err, ORR_E_INVALID, "%s has a zero character (\\u0000) at %s; leave it out",
				what, place);
	case json_error_invalid_utf8:
		return orr_fail(err, ORR_E_INVALID, "%s is not valid UTF-8 at %s; save it as UTF-8", what,
				place);
	case json_error_numeric_overflow:
		return orr_fail(err, ORR_E_INVALID, "%s has a number that is too large at %s; correct it",
				what, place);
	case json_error_premature_end_of_input:
		return orr_fail(err, ORR_E_INVALID, "%s ends in the middle of its JSON; give the whole of it",
				what);
	case json_error_end_of_input_expected:
		return orr_fail(err, ORR_E_INVALID, "%s goes on after the end of its JSON at %s; cut it off",
				what, place);
	case json_error_stack_overflow:
		return orr_fail(err, ORR_E_INVALID, "%s is nested too deeply at %s; make it flatter", what,
				place);
	default:
		return orr_fail(err, ORR_E_INVALID, "%s is no valid JSON at %s; correct it there", what,
				place);
	}
}
