/* SPDX-License-Identifier: Apache-2.0 */
/* Which column of a foreign file gives which field of a birth. */
#ifndef ORR_APP_COLUMN_MAP_H
#define ORR_APP_COLUMN_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/birth.h"

enum { ORR_MAP_FIELD_MAX = 32 };

/* One row per field of orr_birth_text_table, in its order. */
struct orr_column_map {
	const char
		*column[ORR_MAP_FIELD_MAX]; /* by its own name unless the map says otherwise; "" for none */
	bool asked[ORR_MAP_FIELD_MAX];      /* named by the caller: the column must exist */
	bool negated[ORR_MAP_FIELD_MAX];    /* west-positive longitudes and the like */
};

/**
 * Parse FIELD=COLUMN[,FIELD=-COLUMN...]; NULL gives the map in which every field is its own column. A minus turns the sign of
 * latitude, longitude or offset; FIELD= alone takes the field from no column. A field that the map names silences the ones that say the same in
 * another way (datetime: date and time; zone: offset; and the other way round) unless the map names those too.
 * Error  ORR_E_USAGE naming what is wrong; `out` untouched. Strings come from the arena.
 */
enum orr_code orr_column_map_parse(const char *text, struct orr_arena *arena, struct orr_column_map *out,
				   struct orr_error *err) ORR_MUST_CHECK;

/* A header bound to the fields: where each field stands in a row, -1 for nowhere. The map must outlive it. */
struct orr_binding {
	const struct orr_column_map *map;
	int column[ORR_MAP_FIELD_MAX];
	size_t column_count;
};

/**
 * Bind a header. Names are compared as they stand, blanks around them trimmed.
 * Error  ORR_E_USAGE a mapped column is not there; ORR_E_INVALID two columns of one name that a field takes, or no column that any field takes.
 */
enum orr_code orr_column_map_bind(const struct orr_column_map *map, size_t count, const char *const header[],
				  struct orr_binding *out, struct orr_error *err) ORR_MUST_CHECK;

/** The same for one record that names its own values (NDJSON): whatever it does not name is absent. Total. */
void orr_column_map_names(const struct orr_column_map *map, size_t count, const char *const names[],
			  struct orr_binding *out);

/**
 * The birth that a row of `count` values tells (NULL: absent), with `defaults` for what it does not say. An own column that is there but empty
 * takes the default too. What says one thing in two ways goes together: a line with an offset takes no default zone, one with a datetime
 * no default date and time, and the other way round. Error ORR_E_UNAVAILABLE arena full.
 */
enum orr_code orr_column_map_row(const struct orr_binding *binding, const char *const values[],
				 const struct orr_birth_text *defaults, struct orr_arena *arena,
				 struct orr_birth_text *out, struct orr_error *err) ORR_MUST_CHECK;

/** Whether a header's column is taken by a field. */
bool orr_column_map_takes(const struct orr_binding *binding, size_t column);

#endif
