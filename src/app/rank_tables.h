/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: what scores are ranked by in given quarters, per cohort and class of certainty. */
#ifndef ORR_APP_RANK_TABLES_H
#define ORR_APP_RANK_TABLES_H

#include "base/error.h"
#include "base/lock.h"
#include "base/pool.h"
#include "core/harmonic_code.h"
#include "core/kernel.h"
#include "ports/ranks.h"

/* Which tables: a run of cohort centres and of classes, for each of the fields. */
struct orr_rank_plan {
	const struct orr_kernel *kernel;
	const struct orr_cohorts *cohorts;     /* their seed draws the births */
	const struct orr_quarter_field *field; /* [field_count] */
	size_t field_count;
	int first_centre;
	size_t centre_count;
	enum orr_certainty_class first_class;
	size_t class_count;
	struct orr_rank_keeper *keeper; /* asked for tables before they are computed; NULL: none */
};

struct orr_rank_tables {
	struct orr_rank_plan plan;
	struct orr_rank_table *table; /* [field][class][centre] */
	bool *built;                  /* [block][class]: whether the tables of a block's centres are there */
	struct orr_lock *lock; /* over `built` and the tables, while others than the opener may build */
};

/* A rank that is wanted: between two centres, in a class. */
struct orr_rank_want {
	struct orr_cohort_place place;
	enum orr_certainty_class class;
};

/** Bytes of all tables of a plan. */
size_t orr_rank_tables_bytes(const struct orr_rank_plan *plan);

/**
 * Room for the tables of a plan, none of them built yet.
 * Error  ORR_E_UNAVAILABLE memory. Free with orr_rank_tables_free.
 */
enum orr_code orr_rank_tables_open(const struct orr_rank_plan *plan, struct orr_rank_tables *out,
				   struct orr_error *err) ORR_MUST_CHECK;
/**
 * Build on a pool, or take from the plan's keeper, what is wanted and not there yet; several threads may call it. Places and classes must be
 * among the plan's (asserted).
 * Error  ORR_E_UNAVAILABLE memory; ORR_E_CORRUPT and others of the keeper.
 */
enum orr_code orr_rank_tables_need(const struct orr_rank_tables *tables, size_t count,
				   const struct orr_rank_want want[], struct orr_pool *pool,
				   struct orr_error *err) ORR_MUST_CHECK;
/**
 * The same for all of a plan. A table does not depend on which others are built with it, nor on threads.
 * Error  as above. Free with orr_rank_tables_free.
 */
enum orr_code orr_rank_tables_build(const struct orr_rank_plan *plan, struct orr_pool *pool,
				    struct orr_rank_tables *out, struct orr_error *err) ORR_MUST_CHECK;
/** Key under which a field's ranks among these cohorts are kept. */
struct orr_ranks_key orr_ranks_key_of(const struct orr_cohorts *cohorts, struct orr_quarter quarter);
/** A zeroed struct is allowed. */
void orr_rank_tables_free(struct orr_rank_tables *tables);

/** Rank a subject's raw values in one of the fields. What they rest on must have been built. The place and class must be among the plan's (asserted). */
void orr_rank_tables_rank(const struct orr_rank_tables *tables, size_t field, enum orr_certainty_class class,
			  struct orr_cohort_place place, const struct orr_code_raw *raw,
			  struct orr_code_ranks *out);

#endif
