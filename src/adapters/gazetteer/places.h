/* SPDX-License-Identifier: Apache-2.0 */
/* The gazetteer in one SQLite file of the data folder, and the program's handle of it. */
#ifndef ORR_ADAPTERS_GAZETTEER_PLACES_H
#define ORR_ADAPTERS_GAZETTEER_PLACES_H

#include "ports/gazetteer.h"

#define ORR_PLACES_FILE "orrery.places"

/**
 * A handle of ORR_PLACES_FILE in `folder`. The file is opened by the first question, so that a missing one is an error only of what needs it;
 * it is never written in place: a commit puts a new one in its stead.
 * Error  ORR_E_UNAVAILABLE memory; ORR_E_INVALID path too long.
 */
enum orr_code orr_places_open(struct orr_gazetteer **out, const char *folder,
			      struct orr_error *err) ORR_MUST_CHECK;

#endif
