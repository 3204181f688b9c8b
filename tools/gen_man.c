/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the manual pages of the program, its commands and its settings, as roff, from their tables into a folder: FOLDER/man1, man5. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/stream.h"
#include "faces/cli/command.h"
#include "faces/cli/completion.h"
#include "faces/cli/settings.h"

enum { PAGE_MAX_BYTES = 1 << 20, PATH_MAX_BYTES = 4096 };

/* Text as it is, in roff: no requests, no quotes turned into others, dashes that can be copied. A line break begins a paragraph. */
static void put_text(struct orr_buf *out, const char *text)
{
	for (bool line_begins = true; *text != '\0'; text++) {
		if (line_begins && (*text == '.' || *text == '\''))
			orr_buf_text(out, "\\&");
		line_begins = *text == '\n';
		if (*text == '\\')
			orr_buf_text(out, "\\e");
		else if (*text == '-')
			orr_buf_text(out, "\\-");
		else if (*text == '\'')
			orr_buf_text(out, "\\(aq");
		else if (*text == '"')
			orr_buf_text(out, "\\(dq");
		else
			orr_buf_text(out, *text == '\n' ? "\n.PP\n" : (const char[]){*text, '\0'});
	}
}

static void put_line(struct orr_buf *out, const char *text)
{
	put_text(out, text);
	orr_buf_char(out, '\n');
}

static void head(struct orr_buf *out, const char *name, int section, const char *doc)
{
	char title[128];
	size_t length = strlen(name);

	for (size_t i = 0; i <= length && i < sizeof title; i++)
		title[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
	orr_buf_text(out, ".TH ");
	put_text(out, title);
	orr_buf_format(out, " %d \"\" \"Orrery %s\" \"Orrery\"\n.SH NAME\n", section, ORR_VERSION);
	put_text(out, name);
	orr_buf_text(out, " \\- ");
	/* A name's line is no sentence: without the capital and the full stop. */
	if (doc[0] >= 'A' && doc[0] <= 'Z' && doc[1] >= 'a' && doc[1] <= 'z')
		orr_buf_char(out, (char)(doc[0] - 'A' + 'a'));
	else
		orr_buf_char(out, doc[0]);
	put_text(out, doc + 1);
	if (out->length > 0 && out->data[out->length - 1] == '.')
		orr_buf_cut(out, out->length - 1);
	orr_buf_char(out, '\n');
}

static void choices(struct orr_buf *out, const struct orr_option *option)
{
	if (option->choices == NULL)
		return;
	orr_buf_text(out, option->type == ORR_OPTION_CHOICE ? "One of:" : "Words:");
	for (const char *const *choice = option->choices; *choice != NULL; choice++) {
		orr_buf_char(out, choice == option->choices ? ' ' : ',');
		orr_buf_text(out, choice == option->choices ? "" : " ");
		put_text(out, *choice);
	}
	orr_buf_text(out, ".\n");
}

static void describe(struct orr_buf *out, const struct orr_option *option)
{
	put_line(out, option->doc);
	choices(out, option);
	if (option->fallback != NULL) {
		orr_buf_text(out, "Default: ");
		put_text(out, option->fallback);
		orr_buf_text(out, ".\n");
	}
}

static void flag(struct orr_buf *out, const struct orr_option *option)
{
	orr_buf_text(out, ".TP\n");
	if (option->alias != NULL) {
		orr_buf_text(out, "\\fB\\-\\-");
		put_text(out, option->alias);
		orr_buf_text(out, "\\fR, ");
	}
	orr_buf_text(out, "\\fB\\-\\-");
	put_text(out, option->name);
	orr_buf_text(out, "\\fR");
	if (option->argument != NULL) {
		orr_buf_text(out, " \\fI");
		put_text(out, option->argument);
		orr_buf_text(out, "\\fR");
	}
	orr_buf_char(out, '\n');
	describe(out, option);
}

static void synopsis(struct orr_buf *out, const struct orr_command *command)
{
	orr_buf_text(out, "\\fBorrery ");
	put_text(out, command->name);
	orr_buf_text(out, "\\fR");
	if (command->words != NULL) {
		orr_buf_text(out, " \\fI");
		put_text(out, command->words);
		orr_buf_text(out, "\\fR");
	}
	orr_buf_text(out, " [\\fIFLAGS\\fR]\n");
}

static void command_part(struct orr_buf *out, const struct orr_command *command, bool alone)
{
	struct orr_option_set set;

	if (alone) {
		orr_buf_text(out, ".SH DESCRIPTION\n");
	} else {
		orr_buf_text(out, ".SH ORRERY ");
		for (const char *c = command->name; *c != '\0'; c++)
			put_text(out,
				 (const char[]){*c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c, '\0'});
		orr_buf_char(out, '\n');
	}
	put_line(out, command->doc);
	if (command->more != NULL) {
		orr_buf_text(out, ".PP\n");
		put_line(out, command->more);
	}
	orr_buf_text(out, alone ? ".SH FLAGS\n" : ".SS Flags\n");
	orr_command_options(command, &set);
	for (size_t i = 0; i < set.count; i++)
		flag(out, &set.option[i]);
}

/* The page of a first word: of one command, or of several with a section each. */
static void command_page(struct orr_buf *out, size_t index, const char *name)
{
	struct orr_buf list;
	const struct orr_command *first = &orr_commands[index];
	size_t count = 0;

	orr_buf_init(&list, PAGE_MAX_BYTES);
	head(out, name, 1, orr_word_doc(index, &list));
	orr_buf_done(&list);
	orr_buf_text(out, ".SH SYNOPSIS\n");
	for (size_t i = index; i < orr_command_count; i++)
		if (orr_same_word(&orr_commands[i], first)) {
			orr_buf_text(out, count++ > 0 ? ".br\n" : "");
			synopsis(out, &orr_commands[i]);
		}
	for (size_t i = index; i < orr_command_count; i++)
		if (orr_same_word(&orr_commands[i], first))
			command_part(out, &orr_commands[i], count == 1);
	orr_buf_text(out, ".SH SEE ALSO\n\\fBorrery\\fR(1), \\fBorrery.ini\\fR(5)\n");
}

static void exit_statuses(struct orr_buf *out)
{
	orr_buf_text(out, ".SH EXIT STATUS\n");
	for (int code = ORR_OK; code < ORR_CODE_COUNT; code++) {
		orr_buf_format(out, ".TP\n\\fB%d\\fR\n", orr_code_exit((enum orr_code)code));
		put_line(out, orr_code_name((enum orr_code)code));
	}
}

static void program_page(struct orr_buf *out)
{
	struct orr_buf list;

	orr_buf_init(&list, PAGE_MAX_BYTES);
	head(out, "orrery", 1, "Birth charts from real births.");
	orr_buf_text(out, ".SH SYNOPSIS\n\\fBorrery\\fR \\fICOMMAND\\fR [\\fIFLAGS\\fR]\n.SH DESCRIPTION\n");
	put_line(out, "Orrery computes birth charts from real births, on one machine, with nothing but "
		      "files. Each command has a "
		      "page of its own and tells its flags with --help.");
	orr_buf_text(out, ".SH COMMANDS\n");
	for (size_t i = 0; i < orr_command_count; i++) {
		if (!orr_first_of_word(i))
			continue;
		orr_buf_format(out, ".TP\n\\fBorrery\\-%.*s\\fR(1)\n", orr_first_word(&orr_commands[i]),
			       orr_commands[i].name);
		put_line(out, orr_word_doc(i, &list));
	}
	exit_statuses(out);
	orr_buf_text(out, ".SH SEE ALSO\n\\fBorrery.ini\\fR(5), \\fBliborrery\\fR(3)\n");
	orr_buf_done(&list);
}

static void setting(struct orr_buf *out, const struct orr_option *option)
{
	struct orr_arena arena;

	orr_arena_init(&arena, PAGE_MAX_BYTES);
	const char *variable = orr_setting_variable(option, &arena);
	orr_buf_format(out, ".TP\n\\fB[%s] ", option->section);
	put_text(out, option->key);
	orr_buf_text(out, "\\fR = \\fI");
	put_text(out, option->argument);
	orr_buf_text(out, "\\fR\n");
	describe(out, option);
	orr_buf_text(out, "The flag \\fB\\-\\-");
	put_text(out, option->name);
	orr_buf_format(out, "\\fR and the variable \\fB%s\\fR go before.\n",
		       variable != NULL ? variable : "");
	out->failed = out->failed || variable == NULL;
	orr_arena_done(&arena);
}

static void settings_page(struct orr_buf *out)
{
	head(out, "orrery.ini", 5, "Settings of orrery.");
	orr_buf_text(
		out,
		".SH "
		"SYNOPSIS\n\\fI$XDG_CONFIG_HOME/orrery/orrery.ini\\fR\n.br\n\\fI/etc/orrery/orrery.ini\\fR\n"
		".SH DESCRIPTION\n");
	put_line(out,
		 "A setting is taken from its flag, else from the environment, else from the user's file, "
		 "else from the "
		 "system's, else it has its default; orrery config shows each value and where it came from. "
		 "The files hold "
		 "lines \"key = value\" below \"[section]\"; lines that begin with # or ; are comments.");
	orr_buf_text(out, ".SH SETTINGS\n");
	for (size_t i = 0; i < ORR_SETTING_COUNT; i++)
		setting(out, &orr_setting_options[i]);
	orr_buf_text(out, ".SH SEE ALSO\n\\fBorrery\\fR(1), \\fBorrery\\-config\\fR(1)\n");
}

static enum orr_code save(const char *folder, int section, const char *name, struct orr_buf *page,
			  struct orr_error *err)
{
	char path[PATH_MAX_BYTES];
	int length = snprintf(path, sizeof path, "%s/man%d", folder, section);

	if (length < 0 || (size_t)length + strlen(name) + 4 >= sizeof path)
		return orr_fail(err, ORR_E_USAGE, "the folder's name is too long; give a shorter one");
	enum orr_code code = orr_folder_make(path, err);
	if (code != ORR_OK)
		return code;
	snprintf(path + length, sizeof path - (size_t)length, "/%s.%d", name, section);
	if (page->failed)
		return orr_fail(err, ORR_E_UNAVAILABLE, "out of memory while writing %s", path);
	code = orr_file_write(path, page->data, page->length, err);
	orr_buf_clear(page);
	return code;
}

static enum orr_code save_all(const char *folder, struct orr_buf *page, struct orr_error *err)
{
	program_page(page);
	enum orr_code code = save(folder, 1, "orrery", page, err);
	for (size_t i = 0; i < orr_command_count && code == ORR_OK; i++) {
		char name[64];
		if (!orr_first_of_word(i))
			continue;
		snprintf(name, sizeof name, "orrery-%.*s", orr_first_word(&orr_commands[i]),
			 orr_commands[i].name);
		command_page(page, i, name);
		code = save(folder, 1, name, page, err);
	}
	if (code != ORR_OK)
		return code;
	settings_page(page);
	return save(folder, 5, "orrery.ini", page, err);
}

int main(int argc, char **argv)
{
	struct orr_error err = {0};
	struct orr_buf page;

	if (argc != 2) {
		fprintf(stderr, "usage: gen_man FOLDER\n");
		return orr_code_exit(ORR_E_USAGE);
	}
	orr_buf_init(&page, PAGE_MAX_BYTES);
	enum orr_code code = save_all(argv[1], &page, &err);
	orr_buf_done(&page);
	if (code != ORR_OK)
		fprintf(stderr, "gen_man: %s\n", err.text);
	return orr_code_exit(code);
}
