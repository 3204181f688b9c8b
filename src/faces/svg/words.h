/* SPDX-License-Identifier: Apache-2.0 */
/* A picture in words: what a screen reader says, and what headings say. */
#ifndef ORR_FACES_SVG_WORDS_H
#define ORR_FACES_SVG_WORDS_H

#include "base/buf.h"
#include "model/birth_chart.h"

/** "Saturn at 4 degrees 10 minutes of Aries, house 10, retrograde", as XML text like all of these. */
void orr_svg_say_planet(struct orr_buf *out, const struct orr_doc_planet *planet);
/** "Ascendant at 11 degrees 38 minutes of Cancer". */
void orr_svg_say_point(struct orr_buf *out, const char *name, double lon_deg);
/** All positions, houses and aspects of a chart in sentences. */
void orr_svg_say_chart(struct orr_buf *out, const struct orr_birth_chart *chart);

/* Plain text, not yet XML: "14 March 1879, 11:30 (UTC+00:40, LMT)", "48.4000° N, 9.9800° E, Ulm", "Placidus houses". */
void orr_svg_text_when(struct orr_buf *out, const struct orr_birth_chart *chart);
void orr_svg_text_where(struct orr_buf *out, const struct orr_birth_chart *chart);
void orr_svg_text_houses(struct orr_buf *out, const struct orr_birth_chart *chart);
void orr_svg_text_zodiac(struct orr_buf *out, const struct orr_birth_chart *chart);

#endif
