/* SPDX-License-Identifier: Apache-2.0 */
/* What an evenly spaced series shows: trend, autocorrelation, size of its steps, adjusted p values. */
#include "core/series.h"

#include <math.h>
#include <stdbool.h>

#include "core/normal.h"

static double mean_of(size_t count, const double value[])
{
	double sum = 0.0;
	for (size_t i = 0; i < count; i++)
		sum += value[i];
	return sum / (double)count;
}

/* The k-th smallest of the values, which change places (Hoare 1961). */
static double select_kth(size_t count, double value[], size_t k)
{
	size_t low = 0, high = count - 1;
	while (low < high) {
		const double pivot = value[low + (high - low) / 2];
		size_t i = low, j = high;
		for (;;) {
			while (value[i] < pivot)
				i++;
			while (value[j] > pivot)
				j--;
			if (i >= j)
				break;
			const double swap = value[i];
			value[i++] = value[j];
			value[j--] = swap;
		}
		/* all up to j are at most the pivot, all behind it at least that */
		if (k <= j)
			high = j;
		else
			low = j + 1;
	}
	return value[k];
}

double orr_theil_sen(size_t count, const double value[], double room[])
{
	size_t pairs = 0;
	if (count < 2)
		return (double)NAN;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++)
			room[pairs++] = (value[j] - value[i]) / (double)(j - i);
	const double upper = select_kth(pairs, room, pairs / 2);
	return pairs % 2 == 1 ? upper : (upper + select_kth(pairs, room, pairs / 2 - 1)) / 2.0;
}

/* Sum of t (t - 1) (2 t + 5) and of t (t - 1) / 2 over groups of t equal values. */
static void tie_sums(size_t count, const double value[], double *out_variance, double *out_pairs)
{
	double variance = 0.0, pairs = 0.0;
	for (size_t i = 0; i < count; i++) {
		size_t same = 0;
		bool first = true;
		for (size_t j = 0; j < count; j++)
			if (!(value[j] < value[i] || value[j] > value[i])) {
				same++;
				first = first && j >= i;
			}
		if (first) {
			const double t = (double)same;
			variance += t * (t - 1.0) * (2.0 * t + 5.0);
			pairs += t * (t - 1.0) / 2.0;
		}
	}
	*out_variance = variance;
	*out_pairs = pairs;
}

/*
 * Share of the orders of `count` different values whose s is at least `s` > 0, which is that of at most `last` falling pairs. Falling pairs of n
 * values are those of n - 1 and of the last with the others, 0 to n - 1 of them, each as likely. Below the middle the shares rise, so that the running
 * sums lose no digits.
 */
static double exact_tail(size_t count, double s)
{
	enum { FALLING_MAX = ORR_KENDALL_EXACT_MAX * (ORR_KENDALL_EXACT_MAX - 1) / 4 + 1 };
	double share[2][FALLING_MAX] = {{1.0}}, tail = 0.0;
	const size_t last = (orr_series_pairs(count) - (size_t)s) / 2;
	int now = 0;
	for (size_t n = 2; n <= count; n++) {
		double window = 0.0;
		for (size_t k = 0; k <= last; k++) {
			window += share[now][k] - (k >= n ? share[now][k - n] : 0.0);
			share[1 - now][k] = window / (double)n;
		}
		now = 1 - now;
	}
	for (size_t k = 0; k <= last; k++)
		tail += share[now][k];
	return tail;
}

void orr_mann_kendall(size_t count, const double value[], struct orr_mann_kendall *out)
{
	double s = 0.0, tied_variance, tied_pairs;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++)
			s += (value[j] > value[i]) - (value[j] < value[i]);
	tie_sums(count, value, &tied_variance, &tied_pairs);
	const double n = (double)count, pairs = n * (n - 1.0) / 2.0;
	const double variance = (n * (n - 1.0) * (2.0 * n + 5.0) - tied_variance) / 18.0;
	const bool tied = tied_pairs > 0.0;
	*out = (struct orr_mann_kendall){
		.s = s, .tau = s / sqrt(pairs * (pairs - tied_pairs)), .variance = variance, .p = 1.0};
	if (count < 3 || !(fabs(s) > 0.0))
		return;
	if (!tied && count <= ORR_KENDALL_EXACT_MAX)
		out->p = fmin(1.0, 2.0 * exact_tail(count, fabs(s)));
	else
		out->p = orr_normal_two_sided((fabs(s) - 1.0) / sqrt(variance));
}

double orr_autocorrelation(size_t count, const double value[], size_t lag)
{
	if (lag >= count)
		return (double)NAN;
	const double mean = mean_of(count, value);
	double square = 0.0, product = 0.0;
	for (size_t i = 0; i < count; i++)
		square += (value[i] - mean) * (value[i] - mean);
	for (size_t i = 0; i + lag < count; i++)
		product += (value[i] - mean) * (value[i + lag] - mean);
	return product / square;
}

void orr_normal_scores(size_t count, const double value[], double out[])
{
	for (size_t i = 0; i < count; i++) {
		size_t below = 0, same = 0;
		for (size_t j = 0; j < count; j++) {
			below += value[j] < value[i] ? 1U : 0U;
			same += !(value[j] < value[i] || value[j] > value[i]) ? 1U : 0U;
		}
		out[i] = orr_normal_quantile(((double)below + (double)same / 2.0) / (double)count);
	}
}

double orr_series_volatility(size_t count, const double value[])
{
	double square = 0.0;
	for (size_t i = 1; i < count; i++)
		square += (value[i] - value[i - 1]) * (value[i] - value[i - 1]);
	return count < 2 ? (double)NAN : sqrt(square / (double)(count - 1));
}

void orr_holm(size_t count, const double p[], double out[])
{
	/* the value at place r from 0 in order is multiplied by count - r; no later one may be less than an earlier */
	for (size_t i = 0; i < count; i++) {
		double most = 0.0;
		for (size_t j = 0; j < count; j++) {
			size_t before = 0;
			if (p[j] > p[i])
				continue;
			for (size_t k = 0; k < count; k++)
				before += p[k] < p[j] ? 1U : 0U;
			most = fmax(most, p[j] * (double)(count - before));
		}
		out[i] = fmin(1.0, most);
	}
}
