/* SPDX-License-Identifier: Apache-2.0 */
/* The text of numbers, truth values, instants and ids. */
#include "codec/scalar.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/str.h"

static const char digit_pairs[] = "0001020304050607080910111213141516171819"
				  "2021222324252627282930313233343536373839"
				  "4041424344454647484950515253545556575859"
				  "6061626364656667686970717273747576777879"
				  "8081828384858687888990919293949596979899";

/* Digits of a number, right-aligned in `count` places (zeroes in front). */
static void put_digits(char *out, uint64_t value, size_t count)
{
	while (count >= 2) {
		count -= 2;
		memcpy(out + count, digit_pairs + 2 * (value % 100), 2);
		value /= 100;
	}
	if (count == 1)
		out[0] = (char)('0' + value % 10);
}

static size_t digit_count(uint64_t value)
{
	size_t count = 1;
	for (; value >= 10; value /= 10)
		count++;
	return count;
}

static size_t integer_text(int64_t value, char *out)
{
	const bool negative = value < 0;
	const uint64_t magnitude = negative ? 0 - (uint64_t)value : (uint64_t)value;
	const size_t count = digit_count(magnitude);
	out[0] = '-';
	put_digits(out + negative, magnitude, count);
	return count + negative;
}

static size_t double_text(const struct orr_field *field, double value, char *out)
{
	static const uint64_t power_of_ten[] = {
		1,        10,        100,        1000,        10000,        100000,       1000000,
		10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000};
	if (isnan(value)) {
		assert((field->flags & ORR_FIELD_NULLABLE) != 0);
		return 0;
	}
	assert(orr_field_in_bounds(field, value) ||
	       orr_field_in_bounds(field, orr_field_round(field, value)));
	const int64_t signed_units = orr_field_units(field, value);
	const bool negative = signed_units < 0;
	const uint64_t units = (uint64_t)(negative ? -signed_units : signed_units);
	const size_t decimals = (size_t)field->decimals;
	const uint64_t power = power_of_ten[decimals];
	const uint64_t whole = units / power;
	const size_t count = digit_count(whole);
	out[0] = '-';
	put_digits(out + negative, whole, count);
	if (decimals == 0)
		return count + negative;
	out[negative + count] = '.';
	put_digits(out + negative + count + 1, units % power, decimals);
	return negative + count + 1 + decimals;
}

static size_t time_text(const struct orr_field *field, int64_t unix_ms, char *out)
{
	if (unix_ms == ORR_TIME_NULL) {
		assert((field->flags & ORR_FIELD_NULLABLE) != 0);
		return 0;
	}
	orr_rfc3339_format(unix_ms, out);
	return strlen(out);
}

static size_t int_text(const struct orr_field *field, int value, char *out)
{
	if (value == ORR_INT_NULL && (field->flags & ORR_FIELD_NULLABLE) != 0)
		return 0;
	assert(orr_field_in_bounds(field, value));
	return integer_text(value, out);
}

static size_t i64_text(const struct orr_field *field, int64_t value, char *out)
{
	if (value == ORR_I64_NULL && (field->flags & ORR_FIELD_NULLABLE) != 0)
		return 0;
	assert(orr_field_in_bounds(field, (double)value));
	return integer_text(value, out);
}

static size_t id_text(const struct orr_field *field, const char *id, char *out)
{
	if (id[0] == '\0') {
		assert((field->flags & ORR_FIELD_NULLABLE) != 0);
		return 0;
	}
	assert(strlen(id) == 24);
	memcpy(out, id, 24);
	return 24;
}

static size_t bool_text(bool value, char *out)
{
	const size_t length = value ? 4 : 5;
	memcpy(out, value ? "true" : "false", length);
	return length;
}

int orr_scalar_int(const struct orr_field *field, const void *object)
{
	return *(const int *)orr_member(object, field->offset);
}

size_t orr_scalar_text(const struct orr_field *field, const void *object, char out[ORR_SCALAR_MAX_BYTES])
{
	const void *member = orr_member(object, field->offset);
	switch (field->type) {
	case ORR_FIELD_ID:
		return id_text(field, member, out);
	case ORR_FIELD_INT:
		return int_text(field, *(const int *)member, out);
	case ORR_FIELD_I64:
		return i64_text(field, *(const int64_t *)member, out);
	case ORR_FIELD_DOUBLE:
		return double_text(field, *(const double *)member, out);
	case ORR_FIELD_BOOL:
		return orr_field_present(field, object) ? bool_text(*(const bool *)member, out) : 0;
	case ORR_FIELD_TIME:
		return time_text(field, *(const int64_t *)member, out);
	case ORR_FIELD_STRING:
	case ORR_FIELD_JSON:
	case ORR_FIELD_ENUM:
	case ORR_FIELD_OBJECT:
	case ORR_FIELD_ARRAY:
	case ORR_FIELD_STRINGS:
	case ORR_FIELD_INTS:
		break;
	}
	assert(false); /* texts, objects and arrays are not asked for here */
	return 0;
}

static const char *enum_word(const struct orr_field *field, int value)
{
	assert(value >= -1);
	if (value < 0)
		return NULL;
	assert(field->names[value] != NULL);
	return field->names[value];
}

const char *orr_scalar_string(const struct orr_field *field, const void *object)
{
	const void *member = orr_member(object, field->offset);
	const char *text = field->type == ORR_FIELD_ENUM ? enum_word(field, *(const int *)member)
							 : *(const char *const *)member;
	assert(text != NULL || (field->flags & ORR_FIELD_NULLABLE) != 0);
	return text;
}

bool orr_scalar_quoted(enum orr_field_type type)
{
	return type == ORR_FIELD_STRING || type == ORR_FIELD_ENUM || type == ORR_FIELD_ID ||
	       type == ORR_FIELD_TIME;
}

void orr_field_set_null(const struct orr_field *field, void *object)
{
	void *member = orr_member_mut(object, field->offset);
	const int none = -1, no_int = ORR_INT_NULL;
	const double nan_value = (double)NAN;
	const int64_t no_time = ORR_TIME_NULL;
	if (field->type == ORR_FIELD_ENUM)
		memcpy(member, &none, sizeof none);
	else if (field->type == ORR_FIELD_INT)
		memcpy(member, &no_int, sizeof no_int);
	else if (field->type == ORR_FIELD_DOUBLE)
		memcpy(member, &nan_value, sizeof nan_value);
	else if (field->type == ORR_FIELD_TIME || field->type == ORR_FIELD_I64)
		memcpy(member, &no_time, sizeof no_time);
	/* NULL, "", no presence and no elements are zero bytes, which a zeroed object already has. */
}
