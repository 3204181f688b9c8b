/* SPDX-License-Identifier: Apache-2.0 */
/* The strongest terms of a code's figures as text. */
#ifndef ORR_FACES_CLI_RENDER_CODE_TERMS_H
#define ORR_FACES_CLI_RENDER_CODE_TERMS_H

#include "base/buf.h"
#include "model/harmonic_code.h"

enum { ORR_CODE_LABEL_COLUMNS = 15 };

/** What levels and leading harmonics are made of. The code must be explained. */
void orr_render_code_terms(struct orr_buf *out, const struct orr_harmonic_codes *document, bool colored);

#endif
