/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people. */
#include "faces/cli/text.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "model/names.h"

/* Next code point of valid UTF-8; *text moves on. A stray byte counts as itself. */
static uint32_t next_code_point(const char **text)
{
	const unsigned char *byte = (const unsigned char *)*text;
	uint32_t point = *byte++;
	if (point >= 0xc0) {
		point &= point >= 0xf0 ? 0x07u : point >= 0xe0 ? 0x0fu : 0x1fu;
		while ((*byte & 0xc0) == 0x80)
			point = (point << 6) | (*byte++ & 0x3fu);
	}
	*text = (const char *)byte;
	return point;
}

/* Rough East Asian width after Unicode Standard Annex 11: the blocks whose letters are all wide. */
static size_t point_columns(uint32_t point)
{
	if (point < 0x20 || (point >= 0x7f && point < 0xa0))
		return 4; /* as put_clean shows it */
	if (point >= 0x300 && point <= 0x36f)
		return 0;
	if ((point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) ||
	    (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) ||
	    (point >= 0xff00 && point <= 0xff60) || (point >= 0x1f300 && point <= 0x1faff) ||
	    (point >= 0x20000 && point <= 0x3fffd))
		return 2;
	return 1;
}

size_t orr_text_columns(const char *text)
{
	size_t columns = 0;
	while (*text != '\0')
		columns += point_columns(next_code_point(&text));
	return columns;
}

/* C0 and C1 controls and DEL: 0x80-0x9f are two bytes in UTF-8, C2 80 to C2 9F. */
static void put_clean(struct orr_buf *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		unsigned char next = i + 1 < length ? (unsigned char)text[i + 1] : 0;
		if (c == 0xc2 && next >= 0x80 && next < 0xa0) {
			orr_buf_format(out, "\\x%02x", next);
			i++;
		} else if (c < 0x20 || c == 0x7f)
			orr_buf_format(out, "\\x%02x", c);
		else
			orr_buf_char(out, (char)c);
	}
}

void orr_text_clean(struct orr_buf *out, const char *text)
{
	put_clean(out, text, strlen(text));
}

void orr_text_cell(struct orr_buf *out, const char *text, size_t columns)
{
	size_t used = orr_text_columns(text);
	orr_text_clean(out, text);
	do {
		orr_buf_char(out, ' ');
		used++;
	} while (used < columns);
}

static size_t columns_of(const char *text, size_t length)
{
	const char *end = text + length;
	size_t columns = 0;
	while (text < end)
		columns += point_columns(next_code_point(&text));
	return columns;
}

void orr_text_wrap(struct orr_buf *out, size_t at, size_t indent, const char *text)
{
	bool first = true;
	while (*text != '\0') {
		size_t length = strcspn(text, " ");
		size_t columns = columns_of(text, length);
		if (!first && at + 1 + columns > ORR_TEXT_WIDTH) {
			orr_buf_format(out, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			orr_buf_char(out, ' ');
			at++;
		}
		put_clean(out, text, length);
		at += columns;
		first = false;
		text += length;
		text += strspn(text, " ");
	}
	orr_buf_char(out, '\n');
}

void orr_text_paragraph(struct orr_buf *out, const char *text)
{
	orr_buf_text(out, "  ");
	orr_text_wrap(out, 2, 2, text);
}

void orr_text_labelled(struct orr_buf *out, size_t columns, const char *label, const char *text)
{
	orr_buf_text(out, "  ");
	orr_text_cell(out, label, columns);
	orr_text_wrap(out, 2 + columns, 2 + columns, text);
}

void orr_text_styled(struct orr_buf *out, bool colored, enum orr_text_style style, const char *text)
{
	static const char *const code[] = {
		[ORR_PLAIN] = "0", [ORR_BOLD] = "1", [ORR_DIM] = "2", [ORR_YELLOW] = "33"};
	if (!colored || style == ORR_PLAIN) {
		orr_text_clean(out, text);
		return;
	}
	orr_buf_format(out, "\033[%sm", code[style]);
	orr_text_clean(out, text);
	orr_buf_text(out, "\033[0m");
}

void orr_text_heading(struct orr_buf *out, bool colored, const char *title)
{
	orr_buf_char(out, '\n');
	orr_text_styled(out, colored, ORR_BOLD, title);
	orr_buf_char(out, '\n');
}

const char *orr_text_words(const char *name, char out[ORR_WORDS_TEXT_MAX])
{
	snprintf(out, ORR_WORDS_TEXT_MAX, "%s", name);
	for (char *c = out; *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return out;
}

const char *orr_text_zodiac(double lon_deg, char out[ORR_ANGLE_TEXT_MAX])
{
	double turn = lon_deg - 360.0 * floor(lon_deg / 360.0);
	/* Stored longitudes end after nine decimals, 3.6e-6": a third of that makes 5.5375 degrees, which no double is, 32'15" and
	 * not 32'14", and leaves 29.999999999 in its sign. */
	static const double third_of_last_digit_arcsec = 1.2e-6;
	long seconds = (long)floor(turn * 3600.0 + third_of_last_digit_arcsec);
	if (seconds >= 360L * 3600)
		seconds -= 360L * 3600;
	long sign = seconds / (30L * 3600);
	long rest = seconds % (30L * 3600);
	snprintf(out, ORR_ANGLE_TEXT_MAX, "%2ld°%02ld'%02ld\" %s", rest / 3600, rest / 60 % 60, rest % 60,
		 orr_sign_names[sign]);
	return out;
}

const char *orr_text_minutes(double angle_deg, char out[ORR_ANGLE_TEXT_MAX])
{
	long minutes = (long)floor(angle_deg * 60.0 + 0.5);
	snprintf(out, ORR_ANGLE_TEXT_MAX, "%ld°%02ld'", minutes / 60, minutes % 60);
	return out;
}
