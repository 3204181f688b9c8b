/* SPDX-License-Identifier: Apache-2.0 */
/* An energy pattern as a picture: thirteen lines through the quarters, past, present and computed future. */
#ifndef ORR_FACES_SVG_TIMELINE_H
#define ORR_FACES_SVG_TIMELINE_H

#include "faces/svg/svg.h"
#include "model/energy_pattern.h"

/**
 * Append a picture of a pattern: one complete SVG 1.1 document as of orr_svg_wheel, of whose options theme, width_px, title, name and prefix
 * count. Lines are whole up to the current quarter and dashed after it; a dot marks each highest quarter, a ring each lowest. The same pattern gives the
 * same bytes.
 * Error  as of orr_svg_wheel.
 */
enum orr_code orr_svg_timeline(struct orr_buf *out, const struct orr_energy_pattern *pattern,
			       const struct orr_svg_options *options, struct orr_error *err) ORR_MUST_CHECK;

#endif
