/* SPDX-License-Identifier: Apache-2.0 */
/* The gazetteer: places by name and by coordinates, and changes of what it holds. */
#ifndef ORR_PORTS_GAZETTEER_H
#define ORR_PORTS_GAZETTEER_H

#include "base/arena.h"
#include "base/error.h"
#include "model/place.h"
#include "model/place_query.h"

enum { ORR_PLACE_SOURCE_MAX = 64 };

struct orr_gazetteer_info {
	const char *file;
	const char *id; /* follows from the content alone */
	int64_t places, names, size_bytes;
	struct orr_place_source source[ORR_PLACE_SOURCE_MAX];
	size_t source_count;
};

struct orr_gazetteer;

struct orr_gazetteer_ops {
	const char *name;
	enum orr_code (*find)(struct orr_gazetteer *self, const struct orr_place_query *query,
			      struct orr_arena *arena, struct orr_place_list *out, struct orr_error *err);
	enum orr_code (*nearest)(struct orr_gazetteer *self, struct orr_coordinates at, size_t limit,
				 struct orr_arena *arena, struct orr_place_list *out, struct orr_error *err);
	enum orr_code (*info)(struct orr_gazetteer *self, bool verify, struct orr_arena *arena,
			      struct orr_gazetteer_info *out, struct orr_error *err);
	enum orr_code (*change)(struct orr_gazetteer *self, const struct orr_place_source *source, bool anew,
				struct orr_error *err);
	enum orr_code (*put_country)(struct orr_gazetteer *self, const char *code, const char *iso3,
				     const char *name, struct orr_error *err);
	enum orr_code (*put_region)(struct orr_gazetteer *self, const char *country, const char *code,
				    const char *name, struct orr_error *err);
	enum orr_code (*put)(struct orr_gazetteer *self, const struct orr_place_record *record,
			     struct orr_error *err);
	enum orr_code (*commit)(struct orr_gazetteer *self, bool dry_run, bool *out_changed,
				struct orr_error *err);
	void (*close)(struct orr_gazetteer *self);
};

/* A handle belongs to one thread at a time. */
struct orr_gazetteer {
	const struct orr_gazetteer_ops *ops;
};

/**
 * Places that fit a query, best first: by match, then population, then id. Similar names are
 * looked for only when nothing fits better. `out` is empty when nothing fits. query->limit is 1 to 1000 (asserted).
 * Error  ORR_E_NOT_FOUND no gazetteer, naming the command that makes one; ORR_E_CORRUPT, ORR_E_INVALID a damaged or foreign one;
 *        ORR_E_UNAVAILABLE memory or the disk.
 */
enum orr_code orr_gazetteer_find(struct orr_gazetteer *gazetteer, const struct orr_place_query *query,
				 struct orr_arena *arena, struct orr_place_list *out,
				 struct orr_error *err) ORR_MUST_CHECK;
/** Places nearest to coordinates, with their distance on a sphere of 6371 km; by distance, then id. Errors as above. */
enum orr_code orr_gazetteer_nearest(struct orr_gazetteer *gazetteer, struct orr_coordinates at, size_t limit,
				    struct orr_arena *arena, struct orr_place_list *out,
				    struct orr_error *err) ORR_MUST_CHECK;
/** What it holds; with `verify` its content is compared with its id (a quarter of a second). Errors as above. */
enum orr_code orr_gazetteer_info(struct orr_gazetteer *gazetteer, bool verify, struct orr_arena *arena,
				 struct orr_gazetteer_info *out, struct orr_error *err) ORR_MUST_CHECK;

/**
 * Begin a change: places of `source` are put until the commit; nothing is seen of it before. `anew` drops what the source had, and begins
 * with an empty gazetteer where there is none. Closing without a commit gives the change up.
 * Error  as above; ORR_E_INVALID a source without name or attribution.
 */
enum orr_code orr_gazetteer_change(struct orr_gazetteer *gazetteer, const struct orr_place_source *source,
				   bool anew, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_gazetteer_put_country(struct orr_gazetteer *gazetteer, const char *code, const char *iso3,
					const char *name, struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_gazetteer_put_region(struct orr_gazetteer *gazetteer, const char *country, const char *code,
				       const char *name, struct orr_error *err) ORR_MUST_CHECK;
/**
 * Add a place, or replace the one of the same source and source_id.
 * Error  ORR_E_INVALID with the field at fault: no name, unknown country, coordinates out of bounds, zone that is no IANA name,
 *        negative population; the change goes on.
 */
enum orr_code orr_gazetteer_put(struct orr_gazetteer *gazetteer, const struct orr_place_record *record,
				struct orr_error *err) ORR_MUST_CHECK;
/** Make the change visible, whole or not at all; with `dry_run` give it up. *out_changed says whether the content differs. */
enum orr_code orr_gazetteer_commit(struct orr_gazetteer *gazetteer, bool dry_run, bool *out_changed,
				   struct orr_error *err) ORR_MUST_CHECK;
/** NULL is allowed. */
void orr_gazetteer_close(struct orr_gazetteer *gazetteer);

#endif
