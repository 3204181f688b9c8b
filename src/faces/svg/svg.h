/* SPDX-License-Identifier: Apache-2.0 */
/* Birth charts as pictures: a wheel of one chart and a bi-wheel of two, in SVG. */
#ifndef ORR_FACES_SVG_SVG_H
#define ORR_FACES_SVG_SVG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "model/birth_chart.h"

enum orr_svg_theme { ORR_SVG_LIGHT, ORR_SVG_DARK, ORR_SVG_PRINT, ORR_SVG_THEME_COUNT };

/* What is drawn and how. All zero is a good default. */
struct orr_svg_options {
	enum orr_svg_theme theme; /* print is black and white */
	int width_px;             /* 0: 1000; the height follows */
	unsigned aspects;         /* bits 1 << enum orr_aspect_kind; 0: all; in a bi-wheel the major ones */
	bool without_aspects;     /* no lines at all, whatever `aspects` says */
	unsigned long bodies;   /* bits 1 << enum orr_body; 0: all but Mean Node and True Lilith, the twins */
	const char *title;      /* heading of the picture; NULL: the name */
	const char *name;       /* of the person or company, the inner one of a bi-wheel; NULL: not given */
	const char *outer_name; /* bi-wheel: what the outer chart is, such as "Transits"; NULL: not given */
	const char *
		prefix; /* of all ids; letters, digits, _ and -, a letter first. NULL: made from the chart's id */
};

/** Names of the themes in the order of the enum, NULL-terminated: light, dark, print. */
extern const char *const orr_svg_theme_names[];

/**
 * Append a chart wheel: one complete SVG 1.1 document, UTF-8, the Ascendant at the left and longitudes counter-clockwise; with an
 * unknown time 0 Aries at the left, no houses, and the arc of the day for each body. Signs, bodies, aspects, degrees and house
 * numbers are paths: only heading and legend need a font. No scripts, nothing loaded. Colours are CSS variables (--orr-ink,
 * --orr-paper, ...) where the viewer knows them, so that a page may set its own. The same chart and options give the same bytes.
 *
 * Several pictures may stand in one page as long as their prefixes differ.
 * Error  ORR_E_INVALID a prefix that is no name or a width outside 100 to 20000; ORR_E_UNAVAILABLE memory ran out or the
 *        buffer's maximum is reached. The buffer is cut back to what it held.
 */
enum orr_code orr_svg_wheel(struct orr_buf *out, const struct orr_birth_chart *chart,
			    const struct orr_svg_options *options, struct orr_error *err) ORR_MUST_CHECK;

/**
 * The same with a second chart around the first: transits or a partner. Houses are those of the inner chart; the lines are the aspects
 * from the outer bodies to the inner ones, major ones within 3 degrees, minor ones (when asked for) within 1. Bodies of a chart without a time stand at the middle of its day.
 */
enum orr_code orr_svg_biwheel(struct orr_buf *out, const struct orr_birth_chart *inner,
			      const struct orr_birth_chart *outer, const struct orr_svg_options *options,
			      struct orr_error *err) ORR_MUST_CHECK;

#endif
