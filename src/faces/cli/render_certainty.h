/* SPDX-License-Identifier: Apache-2.0 */
/* The probabilities of a chart as text for people. */
#ifndef ORR_FACES_CLI_RENDER_CERTAINTY_H
#define ORR_FACES_CLI_RENDER_CERTAINTY_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/birth_chart.h"

/** Append how certain each statement is; nothing for a chart without probabilities. */
void orr_render_certainty(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored);

#endif
