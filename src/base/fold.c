/* SPDX-License-Identifier: Apache-2.0 */
/* Text as it is compared when accents, case and punctuation shall not count. */
#include "base/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/fold_table.h"

/* The code point at `text`, which is valid UTF-8, and its length. */
static uint32_t decode(const char *text, size_t *out_length)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t length = at[0] < 0x80 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
	uint32_t value = length == 1 ? at[0] : at[0] & (0x7fu >> length);
	for (size_t i = 1; i < length; i++)
		value = value << 6 | (at[i] & 0x3fu);
	*out_length = length;
	return value;
}

/* Dropped altogether: combining marks, vowel points, the Arabic lengthener, invisible marks of direction and joining. */
static bool is_mark(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0xad, 0xad},     {0x300, 0x36f},   {0x591, 0x5bd},   {0x5bf, 0x5bf},
		{0x5c1, 0x5c2},   {0x5c4, 0x5c5},   {0x5c7, 0x5c7},   {0x610, 0x61a},
		{0x640, 0x640},   {0x64b, 0x65f},   {0x670, 0x670},   {0x200b, 0x200f},
		{0x202a, 0x202e}, {0x2060, 0x2064}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && c >= ranges[i].first; i++)
		if (c <= ranges[i].last)
			return true;
	return false;
}

/* Punctuation beyond ASCII, modifier letters such as the okina among it, and the signs of Latin-1. */
static bool is_punctuation(uint32_t c)
{
	return (c >= 0x80 && c < 0xc0) || (c >= 0x2b0 && c <= 0x2ff) || (c >= 0x2000 && c <= 0x206f) ||
	       (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x303f) || c == 0x5be || c == 0x60c ||
	       c == 0x30a0 || c == 0x30fb || (c >= 0xff00 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20);
}

/* Greek letters without accents, the final sigma as any other; U+0386 to U+03CE. */
static uint32_t greek(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} rows[] = {
		{0x386, 0x3b1}, {0x388, 0x3b5}, {0x389, 0x3b7}, {0x38a, 0x3b9}, {0x38c, 0x3bf},
		{0x38e, 0x3c5}, {0x38f, 0x3c9}, {0x390, 0x3b9}, {0x3aa, 0x3b9}, {0x3ab, 0x3c5},
		{0x3ac, 0x3b1}, {0x3ad, 0x3b5}, {0x3ae, 0x3b7}, {0x3af, 0x3b9}, {0x3b0, 0x3c5},
		{0x3c2, 0x3c3}, {0x3ca, 0x3b9}, {0x3cb, 0x3c5}, {0x3cc, 0x3bf}, {0x3cd, 0x3c5},
		{0x3ce, 0x3c9},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].from == c)
			return rows[i].to;
	return c >= 0x391 && c <= 0x3a9 && c != 0x3a2 ? c + 0x20 : c;
}

static uint32_t cyrillic(uint32_t c)
{
	if (c < 0x410)
		c += 0x50;
	else if (c < 0x430)
		c += 0x20;
	else if ((c >= 0x460 && c <= 0x481) || (c >= 0x48a && c <= 0x4bf) || c >= 0x4d0)
		c |= 1;
	return c == 0x451 ? 0x435 : c; /* io is commonly written as ie */
}

/* Lower case of what keeps its script. The result is not longer in UTF-8 than `c`. */
static uint32_t lower(uint32_t c)
{
	if (c >= 0x386 && c <= 0x3ce)
		return greek(c);
	if (c >= 0x400 && c <= 0x52f)
		return cyrillic(c);
	if (c >= 0x531 && c <= 0x556)
		return c + 0x30;
	return c;
}

/* The second letter of a spelled umlaut, '\0' for a letter that has none. */
static char umlaut_tail(uint32_t c)
{
	switch (c) {
	case 0xc4: /* ä ö ü ø */
	case 0xd6:
	case 0xdc:
	case 0xd8:
	case 0xe4:
	case 0xf6:
	case 0xfc:
	case 0xf8:
		return 'e';
	case 0xc5: /* å */
	case 0xe5:
		return 'a';
	default:
		return '\0';
	}
}

/* The one or two Latin letters of a code point, blanks where it has none; NULL when it is not Latin. */
static const char *latin(uint32_t c)
{
	static const char ascii[] = "a b c d e f g h i j k l m n o p q r s t u v w x y z ";
	static const char ligatures[] =
		"fffiflfiflstst"; /* U+FB00 to U+FB06; three letters lose their first f */
	if (c >= 'a' && c <= 'z')
		return ascii + (size_t)2 * (c - 'a');
	if (c >= 'A' && c <= 'Z')
		return ascii + (size_t)2 * (c - 'A');
	if (c >= ORR_FOLD_LATIN_FIRST && c < ORR_FOLD_LATIN_END)
		return orr_fold_latin + (size_t)2 * (c - ORR_FOLD_LATIN_FIRST);
	if (c >= ORR_FOLD_ADDITIONAL_FIRST && c < ORR_FOLD_ADDITIONAL_END)
		return orr_fold_latin_additional + (size_t)2 * (c - ORR_FOLD_ADDITIONAL_FIRST);
	if (c == 0x259) /* the schwa, whose capital stands in the table */
		return ascii + (size_t)2 * ('e' - 'a');
	return c >= 0xfb00 && c <= 0xfb06 ? ligatures + (size_t)2 * (c - 0xfb00) : NULL;
}

struct folder {
	char *out;
	size_t length;
	bool blank; /* one is due before the next letter */
};

static void put(struct folder *to, char c)
{
	if (to->blank && to->length > 0)
		to->out[to->length++] = ' ';
	to->blank = false;
	to->out[to->length++] = c;
}

static void put_latin(struct folder *to, const char letters[2], char tail)
{
	if (letters[0] == ' ') {
		to->blank = true;
		return;
	}
	put(to, letters[0]);
	if (tail != '\0')
		put(to, tail);
	else if (letters[1] != ' ')
		put(to, letters[1]);
}

static void put_other(struct folder *to, uint32_t c, const char *text, size_t length)
{
	const uint32_t small = lower(c);
	if (small == c) {
		for (size_t i = 0; i < length; i++)
			put(to, text[i]);
		return;
	}
	/* Greek, Cyrillic and Armenian take two bytes. */
	put(to, (char)(0xc0 | small >> 6));
	put(to, (char)(0x80 | (small & 0x3f)));
}

/* A combining diaeresis behind a, o or u is an umlaut in two code points. */
static bool is_umlaut_mark(const struct folder *to, uint32_t c)
{
	return c == 0x308 && to->length > 0 && strchr("aou", to->out[to->length - 1]) != NULL;
}

size_t orr_utf8_fold(const char *text, enum orr_umlauts umlauts, char *out)
{
	const bool spelled = umlauts == ORR_UMLAUTS_SPELLED;
	struct folder to = {.out = out};
	size_t length;
	for (const char *at = text; *at != '\0'; at += length) {
		const uint32_t c = decode(at, &length);
		const char *letters = latin(c);
		if (letters != NULL)
			put_latin(&to, letters, spelled ? umlaut_tail(c) : '\0');
		else if (spelled && is_umlaut_mark(&to, c))
			put(&to, 'e');
		else if (c >= '0' && c <= '9')
			put(&to, (char)c);
		else if (c < 0x80 || is_punctuation(c))
			to.blank = to.blank || !is_mark(c);
		else if (!is_mark(c))
			put_other(&to, c, at, length);
	}
	out[to.length] = '\0';
	return to.length;
}
