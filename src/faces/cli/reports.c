/* SPDX-License-Identifier: Apache-2.0 */
/* Field tables of the commands' own answers. */
#include "faces/cli/reports.h"

#include "codec/tables/rows.h"

enum { NULLABLE = ORR_FIELD_NULLABLE, SENSITIVE = ORR_FIELD_SENSITIVE };

#define ROW_COUNT(member_, doc_) ROW_COUNT_AS(#member_, member_, doc_)
#define ROW_COUNT_AS(name_, member_, doc_)                                                            \
	{                                                                                             \
		.name = name_, .doc = doc_, .type = ORR_FIELD_I64, .offset = ROW_AT(member_, int64_t) \
	}

#define STRUCT struct orr_reason_report
static const struct orr_field reason_fields[] = {
	ROW_TEXT(code, 0, 0, "Stable code of the error."),
	ROW_TEXT(field, 0, NULLABLE, "Field at fault; null when none is."),
	ROW_COUNT(count, "Lines with this code and field."),
};
#undef STRUCT
static const struct orr_table reason_table =
	ROW_TABLE("reason", struct orr_reason_report, reason_fields, "Lines that were bad for one reason.");

#define STRUCT struct orr_batch_report
static const struct orr_field batch_fields[] = {
	ROW_COUNT(lines, "Records of the input."),
	ROW_COUNT(charts, "Documents written."),
	ROW_COUNT(bad, "Lines answered by an error."),
	ROW_ARRAY(reasons, reason_count, &reason_table, 0, "Bad lines by code and field."),
	ROW_TEXT(unused_columns, 0, 0, "Columns that no field took, comma-separated."),
};
#undef STRUCT
const struct orr_table orr_batch_report_table =
	ROW_TABLE("batch_summary", struct orr_batch_report, batch_fields, "What became of a batch.");

#define STRUCT struct orr_batch_report
static const struct orr_field import_fields[] = {
	ROW_COUNT(lines, "Records of the input."),
	ROW_COUNT(charts, "Charts written: new ones and replaced ones."),
	ROW_COUNT(unchanged, "Lines whose chart was there already."),
	ROW_COUNT(bad, "Lines that could not be done."),
	ROW_ARRAY(reasons, reason_count, &reason_table, 0, "Bad lines by code and field."),
	ROW_TEXT(unused_columns, 0, 0, "Columns that no field took, comma-separated."),
};
#undef STRUCT
const struct orr_table orr_import_report_table =
	ROW_TABLE("import_summary", struct orr_batch_report, import_fields, "What became of an import.");

#define STRUCT struct orr_batch_report
static const struct orr_field codes_fields[] = {
	ROW_COUNT_AS("entities", lines, "Entities that were looked at."),
	ROW_COUNT_AS("codes", charts, "Codes written: new ones and replaced ones."),
	ROW_COUNT(unchanged, "Codes that were there already."),
	ROW_COUNT(shown, "Codes that are not to be kept, being earlier than the kept one or past."),
	ROW_COUNT(bad, "Entities that have no code of the quarter."),
	ROW_ARRAY(reasons, reason_count, &reason_table, 0, "Those by code and field."),
};
#undef STRUCT
const struct orr_table orr_codes_report_table = ROW_TABLE(
	"codes_summary", struct orr_batch_report, codes_fields, "What became of the codes of a store.");

#define STRUCT struct orr_setting_report
static const struct orr_field setting_fields[] = {
	ROW_TEXT(name, 0, 0, "Section and key."),
	ROW_TEXT(value, 0, NULLABLE, "Value in force."),
	ROW_TEXT(source, 0, 0, "flag, environment, file or default."),
	ROW_TEXT(where, 0, 0, "Flag, variable, or file and line."),
	ROW_TEXT(flag, 0, 0, "Flag that sets it."),
	ROW_TEXT(environment, 0, 0, "Environment variable that sets it."),
};
#undef STRUCT
static const struct orr_table setting_table =
	ROW_TABLE("setting", struct orr_setting_report, setting_fields, "One setting.");

#define STRUCT struct orr_config_report
static const struct orr_field config_fields[] = {
	ROW_ARRAY(settings, setting_count, &setting_table, 0, "Every setting."),
};
#undef STRUCT
const struct orr_table orr_config_report_table =
	ROW_TABLE("config", struct orr_config_report, config_fields, "The settings in force.");

#define STRUCT struct orr_body_error_report
static const struct orr_field body_error_fields[] = {
	ROW_TEXT(body, 0, 0, "Body."),
	ROW_REAL(longitude_arcsec, 0, 0, 6, 0, "Largest error in longitude, arc seconds."),
	ROW_REAL(latitude_arcsec, 0, 0, 6, 0, "Largest error in latitude, arc seconds."),
	ROW_REAL(distance_au, 0, 0, 9, 0, "Largest error in distance, astronomical units."),
	ROW_REAL(speed_deg_d, 0, 0, 9, 0, "Largest error in speed, degrees a day."),
	ROW_REAL(border_longitude_arcsec, 0, 0, 6, NULLABLE,
		 "Largest error in longitude at the jumps of the source's own Moon file; null where there "
		 "are none."),
};
#undef STRUCT
static const struct orr_table body_error_table = ROW_TABLE("body_error", struct orr_body_error_report,
							   body_error_fields, "What the builder measured.");

#define STRUCT struct orr_kernel_report
static const struct orr_field kernel_fields[] = {
	ROW_TEXT(file, 0, 0, "Path of the kernel."),
	ROW_TEXT(id, 0, 0, "Id of its content."),
	ROW_TEXT(made_by, 0, 0, "Program that made it."),
	ROW_TEXT(source, 0, 0, "Ephemeris it was made from."),
	ROW_TEXT(from, 0, 0, "First day, Gregorian, TT."),
	ROW_TEXT(to, 0, 0, "Last day, Gregorian, TT."),
	ROW_COUNT(size_bytes, "Size of the file."),
	ROW_COUNT(instants_checked, "Random instants at which the builder checked it."),
	ROW_COUNT(check_seed, "Seed of these instants."),
	ROW_COUNT(control_points, "Control points for orrery kernel verify."),
	ROW_ARRAY(bodies, body_count, &body_error_table, 0, "Largest errors the builder found, by body."),
	ROW_REAL(nutation_arcsec, 0, 0, 6, 0, "Largest error in nutation and obliquity."),
	ROW_REAL(sidereal_arcsec, 0, 0, 6, 0, "Largest error in sidereal time."),
	ROW_REAL(delta_t_s, 0, 0, 6, 0, "Largest error in Delta T, seconds."),
};
#undef STRUCT
const struct orr_table orr_kernel_report_table =
	ROW_TABLE("kernel", struct orr_kernel_report, kernel_fields, "The ephemeris kernel in use.");

#define STRUCT struct orr_body_check_report
static const struct orr_field body_check_fields[] = {
	ROW_TEXT(body, 0, 0, "Body."),
	ROW_REAL(longitude_arcsec, 0, 0, 6, 0, "Largest difference in longitude, arc seconds."),
	ROW_REAL(latitude_arcsec, 0, 0, 6, 0, "Largest difference in latitude, arc seconds."),
	ROW_REAL(distance_au, 0, 0, 9, 0, "Largest difference in distance, astronomical units."),
	ROW_REAL(speed_deg_d, 0, 0, 9, 0, "Largest difference in speed, degrees a day."),
	ROW_REAL(goal_arcsec, 0, 0, 6, 0, "Allowed in longitude and latitude."),
	ROW_REAL(goal_speed_deg_d, 0, 0, 9, NULLABLE, "Allowed in speed; null where no goal is set."),
	ROW_BOOL(good, 0, "Whether all is within what is allowed."),
};
#undef STRUCT
static const struct orr_table body_check_table = ROW_TABLE(
	"body_check", struct orr_body_check_report, body_check_fields, "What was found on this machine.");

#define STRUCT struct orr_verify_report
static const struct orr_field verify_fields[] = {
	ROW_TEXT(file, 0, 0, "Path of the kernel."),
	ROW_TEXT(id, 0, 0, "Id of its content; its digest matches."),
	ROW_BOOL(good, 0, "Whether every control point is within what is allowed."),
	ROW_COUNT(control_points, "Control points evaluated."),
	ROW_ARRAY(bodies, body_count, &body_check_table, 0, "Largest differences by body."),
	ROW_REAL(nutation_arcsec, 0, 0, 6, 0, "Largest difference in nutation and obliquity."),
	ROW_REAL(sidereal_arcsec, 0, 0, 6, 0, "Largest difference in sidereal time."),
	ROW_REAL(delta_t_s, 0, 0, 6, 0, "Largest difference in Delta T, seconds."),
};
#undef STRUCT
const struct orr_table orr_verify_report_table = ROW_TABLE(
	"kernel_verify", struct orr_verify_report, verify_fields, "The kernel checked on this machine.");

#define STRUCT struct orr_zones_report
static const struct orr_field zones_fields[] = {
	ROW_TEXT(file, 0, 0, "Path of the zone data."),   ROW_TEXT(id, 0, 0, "Id of its content."),
	ROW_TEXT(tzdb_version, 0, 0, "Version of tzdb."), ROW_COUNT(zones, "Zones, links included."),
	ROW_COUNT(size_bytes, "Size of the file."),
};
#undef STRUCT
const struct orr_table orr_zones_report_table =
	ROW_TABLE("zones", struct orr_zones_report, zones_fields, "The zone data in use.");

#define STRUCT struct orr_zone_change_report
static const struct orr_field change_fields[] = {
	ROW_TEXT(zone, 0, 0, "Zone."),
	ROW_TEXT(change, 0, 0, "added, removed or changed."),
	{.name = "from",
	 .doc = "First instant that changed; null: from the beginning.",
	 .type = ORR_FIELD_TIME,
	 .flags = NULLABLE,
	 .offset = ROW_AT(from_ms, int64_t)},
	{.name = "until",
	 .doc = "Since when both agree again; null: never.",
	 .type = ORR_FIELD_TIME,
	 .flags = NULLABLE,
	 .offset = ROW_AT(until_ms, int64_t)},
};
#undef STRUCT
static const struct orr_table change_table = ROW_TABLE("zone_change", struct orr_zone_change_report,
						       change_fields, "A zone that tells another time.");

#define STRUCT struct orr_update_report
static const struct orr_field update_fields[] = {
	ROW_TEXT(file, 0, 0, "Path of the zone data."),
	ROW_TEXT(source, 0, 0, "Compiled tzdb it was made from."),
	ROW_TEXT(old_id, 0, NULLABLE, "Id before; null when there was none to read."),
	ROW_TEXT(id, 0, 0, "Id of the new content."),
	ROW_TEXT(tzdb_version, 0, 0, "Version of tzdb."),
	ROW_BOOL(written, 0, "Whether the file was written."),
	{.name = "changes",
	 .doc = "Zones that change.",
	 .type = ORR_FIELD_ARRAY,
	 .offset = offsetof(struct orr_update_report, changes),
	 .aux_offset = offsetof(struct orr_update_report, change_count),
	 .table = &change_table,
	 .pointer = true},
};
#undef STRUCT
const struct orr_table orr_update_report_table =
	ROW_TABLE("zones_update", struct orr_update_report, update_fields, "What an update did or would do.");

#define STRUCT struct orr_figure_report
static const struct orr_field figure_fields[] = {
	ROW_TEXT(name, 0, 0, "What was measured."),
	ROW_REAL(ours, 0, 0, 3, 0, "Orrery's figure."),
	ROW_REAL(peer, 0, 0, 3, NULLABLE, "The peer's figure; null when it could not be run."),
	ROW_REAL(ratio, 0, 0, 4, NULLABLE, "Ours divided by the peer's."),
	ROW_TEXT(unit, 0, 0, "Unit of both."),
};
#undef STRUCT
static const struct orr_table figure_table =
	ROW_TABLE("figure", struct orr_figure_report, figure_fields, "One measurement.");

#define STRUCT struct orr_bench_report
static const struct orr_field bench_fields[] = {
	ROW_ARRAY(figures, figure_count, &figure_table, 0, "Measurements."),
	ROW_COUNT(charts, "Charts in a repetition."),
	ROW_COUNT(repetitions, "Repetitions; the figures are their medians."),
	ROW_TEXT(peer_program, 0, NULLABLE, "The peer that was run."),
	ROW_TEXT(peer_missing, 0, NULLABLE, "Why no peer was run."),
};
#undef STRUCT
const struct orr_table orr_bench_report_table =
	ROW_TABLE("bench", struct orr_bench_report, bench_fields, "Our figures and the peer's.");

#define STRUCT struct orr_cohorts_report
static const struct orr_field cohorts_fields[] = {
	ROW_TEXT(file, 0, 0, "Path of the cohorts."),
	ROW_TEXT(id, 0, 0, "Id of their content."),
	ROW_TEXT(algorithm, 0, 0, "Version of the algorithm."),
	ROW_TEXT(kernel_id, 0, 0, "Kernel that they were made from."),
	ROW_COUNT(seed, "Seed of the births that quarters are ranked among."),
	ROW_COUNT(cohorts, "Cohorts, one a year."),
	ROW_COUNT(size_bytes, "Size of the file."),
};
#undef STRUCT
const struct orr_table orr_cohorts_report_table =
	ROW_TABLE("cohorts", struct orr_cohorts_report, cohorts_fields, "The cohorts that were made.");

#define STRUCT struct orr_ranks_report
static const struct orr_field ranks_fields[] = {
	ROW_TEXT(quarter, 0, 0, "Quarter."),
	ROW_TEXT(file, 0, 0, "Path of its ranks."),
	ROW_TEXT(id, 0, 0, "Id of their content."),
	ROW_BOOL(made, 0, "Whether they were computed now; otherwise they were there."),
	ROW_COUNT(cohorts, "Cohorts, one a year, each in all classes of certainty."),
	ROW_COUNT(size_bytes, "Size of the file."),
};
#undef STRUCT
const struct orr_table orr_ranks_report_table =
	ROW_TABLE("ranks", struct orr_ranks_report, ranks_fields, "The ranks of a quarter that are kept.");

#define STRUCT struct orr_property_report
static const struct orr_field property_fields[] = {
	ROW_TEXT(name, 0, 0, "Property."),
	ROW_REAL(figure, 0, 0, 12, 0, "Its worst figure."),
	ROW_REAL(goal, 0, 0, 12, 0, "What it shall be."),
	ROW_TEXT(bound, 0, 0, "at least or at most the goal."),
	ROW_BOOL(met, 0, "Whether it is."),
	ROW_TEXT(worst, 0, 0, "Where the figure is from; empty where that says nothing."),
};
#undef STRUCT
static const struct orr_table property_table =
	ROW_TABLE("property", struct orr_property_report, property_fields, "A property and its figure.");

#define STRUCT struct orr_check_report
static const struct orr_field check_fields[] = {
	ROW_ARRAY(properties, property_count, &property_table, 0, "Every property."),
	ROW_BOOL(met, 0, "Whether all are met."),
};
#undef STRUCT
const struct orr_table orr_check_report_table =
	ROW_TABLE("calibrate_check", struct orr_check_report, check_fields, "What codes promise, measured.");
#define STRUCT struct orr_place_report
static const struct orr_field place_fields[] = {
	ROW_TEXT(name, 0, 0, "Name as its source writes it."),
	ROW_TEXT(region, 0, 0, "State or province; empty when the source has none."),
	ROW_TEXT(country, 0, 0, "Country."),
	ROW_TEXT(country_code, 0, 0, "ISO 3166-1 code of two letters."),
	ROW_REAL(latitude, -90, 90, 5, 0, "Degrees, north positive."),
	ROW_REAL(longitude, -180, 180, 5, 0, "Degrees, east positive."),
	ROW_TEXT(zone, 0, 0, "IANA zone."),
	ROW_COUNT(population, "Inhabitants; 0 when unknown."),
	ROW_TEXT(match, 0, 0, "own_name, other_name, beginning, similar or nearest."),
	ROW_TEXT(matched, 0, 0, "The name that fits the query."),
	ROW_REAL(distance_km, 0, 0, 1, NULLABLE, "Distance from the coordinates asked for."),
	ROW_TEXT(source, 0, 0, "Source."),
	ROW_TEXT(source_id, 0, 0, "Id within the source."),
};
#undef STRUCT
static const struct orr_table place_table =
	ROW_TABLE("place", struct orr_place_report, place_fields, "One place.");

#define STRUCT struct orr_places_report
static const struct orr_field places_fields[] = {
	ROW_LIST(places, place_count, &place_table, 0, "Places, best first."),
	ROW_TEXTS(attribution, attribution_count, 0, "How their sources want to be named."),
};
#undef STRUCT
const struct orr_table orr_places_report_table =
	ROW_TABLE("places", struct orr_places_report, places_fields, "Places that fit.");

#define STRUCT struct orr_place_source_report
static const struct orr_field place_source_fields[] = {
	ROW_TEXT(name, 0, 0, "Source."),
	ROW_TEXT(attribution, 0, 0, "How it wants to be named."),
	ROW_COUNT(places, "Places of it."),
};
#undef STRUCT
static const struct orr_table place_source_table =
	ROW_TABLE("source", struct orr_place_source_report, place_source_fields, "One source of places.");

#define STRUCT struct orr_gazetteer_report
static const struct orr_field gazetteer_fields[] = {
	ROW_TEXT(file, 0, 0, "Path."),
	ROW_TEXT(id, 0, 0, "Follows from the content."),
	ROW_COUNT(places, "Places."),
	ROW_COUNT(names, "Names by which they are found."),
	ROW_COUNT(size_bytes, "Size of the file."),
	ROW_ARRAY(sources, source_count, &place_source_table, 0, "Sources."),
};
#undef STRUCT
const struct orr_table orr_gazetteer_report_table =
	ROW_TABLE("gazetteer", struct orr_gazetteer_report, gazetteer_fields, "What the gazetteer holds.");

#define STRUCT struct orr_import_line_report
static const struct orr_field import_line_fields[] = {
	ROW_COUNT(line, "Physical line of the file."),
	ROW_TEXT(field, 0, NULLABLE, "Field at fault."),
	ROW_TEXT(message, 0, 0, "What is wrong."),
};
#undef STRUCT
static const struct orr_table import_line_table =
	ROW_TABLE("bad_line", struct orr_import_line_report, import_line_fields, "A line that was left out.");

#define STRUCT struct orr_place_import_report
static const struct orr_field place_import_fields[] = {
	ROW_TEXT(source, 0, 0, "Source of the places."),
	ROW_COUNT(lines, "Lines read."),
	ROW_COUNT(places, "Places taken."),
	ROW_COUNT(bad, "Lines left out."),
	ROW_ARRAY(bad_lines, bad_line_count, &import_line_table, 0, "The first of them."),
	ROW_BOOL(changed, 0, "Whether the gazetteer's content differs from what it was."),
	ROW_BOOL(written, 0, "Whether it was written."),
};
#undef STRUCT
const struct orr_table orr_place_import_report_table =
	ROW_TABLE("place_import", struct orr_place_import_report, place_import_fields,
		  "What became of an import of places.");
