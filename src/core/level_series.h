/* SPDX-License-Identifier: Apache-2.0 */
/* Thirteen levels over many quarters: the statistics of each, and what the whole is called. */
#ifndef ORR_CORE_LEVEL_SERIES_H
#define ORR_CORE_LEVEL_SERIES_H

#include <stdbool.h>

#include "core/channel.h"
#include "core/series.h"

/* Version of the statistics and rules below. */
#define ORR_PATTERN_ALGORITHM "1.0.0"

/*
 * Two families of thirteen tests each, trends and cycles, are adjusted by Holm and each held to half of the share of series without any signal
 * that may be called trending or cyclical.
 */
#define ORR_PATTERN_RANDOM_SHARE 0.05
#define ORR_PATTERN_SIGNIFICANCE (ORR_PATTERN_RANDOM_SHARE / 2.0)
/* From this percentile of the cohort's volatility on, what neither trends nor cycles is volatile. */
#define ORR_PATTERN_VOLATILE_FROM 75.0

enum orr_pattern_type { ORR_TYPE_CYCLICAL, ORR_TYPE_TRENDING, ORR_TYPE_STABLE, ORR_TYPE_VOLATILE };

struct orr_level_series {
	double mean, least, greatest;
	double slope;
	struct orr_mann_kendall trend;
	struct orr_cycle cycle; /* by ranks, of what is left when a significant trend is taken away */
	double trend_p_adjusted, cycle_p_adjusted;
	double autocorrelation, cycle_autocorrelation; /* at one step, and at the cycle's period */
	double volatility;
	bool trending, cyclical;
};

struct orr_series_report {
	struct orr_level_series level[ORR_LEVEL_COUNT];
	int trending_count, cyclical_count;
	int clearest_trend, clearest_cycle; /* levels with the least p value; -1 where none is significant */
	double volatility;                  /* root mean square step of all levels; NaN below two quarters */
};

/** Doubles that orr_series_report needs as room. */
static inline size_t orr_series_room(size_t count)
{
	return orr_series_pairs(count) + 2 * count;
}

/**
 * Statistics of `count` (1 or more) quarters.
 * A level is trending when its adjusted Mann-Kendall p is at most ORR_PATTERN_SIGNIFICANCE. It is cyclical when its adjusted false alarm
 * probability is, the cycle fits twice at least into the series, and the autocorrelation at its period is positive.
 * Shape  value[ORR_LEVEL_COUNT][count], room[orr_series_room(count)].
 */
void orr_series_report(size_t count, const double value[], double room[], struct orr_series_report *out);

/**
 * The whole is cyclical or trending when any level is: what more levels are, cyclical where as many. Else it is volatile from
 * ORR_PATTERN_VOLATILE_FROM on, and stable below.
 * @param volatility_index  percentile of the volatility in the cohort, 0-100; NaN counts as below
 */
enum orr_pattern_type orr_pattern_type_of(const struct orr_series_report *report, double volatility_index);

#endif
