/* SPDX-License-Identifier: Apache-2.0 */
/* Step of the rank tables: those of a run of neighbouring centres, which share the births of the years between. */
#ifndef ORR_APP_RANK_BLOCK_H
#define ORR_APP_RANK_BLOCK_H

#include <stdbool.h>

#include "core/harmonic_code.h"
#include "core/kernel.h"

enum {
	ORR_RANK_BLOCK = 16,          /* centres of a block at most */
	ORR_RANK_BIRTHS_PER_Y = 3072, /* births a year that ranks are taken from */
};

struct orr_rank_block {
	const struct orr_kernel *kernel;
	const struct orr_cohorts *cohorts;     /* their seed draws the births */
	const struct orr_quarter_field *field; /* [field_count] */
	size_t field_count;
	enum orr_certainty_class first_class;
	const bool *wanted; /* [class_count]: which classes from the first on are to be built */
	const bool *
		there; /* [field][class], a field's so many further on as `there_stride` says: tables that are there already */
	size_t there_stride;
	size_t class_count;
	int first_centre;
	size_t centre_count; /* 1 to ORR_RANK_BLOCK */
	/* Of the first field, first class and first centre; the next centre's is behind it, others so many tables further on. */
	struct orr_rank_table *out;
	size_t class_stride, field_stride;
};

/** Build the tables of a block; they do not depend on which centres or classes are built together. False when memory ran out. */
bool orr_rank_block_build(const struct orr_rank_block *block);

#endif
