/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery place`: places by name and by coordinates, and what the gazetteer holds. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/import_places.h"
#include "app/resolve_place.h"
#include "base/str.h"
#include "codec/json.h"
#include "faces/cli/commands.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"

static enum orr_code open_gazetteer(struct orr_cli *cli, struct orr_gazetteer **out, struct orr_error *err)
{
	const char *folder;
	enum orr_code code = orr_cli_data_folder(cli, &folder, err);
	if (code != ORR_OK)
		return code;
	return cli->world->ops->gazetteer_open(cli->world, folder, out, err);
}

/* The attributions of those sources that have a place in the list. */
static enum orr_code attribute(struct orr_cli *cli, struct orr_gazetteer *gazetteer,
			       const struct orr_place_list *list, struct orr_places_report *report,
			       struct orr_error *err)
{
	struct orr_gazetteer_info info;
	enum orr_code code = orr_gazetteer_info(gazetteer, false, &cli->arena, &info, err);
	for (size_t i = 0; code == ORR_OK && i < info.source_count; i++)
		for (size_t j = 0; j < list->count; j++)
			if (strcmp(list->found[j].place.source, info.source[i].name) == 0) {
				report->attribution[report->attribution_count++] = info.source[i].attribution;
				break;
			}
	return code;
}

static struct orr_place_report place_report(const struct orr_place_found *found, bool by_name)
{
	static const char *const matches[] = {[ORR_PLACE_OWN_NAME] = "own_name",
					      [ORR_PLACE_OTHER_NAME] = "other_name",
					      [ORR_PLACE_BEGINNING] = "beginning",
					      [ORR_PLACE_SIMILAR] = "similar"};
	const struct orr_place *place = &found->place;
	return (struct orr_place_report){.name = place->name,
					 .region = place->region,
					 .country = place->country,
					 .country_code = place->country_code,
					 .zone = place->zone,
					 .match = by_name ? matches[found->match] : "nearest",
					 .matched = found->matched,
					 .source = place->source,
					 .source_id = place->source_id,
					 .latitude = place->lat_deg,
					 .longitude = place->lon_deg,
					 .distance_km = by_name ? (double)NAN : found->distance_km,
					 .population = place->population};
}

static void place_text(struct orr_buf *out, size_t rank, const struct orr_place_report *place)
{
	orr_buf_format(out, "%4zu  ", rank);
	orr_text_cell(out, place->name, 24);
	orr_text_cell(out, place->region, 22);
	orr_text_cell(out, place->country, 18);
	orr_buf_format(out, "%9.4f %10.4f  ", place->latitude, place->longitude);
	orr_text_cell(out, place->zone, 22);
	orr_buf_format(out, "%9" PRId64, place->population);
	if (place->distance_km >= 0)
		orr_buf_format(out, "  %.1f km", place->distance_km);
	else if (strcmp(place->matched, place->name) != 0) {
		orr_buf_text(out, "  as ");
		orr_text_clean(out, place->matched);
	}
	orr_buf_char(out, '\n');
}

static void list_text(struct orr_buf *out, const struct orr_places_report *report)
{
	orr_buf_format(out, "%4s  %-24s%-22s%-18s%9s %10s  %-22s%9s\n", "", "Name", "Region", "Country",
		       "Latitude", "Longitude", "Zone", "People");
	for (size_t i = 0; i < report->place_count; i++)
		place_text(out, i + 1, &report->places[i]);
	for (size_t i = 0; i < report->attribution_count; i++) {
		orr_buf_text(out, i == 0 ? "Source: " : "        ");
		orr_text_clean(out, report->attribution[i]);
		orr_buf_char(out, '\n');
	}
}

static enum orr_code show(struct orr_cli *cli, const struct orr_args *args, struct orr_gazetteer *gazetteer,
			  const struct orr_place_list *list, bool by_name, struct orr_error *err)
{
	struct orr_places_report report = {
		.places = orr_arena_array(&cli->arena, list->count, sizeof *report.places),
		.place_count = list->count};
	if (report.places == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < list->count; i++) {
		report.places[i] = place_report(&list->found[i], by_name);
	}
	enum orr_code code = attribute(cli, gazetteer, list, &report, err);
	if (code != ORR_OK)
		return code;
	if (args->json) {
		orr_table_round(&orr_places_report_table, &report);
		orr_json_write(&cli->out, &orr_places_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else {
		list_text(&cli->out, &report);
	}
	return ORR_OK;
}

static size_t limit(const struct orr_args *args)
{
	return args->limit != NULL ? (size_t)strtoul(args->limit, NULL, 10) : 10;
}

/* The query as one text, quoted in the shell or not. */
static const char *query_text(const struct orr_args *args, struct orr_arena *arena)
{
	const char *text = args->word[0];
	for (size_t i = 1; i < args->word_count && text != NULL; i++)
		text = orr_arena_format(arena, "%s %s", text, args->word[i]);
	return text;
}

static enum orr_code check_query(const char *text, struct orr_error *err)
{
	if (text == NULL)
		return orr_fail_field(err, ORR_E_USAGE, "place",
				      "no place given: orrery place \"Mumbai, India\"");
	if (strlen(text) > ORR_BIRTH_TEXT_MAX_BYTES || !orr_utf8_valid(text, strlen(text)))
		return orr_fail_field(err, ORR_E_INVALID, "place",
				      "the place is longer than %d bytes or no UTF-8",
				      (int)ORR_BIRTH_TEXT_MAX_BYTES);
	return ORR_OK;
}

enum orr_code orr_cmd_place(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_gazetteer *gazetteer = NULL;
	struct orr_place_list list;
	const char *text = query_text(args, &cli->arena);
	enum orr_code code = check_query(text, err);
	if (code == ORR_OK)
		code = open_gazetteer(cli, &gazetteer, err);
	if (code == ORR_OK)
		code = orr_find_places(gazetteer, text, limit(args), &cli->arena, &list, err);
	if (code == ORR_OK && list.count == 0)
		code = orr_fail_field(err, ORR_E_NOT_FOUND, "place",
				      "no place in the gazetteer is called or written like \"%s\"; write it "
				      "otherwise, or add "
				      "places with orrery place import",
				      text);
	if (code == ORR_OK)
		code = show(cli, args, gazetteer, &list, true, err);
	orr_gazetteer_close(gazetteer);
	return code;
}

enum orr_code orr_cmd_place_near(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_gazetteer *gazetteer = NULL;
	struct orr_place_list list;
	struct orr_coordinates at = {0};
	if (args->near_lat == NULL || args->near_lon == NULL ||
	    !orr_str_to_double(args->near_lat, &at.lat_deg) ||
	    !orr_str_to_double(args->near_lon, &at.lon_deg) || !(fabs(at.lat_deg) <= 90) ||
	    !(fabs(at.lon_deg) <= 180))
		return orr_fail_field(
			err, ORR_E_USAGE, "latitude",
			"give --lat from -90 to 90 and --lon from -180 to 180, in decimal degrees");
	enum orr_code code = open_gazetteer(cli, &gazetteer, err);
	if (code == ORR_OK)
		code = orr_gazetteer_nearest(gazetteer, at, limit(args), &cli->arena, &list, err);
	if (code == ORR_OK)
		code = show(cli, args, gazetteer, &list, false, err);
	orr_gazetteer_close(gazetteer);
	return code;
}

static void info_text(struct orr_buf *out, const struct orr_gazetteer_report *report)
{
	orr_buf_format(out,
		       "File    %s\nId      %s\nPlaces  %" PRId64 "\nNames   %" PRId64 "\nSize    %" PRId64
		       " bytes\n",
		       report->file, report->id, report->places, report->names, report->size_bytes);
	for (size_t i = 0; i < report->source_count; i++) {
		orr_buf_text(out, "Source  ");
		orr_text_clean(out, report->sources[i].name);
		orr_buf_format(out, ": %" PRId64 " places, ", report->sources[i].places);
		orr_text_clean(out, report->sources[i].attribution);
		orr_buf_char(out, '\n');
	}
}

enum orr_code orr_cmd_place_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_gazetteer *gazetteer = NULL;
	struct orr_gazetteer_info info;
	enum orr_code code = open_gazetteer(cli, &gazetteer, err);
	if (code == ORR_OK)
		code = orr_gazetteer_info(gazetteer, true, &cli->arena, &info, err);
	if (code == ORR_OK) {
		struct orr_gazetteer_report report = {.file = info.file,
						      .id = info.id,
						      .places = info.places,
						      .names = info.names,
						      .size_bytes = info.size_bytes,
						      .source_count = info.source_count};
		for (size_t i = 0; i < info.source_count; i++)
			report.sources[i] = (struct orr_place_source_report){
				info.source[i].name, info.source[i].attribution, info.source[i].places};
		if (args->json) {
			orr_json_write(&cli->out, &orr_gazetteer_report_table, &report, ORR_JSON_LINE, NULL);
			orr_buf_char(&cli->out, '\n');
		} else {
			info_text(&cli->out, &report);
		}
	}
	orr_gazetteer_close(gazetteer);
	return code;
}

/* What an import came to, whether it failed for some lines or not. */
static void put_summary(struct orr_cli *cli, const struct orr_args *args,
			const struct orr_import_summary *summary)
{
	struct orr_place_import_report report = {.source = summary->source,
						 .lines = summary->lines,
						 .places = summary->places,
						 .bad = summary->bad,
						 .bad_line_count = summary->shown_count,
						 .changed = summary->changed,
						 .written = summary->changed && !args->dry_run};
	for (size_t i = 0; i < summary->shown_count; i++) {
		const struct orr_import_error *bad = &summary->shown[i];
		report.bad_lines[i] = (struct orr_import_line_report){
			bad->line, bad->err.field[0] != '\0' ? bad->err.field : NULL, bad->err.text};
		if (!args->json) {
			orr_buf_format(&cli->notes, "line %ld: ", bad->line);
			orr_text_clean(&cli->notes, bad->err.text);
			orr_buf_char(&cli->notes, '\n');
		}
	}
	if (args->json) {
		orr_json_write(&cli->out, &orr_place_import_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
		return;
	}
	orr_buf_format(&cli->out, "%ld lines: %ld places of ", summary->lines, summary->places);
	orr_text_clean(&cli->out, summary->source);
	orr_buf_format(&cli->out, ", %ld bad. %s\n", summary->bad,
		       !summary->changed ? "Nothing changes."
		       : args->dry_run   ? "Nothing was written (--dry-run)."
					 : "Written.");
}

/* Zone data and gazetteer, which every change needs. */
static enum orr_code begin_change(struct orr_cli *cli, struct orr_zones *zones, struct orr_gazetteer **out,
				  struct orr_error *err)
{
	const char *folder;
	enum orr_code code = orr_cli_data_folder(cli, &folder, err);
	if (code == ORR_OK)
		code = cli->world->ops->zones_open(cli->world, folder, zones, err);
	return code == ORR_OK ? open_gazetteer(cli, out, err) : code;
}

enum orr_code orr_cmd_place_import(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_gazetteer *gazetteer = NULL;
	struct orr_import_summary summary = {0};
	struct orr_zones zones;
	if (args->word_count == 0)
		return orr_fail(err, ORR_E_USAGE, "no file given: orrery place import FILE");
	enum orr_code code = begin_change(cli, &zones, &gazetteer, err);
	if (code == ORR_OK) {
		const struct orr_place_import import = {
			.path = args->word[0],
			.source = {.name = args->place_source, .attribution = args->attribution},
			.zones = &zones,
			.dry_run = args->dry_run};
		code = orr_import_places(gazetteer, &import, &cli->arena, &summary, err);
	}
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		put_summary(cli, args, &summary);
	orr_gazetteer_close(gazetteer);
	return code;
}

enum orr_code orr_cmd_place_update(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_gazetteer *gazetteer = NULL;
	struct orr_import_summary summary = {0};
	struct orr_zones zones;
	enum orr_code code = begin_change(cli, &zones, &gazetteer, err);
	if (code == ORR_OK) {
		const struct orr_place_import update = {
			.path = orr_cli_setting(cli, ORR_SETTING_PLACES_SOURCE),
			.zones = &zones,
			.dry_run = args->dry_run};
		code = orr_update_places(gazetteer, &update, &cli->arena, &summary, err);
	}
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		put_summary(cli, args, &summary);
	orr_gazetteer_close(gazetteer);
	return code;
}
