/* SPDX-License-Identifier: Apache-2.0 */
/* What all pictures have in common: their options' bounds, their ids, and the document around the drawing. */
#ifndef ORR_FACES_SVG_SHEET_H
#define ORR_FACES_SVG_SHEET_H

#include "faces/svg/style.h"

/* A picture in the making: its title and description as XML text, and its drawing, whose height is known last. */
struct orr_svg_sheet {
	struct orr_buf title, desc, drawing;
	double height;
};

/** Error  ORR_E_INVALID a prefix that is no name or a width outside 100 to 20000. */
enum orr_code orr_svg_check(const struct orr_svg_options *options, struct orr_error *err) ORR_MUST_CHECK;

/** What a picture is headed with: its title, else the name, else the entity's id, which may be NULL. */
const char *orr_svg_name(const struct orr_svg_options *options, const char *entity_id);

/** Begin: an empty sheet whose drawing `svg` writes, the prefix of ids that of the options or made from a document's id. */
void orr_svg_sheet_open(struct orr_svg_sheet *sheet, struct orr_svg *svg, const char id[ORR_ID_TEXT_BYTES],
			size_t max_bytes);

/**
 * Append the complete document and end the sheet.
 * Error  ORR_E_UNAVAILABLE memory ran out or the buffer's maximum is reached. The buffer is cut back to what it held.
 */
enum orr_code orr_svg_sheet_close(struct orr_svg_sheet *sheet, struct orr_svg *svg, enum orr_svg_kind kind,
				  struct orr_buf *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
