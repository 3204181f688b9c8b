/* SPDX-License-Identifier: Apache-2.0 */
/* Which column of a foreign file gives which field of a birth. */
#include "app/column_map.h"

#include <assert.h>
#include <string.h>

#include "codec/tables.h"

static size_t field_count(void)
{
	assert(orr_birth_text_table.field_count <= ORR_MAP_FIELD_MAX);
	return orr_birth_text_table.field_count;
}

static const char *field_name(size_t index)
{
	return orr_birth_text_table.field[index].name;
}

static size_t index_of(const char *field)
{
	size_t index = 0;
	while (index < field_count() && strcmp(field_name(index), field) != 0)
		index++;
	return index;
}

static const char **member(struct orr_birth_text *birth, size_t index)
{
	return (const char **)(void *)((char *)birth + orr_birth_text_table.field[index].offset);
}

static bool may_be_negated(const char *field)
{
	return strcmp(field, "latitude") == 0 || strcmp(field, "longitude") == 0 ||
	       strcmp(field, "offset") == 0;
}

static char *trimmed(struct orr_arena *arena, const char *text, size_t length)
{
	while (length > 0 && (text[0] == ' ' || text[0] == '\t')) {
		text++;
		length--;
	}
	while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
		length--;
	return orr_arena_text(arena, text, length);
}

static enum orr_code parse_pair(const char *text, size_t length, struct orr_arena *arena,
				struct orr_column_map *map, struct orr_error *err)
{
	const char *equals = memchr(text, '=', length);
	if (equals == NULL)
		return orr_fail_field(
			err, ORR_E_USAGE, "map",
			"\"%.*s\" in the map is no FIELD=COLUMN pair; write for example date=born",
			(int)length, text);
	const char *field = trimmed(arena, text, (size_t)(equals - text));
	char *column = trimmed(arena, equals + 1, length - (size_t)(equals + 1 - text));
	if (field == NULL || column == NULL)
		return orr_fail_memory(err);
	const size_t index = index_of(field);
	if (index == field_count())
		return orr_fail_field(
			err, ORR_E_USAGE, "map",
			"\"%s\" in the map is no field of a birth; `orrery chart --help` lists them", field);
	if (map->asked[index])
		return orr_fail_field(err, ORR_E_USAGE, "map", "the map names the field %s twice", field);
	const bool negated = column[0] == '-';
	if (negated && !may_be_negated(field))
		return orr_fail_field(
			err, ORR_E_USAGE, "map",
			"the map cannot turn the sign of %s; only of latitude, longitude and offset", field);
	column += negated ? 1 : 0;
	if (negated && column[0] == '\0')
		return orr_fail_field(err, ORR_E_USAGE, "map", "the map gives no column for %s", field);
	map->asked[index] = true;
	map->negated[index] = negated;
	map->column[index] = column;
	return ORR_OK;
}

/* Ways to say one thing: a birth that uses both of a row is refused when it is read. */
static const struct {
	const char *one[2], *other[2];
} rivals[] = {
	{{"datetime", "datetime"}, {"date", "time"}},
	{{"zone", "zone"}, {"offset", "offset"}},
};

static bool asked_any(const struct orr_column_map *map, const char *const fields[2])
{
	return map->asked[index_of(fields[0])] || map->asked[index_of(fields[1])];
}

static void silence(struct orr_column_map *map, const char *const fields[2])
{
	map->column[index_of(fields[0])] = map->column[index_of(fields[1])] = "";
}

static void silence_rivals(struct orr_column_map *map)
{
	for (size_t i = 0; i < sizeof rivals / sizeof rivals[0]; i++) {
		const bool one = asked_any(map, rivals[i].one), other = asked_any(map, rivals[i].other);
		if (one && !other)
			silence(map, rivals[i].other);
		if (other && !one)
			silence(map, rivals[i].one);
	}
}

enum orr_code orr_column_map_parse(const char *text, struct orr_arena *arena, struct orr_column_map *out,
				   struct orr_error *err)
{
	struct orr_column_map map = {0};
	for (size_t i = 0; i < field_count(); i++)
		map.column[i] = field_name(i);
	while (text != NULL) {
		const char *comma = strchr(text, ',');
		const size_t length = comma != NULL ? (size_t)(comma - text) : strlen(text);
		enum orr_code code = parse_pair(text, length, arena, &map, err);
		if (code != ORR_OK)
			return code;
		text = comma != NULL ? comma + 1 : NULL;
	}
	silence_rivals(&map);
	*out = map;
	return ORR_OK;
}

/* A header cell equals a name when it does so without the blanks around it. */
static bool same_name(const char *cell, const char *name)
{
	if (name[0] == '\0')
		return false;
	cell += strspn(cell, " \t");
	const size_t length = strlen(name);
	return strncmp(cell, name, length) == 0 && cell[length + strspn(cell + length, " \t")] == '\0';
}

static enum orr_code bind_field(const struct orr_column_map *map, size_t field, size_t count,
				const char *const header[], int *out, struct orr_error *err)
{
	*out = -1;
	for (size_t i = 0; i < count; i++) {
		if (header[i] == NULL || !same_name(header[i], map->column[field]))
			continue;
		if (*out >= 0)
			return orr_fail_field(err, ORR_E_INVALID, field_name(field),
					      "the header has two columns \"%s\"; rename one of them",
					      map->column[field]);
		*out = (int)i;
	}
	if (*out < 0 && map->asked[field] && map->column[field][0] != '\0')
		return orr_fail_field(
			err, ORR_E_USAGE, "map",
			"the map takes %s from the column \"%s\", which the input does not have",
			field_name(field), map->column[field]);
	return ORR_OK;
}

enum orr_code orr_column_map_bind(const struct orr_column_map *map, size_t count, const char *const header[],
				  struct orr_binding *out, struct orr_error *err)
{
	struct orr_binding binding = {.map = map, .column_count = count};
	bool any = false;
	for (size_t i = 0; i < field_count(); i++) {
		enum orr_code code = bind_field(map, i, count, header, &binding.column[i], err);
		if (code != ORR_OK)
			return code;
		any = any || binding.column[i] >= 0;
	}
	if (!any)
		return orr_fail(err, ORR_E_INVALID,
				"the header has no column of a birth (%s, %s, ...); name them with --map "
				"FIELD=COLUMN",
				field_name(0), field_name(1));
	*out = binding;
	return ORR_OK;
}

void orr_column_map_names(const struct orr_column_map *map, size_t count, const char *const names[],
			  struct orr_binding *out)
{
	out->map = map;
	out->column_count = count;
	for (size_t i = 0; i < field_count(); i++) {
		out->column[i] = -1;
		for (size_t j = 0; j < count; j++)
			if (same_name(names[j], map->column[i]))
				out->column[i] = (int)j;
	}
}

/* A line that says when or where in one way takes no default that says it in the other. */
static struct orr_birth_text without_rivals(struct orr_birth_text defaults, const struct orr_birth_text *line)
{
	if (line->zone != NULL || line->offset != NULL)
		defaults.zone = defaults.offset = NULL;
	if (line->datetime != NULL)
		defaults.date = defaults.time = NULL;
	if (line->date != NULL || line->time != NULL)
		defaults.datetime = NULL;
	return defaults;
}

/* What is no number stays as it stands: the one who reads it shall be told what was written. */
static const char *with_sign_turned(struct orr_arena *arena, const char *value)
{
	value += strspn(value, " \t");
	const bool has_sign = value[0] == '-' || value[0] == '+';
	const char *rest = value + (has_sign ? 1 : 0);
	if (rest[0] != '.' && (rest[0] < '0' || rest[0] > '9'))
		return value;
	return value[0] == '-' ? rest : orr_arena_format(arena, "-%s", rest);
}

enum orr_code orr_column_map_row(const struct orr_binding *binding, const char *const values[],
				 const struct orr_birth_text *defaults, struct orr_arena *arena,
				 struct orr_birth_text *out, struct orr_error *err)
{
	struct orr_birth_text line = {0};
	for (size_t i = 0; i < field_count(); i++) {
		const char *value = binding->column[i] >= 0 ? values[binding->column[i]] : NULL;
		if (value == NULL || value[strspn(value, " \t")] == '\0')
			continue;
		*member(&line, i) = binding->map->negated[i] ? with_sign_turned(arena, value) : value;
		if (*member(&line, i) == NULL)
			return orr_fail_memory(err);
	}
	*out = without_rivals(*defaults, &line);
	for (size_t i = 0; i < field_count(); i++)
		if (*member(&line, i) != NULL)
			*member(out, i) = *member(&line, i);
	return ORR_OK;
}

bool orr_column_map_takes(const struct orr_binding *binding, size_t column)
{
	for (size_t i = 0; i < field_count(); i++)
		if (binding->column[i] == (int)column)
			return true;
	return false;
}
