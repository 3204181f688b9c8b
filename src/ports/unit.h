/* SPDX-License-Identifier: Apache-2.0 */
/* A unit of work: what a store wrote between begin and commit is there as a whole or not at all, for others not before. */
#ifndef ORR_PORTS_UNIT_H
#define ORR_PORTS_UNIT_H

#include "base/error.h"

struct orr_unit;

/*
 * Reads within a unit see what it wrote; everybody else sees what was committed. After a write that failed the unit is to be rolled back: what
 * it wrote until then may be there in part. Closing a store within a unit rolls it back.
 */
struct orr_unit_ops {
	/** Not within a unit (asserted). Error ORR_E_UNAVAILABLE somebody else writes and does not come to an end. */
	enum orr_code (*begin)(struct orr_unit *self, struct orr_error *err);
	/** On an error it is rolled back. */
	enum orr_code (*commit)(struct orr_unit *self, struct orr_error *err);
	/** Does nothing where no unit has begun. */
	void (*rollback)(struct orr_unit *self);
};

/* First member of each adapter's own. Documents and history that live in one file share one. */
struct orr_unit {
	const struct orr_unit_ops *ops;
};

#endif
