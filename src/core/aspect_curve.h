/* SPDX-License-Identifier: Apache-2.0 */
/* The signed aspect curve as a sum of cosines: what turns spectra into the sum of all aspects between them. */
#ifndef ORR_CORE_ASPECT_CURVE_H
#define ORR_CORE_ASPECT_CURVE_H

#include "core/spectrum.h"

/*
 * The curve over the separation of two points: around each exact angle a bell cos^2(pi x / 2w) of half-width w, its orb, and zero
 * elsewhere.
 *
 *   conjunction 0     w 8   +1      trine  120   w 8   +1      opposition 180   w 8   -1
 *   sextile    60     w 5   +1/2    square  90   w 7   -1
 *
 * Signs: Ptolemy, Tetrabiblos I.13 calls trine and sextile harmonious, square and opposition disharmonious; William Lilly, Christian
 * Astrology (1647), has the sextile do what a trine does with less force; a conjunction unites, so that it counts for itself.
 * Orbs: the product's default table.
 *
 * Coefficient of cos(n x), with W = w in radians and k = pi / W, summed over the angles a (those of 60, 90 and 120 degrees twice, once
 * on each side):  sign * cos(n a) * sin(n W) * k^2 / (pi n (k^2 - n^2)).
 * 32 harmonics leave an RMS error of 0.033 of the peak.
 */
extern const double orr_aspect_cosine[ORR_HARMONIC_COUNT];

#endif
