/* SPDX-License-Identifier: Apache-2.0 */
/* Help texts, made from the command table. */
#include "faces/cli/help.h"

#include <stdio.h>
#include <string.h>

#include "faces/cli/text.h"

enum { NAME_COLUMNS = 16, FLAG_COLUMNS = 36 };

void orr_help_overview(struct orr_buf *out)
{
	orr_buf_text(
		out,
		"Orrery computes birth charts from real births, on one machine, with nothing but files.\n\n"
		"Usage: orrery COMMAND [FLAGS]\n\n");
	for (size_t i = 0; i < orr_command_count; i++) {
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_commands[i].name, NAME_COLUMNS);
		orr_text_wrap(out, 2 + NAME_COLUMNS, 2 + NAME_COLUMNS, orr_commands[i].doc);
	}
	orr_buf_text(out, "\norrery COMMAND --help tells more about one.\n");
}

static void paragraphs(struct orr_buf *out, const char *text)
{
	char paragraph[1024];
	while (text != NULL && *text != '\0') {
		int length = (int)strcspn(text, "\n");
		snprintf(paragraph, sizeof paragraph, "%.*s", length, text);
		orr_buf_char(out, '\n');
		orr_text_wrap(out, 0, 0, paragraph);
		text += length;
		text += *text == '\n';
	}
}

static void flag_line(struct orr_buf *out, const struct orr_option *option)
{
	char flag[128], doc[512];
	snprintf(flag, sizeof flag, "--%s%s%s%s%s", option->alias != NULL ? option->alias : "",
		 option->alias != NULL ? ", --" : "", option->name, option->argument != NULL ? " " : "",
		 option->argument != NULL ? option->argument : "");
	snprintf(doc, sizeof doc, "%s%s%s%s", option->doc, option->fallback != NULL ? " Default: " : "",
		 option->fallback != NULL ? option->fallback : "", option->fallback != NULL ? "." : "");
	orr_buf_text(out, "  ");
	if (orr_text_columns(flag) >= FLAG_COLUMNS)
		orr_buf_format(out, "%s\n%*s", flag, 2 + FLAG_COLUMNS, "");
	else
		orr_text_cell(out, flag, FLAG_COLUMNS);
	orr_text_wrap(out, 2 + FLAG_COLUMNS, 2 + FLAG_COLUMNS, doc);
}

void orr_help_command(struct orr_buf *out, const struct orr_command *command)
{
	struct orr_option_set set;
	orr_command_options(command, &set);
	orr_buf_format(out, "Usage: orrery %s%s%s [FLAGS]\n\n", command->name,
		       command->words != NULL ? " " : "", command->words != NULL ? command->words : "");
	orr_text_wrap(out, 0, 0, command->doc);
	paragraphs(out, command->more);
	orr_buf_text(out, "\nFlags\n");
	for (size_t i = 0; i < set.count; i++)
		flag_line(out, &set.option[i]);
}
