/* SPDX-License-Identifier: Apache-2.0 */
/* One energy pattern as a page for people: its kind, the levels' ways, peaks and lows, seasons, what comes, how sure it is, what it is not. */
#include "faces/cli/render_pattern.h"

#include <math.h>
#include <stdio.h>

#include "faces/cli/text.h"
#include "model/names.h"

enum { LABEL_COLUMNS = 15, LINE_MAX_BYTES = 700, SHOWN_QUARTERS = 44, SHOWN_BEFORE = 30, SHOWN_EVENTS = 12 };

static double level_of(const struct orr_doc_snapshot *snapshot, int level)
{
	return orr_doc_level(&snapshot->energy_snapshot, &snapshot->dimensional_snapshot, level);
}

/* The current quarter in the series; -1 when it is not there. */
static int current_of(const struct orr_energy_pattern *pattern)
{
	for (size_t i = 0; i < pattern->snapshot_count; i++)
		if (pattern->time_series[i].phase == ORR_CURRENT)
			return (int)i;
	return -1;
}

static void title(struct orr_buf *out, const struct orr_energy_pattern *pattern, const char *name,
		  bool colored)
{
	const struct orr_doc_snapshot *first = &pattern->time_series[0],
				      *last = &pattern->time_series[pattern->snapshot_count - 1];
	orr_text_styled(out, colored, ORR_BOLD, "Energy pattern");
	orr_buf_text(out, " of ");
	orr_text_styled(out, colored, ORR_BOLD, name != NULL ? name : pattern->entity_id);
	orr_buf_format(out, ", %d-%s to %d-%s, seen from %s\n\n", first->year, first->quarter, last->year,
		       last->quarter, pattern->current_quarter);
}

static void kind(struct orr_buf *out, const struct orr_energy_pattern *pattern)
{
	static const char *const words[] = {
		[ORR_TYPE_CYCLICAL] =
			"Cyclical: levels come back to where they were more regularly than chance "
			"has it.",
		[ORR_TYPE_TRENDING] = "Trending: levels rise or fall over the years more than chance has it.",
		[ORR_TYPE_STABLE] =
			"Stable: no trend and no cycle beyond chance, and steps of ordinary size.",
		[ORR_TYPE_VOLATILE] = "Volatile: no trend and no cycle beyond chance, and steps larger than "
				      "those of most.",
	};
	const struct orr_doc_insights *insights = &pattern->insights;
	const struct orr_doc_statistics *statistics = &pattern->statistics;
	char line[LINE_MAX_BYTES];
	orr_text_paragraph(out, words[pattern->pattern_type]);
	if (insights->cycle_length > 0) {
		snprintf(line, sizeof line, "The clearest cycle takes %d quarters; %d of %d levels have one.",
			 insights->cycle_length, statistics->cyclical_count, ORR_LEVEL_COUNT);
		orr_text_paragraph(out, line);
	}
	snprintf(line, sizeof line, "Trend: %s.", insights->dominant_trend);
	orr_text_paragraph(out, line);
	if (isnan(insights->volatility_index))
		return;
	snprintf(line, sizeof line,
		 "A quarter's step is %.1f points on the whole, more than that of %.0f in 100 born around "
		 "the same "
		 "time; %.0f in 100 of them have a pattern of this kind.",
		 statistics->volatility, insights->volatility_index, 100.0 * statistics->cohort_share);
	orr_text_paragraph(out, line);
}

/* A percentile as one of eight heights. */
static const char *block_of(double percentile)
{
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	const int height = (int)(percentile / 12.5);
	return blocks[height < 0 ? 0 : height > 7 ? 7 : height];
}

/* The quarters that a line has room for: the last ones, but the current one and those before it go first. */
static size_t first_shown(const struct orr_energy_pattern *pattern)
{
	const int now = current_of(pattern);
	const size_t count = pattern->snapshot_count,
		     last = count > SHOWN_QUARTERS ? count - SHOWN_QUARTERS : 0,
		     wanted = now > SHOWN_BEFORE ? (size_t)(now - SHOWN_BEFORE) : 0;
	return now >= 0 && wanted < last ? wanted : last;
}

static bool is_shown(const struct orr_energy_pattern *pattern, size_t quarter)
{
	return quarter < pattern->snapshot_count && quarter < first_shown(pattern) + SHOWN_QUARTERS;
}

static void way(struct orr_buf *out, const struct orr_energy_pattern *pattern, int level)
{
	char words[ORR_WORDS_TEXT_MAX];
	const struct orr_doc_level_series *series = &pattern->statistics.levels[level];
	const int now = current_of(pattern);
	orr_buf_text(out, "  ");
	orr_text_cell(out, orr_text_words(orr_level_names[level], words), LABEL_COLUMNS);
	for (size_t i = first_shown(pattern); is_shown(pattern, i); i++) {
		orr_buf_text(out, (int)i == now ? "│" : "");
		orr_buf_text(out, block_of(level_of(&pattern->time_series[i], level)));
		orr_buf_text(out, (int)i == now ? "│" : "");
	}
	if (now >= 0)
		orr_buf_format(out, "  now %3.0f", level_of(&pattern->time_series[now], level));
	orr_buf_format(out, "  mean %3.0f", series->mean);
	if (series->trend_p_adjusted <= pattern->statistics.significance)
		orr_buf_format(out, "  trend %+.1f", series->slope);
	orr_buf_char(out, '\n');
}

static void ways(struct orr_buf *out, const struct orr_energy_pattern *pattern, bool colored)
{
	orr_text_heading(out, colored, "Quarter by quarter: percentiles among births of the same years");
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		way(out, pattern, k);
	if (pattern->snapshot_count > SHOWN_QUARTERS) {
		char line[LINE_MAX_BYTES];
		const struct orr_doc_snapshot *first = &pattern->time_series[first_shown(pattern)];
		snprintf(line, sizeof line,
			 "Shown are %d quarters from %d-%s on; the others stand in the document (--json).",
			 SHOWN_QUARTERS, first->year, first->quarter);
		orr_text_paragraph(out, line);
	}
}

static void periods(struct orr_buf *out, const char *label, const struct orr_doc_period *period, size_t count)
{
	char line[LINE_MAX_BYTES];
	for (size_t i = 0; i < count; i++) {
		size_t at = (size_t)snprintf(line, sizeof line, "%d-%s ", period[i].year, period[i].quarter);
		for (size_t d = 0; d < period[i].dimension_count && at < sizeof line; d++)
			at += (size_t)snprintf(line + at, sizeof line - at, "%s%s", d > 0 ? ", " : "",
					       period[i].dimensions[d]);
		orr_text_labelled(out, LABEL_COLUMNS, i == 0 ? label : "", line);
	}
}

static void insights(struct orr_buf *out, const struct orr_energy_pattern *pattern, bool colored)
{
	const struct orr_doc_insights *from = &pattern->insights;
	orr_text_heading(out, colored, "Peaks and lows");
	periods(out, "Highest", from->peak_periods, from->peak_count);
	periods(out, "Lowest", from->low_periods, from->low_count);
	orr_text_heading(out, colored, "Seasons");
	for (size_t i = 0; i < from->season_count; i++)
		orr_text_labelled(out, LABEL_COLUMNS, from->seasonal_patterns[i].season,
				  from->seasonal_patterns[i].typical_behavior);
}

static void list(struct orr_buf *out, const char *const texts[], size_t count)
{
	char line[LINE_MAX_BYTES];
	for (size_t i = 0; i < count && i < SHOWN_EVENTS; i++)
		orr_text_paragraph(out, texts[i]);
	if (count > SHOWN_EVENTS) {
		snprintf(line, sizeof line, "and %zu more, in the document (--json).", count - SHOWN_EVENTS);
		orr_text_paragraph(out, line);
	}
	if (count == 0)
		orr_text_paragraph(out, "none");
}

static void events(struct orr_buf *out, const struct orr_energy_pattern *pattern, bool colored)
{
	const int now = current_of(pattern);
	for (int i = now; now >= 0 && i <= now + 1 && (size_t)i < pattern->snapshot_count; i++) {
		char line[LINE_MAX_BYTES];
		const struct orr_doc_snapshot *snapshot = &pattern->time_series[i];
		snprintf(line, sizeof line, "%d-%s: on own points", snapshot->year, snapshot->quarter);
		orr_text_heading(out, colored, line);
		list(out, snapshot->notable_events, snapshot->notable_count);
	}
	if (now < 0)
		return;
	orr_text_heading(out, colored, "The current quarter's sky, the same for everybody");
	const struct orr_doc_snapshot *snapshot = &pattern->time_series[now];
	list(out, snapshot->environmental_factors, snapshot->environmental_count);
}

static void next(struct orr_buf *out, const struct orr_energy_pattern *pattern, bool colored)
{
	const struct orr_doc_forecast *forecast = &pattern->predictions.next_quarter;
	char line[LINE_MAX_BYTES], words[ORR_WORDS_TEXT_MAX];
	orr_text_heading(out, colored, "What comes");
	if (pattern->predictions.has_next) {
		size_t at = (size_t)snprintf(line, sizeof line, "%d-%s:", forecast->year, forecast->quarter);
		for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
			const double level = orr_doc_level(&forecast->predicted_energy,
							   &forecast->predicted_dimensions, k);
			at += (size_t)snprintf(line + at, sizeof line - at, "%s %s %.0f", k > 0 ? "," : "",
					       orr_text_words(orr_level_names[k], words), level);
		}
		snprintf(line + at, sizeof line - at, ".");
		orr_text_paragraph(out, line);
		for (size_t i = 0; i < forecast->key_factor_count; i++)
			orr_text_labelled(out, LABEL_COLUMNS, i == 0 ? "Because" : "",
					  forecast->key_factors[i]);
	}
	orr_text_paragraph(out, pattern->predictions.annual_outlook);
}

static void sureness(struct orr_buf *out, const struct orr_energy_pattern *pattern, bool colored)
{
	const struct orr_doc_statistics *from = &pattern->statistics;
	char line[LINE_MAX_BYTES];
	orr_text_heading(out, colored, "How sure that is");
	snprintf(line, sizeof line,
		 "Quarters in random order would be called trending or cyclical in at most %.0f of 100 "
		 "cases; here %d "
		 "levels trend and %d cycle. That says how regular the sky's way is, and nothing about a "
		 "person.",
		 100.0 * from->random_share, from->trending_count, from->cyclical_count);
	orr_text_paragraph(out, line);
	snprintf(line, sizeof line, "%.2f; birth time known to the class \"%s\"", pattern->confidence,
		 orr_certainty_names[pattern->provenance.certainty]);
	orr_text_labelled(out, LABEL_COLUMNS, "Confidence", line);
	for (size_t i = 0; i < pattern->provenance.warning_count; i++)
		orr_text_labelled(out, LABEL_COLUMNS, "Warning", pattern->provenance.warnings[i]);
	orr_text_labelled(out, LABEL_COLUMNS, "Please note", pattern->note);
}

void orr_render_pattern(struct orr_buf *out, const struct orr_energy_pattern *pattern, const char *name,
			bool colored)
{
	title(out, pattern, name, colored);
	kind(out, pattern);
	ways(out, pattern, colored);
	insights(out, pattern, colored);
	events(out, pattern, colored);
	next(out, pattern, colored);
	sureness(out, pattern, colored);
}
