/* SPDX-License-Identifier: Apache-2.0 */
/* What became of a file of births, for people and for programs. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "codec/json.h"
#include "faces/cli/commands.h"
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
					 .unchanged = summary->unchanged,
					 .shown = summary->shown,
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

static void summary_text(struct orr_buf *out, const struct orr_batch_summary *summary,
			 const struct orr_table *table)
{
	const bool codes = table == &orr_codes_report_table;
	orr_buf_format(out, codes ? "%ld entities: %ld codes written, " : "%ld lines: %ld charts, ",
		       summary->lines, summary->charts);
	if (codes || table == &orr_import_report_table)
		orr_buf_format(out, "%ld unchanged, ", summary->unchanged);
	if (codes)
		orr_buf_format(out, "%ld only shown, ", summary->shown);
	orr_buf_format(out, "%ld bad\n", summary->bad);
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

void orr_cli_summary(struct orr_cli *cli, const struct orr_batch_summary *summary,
		     const struct orr_table *table, bool json, bool to_file)
{
	struct orr_batch_report report;
	if (!json) {
		summary_text(&cli->notes, summary, table);
		return;
	}
	struct orr_buf *out = to_file ? &cli->out : &cli->notes;
	summary_report(summary, &report);
	orr_json_write(out, table, &report, ORR_JSON_LINE, NULL);
	orr_buf_char(out, '\n');
}
