/* SPDX-License-Identifier: Apache-2.0 */
/* The probabilities of a chart: percentages of the window, the most probable first. */
#include "faces/cli/render_certainty.h"

#include <stdio.h>
#include <string.h>

#include "faces/cli/text.h"
#include "model/names.h"

enum { LABEL_COLUMNS = 13, ITEM_MAX = 32, LINE_MAX_BYTES = 1 << 11 };

/* "81.2 %", never 100 or 0 for what is not quite that. */
static void put_percent(char out[16], double probability)
{
	if (probability > 0.9999999)
		snprintf(out, 16, "certain");
	else if (probability >= 0.999)
		snprintf(out, 16, "over 99.9 %%");
	else if (probability < 0.001)
		snprintf(out, 16, "under 0.1 %%");
	else
		snprintf(out, 16, "%.1f %%", 100.0 * probability);
}

/* The place of the next most probable after `limit` at `last`; equals in the order of the list. -1 when there is none. */
static int next_probable(const struct orr_doc_shares *shares, double limit, int last)
{
	int best = -1;
	for (size_t i = 0; i < shares->share_count; i++) {
		const double here = shares->share[i].probability;
		const bool after = here < limit || (here >= limit && here <= limit && (int)i > last);
		if (after && (best < 0 || here > shares->share[best].probability))
			best = (int)i;
	}
	return best;
}

/* "Leo 81.2 %, Virgo 18.8 %"; names NULL: numbers. */
static void put_shares(char line[LINE_MAX_BYTES], const struct orr_doc_shares *shares,
		       const char *const names[])
{
	double limit = 2.0;
	for (int at = next_probable(shares, limit, -1), n = 0; at >= 0 && n < ITEM_MAX;
	     at = next_probable(shares, limit, at), n++) {
		const struct orr_doc_share *share = &shares->share[at];
		const size_t length = strlen(line);
		char percent[16], number[16];
		limit = share->probability;
		put_percent(percent, limit);
		snprintf(number, sizeof number, "%d", share->value);
		snprintf(line + length, LINE_MAX_BYTES - length, "%s%s %s", n > 0 ? ", " : "",
			 names != NULL ? names[share->value] : number, percent);
	}
}

static void labelled(struct orr_buf *out, const char *label, const struct orr_doc_shares *shares,
		     const char *const names[])
{
	char line[LINE_MAX_BYTES] = "";
	put_shares(line, shares, names);
	orr_buf_text(out, "  ");
	orr_text_cell(out, label, LABEL_COLUMNS);
	orr_text_wrap(out, 2 + LABEL_COLUMNS, 2 + LABEL_COLUMNS, line);
}

static void planets(struct orr_buf *out, const struct orr_doc_probabilities *from)
{
	for (size_t i = 0; i < from->planet_count; i++) {
		const struct orr_doc_planet_shares *planet = &from->planets[i];
		char line[LINE_MAX_BYTES] = "";
		put_shares(line, &planet->signs, orr_sign_names);
		const size_t length = strlen(line);
		snprintf(line + length, sizeof line - length, "; house ");
		put_shares(line, &planet->houses, NULL);
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_body_names[planet->name], LABEL_COLUMNS);
		orr_text_wrap(out, 2 + LABEL_COLUMNS, 2 + LABEL_COLUMNS, line);
	}
}

/* Only what is not certain: the rest stands among the aspects. */
static void aspects(struct orr_buf *out, const struct orr_doc_probabilities *from, bool colored)
{
	bool any = false;
	for (size_t i = 0; i < from->aspect_count; i++) {
		const struct orr_doc_aspect_share *aspect = &from->aspects[i];
		char percent[16], pair[80];
		put_percent(percent, aspect->probability);
		if (strcmp(percent, "certain") == 0)
			continue;
		if (!any)
			orr_text_heading(out, colored, "Aspects that may hold");
		any = true;
		snprintf(pair, sizeof pair, "%s %s %s", orr_aspect_point_names[aspect->planet1],
			 orr_aspect_names[aspect->aspect_type], orr_aspect_point_names[aspect->planet2]);
		orr_buf_format(out, "  %-40s%s\n", pair, percent);
	}
}

void orr_render_certainty(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	const struct orr_doc_probabilities *from = &chart->certainty.probabilities;
	if (!chart->certainty.has_probabilities)
		return;
	orr_text_heading(out, colored, "How certain this is, all moments of the window being equally likely");
	labelled(out, "Ascendant", &from->ascendant, orr_sign_names);
	labelled(out, "Midheaven", &from->midheaven, orr_sign_names);
	planets(out, from);
	labelled(out, "Moon phase", &from->moon_phase, orr_moon_phase_names);
	labelled(out, "Ruler", &from->chart_ruler, orr_body_names);
	labelled(out, "Element", &from->dominant_element, orr_element_names);
	labelled(out, "Quality", &from->dominant_quality, orr_quality_names);
	aspects(out, from, colored);
}
