/* SPDX-License-Identifier: Apache-2.0 */
/* JSON out and in over field tables: exact texts, strictness, selection, and the round trip of random documents. */
#include "test.h"

#include <jansson.h>
#include <locale.h>
#include <string.h>

#include "base/memory.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "model/birth.h"
#include "model/birth_chart.h"
#include "model/line_error.h"
#include "sample.h"

static struct orr_arena arena;
static struct orr_buf buf;

static int set_up(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 26);
	orr_buf_init(&buf, 1 << 24);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	orr_buf_done(&buf);
	return 0;
}

static const char *written(const struct orr_table *table, const void *object, enum orr_json_style style,
			   const char *fields)
{
	const struct orr_field_selection *selection = NULL;
	struct orr_error err = {0};
	if (fields != NULL && orr_field_selection_parse(table, fields, &arena, &selection, &err) != ORR_OK)
		fail_msg("%s", err.text);
	orr_buf_clear(&buf);
	orr_json_write(&buf, table, object, style, selection);
	assert_false(buf.failed);
	return buf.data;
}

static struct sample example(void)
{
	static struct sample_leaf leaves[] = {{3, 0, 0.5}};
	static const char *more[] = {"x"};
	return (struct sample){
		.id = "0123456789abcdef01234567",
		.text = "a\"b\\c/\n\r\t\b\f\x01\x1f\x7f\xc3\xa9",
		.word = 2,
		.maybe_word = -1,
		.number = -12,
		.maybe_number = ORR_INT_NULL,
		.large = INT64_MIN,
		.angle = 14.5,
		.ratio = -0.00004,
		.maybe_ratio = (double)NAN,
		.whole = 1e15,
		.truth = true,
		.when_ms = 642796200000, /* date -u -d 1990-05-15T18:30Z +%s */
		.maybe_when_ms = ORR_TIME_NULL,
		.leaf = {1, 0, -5},
		.keyed = {{2, 1, 1}, {1, 0, 2}},
		.keyed_count = 2,
		.leaves = leaves,
		.leaf_count = 1,
		.texts = {"one", "two"},
		.text_count = 2,
		.more_texts = more,
		.more_text_count = 0,
	};
}

static const char example_text[] =
	"{\"_id\":\"0123456789abcdef01234567\",\"other_id\":null,"
	"\"text\":\"a\\\"b\\\\c/\\n\\r\\t\\b\\f\\u0001\\u001f\x7f\xc3\xa9\",\"maybe_text\":null,"
	"\"word\":\"blue \\\"sky\\\"\",\"maybe_word\":null,\"number\":-12,\"maybe_number\":null,"
	"\"large\":-9223372036854775808,\"angle\":14.500000000,\"ratio\":0.0000,\"maybe_ratio\":null,"
	"\"whole\":1000000000000000,\"truth\":true,\"maybe_truth\":null,\"when\":\"1990-05-15T18:30:00."
	"000Z\",\"maybe_when\":null,"
	"\"leaf\":{\"number\":1,\"word\":\"red\",\"value\":-5.00},\"maybe_leaf\":null,"
	"\"keyed\":[{\"number\":2,\"word\":\"green\",\"value\":1.00},{\"number\":1,\"word\":\"red\","
	"\"value\":2.00}],"
	"\"leaves\":[{\"number\":3,\"word\":\"red\",\"value\":0.50}],\"texts\":[\"one\",\"two\"],\"more_"
	"texts\":[]}";

static void a_line_is_exact(void **state)
{
	(void)state;
	const struct sample sample = example();
	assert_string_equal(written(&sample_table, &sample, ORR_JSON_LINE, NULL), example_text);
}

static void pretty_has_two_blanks_a_level(void **state)
{
	(void)state;
	const struct sample sample = example();
	assert_string_equal(
		written(&sample_table, &sample, ORR_JSON_PRETTY, "truth,leaf,leaves.value,texts,more_texts"),
		"{\n  \"truth\": true,\n  \"leaf\": {\n    \"number\": 1,\n    \"word\": \"red\",\n"
		"    \"value\": -5.00\n  },\n  \"leaves\": [\n    {\n      \"value\": 0.50\n    }\n  ],\n"
		"  \"texts\": [\n    \"one\",\n    \"two\"\n  ],\n  \"more_texts\": []\n}");
}

static void a_selection_keeps_the_table_s_order(void **state)
{
	(void)state;
	const struct sample sample = example();
	assert_string_equal(
		written(&sample_table, &sample, ORR_JSON_LINE, "number, leaf.value,_id"),
		"{\"_id\":\"0123456789abcdef01234567\",\"number\":-12,\"leaf\":{\"value\":-5.00}}");
	/* A whole object and a part of it, in either order, are the whole. */
	const char *whole = "{\"leaf\":{\"number\":1,\"word\":\"red\",\"value\":-5.00}}";
	assert_string_equal(written(&sample_table, &sample, ORR_JSON_LINE, "leaf,leaf.word"), whole);
	assert_string_equal(written(&sample_table, &sample, ORR_JSON_LINE, "leaf.word,leaf"), whole);
	assert_string_equal(written(&sample_table, &sample, ORR_JSON_LINE, "leaf.word,leaf.value,leaf.word"),
			    "{\"leaf\":{\"word\":\"red\",\"value\":-5.00}}");
}

static void a_wrong_selection_names_the_nearest_field(void **state)
{
	(void)state;
	static const struct {
		const char *list, *words;
	} cases[] = {
		{"planet", "nearest is \"planets\""},
		{"planets.degrees", "\"planet\" has no field \"degrees\"; the nearest is \"degree\""},
		{"_id,birth_date", "nearest is \"birth_data\""},
		{"entity_id.x", "\"entity_id\" has no fields of its own"},
		{"planets,planets.x", "has no field \"x\""},
		{"", "has no field \"\""},
		{"_id,", "has no field \"\""},
		{"planets..degree", "has no field \"\""},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		 "has no field"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct orr_error err = {0};
		const struct orr_field_selection *out = NULL;
		assert_int_equal(
			orr_field_selection_parse(&orr_birth_chart_table, cases[i].list, &arena, &out, &err),
			ORR_E_USAGE);
		assert_null(out);
		assert_string_equal(err.field, "fields");
		if (strstr(err.text, cases[i].words) == NULL)
			fail_msg("\"%s\": %s", cases[i].list, err.text);
	}
}

static void a_string_is_escaped(void **state)
{
	(void)state;
	orr_buf_clear(&buf);
	orr_json_string(&buf, "\x02\"");
	assert_string_equal(buf.data, "\"\\u0002\\\"\"");
	/* Longer than the block that the writer gathers. */
	char *text = orr_arena_alloc(&arena, 10001);
	memset(text, 'x', 10000);
	orr_buf_clear(&buf);
	orr_json_string(&buf, text);
	assert_int_equal(buf.length, 10002);
	assert_memory_equal(buf.data + 1, text, 10000);
	for (size_t i = 0; i < 10000; i++)
		text[i] = '\n';
	orr_buf_clear(&buf);
	orr_json_string(&buf, text);
	assert_int_equal(buf.length, 20002);
}

static enum orr_code read_text(const char *text, struct sample *out, struct orr_error *err)
{
	memset(err, 0, sizeof *err);
	return orr_json_read(text, strlen(text), &sample_table, out, &arena, err);
}

static void what_was_written_is_read(void **state)
{
	(void)state;
	struct sample back;
	struct orr_error err;
	assert_int_equal(read_text(example_text, &back, &err), ORR_OK);
	const struct sample sample = example();
	assert_string_equal(back.id, sample.id);
	assert_string_equal(back.other_id, "");
	assert_string_equal(back.text, sample.text);
	assert_null(back.maybe_text);
	assert_int_equal(back.maybe_word, -1);
	assert_int_equal(back.maybe_number, ORR_INT_NULL);
	assert_true(back.large == INT64_MIN && back.maybe_when_ms == ORR_TIME_NULL);
	assert_true(isnan(back.maybe_ratio) && !back.has_leaf && back.truth);
	assert_true(back.when_ms == sample.when_ms);
	assert_int_equal(back.keyed_count, 2);
	assert_int_equal(back.leaf_count, 1);
	assert_near(back.leaves[0].value, 0.5, 0);
	assert_string_equal(back.texts[1], "two");
}

/* `from` of the example's text replaced by `to`. */
static const char *with(const char *from, const char *to)
{
	const char *at = strstr(example_text, from);
	assert_non_null(at);
	return orr_arena_format(&arena, "%.*s%s%s", (int)(at - example_text), example_text, to,
				at + strlen(from));
}

static void bad_documents_name_the_field(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to, *field, *words;
	} cases[] = {
		{"\"number\":-12,", "", NULL, NULL}, /* optional */
		{"\"maybe_number\":null,", "", NULL, NULL},
		{"\"maybe_word\":null,", "", NULL, NULL},
		{"\"maybe_text\":null,", "", NULL, NULL},
		{"\"maybe_ratio\":null,", "", NULL, NULL},
		{"\"maybe_when\":null,", "", NULL, NULL},
		{"14.500000000", "14", NULL, NULL},
		{"\"large\":-9223372036854775808,", "", "large", "large is missing"},
		{"-9223372036854775808", "-9223372036854775809", "", "a number that is too large"},
		{"-9223372036854775808", "1e400", "", "a number that is too large"},
		{"-9223372036854775808", "1.0", "large", "a whole number"},
		{"-12", "-12,\"number\":1", "", "the same key twice"},
		{"-12", "\n x", "", "the text is no valid JSON at line 2, column 2; correct it there"},
		{"-12", "2147483648", "number", "32 bits"},
		{"-12", "-2147483648", "number", "32 bits"},
		{"-12", "\"12\"", "number", "is \"12\"; it must be a whole number"},
		{"-12", "null", "number", "given a value"},
		{"\"number\":-12", "\"numbr\":-12", "numbr", "not a field"},
		{"\"maybe_number\":null", "\"maybe_number\":8", "maybe_number", "from -7 to 7"},
		{"14.500000000", "360", "angle", "is 360; it must be from 0 to below 360"},
		{"14.500000000", "-0.1", "angle", "from 0 to below 360"},
		{"14.500000000", "\"x\"", "angle", "a number"},
		{"14.500000000", "NaN", "", "no valid JSON"},
		{"\"ratio\":0.0000", "\"ratio\":1e12", "ratio", "a smaller number"},
		{"0123456789abcdef01234567", "0123456789ABCDEF01234567", "_id", "24 lower-case hex digits"},
		{"\"0123456789abcdef01234567\"", "7", "_id", "24 lower-case hex digits"},
		{"\"0123456789abcdef01234567\"", "null", "_id", "given a value"},
		{"\"maybe_text\":null", "\"maybe_text\":[]", "maybe_text", "is []; it must be a string"},
		{"a\\\"b", "0123456789012345678901234567890123456789", "text", "at most 40 bytes"},
		{"a\\\"b", "\\u0000", "", "a zero character"},
		{"a\\\"b", "\\ud800", "", "no valid JSON"},
		{"a\\\"b", "\xff", "", "not valid UTF-8"},
		{"a\\\"b", "\n", "", "the text is no valid JSON at column "},
		{"\"maybe_word\":null", "\"maybe_word\":\"pink\"", "maybe_word", "one of red, green, blue"},
		{"\"maybe_word\":null", "\"maybe_word\":1", "maybe_word", "one of red, green, blue"},
		{"true", "1", "truth", "true or false"},
		{"1990-05-15T18:30:00.000Z", "1990-05-15", "when", "an instant"},
		{"\"when\":\"1990-05-15T18:30:00.000Z\"", "\"when\":5", "when", "an instant"},
		{"\"leaf\":{", "\"leaf\":{\"extra\":{},", "leaf.extra", "not a field of leaf"},
		{"\"value\":-5.00", "\"value\":-5.01", "leaf.value", "from -5 to 5"},
		{"\"maybe_leaf\":null", "\"maybe_leaf\":[]", "maybe_leaf", "an object"},
		{"\"value\":2.00", "\"value\":9", "keyed[1].value", "from -5 to 5"},
		{"{\"number\":3,\"word\":\"red\",\"value\":0.50}", "null", "leaves[0]", "an object"},
		{"\"leaves\":[", "\"leaves\":null,\"x\":[", "x", "not a field"},
		{"[\"one\",\"two\"]", "[\"one\",\"two\",\"3\",\"4\"]", "texts", "at most 3 elements"},
		{"[\"one\",\"two\"]", "[\"one\",2]", "texts[1]", "is 2; it must be a string"},
		{"[\"one\",\"two\"]", "{}", "texts", "an array of strings"},
		{"\"more_texts\":[]", "\"more_texts\":\"x\"", "more_texts", "an array of strings"},
		{"\"more_texts\":[]}", "\"more_texts\":[]} x", "", "goes on after the end"},
		{"\"more_texts\":[]}", "\"more_texts\":[]", "", "ends in the middle"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sample out, before;
		struct orr_error err;
		memset(&out, 0x5a, sizeof out);
		memcpy(&before, &out, sizeof out);
		const char *text = with(cases[i].from, cases[i].to);
		const enum orr_code code = read_text(text, &out, &err);
		if (cases[i].field == NULL) {
			if (code != ORR_OK)
				fail_msg("case %zu refused: %s", i, err.text);
			continue;
		}
		if (code != ORR_E_INVALID || strcmp(err.field, cases[i].field) != 0 ||
		    strstr(err.text, cases[i].words) == NULL)
			fail_msg("case %zu: code %d, field \"%s\": %s", i, (int)code, err.field, err.text);
		assert_memory_equal(&out, &before, sizeof out);
	}
	struct sample out;
	struct orr_error err;
	assert_int_equal(read_text("[]", &out, &err), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "the document is []; it must be an object"));
	assert_int_equal(read_text("", &out, &err), ORR_E_INVALID);
	assert_int_equal(read_text("\xef\xbb\xbf{}", &out, &err), ORR_E_INVALID);
}

static void optional_fields_become_null_or_zero(void **state)
{
	(void)state;
	struct sample out;
	struct orr_error err;
	assert_int_equal(read_text(with("\"number\":-12,", ""), &out, &err), ORR_OK);
	assert_int_equal(out.number, 0);
	assert_int_equal(read_text(with("\"maybe_when\":null,", ""), &out, &err), ORR_OK);
	assert_true(out.maybe_when_ms == ORR_TIME_NULL);
	struct orr_birth_text probe;
	assert_int_equal(orr_json_read("{}", 2, &orr_birth_text_table, &probe, &arena, &err), ORR_OK);
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++)
		assert_null(
			*(const char *const *)((const char *)&probe + orr_birth_text_table.field[i].offset));
}

static void long_values_and_paths_are_cut(void **state)
{
	(void)state;
	char *many = orr_arena_alloc(&arena, 4000);
	for (size_t i = 0; i < 1300; i++)
		memcpy(many + 3 * i, "\xe2\x82\xac", 3);
	struct sample out;
	struct orr_error err;
	assert_int_equal(read_text(with("a\\\"b", many), &out, &err), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "...; it must be at most 40 bytes long"));
	assert_int_equal(
		read_text(with("\"number\":-12", orr_arena_format(&arena, "\"%s\":1", many)), &out, &err),
		ORR_E_INVALID);
	assert_int_equal(strlen(err.field), 63); /* 21 signs of three bytes */
	assert_memory_equal(err.field + 60, "\xe2\x82\xac", 3);
}

/* write(read(write(x))) == write(x), for any x that the table allows; jansson itself reads what is written. */
static void round_trip(const struct orr_table *table, int rounds, uint64_t seed)
{
	struct sample_random random = {seed};
	void *object = malloc(table->size), *back = malloc(table->size);
	assert_true(object != NULL && back != NULL);
	for (int i = 0; i < rounds; i++) {
		struct orr_arena local;
		struct orr_error err = {0};
		orr_arena_init(&local, 1 << 24);
		sample_fill(table, object, &random, &local);
		const enum orr_json_style style = i % 2 == 0 ? ORR_JSON_LINE : ORR_JSON_PRETTY;
		const char *text = written(table, object, style, NULL);
		char *first = orr_arena_text(&local, text, strlen(text));
		json_error_t why;
		json_t *oracle = json_loads(first, JSON_REJECT_DUPLICATES, &why);
		if (oracle == NULL)
			fail_msg("round %d: %s in %s", i, why.text, first);
		json_decref(oracle);
		if (orr_json_read(first, strlen(first), table, back, &local, &err) != ORR_OK)
			fail_msg("round %d: %s in %s", i, err.text, first);
		assert_string_equal(written(table, back, style, NULL), first);
		/* Rounding beforehand changes no byte: the writer rounds the same way. */
		orr_table_round(table, object);
		assert_string_equal(written(table, object, style, NULL), first);
		orr_arena_done(&local);
	}
	free(object);
	free(back);
}

static void random_documents_make_the_round_trip(void **state)
{
	(void)state;
	round_trip(&sample_table, 2000, 1);
	round_trip(&orr_birth_chart_table, 60, 2);
	round_trip(&orr_birth_text_table, 200, 3);
	round_trip(&orr_line_error_table, 200, 4);
}

/* Any damage to a document is read or refused, never a crash; what is read can be written. */
static void damaged_documents_are_refused_or_read(void **state)
{
	(void)state;
	struct sample_random random = {77};
	const size_t length = strlen(example_text);
	for (int i = 0; i < 20000; i++) {
		char text[sizeof example_text];
		struct orr_arena local;
		struct orr_error err = {0};
		struct sample out;
		memcpy(text, example_text, sizeof text);
		for (uint64_t k = sample_below(&random, 3) + 1; k > 0; k--)
			text[sample_below(&random, length)] =
				sample_below(&random, 4) == 0
					? (char)sample_below(&random, 256)
					: "{}[]\",:0123456789.eE-ntf"[sample_below(&random, 24)];
		const size_t cut = sample_below(&random, 3) == 0 ? sample_below(&random, length) : length;
		orr_arena_init(&local, 1 << 20);
		if (orr_json_read(text, cut, &sample_table, &out, &local, &err) == ORR_OK)
			written(&sample_table, &out, ORR_JSON_LINE, NULL);
		else
			assert_true(err.code == ORR_E_INVALID && err.text[0] != '\0');
		orr_arena_done(&local);
	}
}

static void the_locale_does_not_matter(void **state)
{
	(void)state;
	if (setlocale(LC_ALL, "de_DE.UTF-8") == NULL && setlocale(LC_ALL, "de_DE") == NULL &&
	    setlocale(LC_ALL, "C.UTF-8") == NULL)
		skip();
	const struct sample sample = example();
	struct sample back;
	struct orr_error err;
	assert_string_equal(written(&sample_table, &sample, ORR_JSON_LINE, NULL), example_text);
	assert_int_equal(read_text(example_text, &back, &err), ORR_OK);
	setlocale(LC_ALL, "C");
	assert_near(back.angle, 14.5, 0);
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	struct orr_error err = {0};
	const char *text = with("\"more_texts\":[]", "\"more_texts\":[\"abc\"]");
	for (size_t bytes = 0;; bytes += 16) {
		struct orr_arena small;
		struct sample out;
		orr_arena_init(&small, bytes);
		const enum orr_code code =
			orr_json_read(text, strlen(text), &sample_table, &out, &small, &err);
		orr_arena_done(&small);
		if (code == ORR_OK)
			break;
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_true(bytes < 1 << 16);
	}
	for (size_t bytes = 0;; bytes += 16) {
		struct orr_arena small;
		const struct orr_field_selection *out;
		orr_arena_init(&small, bytes);
		const enum orr_code code = orr_field_selection_parse(&sample_table, "leaf.word,leaves.value",
								     &small, &out, &err);
		orr_arena_done(&small);
		if (code == ORR_OK)
			break;
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_true(bytes < 1 << 16);
	}
}

static void an_error_line_reads_as_the_conventions_say(void **state)
{
	(void)state;
	const struct orr_line_error line = {.line = 17, .error = {"invalid", "date", "no date"}};
	assert_string_equal(written(&orr_line_error_table, &line, ORR_JSON_LINE, NULL),
			    "{\"line\":17,\"entity_id\":null,"
			    "\"error\":{\"code\":\"invalid\",\"field\":\"date\",\"message\":\"no date\"}}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_exact),
		cmocka_unit_test(pretty_has_two_blanks_a_level),
		cmocka_unit_test(a_selection_keeps_the_table_s_order),
		cmocka_unit_test(a_wrong_selection_names_the_nearest_field),
		cmocka_unit_test(a_string_is_escaped),
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(bad_documents_name_the_field),
		cmocka_unit_test(optional_fields_become_null_or_zero),
		cmocka_unit_test(long_values_and_paths_are_cut),
		cmocka_unit_test(random_documents_make_the_round_trip),
		cmocka_unit_test(damaged_documents_are_refused_or_read),
		cmocka_unit_test(the_locale_does_not_matter),
		cmocka_unit_test(memory_may_run_out_anywhere),
		cmocka_unit_test(an_error_line_reads_as_the_conventions_say),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
