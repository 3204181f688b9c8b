/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery config`, `help` and `version`. */
#include <string.h>

#include "codec/json.h"
#include "faces/cli/command.h"
#include "faces/cli/commands.h"
#include "faces/cli/help.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"

static const char *const source_names[] = {
	[ORR_FROM_FLAG] = "flag",
	[ORR_FROM_ENVIRONMENT] = "environment",
	[ORR_FROM_FILE] = "file",
	[ORR_FROM_DEFAULT] = "default",
};

static enum orr_code config_report(struct orr_cli *cli, struct orr_config_report *out, struct orr_error *err)
{
	for (size_t i = 0; i < ORR_SETTING_COUNT; i++) {
		const struct orr_option *option = &orr_setting_options[i];
		const struct orr_setting_value *value = &cli->settings.value[i];
		struct orr_setting_report row = {
			.name = orr_arena_format(&cli->arena, "%s.%s", option->section, option->key),
			.value = value->value,
			.source = source_names[value->source],
			.where = value->where,
			.flag = orr_arena_format(&cli->arena, "--%s", option->name),
			.environment = orr_setting_variable(option, &cli->arena)};
		if (row.name == NULL || row.flag == NULL || row.environment == NULL)
			return orr_fail_memory(err);
		out->settings[i] = row;
	}
	out->setting_count = ORR_SETTING_COUNT;
	return ORR_OK;
}

enum orr_code orr_cmd_config(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	enum { NAME_COLUMNS = 20, VALUE_COLUMNS = 36 };
	struct orr_config_report report = {0};
	enum orr_code code = config_report(cli, &report, err);
	if (code != ORR_OK)
		return code;
	if (args->json) {
		orr_json_write(&cli->out, &orr_config_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
		return ORR_OK;
	}
	for (size_t i = 0; i < report.setting_count; i++) {
		const struct orr_setting_report *row = &report.settings[i];
		orr_text_cell(&cli->out, row->name, NAME_COLUMNS);
		orr_text_cell(&cli->out, row->value != NULL ? row->value : "(not set)", VALUE_COLUMNS);
		if (cli->settings.value[i].source == ORR_FROM_DEFAULT)
			orr_buf_format(&cli->out, "default; %s or %s sets it\n", row->flag, row->environment);
		else
			orr_buf_format(&cli->out, "%s %s\n", row->source, row->where);
	}
	return ORR_OK;
}

enum orr_code orr_cmd_help(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	const struct orr_command *command;
	size_t used;
	if (args->word_count == 0) {
		orr_help_overview(&cli->out);
		return ORR_OK;
	}
	if (args->word_count == 1 &&
	    (orr_help_topic(&cli->out, args->word[0]) || orr_help_family(&cli->out, args->word[0])))
		return ORR_OK;
	enum orr_code code = orr_command_find(args->word_count, args->word, &command, &used, err);
	if (code != ORR_OK)
		return code;
	orr_help_command(&cli->out, command);
	return ORR_OK;
}

enum orr_code orr_cmd_version(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	(void)err;
	orr_buf_format(&cli->out, args->json ? "{\"version\":\"%s\"}\n" : "orrery %s\n", ORR_VERSION);
	return ORR_OK;
}
