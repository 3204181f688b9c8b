/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the documents for every enumeration: NULL-terminated lists in the order of the C enums. */
#ifndef ORR_MODEL_NAMES_H
#define ORR_MODEL_NAMES_H

#include "base/error.h"

extern const char *const orr_entity_type_names[];
extern const char *const orr_calendar_names[];
extern const char *const orr_fold_names[];
extern const char *const orr_sign_names[];
extern const char *const orr_element_names[];
extern const char *const orr_quality_names[];
extern const char *const orr_body_names[];
/* Bodies, then Ascendant and Midheaven: enum orr_point. */
extern const char *const orr_aspect_point_names[];
/* The `points` of a chart: angles and lots. */
extern const char *const orr_lot_names[];
enum orr_lot {
	ORR_LOT_ASCENDANT,
	ORR_LOT_MIDHEAVEN,
	ORR_LOT_VERTEX,
	ORR_LOT_FORTUNE,
	ORR_LOT_EAST_POINT,
	ORR_LOT_CO_ASCENDANT_KOCH,
	ORR_LOT_CO_ASCENDANT_MUNKASEY,
	ORR_LOT_POLAR_ASCENDANT
};
/* domicile, exaltation, detriment, fall: enum orr_dignity minus one, so that peregrine is -1, null. */
extern const char *const orr_dignity_names[];
extern const char *const orr_aspect_names[];
extern const char *const orr_strength_names[];
extern const char *const orr_pattern_names[];
extern const char *const orr_moon_phase_names[];
extern const char *const orr_house_system_names[];
/* enum orr_ayanamsa: tropical, then the sidereal zodiacs; and whom each is after. */
extern const char *const orr_zodiac_names[];
extern const char *const orr_zodiac_sources[];
/* no, yes */
extern const char *const orr_yes_names[];
extern const char *const orr_status_names[];
/* physical .. social, then leadership .. focus: the levels of a code, in the order of their channels. */
extern const char *const orr_level_names[];
extern const char *const orr_resonance_names[];
enum orr_resonance { ORR_AMPLIFYING, ORR_DAMPENING, ORR_NEUTRAL };
/* pending, in_progress, completed: of a scheduled update. */
extern const char *const orr_update_status_names[];
/* The collections whose documents are those of entities, as stores have them and in a word: enum orr_collection. */
extern const char *const orr_collection_names[];
extern const char *const orr_collection_words[];
/* "first" to "fourth": of Q1 to Q4, in a sentence. */
extern const char *const orr_quarter_words[];
/* Why a code has no delta: born since, or the ephemeris begins; nobody asked; the code before is another algorithm's; it would have other scores today. */
extern const char *const orr_delta_reason_names[];
enum orr_delta_reason { ORR_NO_QUARTER_BEFORE, ORR_NOT_COMPUTED, ORR_ALGORITHM_CHANGED, ORR_RECALCULATED };
/* small, moderate, large, fundamental: below 10, 30, 60 points, and from there on. */
extern const char *const orr_change_names[];
/* minute, quarter_hour, hour, unknown: enum orr_certainty_class. */
extern const char *const orr_certainty_names[];
/* pair, self, transit: what a term of an explanation is between. */
extern const char *const orr_term_names[];
enum orr_term { ORR_TERM_PAIR, ORR_TERM_SELF, ORR_TERM_TRANSIT };
/* cyclical, trending, stable, volatile: enum orr_pattern_type of an energy pattern. */
extern const char *const orr_pattern_type_names[];
/* past, current, future: of a quarter. */
extern const char *const orr_time_phase_names[];
enum orr_time_phase { ORR_PAST, ORR_CURRENT, ORR_FUTURE };
/* enum orr_sky_event_kind */
extern const char *const orr_sky_event_names[];
extern const char *const orr_time_source_names[];
extern const char *const orr_consent_names[];
extern const char *const orr_group_type_names[];
extern const char *const orr_job_type_names[];
extern const char *const orr_job_status_names[];
extern const char *const orr_trigger_reason_names[];
extern const char *const orr_audit_event_names[];

/**
 * Read a word of such a list; NULL leaves *out as it is. Error ORR_E_INVALID with the field and all the words.
 */
enum orr_code orr_name_read(const char *text, const char *field, const char *const names[], int *out,
			    struct orr_error *err) ORR_MUST_CHECK;

/** Index of a name in such a list, -1 when it is not there. */
int orr_name_index(const char *const names[], const char *name);

#endif
