/* SPDX-License-Identifier: Apache-2.0 */
/* What is asked of the gazetteer: the text of a place taken apart, and names as they are compared. */
#ifndef ORR_MODEL_PLACE_QUERY_H
#define ORR_MODEL_PLACE_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/fold.h"
#include "model/place.h"

enum { ORR_PLACE_QUALIFIER_MAX = 4, ORR_PLACE_READING_MAX = 4, ORR_PLACE_LIMIT = 10 };

/* One way to understand a text; strings come from the arena. */
struct orr_place_query {
	const char *key;     /* of the name, umlauts bare */
	const char *spelled; /* the same with umlauts spelled; equal to `key` where there are none */
	const char *qualifier[ORR_PLACE_QUALIFIER_MAX]; /* keys: region, district or country */
	size_t qualifier_count;
	enum orr_place_match loosest; /* what fits worse is left out */
	size_t limit;                 /* most places that are wanted */
};

struct orr_place_readings {
	struct orr_place_query reading[ORR_PLACE_READING_MAX]; /* in the order in which they are tried */
	size_t count;
};

/**
 * The name of a place or country as it is compared: folded (base/fold.h), with St, Ste, Sankt, Mt and Ft written out.
 * NULL when the arena is full.
 */
const char *orr_place_key(const char *text, enum orr_umlauts umlauts, struct orr_arena *arena);

/**
 * Take a text apart: "NAME[, QUALIFIER...]" as it stands, then without a district number behind the name ("PARIS 20E"), then with the
 * name's last word and its last two words as a qualifier ("Taranto TA", "Portland New Mexico").
 * All match and ORR_PLACE_LIMIT places are wanted until the caller says otherwise.
 * Error  ORR_E_INVALID in `place`: nothing to look for, or more than four qualifiers; ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_place_read(const char *text, struct orr_arena *arena, struct orr_place_readings *out,
			     struct orr_error *err) ORR_MUST_CHECK;

/** ISO code of two letters for a key that is a country's common or own name ("uk", "deutschland"); NULL for any other. */
const char *orr_country_alias(const char *key);

/** Whether a place lies where all qualifiers say. `country_iso3` is its country's code of three letters. Asks the arena for keys. */
bool orr_place_lies_in(const struct orr_place_query *query, const struct orr_place *place,
		       const char *country_iso3, struct orr_arena *arena);

/**
 * The one place that a birth's text means: the candidate whose population is at least ten times that of every other, or which bears the name as
 * its own while others, not larger, have it among their further names. `list` holds every place that bears exactly the name asked for.
 * NULL when none stands out. Of two candidates within a tenth of a degree of each other in one country (one place in two sources) the first serves.
 */
const struct orr_place_found *orr_place_choose(const struct orr_place_list *list);

/** "Mumbai, Maharashtra, India". NULL when the arena is full. */
const char *orr_place_words(const struct orr_place *place, struct orr_arena *arena);

#endif
