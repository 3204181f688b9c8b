/* SPDX-License-Identifier: Apache-2.0 */
/* The aspects and patterns of a chart as text for people. */
#include "faces/cli/render_aspects.h"

#include <stdio.h>
#include <string.h>

#include "faces/cli/text.h"
#include "model/names.h"

enum { MAJOR, MINOR };

/* Indexes of the aspects of one strength, by orb; equal orbs keep the document's order. Returns how many. */
static size_t by_orb(size_t count, const struct orr_doc_aspect aspect[], int strength, size_t out[])
{
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		if (aspect[i].strength != strength)
			continue;
		size_t at = used++;
		for (; at > 0 && aspect[out[at - 1]].orb > aspect[i].orb; at--)
			out[at] = out[at - 1];
		out[at] = i;
	}
	return used;
}

static void aspect_line(struct orr_buf *out, const struct orr_doc_aspect *aspect, bool with_motion)
{
	char orb[ORR_ANGLE_TEXT_MAX];
	orr_buf_format(out, "  %-13s%-16s%-13s", orr_aspect_point_names[aspect->planet1],
		       orr_aspect_names[aspect->aspect_type], orr_aspect_point_names[aspect->planet2]);
	orr_buf_format(out, "%5g° off by ", aspect->exact_angle);
	orr_text_minutes(aspect->orb, orb);
	orr_buf_format(out, "%*s%s", (int)(6 - orr_text_columns(orb)), "", orb);
	if (with_motion)
		orr_buf_format(out, "  %s", aspect->applying ? "applying" : "separating");
	orr_buf_char(out, '\n');
}

static void section(struct orr_buf *out, bool colored, const char *title,
		    const struct orr_doc_aspect aspect[], size_t count, int strength)
{
	size_t order[ORR_ASPECT_MAX];
	size_t used = by_orb(count, aspect, strength, order);
	if (used > 0)
		orr_text_heading(out, colored, title);
	for (size_t i = 0; i < used; i++)
		aspect_line(out, &aspect[order[i]], true);
}

/* What may have been: at its closest in the course of the day, so that motion says nothing. */
static void possible(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	size_t order[ORR_ASPECT_MAX];
	if (chart->possible_aspect_count == 0)
		return;
	orr_text_heading(out, colored, "Aspects that hold in a part of the day only, at their closest");
	for (int strength = MAJOR; strength <= MINOR; strength++) {
		size_t used = by_orb(chart->possible_aspect_count, chart->possible_aspects, strength, order);
		for (size_t i = 0; i < used; i++)
			aspect_line(out, &chart->possible_aspects[order[i]], false);
	}
}

static void patterns(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	const struct orr_doc_calculated *calculated = &chart->calculated_data;
	char line[256], words[ORR_WORDS_TEXT_MAX];
	if (calculated->pattern_count > 0)
		orr_text_heading(out, colored, "Patterns");
	for (size_t i = 0; i < calculated->pattern_count; i++) {
		const struct orr_doc_pattern *pattern = &calculated->patterns[i];
		size_t at = 0;
		line[0] = '\0';
		for (size_t p = 0; p < pattern->planet_count && at < sizeof line; p++)
			at += (size_t)snprintf(line + at, sizeof line - at, "%s%s", p > 0 ? ", " : "",
					       pattern->planets[p]);
		if (pattern->apex >= 0 && at < sizeof line)
			snprintf(line + at, sizeof line - at, "; apex %s", orr_body_names[pattern->apex]);
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_text_words(orr_pattern_names[pattern->type], words), 18);
		orr_text_wrap(out, 20, 20, line);
	}
}

void orr_render_aspects(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	bool known = chart->certainty.time_known;
	section(out, colored, known ? "Major aspects" : "Major aspects that hold all day", chart->aspects,
		chart->aspect_count, MAJOR);
	section(out, colored, known ? "Minor aspects" : "Minor aspects that hold all day", chart->aspects,
		chart->aspect_count, MINOR);
	possible(out, chart, colored);
	patterns(out, chart, colored);
}
