/* SPDX-License-Identifier: Apache-2.0 */
/* A table with every type of field in every way it can be stored, and random objects of any table. */
#ifndef ORR_TESTS_CODEC_SAMPLE_H
#define ORR_TESTS_CODEC_SAMPLE_H

#include "base/arena.h"
#include "codec/field.h"

struct sample_leaf {
	int number, word;
	double value;
};

struct sample {
	char id[25], other_id[25];
	const char *text, *maybe_text;
	int word, maybe_word;
	int number, maybe_number;
	int64_t large;
	double angle, ratio, maybe_ratio, whole;
	bool truth, maybe_truth, knows_truth;
	int64_t when_ms, maybe_when_ms;
	struct sample_leaf leaf, maybe_leaf;
	bool has_leaf;
	struct sample_leaf keyed[3];
	size_t keyed_count;
	struct sample_leaf *leaves;
	size_t leaf_count;
	const char *texts[3];
	size_t text_count;
	const char **more_texts;
	size_t more_text_count;
};

extern const struct orr_table sample_table;

/* Small, seeded and the same everywhere (Vigna's splitmix64). */
struct sample_random {
	uint64_t state;
};
uint64_t sample_next(struct sample_random *random);
/** 0 .. below - 1. */
uint64_t sample_below(struct sample_random *random, uint64_t below);

/** Fill an object with values that its table allows: bounds themselves, nulls, empty and full arrays, hard strings. */
void sample_fill(const struct orr_table *table, void *object, struct sample_random *random,
		 struct orr_arena *arena);

#endif
