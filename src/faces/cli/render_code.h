/* SPDX-License-Identifier: Apache-2.0 */
/* One harmonic code as a text for people. */
#ifndef ORR_FACES_CLI_RENDER_CODE_H
#define ORR_FACES_CLI_RENDER_CODE_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/harmonic_code.h"

/** Append the page. `name` may be NULL. With an explanation in the document, the strongest terms of each level follow. */
void orr_render_code(struct orr_buf *out, const struct orr_harmonic_codes *code, const char *name,
		     bool colored);

#endif
