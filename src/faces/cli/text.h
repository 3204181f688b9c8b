/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people: columns, wrapped paragraphs, angles, colours. */
#ifndef ORR_FACES_CLI_TEXT_H
#define ORR_FACES_CLI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { ORR_TEXT_WIDTH = 96, ORR_ANGLE_TEXT_MAX = 32, ORR_WORDS_TEXT_MAX = 64 };

enum orr_text_style { ORR_PLAIN, ORR_BOLD, ORR_DIM, ORR_YELLOW };

/** Columns that valid UTF-8 takes on a terminal: one a code point, none for combining marks (U+0300-036F), two for wide East Asian letters, four for control characters, which are shown escaped. */
size_t orr_text_columns(const char *text);

/** Append text and blanks up to `columns`; text that is wider stays whole, with one blank after it. Control characters as orr_text_clean. */
void orr_text_cell(struct orr_buf *out, const char *text, size_t columns);

/** Append text with control characters (C0, DEL, C1) as "\x1b", so that what others wrote cannot steer a terminal and is seen. */
void orr_text_clean(struct orr_buf *out, const char *text);

/** Append a text wrapped at blanks to ORR_TEXT_WIDTH columns. The first line goes on where `at` columns stand already; further lines are indented by `indent`. Ends with a line break. */
void orr_text_wrap(struct orr_buf *out, size_t at, size_t indent, const char *text);

/** Append a text of its own, indented by two and wrapped. */
void orr_text_paragraph(struct orr_buf *out, const char *text);

/** Append a label, indented by two and `columns` wide, and beside it a text, wrapped. */
void orr_text_labelled(struct orr_buf *out, size_t columns, const char *label, const char *text);

/** Append text in a style, or plain when `colored` is false. */
void orr_text_styled(struct orr_buf *out, bool colored, enum orr_text_style style, const char *text);

/** Append an empty line and a bold title on a line of its own. */
void orr_text_heading(struct orr_buf *out, bool colored, const char *title);

/** A name of the documents as words: "grand_trine" as "Grand trine". Cut at the capacity. @return out */
const char *orr_text_words(const char *name, char out[ORR_WORDS_TEXT_MAX]);

/**
 * Longitude as "24°31'08" Taurus". Cut to the second, not rounded: 29°59'59.9" stays in its sign. Any finite longitude.
 * @return out
 */
const char *orr_text_zodiac(double lon_deg, char out[ORR_ANGLE_TEXT_MAX]);

/** Unsigned angle below 1000 degrees as "7°06'", rounded to the minute. */
const char *orr_text_minutes(double angle_deg, char out[ORR_ANGLE_TEXT_MAX]);

#endif
