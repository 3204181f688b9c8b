/* SPDX-License-Identifier: Apache-2.0 */
/* Field tables: a const table per struct declares each field once, for every reader, writer, schema and document of it. */
#ifndef ORR_CODEC_FIELD_H
#define ORR_CODEC_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * How the member is stored in C, and what it is in a document:
 *   STRING   const char *             string; NULL is null
 *   JSON     const char *             any value, given as the JSON text of it on one line; NULL is null
 *   ID       char[25]                 24 hex digits (ObjectId); "" is null
 *   ENUM     int                      string from `names`; -1 is null
 *   INT      int                      number; ORR_INT_NULL is null
 *   I64      int64_t                  number; ORR_I64_NULL is null
 *   DOUBLE   double                   number with `decimals`; NaN is null; the stored double is the printed text's
 *   BOOL     bool                     null when the bool at `aux_offset` is false (field nullable)
 *   TIME     int64_t                  instant, ms since 1970, RFC 3339; ORR_TIME_NULL is null
 *   OBJECT   struct                   object by `table`; null when the bool at `aux_offset` is false (field nullable)
 *   ARRAY    struct[capacity] or struct *  objects by `table`, `size_t` count at `aux_offset`; `pointer` says which
 *   STRINGS  const char *[capacity] or const char **  strings, count at `aux_offset`
 *   INTS     int[capacity]            whole numbers within the bounds, count at `aux_offset`
 */
enum orr_field_type {
	ORR_FIELD_STRING,
	ORR_FIELD_JSON,
	ORR_FIELD_ID,
	ORR_FIELD_ENUM,
	ORR_FIELD_INT,
	ORR_FIELD_I64,
	ORR_FIELD_DOUBLE,
	ORR_FIELD_BOOL,
	ORR_FIELD_TIME,
	ORR_FIELD_OBJECT,
	ORR_FIELD_ARRAY,
	ORR_FIELD_STRINGS,
	ORR_FIELD_INTS,
};

#define ORR_INT_NULL INT32_MIN
#define ORR_I64_NULL INT64_MIN
#define ORR_TIME_NULL INT64_MIN

/* SENSITIVE, ADDED and STAMP of an object or array hold for everything in it. */
enum orr_field_flags {
	/* null is allowed; without it null is an error */
	ORR_FIELD_NULLABLE = 1 << 0,
	/* gives the birth or the person away: ciphertext when encryption is on, never in a log */
	ORR_FIELD_SENSITIVE = 1 << 1,
	/* Orrery's own, beside the customer's document */
	ORR_FIELD_ADDED = 1 << 2,
	/* depends on when it was computed, not on what (calculated_at and the like) */
	ORR_FIELD_STAMP = 1 << 3,
	/* `max` itself is outside, as in [0, 360) */
	ORR_FIELD_EXCLUSIVE_MAX = 1 << 4,
	/* a reader accepts its absence: it keeps the null or zero value */
	ORR_FIELD_OPTIONAL = 1 << 5,
	/* ARRAY: the first field of an element (ENUM or INT from 1) names it; flat tables make columns of it */
	ORR_FIELD_KEYED = 1 << 6,
	/* of a birth that is given: of use only where it is put into a store */
	ORR_FIELD_KEPT = 1 << 7,
};

struct orr_table;

struct orr_field {
	const char *name;
	const char *doc; /* one sentence for the reference documentation, with the unit */
	enum orr_field_type type;
	unsigned flags; /* enum orr_field_flags */
	size_t offset;
	size_t aux_offset; /* presence bool of an OBJECT or BOOL, count of an ARRAY, STRINGS or INTS */
	const struct orr_table *table; /* OBJECT, ARRAY */
	/* ENUM: NULL-terminated, in the order of the C enum. STRING: words to suggest, not checked here */
	const char *const *names;
	double min,
		max;  /* numbers: bounds, inclusive; both 0: unbounded. STRING: max is the length in bytes */
	int decimals; /* DOUBLE: digits after the point, 0-12 */
	size_t capacity; /* ARRAY, STRINGS, INTS in place: elements */
	bool pointer;    /* ARRAY, STRINGS: the member is a pointer (readers allocate from the arena) */
};

struct orr_table {
	const char *name; /* of the document or object, for the documentation */
	const char *doc;
	size_t size; /* sizeof the struct */
	const struct orr_field *field;
	size_t field_count;
};

/** Field by name, or NULL. */
const struct orr_field *orr_table_find(const struct orr_table *table, const char *name);

/**
 * Round every double of a struct to the decimals of its field, nested ones too, so that struct and text hold the same numbers. What would
 * be rounded up to an exclusive maximum becomes the greatest number below it, so that a degree never leaves its sign.
 */
void orr_table_round(const struct orr_table *table, void *object);

/**
 * Whether two structs say the same, whatever the null of each, leaving out fields that have any of the flags `but` (ORR_FIELD_STAMP: whether they
 * are the same result, computed at different times).
 */
bool orr_table_equal(const struct orr_table *table, const void *object, const void *other, unsigned but);

/** Copy a struct with everything it points to into the arena. `out` untouched and false when the arena is full. */
struct orr_arena;
bool orr_table_copy(const struct orr_table *table, const void *object, struct orr_arena *arena, void *out);

/**
 * A double as it is stored: its exact value rounded half to even to `decimals` places (as printf rounds), so that text and double are
 * the same number. |value| < 2e15 / 10^decimals (asserted); NaN stays. No -0. Rounding again changes nothing.
 */
double orr_round_decimals(double value, int decimals);

#endif
