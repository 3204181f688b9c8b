/* SPDX-License-Identifier: Apache-2.0 */
/* A birth as it is given: one line of an import, one call of the command line. Nothing is resolved yet. */
#ifndef ORR_MODEL_BIRTH_H
#define ORR_MODEL_BIRTH_H

#include <stdbool.h>
#include <stdint.h>

#include "core/ayanamsa.h"
#include "core/calendar.h"
#include "core/houses.h"
#include "core/zone.h"

#define ORR_ORGANIZATION_DEFAULT "local"

enum {
	ORR_ENTITY_ID_MAX_BYTES = 100,
	ORR_BIRTH_TEXT_MAX_BYTES = 200,
	ORR_ENTITY_GROUP_MAX = 64,
	ORR_DEPARTMENTS_TEXT_MAX_BYTES = ORR_ENTITY_GROUP_MAX * (ORR_ENTITY_ID_MAX_BYTES + 1),
};

enum orr_entity_type { ORR_EMPLOYEE, ORR_CANDIDATE, ORR_COMPANY, ORR_ENTITY_TYPE_COUNT };

/* Which instant is meant by a local time that exists twice or not at all. */
enum orr_fold { ORR_FOLD_NONE = -1, ORR_FOLD_EARLIER, ORR_FOLD_LATER };

/*
 * Text fields as given, NULL where absent; their field table (codec/tables) is what CSV columns, NDJSON keys and flags are made of.
 * orr_birth_read turns them into values.
 */
struct orr_birth_text {
	const char *entity_id, *entity_type, *organization_id, *name;
	const char *date, *time, *datetime;
	const char *zone, *offset, *fold;
	const char *latitude, *longitude, *place;
	const char *calendar, *time_precision_s, *house_system, *zodiac, *certainty;
	const char *department_ids, *role_id;
};

/* ORR_ZONE_OF_PLACE: none was given, that of the place is meant; the gazetteer has to say it. */
enum orr_zone_kind { ORR_ZONE_IANA, ORR_ZONE_LMT, ORR_ZONE_OFFSET, ORR_ZONE_OF_PLACE };

struct orr_birth_chart; /* model/birth_chart.h */

/* The same, read and within bounds. Strings belong to whoever gave the text. */
struct orr_birth {
	const char *entity_id; /* never NULL: given, or made from the line's identity */
	enum orr_entity_type entity_type;
	const char *organization_id; /* never NULL; "local" by default */
	const char *name;            /* NULL when not given */
	const char *location;        /* place as given, NULL when not given */
	enum orr_calendar calendar;
	struct orr_date date; /* in `calendar` */
	int time_s;           /* seconds of the local day, -1 when unknown */
	int time_precision_s; /* full width of the window that the time stands for; 86400 when unknown */
	enum orr_zone_kind zone_kind;
	const char *zone_name; /* ORR_ZONE_IANA */
	int64_t offset_ms;     /* ORR_ZONE_OFFSET: local minus UTC */
	enum orr_fold fold;
	bool at_place; /* coordinates are those of `location`: none were given, the gazetteer has to say them */
	double lat_deg, lon_deg;
	enum orr_house_system house_system;
	enum orr_ayanamsa zodiac;
	const char *department_ids, *role_id; /* as given, NULL when not given */
	bool certainty; /* whether the document shall say how certain each statement is */
	const struct orr_birth_chart
		*kept; /* of a store: place and moment are taken from it; NULL: they are looked up */
};

#endif
