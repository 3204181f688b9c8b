/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery calibrate` makes the cohorts that scores are ranked among; `calibrate check` measures what scores promise. */
#include <stdlib.h>

#include "app/calibrate_check.h"
#include "app/cohorts_make.h"
#include "base/memory.h"
#include "base/stream.h"
#include "codec/json.h"
#include "faces/cli/answer.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress.h"
#include "faces/cli/reports.h"
#include "model/names.h"

static long number(const char *given, long fallback)
{
	return given != NULL ? strtol(given, NULL, 10) : fallback;
}

static enum orr_code put_cohorts(struct orr_cli *cli, const struct orr_args *args, const char *file,
				 const struct orr_cohorts *cohorts, struct orr_error *err)
{
	const struct orr_cohorts_header *header = cohorts->header;
	const struct orr_cohorts_report report = {.file = file,
						  .id = header->id,
						  .algorithm = header->algorithm,
						  .kernel_id = header->kernel_id,
						  .seed = (int64_t)header->seed,
						  .cohorts = header->centre_count,
						  .size_bytes = (int64_t)cohorts->size};
	if (file == NULL)
		return orr_fail_memory(err);
	if (args->json) {
		orr_json_write(&cli->out, &orr_cohorts_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
		return ORR_OK;
	}
	orr_buf_format(&cli->out, "File      %s\nId        %s\nKernel    %s\n", report.file, report.id,
		       report.kernel_id);
	orr_buf_format(&cli->out, "Algorithm %s, seed %lld\nCohorts   %lld, one a year\nSize      %.1f MB\n",
		       report.algorithm, (long long)report.seed, (long long)report.cohorts,
		       (double)report.size_bytes / 1e6);
	return ORR_OK;
}

static enum orr_code make(struct orr_cli *cli, const struct orr_args *args, const char *folder,
			  struct orr_pool *pool, struct orr_error *err)
{
	struct orr_kernel kernel;
	struct orr_cohorts cohorts;
	unsigned char *bytes = NULL;
	size_t size = 0;
	struct orr_progress shown;
	const struct orr_cohorts_wish wish = {.seed = (uint64_t)number(args->seed, 1),
					      .from_year = (int)number(args->first, -9998),
					      .to_year = (int)number(args->last, 9998),
					      .progress = orr_progress_parts,
					      .progress_context = &shown};
	const char *file = orr_arena_format(&cli->arena, "%s/%s", folder, cli->world->cohorts_file);
	enum orr_code code = cli->world->ops->kernel_open(cli->world, folder, &kernel, err);
	if (code == ORR_OK && file == NULL)
		code = orr_fail_memory(err);
	orr_progress_begin(&shown, cli->world->err_is_terminal);
	if (code == ORR_OK)
		code = orr_cohorts_make(&kernel, &wish, pool, &bytes, &size, err);
	orr_progress_end(&shown);
	if (code == ORR_OK)
		code = orr_file_write(file, bytes, size, err);
	if (code == ORR_OK && orr_cohorts_open(&cohorts, bytes, size) == ORR_COHORTS_OK)
		code = put_cohorts(cli, args, file, &cohorts, err);
	orr_free(bytes);
	return code;
}

enum orr_code orr_cmd_calibrate(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	const char *folder = NULL;
	struct orr_pool *pool = NULL;
	enum orr_code code = orr_cli_data_folder(cli, &folder, err);
	if (code == ORR_OK)
		code = orr_pool_open(&pool, orr_cli_threads(cli), err);
	if (code == ORR_OK)
		code = make(cli, args, folder, pool, err);
	orr_pool_close(pool);
	return code;
}

static void put_check(struct orr_cli *cli, const struct orr_args *args, const struct orr_check_result *result)
{
	struct orr_check_report report = {.property_count = result->count, .met = result->met};
	for (size_t i = 0; i < result->count; i++) {
		const struct orr_property *from = &result->property[i];
		report.properties[i] =
			(struct orr_property_report){.name = from->name,
						     .figure = from->figure,
						     .goal = from->goal,
						     .bound = from->at_least ? "at least" : "at most",
						     .met = from->met,
						     .worst = from->worst};
	}
	if (args->json) {
		orr_json_write(&cli->out, &orr_check_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
		return;
	}
	for (size_t i = 0; i < report.property_count; i++) {
		const struct orr_property_report *row = &report.properties[i];
		orr_buf_format(&cli->out, "%-66s%12.6g  %s %g%s%s%s\n", row->name, row->figure, row->bound,
			       row->goal, row->met ? "" : "  MISSED", row->worst[0] != '\0' ? "  " : "",
			       row->worst);
	}
}

/* The flag takes these names only. */
static enum orr_certainty_class class_of(const char *name)
{
	const int class = name != NULL ? orr_name_index(orr_certainty_names, name) : ORR_CERTAIN_MINUTE;
	return (enum orr_certainty_class) class;
}

enum orr_code orr_cmd_calibrate_check(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app;
	struct orr_cohorts cohorts;
	struct orr_progress shown;
	struct orr_check_result result;
	struct orr_pool *pool = NULL;
	struct orr_check_options options = {.kernel = &app.kernel,
					    .cohorts = &cohorts,
					    .seed = (uint64_t)number(args->seed, 2),
					    .from_year = (int)number(args->born_from, 1925),
					    .group_count = (int)number(args->born_to, 100) / 5,
					    .births = (int)number(args->births, 100000),
					    .class = class_of(args->certainty_class),
					    .progress = orr_progress_parts,
					    .progress_context = &shown};
	const struct orr_quarter usual[2] = {{2024, 1}, {2024, 1}};
	enum orr_code code = orr_cli_quarter_span(args, usual, &options.first, &options.quarter_count, err);
	if (code == ORR_OK)
		code = orr_cli_app(cli, args, &app, err);
	if (code == ORR_OK)
		code = orr_cli_cohorts(cli, &cohorts, err);
	if (code == ORR_OK)
		code = orr_pool_open(&pool, orr_cli_threads(cli), err);
	orr_progress_begin(&shown, cli->world->err_is_terminal);
	if (code == ORR_OK)
		code = orr_calibrate_check(&options, pool, &result, err);
	orr_progress_end(&shown);
	orr_pool_close(pool);
	if (code != ORR_OK)
		return code;
	put_check(cli, args, &result);
	if (!result.met)
		return orr_fail(err, ORR_E_CORRUPT, "a property is not met; the lines marked say which");
	return ORR_OK;
}
