/* SPDX-License-Identifier: Apache-2.0 */
/* The field table of `birth_charts`: the customer's fields in the customer's order, Orrery's after them in each object. */
#include "model/birth_chart.h"

#include "codec/tables.h"
#include "codec/tables/rows.h"
#include "core/houses.h"
#include "model/names.h"

enum {
	ADDED = ORR_FIELD_ADDED,
	NULLABLE = ORR_FIELD_NULLABLE,
	SENSITIVE = ORR_FIELD_SENSITIVE,
	STAMP = ORR_FIELD_STAMP,
	KEYED = ORR_FIELD_KEYED,
	BELOW = ORR_FIELD_EXCLUSIVE_MAX,
	ANGLE = 9,       /* decimals of angles, speeds, distances and coordinates */
	FRACTION = 4,    /* decimals of fractions */
	PROBABILITY = 9, /* decimals of probabilities: docs/decisions/0007-certainty.md */
	SECONDS = 3,     /* decimals of spans of time */
	ID_BYTES = 100   /* VARCHAR(100) of the customer's tables */
};

#define STRUCT struct orr_doc_birth_data
static const struct orr_field birth_data_fields[] = {
	ROW_TIME("date", date_ms, 0, "Midnight UTC of the Gregorian civil date of birth."),
	ROW_TEXT(time, 5, NULLABLE, "Local time of birth, HH:mm; null when unknown."),
	ROW_TEXT(timezone, 64, 0, "IANA zone, LMT for local mean time, or the offset from UTC."),
	ROW_REAL(latitude, -90, 90, ANGLE, 0, "Geographic latitude in degrees, north positive."),
	ROW_REAL(longitude, -180, 180, ANGLE, 0, "Geographic longitude in degrees, east positive."),
	ROW_TEXT(location, 200, NULLABLE, "Place as given; null when none was."),
	ROW_INT(time_s, 0, 86399, ADDED | NULLABLE, "Second of the local day; null when unknown."),
	ROW_WORD(calendar, orr_calendar_names, ADDED, "Calendar in which the date was given."),
	ROW_INT(time_precision_s, 1, 86400, ADDED,
		"Width in seconds of the window that the time stands for."),
};
#undef STRUCT
static const struct orr_table birth_data_table = ROW_TABLE(
	"birth_data", struct orr_doc_birth_data, birth_data_fields, "Date, time and place of birth.");

#define STRUCT struct orr_doc_planet
static const struct orr_field planet_fields[] = {
	ROW_WORD(name, orr_body_names, 0, "Body."),
	ROW_WORD(sign, orr_sign_names, 0, "Sign of the zodiac."),
	ROW_REAL(degree, 0, 360, ANGLE, BELOW,
		 "Apparent geocentric ecliptic longitude of date in degrees, in the zodiac that provenance "
		 "names; "
		 "the middle of the window when the time is unknown."),
	ROW_INT(house, 1, 12, NULLABLE, "House; null when the time is unknown."),
	ROW_BOOL(retrograde, 0, "Whether the longitude decreases."),
	ROW_WORD(dignity, orr_dignity_names, NULLABLE,
		 "Essential dignity; null when the body has none in its sign."),
	ROW_REAL(sign_degree, 0, 30, ANGLE, ADDED | BELOW, "Degrees within the sign."),
	ROW_REAL(latitude, -90, 90, ANGLE, ADDED, "Ecliptic latitude in degrees."),
	ROW_REAL(distance_au, 0, 1000, ANGLE, ADDED, "Distance from the Earth in astronomical units."),
	ROW_REAL(speed, -1000, 1000, ANGLE, ADDED, "Change of the longitude in degrees a day."),
	ROW_REAL(degree_min, 0, 360, ANGLE, ADDED | NULLABLE | BELOW,
		 "Where the stretch of longitudes within an unknown time's window begins, in degrees; null "
		 "when the time is known."),
	ROW_REAL(degree_max, 0, 360, ANGLE, ADDED | NULLABLE | BELOW,
		 "Where it ends, going up from degree_min and past 360 if need be; null when the time is "
		 "known."),
	ROW_BOOL(sign_certain, ADDED,
		 "Whether the sign is the same throughout the window that the time stands for."),
	ROW_INT(sector, 1, ORR_SECTOR_COUNT, ADDED | NULLABLE,
		"Gauquelin's sector; null with other house systems and when the time is unknown."),
};
#undef STRUCT
static const struct orr_table planet_table =
	ROW_TABLE("planet", struct orr_doc_planet, planet_fields, "Position of a body.");

#define STRUCT struct orr_doc_house
static const struct orr_field house_fields[] = {
	ROW_INT(number, 1, 12, 0, "House."),
	ROW_WORD(sign, orr_sign_names, 0, "Sign of the cusp."),
	ROW_REAL(degree, 0, 30, ANGLE, BELOW, "Degrees of the cusp within its sign."),
	ROW_REAL(cusp, 0, 360, ANGLE, BELOW, "Ecliptic longitude of the cusp in degrees."),
	ROW_WORD(ruler, orr_body_names, 0, "Traditional ruler of the cusp's sign."),
	ROW_WORD(co_ruler, orr_body_names, ADDED | NULLABLE, "Modern co-ruler; null when the sign has none."),
};
#undef STRUCT
static const struct orr_table house_table =
	ROW_TABLE("house", struct orr_doc_house, house_fields, "A house.");

#define STRUCT struct orr_doc_sector
static const struct orr_field sector_fields[] = {
	ROW_INT(number, 1, ORR_SECTOR_COUNT, 0, "Sector, counted with the daily motion from the Ascendant."),
	ROW_REAL(cusp, 0, 360, ANGLE, BELOW, "Ecliptic longitude at which it begins, in degrees."),
};
#undef STRUCT
static const struct orr_table sector_table =
	ROW_TABLE("sector", struct orr_doc_sector, sector_fields, "One of Gauquelin's 36 sectors.");

#define STRUCT struct orr_doc_aspect
static const struct orr_field aspect_fields[] = {
	ROW_WORD(planet1, orr_aspect_point_names, 0, "First body or angle."),
	ROW_WORD(planet2, orr_aspect_point_names, 0, "Second body or angle."),
	ROW_WORD(aspect_type, orr_aspect_names, 0, "Kind of aspect."),
	ROW_REAL(angle, 0, 180, ANGLE, 0, "Separation of the two in degrees."),
	ROW_REAL(orb, 0, 30, ANGLE, 0, "Distance of the separation from the aspect's own angle, in degrees."),
	ROW_WORD(strength, orr_strength_names, 0, "Class of the aspect."),
	ROW_REAL(exact_angle, 0, 180, ANGLE, ADDED, "The aspect's own angle in degrees."),
	ROW_BOOL_KNOWN(applying, applying_known, ADDED,
		       "Whether the orb is shrinking; of an unknown time at the middle of the window, and "
		       "null for a "
		       "possible aspect that both applies and separates within it."),
};
#undef STRUCT
static const struct orr_table aspect_table =
	ROW_TABLE("aspect", struct orr_doc_aspect, aspect_fields, "An aspect between two points.");

#define STRUCT struct orr_doc_angle
static const struct orr_field angle_fields[] = {
	ROW_WORD(sign, orr_sign_names, 0, "Sign of the zodiac."),
	ROW_REAL(degree, 0, 30, ANGLE, BELOW, "Degrees within the sign."),
	ROW_REAL(longitude, 0, 360, ANGLE, ADDED | BELOW, "Ecliptic longitude in degrees."),
};
#undef STRUCT
static const struct orr_table angle_table =
	ROW_TABLE("angle", struct orr_doc_angle, angle_fields, "An angle.");

#define STRUCT struct orr_doc_pattern
static const struct orr_field pattern_fields[] = {
	ROW_WORD(type, orr_pattern_names, 0, "Kind of figure."),
	ROW_TEXTS(planets, planet_count, 0, "Bodies that make the figure."),
	ROW_WORD(apex, orr_body_names, NULLABLE, "Focal body of a T-square, yod or kite; null otherwise."),
};
#undef STRUCT
static const struct orr_table pattern_table =
	ROW_TABLE("pattern", struct orr_doc_pattern, pattern_fields, "A figure of several aspects.");

#define STRUCT struct orr_doc_calculated
static const struct orr_field calculated_fields[] = {
	ROW_OBJECT_IF(ascendant, has_ascendant, &angle_table, 0, "Ascendant; null when the time is unknown."),
	ROW_OBJECT_IF(midheaven, has_midheaven, &angle_table, 0, "Midheaven; null when the time is unknown."),
	ROW_WORD(moon_phase, orr_moon_phase_names, 0,
		 "Phase of the Moon, by elongation in steps of 45 degrees; the middle's when the time is "
		 "unknown."),
	ROW_WORD(
		dominant_element, orr_element_names, 0,
		"Element of the greatest weighted count; among certain signs only when the time is unknown."),
	ROW_WORD(
		dominant_quality, orr_quality_names, 0,
		"Quality of the greatest weighted count; among certain signs only when the time is unknown."),
	ROW_WORD(chart_ruler, orr_body_names, 0,
		 "Ruler of the Ascendant's sign; of the Sun's sign when the time is unknown."),
	ROW_WORD(chart_co_ruler, orr_body_names, ADDED | NULLABLE,
		 "Modern co-ruler of the same sign; null when it has none."),
	ROW_REAL(moon_illuminated_fraction, 0, 1, FRACTION, ADDED,
		 "Illuminated part of the Moon's disc, 0 to 1."),
	ROW_LIST(patterns, pattern_count, &pattern_table, ADDED, "Figures among the ten planets."),
};
#undef STRUCT
static const struct orr_table calculated_table = ROW_TABLE(
	"calculated_data", struct orr_doc_calculated, calculated_fields, "What follows from the positions.");

#define STRUCT struct orr_doc_point
static const struct orr_field point_fields[] = {
	ROW_WORD(name, orr_lot_names, 0, "Angle or lot."),
	ROW_WORD(sign, orr_sign_names, 0, "Sign of the zodiac."),
	ROW_REAL(degree, 0, 30, ANGLE, BELOW, "Degrees within the sign."),
	ROW_REAL(longitude, 0, 360, ANGLE, BELOW, "Ecliptic longitude in degrees."),
};
#undef STRUCT
static const struct orr_table point_table =
	ROW_TABLE("point", struct orr_doc_point, point_fields, "An angle or a lot.");

#define STRUCT struct orr_doc_provenance
static const struct orr_field provenance_fields[] = {
	ROW_TIME("utc", utc_ms, 0, "Instant of birth; the middle of the window when the time is unknown."),
	ROW_REAL(utc_offset_s, -86400, 86400, SECONDS, 0, "Local time minus UTC in seconds."),
	ROW_TEXT(offset_source, 0, 0, "Where the offset comes from, in words."),
	ROW_TEXT(zone_data_id, 0, NULLABLE, "Id of the zone data; null when none took part."),
	ROW_TEXT(kernel_id, 0, 0, "Id of the ephemeris kernel."),
	ROW_WORD(house_system_asked, orr_house_system_names, 0, "House system that was asked for."),
	ROW_WORD(house_system_used, orr_house_system_names, NULLABLE,
		 "House system that was used; null when there are no houses."),
	ROW_TEXTS(warnings, warning_count, 0, "What the reader should know, one sentence each."),
	ROW_WORD(zodiac, orr_zodiac_names, 0,
		 "Zodiac of every longitude and sign: tropical, or a sidereal one by its ayanamsa's name."),
	ROW_REAL(ayanamsa_deg, 0, 360, ANGLE, NULLABLE | BELOW,
		 "Where that zodiac begins, in degrees from the true equinox of date; null when it is "
		 "tropical."),
};
#undef STRUCT
static const struct orr_table provenance_table = ROW_TABLE(
	"provenance", struct orr_doc_provenance, provenance_fields, "What the chart was made from.");

/* The lists of probabilities differ in the word that they weigh. */
#define STRUCT struct orr_doc_share
#define SHARE_TABLE(id, row, doc_)                                         \
	static const struct orr_field id##_share_fields[] = {              \
		row,                                                       \
		ROW_REAL(probability, 0, 1, PROBABILITY, 0,                \
			 "Part of the window in which it is so, 0 to 1."), \
	};                                                                 \
	static const struct orr_table id##_share_table =                   \
		ROW_TABLE(#id "_probability", struct orr_doc_share, id##_share_fields, doc_)
SHARE_TABLE(sign, ROW_WORD_AS("sign", value, orr_sign_names, 0, "Sign of the zodiac."), "A sign.");
SHARE_TABLE(house, ROW_INT_AS("house", value, 1, 12, 0, "House."), "A house.");
SHARE_TABLE(phase, ROW_WORD_AS("moon_phase", value, orr_moon_phase_names, 0, "Phase."), "A phase.");
SHARE_TABLE(body, ROW_WORD_AS("name", value, orr_body_names, 0, "Body."), "A body.");
SHARE_TABLE(element, ROW_WORD_AS("element", value, orr_element_names, 0, "Element."), "An element.");
SHARE_TABLE(quality, ROW_WORD_AS("quality", value, orr_quality_names, 0, "Quality."), "A quality.");
SHARE_TABLE(system, ROW_WORD_AS("house_system", value, orr_house_system_names, 0, "House system."),
	    "A house system.");
#undef STRUCT

#define STRUCT struct orr_doc_planet_shares
static const struct orr_field planet_share_fields[] = {
	ROW_WORD(name, orr_body_names, 0, "Body."),
	ROW_LIST_AS("signs", signs.share, signs.share_count, &sign_share_table, 0, "Its signs."),
	ROW_LIST_AS("houses", houses.share, houses.share_count, &house_share_table, 0, "Its houses."),
};
#undef STRUCT
static const struct orr_table planet_share_table = ROW_TABLE(
	"planet_probability", struct orr_doc_planet_shares, planet_share_fields, "Where a body may stand.");

#define STRUCT struct orr_doc_aspect_share
static const struct orr_field aspect_share_fields[] = {
	ROW_WORD(planet1, orr_aspect_point_names, 0, "First body or angle."),
	ROW_WORD(planet2, orr_aspect_point_names, 0, "Second body or angle."),
	ROW_WORD(aspect_type, orr_aspect_names, 0, "Kind of aspect."),
	ROW_REAL(probability, 0, 1, PROBABILITY, 0, "Part of the window in which it holds, 0 to 1."),
};
#undef STRUCT
static const struct orr_table aspect_share_table = ROW_TABLE(
	"aspect_probability", struct orr_doc_aspect_share, aspect_share_fields, "An aspect that may hold.");

#define STRUCT struct orr_doc_probabilities
static const struct orr_field probability_fields[] = {
	ROW_LIST_AS("ascendant", ascendant.share, ascendant.share_count, &sign_share_table, 0,
		    "Signs of the Ascendant."),
	ROW_LIST_AS("midheaven", midheaven.share, midheaven.share_count, &sign_share_table, 0,
		    "Signs of the Midheaven."),
	ROW_LIST(planets, planet_count, &planet_share_table, 0, "Signs and houses of each body."),
	ROW_LIST(aspects, aspect_count, &aspect_share_table, 0, "Aspects, those to the angles too."),
	ROW_LIST_AS("moon_phase", moon_phase.share, moon_phase.share_count, &phase_share_table, 0,
		    "Phases of the Moon."),
	ROW_LIST_AS("chart_ruler", chart_ruler.share, chart_ruler.share_count, &body_share_table, 0,
		    "Rulers of the Ascendant's sign, also when the time is unknown."),
	ROW_LIST_AS("dominant_element", dominant_element.share, dominant_element.share_count,
		    &element_share_table, 0, "Dominant elements, the Ascendant counted in."),
	ROW_LIST_AS("dominant_quality", dominant_quality.share, dominant_quality.share_count,
		    &quality_share_table, 0, "Dominant qualities, likewise."),
	ROW_LIST_AS(
		"house_system", house_system.share, house_system.share_count, &system_share_table, 0,
		"House systems of the houses above: the one asked for, and what stands in where it does not "
		"exist."),
};
#undef STRUCT
static const struct orr_table probability_table =
	ROW_TABLE("probabilities", struct orr_doc_probabilities, probability_fields,
		  "How probable each statement is, every moment of the window being equally likely.");

#define STRUCT struct orr_doc_certainty
static const struct orr_field certainty_fields[] = {
	ROW_BOOL(time_known, 0, "Whether a time of birth was given."),
	ROW_REAL(half_width_s, 0, 86400, SECONDS, 0, "Half the window that the time stands for, in seconds."),
	ROW_OBJECT_IF(probabilities, has_probabilities, &probability_table, SENSITIVE,
		      "How probable each statement is, every moment of the window being equally likely; null "
		      "unless "
		      "asked for."),
};
#undef STRUCT
static const struct orr_table certainty_table =
	ROW_TABLE("certainty", struct orr_doc_certainty, certainty_fields, "How well the time is known.");

#define STRUCT struct orr_birth_chart
#define WHOSE                                                                                         \
	ROW_ID("_id", id, 0, "Made from the collection's name, the entity's type and its id."),       \
		ROW_WORD(entity_type, orr_entity_type_names, 0, "Kind of entity."),                   \
		ROW_TEXT(entity_id, ID_BYTES, 0, "Opaque id of the entity, unique within its type."), \
		ROW_TEXT(organization_id, ID_BYTES, 0, "Organization that the entity belongs to."),   \
		ROW_OBJECT(birth_data, &birth_data_table, SENSITIVE, "Date, time and place of birth.")
#define PROVENANCE \
	ROW_OBJECT(provenance, &provenance_table, ADDED | SENSITIVE, "What the chart was made from.")
#define CERTAINTY ROW_OBJECT(certainty, &certainty_table, ADDED, "How well the time is known.")
static const struct orr_field birth_chart_fields[] = {
	WHOSE,
	ROW_ARRAY(planets, planet_count, &planet_table, SENSITIVE | KEYED, "Positions of the bodies."),
	ROW_ARRAY(houses, house_count, &house_table, SENSITIVE | KEYED,
		  "The twelve houses; empty when the time is unknown."),
	ROW_LIST(aspects, aspect_count, &aspect_table, SENSITIVE,
		 "Aspects; only those that hold throughout the window when the time is unknown."),
	ROW_OBJECT(calculated_data, &calculated_table, SENSITIVE, "What follows from the positions."),
	ROW_TEXT(calculation_version, 20, 0, "Version of the algorithm."),
	ROW_TIME("calculated_at", calculated_at_ms, STAMP, "When the chart was computed."),
	ROW_TEXT(calculated_by, 100, 0, "Service that computed it, with its version."),
	ROW_TIME("last_updated", last_updated_ms, STAMP, "The same instant as updated_at."),
	ROW_WORD(status, orr_status_names, 0, "Whether the chart is in use."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the document was first written."),
	ROW_TIME("updated_at", updated_at_ms, STAMP, "When the document was last written."),
	ROW_ARRAY(points, point_count, &point_table, ADDED | SENSITIVE | KEYED,
		  "Angles and lots; empty when the time is unknown."),
	ROW_LIST(possible_aspects, possible_aspect_count, &aspect_table, ADDED | SENSITIVE,
		 "Aspects that hold in a part of the window only, at their closest."),
	PROVENANCE,
	CERTAINTY,
	ROW_LIST(sectors, sector_count, &sector_table, ADDED | SENSITIVE,
		 "Gauquelin's sectors; empty with other house systems and when the time is unknown."),
};
static const struct orr_field chart_birth_fields[] = {WHOSE, PROVENANCE, CERTAINTY};
#undef STRUCT
const struct orr_table orr_birth_chart_table =
	ROW_TABLE("birth_charts", struct orr_birth_chart, birth_chart_fields,
		  "Birth chart of an employee, a candidate or a company.");
const struct orr_table orr_chart_birth_table = ROW_TABLE(
	"birth_charts", struct orr_birth_chart, chart_birth_fields, "Birth that a chart was made from.");
