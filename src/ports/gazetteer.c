/* SPDX-License-Identifier: Apache-2.0 */
/* The gazetteer's rules, checked once for every adapter. */
#include "ports/gazetteer.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "model/birth_time.h"

enum { LIMIT_MAX = 1000, NAME_MAX_BYTES = 200 };

enum orr_code orr_gazetteer_find(struct orr_gazetteer *gazetteer, const struct orr_place_query *query,
				 struct orr_arena *arena, struct orr_place_list *out, struct orr_error *err)
{
	assert(query->limit >= 1 && query->limit <= LIMIT_MAX && query->key[0] != '\0');
	return gazetteer->ops->find(gazetteer, query, arena, out, err);
}

enum orr_code orr_gazetteer_nearest(struct orr_gazetteer *gazetteer, struct orr_coordinates at, size_t limit,
				    struct orr_arena *arena, struct orr_place_list *out,
				    struct orr_error *err)
{
	assert(limit >= 1 && limit <= LIMIT_MAX);
	assert(at.lat_deg >= -90 && at.lat_deg <= 90 && at.lon_deg >= -180 && at.lon_deg <= 180);
	return gazetteer->ops->nearest(gazetteer, at, limit, arena, out, err);
}

enum orr_code orr_gazetteer_info(struct orr_gazetteer *gazetteer, bool verify, struct orr_arena *arena,
				 struct orr_gazetteer_info *out, struct orr_error *err)
{
	return gazetteer->ops->info(gazetteer, verify, arena, out, err);
}

static bool has_text(const char *text, size_t max_bytes)
{
	return text != NULL && text[0] != '\0' && strlen(text) <= max_bytes &&
	       orr_utf8_valid(text, strlen(text)) && strchr(text, '\n') == NULL;
}

enum orr_code orr_gazetteer_change(struct orr_gazetteer *gazetteer, const struct orr_place_source *source,
				   bool anew, struct orr_error *err)
{
	if (!has_text(source->name, NAME_MAX_BYTES) ||
	    !has_text(source->attribution, (size_t)2 * NAME_MAX_BYTES))
		return orr_fail_field(err, ORR_E_INVALID, "source",
				      "places need the name of their source, at most %d bytes, and its "
				      "attribution",
				      (int)NAME_MAX_BYTES);
	return gazetteer->ops->change(gazetteer, source, anew, err);
}

enum orr_code orr_gazetteer_put_country(struct orr_gazetteer *gazetteer, const char *code, const char *iso3,
					const char *name, struct orr_error *err)
{
	if (strlen(code) != 2 || !has_text(name, NAME_MAX_BYTES))
		return orr_fail_field(err, ORR_E_INVALID, "country", "\"%s\" is no country code", code);
	return gazetteer->ops->put_country(gazetteer, code, iso3, name, err);
}

enum orr_code orr_gazetteer_put_region(struct orr_gazetteer *gazetteer, const char *country, const char *code,
				       const char *name, struct orr_error *err)
{
	if (!has_text(name, NAME_MAX_BYTES))
		return orr_fail_field(err, ORR_E_INVALID, "region", "the region %s.%s has no name", country,
				      code);
	return gazetteer->ops->put_region(gazetteer, country, code, name, err);
}

enum orr_code orr_gazetteer_put(struct orr_gazetteer *gazetteer, const struct orr_place_record *record,
				struct orr_error *err)
{
	if (!has_text(record->name, NAME_MAX_BYTES))
		return orr_fail_field(err, ORR_E_INVALID, "name",
				      "a place needs a name of at most %d bytes of UTF-8",
				      (int)NAME_MAX_BYTES);
	if (!has_text(record->country, NAME_MAX_BYTES))
		return orr_fail_field(err, ORR_E_INVALID, "country",
				      "the country is missing; give its name or ISO code");
	if (!(record->lat_deg >= -90 && record->lat_deg <= 90))
		return orr_fail_field(err, ORR_E_INVALID, "latitude",
				      "the latitude lies outside -90 to 90 degrees");
	if (!(record->lon_deg >= -180 && record->lon_deg <= 180))
		return orr_fail_field(err, ORR_E_INVALID, "longitude",
				      "the longitude lies outside -180 to 180 degrees");
	if (!orr_zone_name_valid(record->zone))
		return orr_fail_field(err, ORR_E_INVALID, "zone",
				      "the zone is missing or no IANA name such as Europe/Paris");
	if (record->population < 0)
		return orr_fail_field(err, ORR_E_INVALID, "population", "the population is negative");
	return gazetteer->ops->put(gazetteer, record, err);
}

enum orr_code orr_gazetteer_commit(struct orr_gazetteer *gazetteer, bool dry_run, bool *out_changed,
				   struct orr_error *err)
{
	return gazetteer->ops->commit(gazetteer, dry_run, out_changed, err);
}

void orr_gazetteer_close(struct orr_gazetteer *gazetteer)
{
	if (gazetteer != NULL)
		gazetteer->ops->close(gazetteer);
}
