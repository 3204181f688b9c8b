/* SPDX-License-Identifier: Apache-2.0 */
/* What texts must be before they are kept: every text that enters a store passes here. */
#ifndef ORR_MODEL_TEXT_CHECK_H
#define ORR_MODEL_TEXT_CHECK_H

#include <stddef.h>

#include "base/error.h"

/** Valid UTF-8 of at most `max_bytes`. Error ORR_E_INVALID with the field. */
enum orr_code orr_text_check(const char *field, const char *text, size_t max_bytes,
			     struct orr_error *err) ORR_MUST_CHECK;
/** An id: the same with ORR_ENTITY_ID_MAX_BYTES, and without control characters; NULL passes. Error ORR_E_INVALID with the field. */
enum orr_code orr_text_check_id(const char *field, const char *text, struct orr_error *err) ORR_MUST_CHECK;

#endif
