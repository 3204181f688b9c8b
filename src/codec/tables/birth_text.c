/* SPDX-License-Identifier: Apache-2.0 */
/* The field table of a birth as it is given: CSV columns, NDJSON keys and flags. */
#include "codec/tables.h"
#include "codec/tables/rows.h"
#include "model/birth.h"
#include "model/names.h"

enum {
	OPEN = ORR_FIELD_NULLABLE | ORR_FIELD_OPTIONAL,
	PERSONAL = OPEN | ORR_FIELD_SENSITIVE,
	KEPT = OPEN | ORR_FIELD_KEPT,
};

#define STRUCT struct orr_birth_text
static const struct orr_field birth_text_fields[] = {
	ROW_TEXT(entity_id, ORR_ENTITY_ID_MAX_BYTES, OPEN,
		 "Opaque id, without an @; made from name, date, time, zone and place when left out."),
	ROW_TEXT_LIKE(entity_type, orr_entity_type_names, OPEN, "employee (default), candidate or company."),
	ROW_TEXT(organization_id, ORR_ENTITY_ID_MAX_BYTES, OPEN, "Organization; local by default."),
	ROW_TEXT(name, ORR_BIRTH_TEXT_MAX_BYTES, PERSONAL, "Name of the person or company."),
	ROW_TEXT(date, 0, PERSONAL, "Date of birth in the calendar given, YYYY-MM-DD."),
	ROW_TEXT(time, 0, PERSONAL, "Local time, HH:MM or HH:MM:SS; left out when unknown."),
	ROW_TEXT(datetime, 0, PERSONAL,
		 "Instead of date and time: YYYY-MM-DDTHH:MM[:SS], with Z or an offset such as +05:30 when "
		 "it has one."),
	ROW_TEXT(zone, 0, PERSONAL,
		 "IANA zone, LMT, UTC, or an offset such as +05:30; without it and offset, the nearest "
		 "place's."),
	ROW_TEXT(offset, 0, PERSONAL,
		 "Instead of a zone: local time minus UTC, +HH:MM[:SS] or hours such as -5.0, within 16 "
		 "hours."),
	ROW_TEXT_LIKE(fold, orr_fold_names, PERSONAL,
		      "earlier or later, for a local time that exists twice or not at all."),
	ROW_TEXT(latitude, 0, PERSONAL,
		 "Latitude in decimal degrees, north positive, -90 to 90; left out, the place's."),
	ROW_TEXT(longitude, 0, PERSONAL,
		 "Longitude in decimal degrees, east positive, -180 to 180; left out, the place's."),
	ROW_TEXT(place, ORR_BIRTH_TEXT_MAX_BYTES, PERSONAL,
		 "Name of the place, with region or country behind a comma; gives coordinates and "
		 "zone where they are left out (see orrery place)."),
	ROW_TEXT_LIKE(calendar, orr_calendar_names, OPEN, "gregorian (default) or julian."),
	ROW_TEXT(time_precision_s, 0, OPEN,
		 "Width in seconds of the window that the time stands for, 1 to 86400; 60 for HH:MM, 1 for "
		 "HH:MM:SS."),
	ROW_TEXT_LIKE(house_system, orr_house_system_names, OPEN,
		      "House system by name or Swiss Ephemeris's letter; placidus by default."),
	ROW_TEXT_LIKE(zodiac, orr_zodiac_names, OPEN,
		      "tropical (default), or a sidereal zodiac by its ayanamsa's name such as lahiri."),
	ROW_TEXT(certainty, 0, OPEN,
		 "yes: the document says how probable each sign, house and aspect is within the window that "
		 "the "
		 "time stands for; no by default."),
	ROW_TEXT(department_ids, ORR_DEPARTMENTS_TEXT_MAX_BYTES, KEPT,
		 "All the groups that the entity is a member of, parted by semicolons (import only)."),
	ROW_TEXT(role_id, ORR_ENTITY_ID_MAX_BYTES, KEPT, "Role that the entity has (import only)."),
};
#undef STRUCT
const struct orr_table orr_birth_text_table =
	ROW_TABLE("birth_input", struct orr_birth_text, birth_text_fields,
		  "A birth as it is given: one line of a batch, or the flags of one call.");
