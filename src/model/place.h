/* SPDX-License-Identifier: Apache-2.0 */
/* A place of the gazetteer, and how well it fits a name that was asked for. */
#ifndef ORR_MODEL_PLACE_H
#define ORR_MODEL_PLACE_H

#include <stddef.h>
#include <stdint.h>

/* No string is NULL; what a source does not say is "". */
struct orr_place {
	int64_t id;               /* within one state of the gazetteer */
	const char *name;         /* as its source writes it */
	const char *region;       /* state, province: GeoNames's first administrative level */
	const char *region_code;  /* such as AL */
	const char *district;     /* code of the second level: TA in Italy, 82 in France */
	const char *country_code; /* ISO 3166-1, two letters */
	const char *country;
	const char *zone; /* IANA name */
	double lat_deg, lon_deg;
	int64_t population; /* 0 when unknown */
	const char *source, *source_id;
};

/* How a place came up, best first. */
enum orr_place_match { ORR_PLACE_OWN_NAME, ORR_PLACE_OTHER_NAME, ORR_PLACE_BEGINNING, ORR_PLACE_SIMILAR };

struct orr_place_found {
	struct orr_place place;
	enum orr_place_match match;
	const char *matched; /* the name that fits, as it is written */
	double distance_km;  /* of a search by coordinates */
};

struct orr_coordinates {
	double lat_deg, lon_deg;
};

struct orr_place_list {
	struct orr_place_found *found;
	size_t count;
};

/* A place as an import gives it; NULL where it says nothing but for name, country and source_id. */
struct orr_place_record {
	const char *source_id;          /* unique within its source */
	const char *name, *other_names; /* parted by line breaks */
	const char *country;            /* ISO 3166-1 code of two or three letters, or a name */
	const char *region, *region_code, *district, *zone;
	double lat_deg, lon_deg;
	int64_t population;
};

struct orr_place_source {
	const char *name, *attribution;
	int64_t places;
};

#endif
