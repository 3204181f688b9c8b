/* SPDX-License-Identifier: Apache-2.0 */
/* Wrapping at blanks, and within what is longer than a line. */
#include "faces/svg/paragraph.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

enum { LINE_MAX_BYTES = 1 << 12 };

/* Hangul, and everything from the CJK radicals on (Unicode TR 11, roughly): lead bytes e1 84.., e2 ba.., e3 and up. */
static size_t columns_at(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	if ((byte[0] & 0xc0) == 0x80)
		return 0;
	if (byte[0] == 0xe1)
		return byte[1] == 0x84 ? 2 : 1;
	if (byte[0] == 0xe2)
		return byte[1] >= 0xba ? 2 : 1;
	return byte[0] >= 0xe3 ? 2 : 1;
}

/* Bytes of the first line of `text`, without the blank that ends it. */
static size_t line_length(const char *text, size_t columns)
{
	size_t used = 0, blank = 0, at = 0;
	for (; text[at] != '\0'; at++) {
		size_t more = columns_at(text + at);
		if (used + more > columns && at > 0)
			return blank > 0 ? blank : at;
		used += more;
		if (text[at] == ' ')
			blank = at;
	}
	return at;
}

double orr_svg_paragraph(const struct orr_svg *svg, const struct orr_svg_paragraph *paragraph, double y,
			 const char *text)
{
	char line[LINE_MAX_BYTES];
	while (*text != '\0') {
		size_t length = line_length(text, paragraph->columns);
		size_t kept = length < sizeof line ? length : sizeof line - 1;
		memcpy(line, text, kept);
		line[kept] = '\0';
		orr_svg_text(svg, paragraph->class_name, paragraph->anchor,
			     (struct orr_svg_point){paragraph->x, y}, line);
		y += paragraph->line_height;
		text += length;
		text += strspn(text, " ");
	}
	return y;
}
