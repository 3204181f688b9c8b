/* SPDX-License-Identifier: Apache-2.0 */
/* The answers of `orrery migrate` for people. */
#include "faces/cli/render_migrate.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "faces/cli/text.h"

enum {
	VERSION_COLUMNS = 9,
	DESCRIPTION_COLUMNS = 26,
	TYPE_COLUMNS = 8,
	STATE_COLUMNS = 9,
	TIME_COLUMNS = 26,
	BY_COLUMNS = 12,
};

static void status_row(struct orr_buf *out, const struct orr_migration_status *migration)
{
	char when[ORR_RFC3339_MAX] = "-";
	if (migration->applied_at_ms != ORR_TIME_NULL)
		orr_rfc3339_format(migration->applied_at_ms, when);
	orr_text_cell(out, migration->version, VERSION_COLUMNS);
	orr_text_cell(out, migration->description, DESCRIPTION_COLUMNS);
	orr_text_cell(out, migration->migration_type != NULL ? migration->migration_type : "-", TYPE_COLUMNS);
	orr_text_cell(out, orr_migration_state_names[migration->state], STATE_COLUMNS);
	orr_text_cell(out, when, TIME_COLUMNS);
	orr_text_cell(out, migration->applied_by != NULL ? migration->applied_by : "-", BY_COLUMNS);
	if (migration->execution_time_ms == ORR_INT_NULL)
		orr_buf_text(out, "-\n");
	else
		orr_buf_format(out, "%d ms\n", migration->execution_time_ms);
}

static void store_line(struct orr_buf *out, const char *store)
{
	orr_text_clean(out, store);
	orr_buf_char(out, '\n');
}

void orr_render_migrations(struct orr_buf *out, bool colored, const struct orr_migrations_report *report)
{
	char head[160];
	snprintf(head, sizeof head, "%-*s%-*s%-*s%-*s%-*s%-*sDuration", VERSION_COLUMNS, "Version",
		 DESCRIPTION_COLUMNS, "Description", TYPE_COLUMNS, "Type", STATE_COLUMNS, "State",
		 TIME_COLUMNS, "Applied at", BY_COLUMNS, "By");
	for (size_t s = 0; s < report->store_count; s++) {
		const struct orr_store_migrations_report *store = &report->stores[s];
		store_line(out, store->store);
		orr_text_styled(out, colored, ORR_DIM, head);
		orr_buf_char(out, '\n');
		for (size_t i = 0; i < store->migration_count; i++)
			status_row(out, &store->migrations[i]);
	}
}

static void script_lines(struct orr_buf *out, const char *script)
{
	while (*script != '\0') {
		char line[256];
		const size_t length = strcspn(script, "\n");
		const size_t shown = orr_utf8_cut(script, length, sizeof line - 1);
		memcpy(line, script, shown);
		line[shown] = '\0';
		orr_buf_text(out, "      ");
		orr_text_clean(out, line);
		orr_buf_text(out, shown < length ? " ...\n" : "\n");
		script += length + (script[length] == '\n');
	}
}

void orr_render_migrate(struct orr_buf *out, const struct orr_migrate_report *report)
{
	static const char *const words[2][2] = {
		[ORR_MIGRATE_UP] = {"would make", "made"}, [ORR_MIGRATE_DOWN] = {"would undo", "undid"}};
	for (size_t s = 0; s < report->store_count; s++) {
		const struct orr_store_steps_report *store = &report->stores[s];
		store_line(out, store->store);
		if (store->step_count == 0)
			orr_buf_text(out, "  nothing to do\n");
		for (size_t i = 0; i < store->step_count; i++) {
			const struct orr_migrate_step_report *step = &store->steps[i];
			orr_buf_format(out, "  %s %s ", words[step->way][report->made], step->version);
			orr_text_clean(out, step->description);
			orr_buf_char(out, '\n');
			if (step->script != NULL)
				script_lines(out, step->script);
		}
	}
}
