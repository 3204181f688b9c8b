/* SPDX-License-Identifier: Apache-2.0 */
/* A unit of work: what a store wrote between begin and commit is there as a whole or not at all. */
#ifndef ORR_PORTS_UNIT_H
#define ORR_PORTS_UNIT_H

#include "base/error.h"

struct orr_unit;

struct orr_unit_ops {
	enum orr_code (*begin)(struct orr_unit *self, struct orr_error *err);
	enum orr_code (*commit)(struct orr_unit *self, struct orr_error *err);
	void (*rollback)(struct orr_unit *self);
};

/* First member of each adapter's own. Documents and history that live in one file share one. */
struct orr_unit {
	const struct orr_unit_ops *ops;
};

#endif
