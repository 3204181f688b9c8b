/* SPDX-License-Identifier: Apache-2.0 */
/* The customer's energy_patterns document as a plain struct, with the additions of the conventions. */
#ifndef ORR_MODEL_ENERGY_PATTERN_H
#define ORR_MODEL_ENERGY_PATTERN_H

#include "core/level_series.h"
#include "core/sky_events.h"
#include "model/harmonic_code.h"

/* Texts belong to whoever filled the struct. Words are indices into model/names.h, -1 is null; levels are 0-100, two decimals. */

/* Something in the sky that stands in aspect to a point of the birth. */
struct orr_doc_sky_event {
	int kind;
	int64_t at_ms;
	int body; /* what moves; the Moon in lunations and eclipses */
	int aspect, point;
	double longitude; /* of the body, at the instant */
	double orb;       /* distance from the exact aspect, degrees */
	const char *meaning;
};

struct orr_doc_snapshot {
	const char *quarter; /* "Q4" */
	int year;
	int64_t date_ms; /* first moment of the quarter */
	struct orr_doc_energies energy_snapshot;
	struct orr_doc_dimensions dimensional_snapshot;
	const char **notable_events;
	size_t notable_count;
	const char **environmental_factors;
	size_t environmental_count;
	int phase; /* past, current or future, seen from the current quarter */
	int primary_harmonic;
	double change_magnitude; /* NaN in the first quarter */
	struct orr_doc_sky_event *events;
	size_t event_count;
};

struct orr_doc_period {
	const char *quarter;
	int year;
	const char **dimensions; /* names of levels, energies too */
	size_t dimension_count;
};

struct orr_doc_season {
	const char *season; /* "Q1" to "Q4" */
	const char *typical_behavior;
	struct orr_doc_energies energy_characteristics; /* means */
	struct orr_doc_dimensions dimensional_characteristics;
	int quarter_count;
};

struct orr_doc_insights {
	const char *dominant_trend;
	int cycle_length;        /* quarters; ORR_INT_NULL (codec/field.h) without a cycle */
	double volatility_index; /* NaN of a single quarter */
	struct orr_doc_period *peak_periods, *low_periods;
	size_t peak_count, low_count;
	struct orr_doc_season seasonal_patterns[4];
	size_t season_count;
};

struct orr_doc_forecast {
	int64_t forecast_date_ms;
	struct orr_doc_energies predicted_energy;
	struct orr_doc_dimensions predicted_dimensions;
	double confidence; /* 0-1 */
	const char *key_factors[6];
	size_t key_factor_count;
	const char *quarter;
	int year;
};

struct orr_doc_predictions {
	bool has_next; /* false where the kernel ends */
	struct orr_doc_forecast next_quarter;
	const char *annual_outlook;
};

/* One level's series. NaN where there are too few quarters. */
struct orr_doc_level_series {
	int level;
	double mean, least, greatest;
	double slope; /* points a quarter */
	double tau, trend_p, trend_p_adjusted;
	double cycle_quarters, cycle_share, cycle_p, cycle_p_adjusted;
	double autocorrelation, cycle_autocorrelation;
	double volatility; /* root mean square step, points */
};

struct orr_doc_statistics {
	struct orr_doc_level_series levels[ORR_LEVEL_COUNT];
	size_t level_count;
	double significance; /* adjusted p values up to this count, in each of the two tests */
	double random_share; /* series without any signal are called trending or cyclical this often at most */
	int trending_count, cyclical_count;
	double volatility;   /* root mean square step of all levels, points */
	int cohort_count;    /* births of the same time that the index ranks among */
	double cohort_share; /* share of them with the same pattern type */
	const char *rule;
};

struct orr_energy_pattern {
	char id[ORR_ID_TEXT_BYTES];
	int entity_type;
	const char *entity_id, *organization_id;
	int pattern_type;
	struct orr_doc_snapshot *time_series;
	size_t snapshot_count;
	struct orr_doc_insights insights;
	struct orr_doc_predictions predictions;
	int64_t analysis_date_ms, created_at_ms, updated_at_ms;
	char birth_chart_id[ORR_ID_TEXT_BYTES];
	const char *current_quarter; /* "2025-Q4" */
	struct orr_doc_statistics statistics;
	const char *calculation_version;
	double confidence, data_completeness;
	struct orr_doc_code_source provenance;
	const char *note;
};

#endif
