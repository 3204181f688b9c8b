/* SPDX-License-Identifier: Apache-2.0 */
/* From the text of a birth to its values. */
#include "model/birth_read.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/str.h"
#include "model/birth_id.h"
#include "model/birth_time.h"
#include "model/names.h"
#include "model/text_check.h"

enum { DAY_S = 86400, MINUTE_S = 60 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The value without blanks around it; NULL when nothing is left. false when memory is out. */
static bool trim(const char **value, struct orr_arena *arena)
{
	const char *text = *value;
	if (text == NULL)
		return true;
	while (is_blank(*text))
		text++;
	const size_t whole = strlen(text);
	size_t length = whole;
	while (length > 0 && is_blank(text[length - 1]))
		length--;
	if (length == 0)
		text = NULL;
	else if (length < whole)
		text = orr_arena_text(arena, text, length);
	*value = text;
	return length == 0 || text != NULL;
}

/* Trimmed, valid UTF-8 and of a length that a sentence can quote: what every other rule takes for granted. */
static enum orr_code prepare(struct orr_birth_text *text, struct orr_arena *arena, struct orr_error *err)
{
	const struct {
		const char *field, **value;
	} rows[] = {
		{"entity_id", &text->entity_id},
		{"entity_type", &text->entity_type},
		{"organization_id", &text->organization_id},
		{"name", &text->name},
		{"date", &text->date},
		{"time", &text->time},
		{"datetime", &text->datetime},
		{"zone", &text->zone},
		{"offset", &text->offset},
		{"fold", &text->fold},
		{"latitude", &text->latitude},
		{"longitude", &text->longitude},
		{"place", &text->place},
		{"calendar", &text->calendar},
		{"time_precision_s", &text->time_precision_s},
		{"house_system", &text->house_system},
		{"zodiac", &text->zodiac},
		{"certainty", &text->certainty},
		{"department_ids", &text->department_ids},
		{"role_id", &text->role_id},
	};
	_Static_assert(sizeof rows / sizeof rows[0] == sizeof *text / sizeof text->name,
		       "every member has a row");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (!trim(rows[i].value, arena))
			return orr_fail_memory(err);
		if (*rows[i].value == NULL)
			continue;
		const size_t max = rows[i].value == &text->department_ids ? ORR_DEPARTMENTS_TEXT_MAX_BYTES
									  : ORR_BIRTH_TEXT_MAX_BYTES;
		const enum orr_code code = orr_text_check(rows[i].field, *rows[i].value, max, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

static enum orr_code read_word(const char *field, const char *text, const char *const names[], int *out,
			       struct orr_error *err)
{
	if (text == NULL)
		return ORR_OK;
	const int index = orr_name_index(names, text);
	if (index < 0) {
		char known[ORR_ERROR_TEXT_MAX] = "";
		size_t length = 0;
		for (size_t i = 0; names[i] != NULL && length < sizeof known; i++)
			length += (size_t)snprintf(known + length, sizeof known - length, "%s%s",
						   i == 0 ? "" : ", ", names[i]);
		return orr_fail_field(err, ORR_E_INVALID, field, "%s \"%s\" is not known; give one of: %s",
				      field, text, known);
	}
	*out = index;
	return ORR_OK;
}

static enum orr_code read_who(const struct orr_birth_text *text, struct orr_birth *out, struct orr_error *err)
{
	enum orr_code code = orr_text_check_id("entity_id", text->entity_id, err);
	if (code != ORR_OK)
		return code;
	if (text->entity_id != NULL && strchr(text->entity_id, '@') != NULL)
		return orr_fail_field(err, ORR_E_INVALID, "entity_id",
				      "entity_id \"%s\" holds an @; give an opaque id, not an address",
				      text->entity_id);
	int type = ORR_EMPLOYEE;
	code = read_word("entity_type", text->entity_type, orr_entity_type_names, &type, err);
	if (code != ORR_OK)
		return code;
	out->entity_type = (enum orr_entity_type)type;
	code = orr_text_check_id("organization_id", text->organization_id, err);
	if (code != ORR_OK)
		return code;
	out->organization_id =
		text->organization_id == NULL ? ORR_ORGANIZATION_DEFAULT : text->organization_id;
	out->name = text->name;
	out->entity_id = text->entity_id;
	out->department_ids = text->department_ids;
	out->role_id = text->role_id;
	return orr_text_check_id("role_id", text->role_id, err);
}

/* Degrees minutes such as 48N50 are common in astrology; only decimal degrees are accepted. */
static enum orr_code read_degrees(const char *field, const char *text, double max_deg, double *out,
				  struct orr_error *err)
{
	const bool latitude = strcmp(field, "latitude") == 0;
	const char *example = latitude ? "48.8333 for 48N50" : "-2.3333 for 2W20";
	const char *positive = latitude ? "north" : "east";
	if (text == NULL)
		return orr_fail_field(
			err, ORR_E_INVALID, field,
			"%s is missing; give decimal degrees, %s positive, such as %s, or a place "
			"without coordinates",
			field, positive, example);
	double value;
	if (!orr_str_to_double(text, &value))
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" is not in decimal degrees; write them with a point, %s "
				      "positive, such as %s",
				      field, text, positive, example);
	if (!(value >= -max_deg && value <= max_deg))
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" lies outside -%.0f to %.0f degrees", field, text, max_deg,
				      max_deg);
	*out = value + 0.0; /* no -0 */
	return ORR_OK;
}

static enum orr_code read_where(const struct orr_birth_text *text, struct orr_birth *out,
				struct orr_error *err)
{
	out->location = text->place;
	out->at_place = text->place != NULL && text->latitude == NULL && text->longitude == NULL;
	if (out->at_place)
		return ORR_OK;
	enum orr_code code = read_degrees("latitude", text->latitude, 90, &out->lat_deg, err);
	if (code != ORR_OK)
		return code;
	return read_degrees("longitude", text->longitude, 180, &out->lon_deg, err);
}

static enum orr_code read_precision(const char *text, bool seconds_given, struct orr_birth *out,
				    struct orr_error *err)
{
	const bool unknown = out->time_s < 0;
	out->time_precision_s = unknown ? DAY_S : seconds_given ? 1 : MINUTE_S;
	if (text == NULL)
		return ORR_OK;
	int64_t value;
	if (!orr_str_to_i64(text, &value) || value < 1 || value > DAY_S)
		return orr_fail_field(
			err, ORR_E_INVALID, "time_precision_s",
			"time_precision_s \"%s\" is not a whole number of seconds from 1 to 86400", text);
	if (unknown && value != DAY_S)
		return orr_fail_field(
			err, ORR_E_INVALID, "time_precision_s",
			"time_precision_s \"%s\" was given without a time; leave it out, or give the time",
			text);
	out->time_precision_s = (int)value;
	return ORR_OK;
}

/* A name out of a list that is too long for a sentence: `topic` is what `orrery help` lists it under. */
static enum orr_code unknown_name(const char *field, const char *text, const char *const names[],
				  const char *topic, struct orr_error *err)
{
	size_t count = 0;
	while (names[count] != NULL)
		count++;
	const char *nearest = orr_nearest(text, count, names);
	if (nearest == NULL)
		return orr_fail_field(err, ORR_E_INVALID, field,
				      "%s \"%s\" is not known; orrery help %s lists them", field, text,
				      topic);
	return orr_fail_field(err, ORR_E_INVALID, field,
			      "%s \"%s\" is not known; did you mean %s? orrery help %s lists them", field,
			      text, nearest, topic);
}

static enum orr_code read_frame(const struct orr_birth_text *text, struct orr_birth *out,
				struct orr_error *err)
{
	out->house_system =
		text->house_system != NULL ? orr_house_system_find(text->house_system) : ORR_HOUSES_PLACIDUS;
	if (out->house_system == ORR_HOUSE_SYSTEM_COUNT)
		return unknown_name("house_system", text->house_system, orr_house_system_names, "houses",
				    err);
	out->zodiac = text->zodiac != NULL ? orr_ayanamsa_find(text->zodiac) : ORR_AYANAMSA_TROPICAL;
	if (out->zodiac == ORR_AYANAMSA_COUNT)
		return unknown_name("zodiac", text->zodiac, orr_zodiac_names, "zodiac", err);
	int certainty = 0;
	const enum orr_code code = read_word("certainty", text->certainty, orr_yes_names, &certainty, err);
	out->certainty = certainty != 0;
	return code;
}

static enum orr_code read_when(const struct orr_birth_text *text, struct orr_arena *arena,
			       struct orr_birth *out, struct orr_error *err)
{
	int calendar = ORR_GREGORIAN, fold = ORR_FOLD_NONE;
	enum orr_code code = read_word("calendar", text->calendar, orr_calendar_names, &calendar, err);
	if (code != ORR_OK)
		return code;
	out->calendar = (enum orr_calendar)calendar;
	bool seconds_given = false;
	code = orr_birth_time_read(text, arena, out, &seconds_given, err);
	if (code != ORR_OK)
		return code;
	code = read_word("fold", text->fold, orr_fold_names, &fold, err);
	if (code != ORR_OK)
		return code;
	out->fold = (enum orr_fold)fold;
	return read_precision(text->time_precision_s, seconds_given, out, err);
}

enum orr_code orr_birth_read(const struct orr_birth_text *text, struct orr_arena *arena,
			     struct orr_birth *out, struct orr_error *err)
{
	struct orr_birth_text trimmed = *text;
	struct orr_birth birth = {0};
	enum orr_code code = prepare(&trimmed, arena, err);
	if (code == ORR_OK)
		code = read_who(&trimmed, &birth, err);
	if (code == ORR_OK)
		code = read_when(&trimmed, arena, &birth, err);
	if (code == ORR_OK)
		code = read_where(&trimmed, &birth, err);
	if (code == ORR_OK)
		code = read_frame(&trimmed, &birth, err);
	if (code != ORR_OK)
		return code;
	if (birth.entity_id == NULL && (birth.entity_id = orr_birth_id(&birth, arena)) == NULL)
		return orr_fail_memory(err);
	*out = birth;
	return ORR_OK;
}

/* A birth that is complete but for its time, and says what the defaults do. */
enum orr_code orr_birth_check_defaults(const struct orr_birth_text *defaults, struct orr_arena *arena,
				       struct orr_error *err)
{
	struct orr_birth_text text = *defaults;
	struct orr_birth birth;
	if (text.date == NULL && text.datetime == NULL)
		text.date = "2000-01-01";
	if (text.time == NULL && text.datetime == NULL && text.time_precision_s != NULL)
		text.time = "12:00";
	if (text.latitude == NULL)
		text.latitude = "0";
	if (text.longitude == NULL)
		text.longitude = "0";
	enum orr_code code = orr_birth_read(&text, arena, &birth, err);
	if (code != ORR_E_INVALID)
		return code;
	if (err != NULL)
		err->code = ORR_E_USAGE;
	return ORR_E_USAGE;
}
