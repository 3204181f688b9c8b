/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery calibrate quarters` keeps the ranks of quarters, so that codes find them instead of computing them. */
#include <stdio.h>

#include "app/keep_ranks.h"
#include "codec/json.h"
#include "faces/cli/answer.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress.h"
#include "faces/cli/reports.h"

static void put_quarter(struct orr_cli *cli, const struct orr_args *args, struct orr_quarter quarter,
			const struct orr_kept_ranks *kept, bool made)
{
	char name[16];
	snprintf(name, sizeof name, "%04d-Q%d", quarter.year, quarter.quarter);
	const struct orr_ranks_report report = {.quarter = name,
						.file = kept->file,
						.id = kept->id,
						.made = made,
						.cohorts = (int64_t)kept->centres.count,
						.size_bytes = (int64_t)kept->size_bytes};
	if (args->json) {
		orr_json_write(&cli->out, &orr_ranks_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
		return;
	}
	orr_buf_format(&cli->out, "%s  %s  %s  %.1f MB  %s\n", report.quarter, made ? "made" : "kept",
		       report.id, (double)report.size_bytes / 1e6, report.file);
}

/* By default the present quarter and the one before it, with which a code is compared. */
static enum orr_code read_span(const struct orr_args *args, const struct orr_app *app,
			       struct orr_quarter *out_first, int *out_count, struct orr_error *err)
{
	const struct orr_quarter present = orr_cli_present(app),
				 usual[2] = {orr_quarter_add(present, -1), present};
	return orr_cli_quarter_span(args, usual, out_first, out_count, err);
}

static enum orr_code keep_span(struct orr_cli *cli, const struct orr_args *args,
			       struct orr_keep_ranks_wish *wish, int count, struct orr_pool *pool,
			       struct orr_error *err)
{
	struct orr_progress shown;
	enum orr_code code = ORR_OK;
	orr_progress_begin(&shown, cli->world->err_is_terminal);
	for (int i = 0; i < count && code == ORR_OK; i++) {
		struct orr_kept_ranks kept;
		bool made = false;
		if (cli->world->stop != NULL && *cli->world->stop != 0) {
			code = orr_fail(
				err, ORR_E_UNAVAILABLE,
				"stopped after %d of %d quarters; what was made is kept, run this again "
				"for the others",
				i, count);
			break;
		}
		code = orr_keep_ranks(wish, pool, &kept, &made, err);
		if (code == ORR_OK)
			put_quarter(cli, args, wish->quarter, &kept, made);
		wish->quarter = orr_quarter_add(wish->quarter, 1);
		orr_progress_parts(&shown, i + 1, count);
	}
	orr_progress_end(&shown);
	return code;
}

enum orr_code orr_cmd_calibrate_quarters(struct orr_cli *cli, const struct orr_args *args,
					 struct orr_error *err)
{
	struct orr_app app;
	struct orr_cohorts cohorts;
	struct orr_pool *pool = NULL;
	struct orr_keep_ranks_wish wish = {.app = &app, .cohorts = &cohorts, .anew = args->anew};
	int count = 0;
	enum orr_code code = orr_cli_app(cli, args, &app, err);
	if (code == ORR_OK)
		code = read_span(args, &app, &wish.quarter, &count, err);
	if (code == ORR_OK)
		code = orr_cli_cohorts(cli, &cohorts, err);
	if (code == ORR_OK)
		code = orr_pool_open(&pool, orr_cli_threads(cli), err);
	if (code == ORR_OK)
		code = keep_span(cli, args, &wish, count, pool, err);
	orr_pool_close(pool);
	return code;
}
