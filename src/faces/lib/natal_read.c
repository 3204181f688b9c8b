/* SPDX-License-Identifier: Apache-2.0 */
/* The numbers of a chart as the library's public structs. */
#include <string.h>

#include <orrery.h>

#include "codec/field.h"
#include "faces/lib/natal.h"
#include "model/names.h"

static struct orr_natal_body body(const struct orr_doc_planet *from)
{
	return (struct orr_natal_body){
		.name = orr_body_names[from->name],
		.sign = orr_sign_names[from->sign],
		.longitude_deg = from->degree,
		.sign_degree = from->sign_degree,
		.latitude_deg = from->latitude,
		.distance_au = from->distance_au,
		.speed_deg_d = from->speed,
		.house = from->house == ORR_INT_NULL ? 0 : from->house,
		.retrograde = from->retrograde,
		.sign_certain = from->sign_certain,
		.dignity = from->dignity < 0 ? NULL : orr_dignity_names[from->dignity],
	};
}

static struct orr_natal_point point(const struct orr_doc_point *from)
{
	return (struct orr_natal_point){.name = orr_lot_names[from->name],
					.sign = orr_sign_names[from->sign],
					.longitude_deg = from->longitude,
					.sign_degree = from->degree};
}

static struct orr_natal_house house(const struct orr_doc_house *from)
{
	return (struct orr_natal_house){.number = from->number,
					.sign = orr_sign_names[from->sign],
					.cusp_deg = from->cusp,
					.sign_degree = from->degree,
					.ruler = orr_body_names[from->ruler]};
}

static struct orr_natal_aspect aspect(const struct orr_doc_aspect *from)
{
	return (struct orr_natal_aspect){.point1 = orr_aspect_point_names[from->planet1],
					 .point2 = orr_aspect_point_names[from->planet2],
					 .kind = orr_aspect_names[from->aspect_type],
					 .exact_deg = from->exact_angle,
					 .separation_deg = from->angle,
					 .orb_deg = from->orb,
					 .major = from->strength == 0,
					 .applying = from->applying};
}

enum orr_code orr_natal_read(struct orr_natal *natal, struct orr_error *err)
{
	const struct orr_birth_chart *document = natal->document;
	struct orr_arena *arena = &natal->arena;

	natal->body = orr_arena_array(arena, document->planet_count, sizeof *natal->body);
	natal->point = orr_arena_array(arena, document->point_count, sizeof *natal->point);
	natal->house = orr_arena_array(arena, document->house_count, sizeof *natal->house);
	natal->aspect = orr_arena_array(arena, document->aspect_count, sizeof *natal->aspect);
	if (natal->body == NULL || natal->point == NULL || natal->house == NULL || natal->aspect == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < document->planet_count; i++)
		natal->body[i] = body(&document->planets[i]);
	for (size_t i = 0; i < document->point_count; i++)
		natal->point[i] = point(&document->points[i]);
	for (size_t i = 0; i < document->house_count; i++)
		natal->house[i] = house(&document->houses[i]);
	for (size_t i = 0; i < document->aspect_count; i++)
		natal->aspect[i] = aspect(&document->aspects[i]);
	return ORR_OK;
}

int orr_natal_time_known(const struct orr_natal *natal)
{
	return natal->document->certainty.time_known;
}

int64_t orr_natal_utc_ms(const struct orr_natal *natal)
{
	return natal->document->provenance.utc_ms;
}

const struct orr_natal_body *orr_natal_body(const struct orr_natal *natal, size_t index)
{
	return index < natal->document->planet_count ? &natal->body[index] : NULL;
}

const struct orr_natal_body *orr_natal_body_named(const struct orr_natal *natal, const char *name)
{
	for (size_t i = 0; i < natal->document->planet_count; i++)
		if (strcmp(natal->body[i].name, name) == 0)
			return &natal->body[i];
	return NULL;
}

const struct orr_natal_point *orr_natal_point(const struct orr_natal *natal, size_t index)
{
	return index < natal->document->point_count ? &natal->point[index] : NULL;
}

const struct orr_natal_point *orr_natal_point_named(const struct orr_natal *natal, const char *name)
{
	for (size_t i = 0; i < natal->document->point_count; i++)
		if (strcmp(natal->point[i].name, name) == 0)
			return &natal->point[i];
	return NULL;
}

const struct orr_natal_house *orr_natal_house(const struct orr_natal *natal, size_t index)
{
	return index < natal->document->house_count ? &natal->house[index] : NULL;
}

const struct orr_natal_aspect *orr_natal_aspect(const struct orr_natal *natal, size_t index)
{
	return index < natal->document->aspect_count ? &natal->aspect[index] : NULL;
}

const char *orr_natal_warning(const struct orr_natal *natal, size_t index)
{
	const struct orr_doc_provenance *from = &natal->document->provenance;
	return index < from->warning_count ? from->warnings[index] : NULL;
}
