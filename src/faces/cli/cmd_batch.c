/* SPDX-License-Identifier: Apache-2.0 */
/* `--batch` of charts and codes: a file of births, and the summary of what became of them. */
#include <stdlib.h>
#include <string.h>

#include "app/batch_charts.h"
#include "base/pool.h"
#include "codec/json.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"

unsigned orr_cli_threads(const struct orr_cli *cli)
{
	const char *value = orr_cli_setting(cli, ORR_SETTING_THREADS);
	if (strcmp(value, "auto") == 0)
		return orr_pool_cores();
	return (unsigned)strtoul(value, NULL, 10);
}

static void summary_report(const struct orr_batch_summary *summary, struct orr_batch_report *out)
{
	*out = (struct orr_batch_report){.lines = summary->lines,
					 .charts = summary->charts,
					 .bad = summary->bad,
					 .reason_count = summary->reason_count,
					 .unused_columns = summary->unused_columns};
	for (size_t i = 0; i < summary->reason_count; i++) {
		const struct orr_batch_reason *reason = &summary->reason[i];
		out->reasons[i] =
			(struct orr_reason_report){.code = orr_code_name(reason->code),
						   .field = reason->field[0] != '\0' ? reason->field : NULL,
						   .count = reason->count};
	}
}

static void summary_text(struct orr_buf *out, const struct orr_batch_summary *summary)
{
	orr_buf_format(out, "%ld lines: %ld charts, %ld bad\n", summary->lines, summary->charts,
		       summary->bad);
	for (size_t i = 0; i < summary->reason_count; i++) {
		const struct orr_batch_reason *reason = &summary->reason[i];
		orr_buf_format(out, "  %8ld  %s%s%s\n", reason->count, orr_code_name(reason->code),
			       reason->field[0] != '\0' ? " in " : "", reason->field);
	}
	if (summary->unused_columns[0] != '\0') {
		orr_buf_text(out, "  columns not used: ");
		orr_text_clean(out, summary->unused_columns);
		orr_buf_char(out, '\n');
	}
}

/* For people on standard error; for programs on standard output, unless the documents themselves go there. */
static void put_summary(struct orr_cli *cli, const struct orr_batch_summary *summary, bool json, bool to_file)
{
	struct orr_batch_report report;
	if (!json) {
		summary_text(&cli->notes, summary);
		return;
	}
	struct orr_buf *out = to_file ? &cli->out : &cli->notes;
	summary_report(summary, &report);
	orr_json_write(out, &orr_batch_report_table, &report, ORR_JSON_LINE, NULL);
	orr_buf_char(out, '\n');
}

enum orr_code orr_cli_batch(struct orr_cli *cli, const struct orr_app *app,
			    const struct orr_document_maker *maker, const struct orr_args *args,
			    struct orr_error *err)
{
	struct orr_progress progress;
	struct orr_batch_summary summary;
	struct orr_batch_options options = {
		.maker = maker,
		.in_path = args->batch,
		.out_path = args->out != NULL ? args->out : "-",
		.map = args->map,
		.fields = args->fields,
		.format = args->format != NULL && strcmp(args->format, "csv") == 0 ? ORR_BATCH_CSV
										   : ORR_BATCH_NDJSON,
		.threads = orr_cli_threads(cli),
		.defaults = args->birth,
		.progress = orr_progress_lines,
		.progress_context = &progress,
		.stop = cli->world->stop,
	};
	options.defaults.house_system = orr_cli_setting(cli, ORR_SETTING_HOUSE_SYSTEM);
	orr_progress_begin(&progress, cli->world->err_is_terminal);
	enum orr_code code = orr_batch_charts(app, &options, &summary, err);
	orr_progress_end(&progress);
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		put_summary(cli, &summary, args->json, strcmp(options.out_path, "-") != 0);
	return code;
}
