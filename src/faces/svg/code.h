/* SPDX-License-Identifier: Apache-2.0 */
/* A harmonic code as a picture: its spectrum, its energies and dimensions, and its way through the quarter. */
#ifndef ORR_FACES_SVG_CODE_H
#define ORR_FACES_SVG_CODE_H

#include "app/code_curve.h"
#include "faces/svg/svg.h"
#include "model/harmonic_code.h"

/**
 * Append a picture of a code: one complete SVG 1.1 document as of orr_svg_wheel, of whose options theme, width_px, title, name and prefix
 * count. What is filled, hollow or dashed tells its parts apart in black and white too. The same code gives the same bytes.
 * @param document  with its explanation, where the strengths of all harmonics stand (asserted)
 * @param curve     of the same birth and quarter
 * Error  as of orr_svg_wheel.
 */
enum orr_code orr_svg_code(struct orr_buf *out, const struct orr_harmonic_codes *document,
			   const struct orr_code_curve *curve, const struct orr_svg_options *options,
			   struct orr_error *err) ORR_MUST_CHECK;

#endif
