/* SPDX-License-Identifier: Apache-2.0 */
/* Thirteen levels over many quarters: the statistics of each, and what the whole is called. */
#include "core/level_series.h"

#include <math.h>
#include <string.h>

static void describe(size_t count, const double value[], double room[], struct orr_level_series *out)
{
	out->mean = 0.0;
	out->least = out->greatest = value[0];
	for (size_t i = 0; i < count; i++) {
		out->mean += value[i] / (double)count;
		out->least = fmin(out->least, value[i]);
		out->greatest = fmax(out->greatest, value[i]);
	}
	out->slope = orr_theil_sen(count, value, room);
	out->autocorrelation = orr_autocorrelation(count, value, 1);
	out->volatility = orr_series_volatility(count, value);
	orr_mann_kendall(count, value, &out->trend);
}

/* What a trend leaves is rounded to a millionth of a point, so that a straight line leaves nothing to be ranked. */
static void find_cycle(size_t count, const double value[], double room[], struct orr_level_series *out)
{
	double *rest = room, *score = room + count;
	for (size_t i = 0; i < count; i++)
		rest[i] = nearbyint((value[i] - (out->trending ? out->slope * (double)i : 0.0)) * 1e6) / 1e6;
	orr_normal_scores(count, rest, score);
	orr_cycle_find(count, score, &out->cycle);
	out->cycle_autocorrelation = (double)NAN;
	if (out->cycle.turns > 0)
		out->cycle_autocorrelation =
			orr_autocorrelation(count, rest, (size_t)lround(out->cycle.period));
}

static void find_trends(struct orr_series_report *report)
{
	double p[ORR_LEVEL_COUNT], adjusted[ORR_LEVEL_COUNT];
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		p[k] = report->level[k].trend.p;
	orr_holm(ORR_LEVEL_COUNT, p, adjusted);
	report->clearest_trend = -1;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		report->level[k].trend_p_adjusted = adjusted[k];
		report->level[k].trending = adjusted[k] <= ORR_PATTERN_SIGNIFICANCE;
		if (!report->level[k].trending)
			continue;
		report->trending_count++;
		if (report->clearest_trend < 0 || p[k] < p[report->clearest_trend])
			report->clearest_trend = k;
	}
}

static void judge_cycles(struct orr_series_report *report)
{
	double p[ORR_LEVEL_COUNT], adjusted[ORR_LEVEL_COUNT];
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		p[k] = report->level[k].cycle.p;
	orr_holm(ORR_LEVEL_COUNT, p, adjusted);
	report->clearest_cycle = -1;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		struct orr_level_series *level = &report->level[k];
		level->cycle_p_adjusted = adjusted[k];
		level->cyclical = adjusted[k] <= ORR_PATTERN_SIGNIFICANCE && level->cycle.turns >= 2 &&
				  level->cycle_autocorrelation > 0.0;
		if (!level->cyclical)
			continue;
		report->cyclical_count++;
		if (report->clearest_cycle < 0 || p[k] < p[report->clearest_cycle])
			report->clearest_cycle = k;
	}
}

void orr_series_report(size_t count, const double value[], double room[], struct orr_series_report *out)
{
	double square = 0.0;
	memset(out, 0, sizeof *out);
	for (size_t k = 0; k < ORR_LEVEL_COUNT; k++) {
		describe(count, value + k * count, room, &out->level[k]);
		square += out->level[k].volatility * out->level[k].volatility / ORR_LEVEL_COUNT;
	}
	out->volatility = sqrt(square);
	find_trends(out);
	for (size_t k = 0; k < ORR_LEVEL_COUNT; k++)
		find_cycle(count, value + k * count, room, &out->level[k]);
	judge_cycles(out);
}

enum orr_pattern_type orr_pattern_type_of(const struct orr_series_report *report, double volatility_index)
{
	if (report->cyclical_count > 0 && report->cyclical_count >= report->trending_count)
		return ORR_TYPE_CYCLICAL;
	if (report->trending_count > 0)
		return ORR_TYPE_TRENDING;
	return volatility_index >= ORR_PATTERN_VOLATILE_FROM ? ORR_TYPE_VOLATILE : ORR_TYPE_STABLE;
}
