/* SPDX-License-Identifier: Apache-2.0 */
/* The library's errors, and structs that may come from an older or newer caller. */
#include "faces/lib/problem.h"

#include <assert.h>
#include <string.h>

#include <orrery.h>

/* The public numbers are promised; a code that joins gets a row here and a constant in orrery.h, at the end of both. */
_Static_assert((int)ORR_PROBLEM_NONE == ORR_OK && (int)ORR_PROBLEM_PARTIAL == ORR_E_PARTIAL &&
		       (int)ORR_PROBLEM_USAGE == ORR_E_USAGE && (int)ORR_PROBLEM_INVALID == ORR_E_INVALID &&
		       (int)ORR_PROBLEM_NOT_FOUND == ORR_E_NOT_FOUND &&
		       (int)ORR_PROBLEM_CONFLICT == ORR_E_CONFLICT &&
		       (int)ORR_PROBLEM_AMBIGUOUS_TIME == ORR_E_AMBIGUOUS_TIME &&
		       (int)ORR_PROBLEM_SKIPPED_TIME == ORR_E_SKIPPED_TIME &&
		       (int)ORR_PROBLEM_OUT_OF_RANGE == ORR_E_OUT_OF_RANGE &&
		       (int)ORR_PROBLEM_UNAVAILABLE == ORR_E_UNAVAILABLE &&
		       (int)ORR_PROBLEM_DENIED == ORR_E_DENIED && (int)ORR_PROBLEM_CORRUPT == ORR_E_CORRUPT &&
		       (int)ORR_PROBLEM_INTERNAL == ORR_E_INTERNAL && ORR_CODE_COUNT == 13,
	       "the codes of orrery.h are those of base/error.h");

const char *orr_problem_name(int code)
{
	return orr_code_name((enum orr_code)code);
}

int orr_problem_http(int code)
{
	return orr_code_http((enum orr_code)code);
}

int orr_problem_exit(int code)
{
	return orr_code_exit((enum orr_code)code);
}

int orr_problem_put(struct orr_problem *out, const struct orr_error *err)
{
	_Static_assert(sizeof out->field == sizeof err->field && sizeof out->text == sizeof err->text,
		       "what fits into one fits into the other");
	if (out != NULL) {
		out->code = (int)err->code;
		memcpy(out->field, err->field, sizeof out->field);
		memcpy(out->text, err->text, sizeof out->text);
	}
	return (int)err->code;
}

enum orr_code orr_sized_copy(void *out, size_t size, const void *from, struct orr_error *err)
{
	const unsigned char *bytes = from;
	size_t given = 0;

	if (from != NULL)
		memcpy(&given, from, sizeof given);
	if (given < sizeof given)
		return orr_fail_field(err, ORR_E_USAGE, "size",
				      "the struct does not tell its size: set its first member to sizeof it");
	for (size_t i = size; i < given; i++)
		if (bytes[i] != 0)
			return orr_fail_field(err, ORR_E_USAGE, "size",
					      "the struct has a member that this version of liborrery does "
					      "not know: leave it zero, or install a newer liborrery");
	memset(out, 0, size);
	memcpy(out, from, given < size ? given : size);
	return ORR_OK;
}
