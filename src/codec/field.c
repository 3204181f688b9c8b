/* SPDX-License-Identifier: Apache-2.0 */
/* Field tables: lookup, members, and the rounding that makes a double and its text the same number. */
#include "codec/field.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "codec/scalar.h"

static const double power_of_ten[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

const struct orr_field *orr_table_find(const struct orr_table *table, const char *name)
{
	for (size_t i = 0; i < table->field_count; i++)
		if (strcmp(table->field[i].name, name) == 0)
			return &table->field[i];
	return NULL;
}

size_t orr_field_count(const struct orr_field *field, const void *object)
{
	size_t count;
	memcpy(&count, orr_member(object, field->aux_offset), sizeof count);
	assert(field->pointer || count <= field->capacity);
	return count;
}

const void *orr_field_elements(const struct orr_field *field, const void *object)
{
	const void *member = orr_member(object, field->offset);
	return field->pointer ? *(const void *const *)member : member;
}

const char *const *orr_field_strings(const struct orr_field *field, const void *object)
{
	return orr_field_elements(field, object);
}

bool orr_field_present(const struct orr_field *field, const void *object)
{
	if ((field->flags & ORR_FIELD_NULLABLE) == 0)
		return true;
	bool present;
	memcpy(&present, orr_member(object, field->aux_offset), sizeof present);
	return present;
}

size_t orr_names_count(const char *const names[])
{
	size_t count = 0;
	while (names[count] != NULL)
		count++;
	return count;
}

bool orr_field_in_bounds(const struct orr_field *field, double value)
{
	if (!(field->min < field->max))
		return true;
	if ((field->flags & ORR_FIELD_EXCLUSIVE_MAX) != 0 && value >= field->max)
		return false;
	return value >= field->min && value <= field->max;
}

/* Below it a rounded value times its power is within 0.45 of its integer, so rounding again changes nothing. */
#define ROUND_LIMIT 2e15

bool orr_field_storable(const struct orr_field *field, double value)
{
	return fabs(value) * power_of_ten[field->decimals] < ROUND_LIMIT;
}

/*
 * The product is rounded once, so it may fall on a tie that the exact product only comes near (ties are representable, and rounding
 * keeps order, so nothing else can go wrong). The exact remainder then decides.
 */
static int64_t scaled(double value, double power)
{
	const double product = value * power;
	const int64_t whole = llrint(product);
	if (fabs(product - (double)whole) < 0.5)
		return whole;
	const double rest = fma(value, power, -product);
	if (rest > 0)
		return (int64_t)ceil(product);
	return rest < 0 ? (int64_t)floor(product) : whole;
}

double orr_round_decimals(double value, int decimals)
{
	assert(decimals >= 0 && decimals <= 12);
	if (isnan(value))
		return value;
	const double power = power_of_ten[decimals];
	assert(fabs(value) * power < ROUND_LIMIT);
	/* Two exact integers: the quotient is the double nearest to the decimal, the one its text reads back to. */
	return (double)scaled(value, power) / power;
}

static inline int64_t units_of(const struct orr_field *field, double value, double power)
{
	assert(fabs(value) * power < ROUND_LIMIT);
	const int64_t units = scaled(value, power);
	if ((field->flags & ORR_FIELD_EXCLUSIVE_MAX) == 0 || value >= field->max)
		return units;
	const int64_t end = llrint(field->max * power);
	return units < end ? units : end - 1;
}

int64_t orr_field_units(const struct orr_field *field, double value)
{
	return units_of(field, value, power_of_ten[field->decimals]);
}

double orr_field_round(const struct orr_field *field, double value)
{
	const double power = power_of_ten[field->decimals];
	return isnan(value) ? value : (double)units_of(field, value, power) / power;
}

static void round_field(const struct orr_field *field, void *object)
{
	if (field->type == ORR_FIELD_DOUBLE) {
		double value;
		memcpy(&value, orr_member(object, field->offset), sizeof value);
		value = orr_field_round(field, value);
		memcpy(orr_member_mut(object, field->offset), &value, sizeof value);
	} else if (field->type == ORR_FIELD_OBJECT && orr_field_present(field, object)) {
		orr_table_round(field->table, orr_member_mut(object, field->offset));
	} else if (field->type == ORR_FIELD_ARRAY) {
		char *element = orr_member_mut(object, field->offset);
		if (field->pointer)
			memcpy(&element, orr_member(object, field->offset), sizeof element);
		const size_t count = orr_field_count(field, object);
		for (size_t i = 0; i < count; i++)
			orr_table_round(field->table, element + i * field->table->size);
	}
}

void orr_table_round(const struct orr_table *table, void *object)
{
	for (size_t i = 0; i < table->field_count; i++)
		round_field(&table->field[i], object);
}
