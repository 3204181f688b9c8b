/* SPDX-License-Identifier: Apache-2.0 */
/* What jansson could not parse, in sentences of our own. */
#ifndef ORR_CODEC_JSON_ERROR_H
#define ORR_CODEC_JSON_ERROR_H

#include <jansson.h>

#include "base/error.h"

/**
 * The error of a text that json_loadb refused; `what` is the text's name, "the line". Nothing of the text itself is repeated.
 * Error     ORR_E_INVALID; ORR_E_UNAVAILABLE when jansson's memory ran out.
 */
enum orr_code orr_fail_json(struct orr_error *err, const char *what, const json_error_t *why);

#endif
