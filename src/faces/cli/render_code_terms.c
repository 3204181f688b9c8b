/* SPDX-License-Identifier: Apache-2.0 */
/* The strongest terms of a code's figures. */
#include "faces/cli/render_code_terms.h"

#include <math.h>
#include <stdio.h>

#include "faces/cli/text.h"
#include "model/names.h"

enum { LINE_MAX_BYTES = 512, TERM_MAX_BYTES = 64, TERMS_SHOWN = 4, PARTS_SHOWN = 3 };

static void term_text(const struct orr_doc_term *term, char out[TERM_MAX_BYTES])
{
	const char *point = orr_body_names[term->point], *other = orr_body_names[term->other];
	if (term->kind == ORR_TERM_TRANSIT)
		snprintf(out, TERM_MAX_BYTES, "transiting %s to %s %+.2f", other, point, term->value);
	else if (term->kind == ORR_TERM_PAIR)
		snprintf(out, TERM_MAX_BYTES, "%s with %s %+.2f", other, point, term->value);
	else
		snprintf(out, TERM_MAX_BYTES, "%s by itself %+.2f", point, term->value);
}

/* The largest terms of a level, largest first. */
static void strongest(struct orr_buf *out, const struct orr_doc_level_terms *level)
{
	char line[LINE_MAX_BYTES], words[ORR_WORDS_TEXT_MAX], term[TERM_MAX_BYTES];
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
		at += snprintf(line + at, sizeof line - (size_t)at, "%s%s", shown > 0 ? ", " : "", term);
	}
	orr_text_labelled(out, ORR_CODE_LABEL_COLUMNS, orr_text_words(orr_level_names[level->level], words),
			  line);
}

/* The largest parts of a harmonic's size or resonance, largest first. */
static size_t parts(size_t count, const struct orr_doc_harmonic_term terms[], char *line, size_t room)
{
	double bound = (double)INFINITY;
	size_t at = 0;
	for (int shown = 0; shown < PARTS_SHOWN; shown++) {
		const struct orr_doc_harmonic_term *best = NULL;
		for (size_t i = 0; i < count; i++) {
			const double size = fabs(terms[i].part);
			if (size < bound && (best == NULL || size > fabs(best->part)))
				best = &terms[i];
		}
		if (best == NULL)
			break;
		bound = fabs(best->part);
		at += (size_t)snprintf(line + at, room - at, "%s%s %+.2f", shown > 0 ? ", " : "",
				       orr_body_names[best->point], best->part);
	}
	return at;
}

static void harmonic(struct orr_buf *out, const struct orr_doc_harmonic *of)
{
	char line[LINE_MAX_BYTES], label[TERM_MAX_BYTES];
	size_t at = (size_t)snprintf(line, sizeof line, "size %.3f: ", of->amplitude);
	at += parts(of->point_count, of->points, line + at, sizeof line - at);
	at += (size_t)snprintf(line + at, sizeof line - at, "; resonance %+.3f: transiting ", of->resonance);
	parts(of->transit_count, of->transits, line + at, sizeof line - at);
	snprintf(label, sizeof label, "Harmonic %d", of->harmonic);
	orr_text_labelled(out, ORR_CODE_LABEL_COLUMNS, label, line);
}

void orr_render_code_terms(struct orr_buf *out, const struct orr_harmonic_codes *document, bool colored)
{
	const struct orr_doc_explanation *explanation = document->explanation;
	orr_text_heading(out, colored, "What the levels are made of: raw value and strongest terms");
	for (size_t k = 0; k < explanation->level_count; k++)
		strongest(out, &explanation->levels[k]);
	orr_text_heading(out, colored, "What the leading harmonics are made of");
	for (size_t i = 0; i < document->current_code.resonance_count; i++)
		harmonic(out, &explanation->harmonics[document->current_code.resonances[i].frequency - 1]);
}
