/* SPDX-License-Identifier: Apache-2.0 */
/* Elements of a picture as XML. */
#include "faces/svg/canvas.h"

#include <math.h>
#include <string.h>

#include "base/str.h"
#include "core/angle.h"
#include "core/trig.h"

struct orr_svg_point orr_svg_at(const struct orr_svg *svg, double lon_deg, double radius)
{
	double sine, cosine;
	orr_sincos_deg(orr_angle_wrap(lon_deg - svg->left_deg), &sine, &cosine);
	return (struct orr_svg_point){svg->centre.x - radius * cosine, svg->centre.y + radius * sine};
}

/* Bytes of the UTF-8 sequence at `text` (at least one byte is left), 0 for a broken one or what XML 1.0 has no place for. */
static size_t xml_character(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;
	size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xe0 ? 2 : byte[0] < 0xf0 ? 3 : 4;
	if (strnlen(text, length) < length || !orr_utf8_valid(text, length))
		return 0;
	if (byte[0] < 0x20 || byte[0] == 0x7f || (byte[0] == 0xc2 && byte[1] < 0xa0))
		return 0;
	/* U+FFFE and U+FFFF */
	return byte[0] == 0xef && byte[1] == 0xbf && byte[2] >= 0xbe ? 0 : length;
}

void orr_svg_escape(struct orr_buf *out, const char *text)
{
	while (*text != '\0') {
		size_t length = xml_character(text);
		if (length == 0)
			orr_buf_text(out, "\xef\xbf\xbd");
		else if (*text == '&')
			orr_buf_text(out, "&amp;");
		else if (*text == '<')
			orr_buf_text(out, "&lt;");
		else if (*text == '>')
			orr_buf_text(out, "&gt;");
		else if (*text == '"')
			orr_buf_text(out, "&quot;");
		else
			orr_buf_put(out, text, length);
		text += length > 0 ? length : 1;
	}
}

void orr_svg_path_open(const struct orr_svg *svg, const char *class_name)
{
	orr_buf_format(svg->out, "<path class=\"%s\" d=\"", class_name);
}

void orr_svg_path_close(const struct orr_svg *svg)
{
	orr_buf_text(svg->out, "\"/>\n");
}

void orr_svg_line(const struct orr_svg *svg, struct orr_svg_point from, struct orr_svg_point to)
{
	orr_buf_char(svg->out, 'M');
	orr_svg_point(svg->out, from);
	orr_buf_char(svg->out, 'L');
	orr_svg_point(svg->out, to);
}

void orr_svg_spiral(const struct orr_svg *svg, double from_deg, double from_radius, double to_deg,
		    double to_radius)
{
	/* Chords of at most 3 degrees leave the curve by less than 0.04 % of the radius. */
	int steps = 1 + (int)floor(fabs(to_deg - from_deg) / 3);
	for (int i = 0; i <= steps; i++) {
		double part = (double)i / steps;
		orr_buf_char(svg->out, i == 0 ? 'M' : 'L');
		orr_svg_point(svg->out, orr_svg_at(svg, from_deg + part * (to_deg - from_deg),
						   from_radius + part * (to_radius - from_radius)));
	}
}

static void arc_to(const struct orr_svg *svg, double radius, double way_deg, double to_deg)
{
	orr_buf_char(svg->out, 'A');
	orr_svg_point(svg->out, (struct orr_svg_point){radius, radius});
	orr_buf_format(svg->out, " 0 %d %d ", fabs(way_deg) > 180, way_deg < 0);
	orr_svg_point(svg->out, orr_svg_at(svg, to_deg, radius));
}

void orr_svg_arc(const struct orr_svg *svg, double radius, double from_deg, double to_deg, bool move)
{
	if (move) {
		orr_buf_char(svg->out, 'M');
		orr_svg_point(svg->out, orr_svg_at(svg, from_deg, radius));
	}
	arc_to(svg, radius, orr_angle_wrap(to_deg - from_deg), to_deg);
}

void orr_svg_sector(const struct orr_svg *svg, double inner, double outer, double from_deg, double to_deg)
{
	orr_svg_arc(svg, outer, from_deg, to_deg, true);
	orr_buf_char(svg->out, 'L');
	orr_svg_point(svg->out, orr_svg_at(svg, to_deg, inner));
	arc_to(svg, inner, -orr_angle_wrap(to_deg - from_deg), from_deg);
	orr_buf_char(svg->out, 'Z');
}

void orr_svg_circle(const struct orr_svg *svg, const char *class_name, struct orr_svg_point centre,
		    double radius)
{
	orr_buf_format(svg->out, "<circle class=\"%s\" cx=\"", class_name);
	orr_svg_number(svg->out, centre.x);
	orr_buf_text(svg->out, "\" cy=\"");
	orr_svg_number(svg->out, centre.y);
	orr_buf_text(svg->out, "\" r=\"");
	orr_svg_number(svg->out, radius);
	orr_buf_text(svg->out, "\"/>\n");
}

void orr_svg_letters(const struct orr_svg *svg, const char *class_name, const char *text,
		     struct orr_svg_point centre, double height)
{
	orr_svg_path_open(svg, "rim");
	orr_glyph_text(svg->out, text, centre, height);
	orr_svg_path_close(svg);
	orr_svg_path_open(svg, class_name);
	orr_glyph_text(svg->out, text, centre, height);
	orr_svg_path_close(svg);
}

void orr_svg_text(const struct orr_svg *svg, const char *class_name, const char *anchor,
		  struct orr_svg_point at, const char *text)
{
	orr_buf_format(svg->out, "<text class=\"%s\" text-anchor=\"%s\" x=\"", class_name, anchor);
	orr_svg_number(svg->out, at.x);
	orr_buf_text(svg->out, "\" y=\"");
	orr_svg_number(svg->out, at.y);
	orr_buf_text(svg->out, "\">");
	orr_svg_escape(svg->out, text);
	orr_buf_text(svg->out, "</text>\n");
}

struct orr_svg_degree orr_svg_degree_of(double lon_deg)
{
	/* Stored longitudes end after nine decimals; a third of the last one makes up for what is no double. */
	static const double third_of_last_digit_arcsec = 1.2e-6;
	long seconds = (long)floor(orr_angle_wrap(lon_deg) * 3600 + third_of_last_digit_arcsec);
	seconds %= 360L * 3600;
	return (struct orr_svg_degree){.sign = (int)(seconds / (30L * 3600)),
				       .degree = (int)(seconds % (30L * 3600) / 3600),
				       .minute = (int)(seconds / 60 % 60)};
}
