/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: places from a file into the gazetteer. */
#ifndef ORR_APP_IMPORT_PLACES_H
#define ORR_APP_IMPORT_PLACES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/zone.h"
#include "ports/gazetteer.h"

/* Files of GeoNames's dump (download.geonames.org/export/dump), as Debian's libtimezonemap-data has them. */
#define ORR_GEONAMES_SOURCE "GeoNames"
#define ORR_GEONAMES_ATTRIBUTION "GeoNames (www.geonames.org), CC BY 4.0"

struct orr_place_import {
	const char *path;               /* "-" for standard input; a folder for an update */
	struct orr_place_source source; /* name NULL: GeoNames for a dump, else the file's name */
	const struct orr_zones *zones;  /* zones that are not in it are refused */
	bool dry_run;
};

enum { ORR_IMPORT_SHOWN_MAX = 20 };

struct orr_import_error {
	long line;
	struct orr_error err;
};

struct orr_import_summary {
	const char *source; /* from the arena */
	long lines, places, bad;
	struct orr_import_error shown[ORR_IMPORT_SHOWN_MAX]; /* the first bad lines */
	size_t shown_count;
	bool changed; /* the gazetteer holds something else than before (with dry_run: would) */
};

/**
 * Import a file: a GeoNames dump (lines of 19 columns parted by tabs), or CSV with a header among name, country, region, latitude,
 * longitude, zone, population, alternate_names (parted by "|" or ";"), source_id. Places of the source with the same GeoNames id, source_id or (without one) name, country
 * and region are replaced. Good lines are taken, all at once at the end; bad ones are counted.
 * Error  ORR_E_PARTIAL some lines were bad (`out` is filled); ORR_E_INVALID header or no good line; the gazetteer's and the streams' own.
 */
enum orr_code orr_import_places(struct orr_gazetteer *gazetteer, const struct orr_place_import *asked,
				struct orr_arena *arena, struct orr_import_summary *out,
				struct orr_error *err) ORR_MUST_CHECK;

/**
 * Make the gazetteer's GeoNames part anew from the folder asked->path with countryInfo.txt, admin1Codes.txt and cities15000.txt; other sources stay.
 * Error  ORR_E_NOT_FOUND a file is not there; as above.
 */
enum orr_code orr_update_places(struct orr_gazetteer *gazetteer, const struct orr_place_import *asked,
				struct orr_arena *arena, struct orr_import_summary *out,
				struct orr_error *err) ORR_MUST_CHECK;

#endif
