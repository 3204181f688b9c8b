/* SPDX-License-Identifier: Apache-2.0 */
/* The store that the commands work with. */
#include "faces/cli/commands.h"

enum orr_code orr_cli_store_urls(struct orr_cli *cli, const char *out_urls[2], struct orr_error *err)
{
	const char *documents = orr_cli_setting(cli, ORR_SETTING_DOCUMENTS);
	const char *history = orr_cli_setting(cli, ORR_SETTING_HISTORY);
	const char *path = orr_cli_setting(cli, ORR_SETTING_STORE);
	if ((documents == NULL || history == NULL) && (path == NULL || path[0] == '\0'))
		return orr_fail_field(err, ORR_E_USAGE, "store",
				      "no store: set HOME or XDG_DATA_HOME, or give --store FILE");
	const char *file = orr_arena_format(&cli->arena, "sqlite:%s", path != NULL ? path : "");
	if (file == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out");
	out_urls[0] = documents != NULL ? documents : file;
	out_urls[1] = history != NULL ? history : file;
	return ORR_OK;
}

/* Whoever starts the program; a service runs as a user of its own. */
const char *orr_cli_user(const struct orr_cli *cli)
{
	const char *user = cli->world->env("USER");
	return user != NULL && user[0] != '\0' ? user : NULL;
}

enum orr_code orr_cli_store(struct orr_cli *cli, const struct orr_args *args, bool create,
			    struct orr_app *app, struct orr_error *err)
{
	const char *urls[2] = {NULL, NULL};
	enum orr_code code = orr_cli_store_urls(cli, urls, err);
	if (code != ORR_OK)
		return code;
	app->user = orr_cli_user(cli);
	app->service = "orrery " ORR_VERSION;
	app->clock = orr_cli_clock(cli, args);
	const struct orr_cli_store_place place = {.documents_url = urls[0],
						  .history_url = urls[1],
						  .create = create,
						  .clock = app->clock,
						  .user = app->user};
	return cli->world->ops->store_open(cli->world, &place, &app->store, err);
}
