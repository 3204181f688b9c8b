/* SPDX-License-Identifier: Apache-2.0 */
/* One harmonic code as a page for people: what leads, the levels, what moved them, the quarter's sky, how sure it is, what it is not. */
#include "faces/cli/render_code.h"

#include <math.h>
#include <stdio.h>

#include "app/effect_text.h"
#include "base/str.h"
#include "faces/cli/render_code_terms.h"
#include "faces/cli/text.h"
#include "model/names.h"

enum { LABEL_COLUMNS = ORR_CODE_LABEL_COLUMNS, LINE_MAX_BYTES = 512, BAR_COLUMNS = 50, SHOWN_ENDS = 2 };

/* Both groups of levels in their order, and their shifts. */
struct levels {
	double level[ORR_LEVEL_COUNT], shift[ORR_LEVEL_COUNT];
	bool compared;
};

static struct levels levels_of(const struct orr_doc_code *code)
{
	struct levels out = {.compared = code->has_delta};
	const struct orr_doc_delta *delta = &code->delta_from_previous;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		out.level[k] = orr_doc_level(&code->energy_levels, &code->dimensions, k);
		out.shift[k] = orr_doc_level(&delta->energy_shifts, &delta->dimension_changes, k);
	}
	return out;
}

static void title(struct orr_buf *out, const struct orr_harmonic_codes *document, const char *name,
		  bool colored)
{
	const struct orr_doc_code *code = &document->current_code;
	char line[LINE_MAX_BYTES];
	orr_text_styled(out, colored, ORR_BOLD, "Harmonic code");
	orr_buf_text(out, " of ");
	orr_text_styled(out, colored, ORR_BOLD, name != NULL ? name : document->entity_id);
	snprintf(line, sizeof line, " in the %s quarter of %d\n\n",
		 orr_quarter_words[code->quarter_name[1] - '1'], code->year);
	orr_buf_text(out, line);
}

static void leading(struct orr_buf *out, const struct orr_doc_code *code)
{
	static const char *const sky[] = {
		[ORR_AMPLIFYING] = "the quarter's sky strengthens it",
		[ORR_DAMPENING] = "although the quarter's sky holds it back",
		[ORR_NEUTRAL] = "the quarter's sky leaves it as it is",
	};
	char line[LINE_MAX_BYTES];
	size_t at;
	snprintf(line, sizeof line, "Harmonic %d leads, which stands for %s; %s.", code->primary_harmonic,
		 orr_harmonic_words(code->primary_harmonic), sky[code->resonances[0].type]);
	orr_text_paragraph(out, line);
	at = (size_t)snprintf(line, sizeof line, "Behind it ");
	for (size_t i = 0; i < code->secondary_count; i++)
		at += (size_t)snprintf(line + at, sizeof line - at, "%s%d (%s)",
				       i == 0                          ? ""
				       : i + 1 < code->secondary_count ? ", "
								       : " and ",
				       code->secondary_harmonics[i],
				       orr_harmonic_words(code->secondary_harmonics[i]));
	snprintf(line + at, sizeof line - at, ".");
	orr_text_paragraph(out, line);
}

/* The levels furthest up (sign 1) or down (-1), as "Mental 99 and Focus 98". */
static size_t ends(const struct levels *levels, double sign, char *line, size_t room)
{
	char words[ORR_WORDS_TEXT_MAX];
	bool taken[ORR_LEVEL_COUNT] = {false};
	size_t at = 0;
	for (int shown = 0; shown < SHOWN_ENDS; shown++) {
		int best = -1;
		for (int k = 0; k < ORR_LEVEL_COUNT; k++)
			if (!taken[k] && (best < 0 || sign * levels->level[k] > sign * levels->level[best]))
				best = k;
		taken[best] = true;
		at += (size_t)snprintf(line + at, room - at, "%s%s %.0f", shown > 0 ? " and " : "",
				       orr_text_words(orr_level_names[best], words), levels->level[best]);
	}
	return at;
}

static void headline(struct orr_buf *out, const struct orr_harmonic_codes *document,
		     const struct levels *levels)
{
	char line[LINE_MAX_BYTES];
	leading(out, &document->current_code);
	size_t at = (size_t)snprintf(line, sizeof line, "Of the levels ");
	at += ends(levels, 1, line + at, sizeof line - at);
	at += (size_t)snprintf(line + at, sizeof line - at, " stand highest, ");
	at += ends(levels, -1, line + at, sizeof line - at);
	snprintf(line + at, sizeof line - at, " lowest.");
	orr_text_paragraph(out, line);
	if (document->provenance.certainty == ORR_CERTAIN_DAY)
		orr_text_paragraph(
			out,
			"The time of birth is unknown: the ranks are among births without a time, and what "
			"turns fast within a day, the Moon above all, counts less.");
}

static void bar(struct orr_buf *out, double percentile)
{
	const int full = (int)(percentile / 100.0 * BAR_COLUMNS + 0.5);
	for (int i = 0; i < BAR_COLUMNS; i++)
		orr_buf_text(out, i < full ? "█" : "·");
}

/* What one decimal shows as nothing has no sign but +. */
static double one_decimal(double points)
{
	return fabs(points) < 0.05 ? 0.0 : points;
}

static void group(struct orr_buf *out, const struct levels *levels, int first, int count)
{
	char words[ORR_WORDS_TEXT_MAX];
	for (int k = first; k < first + count; k++) {
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_text_words(orr_level_names[k], words), LABEL_COLUMNS);
		orr_buf_format(out, "%5.1f  ", levels->level[k]);
		bar(out, levels->level[k]);
		if (levels->compared)
			orr_buf_format(out, "  %+6.1f", one_decimal(levels->shift[k]));
		orr_buf_char(out, '\n');
	}
}

static void all_levels(struct orr_buf *out, const struct orr_harmonic_codes *document,
		       const struct levels *levels, bool colored)
{
	char line[LINE_MAX_BYTES];
	snprintf(line, sizeof line, "Energies: percentile among births of the same years%s%s",
		 levels->compared ? ", and points since " : "",
		 levels->compared ? document->historical_codes[0].version : "");
	orr_text_heading(out, colored, line);
	group(out, levels, 0, ORR_ENERGY_COUNT);
	orr_text_heading(out, colored, "Dimensions");
	group(out, levels, ORR_ENERGY_COUNT, ORR_DIMENSION_COUNT);
}

/* The transits that moved one level: those from `first` on that are of it. @return the first that is not */
static size_t moved_level(struct orr_buf *out, const struct orr_doc_code *code, const struct levels *levels,
			  size_t first)
{
	char line[LINE_MAX_BYTES], words[ORR_WORDS_TEXT_MAX];
	const int level = code->moved_by[first].level;
	size_t i = first;
	int at = snprintf(line, sizeof line, "%+.1f by ", one_decimal(levels->shift[level]));
	for (; i < code->moved_by_count && code->moved_by[i].level == level; i++)
		at += snprintf(line + at, sizeof line - (size_t)at, "%stransiting %s to %s (%+.2f)",
			       i > first ? " and " : "", orr_body_names[code->moved_by[i].transit],
			       orr_body_names[code->moved_by[i].point], code->moved_by[i].value);
	orr_text_labelled(out, LABEL_COLUMNS, orr_text_words(orr_level_names[level], words), line);
	return i;
}

static void changes(struct orr_buf *out, const struct orr_harmonic_codes *document,
		    const struct levels *levels, bool colored)
{
	const struct orr_doc_code *code = &document->current_code;
	char line[LINE_MAX_BYTES];
	if (!code->has_delta) {
		orr_text_heading(out, colored, "What changed");
		orr_text_paragraph(out, "There is no quarter before to compare this one with.");
		return;
	}
	snprintf(line, sizeof line, "What changed since %s, and the transits that did most of it",
		 document->historical_codes[0].version);
	orr_text_heading(out, colored, line);
	int at = snprintf(line, sizeof line, "%.1f points over all levels, a %s change; ",
			  code->change_magnitude, orr_change_names[code->change_band]);
	if (code->delta_from_previous.primary_change == 0)
		snprintf(line + at, sizeof line - (size_t)at, "harmonic %d leads as before",
			 code->primary_harmonic);
	else
		snprintf(line + at, sizeof line - (size_t)at, "harmonic %d led then",
			 code->primary_harmonic - code->delta_from_previous.primary_change);
	orr_text_labelled(out, LABEL_COLUMNS, "In all", line);
	for (size_t i = 0; i < code->moved_by_count;)
		i = moved_level(out, code, levels, i);
}

static void sky(struct orr_buf *out, const struct orr_doc_code *code, bool colored)
{
	static const char *const marks[] = {
		[ORR_AMPLIFYING] = "▲", [ORR_DAMPENING] = "▼", [ORR_NEUTRAL] = "–"};
	enum { EFFECT_COLUMN = 27 };
	orr_text_heading(out, colored, "The leading harmonics and the quarter's sky");
	for (size_t i = 0; i < code->resonance_count; i++) {
		const struct orr_doc_resonance *resonance = &code->resonances[i];
		orr_buf_format(out, "  %3d  %s %-11s%5.2f  ", resonance->frequency, marks[resonance->type],
			       orr_resonance_names[resonance->type], resonance->strength);
		orr_text_wrap(out, EFFECT_COLUMN, EFFECT_COLUMN, resonance->effect);
	}
}

static void certainty(struct orr_buf *out, const struct orr_harmonic_codes *document, bool colored)
{
	static const char *const known[] = {"known to the minute", "known to the quarter of an hour",
					    "known to the hour", "unknown"};
	char line[LINE_MAX_BYTES];
	orr_text_heading(out, colored, "How sure this is");
	snprintf(line, sizeof line, "%.2f of 1; the time of birth is %s", document->confidence,
		 known[document->provenance.certainty]);
	orr_text_labelled(out, LABEL_COLUMNS, "Confidence", line);
	snprintf(line, sizeof line, "%.0f %% of date, time, zone and place",
		 100.0 * document->data_completeness);
	orr_text_labelled(out, LABEL_COLUMNS, "Given", line);
	for (size_t i = 0; i < document->provenance.warning_count; i++)
		orr_text_labelled(out, LABEL_COLUMNS, "Warning", document->provenance.warnings[i]);
	orr_text_labelled(out, LABEL_COLUMNS, "Please note", document->note);
}

static void next_steps(struct orr_buf *out, const struct orr_harmonic_codes *document, bool colored)
{
	const struct orr_doc_next_update *next = &document->next_update;
	char line[LINE_MAX_BYTES], instant[ORR_RFC3339_MAX];
	orr_text_heading(out, colored, "What to look at next");
	orr_rfc3339_format(next->scheduled_date_ms, instant);
	snprintf(line, sizeof line, "begins on %.10s; --quarter %d-%s computes it now", instant, next->year,
		 next->quarter_name);
	orr_text_labelled(out, LABEL_COLUMNS, "Next quarter", line);
	if (document->explanation_count == 0)
		orr_text_labelled(out, LABEL_COLUMNS, "Reasons",
				  "--explain gives the terms that every figure is the sum of");
	orr_text_labelled(out, LABEL_COLUMNS, "Picture",
			  "--svg FILE draws all harmonics and the days of the quarter");
	orr_text_labelled(out, LABEL_COLUMNS, "Signature", document->current_code.energy_signature);
}

void orr_render_code(struct orr_buf *out, const struct orr_harmonic_codes *code, const char *name,
		     bool colored)
{
	const struct levels levels = levels_of(&code->current_code);
	title(out, code, name, colored);
	headline(out, code, &levels);
	all_levels(out, code, &levels, colored);
	changes(out, code, &levels, colored);
	sky(out, &code->current_code, colored);
	if (code->explanation_count > 0)
		orr_render_code_terms(out, code, colored);
	certainty(out, code, colored);
	next_steps(out, code, colored);
}
