/* SPDX-License-Identifier: Apache-2.0 */
/* `--batch` of charts and codes: a file of births, and the summary of what became of them. */
#include <string.h>

#include "app/batch_charts.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress.h"
#include "faces/cli/reports.h"

enum orr_code orr_cli_batch(struct orr_cli *cli, const struct orr_app *app,
			    const struct orr_document_maker *maker, const struct orr_args *args,
			    struct orr_error *err)
{
	struct orr_progress progress;
	struct orr_batch_summary summary;
	struct orr_batch_options options = {
		.maker = maker,
		.births = {.in_path = args->batch,
			   .map = args->map,
			   .defaults = args->birth,
			   .threads = orr_cli_threads(cli),
			   .progress = orr_progress_lines,
			   .progress_context = &progress,
			   .stop = cli->world->stop},
		.out_path = args->out != NULL ? args->out : "-",
		.fields = args->fields,
		.format = args->format != NULL && strcmp(args->format, "csv") == 0 ? ORR_BATCH_CSV
										   : ORR_BATCH_NDJSON,
	};
	orr_cli_birth_settings(cli, &options.births.defaults);
	orr_progress_begin(&progress, cli->world->err_is_terminal);
	enum orr_code code = orr_batch_charts(app, &options, &summary, err);
	orr_progress_end(&progress);
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		orr_cli_summary(cli, &summary, &orr_batch_report_table, args->json,
				strcmp(options.out_path, "-") != 0);
	return code;
}
