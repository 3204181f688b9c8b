/* SPDX-License-Identifier: Apache-2.0 */
/* Trigonometry of the core's own: the same bytes from every compiler and machine, which libm does not promise. */
#ifndef ORR_CORE_TRIG_H
#define ORR_CORE_TRIG_H

/**
 * Sine and cosine of an angle in degrees, any finite value.
 * Exact (0, 1, -1, and never -0) at multiples of 90 degrees. NaN and infinity give NaN.
 * Accuracy  1 unit in the last place.
 */
void orr_sincos_deg(double deg, double *out_sin, double *out_cos);

/**
 * Sine and cosine of an angle in radians, |rad| <= 1e6; beyond that, and for NaN, NaN.
 * Accuracy  1 unit in the last place.
 */
void orr_sincos(double rad, double *out_sin, double *out_cos);

/** One of the two. */
double orr_sin_deg(double deg);
double orr_cos_deg(double deg);

/** Tangent of an angle in degrees; infinite at odd multiples of 90. Accuracy 2 units in the last place. */
double orr_tan_deg(double deg);

/**
 * Direction of the vector (x, y) in radians, [-pi, pi]; signs of zeros as in C's atan2. NaN gives NaN.
 * Arguments are 0 or between 1e-290 and 1e290 in size.
 * Accuracy  1 unit in the last place.
 */
double orr_atan2(double y, double x);

/** The same in degrees, [-180, 180]; exact on the axes and diagonals. Accuracy 1 unit in the last place. */
double orr_atan2_deg(double y, double x);

/** Arc sine and arc cosine, |x| <= 1, otherwise NaN. Accuracy 2 units in the last place. */
double orr_asin(double x);
double orr_acos(double x);
double orr_asin_deg(double x);
double orr_acos_deg(double x);

#endif
