/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the documents for every enumeration. */
#include "model/names.h"

#include <stddef.h>
#include <string.h>

#include "core/aspect.h"
#include "core/body.h"
#include "core/calendar.h"
#include "core/dignity.h"
#include "core/houses.h"
#include "core/pattern.h"
#include "core/zodiac.h"
#include "model/birth.h"

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
};

const char *const orr_status_names[] = {"active", "archived", NULL};

const char *const orr_level_names[] = {
	"physical",   "emotional",     "mental",  "spiritual",  "social",       "leadership", "creativity",
	"analytical", "communication", "empathy", "resilience", "adaptability", "focus",      NULL,
};

const char *const orr_resonance_names[] = {"amplifying", "dampening", "neutral", NULL};

const char *const orr_update_status_names[] = {"pending", "in_progress", "completed", NULL};

const char *const orr_change_names[] = {"small", "moderate", "large", "fundamental", NULL};

const char *const orr_certainty_names[] = {"minute", "quarter_hour", "hour", "unknown", NULL};

const char *const orr_term_names[] = {"pair", "self", "transit", NULL};

int orr_name_index(const char *const names[], const char *name)
{
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}
