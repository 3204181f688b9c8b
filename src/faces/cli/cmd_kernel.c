/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery kernel`: what the ephemeris kernel is, and whether it gives on this machine what it should. */
#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "codec/json.h"
#include "core/calendar.h"
#include "core/kernel_format.h"
#include "faces/cli/commands.h"
#include "faces/cli/kernel_check.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"
#include "model/names.h"

enum { NAME_COLUMNS = 14 };

static enum orr_code open_kernel(struct orr_cli *cli, struct orr_kernel *out, const char **out_file,
				 struct orr_error *err)
{
	const char *folder = NULL;
	enum orr_code code = orr_cli_data_folder(cli, &folder, err);
	if (code != ORR_OK)
		return code;
	*out_file = orr_arena_format(&cli->arena, "%s/%s", folder, cli->world->kernel_file);
	if (*out_file == NULL)
		return orr_fail_memory(err);
	return cli->world->ops->kernel_open(cli->world, folder, out, err);
}

/* Day of a Julian date, Gregorian; NULL when memory is out. */
static const char *day_text(struct orr_cli *cli, double jd)
{
	static const double unix_jd = 2440587.5; /* 1970-01-01T00:00 */
	struct orr_date date = orr_date_from_days(ORR_GREGORIAN, (int64_t)floor(jd - unix_jd));
	return orr_arena_format(&cli->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* Text of a header's field, which need not end with a NUL. */
static const char *header_text(struct orr_cli *cli, const char text[], size_t capacity)
{
	return orr_arena_format(&cli->arena, "%.*s", (int)capacity, text);
}

static enum orr_code info_report(struct orr_cli *cli, const struct orr_kernel *kernel,
				 struct orr_kernel_report *out, struct orr_error *err)
{
	const struct orr_kernel_header *header = kernel->header;
	assert(header != NULL); /* of an opened kernel */
	double from_jd = 0, to_jd = 0;
	orr_kernel_range(kernel, &from_jd, &to_jd);
	out->id = orr_kernel_id(kernel);
	out->made_by = header_text(cli, header->program, sizeof header->program);
	out->source = header_text(cli, header->source, sizeof header->source);
	out->from = day_text(cli, from_jd);
	out->to = day_text(cli, to_jd);
	out->size_bytes = (int64_t)kernel->size;
	out->instants_checked = (int64_t)header->verify_count;
	out->check_seed = (int64_t)header->verify_seed;
	out->control_points = (int64_t)header->control_count;
	out->nutation_arcsec = header->accuracy_nutation_arcsec;
	out->sidereal_arcsec = header->accuracy_sidereal_arcsec;
	out->delta_t_s = header->accuracy_delta_t_s;
	out->body_count = ORR_BODY_COUNT;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		const struct orr_kernel_accuracy accuracy = kernel->header->accuracy[body];
		double border = accuracy.border_lon_arcsec;
		out->bodies[body] = (struct orr_body_error_report){.body = orr_body_names[body],
								   .longitude_arcsec = accuracy.lon_arcsec,
								   .latitude_arcsec = accuracy.lat_arcsec,
								   .distance_au = accuracy.dist_au,
								   .speed_deg_d = accuracy.speed_deg_d,
								   .border_longitude_arcsec =
									   border > 0 ? border : (double)NAN};
	}
	if (out->made_by == NULL || out->source == NULL || out->from == NULL || out->to == NULL)
		return orr_fail_memory(err);
	return ORR_OK;
}

static void info_text(struct orr_buf *out, const struct orr_kernel_report *report)
{
	orr_buf_text(out, "File      ");
	orr_text_clean(out, report->file);
	orr_buf_format(out, "\nId        %s\n", report->id);
	orr_buf_format(out, "Made by   %s\nFrom      %s\n", report->made_by, report->source);
	orr_buf_format(out, "Range     %s to %s\nSize      %.1f MB\n", report->from, report->to,
		       (double)report->size_bytes / 1e6);
	orr_buf_format(out,
		       "Checked   at %" PRId64 " random instants (seed %" PRId64 "), %" PRId64
		       " control points\n",
		       report->instants_checked, report->check_seed, report->control_points);
	orr_buf_format(out, "\nLargest differences from the source that the builder found\n");
	orr_buf_format(out, "  %-14s%14s%14s%16s%18s%14s\n", "", "longitude \"", "latitude \"", "distance AU",
		       "speed deg/day", "at jumps \"");
	for (size_t i = 0; i < report->body_count; i++) {
		const struct orr_body_error_report *row = &report->bodies[i];
		orr_buf_format(out, "  %-14s%14.6f%14.6f%16.9f%18.9f", row->body, row->longitude_arcsec,
			       row->latitude_arcsec, row->distance_au, row->speed_deg_d);
		if (!isnan(row->border_longitude_arcsec))
			orr_buf_format(out, "%14.6f", row->border_longitude_arcsec);
		orr_buf_char(out, '\n');
	}
	orr_buf_format(out, "  Nutation %.6f\", sidereal time %.6f\", Delta T %.6f s\n",
		       report->nutation_arcsec, report->sidereal_arcsec, report->delta_t_s);
}

enum orr_code orr_cmd_kernel_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_kernel kernel = {0};
	struct orr_kernel_report report = {0};
	enum orr_code code = open_kernel(cli, &kernel, &report.file, err);
	if (code == ORR_OK)
		code = info_report(cli, &kernel, &report, err);
	if (code != ORR_OK)
		return code;
	if (args->json) {
		orr_json_write(&cli->out, &orr_kernel_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		info_text(&cli->out, &report);
	return ORR_OK;
}

static void verify_text(struct orr_buf *out, const struct orr_verify_report *report)
{
	orr_buf_text(out, "File      ");
	orr_text_clean(out, report->file);
	orr_buf_format(out, "\nId        %s, its digest matches\n", report->id);
	orr_buf_format(out,
		       "\nLargest differences at %" PRId64 " control points, evaluated on this machine\n",
		       report->control_points);
	orr_buf_format(out, "  %-14s%14s%14s%16s%18s%12s\n", "", "longitude \"", "latitude \"", "distance AU",
		       "speed deg/day", "allowed \"");
	for (size_t i = 0; i < report->body_count; i++) {
		const struct orr_body_check_report *row = &report->bodies[i];
		orr_buf_format(out, "  %-14s%14.6f%14.6f%16.9f%18.9f%12g%s\n", row->body,
			       row->longitude_arcsec, row->latitude_arcsec, row->distance_au,
			       row->speed_deg_d, row->goal_arcsec, row->good ? "" : "  TOO FAR");
	}
	orr_buf_format(out, "  Nutation %.6f\", sidereal time %.6f\", Delta T %.6f s\n",
		       report->nutation_arcsec, report->sidereal_arcsec, report->delta_t_s);
	if (report->good)
		orr_buf_text(out, "The kernel is whole and gives here what it should.\n");
}

enum orr_code orr_cmd_kernel_verify(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_kernel kernel = {0};
	struct orr_verify_report report = {0};
	enum orr_code code = open_kernel(cli, &kernel, &report.file, err);
	if (code != ORR_OK)
		return code;
	report.id = orr_kernel_id(&kernel);
	code = orr_kernel_check(&kernel, &report, err);
	if (code != ORR_OK)
		return code;
	if (args->json) {
		orr_json_write(&cli->out, &orr_verify_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		verify_text(&cli->out, &report);
	if (!report.good)
		return orr_fail(
			err, ORR_E_CORRUPT,
			"%s does not give what it should here; make it anew with orrery-kernelc --out %s",
			report.file, report.file);
	return ORR_OK;
}
