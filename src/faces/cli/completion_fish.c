/* SPDX-License-Identifier: Apache-2.0 */
/* The completion script for fish. */
#include <stdio.h>

#include "faces/cli/completion.h"

enum { WORDS_MAX_BYTES = 1 << 16 };

static void put_quoted(struct orr_buf *out, const char *text)
{
	orr_buf_char(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			orr_buf_char(out, '\\');
		orr_buf_char(out, *text);
	}
	orr_buf_char(out, '\'');
}

static void put_offer(struct orr_buf *out, enum orr_offer offer, const struct orr_buf *words)
{
	if (offer == ORR_OFFER_WORDS)
		orr_buf_format(out, " -xa '%s'", words->data);
	else if (offer == ORR_OFFER_FILES)
		orr_buf_text(out, " -rF");
	else
		orr_buf_text(out,
			     offer == ORR_OFFER_FOLDERS ? " -xa '(__fish_complete_directories)'" : " -x");
}

static void word(struct orr_buf *out, const char *after, const char *word, int length, const char *doc)
{
	orr_buf_format(out, "complete -c orrery -n '__orrery_just %s' -a '%.*s' -d ", after, length, word);
	put_quoted(out, doc);
	orr_buf_char(out, '\n');
}

static void command(struct orr_buf *out, const struct orr_command *command, struct orr_buf *words)
{
	struct orr_option_set set;
	enum orr_offer offer = orr_offer_positional(command, words);

	if (offer == ORR_OFFER_WORDS)
		orr_buf_format(out, "complete -c orrery -n '__orrery_is %s' -a '%s'\n", command->name,
			       words->data);
	else if (offer != ORR_OFFER_NOTHING)
		orr_buf_format(out, "complete -c orrery -n '__orrery_is %s' -F\n", command->name);
	orr_command_options(command, &set);
	for (size_t i = 0; i < set.count; i++) {
		const struct orr_option *option = &set.option[i];
		orr_buf_format(out, "complete -c orrery -n '__orrery_is %s' -l %s", command->name,
			       option->name);
		if (option->type != ORR_OPTION_SWITCH) {
			offer = orr_offer_option(option, words);
			put_offer(out, offer, words);
		}
		orr_buf_text(out, " -d ");
		put_quoted(out, option->doc);
		orr_buf_char(out, '\n');
	}
}

void orr_completion_fish(struct orr_buf *out)
{
	struct orr_buf words;

	orr_buf_init(&words, WORDS_MAX_BYTES);
	orr_buf_text(out, "# fish completion for orrery, made by: orrery completion fish\n"
			  "function __orrery_just\n"
			  "\tset -l typed (commandline -opc)\n"
			  "\ttest \"$typed[2..-1]\" = \"$argv\"\n"
			  "end\n"
			  "function __orrery_is\n"
			  "\tset -l typed (commandline -opc)\n"
			  "\tset -e typed[1]\n"
			  "\tfor word in $argv\n"
			  "\t\ttest \"$word\" = \"$typed[1]\"; or return 1\n"
			  "\t\tset -e typed[1]\n"
			  "\tend\n"
			  "end\n"
			  "complete -c orrery -f\n");
	for (size_t i = 0; i < orr_command_count; i++) {
		const struct orr_command *row = &orr_commands[i];
		const char *second = orr_second_word(row);
		char first[64];
		if (orr_first_of_word(i))
			word(out, "", row->name, orr_first_word(row), orr_word_doc(i, &words));
		snprintf(first, sizeof first, "%.*s", orr_first_word(row), row->name);
		if (second != NULL)
			word(out, first, second, WORDS_MAX_BYTES, row->doc);
	}
	for (size_t i = 0; i < orr_command_count; i++)
		command(out, &orr_commands[i], &words);
	out->failed = out->failed || words.failed;
	orr_buf_done(&words);
}
