/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers and UTF-8 against tables; the values of the numbers are written in hexadecimal. */
#include "base/str.h"

#include <float.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "folder.h"

static void integers(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		int64_t value;
	} rows[] = {
		{"0", true, 0},
		{"-0", true, 0},
		{"+7", true, 7},
		{"007", true, 7},
		{"-12345", true, -12345},
		{"9223372036854775807", true, INT64_MAX},
		{"+0009223372036854775807", true, INT64_MAX},
		{"-9223372036854775808", true, INT64_MIN},
		{"9223372036854775808", false, 0},
		{"-9223372036854775809", false, 0},
		{"9223372036854775810", false, 0},
		{"92233720368547758070", false, 0},
		{"99999999999999999999999999", false, 0},
		{"", false, 0},
		{"-", false, 0},
		{"+", false, 0},
		{"+-1", false, 0},
		{" 1", false, 0},
		{"1 ", false, 0},
		{"1.0", false, 0},
		{"1e3", false, 0},
		{"0x10", false, 0},
		{"1,000", false, 0},
		{"12a", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t value = 42;

		if (orr_str_to_i64(rows[i].text, &value) != rows[i].ok)
			fail_msg("'%s'", rows[i].text);
		assert_int_equal(value, rows[i].ok ? rows[i].value : 42);
	}
}

static void assert_same(double got, double want, const char *text)
{
	if (memcmp(&got, &want, sizeof got) != 0)
		fail_msg("'%s': got %a, want %a", text, got, want);
}

/* Ties, neighbours of ties, both ends of the range. */
static void doubles_are_correctly_rounded(void **state)
{
	static const struct {
		const char *text;
		double value;
	} rows[] = {
		{"0", 0.0},
		{"-0", -0.0},
		{"+1.5", 1.5},
		{"-77.20900", -0x1.34d604189374cp+6},
		{".5", 0.5},
		{"5.", 5.0},
		{"1e3", 1000.0},
		{"1E+3", 1000.0},
		{"125e-3", 0.125},
		{"0.1", 0x1.999999999999ap-4},
		{"0.1000000000000000055511151231257827021181583404541015625", 0x1.999999999999ap-4},
		{"9007199254740993", 0x1p53},                           /* tie: to even */
		{"9007199254740992.9999999999999999999999999", 0x1p53}, /* below it */
		{"9007199254740993.0000000000000000000000001", 0x1.0000000000001p53},
		{"9007199254740995", 0x1.0000000000002p53}, /* tie: to even, upwards */
		{"1.7976931348623157e308", DBL_MAX},
		{"1.797693134862315807e308", DBL_MAX}, /* just below the middle to 2^1024 */
		{"2.2250738585072011e-308", 0x0.fffffffffffffp-1022},
		{"2.2250738585072014e-308", DBL_MIN},
		{"4.9e-324", 0x1p-1074},
		{"2.4703282292062327209e-324", 0x1p-1074}, /* just above half of it */
		{"2.4703282292062327208e-324", 0.0},       /* just below */
		{"1e-999999999999", 0.0},
		{"0e999999999999", 0.0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		double value = 42.0;

		assert_true(orr_str_to_double(rows[i].text, &value));
		assert_same(value, rows[i].value, rows[i].text);
	}
}

static void what_is_no_decimal_is_refused(void **state)
{
	static const char *const rows[] = {
		"",
		"-",
		"+",
		".",
		"-.",
		"e5",
		".e5",
		"1e",
		"1e+",
		"1e-",
		"1e5.0",
		"--1",
		"+-1",
		" 1",
		"1 ",
		"\t1",
		"1\n",
		"1,5",
		"1.2.3",
		"0x1p3",
		"0x10",
		"inf",
		"-inf",
		"INF",
		"nan",
		"NaN",
		"infinity",
		"nan(1)",
		"1f",
		"1d3",
		"1_000",
		"1e400",
		"-1e400",
		"1e999999999999",
		"1.7976931348623159e308",
		"\xD9\xA1",
		"12abc",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		double value = 42.0;

		if (orr_str_to_double(rows[i], &value))
			fail_msg("'%s' taken as %g", rows[i], value);
		assert_same(value, 42.0, rows[i]);
	}
}

/*
 * Seventeen digits bring every double back (IEEE 754-2019, 5.12.2). xorshift64 (Marsaglia 2003) gives the
 * bits.
 */
static void printed_doubles_come_back(void **state)
{
	uint64_t x = 88172645463325252U;
	char text[64];

	(void)state;
	for (int i = 0; i < 200000; i++) {
		double want, got = 0.0;

		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		memcpy(&want, &x, sizeof want);
		if (!isfinite(want))
			continue;
		(void)snprintf(text, sizeof text, "%.17g", want);
		assert_true(orr_str_to_double(text, &got));
		assert_same(got, want, text);
	}
}

/*
 * A locale with a decimal comma: an installed one, or one made here. NULL when the system has neither it nor
 * the means.
 */
static const char *set_comma_locale(void)
{
	static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "fr_FR"};
	char command[400];
	const char *set = NULL;

	for (size_t i = 0; i < sizeof names / sizeof names[0] && set == NULL; i++)
		set = setlocale(LC_ALL, names[i]);
	if (set != NULL)
		return set;
	(void)snprintf(command, sizeof command,
		       "localedef -i de_DE -f UTF-8 '%s/de_DE.UTF-8' >/dev/null 2>&1", folder);
	if (system(command) != 0 || setenv("LOCPATH", folder, 1) != 0)
		return NULL;
	return setlocale(LC_ALL, "de_DE.UTF-8");
}

static void the_locale_does_not_matter(void **state)
{
	double value = 0.0, other = 0.0;

	(void)state;
	if (set_comma_locale() == NULL) {
		print_message("# no locale with a decimal comma is to be had\n");
		return;
	}
	assert_string_equal(localeconv()->decimal_point, ",");
	assert_same(strtod("1,5", NULL), 1.5, "1,5"); /* the locale is at work */
	bool point = orr_str_to_double("1.5", &value), comma = orr_str_to_double("2,5", &other);
	(void)setlocale(LC_ALL, "C");
	assert_true(point && !comma);
	assert_same(value, 1.5, "1.5");
}

/* RFC 3629, section 4 (its grammar, both ends of every row) and section 10 (its attacks). */
static void utf8_follows_the_rfc(void **state)
{
	static const struct {
		const char *text;
		bool valid;
	} rows[] = {
		{"", true},
		{"plain", true},
		{"\x7F", true},
		{"\xC2\x80", true},
		{"\xDF\xBF", true},
		{"\xE0\xA0\x80", true},
		{"\xE0\xBF\xBF", true},
		{"\xE1\x80\x80", true},
		{"\xEC\xBF\xBF", true},
		{"\xED\x80\x80", true},
		{"\xED\x9F\xBF", true},
		{"\xEE\x80\x80", true},
		{"\xEF\xBF\xBF", true},
		{"\xF0\x90\x80\x80", true},
		{"\xF3\xBF\xBF\xBF", true},
		{"\xF4\x80\x80\x80", true},
		{"\xF4\x8F\xBF\xBF", true},
		{"a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8C\x99z", true},
		{"\x80", false},
		{"\xBF", false},
		{"a\x80", false},
		{"\xC0\x80", false}, /* overlong U+0000 */
		{"\xC1\xBF", false},
		{"\xE0\x80\xAF", false}, /* overlong '/' */
		{"\xE0\x9F\xBF", false},
		{"\xF0\x80\x80\xAF", false},
		{"\xF0\x8F\xBF\xBF", false},
		{"\xED\xA0\x80", false}, /* surrogates */
		{"\xED\xBF\xBF", false},
		{"\xED\xA1\x8C\xED\xBE\xB4", false},
		{"\xF4\x90\x80\x80", false}, /* above U+10FFFF */
		{"\xF5\x80\x80\x80", false},
		{"\xF8\x88\x80\x80\x80", false},
		{"\xFE", false},
		{"\xFF", false},
		{"\xC3", false}, /* cut off */
		{"\xE2\x82", false},
		{"\xF0\x9F\x8C", false},
		{"\xC3(", false},
		{"\xE2\x28\xA1", false},
		{"\xE2\x82\x28", false},
		{"\xF0\x9F\x28\x99", false},
		{"\xF0\x9F\x8C\x28", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (orr_utf8_valid(rows[i].text, strlen(rows[i].text)) != rows[i].valid)
			fail_msg("row %zu", i);
	assert_true(orr_utf8_valid("a\0b", 3));
}

/* Every code point there is, encoded by the formula of RFC 3629, section 3. */
static void utf8_takes_every_character_and_no_surrogate(void **state)
{
	(void)state;
	for (uint32_t point = 0; point < 0x120000; point++) {
		char text[4];
		size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
		static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};

		for (size_t i = length; i-- > 0;) {
			uint32_t bits = point >> (6 * (length - 1 - i));
			text[i] = (char)(i == 0 ? marks[length] | bits : 0x80 | (bits & 0x3F));
		}
		bool want = point < 0x110000 && (point < 0xD800 || point > 0xDFFF);
		if (orr_utf8_valid(text, length) != want || orr_utf8_valid(text, length - 1) != (length == 1))
			fail_msg("U+%04X", (unsigned)point);
	}
}

/* What is kept of a valid text is valid, and one character more would not fit. */
static void utf8_cut_keeps_characters_whole(void **state)
{
	static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8C\x99\xF0\x9F\x8C\x99z";
	size_t length = sizeof text - 1;

	(void)state;
	for (size_t limit = 0; limit < length + 3; limit++) {
		size_t kept = orr_utf8_cut(text, length, limit);

		assert_true(kept <= limit && kept <= length && kept + 4 > (limit < length ? limit : length));
		assert_true(orr_utf8_valid(text, kept));
		for (size_t more = kept + 1; more <= limit && more <= length; more++)
			assert_false(orr_utf8_valid(text, more));
	}
	assert_int_equal(orr_utf8_cut("a\x80\x80\x80\x80\x80", 6, 5), 5); /* no characters: cut where asked */
	assert_int_equal(orr_utf8_cut("a\x80\x80", 3, 1), 1);
	assert_int_equal(orr_utf8_cut("\x80\x80", 2, 1), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(integers),
		cmocka_unit_test(doubles_are_correctly_rounded),
		cmocka_unit_test(what_is_no_decimal_is_refused),
		cmocka_unit_test(printed_doubles_come_back),
		cmocka_unit_test(the_locale_does_not_matter),
		cmocka_unit_test(utf8_follows_the_rfc),
		cmocka_unit_test(utf8_takes_every_character_and_no_surrogate),
		cmocka_unit_test(utf8_cut_keeps_characters_whole),
	};

	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
