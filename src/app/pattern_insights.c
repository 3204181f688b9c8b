/* SPDX-License-Identifier: Apache-2.0 */
/* What a series shows, in words: trend, cycle, peaks, lows and seasons. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/code_document.h"
#include "app/pattern_document.h"
#include "codec/field.h"
#include "model/names.h"

enum { SEASONS = 4, SEASON_TEXT_MAX = 300 };

/* "focus rises by 1.2 points a quarter; so or the other way do 2 more levels" */
static const char *trend_text(const struct orr_series_report *report, struct orr_arena *arena)
{
	if (report->clearest_trend < 0)
		return "no level rises or falls more than chance does";
	const struct orr_level_series *level = &report->level[report->clearest_trend];
	const char *words = level->slope < 0.0 ? "falls" : "rises";
	const int others = report->trending_count - 1;
	const char *name = orr_level_words[report->clearest_trend];
	if (others == 0)
		return orr_arena_format(arena, "%s %s by %.1f points a quarter", name, words,
					fabs(level->slope));
	return orr_arena_format(arena, "%s %s by %.1f points a quarter; %d other %s a trend too", name, words,
				fabs(level->slope), others, others == 1 ? "level has" : "levels have");
}

/* Quarter of the series in which a level is at its highest, or lowest; the first of several. */
static size_t extreme_of(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			 int level, double sign)
{
	size_t best = analysis->first;
	for (size_t i = best; i < frame->span_count; i++)
		if (sign * analysis->level[i][level] > sign * analysis->level[best][level])
			best = i;
	return best;
}

/* The quarters in which levels are at their extreme, in their order, with those levels. */
static bool fill_periods(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			 double sign, struct orr_arena *arena, struct orr_doc_period **out, size_t *out_count)
{
	size_t at[ORR_LEVEL_COUNT], count = 0;
	struct orr_doc_period *period = orr_arena_array(arena, ORR_LEVEL_COUNT, sizeof *period);
	if (period == NULL)
		return false;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		at[k] = extreme_of(frame, analysis, k, sign);
	for (size_t i = analysis->first; i < frame->span_count; i++) {
		const char **names = orr_arena_array(arena, ORR_LEVEL_COUNT, sizeof *names);
		size_t name_count = 0;
		if (names == NULL)
			return false;
		for (int k = 0; k < ORR_LEVEL_COUNT; k++)
			if (at[k] == i)
				names[name_count++] = orr_level_names[k];
		if (name_count == 0)
			continue;
		const struct orr_quarter quarter = frame->sky[i].quarter;
		period[count++] =
			(struct orr_doc_period){orr_quarter_name(quarter), quarter.year, names, name_count};
	}
	*out = period;
	*out_count = count;
	return true;
}

/* The level that stands furthest above (sign 1) or below (-1) its mean; -1 when none does by a point. */
static int furthest(const double off[ORR_LEVEL_COUNT], double sign, int but)
{
	int best = -1;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		if (k != but && sign * off[k] >= 1.0 && (best < 0 || sign * off[k] > sign * off[best]))
			best = k;
	return best;
}

static const char *season_text(const double off[ORR_LEVEL_COUNT], struct orr_arena *arena)
{
	static const char *const side[2] = {"above", "below"};
	char text[SEASON_TEXT_MAX] = "";
	size_t at = 0;
	for (int s = 0; s < 2; s++) {
		const double sign = s == 0 ? 1.0 : -1.0;
		const int first = furthest(off, sign, -1),
			  second = first >= 0 ? furthest(off, sign, first) : -1;
		if (first < 0)
			continue;
		at += (size_t)snprintf(text + at, sizeof text - at, "%s%s", at > 0 ? "; " : "",
				       orr_level_words[first]);
		if (second >= 0)
			at += (size_t)snprintf(text + at, sizeof text - at, " (%.0f points) and %s",
					       fabs(off[first]), orr_level_words[second]);
		at += (size_t)snprintf(text + at, sizeof text - at, " (%.0f points) %s the mean",
				       fabs(off[second >= 0 ? second : first]), side[s]);
	}
	if (at == 0)
		return "all levels stand within a point of their means";
	return orr_arena_text(arena, text, at);
}

static bool fill_season(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			int season, struct orr_arena *arena, struct orr_doc_insights *out)
{
	double mean[ORR_LEVEL_COUNT] = {0.0}, off[ORR_LEVEL_COUNT];
	int count = 0;
	for (size_t i = analysis->first; i < frame->span_count; i++)
		if (frame->sky[i].quarter.quarter == season) {
			count++;
			for (int k = 0; k < ORR_LEVEL_COUNT; k++)
				mean[k] += analysis->level[i][k];
		}
	if (count == 0)
		return true;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		mean[k] /= count;
		off[k] = mean[k] - analysis->report.level[k].mean;
	}
	struct orr_doc_season *to = &out->seasonal_patterns[out->season_count++];
	to->season = orr_quarter_name((struct orr_quarter){1, season});
	to->typical_behavior = season_text(off, arena);
	to->quarter_count = count;
	orr_levels_split(mean, &to->energy_characteristics, &to->dimensional_characteristics);
	return to->typical_behavior != NULL;
}

bool orr_pattern_insights(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			  struct orr_arena *arena, struct orr_doc_insights *out)
{
	const struct orr_series_report *report = &analysis->report;
	out->dominant_trend = trend_text(report, arena);
	out->cycle_length = report->clearest_cycle < 0
				    ? ORR_INT_NULL
				    : (int)lround(report->level[report->clearest_cycle].cycle.period);
	out->volatility_index = analysis->volatility_index;
	bool good = out->dominant_trend != NULL;
	for (int season = 1; season <= SEASONS && good; season++)
		good = fill_season(frame, analysis, season, arena, out);
	return good && fill_periods(frame, analysis, 1.0, arena, &out->peak_periods, &out->peak_count) &&
	       fill_periods(frame, analysis, -1.0, arena, &out->low_periods, &out->low_count);
}
