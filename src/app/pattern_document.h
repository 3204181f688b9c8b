/* SPDX-License-Identifier: Apache-2.0 */
/* The energy_patterns document of an analysed series. */
#ifndef ORR_APP_PATTERN_DOCUMENT_H
#define ORR_APP_PATTERN_DOCUMENT_H

#include "app/analyse_pattern.h"
#include "app/placed_birth.h"
#include "core/level_series.h"

/* A birth's codes in a frame's quarters, and what their series shows. */
struct orr_pattern_analysis {
	const struct orr_placed_birth *placed;
	const struct orr_subject *subject;
	size_t first;                     /* sky with which the series begins; it ends with the span */
	double (*level)[ORR_LEVEL_COUNT]; /* [sky_count], percentiles */
	int *primary;                     /* [sky_count] */
	struct orr_series_report report;
	double volatility_index; /* NaN where there is none */
	enum orr_pattern_type type;
	int cohort_count;
	double cohort_share;
};

/**
 * Fill a zeroed document.
 * Error  ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_pattern_document(const struct orr_pattern_frame *frame,
				   const struct orr_pattern_analysis *analysis, struct orr_arena *arena,
				   struct orr_energy_pattern *out, struct orr_error *err) ORR_MUST_CHECK;

/** Names of the levels in a sentence: "physical energy", "focus". */
extern const char *const orr_level_words[ORR_LEVEL_COUNT];

/* Parts of it. False when the arena is full. */

/** The sentences of a quarter's sky, for everybody. */
bool orr_pattern_factors(struct orr_arena *arena, struct orr_quarter_sky *sky);
/** A quarter's events, own and the sky's; the latter's sentences stay the frame's. */
bool orr_pattern_events(const struct orr_quarter_sky *sky, const struct orr_placed_birth *placed,
			struct orr_arena *arena, struct orr_doc_snapshot *out);
/** Insights: trend, cycle, peaks, lows and seasons. */
bool orr_pattern_insights(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			  struct orr_arena *arena, struct orr_doc_insights *out);
/** The next quarter and the outlook. */
bool orr_pattern_predictions(const struct orr_pattern_frame *frame,
			     const struct orr_pattern_analysis *analysis, struct orr_arena *arena,
			     struct orr_doc_predictions *out);

/** The sky of a quarter in the frame; -1 when it is not there. */
int orr_pattern_find(const struct orr_pattern_frame *frame, struct orr_quarter quarter);
/** Half of the window in which a point of a birth stands, degrees; and whether that is little enough to speak of events on it. */
bool orr_pattern_point_known(const struct orr_placed_birth *placed, int point);
/** A quarter as the span that kernel and events use, cut where the kernel ends. */
struct orr_sky_span orr_quarter_span(const struct orr_kernel *kernel, struct orr_quarter quarter);

#endif
