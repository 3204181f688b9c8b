/* SPDX-License-Identifier: Apache-2.0 */
/* The field table of `harmonic_codes`: the customer's fields in the customer's order, Orrery's after them in each object. */
#include "model/harmonic_code.h"

#include "codec/tables.h"
#include "codec/tables/level_rows.h"
#include "model/names.h"

enum {
	ADDED = ORR_FIELD_ADDED,
	NULLABLE = ORR_FIELD_NULLABLE,
	SENSITIVE = ORR_FIELD_SENSITIVE,
	STAMP = ORR_FIELD_STAMP,
	SCORE = ORR_LEVEL_DECIMALS,
	FRACTION = 4,  /* decimals of fractions */
	SECONDS = 3,   /* decimals of spans of time */
	RAW = 12,      /* decimals of raw values: their terms add up to 1e-9 */
	ID_BYTES = 100 /* VARCHAR(100) of the customer's tables */
};

#define STRUCT struct orr_doc_energies
static const struct orr_field energy_fields[] = {ROWS_ENERGIES(ROW_LEVEL)};
static const struct orr_field energy_shift_fields[] = {ROWS_ENERGIES(ROW_SHIFT)};
#undef STRUCT
static const struct orr_table energies_table =
	ROW_TABLE("energy_levels", struct orr_doc_energies, energy_fields,
		  "Energies as percentiles among births of the same years, in this quarter.");
static const struct orr_table energy_shifts_table = ROW_TABLE(
	"energy_shifts", struct orr_doc_energies, energy_shift_fields, "Points by which each energy moved.");

#define STRUCT struct orr_doc_dimensions
static const struct orr_field dimension_fields[] = {ROWS_DIMENSIONS(ROW_LEVEL)};
static const struct orr_field dimension_change_fields[] = {ROWS_DIMENSIONS(ROW_SHIFT)};
#undef STRUCT
static const struct orr_table dimensions_table =
	ROW_TABLE("dimensions", struct orr_doc_dimensions, dimension_fields,
		  "Dimensions as percentiles among births of the same years, in this quarter.");
static const struct orr_table dimension_changes_table =
	ROW_TABLE("dimension_changes", struct orr_doc_dimensions, dimension_change_fields,
		  "Points by which each dimension moved.");

#define STRUCT struct orr_doc_resonance
static const struct orr_field resonance_fields[] = {
	ROW_WORD(type, orr_resonance_names, 0, "Whether the quarter's sky strengthens the harmonic."),
	ROW_INT(frequency, 1, ORR_HARMONIC_COUNT, 0, "Harmonic."),
	ROW_REAL(strength, 0, 1, FRACTION, 0, "Size of the resonance, cut at 1."),
	ROW_TEXT(effect, 200, 0, "What that is taken to mean."),
	ROW_REAL(resonance, -1000, 1000, FRACTION, ADDED, "Resonance with its sign, not cut."),
};
#undef STRUCT
static const struct orr_table resonance_table = ROW_TABLE(
	"resonance", struct orr_doc_resonance, resonance_fields, "A leading harmonic and the quarter's sky.");

#define STRUCT struct orr_doc_delta
static const struct orr_field delta_fields[] = {
	ROW_INT(primary_change, -31, 31, 0, "Primary harmonic minus that of the quarter before."),
	ROW_OBJECT(energy_shifts, &energy_shifts_table, 0, "Shifts of the energies."),
	ROW_OBJECT(dimension_changes, &dimension_changes_table, 0, "Shifts of the dimensions."),
};
#undef STRUCT
static const struct orr_table delta_table = ROW_TABLE("delta_from_previous", struct orr_doc_delta,
						      delta_fields, "Change since the quarter before.");

#define STRUCT struct orr_doc_move
static const struct orr_field move_fields[] = {
	ROW_WORD(level, orr_level_names, 0, "Energy or dimension."),
	ROW_WORD(transit, orr_body_names, 0, "Transiting body."),
	ROW_WORD(point, orr_body_names, 0, "Own point."),
	ROW_REAL(value, -1000, 1000, FRACTION, 0,
		 "Their term in the level's raw value, minus that of the quarter before."),
};
#undef STRUCT
static const struct orr_table move_table =
	ROW_TABLE("move", struct orr_doc_move, move_fields, "A transit's part in the change of a level.");

#define DELTA_REASON                                                                                         \
	ROW_WORD(delta_reason, orr_delta_reason_names, ADDED | NULLABLE,                                     \
		 "Why there is no delta: no quarter before (born since, or the ephemeris begins), not "      \
		 "computed, another algorithm's code before, or a code before that would have other scores " \
		 "today, its birth, kernel or cohorts having been corrected.")

#define STRUCT struct orr_doc_code
static const struct orr_field code_fields[] = {
	ROW_TEXT(version, 10, 0, "Quarter, such as 2025-Q4."),
	ROW_TIME("generated_at", generated_at_ms, STAMP, "When the code was computed."),
	{.name = "quarter",
	 .doc = "Quarter of the year, Q1 to Q4.",
	 .type = ORR_FIELD_STRING,
	 .offset = ROW_AT(quarter_name, const char *),
	 .max = 2},
	ROW_INT(year, 1, 9999, 0, "Year of the quarter."),
	ROW_INT(primary_harmonic, 1, ORR_HARMONIC_COUNT, 0,
		"Harmonic whose strength ranks highest among births of the same years."),
	ROW_INTS(secondary_harmonics, secondary_count, 1, ORR_HARMONIC_COUNT, 0,
		 "The next four, the strongest first."),
	ROW_TEXT(energy_signature, 100, 0,
		 "Version, harmonics, energies, and a checksum over entity, quarter and all scores."),
	ROW_OBJECT(energy_levels, &energies_table, 0, "Five energies."),
	ROW_OBJECT(dimensions, &dimensions_table, 0, "Eight dimensions."),
	ROW_ARRAY(resonances, resonance_count, &resonance_table, 0,
		  "The five leading harmonics, in their order, and the quarter's sky."),
	ROW_OBJECT_IF(delta_from_previous, has_delta, &delta_table, ADDED,
		      "Change since the quarter before; null where delta_reason says why."),
	ROW_REAL(change_magnitude, 0, 100, SCORE, ADDED | NULLABLE,
		 "Size of the change: root mean square shift of the thirteen levels, in points."),
	ROW_WORD(change_band, orr_change_names, ADDED | NULLABLE,
		 "Below 10 points small, below 30 moderate, below 60 large."),
	ROW_ARRAY(moved_by, moved_by_count, &move_table, ADDED,
		  "Of the three levels that moved most the transits that had the largest part in it, two "
		  "each."),
	DELTA_REASON,
};
#undef STRUCT
static const struct orr_table code_table =
	ROW_TABLE("current_code", struct orr_doc_code, code_fields, "Code of a quarter.");

#define STRUCT struct orr_doc_past_code
static const struct orr_field past_fields[] = {
	ROW_TEXT(version, 10, 0, "Quarter, such as 2025-Q3."),
	{.name = "quarter",
	 .doc = "Quarter of the year, Q1 to Q4.",
	 .type = ORR_FIELD_STRING,
	 .offset = ROW_AT(quarter_name, const char *),
	 .max = 2},
	ROW_INT(year, 1, 9999, 0, "Year of the quarter."),
	ROW_TIME("generated_at", generated_at_ms, STAMP, "When the code was computed."),
	ROW_TEXT(energy_signature, 100, 0, "Signature."),
	ROW_INT(primary_harmonic, 1, ORR_HARMONIC_COUNT, 0, "Primary harmonic."),
	ROW_OBJECT_IF(delta_from_previous, has_delta, &delta_table, 0,
		      "Change since the quarter before; null where that was not computed."),
	ROW_REAL(change_magnitude, 0, 100, SCORE, ADDED | NULLABLE, "Size of that change."),
	DELTA_REASON,
	ROW_TEXT(calculation_version, 20, ADDED, "Version of the algorithm that made it."),
};
#undef STRUCT
static const struct orr_table past_table =
	ROW_TABLE("historical_code", struct orr_doc_past_code, past_fields, "Code of an earlier quarter.");

#define STRUCT struct orr_doc_next_update
static const struct orr_field next_fields[] = {
	ROW_TIME("scheduled_date", scheduled_date_ms, 0, "First moment of the next quarter."),
	{.name = "quarter",
	 .doc = "Quarter of the year, Q1 to Q4.",
	 .type = ORR_FIELD_STRING,
	 .offset = ROW_AT(quarter_name, const char *),
	 .max = 2},
	ROW_INT(year, 1, 9999, 0, "Year of the quarter."),
	ROW_WORD(status, orr_update_status_names, 0, "How far the update is."),
};
#undef STRUCT
static const struct orr_table next_table =
	ROW_TABLE("next_update", struct orr_doc_next_update, next_fields, "The next quarter's update.");

#define STRUCT struct orr_doc_term
static const struct orr_field term_fields[] = {
	ROW_WORD(kind, orr_term_names, 0,
		 "Between two of one's own points, of a point with itself, or with a transiting point."),
	ROW_WORD(point, orr_body_names, 0, "Own point."),
	ROW_WORD(other, orr_body_names, 0, "Second own point, the same, or the transiting one."),
	ROW_REAL(value, -1000, 1000, RAW, 0, "Its part of the raw value."),
};
#undef STRUCT
static const struct orr_table term_table =
	ROW_TABLE("term", struct orr_doc_term, term_fields, "A named part of a raw value.");

#define STRUCT struct orr_doc_level_terms
static const struct orr_field level_fields[] = {
	ROW_WORD(level, orr_level_names, 0, "Energy or dimension."),
	ROW_REAL(raw, -1000, 1000, RAW, 0, "Raw value: the sum of the terms."),
	ROW_REAL(shared, -1000, 1000, RAW, 0,
		 "Of that what Mars to Pluto and the node have among themselves and from the sky: everybody "
		 "born in "
		 "the same weeks has it, and it ranks nobody."),
	ROW_REAL(percentile, 0, 100, SCORE, 0, "Percentile among births of the same years."),
	ROW_LIST(terms, term_count, &term_table, 0, "Named parts, every one of them."),
};
#undef STRUCT
static const struct orr_table level_table =
	ROW_TABLE("level_terms", struct orr_doc_level_terms, level_fields, "What a level is made of.");

#define STRUCT struct orr_doc_harmonic_term
#define HARMONIC_TERM(point_doc, part_doc)                                                \
	{                                                                                 \
		ROW_WORD(point, orr_body_names, 0, point_doc), REAL_PART, IMAGINARY_PART, \
			ROW_REAL(part, -1000, 1000, RAW, 0, part_doc),                    \
	}
#define REAL_PART ROW_REAL(re, -1000, 1000, RAW, 0, "Real part of what it adds, weighted.")
#define IMAGINARY_PART ROW_REAL(im, -1000, 1000, RAW, 0, "Imaginary part of that.")
static const struct orr_field own_term_fields[] =
	HARMONIC_TERM("Own point.", "Its part of the amplitude; the parts add up to it.");
static const struct orr_field sky_term_fields[] =
	HARMONIC_TERM("Transiting body.", "Its part of the resonance; the parts add up to it.");
#undef STRUCT
static const struct orr_table own_term_table =
	ROW_TABLE("own_term", struct orr_doc_harmonic_term, own_term_fields,
		  "What an own point adds to a harmonic of the individual spectrum.");
static const struct orr_table sky_term_table =
	ROW_TABLE("sky_term", struct orr_doc_harmonic_term, sky_term_fields,
		  "What a transiting body adds to a harmonic of the quarter's sky.");

#define STRUCT struct orr_doc_harmonic
static const struct orr_field harmonic_fields[] = {
	ROW_INT(harmonic, 1, ORR_HARMONIC_COUNT, 0, "Harmonic."),
	ROW_REAL(amplitude, 0, 1000, RAW, 0, "Size of the individual spectrum, |r|."),
	ROW_REAL(resonance, -1000, 1000, RAW, 0,
		 "Resonance with the quarter's sky: Re(r conj T) / (deviation * sky_rms)."),
	ROW_REAL(raw, -1000, 1000, RAW, 0, "Code strength: amplitude * (1 + resonance / 2)."),
	ROW_REAL(percentile, 0, 100, SCORE, 0, "Percentile among births of the same years."),
	ROW_REAL(deviation, 0, 1000, RAW, 0, "Root mean square of the amplitude in the cohort."),
	ROW_REAL(sky_rms, 0, 1000, RAW, 0, "Root of the sum of the transits' squared sizes."),
	ROW_ARRAY(points, point_count, &own_term_table, 0, "The individual spectrum r by its points."),
	ROW_ARRAY(transits, transit_count, &sky_term_table, 0, "The quarter's sky T by its bodies."),
};
#undef STRUCT
static const struct orr_table harmonic_table =
	ROW_TABLE("harmonic", struct orr_doc_harmonic, harmonic_fields, "A harmonic's strength.");

#define STRUCT struct orr_doc_explanation
static const struct orr_field explanation_fields[] = {
	ROW_ARRAY(levels, level_count, &level_table, 0, "The thirteen levels."),
	ROW_ARRAY(harmonics, harmonic_count, &harmonic_table, 0, "The 32 harmonics."),
};
#undef STRUCT
static const struct orr_table explanation_table = ROW_TABLE(
	"explanation", struct orr_doc_explanation, explanation_fields, "Every raw value by its named parts.");

#define STRUCT struct orr_doc_code_source
static const struct orr_field source_fields[] = {
	ROW_TIME("utc", utc_ms, 0,
		 "Instant of the birth; the middle of the window when the time is unknown."),
	ROW_TEXT(kernel_id, 32, 0, "Id of the ephemeris kernel."),
	ROW_TEXT(cohorts_id, 32, 0, "Id of the cohorts that scores are ranked among."),
	ROW_TEXT(zone_data_id, 64, NULLABLE, "Id of the zone data; null when none took part."),
	ROW_WORD(certainty, orr_certainty_names, 0, "Class of birth times that scores are ranked among."),
	ROW_REAL(half_width_s, 0, 1e6, SECONDS, 0, "Half of the window that the time stands for, seconds."),
	ROW_TEXTS(warnings, warning_count, 0, "What a reader has to know."),
};
#undef STRUCT
const struct orr_table orr_code_source_table =
	ROW_TABLE("provenance", struct orr_doc_code_source, source_fields, "What the code was made from.");

#define STRUCT struct orr_harmonic_codes
static const struct orr_field harmonic_codes_fields[] = {
	ROW_ID("_id", id, 0, "Follows from entity type and id."),
	ROW_WORD(entity_type, orr_entity_type_names, 0, "What the entity is."),
	ROW_TEXT(entity_id, ID_BYTES, 0, "Entity."),
	ROW_TEXT(organization_id, ID_BYTES, 0, "Organization that it belongs to."),
	ROW_ID("birth_chart_id", birth_chart_id, 0, "Birth chart of the entity."),
	ROW_OBJECT(current_code, &code_table, 0, "Code of the quarter."),
	ROW_LIST(historical_codes, historical_count, &past_table, 0,
		 "Codes of earlier quarters, the latest first: those that were current, and the quarter "
		 "before, "
		 "computed to compare with, where none was."),
	ROW_OBJECT(next_update, &next_table, 0, "When the next code is due."),
	ROW_TEXT(calculation_version, 20, 0, "Version of the algorithm."),
	ROW_BOOL(auto_update_enabled, 0, "Whether the code is computed anew each quarter."),
	ROW_BOOL(subscription_active, 0, "Whether the entity's subscription is active."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the document was first written."),
	ROW_TIME("updated_at", updated_at_ms, STAMP, "When the document was last written."),
	ROW_REAL(confidence, 0, 1, FRACTION, ADDED,
		 "Share of the spectrum that the birth time's precision leaves certain."),
	ROW_REAL(data_completeness, 0, 1, FRACTION, ADDED,
		 "Share of date, time, zone or offset, and place of birth that was given."),
	ROW_OBJECT(provenance, &orr_code_source_table, ADDED | SENSITIVE, "What the code was made from."),
	ROW_LIST(explanation, explanation_count, &explanation_table, ADDED | SENSITIVE,
		 "Every raw value by its parts, one object; empty unless asked for."),
	ROW_TEXT(note, 300, ADDED, "What the numbers are not."),
};
#undef STRUCT
const struct orr_table orr_harmonic_codes_table =
	ROW_TABLE("harmonic_codes", struct orr_harmonic_codes, harmonic_codes_fields,
		  "Harmonic energy code of an employee, a candidate or a company.");
