/* SPDX-License-Identifier: Apache-2.0 */
/* Help texts, made from the command table. */
#include "faces/cli/help.h"

#include <stdio.h>
#include <string.h>

#include "core/ayanamsa.h"
#include "core/houses.h"
#include "faces/cli/text.h"
#include "model/names.h"

enum { NAME_COLUMNS = 16, FLAG_COLUMNS = 36, TOPIC_COLUMNS = 32, LETTER_COLUMNS = 4 };

static void house_topic(struct orr_buf *out)
{
	orr_buf_text(out,
		     "House systems of --house-system, with Swiss Ephemeris's letters, and what each does "
		     "beyond the polar circles\n\n");
	for (int n = 0; n < ORR_HOUSE_SYSTEM_COUNT; n++) {
		const enum orr_house_system system = (enum orr_house_system)n;
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_house_system_names[n], TOPIC_COLUMNS);
		orr_text_cell(out, orr_house_system_letters(system), LETTER_COLUMNS);
		orr_text_wrap(out, 2 + TOPIC_COLUMNS + LETTER_COLUMNS, 2 + TOPIC_COLUMNS + LETTER_COLUMNS,
			      orr_house_system_polar_rule(system));
	}
}

static void zodiac_topic(struct orr_buf *out)
{
	orr_buf_text(out, "Zodiacs of --zodiac, and where each begins\n\n");
	for (int n = 0; n < ORR_AYANAMSA_COUNT; n++) {
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_zodiac_names[n], TOPIC_COLUMNS);
		orr_text_wrap(out, 2 + TOPIC_COLUMNS, 2 + TOPIC_COLUMNS, orr_zodiac_sources[n]);
	}
}

static const struct {
	const char *word;
	void (*write)(struct orr_buf *out);
} topics[] = {{"houses", house_topic}, {"zodiac", zodiac_topic}};

bool orr_help_topic(struct orr_buf *out, const char *word)
{
	for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++)
		if (strcmp(topics[i].word, word) == 0) {
			topics[i].write(out);
			return true;
		}
	return false;
}

static void command_line(struct orr_buf *out, const struct orr_command *command)
{
	orr_buf_text(out, "  ");
	orr_text_cell(out, command->name, NAME_COLUMNS);
	orr_text_wrap(out, 2 + NAME_COLUMNS, 2 + NAME_COLUMNS, command->doc);
}

bool orr_help_family(struct orr_buf *out, const char *word)
{
	const size_t length = strlen(word);
	size_t count = 0;
	for (size_t i = 0; i < orr_command_count; i++)
		if (strcmp(orr_commands[i].name, word) == 0)
			return false;
	for (size_t i = 0; i < orr_command_count; i++) {
		const char *name = orr_commands[i].name;
		if (strncmp(name, word, length) != 0 || name[length] != ' ')
			continue;
		if (count++ == 0)
			orr_buf_format(out, "Usage: orrery %s COMMAND [FLAGS]\n\n", word);
		command_line(out, &orr_commands[i]);
	}
	if (count > 0)
		orr_buf_format(out, "\norrery %s COMMAND --help tells more about one.\n", word);
	return count > 0;
}

void orr_help_overview(struct orr_buf *out)
{
	orr_buf_text(
		out,
		"Orrery computes birth charts from real births, on one machine, with nothing but files.\n\n"
		"Usage: orrery COMMAND [FLAGS]\n\n");
	for (size_t i = 0; i < orr_command_count; i++)
		command_line(out, &orr_commands[i]);
	orr_buf_text(
		out,
		"\norrery COMMAND --help tells more about one; orrery help houses and orrery help zodiac "
		"list house systems\nand zodiacs.\n");
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
	const char *argument = option->bare == NULL ? option->argument : NULL;
	snprintf(flag, sizeof flag, "--%s%s%s%s%s", option->alias != NULL ? option->alias : "",
		 option->alias != NULL ? ", --" : "", option->name, argument != NULL ? " " : "",
		 argument != NULL ? argument : "");
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
