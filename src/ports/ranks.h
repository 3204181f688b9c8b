/* SPDX-License-Identifier: Apache-2.0 */
/* Where ranks of quarters are kept, so that they need not be computed again. */
#ifndef ORR_PORTS_RANKS_H
#define ORR_PORTS_RANKS_H

#include <stdbool.h>

#include "base/error.h"
#include "core/cohort.h"
#include "core/quarter.h"
#include "core/rank.h"

/* Which ranks: of a quarter, among the cohorts of this id, by this version of the algorithm. */
struct orr_ranks_key {
	struct orr_quarter quarter;
	const char *cohorts_id, *algorithm;
};

/* A run of cohort centres. */
struct orr_centres {
	int first;
	size_t count;
};

/* What is kept of a quarter. Strings are the keeper's, until its next call by anybody. */
struct orr_kept_ranks {
	const char *file, *id; /* the id follows from the content alone */
	struct orr_centres centres;
	size_t size_bytes;
};

struct orr_rank_keeper;

struct orr_rank_keeper_ops {
	enum orr_code (*find)(struct orr_rank_keeper *self, const struct orr_ranks_key *key, bool verify,
			      struct orr_kept_ranks *out, struct orr_error *err);
	enum orr_code (*take)(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			      enum orr_certainty_class class, struct orr_centres centres,
			      struct orr_rank_table out[], struct orr_error *err);
	enum orr_code (*keep)(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			      struct orr_centres centres, const struct orr_rank_table table[],
			      struct orr_error *err);
	void (*close)(struct orr_rank_keeper *self);
};

/* Any number of threads may use it. */
struct orr_rank_keeper {
	const struct orr_rank_keeper_ops *ops;
};

/**
 * What is kept of a quarter; with `verify` every table of it is looked at. Ranks among other cohorts, by another version, or in a form that this
 * program does not read count as not there.
 * Error  ORR_E_NOT_FOUND nothing; ORR_E_CORRUPT what is kept is damaged; ORR_E_DENIED, ORR_E_UNAVAILABLE the disk or memory.
 */
enum orr_code orr_ranks_find(struct orr_rank_keeper *keeper, const struct orr_ranks_key *key, bool verify,
			     struct orr_kept_ranks *out, struct orr_error *err) ORR_MUST_CHECK;
/**
 * The tables of a class for a run of centres, all or none, each compared with its digest and of shares that ascend.
 * Error  as above; ORR_E_NOT_FOUND also where some of the centres are not kept.
 */
enum orr_code orr_ranks_take(struct orr_rank_keeper *keeper, const struct orr_ranks_key *key,
			     enum orr_certainty_class class, struct orr_centres centres,
			     struct orr_rank_table out[], struct orr_error *err) ORR_MUST_CHECK;
/**
 * Keep a quarter's tables, whole or not at all, in place of what was kept of it.
 * Shape  table[class][centre], of all classes. Error ORR_E_DENIED, ORR_E_UNAVAILABLE the disk or memory.
 */
enum orr_code orr_ranks_keep(struct orr_rank_keeper *keeper, const struct orr_ranks_key *key,
			     struct orr_centres centres, const struct orr_rank_table table[],
			     struct orr_error *err) ORR_MUST_CHECK;
/** NULL is allowed. */
void orr_rank_keeper_close(struct orr_rank_keeper *keeper);

#endif
