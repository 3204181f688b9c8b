/* SPDX-License-Identifier: Apache-2.0 */
/* Calendar quarters, and what the sky contributes to one: the same for everybody. */
#ifndef ORR_CORE_QUARTER_H
#define ORR_CORE_QUARTER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/spectrum.h"
#include "core/time.h"

/* A calendar quarter, its boundaries at midnight UTC. */
struct orr_quarter {
	int year, quarter; /* quarter 1-4 */
};

/** Quarter of "2026-Q1"; false when the text is none. Years 1 to 9999. */
bool orr_quarter_parse(const char *text, struct orr_quarter *out);
/** Quarters since the year 0 began: by it quarters are compared and counted. */
int orr_quarter_number(struct orr_quarter quarter);
/** First day of the quarter, in days since 1970-01-01. */
int64_t orr_quarter_first_day(struct orr_quarter quarter);
/** The midnight with which it begins. */
orr_unix_ms orr_quarter_begin_ms(struct orr_quarter quarter);
/** Quarter of a day. */
struct orr_quarter orr_quarter_of_day(int64_t day);
/** The quarter `steps` later (earlier when negative). */
struct orr_quarter orr_quarter_add(struct orr_quarter quarter, int steps);

/* The sky of a span of days. */
struct orr_quarter_field {
	struct orr_quarter quarter;
	struct orr_spectrum transit[ORR_POINT_SPECTRA]; /* mean of exp(i n L), not weighted */
	struct orr_spectrum total;                      /* their weighted sum */
	double rms[ORR_HARMONIC_COUNT]; /* of |total| if the transits' directions were independent */
};

/** A field is begun zeroed with its quarter, takes each day's motions, and is finished with their number (1 or more). */
void orr_quarter_field_add(struct orr_quarter_field *field, const struct orr_motion *day);
void orr_quarter_field_finish(struct orr_quarter_field *field, int day_count);

#endif
