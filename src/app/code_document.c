/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic_codes document of a computed code. */
#include "app/code_document.h"

#include <math.h>
#include <string.h>

#include "app/code_terms.h"
#include "app/effect_text.h"
#include "app/identity.h"
#include "app/signature.h"
#include "codec/tables.h"
#include "model/names.h"

const char orr_not_evidence[] = "These figures follow from the sky at birth and in the quarter by fixed "
				"rules. Nothing shows that they "
				"say anything about a person; do not decide about anybody by them.";

/* Ranks as they are published. */
struct percentiles {
	double level[ORR_LEVEL_COUNT], strength[ORR_HARMONIC_COUNT];
};

static struct percentiles published(const struct orr_code_ranks *ranks)
{
	struct percentiles out;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		out.level[k] = orr_round_decimals(100.0 * ranks->level[k], ORR_LEVEL_DECIMALS);
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++)
		out.strength[n] = orr_round_decimals(100.0 * ranks->strength[n], ORR_LEVEL_DECIMALS);
	return out;
}

/* Levels in the order of their channels are the members in their order. */
void orr_levels_split(const double level[ORR_LEVEL_COUNT], struct orr_doc_energies *energies,
		      struct orr_doc_dimensions *dimensions)
{
	_Static_assert(sizeof *energies == ORR_ENERGY_COUNT * sizeof(double), "five energies");
	_Static_assert(sizeof *dimensions == ORR_DIMENSION_COUNT * sizeof(double), "eight dimensions");
	memcpy(energies, level, sizeof *energies);
	memcpy(dimensions, level + ORR_ENERGY_COUNT, sizeof *dimensions);
}

double orr_levels_magnitude(const double before[ORR_LEVEL_COUNT], const double after[ORR_LEVEL_COUNT])
{
	double was[ORR_LEVEL_COUNT], is[ORR_LEVEL_COUNT];
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		was[k] = before[k] / 100.0;
		is[k] = after[k] / 100.0;
	}
	return orr_change_magnitude(was, is);
}

const char *orr_quarter_text(struct orr_quarter quarter, struct orr_arena *arena)
{
	return orr_arena_format(arena, "%04d-Q%d", quarter.year, quarter.quarter);
}

const char *orr_quarter_name(struct orr_quarter quarter)
{
	static const char *const names[] = {"Q1", "Q2", "Q3", "Q4"};
	return names[quarter.quarter - 1];
}

static const char *signature_of(const struct orr_birth *birth, struct orr_quarter quarter,
				const struct orr_code_ranks *ranks, const struct percentiles *scores,
				struct orr_arena *arena)
{
	char text[ORR_SIGNATURE_BYTES];
	orr_signature(&(struct orr_signature_source){orr_entity_type_names[birth->entity_type],
						     birth->entity_id, quarter, ranks->leading, scores->level,
						     scores->strength},
		      text);
	return orr_arena_text(arena, text, strlen(text));
}

static struct orr_doc_resonance resonance_of(int harmonic, double resonance)
{
	const enum orr_resonance type = resonance > ORR_RESONANCE_THRESHOLD    ? ORR_AMPLIFYING
					: resonance < -ORR_RESONANCE_THRESHOLD ? ORR_DAMPENING
									       : ORR_NEUTRAL;
	return (struct orr_doc_resonance){.type = (int)type,
					  .frequency = harmonic,
					  .strength = fmin(1.0, fabs(resonance)),
					  .effect = orr_effect_text(harmonic, type),
					  .resonance = resonance};
}

static int band_of(double magnitude)
{
	return (magnitude >= 10.0) + (magnitude >= 30.0) + (magnitude >= 60.0);
}

static void compare(const struct orr_code_source *from, const struct percentiles *now,
		    struct orr_doc_code *out)
{
	out->change_magnitude = (double)NAN;
	out->change_band = -1;
	out->delta_reason = from->before != NULL ? -1 : ORR_NO_QUARTER_BEFORE;
	if (from->before == NULL)
		return;
	const struct percentiles before = published(&from->before->ranks);
	double shift[ORR_LEVEL_COUNT];
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		shift[k] = now->level[k] - before.level[k];
	out->has_delta = true;
	out->delta_from_previous.primary_change =
		from->now->ranks.leading[0] - from->before->ranks.leading[0];
	orr_levels_split(shift, &out->delta_from_previous.energy_shifts,
			 &out->delta_from_previous.dimension_changes);
	out->change_magnitude =
		orr_round_decimals(orr_levels_magnitude(before.level, now->level), ORR_LEVEL_DECIMALS);
	out->change_band = band_of(out->change_magnitude);
}

static void current_code(const struct orr_code_frame *frame, const struct orr_code_source *from,
			 struct orr_arena *arena, struct orr_doc_code *out)
{
	const struct orr_code_ranks *ranks = &from->now->ranks;
	const struct percentiles scores = published(ranks);
	out->version = orr_quarter_text(frame->quarter, arena);
	out->quarter_name = orr_quarter_name(frame->quarter);
	out->year = frame->quarter.year;
	out->primary_harmonic = ranks->leading[0];
	memcpy(out->secondary_harmonics, ranks->leading + 1, sizeof out->secondary_harmonics);
	out->secondary_count = ORR_SECONDARY_COUNT;
	out->energy_signature = signature_of(from->birth, frame->quarter, ranks, &scores, arena);
	orr_levels_split(scores.level, &out->energy_levels, &out->dimensions);
	for (int i = 0; i <= ORR_SECONDARY_COUNT; i++)
		out->resonances[i] =
			resonance_of(ranks->leading[i], from->now->raw.resonance[ranks->leading[i] - 1]);
	out->resonance_count = 1 + ORR_SECONDARY_COUNT;
	compare(from, &scores, out);
	if (out->has_delta)
		orr_code_moves(frame, from, out);
}

/* False when the arena is full. */
static bool history(const struct orr_code_frame *frame, const struct orr_code_source *from,
		    struct orr_arena *arena, struct orr_harmonic_codes *out)
{
	if (from->before == NULL)
		return true;
	struct orr_doc_past_code *past = orr_arena_alloc(arena, sizeof *past);
	if (past == NULL)
		return false;
	const struct orr_quarter quarter = orr_quarter_add(frame->quarter, -1);
	const struct percentiles scores = published(&from->before->ranks);
	*past = (struct orr_doc_past_code){
		.version = orr_quarter_text(quarter, arena),
		.quarter_name = orr_quarter_name(quarter),
		.year = quarter.year,
		.generated_at_ms = out->created_at_ms,
		.energy_signature = signature_of(from->birth, quarter, &from->before->ranks, &scores, arena),
		.primary_harmonic = from->before->ranks.leading[0],
		.change_magnitude = (double)NAN,
		.delta_reason = ORR_NOT_COMPUTED,
		.calculation_version = ORR_HARMONIC_ALGORITHM,
	};
	out->historical_codes = past;
	out->historical_count = 1;
	return past->version != NULL && past->energy_signature != NULL;
}

void orr_code_provenance(const struct orr_code_frame *frame, const struct orr_code_source *from,
			 struct orr_doc_code_source *out)
{
	const struct orr_birth_moment *moment = from->moment;
	out->utc_ms = moment->first_ms + (moment->last_ms - moment->first_ms) / 2;
	out->kernel_id = orr_kernel_id(&frame->app->kernel);
	out->cohorts_id = frame->cohorts->header->id;
	out->zone_data_id = moment->zone_data_id;
	out->half_width_s = from->half_width_d * 86400.0;
	out->certainty = (int)orr_certainty_class_of((int)lround(2.0 * out->half_width_s));
	if (from->notes->coordinates != NULL)
		out->warnings[out->warning_count++] = from->notes->coordinates;
	if (from->notes->zone != NULL)
		out->warnings[out->warning_count++] = from->notes->zone;
	if (moment->warning != NULL)
		out->warnings[out->warning_count++] = moment->warning;
}

/* Share of what a code asks for that was given. Nothing comes this far without date and place; a zone may be the nearest place's. */
double orr_code_completeness(const struct orr_code_source *from)
{
	const bool given[] = {true, true, from->birth->time_s >= 0, from->notes->zone == NULL};
	enum { ASKED = sizeof given / sizeof given[0] };
	int count = 0;
	for (int i = 0; i < ASKED; i++)
		count += given[i];
	return (double)count / ASKED;
}

static bool complete(const struct orr_harmonic_codes *document)
{
	return document->current_code.version != NULL && document->current_code.energy_signature != NULL;
}

enum orr_code orr_code_document(const struct orr_code_frame *frame, const struct orr_code_source *from,
				struct orr_arena *arena, struct orr_harmonic_codes *out,
				struct orr_error *err)
{
	const struct orr_birth *birth = from->birth;
	const struct orr_quarter next = orr_quarter_add(frame->quarter, 1);
	out->entity_type = (int)birth->entity_type;
	orr_entity_document_id(orr_harmonic_codes_table.name, out->entity_type, birth->entity_id, out->id);
	orr_entity_document_id(orr_birth_chart_table.name, out->entity_type, birth->entity_id,
			       out->birth_chart_id);
	out->entity_id = birth->entity_id;
	out->organization_id = birth->organization_id;
	out->created_at_ms = out->updated_at_ms = out->current_code.generated_at_ms =
		orr_clock_now(frame->app->clock);
	current_code(frame, from, arena, &out->current_code);
	out->next_update = (struct orr_doc_next_update){orr_quarter_begin_ms(next), orr_quarter_name(next),
							next.year, 0};
	out->calculation_version = ORR_HARMONIC_ALGORITHM;
	out->auto_update_enabled = out->subscription_active = true;
	out->confidence = from->subject->confidence;
	out->data_completeness = orr_code_completeness(from);
	orr_code_provenance(frame, from, &out->provenance);
	out->note = orr_not_evidence;
	if (!complete(out) || !history(frame, from, arena, out) ||
	    (frame->explain && !orr_code_explain(frame, from, arena, out)))
		return orr_fail_memory(err);
	orr_table_round(&orr_harmonic_codes_table, out);
	return ORR_OK;
}
