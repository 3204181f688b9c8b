/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, harmonic_codes documents of a quarter out. */
#ifndef ORR_APP_COMPUTE_CODE_H
#define ORR_APP_COMPUTE_CODE_H

#include "app/document_maker.h"
#include "app/rank_tables.h"
#include "model/harmonic_code.h"

/* What all codes of a quarter share. The cohorts and the pool are the caller's; the pool is not one that makers are called on. */
struct orr_code_frame {
	const struct orr_app *app;
	const struct orr_cohorts *cohorts;
	struct orr_quarter quarter;
	struct orr_quarter_field *field; /* the quarter's, and the one's before where the kernel holds it */
	struct orr_pool *pool;           /* ranks are built on it, */
	struct orr_rank_tables tables;   /* when a birth first needs them */
	bool explain;                    /* documents carry every term */
};

/* Which codes: of a quarter, of one birth alone or of anybody (NULL), ranked among these cohorts. */
struct orr_code_wish {
	const struct orr_app *app;
	const struct orr_cohorts *cohorts;
	struct orr_quarter quarter;
	const struct orr_birth *birth;
};

/**
 * Fields of a quarter, and room for its ranks.
 * Error  ORR_E_CONFLICT the cohorts are of another kernel or algorithm; ORR_E_OUT_OF_RANGE the quarter is not in the kernel;
 *        ORR_E_UNAVAILABLE memory; with a birth, what the maker would say of it.
 */
enum orr_code orr_code_frame_open(const struct orr_code_wish *wish, struct orr_pool *pool,
				  struct orr_code_frame *out, struct orr_error *err) ORR_MUST_CHECK;
/** Error  ORR_E_CONFLICT the cohorts are of another kernel or algorithm. */
enum orr_code orr_code_check_cohorts(const struct orr_app *app, const struct orr_cohorts *cohorts,
				     struct orr_error *err) ORR_MUST_CHECK;
/** Centres and classes of everybody born until a quarter's end, into a plan. Error ORR_E_OUT_OF_RANGE nobody is. */
enum orr_code orr_code_scope_everybody(const struct orr_cohorts *cohorts, struct orr_quarter last_quarter,
				       struct orr_rank_plan *plan, struct orr_error *err) ORR_MUST_CHECK;
/** A zeroed frame is allowed. */
void orr_code_frame_close(struct orr_code_frame *frame);

/**
 * Maker of harmonic_codes; `context` of the maker is a struct orr_code_frame. Errors of single births: those of orr_compute_charts, and
 * ORR_E_INVALID for a birth after the quarter.
 */
struct orr_document_maker orr_code_maker(const struct orr_code_frame *frame);

#endif
