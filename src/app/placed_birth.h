/* SPDX-License-Identifier: Apache-2.0 */
/* A birth as codes need it: when it was, how well that is known, and the sky there. */
#ifndef ORR_APP_PLACED_BIRTH_H
#define ORR_APP_PLACED_BIRTH_H

#include "app/app.h"
#include "app/resolve_birth.h"
#include "app/resolve_place.h"
#include "core/cohort.h"
#include "core/harmonic_code.h"
#include "core/quarter.h"

/* A birth with what its place gave it, the middle of its window, and the sky there in the tropical zodiac, whatever its chart's. */
struct orr_placed_birth {
	struct orr_birth birth;
	struct orr_place_notes notes;
	struct orr_birth_moment moment;
	double half_width_d, jd_tt;
	struct orr_motion motion;
};

/**
 * The birth that a kept chart was made from, as the chart has it: neither gazetteer nor zone data is asked again, so that newer ones change
 * nothing. Strings are the chart's, which must live as long. Charts as ORR_BIRTHS gives them are enough.
 */
struct orr_birth orr_birth_of_chart(const struct orr_birth_chart *chart);

/**
 * Locate and resolve a birth (one of a kept chart is as the chart has it) and look at its sky.
 * Error  those of orr_birth_locate and orr_birth_resolve; ORR_E_OUT_OF_RANGE outside the kernel or the cohorts.
 */
enum orr_code orr_birth_place(const struct orr_app *app, const struct orr_cohorts *cohorts,
			      const struct orr_birth *given, struct orr_arena *arena,
			      struct orr_placed_birth *out, struct orr_error *err) ORR_MUST_CHECK;

/** Error  ORR_E_INVALID in `field`: the birth is after the quarter, which that field asks for. */
enum orr_code orr_placed_check(const struct orr_placed_birth *placed, struct orr_quarter quarter,
			       const char *field, struct orr_error *err) ORR_MUST_CHECK;

/** Class of its time, and where among the cohorts it stands. */
enum orr_certainty_class orr_placed_class(const struct orr_placed_birth *placed);
struct orr_cohort_place orr_placed_cohort(const struct orr_placed_birth *placed);
/** The subject of codes. */
void orr_placed_subject(const struct orr_cohorts *cohorts, const struct orr_placed_birth *placed,
			struct orr_subject *out);

#endif
