/* SPDX-License-Identifier: Apache-2.0 */
/* Astrological glyphs and a small alphabet as strokes, so that a picture needs no font. */
#ifndef ORR_FACES_SVG_GLYPH_H
#define ORR_FACES_SVG_GLYPH_H

#include "base/buf.h"
#include "core/aspect.h"
#include "core/body.h"
#include "core/zodiac.h"

/*
 * A glyph is path data of absolute commands (M L Q C A Z) in whole numbers: signs, bodies and aspects within -50 to 50 both ways, y
 * downwards. Drawn for this project.
 */
extern const char *const orr_glyph_sign[ORR_SIGN_COUNT];
extern const char *const orr_glyph_body[ORR_BODY_COUNT];
extern const char *const orr_glyph_aspect[ORR_ASPECT_KIND_COUNT];
extern const char *const orr_glyph_retrograde;

/* A letter stands on y = 100 with its capital height at 0, x from 0 to `width`. */
struct orr_glyph_letter {
	char letter;
	int width;
	const char *path;
};
/* Digits, the capitals of AC DC MC IC, '^' for degrees and '\'' for minutes; ends with letter '\0'. */
extern const struct orr_glyph_letter orr_glyph_letters[];

struct orr_svg_point {
	double x, y;
};

/** Append a coordinate or a length with two decimals, whatever the locale. |value| below 1e9. */
void orr_svg_number(struct orr_buf *out, double value);
void orr_svg_point(struct orr_buf *out, struct orr_svg_point point);

/** Append a glyph's path data with its own (0, 0) at `origin` and 100 of its units as `size`. */
void orr_glyph_put(struct orr_buf *out, const char *glyph, struct orr_svg_point origin, double size);

/** Width of a text at a capital height; letters that are not there count nothing. */
double orr_glyph_text_width(const char *text, double height);
/** Append the path data of a text whose middle is at `centre`. */
void orr_glyph_text(struct orr_buf *out, const char *text, struct orr_svg_point centre, double height);

#endif
