/* SPDX-License-Identifier: Apache-2.0 */
/* Colours and line styles of the three themes. */
#ifndef ORR_FACES_SVG_STYLE_H
#define ORR_FACES_SVG_STYLE_H

#include "faces/svg/canvas.h"

enum orr_svg_kind { ORR_SVG_CHART, ORR_SVG_CODE };

/** Append the `<style>` element of a picture of a kind: every rule is bound to the picture's own id. */
void orr_svg_style(const struct orr_svg *svg, enum orr_svg_kind kind);

/** Class names of the sectors' elements and of the aspects' lines. */
extern const char *const orr_svg_sector_class[ORR_ELEMENT_COUNT];
extern const char *const orr_svg_sign_class[ORR_ELEMENT_COUNT];

#endif
