/* SPDX-License-Identifier: Apache-2.0 */
/* The field table of `energy_patterns`: the customer's fields in the customer's order, Orrery's after them in each object. */
#include "model/energy_pattern.h"

#include "codec/tables.h"
#include "codec/tables/level_rows.h"
#include "model/names.h"

enum {
	ADDED = ORR_FIELD_ADDED,
	NULLABLE = ORR_FIELD_NULLABLE,
	SENSITIVE = ORR_FIELD_SENSITIVE,
	STAMP = ORR_FIELD_STAMP,
	SCORE = ORR_LEVEL_DECIMALS,
	FRACTION = 4, /* decimals of fractions */
	SMALL = 6,    /* decimals of p values and slopes */
	DEGREES = 9,
	ID_BYTES = 100 /* VARCHAR(100) of the customer's tables */
};

#define STRUCT struct orr_doc_energies
static const struct orr_field energy_fields[] = {ROWS_ENERGIES(ROW_LEVEL)};
static const struct orr_field open_energy_fields[] = {ROWS_ENERGIES(ROW_OPEN_LEVEL)};
#undef STRUCT
static const struct orr_table energy_snapshot_table =
	ROW_TABLE("energy_snapshot", struct orr_doc_energies, energy_fields,
		  "Energies as percentiles among births of the same years, in this quarter.");
static const struct orr_table energies_table =
	ROW_TABLE("energies", struct orr_doc_energies, open_energy_fields, "Five energies as percentiles.");

#define STRUCT struct orr_doc_dimensions
static const struct orr_field dimension_fields[] = {ROWS_DIMENSIONS(ROW_LEVEL)};
static const struct orr_field open_dimension_fields[] = {ROWS_DIMENSIONS(ROW_OPEN_LEVEL)};
#undef STRUCT
static const struct orr_table dimensional_snapshot_table =
	ROW_TABLE("dimensional_snapshot", struct orr_doc_dimensions, dimension_fields,
		  "Dimensions as percentiles among births of the same years, in this quarter.");
static const struct orr_table dimensions_table = ROW_TABLE(
	"dimensions", struct orr_doc_dimensions, open_dimension_fields, "Eight dimensions as percentiles.");

#define STRUCT struct orr_doc_sky_event
static const struct orr_field event_fields[] = {
	ROW_WORD(kind, orr_sky_event_names, 0, "What happens."),
	ROW_TIME("at", at_ms, 0, "When, to the second; stations of slow planets to minutes."),
	ROW_WORD(body, orr_body_names, 0, "What moves; the Moon in lunations and eclipses."),
	ROW_WORD(aspect, orr_aspect_names, 0, "Aspect to the own point."),
	ROW_WORD(point, orr_body_names, 0, "The own point."),
	ROW_REAL(longitude, 0, 360, DEGREES, 0, "Longitude of what moves, degrees."),
	ROW_REAL(orb, 0, 180, DEGREES, 0, "Distance from the exact aspect, degrees."),
	ROW_TEXT(meaning, 200, 0, "What that is taken to mean."),
};
#undef STRUCT
static const struct orr_table event_table =
	ROW_TABLE("event", struct orr_doc_sky_event, event_fields, "Something in the sky on an own point.");

#define STRUCT struct orr_doc_snapshot
static const struct orr_field snapshot_fields[] = {
	ROW_TEXT(quarter, 2, 0, "Quarter of the year, Q1 to Q4."),
	ROW_INT(year, 1, 9999, 0, "Year of the quarter."),
	ROW_TIME("date", date_ms, 0, "First moment of the quarter."),
	ROW_OBJECT(energy_snapshot, &energy_snapshot_table, 0, "Five energies."),
	ROW_OBJECT(dimensional_snapshot, &dimensional_snapshot_table, 0, "Eight dimensions."),
	ROW_TEXT_LIST(
		notable_events, notable_count, SENSITIVE,
		"The entity's own events, in the order of their dates: slow planets, stations, lunations "
		"and eclipses on its points."),
	ROW_TEXT_LIST(environmental_factors, environmental_count, 0,
		      "The sky's events, the same for everybody: sign changes, stations, lunations and "
		      "eclipses."),
	ROW_WORD(phase, orr_time_phase_names, ADDED, "Where the quarter is, seen from the current one."),
	ROW_INT(primary_harmonic, 1, ORR_HARMONIC_COUNT, ADDED,
		"Harmonic whose strength ranks highest in the quarter."),
	ROW_REAL(change_magnitude, 0, 100, SCORE, ADDED | NULLABLE,
		 "Root mean square shift of the levels since the quarter before, points; null in the first."),
	ROW_LIST(events, event_count, &event_table, ADDED | SENSITIVE, "The own events as figures."),
};
#undef STRUCT
static const struct orr_table snapshot_table =
	ROW_TABLE("snapshot", struct orr_doc_snapshot, snapshot_fields, "A quarter.");

#define STRUCT struct orr_doc_period
static const struct orr_field period_fields[] = {
	ROW_TEXT(quarter, 2, 0, "Quarter of the year, Q1 to Q4."),
	ROW_INT(year, 1, 9999, 0, "Year of the quarter."),
	ROW_TEXT_LIST(dimensions, dimension_count, 0,
		      "Energies and dimensions that have their extreme there."),
};
#undef STRUCT
static const struct orr_table period_table =
	ROW_TABLE("period", struct orr_doc_period, period_fields, "A quarter that stands out.");

#define STRUCT struct orr_doc_season
static const struct orr_field season_fields[] = {
	ROW_TEXT(season, 2, 0, "Quarter of the year, Q1 to Q4."),
	ROW_TEXT(typical_behavior, 300, 0, "Which levels stand above and below their mean in that season."),
	ROW_OBJECT(energy_characteristics, &energies_table, 0, "Means of the energies in that season."),
	ROW_OBJECT(dimensional_characteristics, &dimensions_table, ADDED,
		   "Means of the dimensions in that season."),
	ROW_INT(quarter_count, 1, 100000, ADDED, "Quarters that the means are taken over."),
};
#undef STRUCT
static const struct orr_table season_table =
	ROW_TABLE("season", struct orr_doc_season, season_fields, "A season over all years.");

#define STRUCT struct orr_doc_insights
static const struct orr_field insight_fields[] = {
	ROW_TEXT(dominant_trend, 200, 0, "The clearest trend among the levels, or that there is none."),
	ROW_INT(cycle_length, 2, 100000, NULLABLE,
		"Length of the clearest cycle, quarters; null without one."),
	ROW_REAL(volatility_index, 0, 100, SCORE, NULLABLE,
		 "Percentile of the size of the steps among births of the same time; null for one quarter."),
	ROW_LIST(peak_periods, peak_count, &period_table, 0,
		 "Quarters in which levels are at their highest."),
	ROW_LIST(low_periods, low_count, &period_table, 0, "Quarters in which levels are at their lowest."),
	ROW_ARRAY(seasonal_patterns, season_count, &season_table, 0, "Each season of the series."),
};
#undef STRUCT
static const struct orr_table insights_table =
	ROW_TABLE("insights", struct orr_doc_insights, insight_fields, "What the series shows.");

#define STRUCT struct orr_doc_forecast
static const struct orr_field forecast_fields[] = {
	ROW_TIME("forecast_date", forecast_date_ms, 0, "First moment of the quarter."),
	ROW_OBJECT(predicted_energy, &energies_table, 0, "Energies, computed from the sky of that quarter."),
	ROW_OBJECT(predicted_dimensions, &dimensions_table, 0,
		   "Dimensions, computed from the sky of that quarter."),
	ROW_REAL(confidence, 0, 1, FRACTION, 0,
		 "Share of the spectrum that the birth time's precision leaves certain."),
	ROW_TEXTS(key_factors, key_factor_count, 0,
		  "The transits that move the levels most, strongest first."),
	ROW_TEXT(quarter, 2, ADDED, "Quarter of the year, Q1 to Q4."),
	ROW_INT(year, 1, 9999, ADDED, "Year of the quarter."),
};
#undef STRUCT
static const struct orr_table forecast_table = ROW_TABLE(
	"next_quarter", struct orr_doc_forecast, forecast_fields, "The quarter after the current one.");

#define STRUCT struct orr_doc_predictions
static const struct orr_field prediction_fields[] = {
	ROW_OBJECT_IF(next_quarter, has_next, &forecast_table, 0,
		      "The quarter after the current one; null where the kernel ends."),
	ROW_TEXT(annual_outlook, 600, 0, "The next four quarters in a few sentences."),
};
#undef STRUCT
static const struct orr_table predictions_table = ROW_TABLE(
	"predictions", struct orr_doc_predictions, prediction_fields, "What the coming sky makes of it.");

#define STRUCT struct orr_doc_level_series
static const struct orr_field series_fields[] = {
	ROW_WORD(level, orr_level_names, 0, "Energy or dimension."),
	ROW_REAL(mean, 0, 100, SCORE, 0, "Mean of the percentiles."),
	ROW_REAL(least, 0, 100, SCORE, 0, "Lowest."),
	ROW_REAL(greatest, 0, 100, SCORE, 0, "Highest."),
	ROW_REAL(slope, -100, 100, SMALL, NULLABLE, "Theil-Sen slope, points a quarter."),
	ROW_REAL(tau, -1, 1, FRACTION, NULLABLE, "Kendall's tau-b with time."),
	ROW_REAL(trend_p, 0, 1, SMALL, NULLABLE, "Mann-Kendall p value, two-sided."),
	ROW_REAL(trend_p_adjusted, 0, 1, SMALL, NULLABLE, "The same after Holm, over the thirteen levels."),
	ROW_REAL(cycle_quarters, 0, 100000, FRACTION, NULLABLE,
		 "Period of the greatest Lomb-Scargle power, quarters."),
	ROW_REAL(cycle_share, 0, 1, FRACTION, NULLABLE, "Share of the variance that this period holds."),
	ROW_REAL(cycle_p, 0, 1, SMALL, NULLABLE, "Its false alarm probability (Fisher)."),
	ROW_REAL(cycle_p_adjusted, 0, 1, SMALL, NULLABLE, "The same after Holm, over the thirteen levels."),
	ROW_REAL(autocorrelation, -1, 1, FRACTION, NULLABLE, "With the quarter before."),
	ROW_REAL(cycle_autocorrelation, -1, 1, FRACTION, NULLABLE, "With the quarter one period before."),
	ROW_REAL(volatility, 0, 100, SCORE, NULLABLE,
		 "Root mean square step from quarter to quarter, points."),
};
#undef STRUCT
static const struct orr_table series_table = ROW_TABLE("level_series", struct orr_doc_level_series,
						       series_fields, "Statistics of one level's series.");

#define STRUCT struct orr_doc_statistics
static const struct orr_field statistics_fields[] = {
	ROW_ARRAY(levels, level_count, &series_table, 0, "The thirteen levels."),
	ROW_REAL(significance, 0, 1, FRACTION, 0,
		 "Adjusted p values up to this count, in each of the two tests."),
	ROW_REAL(random_share, 0, 1, FRACTION, 0,
		 "Series without any signal are called trending or cyclical this often at most."),
	ROW_INT(trending_count, 0, ORR_LEVEL_COUNT, 0, "Levels with a significant trend."),
	ROW_INT(cyclical_count, 0, ORR_LEVEL_COUNT, 0, "Levels with a significant cycle."),
	ROW_REAL(volatility, 0, 100, SCORE, NULLABLE, "Root mean square step of all levels, points."),
	ROW_INT(cohort_count, 0, 1000000, 0,
		"Births of the same time that the volatility index ranks among."),
	ROW_REAL(cohort_share, 0, 1, FRACTION, NULLABLE, "Share of those births with the same pattern type."),
	ROW_TEXT(rule, 600, 0, "How the pattern type follows."),
};
#undef STRUCT
static const struct orr_table statistics_table = ROW_TABLE(
	"statistics", struct orr_doc_statistics, statistics_fields, "The figures behind the pattern type.");

#define STRUCT struct orr_energy_pattern
static const struct orr_field pattern_fields[] = {
	ROW_ID("_id", id, 0, "Follows from entity type and id."),
	ROW_WORD(entity_type, orr_entity_type_names, 0, "What the entity is."),
	ROW_TEXT(entity_id, ID_BYTES, 0, "Entity."),
	ROW_TEXT(organization_id, ID_BYTES, 0, "Organization that it belongs to."),
	ROW_WORD(pattern_type, orr_pattern_type_names, 0, "What the series is like, by `statistics.rule`."),
	ROW_LIST(time_series, snapshot_count, &snapshot_table, 0, "The quarters in their order."),
	ROW_OBJECT(insights, &insights_table, 0, "What the series shows."),
	ROW_OBJECT(predictions, &predictions_table, 0, "What the coming sky makes of it."),
	ROW_TIME("analysis_date", analysis_date_ms, STAMP, "When the pattern was computed."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the document was first written."),
	ROW_TIME("updated_at", updated_at_ms, STAMP, "When the document was last written."),
	ROW_ID("birth_chart_id", birth_chart_id, ADDED, "Birth chart of the entity."),
	ROW_TEXT(current_quarter, 10, ADDED, "The quarter that is taken for the present, such as 2025-Q4."),
	ROW_OBJECT(statistics, &statistics_table, ADDED, "The figures behind the pattern type."),
	ROW_TEXT(calculation_version, 20, ADDED, "Version of the algorithm."),
	ROW_REAL(confidence, 0, 1, FRACTION, ADDED,
		 "Share of the spectrum that the birth time's precision leaves certain."),
	ROW_REAL(data_completeness, 0, 1, FRACTION, ADDED,
		 "Share of date, time and place of birth that was given."),
	ROW_OBJECT(provenance, &orr_code_source_table, ADDED | SENSITIVE, "What the pattern was made from."),
	ROW_TEXT(note, 300, ADDED, "What the numbers are not."),
};
#undef STRUCT
const struct orr_table orr_energy_pattern_table =
	ROW_TABLE("energy_patterns", struct orr_energy_pattern, pattern_fields,
		  "Energies and dimensions of an employee, a candidate or a company over many quarters.");
