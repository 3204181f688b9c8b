/* SPDX-License-Identifier: Apache-2.0 */
/* What texts must be before they are kept. */
#include "model/text_check.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "model/birth.h"

enum orr_code orr_text_check(const char *field, const char *text, size_t max_bytes, struct orr_error *err)
{
	const size_t length = strlen(text);
	if (!orr_utf8_valid(text, length))
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s is not valid UTF-8; convert the input to UTF-8", field);
	if (length > max_bytes)
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%.*s...\" has %zu bytes; at most %zu are accepted", field,
				      (int)orr_utf8_cut(text, length, 40), text, length, max_bytes);
	return ORR_OK;
}

/* No control characters: C0, DEL and the C1 block U+0080 to U+009F. */
static bool printable(const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
		if (*at < 0x20 || *at == 0x7f || (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f))
			return false;
	return true;
}

enum orr_code orr_text_check_id(const char *field, const char *text, struct orr_error *err)
{
	if (text == NULL)
		return ORR_OK;
	const enum orr_code code = orr_text_check(field, text, ORR_ENTITY_ID_MAX_BYTES, err);
	if (code != ORR_OK)
		return code;
	if (!printable(text))
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" holds a control character; give printable characters only",
				      field, text);
	return ORR_OK;
}
