/* SPDX-License-Identifier: Apache-2.0 */
/* One harmonic code as a text for people: harmonics, levels as bars, the quarter's sky, what moved, what it is not. */
#include "faces/cli/render_code.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/effect_text.h"
#include "base/str.h"
#include "faces/cli/text.h"
#include "model/names.h"

enum { LABEL_COLUMNS = 15, LINE_MAX_BYTES = 512, BAR_COLUMNS = 40, TERMS_SHOWN = 4 };

static void labelled(struct orr_buf *out, const char *label, const char *text)
{
	orr_buf_text(out, "  ");
	orr_text_cell(out, label, LABEL_COLUMNS);
	orr_text_wrap(out, 2 + LABEL_COLUMNS, 2 + LABEL_COLUMNS, text);
}

static void header(struct orr_buf *out, const struct orr_harmonic_codes *document, const char *name,
		   bool colored)
{
	const struct orr_doc_code *code = &document->current_code;
	char line[LINE_MAX_BYTES];
	size_t at = 0;
	orr_text_styled(out, colored, ORR_BOLD, "Harmonic code");
	orr_buf_text(out, " of ");
	orr_text_styled(out, colored, ORR_BOLD, name != NULL ? name : document->entity_id);
	orr_buf_format(out, " in %s\n\n", code->version);
	labelled(out, "Signature", code->energy_signature);
	snprintf(line, sizeof line, "%d: %s", code->primary_harmonic,
		 orr_harmonic_words(code->primary_harmonic));
	labelled(out, "Primary", line);
	for (size_t i = 0; i < code->secondary_count; i++)
		at += (size_t)snprintf(line + at, sizeof line - at, "%s%d: %s", i > 0 ? "; " : "",
				       code->secondary_harmonics[i],
				       orr_harmonic_words(code->secondary_harmonics[i]));
	labelled(out, "Secondary", line);
	snprintf(line, sizeof line, "%.2f; birth time known to the class \"%s\"", document->confidence,
		 orr_certainty_names[document->provenance.certainty]);
	labelled(out, "Confidence", line);
	for (size_t i = 0; i < document->provenance.warning_count; i++)
		labelled(out, "Warning", document->provenance.warnings[i]);
}

static void bar(struct orr_buf *out, double percentile)
{
	const int full = (int)(percentile / 100.0 * BAR_COLUMNS + 0.5);
	for (int i = 0; i < BAR_COLUMNS; i++)
		orr_buf_text(out, i < full ? "█" : "·");
}

/* Levels of one group: percentile, bar, and the shift where there is one. */
static void levels(struct orr_buf *out, const double level[], const double *shift, int first, int count)
{
	char words[ORR_WORDS_TEXT_MAX];
	for (int k = 0; k < count; k++) {
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_text_words(orr_level_names[first + k], words), LABEL_COLUMNS);
		orr_buf_format(out, "%5.1f  ", level[k]);
		bar(out, level[k]);
		if (shift != NULL)
			orr_buf_format(out, "  %+6.1f", shift[k]);
		orr_buf_char(out, '\n');
	}
}

static void all_levels(struct orr_buf *out, const struct orr_doc_code *code, bool colored)
{
	double energy[ORR_ENERGY_COUNT], dimension[ORR_DIMENSION_COUNT];
	double energy_shift[ORR_ENERGY_COUNT], dimension_shift[ORR_DIMENSION_COUNT];
	memcpy(energy, &code->energy_levels, sizeof energy);
	memcpy(dimension, &code->dimensions, sizeof dimension);
	memcpy(energy_shift, &code->delta_from_previous.energy_shifts, sizeof energy_shift);
	memcpy(dimension_shift, &code->delta_from_previous.dimension_changes, sizeof dimension_shift);
	orr_text_heading(out, colored,
			 code->has_delta ? "Energies: percentile among births of the same years, and points "
					   "since the quarter before"
					 : "Energies: percentile among births of the same years");
	levels(out, energy, code->has_delta ? energy_shift : NULL, 0, ORR_ENERGY_COUNT);
	orr_text_heading(out, colored, "Dimensions");
	levels(out, dimension, code->has_delta ? dimension_shift : NULL, ORR_ENERGY_COUNT,
	       ORR_DIMENSION_COUNT);
}

static void sky(struct orr_buf *out, const struct orr_doc_code *code, bool colored)
{
	orr_text_heading(out, colored, "The quarter's sky and the leading harmonics");
	for (size_t i = 0; i < code->resonance_count; i++) {
		const struct orr_doc_resonance *resonance = &code->resonances[i];
		orr_buf_format(out, "  %3d  %-11s%5.2f  ", resonance->frequency,
			       orr_resonance_names[resonance->type], resonance->strength);
		orr_text_wrap(out, 25, 25, resonance->effect);
	}
}

static void term_text(const struct orr_doc_term *term, char out[LINE_MAX_BYTES])
{
	const char *point = orr_body_names[term->point], *other = orr_body_names[term->other];
	if (term->kind == ORR_TERM_TRANSIT)
		snprintf(out, LINE_MAX_BYTES, "transiting %s to %s %+.2f", other, point, term->value);
	else if (term->kind == ORR_TERM_PAIR)
		snprintf(out, LINE_MAX_BYTES, "%s with %s %+.2f", other, point, term->value);
	else
		snprintf(out, LINE_MAX_BYTES, "%s by itself %+.2f", point, term->value);
}

/* The largest terms of a level, largest first. */
static void strongest(struct orr_buf *out, const struct orr_doc_level_terms *level)
{
	char line[LINE_MAX_BYTES], words[ORR_WORDS_TEXT_MAX], term[LINE_MAX_BYTES];
	double bound = (double)INFINITY;
	int at = snprintf(line, sizeof line, "%.3f in all; ", level->raw);
	for (int shown = 0; shown < TERMS_SHOWN; shown++) {
		const struct orr_doc_term *best = NULL;
		for (size_t i = 0; i < level->term_count; i++) {
			const double size = fabs(level->terms[i].value);
			if (size < bound && (best == NULL || size > fabs(best->value)))
				best = &level->terms[i];
		}
		if (best == NULL)
			break;
		bound = fabs(best->value);
		term_text(best, term);
		at += snprintf(line + at, sizeof line - (size_t)at, "%s%.80s", shown > 0 ? ", " : "", term);
	}
	labelled(out, orr_text_words(orr_level_names[level->level], words), line);
}

static void explanation(struct orr_buf *out, const struct orr_harmonic_codes *document, bool colored)
{
	if (document->explanation_count == 0)
		return;
	orr_text_heading(out, colored, "What the levels are made of: raw value and strongest terms");
	for (size_t k = 0; k < document->explanation->level_count; k++)
		strongest(out, &document->explanation->levels[k]);
}

static void summary(struct orr_buf *out, const struct orr_harmonic_codes *document, bool colored)
{
	const struct orr_doc_code *code = &document->current_code;
	char line[LINE_MAX_BYTES], instant[ORR_RFC3339_MAX];
	orr_text_heading(out, colored, "In sum");
	if (code->has_delta) {
		snprintf(line, sizeof line, "%.1f points (%s); primary harmonic %s", code->change_magnitude,
			 orr_change_names[code->change_band],
			 code->delta_from_previous.primary_change == 0 ? "kept" : "changed");
		labelled(out, "Change", line);
	}
	orr_rfc3339_format(document->next_update.scheduled_date_ms, instant);
	snprintf(line, sizeof line, "%.10s, for %d-%s", instant, document->next_update.year,
		 document->next_update.quarter_name);
	labelled(out, "Next update", line);
	labelled(out, "Please note", document->note);
}

void orr_render_code(struct orr_buf *out, const struct orr_harmonic_codes *code, const char *name,
		     bool colored)
{
	header(out, code, name, colored);
	all_levels(out, &code->current_code, colored);
	sky(out, &code->current_code, colored);
	explanation(out, code, colored);
	summary(out, code, colored);
}
