/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a birth_charts document that says how probable each statement is. */
#ifndef ORR_APP_CHART_CERTAINTY_H
#define ORR_APP_CHART_CERTAINTY_H

#include "app/chart_document.h"

/**
 * Fill the probabilities of a document from the window of its birth. What has none at nine decimals is left out; lists are in the
 * order of their words. false when the arena is full.
 */
bool orr_chart_probabilities(const struct orr_chart_source *from, struct orr_arena *arena,
			     struct orr_doc_certainty *out);

#endif
