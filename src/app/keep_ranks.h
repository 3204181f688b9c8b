/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the ranks of a quarter for everybody, computed once and kept. */
#ifndef ORR_APP_KEEP_RANKS_H
#define ORR_APP_KEEP_RANKS_H

#include "app/app.h"
#include "base/pool.h"
#include "core/cohort.h"

struct orr_keep_ranks_wish {
	const struct orr_app *app; /* with a keeper of ranks */
	const struct orr_cohorts *cohorts;
	struct orr_quarter quarter;
	bool anew; /* compute what is kept already too */
};

/**
 * Have the ranks of everybody born until the quarter's end, and some years on, kept in all classes of certainty. What is kept and whole is left,
 * every table of it having been looked at; what is damaged is computed again. A run that was interrupted goes on where it was by asking for the
 * same quarters again. The same cohorts give the same bytes.
 * @param out_made  whether they were computed now
 * Error  ORR_E_CONFLICT the cohorts are of another kernel or algorithm; ORR_E_OUT_OF_RANGE the quarter is not in the kernel or before all births;
 *        ORR_E_UNAVAILABLE memory; those of orr_ranks_find and orr_ranks_keep.
 */
enum orr_code orr_keep_ranks(const struct orr_keep_ranks_wish *wish, struct orr_pool *pool,
			     struct orr_kept_ranks *out, bool *out_made,
			     struct orr_error *err) ORR_MUST_CHECK;

#endif
