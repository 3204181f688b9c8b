/* SPDX-License-Identifier: Apache-2.0 */
/* Handles of the gazetteer shared out among threads, and what was found before. */
#ifndef ORR_APP_PLACE_FINDER_H
#define ORR_APP_PLACE_FINDER_H

#include "base/arena.h"
#include "base/error.h"
#include "model/place.h"
#include "ports/gazetteer.h"

/* The answer about one text or pair of coordinates: a place, or why there is none. */
struct orr_place_answer {
	enum orr_code code;
	struct orr_place place; /* ORR_OK */
	double distance_km;     /* of the nearest place */
	struct orr_error err;   /* any other code */
};

/* Makes a handle; called from any thread, one call at a time. */
typedef enum orr_code orr_gazetteer_opener(void *context, struct orr_gazetteer **out, struct orr_error *err);

/* What is asked with a handle. Returns the answer's code; the answer's strings may come from the arena. */
typedef enum orr_code orr_place_question(struct orr_gazetteer *gazetteer, const void *asked,
					 struct orr_arena *arena, struct orr_place_answer *out);

struct orr_place_finder;

/** Opens no handle yet. Error ORR_E_UNAVAILABLE memory. */
enum orr_code orr_place_finder_open(struct orr_place_finder **out, orr_gazetteer_opener *open, void *context,
				    struct orr_error *err) ORR_MUST_CHECK;
/** NULL is allowed. No thread may be asking. */
void orr_place_finder_close(struct orr_place_finder *finder);

/**
 * Answer a question, or give the answer that the same `key` had before. Keys of different questions must differ. Answers of which
 * memory or disk were the reason are not kept. Any thread.
 * Error  the answer's own, in `out` too; strings of `out` live as long as both finder and arena.
 */
enum orr_code orr_place_finder_ask(struct orr_place_finder *finder, const char *key,
				   orr_place_question *question, const void *asked, struct orr_arena *arena,
				   struct orr_place_answer *out) ORR_MUST_CHECK;

#endif
