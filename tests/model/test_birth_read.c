/* SPDX-License-Identifier: Apache-2.0 */
/* What a birth may say, rule by rule: docs of model/birth_read.h and the input part of the conventions. */
#include "test.h"

#include <string.h>

#include "base/memory.h"
#include "model/birth_read.h"

static struct orr_arena arena;

/* A birth that is right in every field that must be there. */
static struct orr_birth_text plain(void)
{
	return (struct orr_birth_text){
		.date = "1990-05-15",
		.time = "14:30",
		.zone = "America/New_York",
		.latitude = "40.7128",
		.longitude = "-74.0060",
	};
}

static struct orr_birth read_ok(struct orr_birth_text text)
{
	struct orr_error err = {0};
	struct orr_birth birth;
	if (orr_birth_read(&text, &arena, &birth, &err) != ORR_OK)
		fail_msg("refused: %s", err.text);
	return birth;
}

/* Refused as invalid, with the field, and with `words` in the sentence; the output stays as it was. */
static void refused(struct orr_birth_text text, const char *field, const char *words)
{
	struct orr_error err = {0};
	struct orr_birth birth, before;
	memset(&birth, 0x5a, sizeof birth);
	memcpy(&before, &birth, sizeof birth);
	const enum orr_code code = orr_birth_read(&text, &arena, &birth, &err);
	if (code != ORR_E_INVALID || strcmp(err.field, field) != 0 || strstr(err.text, words) == NULL)
		fail_msg("want a refusal of %s saying \"%s\", got code %d, field %s: %s", field, words,
			 (int)code, err.field, err.text);
	assert_memory_equal(&birth, &before, sizeof birth);
}

static int set_up(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	return 0;
}

static void a_plain_birth_is_read(void **state)
{
	(void)state;
	const struct orr_birth birth = read_ok(plain());
	assert_int_equal(birth.date.year, 1990);
	assert_int_equal(birth.date.month, 5);
	assert_int_equal(birth.date.day, 15);
	assert_int_equal(birth.time_s, 14 * 3600 + 30 * 60);
	assert_int_equal(birth.time_precision_s, 60);
	assert_int_equal(birth.zone_kind, ORR_ZONE_IANA);
	assert_string_equal(birth.zone_name, "America/New_York");
	assert_near(birth.lat_deg, 40.7128, 0);
	assert_near(birth.lon_deg, -74.0060, 0);
	assert_int_equal(birth.entity_type, ORR_EMPLOYEE);
	assert_string_equal(birth.organization_id, "local");
	assert_int_equal(birth.calendar, ORR_GREGORIAN);
	assert_int_equal(birth.fold, ORR_FOLD_NONE);
	assert_int_equal(birth.house_system, ORR_HOUSES_PLACIDUS);
	assert_null(birth.name);
	assert_null(birth.location);
}

static void every_field_is_taken(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.entity_id = "emp 17";
	text.entity_type = "company";
	text.organization_id = "acme";
	text.name = "Ada & Söhne";
	text.place = "New York";
	text.fold = "later";
	text.calendar = "julian";
	text.time_precision_s = "900";
	text.house_system = "porphyry";
	const struct orr_birth birth = read_ok(text);
	assert_string_equal(birth.entity_id, "emp 17");
	assert_int_equal(birth.entity_type, ORR_COMPANY);
	assert_string_equal(birth.organization_id, "acme");
	assert_string_equal(birth.name, "Ada & Söhne");
	assert_string_equal(birth.location, "New York");
	assert_int_equal(birth.fold, ORR_FOLD_LATER);
	assert_int_equal(birth.calendar, ORR_JULIAN);
	assert_int_equal(birth.time_precision_s, 900);
	assert_int_equal(birth.house_system, ORR_HOUSES_PORPHYRY);
	assert_int_equal(birth.zodiac, ORR_AYANAMSA_TROPICAL);
	assert_false(birth.certainty);
	text.zodiac = "true_citra";
	text.certainty = "yes";
	assert_int_equal(read_ok(text).zodiac, ORR_AYANAMSA_TRUE_CITRA);
	assert_true(read_ok(text).certainty);
	text.house_system = "P";
	assert_int_equal(read_ok(text).house_system, ORR_HOUSES_PLACIDUS);
}

static void blanks_are_trimmed_and_empty_is_absent(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.date = " 1990-05-15\t";
	text.time = "  ";
	text.name = " Ada  Byron \r\n";
	text.entity_id = "";
	const struct orr_birth birth = read_ok(text);
	assert_int_equal(birth.time_s, -1);
	assert_int_equal(birth.time_precision_s, 86400);
	assert_string_equal(birth.name, "Ada  Byron");
	assert_int_equal(strncmp(birth.entity_id, "b-", 2), 0);
}

static void dates(void **state)
{
	(void)state;
	static const char *const wrong[] = {
		"1990-5-15",   "15.05.1990", "1990/05/15",  "1990-05-15T10:00", "199O-05-15",
		"+1990-05-15", "90-05-15",   "--990-05-15", "1990-05-1x",       "-"};
	struct orr_birth_text text = plain();
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		text.date = wrong[i];
		refused(text, "date", "write YYYY-MM-DD");
		refused(text, "date", wrong[i]);
	}
	text.date = "1990-02-30";
	refused(text, "date", "does not exist in the gregorian calendar");
	text.date = "1900-02-29";
	refused(text, "date", "it does with calendar julian");
	text.calendar = "julian";
	assert_int_equal(read_ok(text).date.day, 29);
	text.date = "1900-13-01";
	refused(text, "date", "does not exist in the julian calendar");
	text.date = "-0043-03-15";
	assert_int_equal(read_ok(text).date.year, -43);
	text.date = "0000-01-01";
	assert_int_equal(read_ok(text).date.year, 0);
	text.date = NULL;
	refused(text, "date", "date is missing");
	text = plain();
	text.calendar = "Gregorian";
	refused(text, "calendar", "give one of: gregorian, julian");
}

static void times(void **state)
{
	(void)state;
	static const char *const shapes[] = {"9:05",    "1430",  "14h30", "14:30:5",  "14:30:00.5",
					     "2:30 pm", "-1:30", "14:3x", "14:30x00", "14:30Z"};
	struct orr_birth_text text = plain();
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		text.time = shapes[i];
		refused(text, "time", "is not HH:MM or HH:MM:SS");
		refused(text, "time", shapes[i]);
	}
	text.time = "24:00";
	refused(text, "time", "give 00:00 of the next day");
	text.time = "24:00:00";
	refused(text, "time", "give 00:00 of the next day");
	static const char *const beyond[] = {"24:01", "25:00", "23:60", "23:59:60"};
	for (size_t i = 0; i < sizeof beyond / sizeof beyond[0]; i++) {
		text.time = beyond[i];
		refused(text, "time", "does not exist on a clock");
	}
	text.time = "23:59:59";
	assert_int_equal(read_ok(text).time_s, 86399);
	assert_int_equal(read_ok(text).time_precision_s, 1);
	text.time = "00:00";
	assert_int_equal(read_ok(text).time_s, 0);
}

static void precision(void **state)
{
	(void)state;
	static const char *const wrong[] = {"0", "86401", "-1", "1.5", "minute"};
	struct orr_birth_text text = plain();
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		text.time_precision_s = wrong[i];
		refused(text, "time_precision_s", "from 1 to 86400");
	}
	text.time = NULL;
	text.time_precision_s = "60";
	refused(text, "time_precision_s", "without a time");
	text.time_precision_s = "86400";
	assert_int_equal(read_ok(text).time_precision_s, 86400);
}

static void datetimes(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.date = text.time = NULL;
	text.datetime = "1990-05-15T14:30";
	assert_int_equal(read_ok(text).time_s, 52200);
	assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_IANA);
	text.datetime = "-0044-05-15 14:30:07";
	assert_int_equal(read_ok(text).time_s, 52207);
	assert_int_equal(read_ok(text).time_precision_s, 1);
	assert_int_equal(read_ok(text).date.year, -44);
	text.datetime = "1990-05-15T14:30Z";
	refused(text, "datetime", "beside zone \"America/New_York\"");
	text.zone = NULL;
	assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_OFFSET);
	assert_int_equal(read_ok(text).offset_ms, 0);
	text.datetime = "1990-05-15T14:30:00-05:30";
	assert_int_equal(read_ok(text).offset_ms, -19800000);
	text.offset = "2";
	refused(text, "datetime", "beside offset \"2\"");
	text.offset = NULL;
	static const char *const suffixes[] = {"1990-05-15T14:30+5", "1990-05-15T14:30Zulu",
					       "1990-05-15T14:30+17:00", "1990-05-15T14:30+0530"};
	for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
		text.datetime = suffixes[i];
		refused(text, "datetime", "ends in no offset");
	}
	text.datetime = "1990-05-15T14:30";
	assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_OF_PLACE);
	text.datetime = "1990-05-15";
	refused(text, "datetime", "has no time");
	text.datetime = "1990-02-30T10:00Z";
	refused(text, "datetime", "does not exist");
	text.datetime = "1990-02-28T10Z";
	refused(text, "datetime", "HH:MM");
	text.datetime = "1990-02-28T10:00Z";
	text.time = "10:00";
	refused(text, "datetime", "beside time \"10:00\"");
	text.date = "1990-02-28";
	refused(text, "datetime", "beside date \"1990-02-28\"");
}

static void zones_and_offsets(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t ms;
	} good[] = {{"+05:30", 19800000}, {"-05:00", -18000000}, {"+00:49:48", 2988000}, {"0.83", 2988000},
		    {"-5.0", -18000000},  {"+16:00", 57600000},  {"-16", -57600000},     {"0", 0},
		    {"-00:30", -1800000}, {"1", 3600000},        {"-0.5", -1800000},     {"+5", 18000000}};
	static const char *const bad[] = {"+16:01",    "16.5",   "+05:60", "+0530",
					  "+05:30:60", "-17:00", "+5:30"};
	struct orr_birth_text text = plain();
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		text.zone = NULL;
		text.offset = good[i].text;
		assert_int_equal(read_ok(text).offset_ms, good[i].ms);
		assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_OFFSET);
		text.zone = good[i].text;
		refused(text, "offset", "beside zone");
		text.offset = NULL;
		assert_int_equal(read_ok(text).offset_ms, good[i].ms);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		text.zone = bad[i];
		refused(text, "zone", "within 16 hours");
		text.zone = NULL;
		text.offset = bad[i];
		refused(text, "offset", "within 16 hours");
		text.offset = NULL;
	}
	text.offset = "Europe/Paris";
	refused(text, "offset", "Europe/Paris");
	text.offset = NULL;
	text.zone = "LMT";
	assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_LMT);
	text.zone = "UTC";
	assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_OFFSET);
	text.zone = "Etc/GMT+5";
	assert_string_equal(read_ok(text).zone_name, "Etc/GMT+5");
	text.zone = "Europe/Paris; DROP";
	refused(text, "zone", "cannot be a zone");
	text.zone = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	refused(text, "zone", "cannot be a zone");
	text.zone = NULL;
	assert_int_equal(read_ok(text).zone_kind, ORR_ZONE_OF_PLACE);
}

static void what_is_left_to_the_place(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.place = "Mumbai";
	assert_false(read_ok(text).at_place);
	text.longitude = NULL;
	refused(text, "longitude", "longitude is missing");
	text.latitude = NULL;
	assert_true(read_ok(text).at_place);
	text.place = " ";
	refused(text, "latitude", "or a place");
}

/* What was left open is part of the id as left open: neither coordinates nor a zone that the gazetteer may say otherwise next year. */
static void the_id_knows_what_was_left_open(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.place = "Mumbai";
	const char *given = read_ok(text).entity_id;
	text.latitude = text.longitude = NULL;
	const char *open = read_ok(text).entity_id;
	assert_string_not_equal(given, open);
	assert_string_equal(read_ok(text).entity_id, open);
	text.zone = NULL;
	assert_string_not_equal(read_ok(text).entity_id, open);
	text.place = "Bombay";
	assert_string_not_equal(read_ok(text).entity_id, open);
}

static void coordinates(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.latitude = "48N50";
	refused(text, "latitude", "decimal degrees");
	text.latitude = "48,83";
	refused(text, "latitude", "48,83");
	text.latitude = "90.0001";
	refused(text, "latitude", "outside -90 to 90");
	text.latitude = NULL;
	refused(text, "latitude", "latitude is missing");
	text.latitude = "-90";
	assert_near(read_ok(text).lat_deg, -90, 0);
	text.latitude = "-0";
	assert_false(signbit(read_ok(text).lat_deg));
	text.longitude = "-180.1";
	refused(text, "longitude", "outside -180 to 180");
	text.longitude = "nan";
	refused(text, "longitude", "nan");
	text.longitude = "";
	refused(text, "longitude", "longitude is missing");
	text.longitude = "180";
	assert_near(read_ok(text).lon_deg, 180, 0);
}

static const char *repeated(char c, size_t count)
{
	char *text = orr_arena_alloc(&arena, count + 1);
	memset(text, c, count);
	return text;
}

static void ids_and_texts(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.entity_id = "ada@example.org";
	refused(text, "entity_id", "holds an @");
	text.entity_id = "a\001b";
	refused(text, "entity_id", "control character");
	text.entity_id = "a\177";
	refused(text, "entity_id", "control character");
	text.entity_id = "a\302\205b"; /* U+0085, next line */
	refused(text, "entity_id", "control character");
	text.entity_id = "\303\205\302\240b"; /* a letter and a no-break space */
	assert_string_equal(read_ok(text).entity_id, text.entity_id);
	text.entity_id = "\xff";
	refused(text, "entity_id", "UTF-8");
	text.entity_id = repeated('x', 101);
	refused(text, "entity_id", "at most 100");
	text.entity_id = repeated('x', 100);
	assert_int_equal(strlen(read_ok(text).entity_id), 100);
	text.organization_id = repeated('x', 101);
	refused(text, "organization_id", "at most 100");
	text.organization_id = "a\tb";
	refused(text, "organization_id", "control character");
	text.organization_id = "me@home";
	read_ok(text);
	text.name = repeated('x', 201);
	refused(text, "name", "at most 200");
	text.name = repeated('x', 200);
	text.place = repeated('x', 201);
	refused(text, "place", "at most 200");
	text.place = "\xc3";
	refused(text, "place", "UTF-8");
	text.place = NULL;
	text.date = "\xe9";
	refused(text, "date", "UTF-8");
	text.date =
		orr_arena_format(&arena, "x%s%s%s%s",
				 "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac",
				 "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac",
				 "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac",
				 repeated('x', 150));
	refused(text, "date", "\xe2\x82\xac...\" has 205 bytes"); /* cut between two signs */
	text.date = "1990-05-15";
	text.entity_type = "person";
	refused(text, "entity_type", "employee, candidate, company");
	text.entity_type = "candidate";
	text.fold = "first";
	refused(text, "fold", "earlier, later");
	text.fold = NULL;
	text.house_system = "placid";
	refused(text, "house_system", "did you mean placidus? orrery help houses");
	text.house_system = "xyzzy";
	refused(text, "house_system", "orrery help houses lists them");
	text.house_system = NULL;
	text.zodiac = "lahir";
	refused(text, "zodiac", "did you mean lahiri? orrery help zodiac");
	text.zodiac = NULL;
	text.certainty = "maybe";
	refused(text, "certainty", "no, yes");
}

/* The same line is the same entity, however it is written; any part of the identity makes another. */
static void an_id_is_made_from_the_identity(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.name = "Ada";
	text.place = "New York";
	const char *first = read_ok(text).entity_id;
	assert_int_equal(strlen(first), 26);
	assert_int_equal(strspn(first + 2, "0123456789abcdef"), 24);
	struct orr_birth_text same = text;
	same.latitude = "40.71280";
	same.longitude = " -7.40060e1";
	same.date = same.time = NULL;
	same.datetime = "1990-05-15T14:30:00";
	same.house_system = "porphyry";
	same.fold = "later";
	assert_string_equal(read_ok(same).entity_id, first);
	same = text;
	same.calendar = "julian";
	same.date = "1990-05-02"; /* 13 days between the calendars since 1900 */
	assert_string_equal(read_ok(same).entity_id, first);

	struct orr_birth_text others[9];
	for (size_t i = 0; i < 9; i++)
		others[i] = text;
	others[0].name = "Adb";
	others[1].date = "1990-05-16";
	others[2].time = "14:31";
	others[3].time = NULL;
	others[4].zone = "America/Toronto";
	others[5].place = "New  York";
	others[6].latitude = "40.712800001";
	others[7].longitude = "-74.006000001";
	others[8].name = NULL;
	const char *ids[10] = {first};
	for (size_t i = 0; i < 9; i++)
		ids[i + 1] = read_ok(others[i]).entity_id;
	for (size_t i = 0; i < 10; i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(ids[i], ids[k]);
	text.zone = "LMT";
	const char *local = read_ok(text).entity_id;
	text.zone = "+00:00";
	assert_string_not_equal(read_ok(text).entity_id, local);
}

/* Oracle: Python's hashlib.blake2b over "birth 1 3:Ada 7439 52200 16:America/New_York 0: 40712800000 -74006000000". */
static void the_id_is_pinned(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.name = "Ada";
	assert_string_equal(read_ok(text).entity_id, "b-e072c0da4a755c65744d0780");
}

/* What stands for all lines of a file may leave open what they say, but not be nonsense. */
static void defaults_of_a_file(void **state)
{
	(void)state;
	static const struct orr_birth_text good[] = {{0},
						     {.time_precision_s = "900"},
						     {.latitude = "12.5"},
						     {.place = "Mumbai"},
						     {.datetime = "1990-05-15T14:30"},
						     {.entity_type = "company", .zodiac = "lahiri"}};
	static const struct {
		struct orr_birth_text text;
		const char *field;
	} bad[] = {{{.entity_type = "alien"}, "entity_type"},
		   {{.zodiac = "tropic"}, "zodiac"},
		   {{.latitude = "91"}, "latitude"},
		   {{.calendar = "mayan"}, "calendar"},
		   {{.time_precision_s = "0"}, "time_precision_s"},
		   {{.zone = "UTC", .offset = "+01:00"}, "offset"},
		   {{.date = "1990-02-30"}, "date"}};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct orr_error err = {0};
		if (orr_birth_check_defaults(&good[i], &arena, &err) != ORR_OK)
			fail_msg("%zu refused: %s", i, err.text);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct orr_error err = {0};
		assert_int_equal(orr_birth_check_defaults(&bad[i].text, &arena, &err), ORR_E_USAGE);
		assert_int_equal(err.code, ORR_E_USAGE);
		assert_string_equal(err.field, bad[i].field);
		assert_int_equal(orr_birth_check_defaults(&bad[i].text, &arena, NULL), ORR_E_USAGE);
	}
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.name = " padded ";
	text.date = text.time = NULL;
	text.datetime = "1990-05-15T14:30";
	for (size_t bytes = 0;; bytes += 16) {
		struct orr_arena small;
		struct orr_error err = {0};
		struct orr_birth birth;
		orr_arena_init(&small, bytes);
		const enum orr_code code = orr_birth_read(&text, &small, &birth, &err);
		orr_arena_done(&small);
		if (code == ORR_OK)
			break;
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_true(bytes < 1 << 16);
	}
}

/* The same, with every request to the system failing in turn. */
static void the_system_may_refuse_memory(void **state)
{
	(void)state;
	struct orr_birth_text text = plain();
	text.name = repeated('n', 200);
	struct orr_arena small;
	struct orr_error err = {0};
	struct orr_birth birth;
	orr_arena_init(&small, 1 << 20);
	orr_memory_fail_from(1);
	assert_int_equal(orr_birth_read(&text, &small, &birth, &err), ORR_E_UNAVAILABLE);
	orr_memory_fail_never();
	orr_arena_done(&small);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_birth_is_read),
		cmocka_unit_test(every_field_is_taken),
		cmocka_unit_test(blanks_are_trimmed_and_empty_is_absent),
		cmocka_unit_test(dates),
		cmocka_unit_test(times),
		cmocka_unit_test(precision),
		cmocka_unit_test(datetimes),
		cmocka_unit_test(zones_and_offsets),
		cmocka_unit_test(what_is_left_to_the_place),
		cmocka_unit_test(the_id_knows_what_was_left_open),
		cmocka_unit_test(coordinates),
		cmocka_unit_test(ids_and_texts),
		cmocka_unit_test(an_id_is_made_from_the_identity),
		cmocka_unit_test(the_id_is_pinned),
		cmocka_unit_test(defaults_of_a_file),
		cmocka_unit_test(memory_may_run_out_anywhere),
		cmocka_unit_test(the_system_may_refuse_memory),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
