/* SPDX-License-Identifier: Apache-2.0 */
/* The completion script for zsh. */
#include "faces/cli/completion.h"

enum { WORDS_MAX_BYTES = 1 << 16 };

/* Inside single quotes, with what zsh's own lists give a meaning to (brackets, colons) escaped. */
static void put_quoted(struct orr_buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'') {
			orr_buf_text(out, "'\\''");
			continue;
		}
		if (*text == '[' || *text == ']' || *text == ':' || *text == '\\')
			orr_buf_char(out, '\\');
		orr_buf_char(out, *text);
	}
}

static void put_offer(struct orr_buf *out, enum orr_offer offer, const struct orr_buf *words)
{
	if (offer == ORR_OFFER_WORDS)
		orr_buf_format(out, "(%s)", words->data);
	else if (offer == ORR_OFFER_NOTHING)
		orr_buf_char(out, ' ');
	else
		orr_buf_text(out, offer == ORR_OFFER_FILES ? "_files" : "_files -/");
}

static void flag(struct orr_buf *out, const struct orr_option *option, struct orr_buf *words)
{
	const bool value = option->type != ORR_OPTION_SWITCH;

	orr_buf_format(out, " \\\n\t\t\t'--%s%s[", option->name, value ? "=" : "");
	put_quoted(out, option->doc);
	orr_buf_char(out, ']');
	if (value) {
		enum orr_offer offer = orr_offer_option(option, words);
		orr_buf_char(out, ':');
		put_quoted(out, option->argument);
		orr_buf_char(out, ':');
		put_offer(out, offer, words);
	}
	orr_buf_char(out, '\'');
}

static void command(struct orr_buf *out, const struct orr_command *command, struct orr_buf *words)
{
	struct orr_option_set set;
	enum orr_offer offer = orr_offer_positional(command, words);

	orr_command_options(command, &set);
	orr_buf_format(out, "\t'%s')\n\t\t_arguments", command->name);
	if (offer != ORR_OFFER_NOTHING) {
		orr_buf_text(out, " '*:");
		put_quoted(out, command->words);
		orr_buf_char(out, ':');
		put_offer(out, offer, words);
		orr_buf_char(out, '\'');
	}
	for (size_t i = 0; i < set.count; i++)
		flag(out, &set.option[i], words);
	orr_buf_text(out, " ;;\n");
}

static void item(struct orr_buf *out, const char *word, int length, const char *doc)
{
	orr_buf_format(out, " '%.*s:", length, word);
	put_quoted(out, doc);
	orr_buf_char(out, '\'');
}

static void second_words(struct orr_buf *out, size_t index)
{
	orr_buf_format(out, "\t%.*s) seconds=(", orr_first_word(&orr_commands[index]),
		       orr_commands[index].name);
	for (size_t i = index; i < orr_command_count; i++) {
		const char *second = orr_second_word(&orr_commands[i]);
		if (second != NULL && orr_same_word(&orr_commands[i], &orr_commands[index]))
			item(out, second, WORDS_MAX_BYTES, orr_commands[i].doc);
	}
	orr_buf_text(out, " ) ;;\n");
}

void orr_completion_zsh(struct orr_buf *out)
{
	struct orr_buf words;

	orr_buf_init(&words, WORDS_MAX_BYTES);
	orr_buf_text(out, "#compdef orrery\n# zsh completion for orrery, made by: orrery completion zsh\n"
			  "_orrery()\n{\n"
			  "\tlocal command=$words[2]\n\tlocal -a firsts seconds\n\tfirsts=(");
	for (size_t i = 0; i < orr_command_count; i++)
		if (orr_first_of_word(i))
			item(out, orr_commands[i].name, orr_first_word(&orr_commands[i]),
			     orr_word_doc(i, &words));
	orr_buf_text(out, " )\n\tif ((CURRENT == 2)); then _describe command firsts; return; fi\n"
			  "\tcase $command in\n");
	for (size_t i = 0; i < orr_command_count; i++)
		if (orr_first_of_word(i))
			second_words(out, i);
	orr_buf_text(out, "\tesac\n"
			  "\tif ((CURRENT == 3 && $#seconds)) && [[ $words[3] != -* ]]; then _describe "
			  "command seconds; return; fi\n"
			  "\tif ((${seconds[(I)$words[3]:*]})); then command+=\" $words[3]\"; shift words; "
			  "((CURRENT--)); fi\n"
			  "\tshift words\n\t((CURRENT--))\n\tcase $command in\n");
	for (size_t i = 0; i < orr_command_count; i++)
		command(out, &orr_commands[i], &words);
	orr_buf_text(out, "\tesac\n}\n"
			  "if [[ ${funcstack[1]-} == _orrery ]]; then _orrery \"$@\"; else compdef _orrery "
			  "orrery; fi\n");
	out->failed = out->failed || words.failed;
	orr_buf_done(&words);
}
