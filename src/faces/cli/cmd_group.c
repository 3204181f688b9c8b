/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery group`: the departments and teams of an organization. */
#include "app/entities.h"
#include "app/groups.h"
#include "codec/tables.h"
#include "faces/cli/commands.h"
#include "faces/cli/query.h"
#include "faces/cli/render_store.h"
#include "faces/cli/reports.h"
#include "model/birth.h"

static const char *organization(const struct orr_args *args)
{
	return args->birth.organization_id != NULL ? args->birth.organization_id : ORR_ORGANIZATION_DEFAULT;
}

static enum orr_code group_key(const struct orr_args *args, struct orr_group_key *out, struct orr_error *err)
{
	if (args->word_count == 0)
		return orr_fail_field(err, ORR_E_USAGE, "group_id",
				      "name the group by its id; orrery group list shows them");
	*out = (struct orr_group_key){organization(args), args->word[0]};
	return ORR_OK;
}

enum orr_code orr_cmd_group_list(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_group_page page;
	const struct orr_group_query query = {.organization_id = organization(args),
					      .page = {.limit = orr_cli_limit(args), .after = args->after}};
	enum orr_code code = orr_cli_store(cli, args, false, &app, err);
	if (code == ORR_OK)
		code = orr_group_list(&app, &query, &cli->arena, &page, err);
	if (code != ORR_OK)
		return code;
	const struct orr_group_list_report report = {
		.groups = page.group,
		.group_count = page.count,
		.next = page.count == query.page.limit ? page.group[page.count - 1].group_id : NULL};
	orr_render_group_list(cli, &report, args->json);
	return ORR_OK;
}

enum orr_code orr_cmd_group_show(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_group *group = NULL;
	struct orr_entity_query query;
	struct orr_entity_page page;
	struct orr_group_key key = {0};
	enum orr_code code = group_key(args, &key, err);
	if (code == ORR_OK)
		code = orr_cli_entity_query(args, &query, err);
	if (code == ORR_OK)
		code = orr_cli_store(cli, args, false, &app, err);
	if (code == ORR_OK)
		code = orr_group_find(&app, &key, &cli->arena, &group, err);
	if (code != ORR_OK)
		return code;
	query.organization_id = group->organization_id;
	query.group_id = group->group_id;
	code = orr_entity_list(&app, &query, &cli->arena, &page, err);
	if (code != ORR_OK)
		return code;
	const struct orr_group_report report = {.group = *group,
						.members = page.entity,
						.member_count = page.count,
						.next = orr_cli_entity_next(&query, &page, &cli->arena)};
	orr_render_group(cli, &report, args->json);
	return ORR_OK;
}

enum orr_code orr_cmd_group_set(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_group group;
	struct orr_group_key key = {0};
	const struct orr_group_changes changes = {
		.name = args->birth.name, .type = args->group_type, .status = args->status};
	enum orr_code code = group_key(args, &key, err);
	if (code == ORR_OK)
		code = orr_cli_store(cli, args, true, &app, err);
	if (code == ORR_OK)
		code = orr_group_set(&app, &key, &changes, &cli->arena, &group, err);
	if (code != ORR_OK)
		return code;
	orr_render_document(cli, &orr_group_table, &group, args->json);
	return ORR_OK;
}

enum orr_code orr_cmd_group_remove(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app = {0};
	struct orr_group_key key = {0};
	enum orr_code code = group_key(args, &key, err);
	if (code == ORR_OK)
		code = orr_cli_store(cli, args, false, &app, err);
	if (code == ORR_OK)
		code = orr_group_remove(&app, &key, &cli->arena, err);
	if (code == ORR_OK && !args->json)
		orr_buf_format(&cli->notes, "Removed the group %s.\n", key.group_id);
	return code;
}
