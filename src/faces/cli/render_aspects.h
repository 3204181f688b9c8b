/* SPDX-License-Identifier: Apache-2.0 */
/* The aspects and patterns of a chart as text for people. */
#ifndef ORR_FACES_CLI_RENDER_ASPECTS_H
#define ORR_FACES_CLI_RENDER_ASPECTS_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/birth_chart.h"

/** Append the sections of aspects (major ones first, each group by orb), possible aspects of an unknown time, and patterns. */
void orr_render_aspects(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored);

#endif
