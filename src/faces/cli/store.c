/* SPDX-License-Identifier: Apache-2.0 */
/* The store that the commands work with. */
#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "faces/cli/commands.h"
#include "model/text_check.h"

enum orr_code orr_cli_store_urls(struct orr_cli *cli, const char *out_urls[2], struct orr_error *err)
{
	const char *documents = orr_cli_setting(cli, ORR_SETTING_DOCUMENTS);
	const char *history = orr_cli_setting(cli, ORR_SETTING_HISTORY);
	const char *path = orr_cli_setting(cli, ORR_SETTING_STORE);
	if ((documents == NULL) != (history == NULL))
		return orr_fail_field(err, ORR_E_USAGE, documents == NULL ? "documents" : "history",
				      "documents and history are apart: give both --documents and --history");
	if (documents == NULL && (path == NULL || path[0] == '\0'))
		return orr_fail_field(err, ORR_E_USAGE, "store",
				      "no store: set HOME or XDG_DATA_HOME, or give --store FILE");
	const bool url = path != NULL && strncmp(path, "sqlite:", strlen("sqlite:")) == 0;
	const char *file =
		orr_arena_format(&cli->arena, "%s%s", url ? "" : "sqlite:", path != NULL ? path : "");
	if (file == NULL)
		return orr_fail_memory(err);
	out_urls[0] = documents != NULL ? documents : file;
	out_urls[1] = history != NULL ? history : file;
	return ORR_OK;
}

/* Whoever starts the program; a service runs as a user of its own. */
const char *orr_cli_user(const struct orr_cli *cli)
{
	const char *user = cli->world->env("USER");
	return user != NULL && user[0] != '\0' && orr_text_check_id("user", user, NULL) == ORR_OK ? user
												  : NULL;
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

/* Whether a file is a store's, or one that SQLite keeps beside it. */
static bool is_of_store(struct orr_cli *cli, const char *url, const char *path)
{
	static const char *const endings[] = {"", "-wal", "-shm"};
	const char *colon = strchr(url, ':');
	for (size_t i = 0; colon != NULL && i < sizeof endings / sizeof endings[0]; i++) {
		const char *file = orr_arena_format(&cli->arena, "%s%s", colon + 1, endings[i]);
		if (file != NULL && orr_file_same(file, path))
			return true;
	}
	return false;
}

enum orr_code orr_cli_check_out(struct orr_cli *cli, const char *flag, const char *path,
				struct orr_error *err)
{
	const char *urls[2] = {NULL, NULL};
	if (path == NULL || strcmp(path, "-") == 0 || orr_cli_store_urls(cli, urls, NULL) != ORR_OK)
		return ORR_OK;
	assert(urls[0] != NULL && urls[1] != NULL);
	const char *folder = orr_cli_setting(cli, ORR_SETTING_DATA);
	const struct orr_cli_world *world = cli->world;
	const char *const data[] = {world->kernel_file, world->zones_file, world->cohorts_file,
				    world->places_file};
	bool taken = is_of_store(cli, urls[0], path) || is_of_store(cli, urls[1], path);
	for (size_t i = 0; folder != NULL && i < sizeof data / sizeof data[0]; i++) {
		const char *file = orr_arena_format(&cli->arena, "%s/%s", folder, data[i]);
		taken = taken || (file != NULL && orr_file_same(file, path));
	}
	if (!taken)
		return ORR_OK;
	return orr_fail_field(err, ORR_E_USAGE, flag,
			      "%s is a file of Orrery's own, which would be replaced; name another one",
			      path);
}
