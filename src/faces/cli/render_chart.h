/* SPDX-License-Identifier: Apache-2.0 */
/* One birth chart as a text for people to read. */
#ifndef ORR_FACES_CLI_RENDER_CHART_H
#define ORR_FACES_CLI_RENDER_CHART_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/birth_chart.h"

/**
 * Append the chart as text of at most ORR_TEXT_WIDTH columns. An unknown time shows where each body was in the course of the day instead of
 * one position, and no houses.
 * @param name  the person's or company's, NULL when not given
 */
void orr_render_chart(struct orr_buf *out, const struct orr_birth_chart *chart, const char *name,
		      bool colored);

#endif
