/* SPDX-License-Identifier: Apache-2.0 */
/* What every use case works with: the pinned data files and the clock, plugged in by main. */
#ifndef ORR_APP_APP_H
#define ORR_APP_APP_H

#include "app/place_finder.h"
#include "core/kernel.h"
#include "core/zone.h"
#include "ports/clock.h"
#include "ports/ranks.h"
#include "ports/store.h"

/* Read-only while use cases run: shared between threads. */
struct orr_app {
	struct orr_kernel kernel;
	struct orr_zones zones;
	struct orr_clock *clock;
	struct orr_place_finder *places; /* app/place_finder.h; NULL: no gazetteer */
	struct orr_rank_keeper *ranks;   /* NULL: ranks are computed where they are needed */
	struct orr_store *store;         /* NULL for use cases that keep nothing; one thread at a time */
	const char *service;             /* `calculated_by`: name and version */
	const char *user;                /* who asked, for the audit log; NULL: the system */
};

#endif
