/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the documents for every enumeration. */
#include "model/names.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "core/aspect.h"
#include "core/ayanamsa.h"
#include "core/body.h"
#include "core/calendar.h"
#include "core/dignity.h"
#include "core/houses.h"
#include "core/pattern.h"
#include "core/sky_events.h"
#include "core/zodiac.h"
#include "model/birth.h"
#include "model/entity.h"
#include "model/job.h"

const char *const orr_entity_type_names[ORR_ENTITY_TYPE_COUNT + 1] = {
	[ORR_EMPLOYEE] = "employee",
	[ORR_CANDIDATE] = "candidate",
	[ORR_COMPANY] = "company",
};

const char *const orr_calendar_names[] = {
	[ORR_GREGORIAN] = "gregorian",
	[ORR_JULIAN] = "julian",
	NULL,
};

const char *const orr_fold_names[] = {
	[ORR_FOLD_EARLIER] = "earlier",
	[ORR_FOLD_LATER] = "later",
	NULL,
};

const char *const orr_sign_names[ORR_SIGN_COUNT + 1] = {
	[ORR_ARIES] = "Aries",         [ORR_TAURUS] = "Taurus",     [ORR_GEMINI] = "Gemini",
	[ORR_CANCER] = "Cancer",       [ORR_LEO] = "Leo",           [ORR_VIRGO] = "Virgo",
	[ORR_LIBRA] = "Libra",         [ORR_SCORPIO] = "Scorpio",   [ORR_SAGITTARIUS] = "Sagittarius",
	[ORR_CAPRICORN] = "Capricorn", [ORR_AQUARIUS] = "Aquarius", [ORR_PISCES] = "Pisces",
};

const char *const orr_element_names[ORR_ELEMENT_COUNT + 1] = {
	[ORR_FIRE] = "Fire",
	[ORR_EARTH] = "Earth",
	[ORR_AIR] = "Air",
	[ORR_WATER] = "Water",
};

const char *const orr_quality_names[ORR_QUALITY_COUNT + 1] = {
	[ORR_CARDINAL] = "Cardinal",
	[ORR_FIXED] = "Fixed",
	[ORR_MUTABLE] = "Mutable",
};

/* The same words twice: the names of the aspects' points go on after the bodies. */
#define BODY_NAMES                                                                                           \
	[ORR_SUN] = "Sun", [ORR_MOON] = "Moon", [ORR_MERCURY] = "Mercury", [ORR_VENUS] = "Venus",            \
	[ORR_MARS] = "Mars", [ORR_JUPITER] = "Jupiter", [ORR_SATURN] = "Saturn", [ORR_URANUS] = "Uranus",    \
	[ORR_NEPTUNE] = "Neptune", [ORR_PLUTO] = "Pluto", [ORR_MEAN_NODE] = "Mean Node",                     \
	[ORR_TRUE_NODE] = "True Node", [ORR_MEAN_LILITH] = "Mean Lilith", [ORR_TRUE_LILITH] = "True Lilith", \
	[ORR_CHIRON] = "Chiron", [ORR_CERES] = "Ceres", [ORR_PALLAS] = "Pallas", [ORR_JUNO] = "Juno",        \
	[ORR_VESTA] = "Vesta"

const char *const orr_body_names[ORR_BODY_COUNT + 1] = {BODY_NAMES};

const char *const orr_aspect_point_names[ORR_POINT_COUNT + 1] = {
	BODY_NAMES,
	[ORR_POINT_ASCENDANT] = "Ascendant",
	[ORR_POINT_MIDHEAVEN] = "Midheaven",
};

const char *const orr_lot_names[] = {
	[ORR_LOT_ASCENDANT] = "Ascendant",
	[ORR_LOT_MIDHEAVEN] = "Midheaven",
	[ORR_LOT_VERTEX] = "Vertex",
	[ORR_LOT_FORTUNE] = "Part of Fortune",
	[ORR_LOT_EAST_POINT] = "East Point",
	[ORR_LOT_CO_ASCENDANT_KOCH] = "Co-Ascendant (Koch)",
	[ORR_LOT_CO_ASCENDANT_MUNKASEY] = "Co-Ascendant (Munkasey)",
	[ORR_LOT_POLAR_ASCENDANT] = "Polar Ascendant",
	NULL,
};

const char *const orr_dignity_names[ORR_DIGNITY_COUNT] = {
	[ORR_DOMICILE - 1] = "domicile",
	[ORR_EXALTATION - 1] = "exaltation",
	[ORR_DETRIMENT - 1] = "detriment",
	[ORR_FALL - 1] = "fall",
};

const char *const orr_aspect_names[ORR_ASPECT_KIND_COUNT + 1] = {
	[ORR_CONJUNCTION] = "conjunction",
	[ORR_OPPOSITION] = "opposition",
	[ORR_TRINE] = "trine",
	[ORR_SQUARE] = "square",
	[ORR_SEXTILE] = "sextile",
	[ORR_SEMISEXTILE] = "semisextile",
	[ORR_QUINCUNX] = "quincunx",
	[ORR_SEMISQUARE] = "semisquare",
	[ORR_SESQUIQUADRATE] = "sesquiquadrate",
	[ORR_QUINTILE] = "quintile",
	[ORR_BIQUINTILE] = "biquintile",
};

const char *const orr_strength_names[] = {"major", "minor", NULL};

const char *const orr_pattern_names[ORR_PATTERN_KIND_COUNT + 1] = {
	[ORR_STELLIUM] = "stellium",
	[ORR_GRAND_TRINE] = "grand_trine",
	[ORR_T_SQUARE] = "t_square",
	[ORR_GRAND_CROSS] = "grand_cross",
	[ORR_YOD] = "yod",
	[ORR_KITE] = "kite",
	[ORR_MYSTIC_RECTANGLE] = "mystic_rectangle",
};

const char *const orr_moon_phase_names[ORR_MOON_PHASE_COUNT + 1] = {
	[ORR_NEW_MOON] = "New Moon",           [ORR_CRESCENT] = "Crescent",
	[ORR_FIRST_QUARTER] = "First Quarter", [ORR_GIBBOUS] = "Gibbous",
	[ORR_FULL_MOON] = "Full Moon",         [ORR_DISSEMINATING] = "Disseminating",
	[ORR_LAST_QUARTER] = "Last Quarter",   [ORR_BALSAMIC] = "Balsamic",
};

/* A second list beside core's, because a const table cannot call a function; the test of this file holds them together. */
const char *const orr_house_system_names[ORR_HOUSE_SYSTEM_COUNT + 1] = {
	[ORR_HOUSES_PLACIDUS] = "placidus",
	[ORR_HOUSES_PORPHYRY] = "porphyry",
	[ORR_HOUSES_KOCH] = "koch",
	[ORR_HOUSES_REGIOMONTANUS] = "regiomontanus",
	[ORR_HOUSES_CAMPANUS] = "campanus",
	[ORR_HOUSES_EQUAL_ASC] = "equal_asc",
	[ORR_HOUSES_EQUAL_MC] = "equal_mc",
	[ORR_HOUSES_WHOLE_SIGN] = "whole_sign",
	[ORR_HOUSES_WHOLE_SIGN_ARIES] = "whole_sign_aries",
	[ORR_HOUSES_ALCABITIUS] = "alcabitius",
	[ORR_HOUSES_MORINUS] = "morinus",
	[ORR_HOUSES_TOPOCENTRIC] = "topocentric",
	[ORR_HOUSES_VEHLOW] = "vehlow",
	[ORR_HOUSES_MERIDIAN] = "meridian",
	[ORR_HOUSES_HORIZONTAL] = "horizontal",
	[ORR_HOUSES_CARTER] = "carter",
	[ORR_HOUSES_KRUSINSKI] = "krusinski",
	[ORR_HOUSES_APC] = "apc",
	[ORR_HOUSES_SRIPATI] = "sripati",
	[ORR_HOUSES_PULLEN_SD] = "pullen_sd",
	[ORR_HOUSES_PULLEN_SR] = "pullen_sr",
	[ORR_HOUSES_SAVARD_A] = "savard_a",
	[ORR_HOUSES_SUNSHINE] = "sunshine",
	[ORR_HOUSES_GAUQUELIN] = "gauquelin",
	[ORR_HOUSES_SUNSHINE_MAKRANSKY] = "sunshine_makransky",
};

#define ZODIAC_NAME(id, name, kind, figure, degrees, source) [ORR_AYANAMSA_##id] = name,
#define ZODIAC_SOURCE(id, name, kind, figure, degrees, source) [ORR_AYANAMSA_##id] = source,
/* clang-format off: the rows end with their commas */
const char *const orr_zodiac_names[ORR_AYANAMSA_COUNT + 1] = {ORR_AYANAMSA_ROWS(ZODIAC_NAME)};
const char *const orr_zodiac_sources[ORR_AYANAMSA_COUNT + 1] = {ORR_AYANAMSA_ROWS(ZODIAC_SOURCE)};
/* clang-format on */

const char *const orr_yes_names[] = {"no", "yes", NULL};

const char *const orr_status_names[] = {"active", "archived", NULL};

const char *const orr_level_names[] = {
	"physical",   "emotional",     "mental",  "spiritual",  "social",       "leadership", "creativity",
	"analytical", "communication", "empathy", "resilience", "adaptability", "focus",      NULL,
};

const char *const orr_resonance_names[] = {"amplifying", "dampening", "neutral", NULL};

const char *const orr_update_status_names[] = {"pending", "in_progress", "completed", NULL};

/* In the order of enum orr_collection, of which these are the first. */
const char *const orr_collection_names[] = {"birth_charts", "harmonic_codes", "energy_patterns", "entities",
					    NULL};
const char *const orr_collection_words[] = {"charts", "codes", "patterns", "entities", NULL};

const char *const orr_quarter_words[] = {"first", "second", "third", "fourth", NULL};

const char *const orr_delta_reason_names[] = {"no_quarter_before", "not_computed", "algorithm_changed",
					      "recalculated", NULL};

const char *const orr_change_names[] = {"small", "moderate", "large", "fundamental", NULL};

const char *const orr_certainty_names[] = {"minute", "quarter_hour", "hour", "unknown", NULL};

const char *const orr_term_names[] = {"pair", "self", "transit", NULL};

const char *const orr_pattern_type_names[] = {"cyclical", "trending", "stable", "volatile", NULL};

const char *const orr_time_phase_names[] = {"past", "current", "future", NULL};

const char *const orr_sky_event_names[ORR_EVENT_KIND_COUNT + 1] = {
	[ORR_EVENT_INGRESS] = "ingress",
	[ORR_EVENT_STATION_RETROGRADE] = "station_retrograde",
	[ORR_EVENT_STATION_DIRECT] = "station_direct",
	[ORR_EVENT_NEW_MOON] = "new_moon",
	[ORR_EVENT_FULL_MOON] = "full_moon",
	[ORR_EVENT_SOLAR_ECLIPSE] = "solar_eclipse",
	[ORR_EVENT_LUNAR_ECLIPSE] = "lunar_eclipse",
	[ORR_EVENT_TRANSIT] = "transit",
};

const char *const orr_time_source_names[ORR_TIME_SOURCE_COUNT + 1] = {
	[ORR_TIME_UNKNOWN_SOURCE] = "unknown", [ORR_TIME_FROM_CERTIFICATE] = "birth_certificate",
	[ORR_TIME_FROM_FAMILY] = "family",     [ORR_TIME_FROM_MEMORY] = "memory",
	[ORR_TIME_RECTIFIED] = "rectified",
};

const char *const orr_consent_names[ORR_CONSENT_COUNT + 1] = {
	[ORR_CONSENT_NOT_ASKED] = "not_asked",
	[ORR_CONSENT_GIVEN] = "given",
	[ORR_CONSENT_WITHDRAWN] = "withdrawn",
};

const char *const orr_group_type_names[ORR_GROUP_TYPE_COUNT + 1] = {
	[ORR_GROUP_DEPARTMENT] = "department",
	[ORR_GROUP_TEAM] = "team",
};

const char *const orr_job_type_names[ORR_JOB_TYPE_COUNT + 1] = {
	[ORR_JOB_BIRTH_CHART] = "birth_chart",
	[ORR_JOB_HARMONIC_CODE] = "harmonic_code",
	[ORR_JOB_COMPATIBILITY] = "compatibility",
	[ORR_JOB_ENERGY_PATTERN] = "energy_pattern",
};

const char *const orr_job_status_names[ORR_JOB_STATUS_COUNT + 1] = {
	[ORR_JOB_PENDING] = "pending",     [ORR_JOB_IN_PROGRESS] = "in_progress",
	[ORR_JOB_COMPLETED] = "completed", [ORR_JOB_FAILED] = "failed",
	[ORR_JOB_CANCELLED] = "cancelled",
};

const char *const orr_trigger_reason_names[ORR_TRIGGER_COUNT + 1] = {
	[ORR_TRIGGER_MANUAL] = "manual",
	[ORR_TRIGGER_QUARTERLY_UPDATE] = "quarterly_update",
	[ORR_TRIGGER_DATA_CHANGE] = "data_change",
	[ORR_TRIGGER_IMPORT] = "import",
};

const char *const orr_audit_event_names[ORR_AUDIT_EVENT_COUNT + 1] = {
	[ORR_AUDIT_JOB_CREATED] = "job_created",       [ORR_AUDIT_JOB_STARTED] = "job_started",
	[ORR_AUDIT_JOB_COMPLETED] = "job_completed",   [ORR_AUDIT_JOB_FAILED] = "job_failed",
	[ORR_AUDIT_DATA_MODIFIED] = "data_modified",   [ORR_AUDIT_DATA_ACCESSED] = "data_accessed",
	[ORR_AUDIT_SCHEMA_CHANGED] = "schema_changed", [ORR_AUDIT_ADMIN_ACTION] = "admin_action",
};

int orr_name_index(const char *const names[], const char *name)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

enum orr_code orr_name_read(const char *text, const char *field, const char *const names[], int *out,
			    struct orr_error *err)
{
	if (text == NULL)
		return ORR_OK;
	const int index = orr_name_index(names, text);
	if (index >= 0) {
		*out = index;
		return ORR_OK;
	}
	char list[ORR_ERROR_TEXT_MAX] = "";
	for (size_t i = 0, length = 0; names[i] != NULL && length < sizeof list; i++)
		length += (size_t)snprintf(list + length, sizeof list - length, "%s%s", i > 0 ? ", " : "",
					   names[i]);
	return orr_fail_field(err, ORR_E_INVALID, field, "%s is \"%s\"; it must be one of %s", field, text,
			      list);
}
