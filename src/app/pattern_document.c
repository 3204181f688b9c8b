/* SPDX-License-Identifier: Apache-2.0 */
/* The energy_patterns document of an analysed series. */
#include "app/pattern_document.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/code_document.h"
#include "app/identity.h"
#include "codec/tables.h"
#include "model/names.h"

const char *const orr_level_words[ORR_LEVEL_COUNT] = {
	"physical energy", "emotional energy", "mental energy", "spiritual energy", "social energy",
	"leadership",      "creativity",       "analysis",      "communication",    "empathy",
	"resilience",      "adaptability",     "focus",
};

/* The figures in it are those of core/level_series.h. */
static const char rule[] =
	"A level is trending when its Mann-Kendall p, cyclical when the false alarm probability of its "
	"strongest "
	"cycle (at least twice in the series, with a positive autocorrelation at its period) is at most "
	"0.025 after "
	"Holm's adjustment over thirteen levels. The pattern is what more levels are, cyclical where as "
	"many; "
	"without any it is volatile from the 75th percentile of the cohort's volatility on, else stable.";

int orr_pattern_find(const struct orr_pattern_frame *frame, struct orr_quarter quarter)
{
	for (size_t i = 0; i < frame->sky_count; i++)
		if (orr_quarter_number(frame->sky[i].quarter) == orr_quarter_number(quarter))
			return (int)i;
	return -1;
}

static int phase_of(struct orr_quarter quarter, struct orr_quarter current)
{
	const int number = orr_quarter_number(quarter), now = orr_quarter_number(current);
	return number < now ? ORR_PAST : number > now ? ORR_FUTURE : ORR_CURRENT;
}

static bool fill_series(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			struct orr_arena *arena, struct orr_energy_pattern *out)
{
	const size_t first = analysis->first;
	out->snapshot_count = frame->span_count - first;
	out->time_series = orr_arena_array(arena, out->snapshot_count, sizeof *out->time_series);
	if (out->time_series == NULL)
		return false;
	for (size_t i = 0; i < out->snapshot_count; i++) {
		const struct orr_quarter_sky *sky = &frame->sky[first + i];
		struct orr_doc_snapshot *snapshot = &out->time_series[i];
		*snapshot = (struct orr_doc_snapshot){
			.quarter = orr_quarter_name(sky->quarter),
			.year = sky->quarter.year,
			.date_ms = orr_quarter_begin_ms(sky->quarter),
			.phase = phase_of(sky->quarter, frame->code.quarter),
			.primary_harmonic = analysis->primary[first + i],
			.change_magnitude = i == 0 ? (double)NAN
						   : orr_levels_magnitude(analysis->level[first + i - 1],
									  analysis->level[first + i]),
		};
		orr_levels_split(analysis->level[first + i], &snapshot->energy_snapshot,
				 &snapshot->dimensional_snapshot);
		if (!orr_pattern_events(sky, analysis->placed, arena, snapshot))
			return false;
	}
	return true;
}

static void fill_statistics(const struct orr_pattern_analysis *analysis, struct orr_doc_statistics *out)
{
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		const struct orr_level_series *from = &analysis->report.level[k];
		out->levels[k] = (struct orr_doc_level_series){
			.level = k,
			.mean = from->mean,
			.least = from->least,
			.greatest = from->greatest,
			.slope = from->slope,
			.tau = from->trend.tau,
			.trend_p = from->trend.p,
			.trend_p_adjusted = from->trend_p_adjusted,
			.cycle_quarters = from->cycle.period,
			.cycle_share = from->cycle.share,
			.cycle_p = from->cycle.p,
			.cycle_p_adjusted = from->cycle_p_adjusted,
			.autocorrelation = from->autocorrelation,
			.cycle_autocorrelation = from->cycle_autocorrelation,
			.volatility = from->volatility,
		};
	}
	out->level_count = ORR_LEVEL_COUNT;
	out->significance = ORR_PATTERN_SIGNIFICANCE;
	out->random_share = ORR_PATTERN_RANDOM_SHARE;
	out->trending_count = analysis->report.trending_count;
	out->cyclical_count = analysis->report.cyclical_count;
	out->volatility = analysis->report.volatility;
	out->cohort_count = analysis->cohort_count;
	out->cohort_share = analysis->cohort_share;
	out->rule = rule;
}

static void warn(struct orr_doc_code_source *out, const char *text)
{
	if (out->warning_count < ORR_DOC_WARNING_MAX)
		out->warnings[out->warning_count++] = text;
}

/* What the birth leaves open: a series that begins later than asked, points without dates. False when the arena is full. */
static bool fill_warnings(const struct orr_pattern_frame *frame, const struct orr_pattern_analysis *analysis,
			  struct orr_arena *arena, struct orr_doc_code_source *out)
{
	char names[ORR_ERROR_TEXT_MAX] = "";
	size_t at = 0;
	if (analysis->first > 0) {
		const struct orr_quarter asked = frame->sky[0].quarter;
		const char *text = orr_arena_format(
			arena, "the series begins with the quarter of the birth, not with %04d-Q%d",
			asked.year, asked.quarter);
		if (text == NULL)
			return false;
		warn(out, text);
	}
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		if (!orr_pattern_point_known(analysis->placed, p))
			at += (size_t)snprintf(names + at, sizeof names - at, "%s%s", at > 0 ? ", " : "",
					       orr_body_names[p]);
	if (at == 0)
		return true;
	const char *text = orr_arena_format(
		arena, "events on %s are left out: the birth's time does not tell its place to a degree",
		names);
	if (text != NULL)
		warn(out, text);
	return text != NULL;
}

enum orr_code orr_pattern_document(const struct orr_pattern_frame *frame,
				   const struct orr_pattern_analysis *analysis, struct orr_arena *arena,
				   struct orr_energy_pattern *out, struct orr_error *err)
{
	const struct orr_placed_birth *placed = analysis->placed;
	const struct orr_birth *birth = &placed->birth;
	const struct orr_code_source source = {.birth = birth,
					       .notes = &placed->notes,
					       .moment = &placed->moment,
					       .half_width_d = placed->half_width_d};
	out->entity_type = (int)birth->entity_type;
	orr_entity_document_id(orr_energy_pattern_table.name, out->entity_type, birth->entity_id, out->id);
	orr_entity_document_id(orr_birth_chart_table.name, out->entity_type, birth->entity_id,
			       out->birth_chart_id);
	out->entity_id = birth->entity_id;
	out->organization_id = birth->organization_id;
	out->pattern_type = (int)analysis->type;
	out->analysis_date_ms = out->created_at_ms = out->updated_at_ms =
		orr_clock_now(frame->code.app->clock);
	out->current_quarter = orr_quarter_text(frame->code.quarter, arena);
	out->calculation_version = ORR_PATTERN_ALGORITHM;
	out->confidence = analysis->subject->confidence;
	out->data_completeness = orr_code_completeness(&source);
	out->note = orr_not_evidence;
	orr_code_provenance(&frame->code, &source, &out->provenance);
	fill_statistics(analysis, &out->statistics);
	if (out->current_quarter == NULL || !fill_series(frame, analysis, arena, out) ||
	    !fill_warnings(frame, analysis, arena, &out->provenance) ||
	    !orr_pattern_insights(frame, analysis, arena, &out->insights) ||
	    !orr_pattern_predictions(frame, analysis, arena, &out->predictions))
		return orr_fail_memory(err);
	orr_table_round(&orr_energy_pattern_table, out);
	return ORR_OK;
}
