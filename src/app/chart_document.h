/* SPDX-License-Identifier: Apache-2.0 */
/* The birth_charts document of a computed chart. */
#ifndef ORR_APP_CHART_DOCUMENT_H
#define ORR_APP_CHART_DOCUMENT_H

#include "app/app.h"
#include "app/resolve_birth.h"
#include "app/resolve_place.h"
#include "base/arena.h"
#include "core/certainty.h"
#include "core/chart.h"
#include "model/birth_chart.h"

/* What a document is made of: the birth as it was given, what its place gave, the instants it meant, and the numbers that follow. */
struct orr_chart_source {
	const struct orr_birth *birth;
	const struct orr_place_notes *notes;
	const struct orr_birth_moment *moment;
	const struct orr_chart *chart;
	/* the skies of the window that the time stands for; both are asked only for probabilities */
	const struct orr_window *window;
	const struct orr_window_place *place;
};

/**
 * Fill a zeroed document. Angles are rounded first and their sign and degree taken from the rounded value, so that the printed
 * numbers agree among themselves. Strings are borrowed from birth, moment, app and arena.
 * Error  ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_chart_document(const struct orr_app *app, const struct orr_chart_source *from,
				 struct orr_arena *arena, struct orr_birth_chart *out,
				 struct orr_error *err) ORR_MUST_CHECK;

#endif
