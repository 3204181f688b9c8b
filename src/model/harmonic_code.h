/* SPDX-License-Identifier: Apache-2.0 */
/* The customer's harmonic_codes document as a plain struct, with the additions of the conventions. */
#ifndef ORR_MODEL_HARMONIC_CODE_H
#define ORR_MODEL_HARMONIC_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/harmonic_code.h"
#include "model/birth_chart.h"

enum {
	ORR_VERSION_TEXT_BYTES = 16, /* "2025-Q4", the year at its widest */
	ORR_QUARTER_TEXT_BYTES = 4,  /* "Q4" */
	ORR_SIGNATURE_BYTES = 101,
	ORR_LEVEL_DECIMALS = 2, /* of percentiles, their means and their shifts */
	ORR_MOVED_LEVELS = 3,   /* levels whose change is explained, */
	ORR_MOVES_A_LEVEL = 2,  /* by so many transits each */
};

/* Levels are 0-100 with two decimals; shifts are differences of those. Words are indices into model/names.h, -1 is null. */
struct orr_doc_energies {
	double physical, emotional, mental, spiritual, social;
};

struct orr_doc_dimensions {
	double leadership, creativity, analytical, communication, empathy, resilience, adaptability, focus;
};

/** A level by its place in orr_level_names: the members stand in that order. */
static inline double orr_doc_level(const struct orr_doc_energies *energies,
				   const struct orr_doc_dimensions *dimensions, int level)
{
	return level < ORR_ENERGY_COUNT ? (&energies->physical)[level]
					: (&dimensions->leadership)[level - ORR_ENERGY_COUNT];
}

struct orr_doc_resonance {
	int type;
	int frequency; /* harmonic, 1-32 */
	double strength;
	const char *effect;
	double resonance; /* signed, not cut at 1 */
};

struct orr_doc_delta {
	int primary_change; /* harmonic now minus harmonic before */
	struct orr_doc_energies energy_shifts;
	struct orr_doc_dimensions dimension_changes;
};

/* A transit that had a part in a level's change: its term in the raw value minus that of the quarter before. */
struct orr_doc_move {
	int level;
	int transit, point; /* transiting body, own point */
	double value;
};

struct orr_doc_code {
	const char *version, *quarter_name;
	int64_t generated_at_ms;
	int year;
	int primary_harmonic;
	int secondary_harmonics[ORR_SECONDARY_COUNT];
	size_t secondary_count;
	const char *energy_signature;
	struct orr_doc_energies energy_levels;
	struct orr_doc_dimensions dimensions;
	struct orr_doc_resonance resonances[1 + ORR_SECONDARY_COUNT];
	size_t resonance_count;
	bool has_delta; /* false: delta_reason says why */
	struct orr_doc_delta delta_from_previous;
	double change_magnitude; /* NaN without delta */
	int change_band;
	int delta_reason; /* enum orr_delta_reason; -1 with a delta */
	struct orr_doc_move
		moved_by[ORR_MOVED_LEVELS * ORR_MOVES_A_LEVEL]; /* the level that moved most first */
	size_t moved_by_count;
};

struct orr_doc_past_code {
	const char *version, *quarter_name;
	int year;
	int64_t generated_at_ms;
	const char *energy_signature;
	int primary_harmonic;
	bool has_delta;
	struct orr_doc_delta delta_from_previous;
	double change_magnitude;
	int delta_reason;
	const char *calculation_version;
};

struct orr_doc_next_update {
	int64_t scheduled_date_ms;
	const char *quarter_name;
	int year;
	int status;
};

/* A named part of a raw value. */
struct orr_doc_term {
	int kind;
	int point,
		other; /* bodies; `other` is the transiting one of a transit, the point itself of a self term */
	double value;
};

struct orr_doc_level_terms {
	int level;
	double raw, shared, percentile;
	struct orr_doc_term *terms;
	size_t term_count;
};

/* What one point adds to a harmonic: a complex number, and its part of the size or of the resonance that follows. */
struct orr_doc_harmonic_term {
	int point;
	double re, im, part;
};

struct orr_doc_harmonic {
	int harmonic;
	double amplitude, resonance, raw, percentile;
	double deviation,
		sky_rms; /* what the resonance is measured by: of the natal spectrum in the cohort, of the sky */
	struct orr_doc_harmonic_term points[ORR_POINT_SPECTRA], transits[ORR_POINT_SPECTRA];
	size_t point_count, transit_count;
};

struct orr_doc_explanation {
	struct orr_doc_level_terms levels[ORR_LEVEL_COUNT];
	size_t level_count;
	struct orr_doc_harmonic harmonics[ORR_HARMONIC_COUNT];
	size_t harmonic_count;
};

struct orr_doc_code_source {
	int64_t utc_ms;
	const char *kernel_id, *cohorts_id, *zone_data_id;
	int certainty;
	double half_width_s;
	const char *warnings[ORR_DOC_WARNING_MAX];
	size_t warning_count;
};

struct orr_harmonic_codes {
	char id[ORR_ID_TEXT_BYTES];
	int entity_type;
	const char *entity_id, *organization_id;
	char birth_chart_id[ORR_ID_TEXT_BYTES];
	struct orr_doc_code current_code;
	struct orr_doc_past_code *historical_codes; /* the latest first */
	size_t historical_count;
	struct orr_doc_next_update next_update;
	const char *calculation_version;
	bool auto_update_enabled, subscription_active;
	int64_t created_at_ms, updated_at_ms;
	double confidence, data_completeness;
	struct orr_doc_code_source provenance;
	struct orr_doc_explanation *explanation; /* one, or none */
	size_t explanation_count;
	const char *note;
};

#endif
