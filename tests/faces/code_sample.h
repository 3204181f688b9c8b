/* SPDX-License-Identifier: Apache-2.0 */
/* An invented code with round figures, for pages and pictures: nothing in it comes from a calculation. */
#ifndef ORR_TESTS_FACES_CODE_SAMPLE_H
#define ORR_TESTS_FACES_CODE_SAMPLE_H

#include <math.h>
#include <string.h>

#include "app/code_curve.h"
#include "app/effect_text.h"
#include "model/harmonic_code.h"
#include "model/names.h"

/* Too large for the stack; filled anew by each test. */
static struct orr_harmonic_codes sample;
static struct orr_doc_explanation sample_explanation;
static struct orr_doc_term sample_terms[ORR_LEVEL_COUNT][3];
static struct orr_code_curve sample_curve;

static inline void sample_levels(void)
{
	static const struct orr_doc_energies energies = {62.25, 48, 100, 0, 55.5};
	static const struct orr_doc_dimensions dimensions = {71, 33.3, 50, 90, 12.5, 66.67, 8, 99.99};
	sample.current_code.energy_levels = energies;
	sample.current_code.dimensions = dimensions;
}

static inline void sample_delta(void)
{
	struct orr_doc_code *code = &sample.current_code;
	static const struct orr_doc_move moves[] = {
		{ORR_ENERGY_COUNT + 3, ORR_JUPITER, ORR_MERCURY, 0.75},
		{ORR_ENERGY_COUNT + 3, ORR_SATURN, ORR_MOON, 0.25},
		{ORR_ENERGY_COUNT + 4, ORR_MARS, ORR_MOON, -0.5},
		{0, ORR_SUN, ORR_MARS, 0.125},
	};
	code->has_delta = true;
	code->delta_from_previous = (struct orr_doc_delta){
		.primary_change = 5,
		.energy_shifts = {12.25, -2, 0, -5, 0.5},
		.dimension_changes = {1, -3.3, 0, 40, -22.5, 6.67, -1, 9.99},
	};
	code->change_magnitude = 13.9;
	code->change_band = 1;
	memcpy(code->moved_by, moves, sizeof moves);
	code->moved_by_count = sizeof moves / sizeof moves[0];
	static struct orr_doc_past_code past = {
		.version = "2025-Q4", .quarter_name = "Q4", .year = 2025, .primary_harmonic = 2};
	sample.historical_codes = &past;
	sample.historical_count = 1;
}

static inline void sample_resonances(void)
{
	static const struct {
		int harmonic, type;
		double resonance;
	} rows[] = {{7, ORR_AMPLIFYING, 1.25},
		    {12, ORR_NEUTRAL, 0.25},
		    {5, ORR_DAMPENING, -0.75},
		    {3, ORR_NEUTRAL, -0.1},
		    {19, ORR_AMPLIFYING, 0.6}};
	struct orr_doc_code *code = &sample.current_code;
	code->primary_harmonic = rows[0].harmonic;
	for (int i = 0; i < 5; i++) {
		if (i > 0)
			code->secondary_harmonics[i - 1] = rows[i].harmonic;
		code->resonances[i] = (struct orr_doc_resonance){
			.type = rows[i].type,
			.frequency = rows[i].harmonic,
			.strength = fmin(1.0, fabs(rows[i].resonance)),
			.effect = orr_effect_text(rows[i].harmonic, (enum orr_resonance)rows[i].type),
			.resonance = rows[i].resonance};
	}
	code->secondary_count = 4;
	code->resonance_count = 5;
}

/* Harmonic n at percentile 3 n, its resonance from -2.5 up in steps of 1/6; every level of three terms. */
static inline void sample_explain(void)
{
	sample_explanation = (struct orr_doc_explanation){.level_count = ORR_LEVEL_COUNT,
							  .harmonic_count = ORR_HARMONIC_COUNT};
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		const double resonance = -2.5 + n / 6.0;
		sample_explanation.harmonics[n] = (struct orr_doc_harmonic){.harmonic = n + 1,
									    .amplitude = 2,
									    .resonance = resonance,
									    .raw = 2 * (1 + resonance / 2),
									    .percentile = 3.0 * (n + 1),
									    .deviation = 1.5,
									    .sky_rms = 1};
	}
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		sample_terms[k][0] = (struct orr_doc_term){ORR_TERM_TRANSIT, ORR_SUN, ORR_SATURN, -1.5};
		sample_terms[k][1] = (struct orr_doc_term){ORR_TERM_PAIR, ORR_MARS, ORR_SUN, 2.25};
		sample_terms[k][2] = (struct orr_doc_term){ORR_TERM_SELF, ORR_SUN, ORR_SUN, 0.5};
		sample_explanation.levels[k] =
			(struct orr_doc_level_terms){k, 1.25, 0.5, 50, sample_terms[k], 3};
	}
	sample.explanation = &sample_explanation;
	sample.explanation_count = 1;
}

static inline void sample_fill(bool known, bool compared)
{
	sample = (struct orr_harmonic_codes){
		.id = "0123456789abcdef01234567",
		.entity_id = "e-1",
		.organization_id = "local",
		.birth_chart_id = "89abcdef0123456701234567",
		.current_code = {.version = "2026-Q1",
				 .quarter_name = "Q1",
				 .year = 2026,
				 .energy_signature = "OR1-07.12.05.03.19-P62E48M100S0C56-0123456789ABCDEF",
				 .change_magnitude = (double)NAN,
				 .change_band = -1},
		.next_update = {INT64_C(1775001600000), "Q2", 2026, 0},
		.calculation_version = "1.0.0",
		.confidence = known ? 0.9987 : 0.8512,
		.data_completeness = known ? 1.0 : 0.75,
		.provenance = {.kernel_id = "00112233445566778899aabbccddeeff",
			       .cohorts_id = "ffeeddccbbaa99887766554433221100",
			       .certainty = known ? ORR_CERTAIN_MINUTE : ORR_CERTAIN_DAY,
			       .half_width_s = known ? 30 : 43200},
		.note = "These figures follow from fixed rules. Nothing shows that they say anything about a "
			"person.",
	};
	sample_levels();
	sample_resonances();
	if (compared)
		sample_delta();
}

/* A triangle wave of ten days for each level, the levels a day apart. */
static inline void sample_draw_curve(void)
{
	sample_curve = (struct orr_code_curve){.quarter = {2026, 1}, .day_count = 90};
	for (int day = 0; day < 90; day++)
		for (int k = 0; k < ORR_LEVEL_COUNT; k++)
			sample_curve.level[day][k] = 20.0 * abs((day + k) % 10 - 5);
}

#endif
