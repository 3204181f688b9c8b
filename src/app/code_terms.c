/* SPDX-License-Identifier: Apache-2.0 */
/* What a code is made of and what moved it. */
#include "app/code_terms.h"

#include <math.h>

#include "core/aspect_curve.h"
#include "model/names.h"

enum { POINTS = ORR_POINT_SPECTRA, HARMONICS = ORR_HARMONIC_COUNT, TERMS_MAX = 2 * POINTS * POINTS };

/* The quarter's field; the one before, where there is one, stands in front of it. */
static const struct orr_quarter_field *current_field(const struct orr_code_frame *frame)
{
	return &frame->field[frame->tables.plan.field_count - 1];
}

static size_t add_terms(const struct orr_level_terms *terms, struct orr_doc_term out[])
{
	size_t count = 0;
	for (int p = 0; p < POINTS; p++)
		for (int q = 0; q < POINTS; q++) {
			if (q <= p && fabs(terms->pair[p][q]) > 0.0)
				out[count++] = (struct orr_doc_term){p == q ? ORR_TERM_SELF : ORR_TERM_PAIR,
								     p, q, terms->pair[p][q]};
			if (fabs(terms->transit[p][q]) > 0.0)
				out[count++] =
					(struct orr_doc_term){ORR_TERM_TRANSIT, p, q, terms->transit[p][q]};
		}
	return count;
}

static bool explain_levels(const struct orr_quarter_field *field, const struct orr_code_source *from,
			   struct orr_arena *arena, struct orr_doc_explanation *out)
{
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		struct orr_doc_level_terms *level = &out->levels[k];
		struct orr_level_terms terms;
		orr_level_terms(from->subject, field, k, &terms);
		*level = (struct orr_doc_level_terms){
			.level = k,
			.raw = from->now->raw.level[k],
			.shared = from->now->raw.shared[k],
			.percentile = 100.0 * from->now->ranks.level[k],
			.terms = orr_arena_array(arena, TERMS_MAX, sizeof *level->terms)};
		if (level->terms == NULL)
			return false;
		level->term_count = add_terms(&terms, level->terms);
	}
	out->level_count = ORR_LEVEL_COUNT;
	return true;
}

/* A weighted point in one harmonic; its part is the length along `along`, which the whole's own length is measured by. */
static struct orr_doc_harmonic_term harmonic_term(int point, double weight, const struct orr_spectrum *of,
						  int harmonic, const double along[2])
{
	const double re = weight * of->cell[harmonic], im = weight * of->cell[HARMONICS + harmonic];
	return (struct orr_doc_harmonic_term){point, re, im, re * along[0] + im * along[1]};
}

static void explain_harmonic(const struct orr_quarter_field *field, const struct orr_code_source *from, int n,
			     struct orr_doc_harmonic *out)
{
	const struct orr_subject *subject = from->subject;
	const double re = subject->natal.cell[n], im = subject->natal.cell[HARMONICS + n];
	/* An amplitude of nothing has no direction: its parts are nothing too. */
	const double size = subject->amplitude[n] > 0.0 ? subject->amplitude[n] : 1.0;
	const double scale = subject->deviation[n] * field->rms[n];
	*out = (struct orr_doc_harmonic){.harmonic = n + 1,
					 .amplitude = subject->amplitude[n],
					 .resonance = from->now->raw.resonance[n],
					 .raw = from->now->raw.strength[n],
					 .percentile = 100.0 * from->now->ranks.strength[n],
					 .deviation = subject->deviation[n],
					 .sky_rms = field->rms[n],
					 .point_count = POINTS,
					 .transit_count = POINTS};
	for (int p = 0; p < POINTS; p++) {
		out->points[p] = harmonic_term(p, orr_channel_weight[ORR_CHANNEL_NATAL][p],
					       &subject->point[p], n, (const double[]){re / size, im / size});
		out->transits[p] = harmonic_term(p, orr_transit_weight[p], &field->transit[p], n,
						 (const double[]){re / scale, im / scale});
	}
}

bool orr_code_explain(const struct orr_code_frame *frame, const struct orr_code_source *from,
		      struct orr_arena *arena, struct orr_harmonic_codes *out)
{
	const struct orr_quarter_field *field = current_field(frame);
	struct orr_doc_explanation *explanation = orr_arena_alloc(arena, sizeof *explanation);
	if (explanation == NULL || !explain_levels(field, from, arena, explanation))
		return false;
	for (int n = 0; n < HARMONICS; n++)
		explain_harmonic(field, from, n, &explanation->harmonics[n]);
	explanation->harmonic_count = HARMONICS;
	out->explanation = explanation;
	out->explanation_count = 1;
	return true;
}

void orr_code_growths(const struct orr_subject *subject, const struct orr_quarter_field *before,
		      const struct orr_quarter_field *after, double out[ORR_FIRST_SLOW_POINT][POINTS])
{
	for (int q = 0; q < POINTS; q++) {
		struct orr_spectrum turn = after->transit[q];
		orr_spectrum_add(&turn, -1.0, &before->transit[q]);
		for (int p = 0; p < ORR_FIRST_SLOW_POINT; p++)
			out[p][q] = orr_transit_weight[q] *
				    orr_spectrum_dot(orr_aspect_cosine, &subject->point[p], &turn);
	}
}

/* The largest terms in the direction of the level's shift, the largest first; fewer where fewer went that way. */
static void explain_shift(const double growth[ORR_FIRST_SLOW_POINT][POINTS], int level, double shift,
			  struct orr_doc_code *out)
{
	const double *weight = orr_channel_weight[orr_level_channel(level)];
	double bound = (double)INFINITY;
	for (int found = 0; found < ORR_MOVES_A_LEVEL; found++) {
		struct orr_doc_move best = {.level = level};
		for (int p = 0; p < ORR_FIRST_SLOW_POINT; p++)
			for (int q = 0; q < POINTS; q++) {
				const double value = weight[p] * growth[p][q],
					     along = copysign(1.0, shift) * value;
				if (along > copysign(1.0, shift) * best.value && along < bound)
					best = (struct orr_doc_move){level, q, p, value};
			}
		if (fabs(best.value) <= 0.0)
			return;
		bound = fabs(best.value);
		out->moved_by[out->moved_by_count++] = best;
	}
}

void orr_code_moves(const struct orr_code_frame *frame, const struct orr_code_source *from,
		    struct orr_doc_code *out)
{
	const struct orr_quarter_field *now = current_field(frame);
	double growth[ORR_FIRST_SLOW_POINT][POINTS], shift[ORR_LEVEL_COUNT];
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		shift[k] = orr_doc_level(&out->delta_from_previous.energy_shifts,
					 &out->delta_from_previous.dimension_changes, k);
	orr_code_growths(from->subject, now - 1, now, growth);
	for (int place = 0; place < ORR_MOVED_LEVELS; place++) {
		int most = 0;
		for (int k = 1; k < ORR_LEVEL_COUNT; k++)
			if (fabs(shift[k]) > fabs(shift[most]))
				most = k;
		if (fabs(shift[most]) <= 0.0)
			return;
		explain_shift(growth, most, shift[most], out);
		shift[most] = 0.0;
	}
}
