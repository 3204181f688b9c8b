/* SPDX-License-Identifier: Apache-2.0 */
/* Values of options, and the name that was probably meant. */
#include "faces/cli/option.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"

static enum orr_code check_count(const struct orr_option *option, const char *value, const char *said,
				 struct orr_error *err)
{
	int64_t number;
	if (option->word != NULL && strcmp(value, option->word) == 0)
		return ORR_OK;
	if (orr_str_to_i64(value, &number) && number >= option->min && number <= option->max)
		return ORR_OK;
	return orr_fail_field(err, ORR_E_USAGE, option->name,
			      "%s takes a whole number from %ld to %ld%s%s, not \"%s\"", said, option->min,
			      option->max, option->word != NULL ? " or " : "",
			      option->word != NULL ? option->word : "", value);
}

static enum orr_code check_choice(const struct orr_option *option, const char *value, const char *said,
				  struct orr_error *err)
{
	struct orr_buf list;
	enum { LIST_MAX_BYTES = 1 << 12 };
	for (const char *const *choice = option->choices; *choice != NULL; choice++)
		if (strcmp(value, *choice) == 0)
			return ORR_OK;
	orr_buf_init(&list, LIST_MAX_BYTES);
	for (const char *const *choice = option->choices; *choice != NULL; choice++)
		orr_buf_format(&list, "%s%s", choice == option->choices ? "" : ", ", *choice);
	enum orr_code code = orr_fail_field(err, ORR_E_USAGE, option->name, "%s takes one of %s, not \"%s\"",
					    said, list.data != NULL ? list.data : "its values", value);
	orr_buf_done(&list);
	return code;
}

enum orr_code orr_option_check(const struct orr_option *option, const char *value, const char *said,
			       struct orr_error *err)
{
	int64_t instant_ms;
	switch (option->type) {
	case ORR_OPTION_COUNT:
		return check_count(option, value, said, err);
	case ORR_OPTION_CHOICE:
		return check_choice(option, value, said, err);
	case ORR_OPTION_INSTANT:
		if (orr_rfc3339_parse(value, &instant_ms))
			return ORR_OK;
		return orr_fail_field(err, ORR_E_USAGE, option->name,
				      "%s takes an instant such as 2026-01-31T12:00:00Z, not \"%s\"", said,
				      value);
	case ORR_OPTION_SWITCH:
	case ORR_OPTION_TEXT:
	default:
		return ORR_OK;
	}
}
