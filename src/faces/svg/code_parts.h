/* SPDX-License-Identifier: Apache-2.0 */
/* The three parts of a code's picture, each from a height down. */
#ifndef ORR_FACES_SVG_CODE_PARTS_H
#define ORR_FACES_SVG_CODE_PARTS_H

#include "faces/svg/canvas.h"
#include "faces/svg/code.h"

/* Both margins of the page. */
enum { ORR_SVG_MARGIN = 48 };

/* What the parts draw. */
struct orr_svg_code {
	const struct orr_svg *svg;
	const struct orr_harmonic_codes *document;
	const struct orr_code_curve *curve;
	double level[ORR_LEVEL_COUNT],
		before[ORR_LEVEL_COUNT]; /* percentiles; those before where has_delta */
};

/** Title of a part and a line of what it shows. @return y of the first line below */
double orr_svg_code_caption(const struct orr_svg *svg, double top, const char *title, const char *text);

/** Last line of a page: algorithm, kernel and cohorts that its document was made with. @return the page's height */
double orr_svg_origin(const struct orr_svg *svg, double y, const char *calculation_version,
		      const struct orr_doc_code_source *provenance);

/** Path data of an upright box. */
void orr_svg_box(const struct orr_svg *svg, struct orr_svg_point corner, double width, double height);

/* @return y below the part */
double orr_svg_code_spectrum(const struct orr_svg_code *code, double top);
double orr_svg_code_radars(const struct orr_svg_code *code, double top);
double orr_svg_code_curves(const struct orr_svg_code *code, double top);

/* A level's name with a capital. */
enum { ORR_SVG_LEVEL_TEXT_MAX = 32 };
const char *orr_svg_level_text(int level, char out[ORR_SVG_LEVEL_TEXT_MAX]);
/* A day of the curve by its number, such as "3 February". */
enum { ORR_SVG_DAY_TEXT_MAX = 24 };
const char *orr_svg_day_text(const struct orr_code_curve *curve, int day, char out[ORR_SVG_DAY_TEXT_MAX]);
/** Days of a level's highest and lowest percentile, the first ones. */
void orr_svg_curve_ends(const struct orr_code_curve *curve, int level, int *out_highest, int *out_lowest);

#endif
