/* SPDX-License-Identifier: Apache-2.0 */
/* An energy pattern as a text for people. */
#ifndef ORR_FACES_CLI_RENDER_PATTERN_H
#define ORR_FACES_CLI_RENDER_PATTERN_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/energy_pattern.h"

/** Append the page. `name` may be NULL. */
void orr_render_pattern(struct orr_buf *out, const struct orr_energy_pattern *pattern, const char *name,
			bool colored);

#endif
