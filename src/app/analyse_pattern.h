/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, energy_patterns documents of a span of quarters out. */
#ifndef ORR_APP_ANALYSE_PATTERN_H
#define ORR_APP_ANALYSE_PATTERN_H

#include "app/compute_code.h"
#include "core/sky_events.h"
#include "model/energy_pattern.h"

/* Quarters before and after the current one that are looked at where nobody says which; and after it for the outlook, whatever is asked. */
enum { ORR_PATTERN_PAST = 20, ORR_PATTERN_AHEAD = 4 };
/* Births of the same time that the volatility is ranked among, drawn by the cohorts' seed. */
enum { ORR_PATTERN_COHORT = 256 };

/* A quarter's sky, the same for everybody. */
struct orr_quarter_sky {
	struct orr_quarter quarter;
	struct orr_sky_span span;
	struct orr_sky_event event[ORR_SKY_EVENTS_MAX];
	size_t event_count;
	const char **factor; /* [event_count]: a sentence each */
};

/* What all patterns of a span share. The cohorts and the pool are the caller's; the pool is not one that makers are called on. */
struct orr_pattern_frame {
	struct orr_code_frame
		code; /* app, cohorts, pool, the current quarter, and a field for each of the skies */
	struct orr_quarter_sky *sky; /* [sky_count]: the span, then what the outlook needs beyond it */
	size_t span_count, sky_count;
	struct orr_rank_tables *tables; /* [table_count]: of a few quarters each */
	size_t table_count;
	struct orr_arena arena; /* sentences */
	double last_jd_tt;      /* births of the cohort are drawn until then */
};

/* Which patterns: from a quarter to another, seen from the current one; of one birth alone or of anybody (NULL). */
struct orr_pattern_wish {
	const struct orr_app *app;
	const struct orr_cohorts *cohorts;
	struct orr_quarter from, to, current;
	const struct orr_birth *birth;
};

/**
 * Fields and skies of the quarters, and room for their ranks.
 * Error  ORR_E_INVALID the span ends before it begins; ORR_E_OUT_OF_RANGE a quarter of it, or the current one, is not in the kernel; else as
 *        orr_code_frame_open.
 */
enum orr_code orr_pattern_frame_open(const struct orr_pattern_wish *wish, struct orr_pool *pool,
				     struct orr_pattern_frame *out, struct orr_error *err) ORR_MUST_CHECK;
/** A zeroed frame is allowed. */
void orr_pattern_frame_close(struct orr_pattern_frame *frame);

/**
 * Maker of energy_patterns; its `context` is a struct orr_pattern_frame. A series begins with the birth's quarter where that is later
 * than the span's first, and says so. Errors of single births: those of orr_birth_place, and ORR_E_INVALID for a birth after the span or
 * after the current quarter.
 */
struct orr_document_maker orr_pattern_maker(const struct orr_pattern_frame *frame);

#endif
