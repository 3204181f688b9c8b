/* SPDX-License-Identifier: Apache-2.0 */
/* The customer's birth_charts document as a plain struct, with the additions of the conventions. */
#ifndef ORR_MODEL_BIRTH_CHART_H
#define ORR_MODEL_BIRTH_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/aspect.h"
#include "core/body.h"
#include "core/pattern.h"

enum { ORR_DOC_POINT_MAX = 8, ORR_DOC_WARNING_MAX = 8, ORR_ID_TEXT_BYTES = 25 };

/* Enumerated members are ints that index the name lists of model/names.h; -1 is null. Angles in degrees. NaN is null. */
struct orr_doc_birth_data {
	int64_t date_ms;  /* midnight UTC of the Gregorian civil date */
	const char *time; /* HH:mm, NULL when unknown */
	const char *timezone;
	double latitude, longitude;
	const char *location;
	int time_s; /* seconds of the day, ORR_INT_NULL when unknown */
	int calendar;
	int time_precision_s;
};

struct orr_doc_planet {
	int name, sign;
	double degree; /* ecliptic longitude [0, 360) */
	int house;     /* ORR_INT_NULL when unknown */
	bool retrograde;
	int dignity;
	double sign_degree, latitude, distance_au, speed;
	double degree_min, degree_max; /* NaN (left null) when the time is known */
	bool sign_certain;
	int sector; /* ORR_INT_NULL without Gauquelin's sectors */
};

struct orr_doc_house {
	int number, sign;
	double degree, cusp;
	int ruler, co_ruler;
};

struct orr_doc_sector {
	int number;
	double cusp;
};

struct orr_doc_aspect {
	int planet1, planet2; /* index of the point names: bodies, then Ascendant, Midheaven */
	int aspect_type;
	double angle, orb;
	int strength; /* 0 major, 1 minor */
	double exact_angle;
	bool applying, applying_known; /* not known: it changes within what the time may be */
};

struct orr_doc_angle {
	int sign;
	double degree, longitude;
};

struct orr_doc_pattern {
	int type;
	const char *planets[ORR_PATTERN_BODY_MAX];
	size_t planet_count;
	int apex;
};

struct orr_doc_calculated {
	bool has_ascendant, has_midheaven;
	struct orr_doc_angle ascendant, midheaven;
	int moon_phase, dominant_element, dominant_quality, chart_ruler;
	int chart_co_ruler;
	double moon_illuminated_fraction;
	struct orr_doc_pattern *patterns;
	size_t pattern_count;
};

struct orr_doc_point {
	int name; /* index of the lot and angle names */
	int sign;
	double degree, longitude;
};

struct orr_doc_provenance {
	int64_t utc_ms; /* the middle of the window when the time is unknown */
	double utc_offset_s;
	const char *offset_source;
	const char *zone_data_id; /* NULL when no zone data took part (a fixed offset) */
	const char *kernel_id;
	int house_system_asked, house_system_used;
	const char *warnings[ORR_DOC_WARNING_MAX];
	size_t warning_count;
	int zodiac;
	double ayanamsa_deg; /* NaN when tropical; of the middle of the window */
};

/* A word of some list, or a house, and how probable it is. */
struct orr_doc_share {
	int value;
	double probability;
};

struct orr_doc_shares {
	struct orr_doc_share *share;
	size_t share_count;
};

struct orr_doc_planet_shares {
	int name;
	struct orr_doc_shares signs, houses;
};

struct orr_doc_aspect_share {
	int planet1, planet2, aspect_type;
	double probability;
};

struct orr_doc_probabilities {
	struct orr_doc_shares ascendant, midheaven, moon_phase, chart_ruler, dominant_element,
		dominant_quality, house_system;
	struct orr_doc_planet_shares *planets;
	size_t planet_count;
	struct orr_doc_aspect_share *aspects;
	size_t aspect_count;
};

struct orr_doc_certainty {
	bool time_known;
	double half_width_s;
	bool has_probabilities; /* false: not asked for */
	struct orr_doc_probabilities probabilities;
};

struct orr_birth_chart {
	char id[ORR_ID_TEXT_BYTES];
	int entity_type;
	const char *entity_id, *organization_id;
	struct orr_doc_birth_data birth_data;
	struct orr_doc_planet planets[ORR_BODY_COUNT];
	size_t planet_count;
	struct orr_doc_house houses[12];
	size_t house_count;
	struct orr_doc_aspect *aspects;
	size_t aspect_count;
	struct orr_doc_calculated calculated_data;
	const char *calculation_version;
	int64_t calculated_at_ms;
	const char *calculated_by;
	int64_t last_updated_ms;
	int status;
	int64_t created_at_ms, updated_at_ms;
	struct orr_doc_point points[ORR_DOC_POINT_MAX];
	size_t point_count;
	struct orr_doc_aspect *possible_aspects;
	size_t possible_aspect_count;
	struct orr_doc_provenance provenance;
	struct orr_doc_certainty certainty;
	struct orr_doc_sector *sectors;
	size_t sector_count;
};

#endif
