/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery zones`: what the zone data is, and making it anew from the system's tzdb. */
#include <inttypes.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "base/stream.h"
#include "codec/json.h"
#include "core/zone_diff.h"
#include "faces/cli/commands.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"

/* Debian's tzdb makes a snapshot of about 0.6 MB. */
enum { SNAPSHOT_MAX_BYTES = 64 << 20 };

static enum orr_code zones_path(struct orr_cli *cli, const char **out_folder, const char **out_file,
				struct orr_error *err)
{
	enum orr_code code = orr_cli_data_folder(cli, out_folder, err);
	if (code != ORR_OK)
		return code;
	*out_file = orr_arena_format(&cli->arena, "%s/%s", *out_folder, cli->world->zones_file);
	if (*out_file == NULL)
		return orr_fail_memory(err);
	return ORR_OK;
}

enum orr_code orr_cmd_zones_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_zones zones;
	const char *folder = NULL, *file = NULL;
	enum orr_code code = zones_path(cli, &folder, &file, err);
	if (code == ORR_OK)
		code = cli->world->ops->zones_open(cli->world, folder, &zones, err);
	if (code != ORR_OK)
		return code;
	struct orr_zones_report report = {.file = file,
					  .id = orr_zones_id(&zones),
					  .tzdb_version = orr_zones_tzdb_version(&zones),
					  .zones = (int64_t)orr_zones_count(&zones),
					  .size_bytes = (int64_t)zones.size};
	if (args->json) {
		orr_json_write(&cli->out, &orr_zones_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		orr_buf_format(&cli->out,
			       "File    %s\nId      %s\nTzdb    %s\nZones   %" PRId64 "\nSize    %" PRId64
			       " bytes\n",
			       report.file, report.id, report.tzdb_version, report.zones, report.size_bytes);
	return ORR_OK;
}

/* An instant of a difference in milliseconds; the ends of time are null. */
static int64_t change_ms(int64_t utc_s)
{
	if (utc_s == INT64_MIN || utc_s == INT64_MAX || utc_s > INT64_MAX / 1000 || utc_s < INT64_MIN / 1000)
		return ORR_TIME_NULL;
	return utc_s * 1000;
}

static struct orr_zone_change_report change_report(const struct orr_zone_difference *difference)
{
	static const char *const names[] = {
		[ORR_ZONE_ADDED] = "added", [ORR_ZONE_REMOVED] = "removed", [ORR_ZONE_CHANGED] = "changed"};
	bool changed = difference->change == ORR_ZONE_CHANGED;
	return (struct orr_zone_change_report){
		.zone = difference->name,
		.change = names[difference->change],
		.from_ms = changed ? change_ms(difference->from_utc_s) : ORR_TIME_NULL,
		.until_ms = changed ? change_ms(difference->until_utc_s) : ORR_TIME_NULL};
}

static enum orr_code list_changes(struct orr_cli *cli, const struct orr_zones *old_zones,
				  const struct orr_zones *new_zones, struct orr_update_report *report,
				  struct orr_error *err)
{
	struct orr_zone_difference difference;
	size_t room = orr_zones_count(old_zones) + orr_zones_count(new_zones);
	report->changes = orr_arena_array(&cli->arena, room, sizeof *report->changes);
	if (report->changes == NULL)
		return orr_fail_memory(err);
	struct orr_zones_diff diff = orr_zones_diff(old_zones, new_zones);
	while (orr_zones_diff_next(&diff, &difference))
		report->changes[report->change_count++] = change_report(&difference);
	return ORR_OK;
}

static enum orr_code write_snapshot(const char *folder, const char *file, const struct orr_buf *bytes,
				    struct orr_error *err)
{
	enum orr_code code = orr_folder_make(folder, err);
	if (code != ORR_OK)
		return code;
	return orr_file_write(file, bytes->data, bytes->length, err);
}

static void change_text(struct orr_buf *out, const struct orr_zone_change_report *change)
{
	char from[ORR_RFC3339_MAX] = "the beginning", until[ORR_RFC3339_MAX] = "";
	if (change->from_ms != ORR_TIME_NULL)
		orr_rfc3339_format(change->from_ms, from);
	if (change->until_ms != ORR_TIME_NULL)
		orr_rfc3339_format(change->until_ms, until);
	orr_buf_text(out, "  ");
	orr_text_cell(out, change->zone, 34);
	orr_buf_text(out, change->change);
	if (strcmp(change->change, "changed") == 0)
		orr_buf_format(out, " from %s%s%s", from, until[0] != '\0' ? " to " : " on", until);
	orr_buf_char(out, '\n');
}

static void update_text(struct orr_buf *out, const struct orr_update_report *report, const char *unreadable)
{
	if (unreadable != NULL)
		orr_buf_format(
			out,
			"The old zone data could not be read, so that its changes cannot be listed: %s\n",
			unreadable);
	if (report->old_id != NULL && strcmp(report->old_id, report->id) == 0)
		orr_buf_format(out, "Nothing changes: %s is already in use.\n", report->id);
	else if (report->old_id != NULL && report->change_count == 0)
		orr_buf_format(out, "%s to %s: every zone tells the same time.\n", report->old_id,
			       report->id);
	else if (report->old_id != NULL)
		orr_buf_format(out, "%s to %s: %zu zones tell another time.\n", report->old_id, report->id,
			       report->change_count);
	for (size_t i = 0; i < report->change_count; i++)
		change_text(out, &report->changes[i]);
	if (report->written)
		orr_buf_format(out, "Wrote %s: %s, from %s.\n", report->file, report->id, report->source);
	else if (report->old_id == NULL || strcmp(report->old_id, report->id) != 0)
		orr_buf_format(out, "Nothing was written (--dry-run).\n");
}

/* Whether there is old zone data to compare with; what cannot be read is replaced, and said. */
static enum orr_code open_old(struct orr_cli *cli, const char *folder, struct orr_zones *old_zones,
			      bool *out_has, const char **out_unreadable, struct orr_error *err)
{
	struct orr_error old_err = {0};
	enum orr_code code = cli->world->ops->zones_open(cli->world, folder, old_zones, &old_err);
	*out_has = code == ORR_OK;
	if (code == ORR_OK || code == ORR_E_NOT_FOUND)
		return ORR_OK;
	if (code != ORR_E_CORRUPT && code != ORR_E_INVALID) {
		*err = old_err;
		return code;
	}
	*out_unreadable = orr_arena_text(&cli->arena, old_err.text, strlen(old_err.text));
	return ORR_OK;
}

static enum orr_code update(struct orr_cli *cli, const struct orr_args *args, struct orr_buf *bytes,
			    struct orr_error *err)
{
	struct orr_zones old_zones = {0}, new_zones;
	struct orr_update_report report = {.source = orr_cli_setting(cli, ORR_SETTING_ZONES_SOURCE)};
	const char *folder = NULL, *unreadable = NULL;
	bool has_old = false;
	enum orr_code code = zones_path(cli, &folder, &report.file, err);
	if (code == ORR_OK)
		code = open_old(cli, folder, &old_zones, &has_old, &unreadable, err);
	if (code == ORR_OK)
		code = cli->world->ops->zones_snapshot(cli->world, report.source, bytes, err);
	if (code != ORR_OK)
		return code;
	if (orr_zones_open(&new_zones, bytes->data, bytes->length) != ORR_ZONES_OK)
		return orr_fail(err, ORR_E_INTERNAL, "the new zone data does not open; nothing was written");
	report.id = orr_zones_id(&new_zones);
	report.tzdb_version = orr_zones_tzdb_version(&new_zones);
	if (has_old) {
		report.old_id = orr_zones_id(&old_zones);
		code = list_changes(cli, &old_zones, &new_zones, &report, err);
	}
	bool same = has_old && strcmp(report.old_id, report.id) == 0;
	if (code == ORR_OK && !same && !args->dry_run) {
		code = write_snapshot(folder, report.file, bytes, err);
		report.written = code == ORR_OK;
	}
	if (code != ORR_OK)
		return code;
	if (args->json) {
		orr_json_write(&cli->out, &orr_update_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		update_text(&cli->out, &report, unreadable);
	return ORR_OK;
}

enum orr_code orr_cmd_zones_update(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_buf bytes;
	orr_buf_init(&bytes, SNAPSHOT_MAX_BYTES);
	enum orr_code code = update(cli, args, &bytes, err);
	orr_buf_done(&bytes);
	return code;
}
