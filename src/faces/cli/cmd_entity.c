/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery entity`: the people and companies of a store. */
#include <assert.h>

#include "app/entities.h"
#include "app/placed_birth.h"
#include "codec/tables.h"
#include "faces/cli/commands.h"
#include "faces/cli/query.h"
#include "faces/cli/render_store.h"
#include "faces/cli/reports.h"
#include "model/names.h"

enum { HISTORY_LIMIT = 20 };

enum orr_code orr_cmd_entity_list(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_entity_query query;
	struct orr_entity_page page;
	enum orr_code code = orr_cli_entity_query(args, &query, err);
	if (code == ORR_OK)
		code = orr_cli_store(cli, args, false, &app, err);
	const int64_t now_ms = code == ORR_OK ? orr_clock_now(app.clock) : 0;
	if (args->due)
		query.code_due_ms = &now_ms;
	if (code == ORR_OK)
		code = orr_entity_list(&app, &query, &cli->arena, &page, err);
	if (code != ORR_OK)
		return code;
	const struct orr_entity_list_report report = {
		.entities = page.entity,
		.entity_count = page.count,
		.next = orr_cli_entity_next(&query, &page, &cli->arena)};
	orr_render_entity_list(cli, &report, args->json);
	return ORR_OK;
}

static enum orr_code find_entity(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
				 struct orr_entity **out, struct orr_error *err)
{
	struct orr_entity_key key = {.entity_type = -1, .organization_id = args->birth.organization_id};
	if (args->word_count == 0)
		return orr_fail_field(err, ORR_E_USAGE, "entity_id",
				      "name the entity by its id; orrery entity list shows them");
	enum orr_code code = orr_name_read(args->birth.entity_type, "entity_type", orr_entity_type_names,
					   &key.entity_type, err);
	key.entity_id = args->word[0];
	return code == ORR_OK ? orr_entity_find(app, &key, &cli->arena, out, err) : code;
}

enum orr_code orr_cli_kept_birth(struct orr_cli *cli, const struct orr_args *args, struct orr_app *app,
				 struct orr_entity **out_entity, struct orr_birth *out, struct orr_error *err)
{
	struct orr_entity *entity = NULL;
	struct orr_birth_chart *chart = NULL;
	enum orr_code code = orr_cli_store(cli, args, false, app, err);
	if (code == ORR_OK)
		code = find_entity(cli, app, args, &entity, err);
	if (code == ORR_OK)
		code = orr_entity_chart(app, entity, &cli->arena, &chart, err);
	if (code != ORR_OK)
		return code;
	assert(entity != NULL && chart != NULL);
	*out = orr_birth_of_chart(chart);
	out->name = entity->name;
	*out_entity = entity;
	return ORR_OK;
}

enum orr_code orr_cmd_entity_show(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_entity *entity = NULL;
	struct orr_birth_chart *chart = NULL;
	struct orr_entity_history history;
	struct orr_entity_code kept;
	struct orr_error no_chart = {0};
	enum orr_code code = orr_cli_store(cli, args, false, &app, err);
	if (code == ORR_OK)
		code = find_entity(cli, &app, args, &entity, err);
	if (code == ORR_OK)
		code = orr_entity_history(&app, entity, HISTORY_LIMIT, &cli->arena, &history, err);
	if (code != ORR_OK)
		return code;
	assert(entity != NULL);
	code = orr_entity_chart(&app, entity, &cli->arena, &chart, &no_chart);
	if (code != ORR_OK && code != ORR_E_NOT_FOUND) {
		*err = no_chart;
		return code;
	}
	code = orr_entity_code(&app, entity, &cli->arena, &kept, err);
	if (code != ORR_OK)
		return code;
	const struct orr_entity_report report = {
		.entity = *entity,
		.chart_id = chart != NULL ? chart->id : NULL,
		.code_id = kept.code != NULL ? kept.code->id : NULL,
		.code_version = kept.code != NULL ? kept.code->current_code.version : NULL,
		.code_due = kept.due,
		.code_outdated = kept.outdated,
		.jobs = history.jobs.job,
		.job_count = history.jobs.count,
		.events = history.events.event,
		.event_count = history.events.count};
	orr_render_entity(cli, &report, args->json);
	return ORR_OK;
}

enum orr_code orr_cmd_entity_set(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_entity *entity = NULL, changed;
	const struct orr_entity_changes changes = {.name = args->birth.name,
						   .departments = args->departments,
						   .role = args->role,
						   .subscription = args->subscription,
						   .tier = args->tier,
						   .auto_update = args->auto_update,
						   .time_source = args->time_source,
						   .consent = args->consent,
						   .status = args->status};
	enum orr_code code = orr_cli_store(cli, args, false, &app, err);
	if (code == ORR_OK)
		code = find_entity(cli, &app, args, &entity, err);
	if (code == ORR_OK)
		code = orr_entity_change(&app, entity, &changes, &cli->arena, &changed, err);
	if (code != ORR_OK)
		return code;
	orr_render_document(cli, &orr_entity_table, &changed, args->json);
	return ORR_OK;
}
