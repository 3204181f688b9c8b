/* SPDX-License-Identifier: Apache-2.0 */
/* The birth_charts document of a computed chart. */
#include "app/chart_document.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "app/chart_certainty.h"
#include "app/identity.h"
#include "codec/field.h"
#include "codec/tables.h"
#include "model/names.h"

#define ALGORITHM_VERSION "1.0.0"

/* Longitudes are published with this many decimals; see codec/tables/birth_chart.c. */
enum { ANGLE_DECIMALS = 9 };

/* A longitude as published: rounding up to the full circle is the circle's beginning. */
static double published(double lon_deg)
{
	const double rounded = orr_round_decimals(lon_deg, ANGLE_DECIMALS);
	return rounded >= 360.0 ? rounded - 360.0 : rounded;
}

/* Longitudes over a window are not wrapped. */
static double published_unwrapped(double lon_deg)
{
	return published(lon_deg - 360.0 * floor(lon_deg / 360.0));
}

static struct orr_doc_angle angle_of(double lon_deg)
{
	const double longitude = published(lon_deg);
	return (struct orr_doc_angle){.sign = (int)orr_sign_of(longitude),
				      .degree = orr_sign_degree(longitude),
				      .longitude = longitude};
}

static int body_or_null(enum orr_body body)
{
	return body < ORR_BODY_COUNT ? (int)body : -1;
}

/* "HH:MM", the seconds cut off. */
static const char *clock_text(int time_s, struct orr_arena *arena)
{
	const int hour = time_s / 3600, minute = time_s / 60 % 60;
	const char text[5] = {(char)('0' + hour / 10), (char)('0' + hour % 10), ':',
			      (char)('0' + minute / 10), (char)('0' + minute % 10)};
	return orr_arena_text(arena, text, sizeof text);
}

static struct orr_doc_birth_data birth_data(const struct orr_birth *birth, struct orr_arena *arena)
{
	struct orr_doc_birth_data data = {
		.date_ms = orr_date_to_days(birth->calendar, birth->date) * ORR_DAY_MS,
		.latitude = birth->lat_deg,
		.longitude = birth->lon_deg,
		.location = birth->location,
		.time_s = ORR_INT_NULL,
		.calendar = (int)birth->calendar,
		.time_precision_s = birth->time_precision_s,
	};
	char offset[ORR_OFFSET_TEXT_MAX];
	if (birth->zone_kind == ORR_ZONE_IANA)
		data.timezone = birth->zone_name;
	else if (birth->zone_kind == ORR_ZONE_LMT)
		data.timezone = "LMT";
	else if (birth->offset_ms == 0)
		data.timezone = "UTC";
	else
		data.timezone = orr_arena_format(arena, "%s", orr_offset_text(birth->offset_ms, offset));
	if (birth->time_s >= 0) {
		data.time_s = birth->time_s;
		data.time = clock_text(birth->time_s, arena);
	}
	return data;
}

/* Whether a body keeps its sign as long as a known time is uncertain; its speed is all but constant over so short a window. */
static bool keeps_sign(const struct orr_chart_body *body, double half_width_d)
{
	const double way_deg = fabs(body->speed_deg_d) * half_width_d,
		     within_deg = orr_sign_degree(body->lon_deg);
	return within_deg - way_deg >= 0.0 && within_deg + way_deg < 30.0;
}

static struct orr_doc_planet planet(const struct orr_chart *chart, enum orr_body body, double half_width_d)
{
	const struct orr_chart_body *from = &chart->body[body];
	const struct orr_doc_angle angle = angle_of(from->lon_deg);
	return (struct orr_doc_planet){
		.name = (int)body,
		.sign = angle.sign,
		.degree = angle.longitude,
		.house = chart->time_known ? from->house : ORR_INT_NULL,
		.retrograde = from->retrograde,
		.dignity = (int)from->dignity - 1,
		.sign_degree = angle.degree,
		.latitude = from->lat_deg,
		.distance_au = from->dist_au,
		.speed = from->speed_deg_d,
		.degree_min = chart->time_known ? (double)NAN : published_unwrapped(from->lon_min_deg),
		.degree_max = chart->time_known ? (double)NAN : published_unwrapped(from->lon_max_deg),
		.sign_certain = chart->time_known ? keeps_sign(from, half_width_d) : from->sign_certain,
		.sector = from->sector > 0 ? from->sector : ORR_INT_NULL,
	};
}

static struct orr_doc_house house(const struct orr_chart *chart, int index)
{
	const struct orr_doc_angle cusp = angle_of(chart->houses.cusp_deg[index]);
	const enum orr_sign sign = (enum orr_sign)cusp.sign;
	return (struct orr_doc_house){
		.number = index + 1,
		.sign = cusp.sign,
		.degree = cusp.degree,
		.cusp = cusp.longitude,
		.ruler = (int)orr_sign_ruler(sign),
		.co_ruler = body_or_null(orr_sign_co_ruler(sign)),
	};
}

static struct orr_doc_aspect *aspects(size_t count, const struct orr_aspect from[], struct orr_arena *arena)
{
	struct orr_doc_aspect *out = orr_arena_array(arena, count, sizeof *out);
	for (size_t i = 0; out != NULL && i < count; i++)
		out[i] = (struct orr_doc_aspect){
			.planet1 = from[i].point1,
			.planet2 = from[i].point2,
			.aspect_type = (int)from[i].kind,
			.angle = from[i].separation_deg,
			.orb = from[i].orb_deg,
			.strength = orr_aspect_major(from[i].kind) ? 0 : 1,
			.exact_angle = orr_aspect_angle_deg(from[i].kind),
			.applying = from[i].applying,
			.applying_known = from[i].steady,
		};
	return out;
}

static struct orr_doc_pattern pattern(const struct orr_pattern *from)
{
	struct orr_doc_pattern out = {
		.type = (int)from->kind, .planet_count = from->body_count, .apex = from->apex};
	for (size_t i = 0; i < from->body_count; i++)
		out.planets[i] = orr_body_names[from->body[i]];
	return out;
}

static void calculated(const struct orr_chart *chart, struct orr_arena *arena, struct orr_doc_calculated *out)
{
	if (chart->time_known) {
		out->has_ascendant = out->has_midheaven = true;
		out->ascendant = angle_of(chart->houses.asc_deg);
		out->midheaven = angle_of(chart->houses.mc_deg);
	}
	out->moon_phase = (int)chart->moon_phase;
	out->dominant_element = (int)chart->dominant_element;
	out->dominant_quality = (int)chart->dominant_quality;
	out->chart_ruler = (int)chart->ruler;
	out->chart_co_ruler = body_or_null(chart->co_ruler);
	out->moon_illuminated_fraction = chart->moon_illuminated_fraction;
	out->patterns = orr_arena_array(arena, chart->pattern_count, sizeof *out->patterns);
	for (size_t i = 0; out->patterns != NULL && i < chart->pattern_count; i++)
		out->patterns[i] = pattern(&chart->pattern[i]);
	out->pattern_count = chart->pattern_count;
}

static struct orr_doc_point point(enum orr_lot lot, double lon_deg)
{
	const struct orr_doc_angle angle = angle_of(lon_deg);
	return (struct orr_doc_point){
		.name = (int)lot, .sign = angle.sign, .degree = angle.degree, .longitude = angle.longitude};
}

/* What an unknown time takes away: houses, angles and lots. false when the arena is full. */
static bool timed_parts(const struct orr_chart *chart, struct orr_arena *arena, struct orr_birth_chart *out)
{
	if (!chart->time_known)
		return true;
	const double lon_deg[ORR_DOC_POINT_MAX] = {
		[ORR_LOT_ASCENDANT] = chart->houses.asc_deg,
		[ORR_LOT_MIDHEAVEN] = chart->houses.mc_deg,
		[ORR_LOT_VERTEX] = chart->houses.vertex_deg,
		[ORR_LOT_FORTUNE] = chart->fortune_deg,
		[ORR_LOT_EAST_POINT] = chart->houses.minor.east_point_deg,
		[ORR_LOT_CO_ASCENDANT_KOCH] = chart->houses.minor.co_asc_koch_deg,
		[ORR_LOT_CO_ASCENDANT_MUNKASEY] = chart->houses.minor.co_asc_munkasey_deg,
		[ORR_LOT_POLAR_ASCENDANT] = chart->houses.minor.polar_asc_deg,
	};
	for (int i = 0; i < 12; i++)
		out->houses[i] = house(chart, i);
	out->house_count = 12;
	for (int lot = 0; lot < ORR_DOC_POINT_MAX; lot++)
		out->points[lot] = point((enum orr_lot)lot, lon_deg[lot]);
	out->point_count = ORR_DOC_POINT_MAX;
	out->sector_count = (size_t)chart->houses.sector_count;
	out->sectors = orr_arena_array(arena, out->sector_count, sizeof *out->sectors);
	for (size_t i = 0; out->sectors != NULL && i < out->sector_count; i++)
		out->sectors[i] = (struct orr_doc_sector){(int)i + 1, published(chart->houses.sector_deg[i])};
	return out->sectors != NULL;
}

static const char *fallback_warning(const struct orr_birth *birth, const struct orr_houses *houses,
				    struct orr_arena *arena)
{
	/* Not by %f, whose point is a comma in the locale of a program that uses the library. */
	const long units = lrint(orr_round_decimals(birth->lat_deg, 4) * 1e4);
	return orr_arena_format(arena, "%s houses do not exist at latitude %s%ld.%04ld; %s is used instead",
				orr_house_system_names[houses->asked], units < 0 ? "-" : "",
				labs(units) / 10000, labs(units) % 10000,
				orr_house_system_names[houses->used]);
}

/* Whether the houses of some moment of the window are of another system than asked for. */
static bool falls_back(const struct orr_doc_probabilities *probabilities, const struct orr_birth *birth)
{
	const struct orr_doc_shares *systems = &probabilities->house_system;
	return systems->share_count != 1 || systems->share[0].value != (int)birth->house_system;
}

static const char *partial_fallback_warning(const struct orr_birth *birth, struct orr_arena *arena)
{
	return orr_arena_format(arena,
				"%s houses do not exist at latitude %.4f at every moment of the window; "
				"certainty.probabilities.house_system says what stands in for them",
				orr_house_system_names[birth->house_system], birth->lat_deg);
}

/* From an hour on, the Ascendant of the middle may be half a sign off. */
enum { WIDE_WINDOW_S = 3600 };

static void add_warnings(const struct orr_chart_source *from, struct orr_arena *arena,
			 const struct orr_doc_certainty *certainty, struct orr_doc_provenance *out)
{
	const struct orr_chart *chart = from->chart;
	if (from->notes->coordinates != NULL)
		out->warnings[out->warning_count++] = from->notes->coordinates;
	if (from->notes->zone != NULL)
		out->warnings[out->warning_count++] = from->notes->zone;
	if (from->moment->warning != NULL)
		out->warnings[out->warning_count++] = from->moment->warning;
	if (chart->time_known && chart->houses.used != chart->houses.asked)
		out->warnings[out->warning_count++] = fallback_warning(from->birth, &chart->houses, arena);
	else if (certainty->has_probabilities && falls_back(&certainty->probabilities, from->birth))
		out->warnings[out->warning_count++] = partial_fallback_warning(from->birth, arena);
	if (chart->time_known && from->birth->time_precision_s >= WIDE_WINDOW_S)
		out->warnings[out->warning_count++] =
			orr_arena_format(arena,
					 "the time is known to %d s only: Ascendant, houses and lots are "
					 "those of the time given",
					 from->birth->time_precision_s);
	if (from->moment->last_ms > ORR_LEAP_SECONDS_UNTIL_MS)
		out->warnings[out->warning_count++] = "leap seconds are known to 2027-06-28 only: later "
						      "instants are reckoned without new ones";
}

static void provenance(const struct orr_app *app, const struct orr_chart_source *from,
		       struct orr_arena *arena, struct orr_birth_chart *document)
{
	struct orr_doc_provenance *out = &document->provenance;
	const struct orr_birth_moment *moment = from->moment;
	const struct orr_chart *chart = from->chart;
	out->utc_ms = moment->first_ms + (moment->last_ms - moment->first_ms) / 2;
	out->utc_offset_s = (double)moment->offset_ms / 1000.0;
	out->offset_source = moment->offset_source;
	out->zone_data_id = moment->zone_data_id;
	out->kernel_id = orr_kernel_id(&app->kernel);
	out->house_system_asked = (int)from->birth->house_system;
	out->house_system_used = chart->time_known ? (int)chart->houses.used : -1;
	out->zodiac = (int)from->birth->zodiac;
	out->ayanamsa_deg =
		from->birth->zodiac != ORR_AYANAMSA_TROPICAL ? published(chart->ayanamsa_deg) : (double)NAN;
	add_warnings(from, arena, &document->certainty, out);
}

static void metadata(const struct orr_app *app, struct orr_birth_chart *out)
{
	const orr_unix_ms now_ms = orr_clock_now(app->clock);
	out->calculation_version = ALGORITHM_VERSION;
	out->calculated_by = app->service;
	out->calculated_at_ms = out->last_updated_ms = out->created_at_ms = out->updated_at_ms = now_ms;
	out->status = 0;
}

/* What did not fit into the arena left NULL where a text or list must stand. */
static bool complete(const struct orr_birth_chart *document)
{
	if (document->aspects == NULL || document->possible_aspects == NULL ||
	    document->calculated_data.patterns == NULL)
		return false;
	if (document->birth_data.timezone == NULL ||
	    (document->birth_data.time_s != ORR_INT_NULL && document->birth_data.time == NULL))
		return false;
	for (size_t i = 0; i < document->provenance.warning_count; i++)
		if (document->provenance.warnings[i] == NULL)
			return false;
	return true;
}

enum orr_code orr_chart_document(const struct orr_app *app, const struct orr_chart_source *from,
				 struct orr_arena *arena, struct orr_birth_chart *out, struct orr_error *err)
{
	const struct orr_birth *birth = from->birth;
	const struct orr_birth_moment *moment = from->moment;
	const struct orr_chart *chart = from->chart;
	out->entity_type = (int)birth->entity_type;
	orr_entity_document_id(orr_birth_chart_table.name, out->entity_type, birth->entity_id, out->id);
	out->entity_id = birth->entity_id;
	out->organization_id = birth->organization_id;
	out->birth_data = birth_data(birth, arena);
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		out->planets[body] =
			planet(chart, (enum orr_body)body, (double)birth->time_precision_s / 2.0 / 86400.0);
	out->planet_count = ORR_BODY_COUNT;
	out->aspects = aspects(chart->aspect_count, chart->aspect, arena);
	out->aspect_count = chart->aspect_count;
	out->possible_aspects = aspects(chart->possible_count, chart->possible, arena);
	out->possible_aspect_count = chart->possible_count;
	calculated(chart, arena, &out->calculated_data);
	const bool room = timed_parts(chart, arena, out) &&
			  (!birth->certainty || orr_chart_probabilities(from, arena, &out->certainty));
	metadata(app, out);
	provenance(app, from, arena, out);
	out->certainty.time_known = chart->time_known;
	out->certainty.half_width_s = chart->time_known
					      ? (double)birth->time_precision_s / 2.0
					      : (double)(moment->last_ms - moment->first_ms) / 2000.0;
	if (!room || !complete(out))
		return orr_fail_memory(err);
	orr_table_round(&orr_birth_chart_table, out);
	return ORR_OK;
}
