/* SPDX-License-Identifier: Apache-2.0 */
/* Path data of glyphs, moved and scaled to their places. */
#include "faces/svg/glyph.h"

#include <inttypes.h>
#include <math.h>

enum { LETTER_GAP = 16, LETTER_HEIGHT = 100 };

void orr_svg_number(struct orr_buf *out, double value)
{
	int64_t hundredths = (int64_t)floor(value * 100 + 0.5);
	int64_t size = hundredths < 0 ? -hundredths : hundredths;
	orr_buf_format(out, "%s%" PRId64 ".%02" PRId64, hundredths < 0 ? "-" : "", size / 100, size % 100);
}

void orr_svg_point(struct orr_buf *out, struct orr_svg_point point)
{
	orr_svg_number(out, point.x);
	orr_buf_char(out, ' ');
	orr_svg_number(out, point.y);
}

/* Next whole number of a glyph; the tables hold nothing else between commands. */
static int next_number(const char **at)
{
	int sign = 1, value = 0;
	while (**at == ' ')
		(*at)++;
	if (**at == '-') {
		sign = -1;
		(*at)++;
	}
	for (; **at >= '0' && **at <= '9'; (*at)++)
		value = 10 * value + (**at - '0');
	return sign * value;
}

static void put_points(struct orr_buf *out, const char **at, int count, struct orr_svg_point origin,
		       double scale)
{
	for (int i = 0; i < count; i++) {
		int x = next_number(at), y = next_number(at);
		if (i > 0)
			orr_buf_char(out, ' ');
		orr_svg_point(out, (struct orr_svg_point){origin.x + scale * x, origin.y + scale * y});
	}
}

/* Radii are scaled, the turn and both flags of an arc stay. */
static void put_arc(struct orr_buf *out, const char **at, double scale)
{
	int rx = next_number(at), ry = next_number(at), turn = next_number(at), large = next_number(at),
	    sweep = next_number(at);
	orr_svg_point(out, (struct orr_svg_point){scale * rx, scale * ry});
	orr_buf_format(out, " %d %d %d ", turn, large, sweep);
}

void orr_glyph_put(struct orr_buf *out, const char *glyph, struct orr_svg_point origin, double size)
{
	double scale = size / 100;
	const char *at = glyph;
	while (*at != '\0') {
		char command = *at++;
		if (command == ' ')
			continue;
		orr_buf_char(out, command);
		if (command == 'A')
			put_arc(out, &at, scale);
		if (command != 'Z')
			put_points(out, &at, command == 'C' ? 3 : command == 'Q' ? 2 : 1, origin, scale);
	}
}

static const struct orr_glyph_letter *find_letter(char letter)
{
	const struct orr_glyph_letter *found = orr_glyph_letters;
	while (found->letter != '\0' && found->letter != letter)
		found++;
	return found;
}

double orr_glyph_text_width(const char *text, double height)
{
	int width = 0;
	for (const char *at = text; *at != '\0'; at++) {
		int letter = find_letter(*at)->width;
		width += letter > 0 && width > 0 ? LETTER_GAP + letter : letter;
	}
	return width * height / LETTER_HEIGHT;
}

void orr_glyph_text(struct orr_buf *out, const char *text, struct orr_svg_point centre, double height)
{
	double x = centre.x - orr_glyph_text_width(text, height) / 2;
	for (const char *at = text; *at != '\0'; at++) {
		const struct orr_glyph_letter *letter = find_letter(*at);
		if (letter->letter == '\0')
			continue;
		orr_glyph_put(out, letter->path, (struct orr_svg_point){x, centre.y - height / 2}, height);
		x += (letter->width + LETTER_GAP) * height / LETTER_HEIGHT;
	}
}
