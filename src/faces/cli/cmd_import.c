/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery import` and `orrery export`: births into the store, documents out of it. */
#include <inttypes.h>
#include <string.h>

#include "app/export_documents.h"
#include "app/import_births.h"
#include "codec/json.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress.h"
#include "faces/cli/query.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"
#include "model/names.h"

struct run {
	struct orr_cli *cli;
	const struct orr_args *args;
};

/* An import that only looks can do without a store: then everything is new. */
static enum orr_code open_store(void *context, struct orr_app *app, struct orr_error *err)
{
	const struct run *run = context;
	const struct orr_args *args = run->args;
	enum orr_code code = orr_cli_store(run->cli, args, !args->dry_run, app, err);
	if (code != ORR_E_NOT_FOUND || !args->dry_run)
		return code;
	app->store = NULL;
	*err = (struct orr_error){0};
	return ORR_OK;
}

enum orr_code orr_cmd_import(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app;
	struct orr_progress progress;
	struct orr_batch_summary summary = {0};
	struct run run = {cli, args};
	struct orr_import_options options = {
		.births = {.in_path = args->word[0],
			   .map = args->map,
			   .defaults = args->birth,
			   .threads = orr_cli_threads(cli),
			   .progress = orr_progress_lines,
			   .progress_context = &progress,
			   .stop = cli->world->stop},
		.out_path = args->out,
		.dry_run = args->dry_run,
		.open_store = open_store,
		.open_context = &run,
	};
	if (args->word_count == 0)
		return orr_fail_field(err, ORR_E_USAGE, "file",
				      "name the file of births, or - for standard input");
	enum orr_code code = orr_cli_check_defaults(args, err);
	if (code == ORR_OK)
		code = orr_cli_check_out(cli, "out", args->out, err);
	if (code == ORR_OK)
		code = orr_cli_app(cli, args, &app, err);
	if (code != ORR_OK)
		return code;
	orr_cli_birth_settings(cli, &options.births.defaults);
	orr_progress_begin(&progress, cli->world->err_is_terminal);
	code = orr_import_births(&app, &options, &summary, err);
	orr_progress_end(&progress);
	const bool answers_out = args->out != NULL && strcmp(args->out, "-") == 0;
	/* What an import that ended early has taken is in the store: it is said too. */
	if (code == ORR_OK || code == ORR_E_PARTIAL || summary.lines > 0)
		orr_cli_summary(cli, &summary, &orr_import_report_table, args->json, !answers_out);
	if (summary.bad > 0 && args->out == NULL && !args->json)
		orr_buf_text(&cli->notes, "  --out FILE tells what is wrong with each line\n");
	return code;
}

static enum orr_code export_options(const struct orr_args *args, struct orr_export_options *out,
				    struct orr_error *err)
{
	int chosen = ORR_CHARTS;
	if (args->word_count > 0 && args->collection != NULL)
		return orr_fail_field(err, ORR_E_USAGE, "collection",
				      "give a word or --collection, not both");
	enum orr_code code = orr_name_read(args->word_count > 0 ? args->word[0] : NULL, "collection",
					   orr_collection_words, &chosen, err);
	if (code == ORR_OK)
		code = orr_name_read(args->collection, "collection", orr_collection_names, &chosen, err);
	if (code != ORR_OK)
		return code;
	const bool csv = args->format != NULL && strcmp(args->format, "csv") == 0;
	if (csv && args->ejson)
		return orr_fail_field(err, ORR_E_USAGE, "ejson",
				      "--ejson is a kind of NDJSON: leave out --format csv");
	out->what = (enum orr_collection)chosen;
	out->format = csv ? ORR_EXPORT_CSV : args->ejson ? ORR_EXPORT_EJSON : ORR_EXPORT_NDJSON;
	return orr_cli_entity_query(args, &out->query, err);
}

enum orr_code orr_cmd_export(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_progress progress;
	long count = 0;
	struct orr_export_options options = {.fields = args->fields,
					     .out_path = args->out != NULL ? args->out : "-",
					     .progress = orr_progress_lines,
					     .progress_context = &progress,
					     .stop = cli->world->stop};
	enum orr_code code = export_options(args, &options, err);
	if (code == ORR_OK)
		code = orr_cli_check_out(cli, "out", args->out, err);
	if (code == ORR_OK)
		code = orr_cli_store(cli, args, false, &app, err);
	if (code != ORR_OK)
		return code;
	orr_progress_begin(&progress, cli->world->err_is_terminal);
	code = orr_export(&app, &options, &count, err);
	orr_progress_end(&progress);
	if (code != ORR_OK || strcmp(options.out_path, "-") == 0)
		return code;
	if (args->json) {
		const struct orr_export_report report = {.documents = count, .file = options.out_path};
		orr_json_write(&cli->out, &orr_export_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else {
		orr_buf_format(&cli->notes, "%ld documents in ", count);
		orr_text_clean(&cli->notes, options.out_path);
		orr_buf_char(&cli->notes, '\n');
	}
	return ORR_OK;
}
