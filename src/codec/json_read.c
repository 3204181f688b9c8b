/* SPDX-License-Identifier: Apache-2.0 */
/* Structs from strict JSON: jansson parses, the field table judges. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "codec/json.h"
#include "codec/json_error.h"
#include "codec/scalar.h"

/* Where in the document the reader is; links live on the stack, so a path costs nothing until it is needed. */
struct place {
	const struct place *within;
	const char *name; /* NULL: element `index` */
	size_t index;
};

struct reading {
	struct orr_arena *arena;
	struct orr_error *err;
};

/* "planets[3].degree"; cut when it does not fit. Returns the length. */
static size_t path_text(const struct place *place, char *out, size_t capacity)
{
	if (place == NULL) {
		out[0] = '\0';
		return 0;
	}
	const size_t before = path_text(place->within, out, capacity);
	const size_t room = capacity - before;
	const int added = place->name != NULL
				  ? snprintf(out + before, room, "%s%s", before > 0 ? "." : "", place->name)
				  : snprintf(out + before, room, "[%zu]", place->index);
	return added < 0 || (size_t)added >= room ? capacity - 1 : before + (size_t)added;
}

/* The same as an error keeps it, cut between two signs. */
static void field_path(const struct place *place, char out[ORR_ERROR_FIELD_MAX])
{
	char whole[512];
	const size_t length = path_text(place, whole, sizeof whole);
	const size_t kept = orr_utf8_cut(whole, length, ORR_ERROR_FIELD_MAX - 1);
	memcpy(out, whole, kept);
	out[kept] = '\0';
}

/* The value as it stands in the text, short. */
static void value_text(json_t *value, char *out, size_t capacity)
{
	char text[128];
	size_t length = json_dumpb(value, text, sizeof text,
				   JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(15));
	const bool cut = length > sizeof text - 1;
	if (cut)
		length = orr_utf8_cut(text, sizeof text - 1, 60);
	snprintf(out, capacity, "%.*s%s", (int)length, text, cut ? "..." : "");
}

static enum orr_code refuse(const struct reading *in, const struct place *place, json_t *value,
			    const char *wanted)
{
	char path[ORR_ERROR_FIELD_MAX], text[192];
	field_path(place, path);
	value_text(value, text, sizeof text);
	return orr_fail_field(in->err, ORR_E_INVALID, path, "%s is %s; it must be %s",
			      path[0] == '\0' ? "the document" : path, text, wanted);
}

static enum orr_code refuse_bounds(const struct reading *in, const struct place *place,
				   const struct orr_field *field, json_t *value)
{
	char wanted[96];
	snprintf(wanted, sizeof wanted, "from %.15g %s %.15g", field->min,
		 (field->flags & ORR_FIELD_EXCLUSIVE_MAX) != 0 ? "to below" : "to", field->max);
	return refuse(in, place, value, wanted);
}

static enum orr_code read_string(const struct reading *in, const struct place *place,
				 const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_string(value))
		return refuse(in, place, value, "a string");
	const size_t length = json_string_length(value);
	if (field->max > 0 && (double)length > field->max) {
		char wanted[64];
		snprintf(wanted, sizeof wanted, "at most %.0f bytes long", field->max);
		return refuse(in, place, value, wanted);
	}
	const char *text = orr_arena_text(in->arena, json_string_value(value), length);
	if (text == NULL)
		return orr_fail_memory(in->err);
	memcpy(orr_member_mut(object, field->offset), &text, sizeof text);
	return ORR_OK;
}

/* The value's text is written anew: compact, keys in their order, numbers as the same doubles. */
static enum orr_code read_json(const struct reading *in, const struct place *place,
			       const struct orr_field *field, json_t *value, void *object)
{
	(void)place;
	const size_t flags = JSON_ENCODE_ANY | JSON_COMPACT;
	const size_t length = json_dumpb(value, NULL, 0, flags);
	char *text = orr_arena_alloc(in->arena, length + 1);
	if (text == NULL)
		return orr_fail_memory(in->err);
	json_dumpb(value, text, length, flags);
	memcpy(orr_member_mut(object, field->offset), &text, sizeof text);
	return ORR_OK;
}

static enum orr_code read_id(const struct reading *in, const struct place *place,
			     const struct orr_field *field, json_t *value, void *object)
{
	const char *text = json_is_string(value) ? json_string_value(value) : "";
	if (strlen(text) != 24 || strspn(text, "0123456789abcdef") != 24)
		return refuse(in, place, value, "a string of 24 lower-case hex digits");
	memcpy(orr_member_mut(object, field->offset), text, 25);
	return ORR_OK;
}

static enum orr_code read_enum(const struct reading *in, const struct place *place,
			       const struct orr_field *field, json_t *value, void *object)
{
	const char *text = json_is_string(value) ? json_string_value(value) : "";
	for (int i = 0; field->names[i] != NULL; i++)
		if (strcmp(field->names[i], text) == 0) {
			memcpy(orr_member_mut(object, field->offset), &i, sizeof i);
			return ORR_OK;
		}
	char wanted[ORR_ERROR_TEXT_MAX] = "one of";
	size_t length = strlen(wanted);
	for (size_t i = 0; field->names[i] != NULL && length < sizeof wanted; i++)
		length += (size_t)snprintf(wanted + length, sizeof wanted - length, "%s %s", i > 0 ? "," : "",
					   field->names[i]);
	return refuse(in, place, value, wanted);
}

static enum orr_code read_integer(const struct reading *in, const struct place *place,
				  const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_integer(value))
		return refuse(in, place, value, "a whole number");
	const int64_t number = json_integer_value(value);
	if (!orr_field_in_bounds(field, (double)number))
		return refuse_bounds(in, place, field, value);
	if (field->type == ORR_FIELD_I64) {
		memcpy(orr_member_mut(object, field->offset), &number, sizeof number);
		return ORR_OK;
	}
	/* INT32_MIN stands for null. */
	if (number > INT32_MAX || number <= INT32_MIN)
		return refuse(in, place, value, "a whole number of 32 bits");
	const int narrow = (int)number;
	memcpy(orr_member_mut(object, field->offset), &narrow, sizeof narrow);
	return ORR_OK;
}

static enum orr_code read_double(const struct reading *in, const struct place *place,
				 const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_number(value))
		return refuse(in, place, value, "a number");
	double number = json_number_value(value);
	if (!orr_field_in_bounds(field, number))
		return refuse_bounds(in, place, field, value);
	if (!orr_field_storable(field, number))
		return refuse(in, place, value, "a smaller number");
	number = orr_field_round(field, number);
	memcpy(orr_member_mut(object, field->offset), &number, sizeof number);
	return ORR_OK;
}

static enum orr_code read_bool(const struct reading *in, const struct place *place,
			       const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_boolean(value))
		return refuse(in, place, value, "true or false");
	const bool truth = json_is_true(value);
	const bool present = true;
	memcpy(orr_member_mut(object, field->offset), &truth, sizeof truth);
	if ((field->flags & ORR_FIELD_NULLABLE) != 0)
		memcpy(orr_member_mut(object, field->aux_offset), &present, sizeof present);
	return ORR_OK;
}

static enum orr_code read_time(const struct reading *in, const struct place *place,
			       const struct orr_field *field, json_t *value, void *object)
{
	int64_t unix_ms;
	if (!json_is_string(value) || !orr_rfc3339_parse(json_string_value(value), &unix_ms))
		return refuse(in, place, value, "an instant such as \"1990-05-15T18:30:00.000Z\"");
	memcpy(orr_member_mut(object, field->offset), &unix_ms, sizeof unix_ms);
	return ORR_OK;
}

static enum orr_code read_object(const struct reading *in, const struct place *place, json_t *value,
				 const struct orr_table *table, void *object);

static enum orr_code read_present(const struct reading *in, const struct place *place,
				  const struct orr_field *field, json_t *value, void *object)
{
	if ((field->flags & ORR_FIELD_NULLABLE) != 0)
		memcpy(orr_member_mut(object, field->aux_offset), &(bool){true}, sizeof(bool));
	return read_object(in, place, value, field->table, orr_member_mut(object, field->offset));
}

/* Room for the elements of an array: in place, or from the arena behind the pointer. Sets the count. */
static enum orr_code make_elements(const struct reading *in, const struct place *place,
				   const struct orr_field *field, json_t *value, void *object, void **out)
{
	const size_t count = json_array_size(value);
	void *elements = orr_member_mut(object, field->offset);
	if (!field->pointer && count > field->capacity) {
		char wanted[64];
		snprintf(wanted, sizeof wanted, "an array of at most %zu elements", field->capacity);
		return refuse(in, place, value, wanted);
	}
	if (field->pointer) {
		const size_t element_bytes = field->table != NULL ? field->table->size : sizeof(char *);
		elements = orr_arena_array(in->arena, count, element_bytes);
		if (elements == NULL)
			return orr_fail_memory(in->err);
		memcpy(orr_member_mut(object, field->offset), &elements, sizeof elements);
	}
	memcpy(orr_member_mut(object, field->aux_offset), &count, sizeof count);
	*out = elements;
	return ORR_OK;
}

static enum orr_code read_array(const struct reading *in, const struct place *place,
				const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_array(value))
		return refuse(in, place, value, "an array of objects");
	void *elements = NULL;
	enum orr_code code = make_elements(in, place, field, value, object, &elements);
	for (size_t i = 0; elements != NULL && code == ORR_OK && i < json_array_size(value); i++) {
		const struct place at = {.within = place, .index = i};
		code = read_object(in, &at, json_array_get(value, i), field->table,
				   (char *)elements + i * field->table->size);
	}
	return code;
}

static enum orr_code read_strings(const struct reading *in, const struct place *place,
				  const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_array(value))
		return refuse(in, place, value, "an array of strings");
	void *elements = NULL;
	enum orr_code code = make_elements(in, place, field, value, object, &elements);
	const char **strings = elements;
	for (size_t i = 0; elements != NULL && code == ORR_OK && i < json_array_size(value); i++) {
		const struct place at = {.within = place, .index = i};
		json_t *element = json_array_get(value, i);
		if (!json_is_string(element))
			return refuse(in, &at, element, "a string");
		strings[i] =
			orr_arena_text(in->arena, json_string_value(element), json_string_length(element));
		if (strings[i] == NULL)
			return orr_fail_memory(in->err);
	}
	return code;
}

/* Each as the INT of the same field. */
static enum orr_code read_ints(const struct reading *in, const struct place *place,
			       const struct orr_field *field, json_t *value, void *object)
{
	if (!json_is_array(value))
		return refuse(in, place, value, "an array of whole numbers");
	struct orr_field number = *field;
	void *elements = NULL;
	enum orr_code code = make_elements(in, place, field, value, object, &elements);
	number.type = ORR_FIELD_INT;
	for (size_t i = 0; code == ORR_OK && i < json_array_size(value); i++) {
		const struct place at = {.within = place, .index = i};
		code = read_integer(in, &at, &number, json_array_get(value, i), object);
		number.offset += sizeof(int);
	}
	return code;
}

typedef enum orr_code read_function(const struct reading *in, const struct place *place,
				    const struct orr_field *field, json_t *value, void *object);

static enum orr_code read_field(const struct reading *in, const struct place *place,
				const struct orr_field *field, json_t *value, void *object)
{
	static read_function *const by_type[] = {
		[ORR_FIELD_STRING] = read_string, [ORR_FIELD_ID] = read_id,
		[ORR_FIELD_ENUM] = read_enum,     [ORR_FIELD_INT] = read_integer,
		[ORR_FIELD_I64] = read_integer,   [ORR_FIELD_DOUBLE] = read_double,
		[ORR_FIELD_JSON] = read_json,     [ORR_FIELD_BOOL] = read_bool,
		[ORR_FIELD_TIME] = read_time,     [ORR_FIELD_OBJECT] = read_present,
		[ORR_FIELD_ARRAY] = read_array,   [ORR_FIELD_STRINGS] = read_strings,
		[ORR_FIELD_INTS] = read_ints,
	};
	const struct place at = {.within = place, .name = field->name};
	const bool nullable = (field->flags & ORR_FIELD_NULLABLE) != 0;
	if (value == NULL && (field->flags & ORR_FIELD_OPTIONAL) == 0) {
		char path[ORR_ERROR_FIELD_MAX];
		field_path(&at, path);
		return orr_fail_field(in->err, ORR_E_INVALID, path, "%s is missing; give it", path);
	}
	if (json_is_null(value) && !nullable)
		return refuse(in, &at, value, "given a value");
	if (value != NULL && !json_is_null(value))
		return by_type[field->type](in, &at, field, value, object);
	if (nullable)
		orr_field_set_null(field, object);
	return ORR_OK;
}

static enum orr_code check_keys(const struct reading *in, const struct place *place, json_t *value,
				const struct orr_table *table)
{
	const char *key;
	json_t *member;
	json_object_foreach(value, key, member)
	{
		if (orr_table_find(table, key) != NULL)
			continue;
		const struct place at = {.within = place, .name = key};
		char path[ORR_ERROR_FIELD_MAX];
		field_path(&at, path);
		return orr_fail_field(in->err, ORR_E_INVALID, path, "%s is not a field of %s; leave it out",
				      path, table->name);
	}
	return ORR_OK;
}

static enum orr_code read_object(const struct reading *in, const struct place *place, json_t *value,
				 const struct orr_table *table, void *object)
{
	if (!json_is_object(value))
		return refuse(in, place, value, "an object");
	enum orr_code code = check_keys(in, place, value, table);
	for (size_t i = 0; code == ORR_OK && i < table->field_count; i++)
		code = read_field(in, place, &table->field[i], json_object_get(value, table->field[i].name),
				  object);
	return code;
}

enum orr_code orr_json_read(const char *text, size_t length, const struct orr_table *table, void *object,
			    struct orr_arena *arena, struct orr_error *err)
{
	const struct reading in = {arena, err};
	void *made = orr_arena_alloc(arena, table->size);
	if (made == NULL)
		return orr_fail_memory(in.err);
	json_error_t why;
	json_t *document = json_loadb(text, length, JSON_REJECT_DUPLICATES, &why);
	if (document == NULL)
		return orr_fail_json(err, "the text", &why);
	const enum orr_code code = read_object(&in, NULL, document, table, made);
	json_decref(document);
	if (code == ORR_OK)
		memcpy(object, made, table->size);
	return code;
}
