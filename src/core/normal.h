/* SPDX-License-Identifier: Apache-2.0 */
/* Exponential and normal tail of the core's own, which libm does not give as the same bytes everywhere. */
#ifndef ORR_CORE_NORMAL_H
#define ORR_CORE_NORMAL_H

/** e to the x, x <= 0; 0 below -700. Accuracy 1e-15 relative. */
double orr_exp_negative(double x);

/**
 * Probability that a standard normal variable is further from 0 than |z|.
 * Accuracy  1e-13 relative for |z| <= 30.
 * Source    M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, 1964, 26.2.11 (series) and 26.2.14 (continued fraction).
 */
double orr_normal_two_sided(double z);

/** The value that a standard normal variable stays below with probability `share`, [1e-9, 1 - 1e-9]. Accuracy 1e-9. */
double orr_normal_quantile(double share);

#endif
