/* SPDX-License-Identifier: Apache-2.0 */
/* The quarter after the current one, computed from its sky, and the four quarters ahead in a few sentences. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/code_terms.h"
#include "app/pattern_document.h"
#include "model/names.h"

enum { POINTS = ORR_POINT_SPECTRA, FACTORS = 6, OUTLOOK_MAX = 600 };

/* How far a transit on an own point moves each level from a quarter to another. */
struct factor {
	int point, transit;
	double size; /* sum of the sizes over the levels */
};

/* The level that a point counts for most, the earlier of equal ones. */
static int level_of(int point, int but)
{
	int best = but == 0 ? 1 : 0;
	for (int k = best + 1; k < ORR_LEVEL_COUNT; k++)
		if (k != but && orr_channel_weight[orr_level_channel(k)][point] >
					orr_channel_weight[orr_level_channel(best)][point])
			best = k;
	return best;
}

static void keep(struct factor list[FACTORS], struct factor factor)
{
	for (int i = 0; i < FACTORS; i++)
		if (factor.size > list[i].size) {
			const struct factor moved = list[i];
			list[i] = factor;
			factor = moved;
		}
}

/* The strongest, by what they move in all levels. */
static bool fill_factors(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			 const size_t quarter[2], struct orr_arena *arena, struct orr_doc_forecast *out)
{
	struct factor list[FACTORS] = {{0, 0, 0.0}};
	double growth[ORR_FIRST_SLOW_POINT][POINTS];
	orr_code_growths(analysis->subject, &frame->code.field[quarter[0]], &frame->code.field[quarter[1]],
			 growth);
	for (int p = 0; p < ORR_FIRST_SLOW_POINT; p++)
		for (int t = 0; t < POINTS; t++) {
			struct factor factor = {p, t, 0.0};
			for (int k = 0; k < ORR_LEVEL_COUNT; k++)
				factor.size +=
					fabs(growth[p][t]) * orr_channel_weight[orr_level_channel(k)][p];
			keep(list, factor);
		}
	for (int i = 0; i < FACTORS && list[i].size > 0.0; i++) {
		const int first = level_of(list[i].point, -1), second = level_of(list[i].point, first);
		const char *text =
			orr_arena_format(arena, "transiting %s on own %s %s %s and %s",
					 orr_body_names[list[i].transit], orr_body_names[list[i].point],
					 growth[list[i].point][list[i].transit] > 0.0 ? "lifts" : "lowers",
					 orr_level_words[first], orr_level_words[second]);
		if (text == NULL)
			return false;
		out->key_factors[out->key_factor_count++] = text;
	}
	return true;
}

static bool fill_next(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
		      const size_t quarter[2], struct orr_arena *arena, struct orr_doc_forecast *out)
{
	const struct orr_quarter next = frame->sky[quarter[1]].quarter;
	out->forecast_date_ms = orr_quarter_begin_ms(next);
	out->confidence = analysis->subject->confidence;
	out->quarter = orr_quarter_name(next);
	out->year = next.year;
	orr_levels_split(analysis->level[quarter[1]], &out->predicted_energy, &out->predicted_dimensions);
	return fill_factors(frame, analysis, quarter, arena, out);
}

/* Mean of each level over the quarters ahead minus that of the series; the least and greatest of them. */
static void ahead_of(const struct orr_pattern_analysis *analysis, const size_t ahead[], size_t count,
		     double off[ORR_LEVEL_COUNT], int out[2])
{
	out[0] = out[1] = 0;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		off[k] = -analysis->report.level[k].mean;
		for (size_t i = 0; i < count; i++)
			off[k] += analysis->level[ahead[i]][k] / (double)count;
		out[0] = off[k] < off[out[0]] ? k : out[0];
		out[1] = off[k] > off[out[1]] ? k : out[1];
	}
}

/* The quarter ahead that is furthest from the one before it, and how far. */
static size_t liveliest(const struct orr_pattern_analysis *analysis, const size_t ahead[], size_t count,
			double *out_points)
{
	size_t best = 0;
	*out_points = -1.0;
	for (size_t i = 1; i < count; i++) {
		const double points =
			orr_levels_magnitude(analysis->level[ahead[i - 1]], analysis->level[ahead[i]]);
		if (points > *out_points) {
			*out_points = points;
			best = ahead[i];
		}
	}
	return best;
}

static const char *outlook(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			   const size_t ahead[], size_t count, struct orr_arena *arena)
{
	double off[ORR_LEVEL_COUNT], points;
	int end[2];
	char text[OUTLOOK_MAX];
	if (count < 2)
		return "The ephemeris ends before the next quarter, so there is no outlook.";
	ahead_of(analysis, ahead + 1, count - 1, off, end);
	const struct orr_quarter first = frame->sky[ahead[1]].quarter,
				 last = frame->sky[ahead[count - 1]].quarter,
				 busy = frame->sky[liveliest(analysis, ahead, count, &points)].quarter;
	const int length = snprintf(
		text, sizeof text,
		"From %d-Q%d to %d-Q%d the sky gives most room to %s (%+.0f points against this series' "
		"mean) and least to %s (%+.0f). The largest change comes with %d-Q%d, %.0f points. To plan "
		"by, if one likes: what leans on %s goes first where there is a choice, and %s takes more "
		"time or "
		"help. Computed from the sky by fixed rules; nothing of it has to come true.",
		first.year, first.quarter, last.year, last.quarter, orr_level_words[end[1]], off[end[1]],
		orr_level_words[end[0]], off[end[0]], busy.year, busy.quarter, points,
		orr_level_words[end[1]], orr_level_words[end[0]]);
	return orr_arena_text(arena, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}

bool orr_pattern_predictions(const struct orr_pattern_frame *frame,
			     const struct orr_pattern_analysis *analysis, struct orr_arena *arena,
			     struct orr_doc_predictions *out)
{
	size_t ahead[1 + ORR_PATTERN_AHEAD], count = 0;
	for (int i = 0; i <= ORR_PATTERN_AHEAD; i++) {
		const int at = orr_pattern_find(frame, orr_quarter_add(frame->code.quarter, i));
		if (at < 0)
			break;
		ahead[count++] = (size_t)at;
	}
	out->has_next = count > 1;
	out->annual_outlook = outlook(frame, analysis, ahead, count, arena);
	return out->annual_outlook != NULL &&
	       (!out->has_next || fill_next(frame, analysis, ahead, arena, &out->next_quarter));
}
