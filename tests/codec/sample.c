/* SPDX-License-Identifier: Apache-2.0 */
/* A table with every type of field, and random objects of any table. */
#include "sample.h"

#include <math.h>
#include <string.h>

static const char *const words[] = {"red", "green", "blue \"sky\"", NULL};

#define LEAF(member) .offset = offsetof(struct sample_leaf, member)
static const struct orr_field leaf_fields[] = {
	{.name = "number", .doc = "Key.", .type = ORR_FIELD_INT, LEAF(number), .min = 1, .max = 3},
	{.name = "word", .doc = "Word.", .type = ORR_FIELD_ENUM, LEAF(word), .names = words},
	{.name = "value",
	 .doc = "Value.",
	 .type = ORR_FIELD_DOUBLE,
	 LEAF(value),
	 .min = -5,
	 .max = 5,
	 .decimals = 2},
};
static const struct orr_table leaf_table = {"leaf", "A leaf.", sizeof(struct sample_leaf), leaf_fields, 3};

#define AT(member) .offset = offsetof(struct sample, member)
#define AUX(member) .aux_offset = offsetof(struct sample, member)
enum { MAYBE = ORR_FIELD_NULLABLE };
static const struct orr_field sample_fields[] = {
	{.name = "_id", .doc = "Id.", .type = ORR_FIELD_ID, AT(id)},
	{.name = "other_id", .doc = "Id.", .type = ORR_FIELD_ID, .flags = MAYBE, AT(other_id)},
	{.name = "text", .doc = "Text | bar.", .type = ORR_FIELD_STRING, AT(text), .max = 40},
	{.name = "maybe_text",
	 .doc = "Text.",
	 .type = ORR_FIELD_STRING,
	 .flags = MAYBE | ORR_FIELD_OPTIONAL,
	 AT(maybe_text)},
	{.name = "word", .doc = "Word.", .type = ORR_FIELD_ENUM, AT(word), .names = words},
	{.name = "maybe_word",
	 .doc = "Word.",
	 .type = ORR_FIELD_ENUM,
	 .flags = MAYBE | ORR_FIELD_OPTIONAL,
	 AT(maybe_word),
	 .names = words},
	{.name = "number", .doc = "Number.", .type = ORR_FIELD_INT, .flags = ORR_FIELD_OPTIONAL, AT(number)},
	{.name = "maybe_number",
	 .doc = "Number.",
	 .type = ORR_FIELD_INT,
	 .flags = MAYBE | ORR_FIELD_OPTIONAL,
	 AT(maybe_number),
	 .min = -7,
	 .max = 7},
	{.name = "large", .doc = "Number.", .type = ORR_FIELD_I64, AT(large)},
	{.name = "angle",
	 .doc = "Angle.",
	 .type = ORR_FIELD_DOUBLE,
	 .flags = ORR_FIELD_EXCLUSIVE_MAX,
	 AT(angle),
	 .min = 0,
	 .max = 360,
	 .decimals = 9},
	{.name = "ratio", .doc = "Ratio.", .type = ORR_FIELD_DOUBLE, AT(ratio), .decimals = 4},
	{.name = "maybe_ratio",
	 .doc = "Ratio.",
	 .type = ORR_FIELD_DOUBLE,
	 .flags = MAYBE | ORR_FIELD_OPTIONAL,
	 AT(maybe_ratio),
	 .min = -1,
	 .max = 1,
	 .decimals = 1},
	{.name = "whole", .doc = "Whole.", .type = ORR_FIELD_DOUBLE, AT(whole)},
	{.name = "truth", .doc = "Truth.", .type = ORR_FIELD_BOOL, .flags = ORR_FIELD_STAMP, AT(truth)},
	{.name = "maybe_truth",
	 .doc = "Truth.",
	 .type = ORR_FIELD_BOOL,
	 .flags = MAYBE,
	 AT(maybe_truth),
	 AUX(knows_truth)},
	{.name = "when", .doc = "When.", .type = ORR_FIELD_TIME, AT(when_ms)},
	{.name = "maybe_when",
	 .doc = "When.",
	 .type = ORR_FIELD_TIME,
	 .flags = MAYBE | ORR_FIELD_OPTIONAL,
	 AT(maybe_when_ms)},
	{.name = "leaf",
	 .doc = "Leaf.",
	 .type = ORR_FIELD_OBJECT,
	 .flags = ORR_FIELD_SENSITIVE,
	 AT(leaf),
	 .table = &leaf_table},
	{.name = "maybe_leaf",
	 .doc = "Leaf.",
	 .type = ORR_FIELD_OBJECT,
	 .flags = MAYBE,
	 AT(maybe_leaf),
	 AUX(has_leaf),
	 .table = &leaf_table},
	{.name = "keyed",
	 .doc = "Leaves.",
	 .type = ORR_FIELD_ARRAY,
	 .flags = ORR_FIELD_KEYED,
	 AT(keyed),
	 AUX(keyed_count),
	 .table = &leaf_table,
	 .capacity = 3},
	{.name = "leaves",
	 .doc = "Leaves.",
	 .type = ORR_FIELD_ARRAY,
	 AT(leaves),
	 AUX(leaf_count),
	 .table = &leaf_table,
	 .pointer = true},
	{.name = "texts",
	 .doc = "Texts.",
	 .type = ORR_FIELD_STRINGS,
	 AT(texts),
	 AUX(text_count),
	 .capacity = 3},
	{.name = "more_texts",
	 .doc = "Texts.",
	 .type = ORR_FIELD_STRINGS,
	 .flags = ORR_FIELD_ADDED,
	 AT(more_texts),
	 AUX(more_text_count),
	 .pointer = true},
};
const struct orr_table sample_table = {"sample", "Every type of field.", sizeof(struct sample), sample_fields,
				       sizeof sample_fields / sizeof sample_fields[0]};

uint64_t sample_next(struct sample_random *random)
{
	uint64_t z = random->state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

uint64_t sample_below(struct sample_random *random, uint64_t below)
{
	return sample_next(random) % below;
}

static const char *random_text(struct sample_random *random, struct orr_arena *arena, size_t max_bytes)
{
	static const char *const pieces[] = {"a",
					     "Zz",
					     " ",
					     "\"",
					     "\\",
					     "/",
					     "\n",
					     "\r\n",
					     "\t",
					     "\b",
					     "\f",
					     "\1",
					     "\x1f",
					     "\x7f",
					     "\xc3\xa9",
					     ",",
					     "\xe2\x80\xa8",
					     "{}",
					     "0",
					     "'",
					     "\xf0\x9f\x8c\x99"};
	const size_t limit = sample_below(random, (max_bytes == 0 || max_bytes > 60 ? 60 : max_bytes) + 1);
	char *text = orr_arena_alloc(arena, limit + 1);
	for (size_t length = 0;;) {
		const char *piece = pieces[sample_below(random, sizeof pieces / sizeof pieces[0])];
		if (length + strlen(piece) > limit)
			return text;
		memcpy(text + length, piece, strlen(piece));
		length += strlen(piece);
	}
}

static double random_double(const struct orr_field *field, struct sample_random *random)
{
	const double part = (double)(sample_next(random) >> 11) / 9007199254740992.0;
	const double low = field->min < field->max ? field->min : -2e5,
		     high = field->min < field->max ? field->max : 2e5;
	switch (sample_below(random, 6)) {
	case 0:
		return low;
	case 1:
		return (field->flags & ORR_FIELD_EXCLUSIVE_MAX) != 0 ? nextafter(high, low) : high;
	case 2:
		return low <= 0 && high > 0 ? -0.0 : low;
	default:
		return low + part * (high - low) * 0.999999;
	}
}

static int random_int(const struct orr_field *field, struct sample_random *random)
{
	const double low = field->min < field->max ? field->min : -2147483647.0;
	const double high = field->min < field->max ? field->max : 2147483647.0;
	const uint64_t span = (uint64_t)(high - low) + 1;
	return (int)((int64_t)low + (int64_t)sample_below(random, span));
}

static int64_t random_i64(struct sample_random *random)
{
	static const int64_t ends[] = {INT64_MIN, INT64_MAX, 0, -1};
	const uint64_t pick = sample_below(random, 8);
	return pick < 4 ? ends[pick] : (int64_t)sample_next(random);
}

/* Years 0000 to 9999. */
static int64_t random_time(struct sample_random *random)
{
	return (int64_t)sample_below(random, 315569520000000u) - 62167219200000;
}

static void fill_id(char *out, struct sample_random *random)
{
	for (int i = 0; i < 24; i++)
		out[i] = "0123456789abcdef"[sample_below(random, 16)];
	out[24] = '\0';
}

static size_t random_count(const struct orr_field *field, struct sample_random *random)
{
	return (size_t)sample_below(random, (field->pointer ? 5 : field->capacity) + 1);
}

static void fill_strings(const struct orr_field *field, char *object, struct sample_random *random,
			 struct orr_arena *arena)
{
	const size_t count = random_count(field, random);
	const char **strings = (const char **)(void *)(object + field->offset);
	if (field->pointer) {
		strings = orr_arena_array(arena, count, sizeof *strings);
		memcpy(object + field->offset, &strings, sizeof strings);
	}
	for (size_t i = 0; i < count; i++)
		strings[i] = random_text(random, arena, 30);
	memcpy(object + field->aux_offset, &count, sizeof count);
}

static void fill_ints(const struct orr_field *field, char *object, struct sample_random *random)
{
	const size_t count = random_count(field, random);
	int *numbers = (int *)(void *)(object + field->offset);
	for (size_t i = 0; i < count; i++)
		numbers[i] = random_int(field, random);
	memcpy(object + field->aux_offset, &count, sizeof count);
}

static void fill_array(const struct orr_field *field, char *object, struct sample_random *random,
		       struct orr_arena *arena)
{
	const size_t count = random_count(field, random);
	char *elements = object + field->offset;
	if (field->pointer) {
		elements = orr_arena_array(arena, count, field->table->size);
		memcpy(object + field->offset, &elements, sizeof elements);
	}
	for (size_t i = 0; i < count; i++)
		sample_fill(field->table, elements + i * field->table->size, random, arena);
	memcpy(object + field->aux_offset, &count, sizeof count);
}

static int names_count(const struct orr_field *field)
{
	int count = 0;
	while (field->names[count] != NULL)
		count++;
	return count;
}

static void fill_field(const struct orr_field *field, char *object, struct sample_random *random,
		       struct orr_arena *arena)
{
	void *member = object + field->offset;
	const bool null = (field->flags & ORR_FIELD_NULLABLE) != 0 && sample_below(random, 4) == 0;
	switch (field->type) {
	case ORR_FIELD_STRING:
		*(const char **)member = null ? NULL : random_text(random, arena, (size_t)field->max);
		break;
	case ORR_FIELD_JSON:
		*(const char **)member = null ? NULL : "{\"b\":[1,-2.5,true],\"a\":null}";
		break;
	case ORR_FIELD_ID:
		if (!null)
			fill_id(member, random);
		break;
	case ORR_FIELD_ENUM:
		*(int *)member = null ? -1 : (int)sample_below(random, (uint64_t)names_count(field));
		break;
	case ORR_FIELD_INT:
		*(int *)member = null ? ORR_INT_NULL : random_int(field, random);
		break;
	case ORR_FIELD_I64:
		*(int64_t *)member = null ? ORR_I64_NULL : random_i64(random);
		break;
	case ORR_FIELD_DOUBLE:
		*(double *)member = null ? (double)NAN : random_double(field, random);
		break;
	case ORR_FIELD_BOOL:
		*(bool *)member = sample_below(random, 2) == 1;
		if ((field->flags & ORR_FIELD_NULLABLE) != 0)
			*(bool *)(object + field->aux_offset) = !null;
		break;
	case ORR_FIELD_TIME:
		*(int64_t *)member = null ? ORR_TIME_NULL : random_time(random);
		break;
	case ORR_FIELD_OBJECT:
		if ((field->flags & ORR_FIELD_NULLABLE) != 0)
			*(bool *)(object + field->aux_offset) = !null;
		if (!null)
			sample_fill(field->table, member, random, arena);
		break;
	case ORR_FIELD_ARRAY:
		fill_array(field, object, random, arena);
		break;
	case ORR_FIELD_STRINGS:
		fill_strings(field, object, random, arena);
		break;
	case ORR_FIELD_INTS:
		fill_ints(field, object, random);
		break;
	}
}

void sample_fill(const struct orr_table *table, void *object, struct sample_random *random,
		 struct orr_arena *arena)
{
	memset(object, 0, table->size);
	for (size_t i = 0; i < table->field_count; i++)
		fill_field(&table->field[i], object, random, arena);
}
