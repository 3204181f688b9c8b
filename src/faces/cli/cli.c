/* SPDX-License-Identifier: Apache-2.0 */
/* From argv to an exit status. */
#include "faces/cli/cli.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "app/place_finder.h"
#include "base/pool.h"
#include "base/str.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "faces/cli/command.h"
#include "faces/cli/commands.h"
#include "faces/cli/help.h"
#include "faces/cli/text.h"
#include "model/line_error.h"

enum { OUT_MAX_BYTES = 1 << 26, ARENA_MAX_BYTES = 1 << 26 };

void orr_cli_init(struct orr_cli *cli, struct orr_cli_world *world)
{
	*cli = (struct orr_cli){.world = world};
	orr_arena_init(&cli->arena, ARENA_MAX_BYTES);
	orr_buf_init(&cli->out, OUT_MAX_BYTES);
	orr_buf_init(&cli->notes, OUT_MAX_BYTES);
}

void orr_cli_done(struct orr_cli *cli)
{
	orr_place_finder_close(cli->places);
	orr_arena_done(&cli->arena);
	orr_buf_done(&cli->out);
	orr_buf_done(&cli->notes);
}

const char *orr_cli_setting(const struct orr_cli *cli, enum orr_setting setting)
{
	return cli->settings.value[setting].value;
}

void orr_cli_birth_settings(const struct orr_cli *cli, struct orr_birth_text *text)
{
	text->house_system = orr_cli_setting(cli, ORR_SETTING_HOUSE_SYSTEM);
	text->zodiac = orr_cli_setting(cli, ORR_SETTING_ZODIAC);
	text->certainty = orr_cli_setting(cli, ORR_SETTING_CERTAINTY);
}

bool orr_cli_colored(const struct orr_cli *cli)
{
	const char *when = orr_cli_setting(cli, ORR_SETTING_COLOR);
	const char *no_color = cli->world->env("NO_COLOR");
	if (strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	return cli->world->out_is_terminal && (no_color == NULL || no_color[0] == '\0');
}

enum orr_code orr_cli_data_folder(const struct orr_cli *cli, const char **out, struct orr_error *err)
{
	const char *folder = orr_cli_setting(cli, ORR_SETTING_DATA);
	if (folder == NULL || folder[0] == '\0')
		return orr_fail_field(err, ORR_E_USAGE, "data",
				      "no data folder: set HOME or XDG_DATA_HOME, or give --data DIR");
	*out = folder;
	return ORR_OK;
}

struct orr_clock *orr_cli_clock(struct orr_cli *cli, const struct orr_args *args)
{
	struct orr_cli_world *world = cli->world;
	int64_t now_ms = 0;
	if (args->now != NULL && orr_rfc3339_parse(args->now, &now_ms))
		return world->ops->clock_fixed(world, now_ms);
	return world->ops->clock(world);
}

/* The finder's way to the world; the data folder is known by then. */
static enum orr_code open_gazetteer(void *context, struct orr_gazetteer **out, struct orr_error *err)
{
	const struct orr_cli *cli = context;
	return cli->world->ops->gazetteer_open(cli->world, orr_cli_setting(cli, ORR_SETTING_DATA), out, err);
}

enum orr_code orr_cli_app(struct orr_cli *cli, const struct orr_args *args, struct orr_app *out,
			  struct orr_error *err)
{
	struct orr_cli_world *world = cli->world;
	struct orr_app app = {.service = "orrery " ORR_VERSION};
	const char *folder = NULL;
	enum orr_code code = orr_cli_data_folder(cli, &folder, err);
	if (code == ORR_OK)
		code = world->ops->kernel_open(world, folder, &app.kernel, err);
	if (code == ORR_OK)
		code = world->ops->zones_open(world, folder, &app.zones, err);
	if (code == ORR_OK)
		code = world->ops->ranks_open(world, folder, &app.ranks, err);
	if (code == ORR_OK && cli->places == NULL)
		code = orr_place_finder_open(&cli->places, open_gazetteer, cli, err);
	if (code != ORR_OK)
		return code;
	app.places = cli->places;
	app.clock = orr_cli_clock(cli, args);
	*out = app;
	return ORR_OK;
}

/* The error object, or one sentence. */
static void put_error(struct orr_buf *notes, bool json, const struct orr_error *err)
{
	struct orr_error_body body = {.code = orr_code_name(err->code),
				      .field = err->field[0] != '\0' ? err->field : NULL,
				      .message = err->text};
	if (!json) {
		orr_buf_text(notes, "orrery: ");
		orr_text_clean(notes, err->text);
		orr_buf_char(notes, '\n');
		return;
	}
	orr_buf_text(notes, "{\"error\":");
	orr_json_write(notes, &orr_error_table, &body, ORR_JSON_LINE, NULL);
	orr_buf_text(notes, "}\n");
}

static enum orr_code run_command(struct orr_cli *cli, const struct orr_command *command, size_t count,
				 const char *const arguments[], struct orr_error *err)
{
	struct orr_args args;
	enum orr_code code = orr_command_parse(command, count, arguments, &args, err);
	if (code != ORR_OK)
		return code;
	if (args.help) {
		orr_help_command(&cli->out, command);
		return ORR_OK;
	}
	/* Broken settings must not take the help away. */
	if (command->uses == 0)
		return command->run(cli, &args, err);
	code = orr_settings_resolve(&args, cli->world->env, cli->world->system_ini, &cli->arena,
				    &cli->settings, err);
	if (code != ORR_OK)
		return code;
	return command->run(cli, &args, err);
}

static bool is_help(const char *word)
{
	return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

/* --help, -h and --version in place of a command are the commands of these names. */
static const char *as_command(const char *word)
{
	if (is_help(word))
		return "help";
	return strcmp(word, "--version") == 0 ? "version" : word;
}

static enum orr_code execute(struct orr_cli *cli, size_t count, const char *const words[],
			     struct orr_error *err)
{
	const struct orr_command *command = NULL;
	size_t used = 0;
	const char *first[2] = {count > 0 ? as_command(words[0]) : NULL, count > 1 ? words[1] : NULL};
	/* A word that wants a second one has a help all the same. */
	if (count > 1 && is_help(words[1]) && orr_help_family(&cli->out, words[0]))
		return ORR_OK;
	enum orr_code code = orr_command_find(count < 2 ? count : 2, first, &command, &used, err);
	if (code != ORR_OK)
		return code;
	return run_command(cli, command, count - used, words + used, err);
}

/* Errors are JSON when --json is anywhere among the arguments, even if they could not be understood. */
static bool wants_json(size_t count, const char *const words[])
{
	for (size_t i = 0; i < count && strcmp(words[i], "--") != 0; i++)
		if (strcmp(words[i], "--json") == 0)
			return true;
	return false;
}

int orr_cli_fail(struct orr_cli *cli, int argc, const char *const argv[], const struct orr_error *err)
{
	size_t count = argc > 1 ? (size_t)argc - 1 : 0;
	put_error(&cli->notes, wants_json(count, argv + 1), err);
	return orr_code_exit(err->code);
}

int orr_cli_run(struct orr_cli *cli, int argc, const char *const argv[])
{
	struct orr_error err = {0};
	size_t count = argc > 1 ? (size_t)argc - 1 : 0;
	enum orr_code code = execute(cli, count, argv + 1, &err);
	if (code == ORR_OK && (cli->out.failed || cli->notes.failed))
		code = orr_fail_memory(&err);
	/* A batch with bad lines has said so in its summary. */
	if (code == ORR_OK || code == ORR_E_PARTIAL)
		return orr_code_exit(code);
	assert(err.code == code);
	return orr_cli_fail(cli, argc, argv, &err);
}
