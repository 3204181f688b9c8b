/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people: columns of UTF-8, wrapping, angles, styles. */
#include "faces/cli/text.h"
#include "test.h"

#include <string.h>

static void columns_of_letters(void **state)
{
	(void)state;
	assert_int_equal(orr_text_columns(""), 0);
	assert_int_equal(orr_text_columns("Taurus"), 6);
	assert_int_equal(orr_text_columns("24°31'"), 6);
	assert_int_equal(orr_text_columns("Zoë"), 3);
	assert_int_equal(orr_text_columns("Zoe\xcc\x88"), 3);   /* e and a combining diaeresis */
	assert_int_equal(orr_text_columns("a\x1b\xc2\x9b"), 9); /* shown as \x1b and \x9b */
	assert_int_equal(orr_text_columns("東京"), 4);
	assert_int_equal(orr_text_columns("서울"), 4);
}

static void cells_are_filled_up(void **state)
{
	(void)state;
	struct orr_buf out;
	orr_buf_init(&out, 1 << 10);
	orr_text_cell(&out, "Zoë", 6);
	orr_text_cell(&out, "東京", 6);
	orr_text_cell(&out, "much too long", 6);
	orr_text_cell(&out, "x", 1);
	orr_buf_char(&out, '|');
	assert_string_equal(out.data, "Zoë   東京  much too long x |");
	orr_buf_done(&out);
}

/* What a name in a file could do to a terminal: escape sequences, line breaks, the two-byte C1 controls. */
static void control_characters_do_not_reach_the_terminal(void **state)
{
	(void)state;
	struct orr_buf out;
	orr_buf_init(&out, 1 << 10);
	orr_text_clean(&out, "a\033[31mb\nc\x7f\xc2\x9b"
			     "d\xc3\xa9");
	assert_string_equal(out.data, "a\\x1b[31mb\\x0ac\\x7f\\x9bd\xc3\xa9");
	orr_buf_done(&out);
}

static void paragraphs_fit(void **state)
{
	(void)state;
	struct orr_buf out;
	orr_buf_init(&out, 1 << 14);
	for (int i = 0; i < 60; i++)
		orr_buf_text(&out, "wörd and ");
	struct orr_buf wrapped;
	orr_buf_init(&wrapped, 1 << 14);
	orr_text_wrap(&wrapped, 0, 4, out.data);
	size_t lines = 0;
	for (char *line = wrapped.data; *line != '\0'; lines++) {
		char *end = strchr(line, '\n');
		assert_non_null(end);
		*end = '\0';
		assert_true(orr_text_columns(line) <= ORR_TEXT_WIDTH);
		assert_true(lines == 0 || strncmp(line, "    w", 5) == 0 || strncmp(line, "    a", 5) == 0);
		assert_true(line[strlen(line) - 1] != ' ');
		line = end + 1;
	}
	assert_true(lines == 6);
	orr_buf_done(&wrapped);
	orr_buf_done(&out);
}

/* Hand-made: d + m/60 + s/3600 within the sign. */
static void zodiac_positions(void **state)
{
	(void)state;
	static const struct {
		double lon_deg;
		const char *text;
	} rows[] = {
		{0, " 0°00'00\" Aries"},
		{54.519, "24°31'08\" Taurus"},
		{29.999999999, "29°59'59\" Aries"}, /* not rounded into the next sign */
		{30, " 0°00'00\" Taurus"},
		{359.999999999, "29°59'59\" Pisces"},
		{360, " 0°00'00\" Aries"},
		{-0.5, "29°30'00\" Pisces"},
		{725.25, " 5°15'00\" Aries"},
		{247.5125, " 7°30'45\" Sagittarius"},
	};
	char text[ORR_ANGLE_TEXT_MAX];
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(orr_text_zodiac(rows[i].lon_deg, text), rows[i].text);
	assert_string_equal(orr_text_minutes(7.1, text), "7°06'");
	assert_string_equal(orr_text_minutes(0.9999, text), "1°00'");
	assert_string_equal(orr_text_minutes(0, text), "0°00'");
}

static void styles_only_where_wanted(void **state)
{
	(void)state;
	struct orr_buf out;
	orr_buf_init(&out, 1 << 10);
	orr_text_styled(&out, false, ORR_BOLD, "a");
	orr_text_styled(&out, true, ORR_PLAIN, "b");
	orr_text_styled(&out, true, ORR_BOLD, "c");
	assert_string_equal(out.data, "ab\033[1mc\033[0m");
	orr_buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_of_letters),
		cmocka_unit_test(cells_are_filled_up),
		cmocka_unit_test(control_characters_do_not_reach_the_terminal),
		cmocka_unit_test(paragraphs_fit),
		cmocka_unit_test(zodiac_positions),
		cmocka_unit_test(styles_only_where_wanted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
