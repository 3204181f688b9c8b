/* SPDX-License-Identifier: Apache-2.0 */
/* Records and their lines, however the bytes arrive; CSV fields in and out (RFC 4180). */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "codec/record.h"
#include "sample.h"

/*
 * The stream under test: text in pieces of random length. It stands in for base's reader, of which the records use the read function
 * alone, so that base's own object is never linked here.
 */
struct orr_reader {
	const char *text;
	size_t length, at, piece_max;
	struct sample_random random;
	size_t fail_at; /* the read that would pass it fails */
};

enum orr_code orr_reader_read(struct orr_reader *reader, void *bytes, size_t capacity, size_t *out_length,
			      struct orr_error *err)
{
	if (reader->at >= reader->fail_at)
		return orr_fail(err, ORR_E_CORRUPT, "cut off");
	size_t length = sample_below(&reader->random, reader->piece_max) + 1;
	if (length > capacity)
		length = capacity;
	if (length > reader->length - reader->at)
		length = reader->length - reader->at;
	if (length > 0)
		memcpy(bytes, reader->text + reader->at, length);
	reader->at += length;
	*out_length = length;
	return ORR_OK;
}

static struct orr_reader reader_of(const char *text, size_t length, size_t piece_max, uint64_t seed)
{
	return (struct orr_reader){text, length, 0, piece_max, {seed}, SIZE_MAX};
}

/* All records as one text: "line:length:bad:text" each. */
static void dump(struct orr_buf *out, const char *text, size_t length, size_t piece_max, uint64_t seed)
{
	struct orr_reader reader = reader_of(text, length, piece_max, seed);
	struct orr_record_reader *records = NULL;
	struct orr_error err = {0};
	orr_buf_clear(out);
	if (orr_records_open(&records, &reader, &err) != ORR_OK) {
		orr_buf_format(out, "error %s", err.text);
		return;
	}
	orr_buf_text(out, orr_records_format(records) == ORR_RECORDS_CSV ? "csv\n" : "ndjson\n");
	for (;;) {
		struct orr_record record;
		bool more;
		assert_int_equal(orr_records_next(records, &record, &more, &err), ORR_OK);
		if (!more)
			break;
		assert_true(record.length <= ORR_RECORD_MAX_BYTES);
		orr_buf_format(out, "%ld:%s:", record.line, record.bad == NULL ? "" : record.bad);
		orr_buf_put(out, record.text, record.length < 60 ? record.length : 60);
		orr_buf_format(out, ":%zu\n", record.length);
	}
	orr_records_close(records);
}

static void gives(const char *text, size_t length, const char *want)
{
	struct orr_buf out;
	orr_buf_init(&out, 1 << 20);
	for (size_t piece = 1; piece < 40; piece += 3) {
		dump(&out, text, length, piece, piece);
		if (strstr(out.data, want) != out.data || strlen(out.data) != strlen(want))
			fail_msg("pieces of %zu: got\n%s\nwant\n%s", piece, out.data, want);
	}
	orr_buf_done(&out);
}

#define GIVES(text, want) gives(text, sizeof(text) - 1, want)
#define NEVER "a quote is opened here and never closed; close it"
#define TOO_FAR "a quote is opened here and not closed within 1048576 bytes; close it"
#define TOO_LONG "the record is longer than 1048576 bytes; make it shorter"

static void lines_are_counted(void **state)
{
	(void)state;
	GIVES("a,b\n1,2\n", "csv\n1::a,b:3\n2::1,2:3\n");
	GIVES("a,b\r\n1,2", "csv\n1::a,b:3\n2::1,2:3\n");
	GIVES("\xef\xbb\xbf\n \t\r\na\n\n\n b \n   ", "csv\n3::a:1\n6:: b :3\n");
	GIVES("{\"a\":1}\n\n{\"b\":\"x,\"}\r\n", "ndjson\n1::{\"a\":1}:7\n3::{\"b\":\"x,\"}:10\n");
	GIVES("  {\"a\":1}", "ndjson\n1::  {\"a\":1}:9\n");
	GIVES("a", "csv\n1::a:1\n");
	GIVES("a\n\r", "csv\n1::a:1\n");
	GIVES("x\ry\r\n", "csv\n1::x\ry:3\n");
}

static void quoted_fields_may_hold_line_breaks(void **state)
{
	(void)state;
	GIVES("a,\"b\nc\",d\ne\n", "csv\n1::a,\"b\nc\",d:9\n3::e:1\n");
	GIVES("\"a\r\n\"\"\n\"\nb", "csv\n1::\"a\r\n\"\"\n\":8\n4::b:1\n");
	GIVES("a \"b\nc\" d\n",
	      "csv\n1::a \"b:4\n2::c\" d:4\n"); /* no quoted field: the quote is not at the begin */
	GIVES("{\"a\n\"b\n", "ndjson\n1::{\"a:3\n2::\"b:2\n");
	GIVES("\"\"\n\"\"", "csv\n1::\"\":2\n2::\"\":2\n");
}

static void an_open_quote_spoils_one_line(void **state)
{
	(void)state;
	GIVES("a\n\"b\nc\n\nd", "csv\n1::a:1\n2:" NEVER ":\"b:2\n3::c:1\n5::d:1\n");
}

static void a_nul_byte_is_bad(void **state)
{
	(void)state;
	struct orr_reader reader = reader_of("a\nb\0c\nd\n", 8, 3, 1);
	struct orr_record_reader *records;
	struct orr_record record[3];
	struct orr_error err = {0};
	bool more;
	assert_int_equal(orr_records_open(&records, &reader, &err), ORR_OK);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(orr_records_next(records, &record[i], &more, &err), ORR_OK);
		assert_int_equal(record[i].line, i + 1);
		assert_int_equal(record[i].bad != NULL, i == 1);
	}
	assert_string_equal(record[1].bad, "the record holds a NUL byte; write the file as UTF-8 text");
	assert_int_equal(record[1].length, 3);
	orr_records_close(records);
	orr_records_close(NULL);
}

static void broken_utf8_and_utf16(void **state)
{
	(void)state;
	GIVES("name\nM\xfcller\nok\n", "csv\n1::name:4\n2:the record is not valid UTF-8; convert the file to "
				       "UTF-8:M\xfcller:6\n3::ok:2\n");
	GIVES("\xff\xfe"
	      "a\0",
	      "error the input is UTF-16; convert it to UTF-8");
	GIVES("\xfe\xff\0a", "error the input is UTF-16; convert it to UTF-8");
	GIVES("\0a", "error the input is UTF-16; convert it to UTF-8");
	GIVES("a\0", "error the input is UTF-16; convert it to UTF-8");
	GIVES("", "error the input is empty; give a CSV header and lines, or NDJSON");
	GIVES("\xef\xbb\xbf \n\n", "error the input is empty; give a CSV header and lines, or NDJSON");
}

/* A text of the given parts, each repeated. */
static char *long_text(const char *begin, char fill, size_t count, const char *end, size_t *out_length)
{
	const size_t a = strlen(begin), b = strlen(end);
	char *text = malloc(a + count + b + 1);
	assert_non_null(text);
	memcpy(text, begin, a);
	memset(text + a, fill, count);
	memcpy(text + a + count, end, b + 1);
	*out_length = a + count + b;
	return text;
}

static void check_long(const char *begin, char fill, size_t count, const char *end, const char *want)
{
	size_t length;
	struct orr_buf out;
	char *text = long_text(begin, fill, count, end, &length);
	orr_buf_init(&out, 1 << 26);
	static const size_t pieces[] = {1 << 12, 1 << 17, 1 << 23};
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		dump(&out, text, length, pieces[i], 5);
		if (strcmp(out.data, want) != 0)
			fail_msg("got\n%.2000s\nwant\n%s", out.data, want);
	}
	orr_buf_done(&out);
	free(text);
}

#define X60 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static void overlong_records_are_bad_and_reading_goes_on(void **state)
{
	(void)state;
	const size_t max = ORR_RECORD_MAX_BYTES;
	check_long("", 'x', max, "\nb\n", "csv\n1::" X60 ":1048576\n2::b:1\n");
	check_long("", 'x', max, "\r\nb\n", "csv\n1::" X60 ":1048576\n2::b:1\n");
	check_long("", 'x', max, "", "csv\n1::" X60 ":1048576\n");
	check_long("", 'x', max + 1, "\nb\n", "csv\n1:" TOO_LONG ":" X60 ":1048576\n2::b:1\n");
	check_long("", 'x', max + 1, "", "csv\n1:" TOO_LONG ":" X60 ":1048576\n");
	check_long("", 'x', 3 * max, "\n\nb\n", "csv\n1:" TOO_LONG ":" X60 ":1048576\n3::b:1\n");
	check_long("", 'x', 3 * max, "", "csv\n1:" TOO_LONG ":" X60 ":1048576\n");
	check_long("a,\"b\n", 'x', max, "\"\nc\n",
		   "csv\n1:" TOO_FAR ":a,\"b:4\n2:" TOO_LONG ":" X60 ":1048576\n3::c:1\n");
	check_long("h\n\"", 'x', max + 9, "\nc\n",
		   "csv\n1::h:1\n2:" TOO_LONG
		   ":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:1048576\n3::c:1\n");
}

/* Any text gives the same records whatever the pieces; lines never go back; nothing is lost but blank lines. */
static void random_texts_do_not_depend_on_the_pieces(void **state)
{
	(void)state;
	static const char *const bits[] = {"a",    ",", "\"",  "\n",       "\r\n", " ",
					   "\"\"", "{", "x,y", "\xc3\xa9", "\xff", "\r"};
	struct sample_random random = {4711};
	struct orr_buf text, one, many;
	orr_buf_init(&text, 1 << 16);
	orr_buf_init(&one, 1 << 20);
	orr_buf_init(&many, 1 << 20);
	for (int i = 0; i < 3000; i++) {
		orr_buf_clear(&text);
		orr_buf_text(&text, "");
		for (uint64_t k = sample_below(&random, 60); k > 0; k--)
			orr_buf_text(&text, bits[sample_below(&random, sizeof bits / sizeof bits[0])]);
		dump(&one, text.data, text.length, 1 << 20, 1);
		dump(&many, text.data, text.length, 1 + sample_below(&random, 9), random.state);
		assert_string_equal(one.data, many.data);
	}
	orr_buf_done(&text);
	orr_buf_done(&one);
	orr_buf_done(&many);
}

static void errors_of_the_stream_come_through(void **state)
{
	(void)state;
	static char text[300000];
	memset(text, 'x', sizeof text);
	for (size_t fail_at = 0; fail_at < 250000; fail_at += 10007) {
		struct orr_reader reader = reader_of(text, sizeof text, 5000, fail_at);
		struct orr_record_reader *records = NULL;
		struct orr_record record;
		struct orr_error err = {0};
		bool more = true;
		reader.fail_at = fail_at;
		enum orr_code code = orr_records_open(&records, &reader, &err);
		if (code == ORR_OK)
			code = orr_records_next(records, &record, &more, &err);
		assert_int_equal(code, ORR_E_CORRUPT);
		assert_string_equal(err.text, "cut off");
		orr_records_close(records);
	}
}

/* The same behind a first record: among blank lines, and in the rest of an overlong line. */
static void errors_come_through_between_records_too(void **state)
{
	(void)state;
	static const struct {
		const char *begin, *end;
		char fill;
		size_t fail_at;
	} cases[] = {{"a\n", "b\n", '\n', 200000}, {"", "\nb\n", 'x', 2000000}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t length;
		char *text = long_text(cases[i].begin, cases[i].fill, 3 << 20, cases[i].end, &length);
		struct orr_reader reader = reader_of(text, length, 5000, 3);
		struct orr_record_reader *records = NULL;
		struct orr_record record;
		struct orr_error err = {0};
		bool more = false;
		reader.fail_at = cases[i].fail_at;
		assert_int_equal(orr_records_open(&records, &reader, &err), ORR_OK);
		assert_int_equal(orr_records_next(records, &record, &more, &err), ORR_OK);
		assert_true(more);
		assert_int_equal(orr_records_next(records, &record, &more, &err), ORR_E_CORRUPT);
		orr_records_close(records);
		free(text);
	}
}

static void memory_may_run_out(void **state)
{
	(void)state;
	static char text[300000];
	memset(text, 'x', sizeof text);
	for (long nth = 1; nth <= 6; nth++) {
		struct orr_reader reader = reader_of(text, sizeof text, 1 << 20, 1);
		struct orr_record_reader *records = NULL;
		struct orr_record record;
		struct orr_error err = {0};
		bool more = true;
		orr_memory_fail_from(nth);
		enum orr_code code = orr_records_open(&records, &reader, &err);
		if (code == ORR_OK)
			code = orr_records_next(records, &record, &more, &err);
		orr_memory_fail_never();
		assert_int_equal(code, nth < 6 ? ORR_E_UNAVAILABLE : ORR_OK);
		orr_records_close(records);
	}
}

static struct orr_arena arena;

static void splits(const char *text, size_t count, const char *const want[])
{
	const char *const *fields = NULL;
	size_t got = 0;
	struct orr_error err = {0};
	if (orr_csv_split(text, strlen(text), &arena, &fields, &got, &err) != ORR_OK)
		fail_msg("%s: %s", text, err.text);
	assert_int_equal(got, count);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(fields[i], want[i]);
}

static void csv_fields_are_unquoted(void **state)
{
	(void)state;
	splits("a,b", 2, (const char *[]){"a", "b"});
	splits("", 1, (const char *[]){""});
	splits(",", 2, (const char *[]){"", ""});
	splits("\"\"", 1, (const char *[]){""});
	splits("\"a\"\"b\",\"c,d\ne\", f ", 3, (const char *[]){"a\"b", "c,d\ne", " f "});
	splits("x,\"\"\"\",", 3, (const char *[]){"x", "\"", ""});
	splits("\"q\",", 2, (const char *[]){"q", ""});
}

static void wrong_csv_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"a,\"b\"c", "field 2 goes on after its closing quote"},
		{"a,b\"c", "field 2 has a quote inside"},
		{" \"a\"", "field 1 has a quote inside"},
		{"a,b,\"c", "field 3 opens a quote that is never closed"},
		{"\"", "field 1 opens"},
		{"\"a\"\"", "field 1 opens"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *const *fields = NULL;
		size_t count = 99;
		struct orr_error err = {0};
		assert_int_equal(
			orr_csv_split(cases[i].text, strlen(cases[i].text), &arena, &fields, &count, &err),
			ORR_E_INVALID);
		assert_true(fields == NULL && count == 99);
		if (strstr(err.text, cases[i].words) == NULL)
			fail_msg("%s: %s", cases[i].text, err.text);
	}
}

static void too_many_fields_are_refused(void **state)
{
	(void)state;
	static char commas[ORR_RECORD_MAX_FIELDS];
	memset(commas, ',', sizeof commas);
	const char *const *fields;
	size_t count;
	struct orr_error err = {0};
	assert_int_equal(orr_csv_split(commas, sizeof commas - 1, &arena, &fields, &count, &err), ORR_OK);
	assert_int_equal(count, ORR_RECORD_MAX_FIELDS);
	assert_int_equal(orr_csv_split(commas, sizeof commas, &arena, &fields, &count, &err), ORR_E_INVALID);
	assert_non_null(strstr(err.text, "more than 4096 fields"));
	struct orr_arena none;
	orr_arena_init(&none, 0);
	assert_int_equal(orr_csv_split("a", 1, &none, &fields, &count, &err), ORR_E_UNAVAILABLE);
	orr_arena_done(&none);
}

/* split(join(cells)) == cells, for any cells that were written as texts. */
static void cells_come_back(void **state)
{
	(void)state;
	static const char *const bits[] = {"a",        ",",  "\"", "\n", "\r", " ",
					   "\xc3\xa9", "-1", "'",  "=",  "\t", "@"};
	struct sample_random random = {99};
	struct orr_buf line;
	orr_buf_init(&line, 1 << 16);
	for (int i = 0; i < 3000; i++) {
		char cells[5][64] = {{0}};
		const char *want[5];
		const size_t count = sample_below(&random, 5) + 1;
		orr_buf_clear(&line);
		for (size_t c = 0; c < count; c++) {
			for (uint64_t k = sample_below(&random, 9); k > 0; k--) {
				const char *bit = bits[sample_below(&random, sizeof bits / sizeof bits[0])];
				memcpy(cells[c] + strlen(cells[c]), bit, strlen(bit) + 1);
			}
			want[c] = cells[c];
			if (c > 0)
				orr_buf_char(&line, ',');
			const size_t begin = line.length;
			orr_csv_text(&line, cells[c]);
			const char *cell = line.data + begin + (line.data[begin] == '"' ? 1 : 0);
			assert_true(line.length == begin || strchr("=+-@\t\r\n", *cell) == NULL);
		}
		splits(line.data, count, want);
	}
	orr_buf_clear(&line);
	orr_csv_cell(&line, "plain -1.5");
	assert_string_equal(line.data, "plain -1.5");
	orr_buf_done(&line);
}

/* The six beginnings of OWASP's list and a line break; numbers, and what others wrote with an apostrophe of its own. */
static void formulas_become_texts(void **state)
{
	(void)state;
	static const struct {
		const char *text, *cell;
	} cases[] = {{"=1+1", "'=1+1"},
		     {"+49 30", "'+49 30"},
		     {"-5", "'-5"},
		     {"@SUM(A1)", "'@SUM(A1)"},
		     {"\t=1", "'\t=1"},
		     {"\r=1", "\"'\r=1\""},
		     {"\n=1", "\"'\n=1\""},
		     {"=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
		     {"'=1", "''=1"},
		     {"'n Beetje", "'n Beetje"},
		     {"O'=1", "O'=1"},
		     {"'", "'"},
		     {"", ""}};
	struct orr_buf out;
	orr_buf_init(&out, 1 << 10);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		orr_buf_clear(&out);
		orr_csv_text(&out, cases[i].text);
		assert_string_equal(out.data, cases[i].cell);
		splits(out.data, 1, &cases[i].text);
	}
	orr_buf_clear(&out);
	orr_csv_cell(&out, "-5");
	assert_string_equal(out.data, "-5");
	orr_buf_done(&out);
}

static int set_up(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 26);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_counted),
		cmocka_unit_test(quoted_fields_may_hold_line_breaks),
		cmocka_unit_test(an_open_quote_spoils_one_line),
		cmocka_unit_test(a_nul_byte_is_bad),
		cmocka_unit_test(broken_utf8_and_utf16),
		cmocka_unit_test(overlong_records_are_bad_and_reading_goes_on),
		cmocka_unit_test(random_texts_do_not_depend_on_the_pieces),
		cmocka_unit_test(errors_of_the_stream_come_through),
		cmocka_unit_test(errors_come_through_between_records_too),
		cmocka_unit_test(memory_may_run_out),
		cmocka_unit_test(csv_fields_are_unquoted),
		cmocka_unit_test(wrong_csv_is_refused),
		cmocka_unit_test(too_many_fields_are_refused),
		cmocka_unit_test(cells_come_back),
		cmocka_unit_test(formulas_become_texts),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
