/* SPDX-License-Identifier: Apache-2.0 */
/* Entities, groups and their history. */
#include "faces/cli/render_store.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "codec/json.h"
#include "codec/record.h"
#include "codec/tables.h"
#include "faces/cli/commands.h"
#include "faces/cli/text.h"
#include "model/names.h"

enum { ID_COLUMNS = 26, TYPE_COLUMNS = 11, NAME_COLUMNS = 28, TIME_COLUMNS = 26, FIELD_COLUMNS = 22 };

static void put_json(struct orr_cli *cli, const struct orr_table *table, const void *report)
{
	orr_json_write(&cli->out, table, report, ORR_JSON_LINE, NULL);
	orr_buf_char(&cli->out, '\n');
}

static const char *or_dash(const char *text)
{
	return text != NULL ? text : "-";
}

static void put_next(struct orr_buf *out, const char *next)
{
	if (next == NULL)
		return;
	orr_buf_text(out, "Next page: --after ");
	orr_text_clean(out, next);
	orr_buf_char(out, '\n');
}

static void entity_rows(struct orr_buf *out, bool colored, size_t count, const struct orr_entity entities[])
{
	char head[128];
	snprintf(head, sizeof head, "%-*s%-*s%-*sOrganization", ID_COLUMNS, "Entity", TYPE_COLUMNS, "Type",
		 NAME_COLUMNS, "Name");
	orr_text_styled(out, colored, ORR_DIM, head);
	orr_buf_char(out, '\n');
	for (size_t i = 0; i < count; i++) {
		orr_text_cell(out, entities[i].entity_id, ID_COLUMNS);
		orr_text_cell(out, orr_entity_type_names[entities[i].entity_type], TYPE_COLUMNS);
		orr_text_cell(out, or_dash(entities[i].name), NAME_COLUMNS);
		orr_text_clean(out, entities[i].organization_id);
		orr_buf_text(out, entities[i].status != 0 ? " (archived)\n" : "\n");
	}
}

void orr_render_entity_list(struct orr_cli *cli, const struct orr_entity_list_report *report, bool json)
{
	if (json) {
		put_json(cli, &orr_entity_list_table, report);
		return;
	}
	if (report->entity_count == 0) {
		orr_buf_text(&cli->out, "No entities.\n");
		return;
	}
	entity_rows(&cli->out, orr_cli_colored(cli), report->entity_count, report->entities);
	put_next(&cli->out, report->next);
}

/* The value of a cell as it was before it became one; "-" for none. */
static void put_value(struct orr_cli *cli, const struct orr_buf *cell)
{
	const char *const *value;
	size_t count;
	if (cell->length > 0 &&
	    orr_csv_split(cell->data, cell->length, &cli->arena, &value, &count, NULL) == ORR_OK)
		orr_text_clean(&cli->out, value[0]);
	else
		orr_buf_char(&cli->out, '-');
}

/* Names and values of the top level: the header of a flat table beside its only row. */
void orr_render_document(struct orr_cli *cli, const struct orr_table *table, const void *document, bool json)
{
	if (json) {
		put_json(cli, table, document);
		return;
	}
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_table one = {.name = table->name,
					      .size = table->size,
					      .field = &table->field[i],
					      .field_count = 1};
		struct orr_buf cell;
		orr_buf_init(&cell, 1 << 16);
		orr_csv_row(&cell, &one, document, NULL);
		orr_text_cell(&cli->out, table->field[i].name, FIELD_COLUMNS);
		put_value(cli, &cell);
		orr_buf_char(&cli->out, '\n');
		orr_buf_done(&cell);
	}
}

static void put_time(struct orr_buf *out, int64_t unix_ms)
{
	char text[ORR_RFC3339_MAX] = "-";
	if (unix_ms != ORR_TIME_NULL)
		orr_rfc3339_format(unix_ms, text);
	orr_text_cell(out, text, TIME_COLUMNS);
}

void orr_render_entity(struct orr_cli *cli, const struct orr_entity_report *report, bool json)
{
	struct orr_buf *out = &cli->out;
	const bool colored = orr_cli_colored(cli);
	if (json) {
		put_json(cli, &orr_entity_report_table, report);
		return;
	}
	orr_render_document(cli, &orr_entity_table, &report->entity, false);
	orr_text_cell(out, "chart", FIELD_COLUMNS);
	orr_buf_format(out, "%s\n", or_dash(report->chart_id));
	orr_text_cell(out, "code", FIELD_COLUMNS);
	orr_buf_format(out, "%s%s%s\n", or_dash(report->code_version),
		       report->code_outdated ? ", of a birth that was corrected since" : "",
		       report->code_due && report->code_version != NULL ? ", a new one is due" : "");
	orr_text_heading(out, colored, "Jobs");
	for (size_t i = 0; i < report->job_count; i++) {
		put_time(out, report->jobs[i].completed_at_ms);
		orr_text_cell(out, orr_job_type_names[report->jobs[i].job_type], TYPE_COLUMNS + 4);
		orr_text_cell(out, orr_job_status_names[report->jobs[i].job_status], TYPE_COLUMNS + 2);
		orr_buf_format(out, "%s\n", report->jobs[i].id);
	}
	orr_text_heading(out, colored, "Events");
	for (size_t i = 0; i < report->event_count; i++) {
		put_time(out, report->events[i].event_timestamp_ms);
		orr_text_cell(out, orr_audit_event_names[report->events[i].event_type], TYPE_COLUMNS + 4);
		orr_text_cell(out, or_dash(report->events[i].user_id), TYPE_COLUMNS + 2);
		orr_text_clean(out, or_dash(report->events[i].changes_summary));
		orr_buf_char(out, '\n');
	}
}

void orr_render_group_list(struct orr_cli *cli, const struct orr_group_list_report *report, bool json)
{
	struct orr_buf *out = &cli->out;
	if (json) {
		put_json(cli, &orr_group_list_table, report);
		return;
	}
	if (report->group_count == 0)
		orr_buf_text(out, "No groups.\n");
	for (size_t i = 0; i < report->group_count; i++) {
		const struct orr_group *group = &report->groups[i];
		orr_text_cell(out, group->group_id, ID_COLUMNS);
		orr_text_cell(out, orr_group_type_names[group->group_type], TYPE_COLUMNS + 1);
		orr_text_clean(out, or_dash(group->name));
		orr_buf_text(out, group->status != 0 ? " (archived)\n" : "\n");
	}
	put_next(out, report->next);
}

void orr_render_group(struct orr_cli *cli, const struct orr_group_report *report, bool json)
{
	if (json) {
		put_json(cli, &orr_group_report_table, report);
		return;
	}
	orr_render_document(cli, &orr_group_table, &report->group, false);
	orr_text_heading(&cli->out, orr_cli_colored(cli), "Members");
	if (report->member_count == 0)
		orr_buf_text(&cli->out, "None.\n");
	else
		entity_rows(&cli->out, orr_cli_colored(cli), report->member_count, report->members);
	put_next(&cli->out, report->next);
}
