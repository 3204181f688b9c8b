/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery migrate`: the schema of the store, or of both where documents and history are apart. */
#include <string.h>

#include "app/migrate.h"
#include "codec/json.h"
#include "faces/cli/commands.h"
#include "faces/cli/render_migrate.h"
#include "faces/cli/reports.h"

/* The schemas of the stores that are named, and how they stand. */
struct work {
	struct orr_schema *schema[ORR_STORE_MAX];
	struct orr_migration_list list[ORR_STORE_MAX];
	struct orr_migrate_plan plan[ORR_STORE_MAX];
	size_t count;
};

static enum orr_code open_schemas(struct orr_cli *cli, bool create, struct work *work, struct orr_error *err)
{
	const char *urls[ORR_STORE_MAX] = {NULL, NULL};
	enum orr_code code = orr_cli_store_urls(cli, urls, err);
	if (code != ORR_OK)
		return code;
	work->count = strcmp(urls[0], urls[1]) == 0 ? 1 : ORR_STORE_MAX;
	for (size_t i = 0; code == ORR_OK && i < work->count; i++) {
		code = cli->world->ops->schema_open(cli->world, urls[i], create, &work->schema[i], err);
		if (code == ORR_OK)
			code = orr_migrate_status(work->schema[i], &cli->arena, &work->list[i], err);
	}
	return code;
}

enum orr_code orr_cmd_migrate_status(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct work work = {0};
	struct orr_migrations_report report = {0};
	enum orr_code code = open_schemas(cli, false, &work, err);
	if (code != ORR_OK)
		return code;
	for (; report.store_count < work.count; report.store_count++)
		report.stores[report.store_count] = (struct orr_store_migrations_report){
			.store = work.schema[report.store_count]->place,
			.migrations = work.list[report.store_count].migration,
			.migration_count = work.list[report.store_count].count};
	if (args->json) {
		orr_json_write(&cli->out, &orr_migrations_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		orr_render_migrations(&cli->out, orr_cli_colored(cli), &report);
	return ORR_OK;
}

/* The first `count` steps of a plan. */
static enum orr_code steps_of(struct orr_cli *cli, const struct orr_migrate_plan *plan, size_t count,
			      bool scripts, struct orr_store_steps_report *out)
{
	out->steps = orr_arena_array(&cli->arena, count, sizeof *out->steps);
	if (out->steps == NULL)
		return ORR_E_UNAVAILABLE;
	for (; out->step_count < count; out->step_count++) {
		const struct orr_migrate_step *step = &plan->step[out->step_count];
		out->steps[out->step_count] =
			(struct orr_migrate_step_report){.way = (int)plan->way,
							 .version = step->migration->version,
							 .description = step->migration->description,
							 .migration_type = step->migration->migration_type,
							 .script = scripts ? step->script : NULL};
	}
	return ORR_OK;
}

/* What was done of the plans, or what they would do. */
static enum orr_code show(struct orr_cli *cli, const struct orr_args *args, const struct work *work,
			  bool made, struct orr_error *err)
{
	struct orr_migrate_report report = {.made = made};
	for (; report.store_count < work->count; report.store_count++) {
		const struct orr_migrate_plan *plan = &work->plan[report.store_count];
		struct orr_store_steps_report *store = &report.stores[report.store_count];
		store->store = work->schema[report.store_count]->place;
		if (steps_of(cli, plan, made ? plan->done : plan->count, args->scripts, store) != ORR_OK)
			return orr_fail_memory(err);
	}
	if (args->json) {
		orr_json_write(&cli->out, &orr_migrate_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		orr_render_migrate(&cli->out, &report);
	return ORR_OK;
}

static enum orr_code make_plan(struct orr_cli *cli, const struct orr_args *args, enum orr_migrate_way way,
			       struct work *work, size_t at, struct orr_error *err)
{
	const struct orr_migrate_target target = {way, args->to};
	enum orr_code code = orr_migrate_plan(&work->list[at], &target, &cli->arena, &work->plan[at], err);
	return code == ORR_OK ? code : orr_error_context(err, "%s", work->schema[at]->place);
}

enum orr_code orr_cmd_migrate_plan(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct work work = {0};
	enum orr_code code = open_schemas(cli, false, &work, err);
	for (size_t i = 0; code == ORR_OK && i < work.count; i++)
		code = make_plan(cli, args, orr_migrate_way_to(&work.list[i], args->to), &work, i, err);
	return code == ORR_OK ? show(cli, args, &work, false, err) : code;
}

/* Going down takes away whole tables: whoever asks for it has to know which migrations' they are. */
static enum orr_code check_loss(const struct work *work, struct orr_error *err)
{
	for (size_t i = 0; i < work->count; i++) {
		const struct orr_migrate_plan *plan = &work->plan[i];
		if (plan->count == 0)
			continue;
		const struct orr_migration_status *first = plan->step[0].migration,
						  *last = plan->step[plan->count - 1].migration;
		return orr_fail_field(
			err, ORR_E_USAGE, "yes",
			"this undoes %s (%s)%s%s in %s, and what is stored there is lost: save it "
			"with orrery export, then add --yes",
			first->version, first->description,
			plan->count > 1 ? " and all before it down to " : "",
			plan->count > 1 ? last->version : "", work->schema[i]->place);
	}
	return ORR_OK;
}

/* Every plan is made before any is carried out: what is refused changes nothing. */
static enum orr_code migrate(struct orr_cli *cli, const struct orr_args *args, enum orr_migrate_way way,
			     struct orr_error *err)
{
	struct work work = {0};
	const struct orr_migrator by = {orr_cli_clock(cli, args), orr_cli_user(cli)};
	enum orr_code code = open_schemas(cli, way == ORR_MIGRATE_UP && !args->dry_run, &work, err);
	for (size_t i = 0; code == ORR_OK && i < work.count; i++)
		code = make_plan(cli, args, way, &work, i, err);
	if (code == ORR_OK && way == ORR_MIGRATE_DOWN && !args->yes && !args->dry_run)
		code = check_loss(&work, err);
	if (code != ORR_OK)
		return code;
	if (args->dry_run)
		return show(cli, args, &work, false, err);
	for (size_t i = 0; code == ORR_OK && i < work.count; i++)
		code = orr_migrate_run(work.schema[i], &by, &work.plan[i], err);
	/* People see what was done before it failed; with --json the answer is the error. */
	struct orr_error shown = {0};
	if (code == ORR_OK)
		code = show(cli, args, &work, true, err);
	else if (!args->json)
		(void)show(cli, args, &work, true, &shown);
	return code;
}

enum orr_code orr_cmd_migrate_up(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	return migrate(cli, args, ORR_MIGRATE_UP, err);
}

enum orr_code orr_cmd_migrate_down(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	return migrate(cli, args, ORR_MIGRATE_DOWN, err);
}
