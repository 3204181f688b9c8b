/* SPDX-License-Identifier: Apache-2.0 */
/* What completion scripts offer: read from commands and options. */
#include "faces/cli/completion.h"

#include <string.h>

#include "faces/cli/commands.h"

int orr_first_word(const struct orr_command *command)
{
	return (int)strcspn(command->name, " ");
}

const char *orr_second_word(const struct orr_command *command)
{
	const char *blank = strchr(command->name, ' ');
	return blank != NULL ? blank + 1 : NULL;
}

bool orr_same_word(const struct orr_command *command, const struct orr_command *other)
{
	int length = orr_first_word(command);
	return length == orr_first_word(other) && strncmp(command->name, other->name, (size_t)length) == 0;
}

bool orr_first_of_word(size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (orr_same_word(&orr_commands[i], &orr_commands[index]))
			return false;
	return true;
}

const char *orr_word_doc(size_t index, struct orr_buf *buffer)
{
	if (orr_second_word(&orr_commands[index]) == NULL)
		return orr_commands[index].doc;
	orr_buf_clear(buffer);
	for (size_t i = index; i < orr_command_count; i++) {
		const char *second = orr_second_word(&orr_commands[i]);
		if (second != NULL && orr_same_word(&orr_commands[i], &orr_commands[index]))
			orr_buf_format(buffer, "%s%s", buffer->length > 0 ? ", " : "", second);
	}
	return buffer->failed ? "" : buffer->data;
}

static void add_word(struct orr_buf *words, const char *word, int length)
{
	orr_buf_format(words, "%s%.*s", words->length > 0 ? " " : "", length, word);
}

enum orr_offer orr_offer_option(const struct orr_option *option, struct orr_buf *words)
{
	orr_buf_clear(words);
	if (option->type == ORR_OPTION_SWITCH)
		return ORR_OFFER_NOTHING;
	for (const char *const *choice = option->choices; choice != NULL && *choice != NULL; choice++)
		add_word(words, *choice, (int)strlen(*choice));
	if (option->word != NULL)
		add_word(words, option->word, (int)strlen(option->word));
	if (words->length > 0)
		return ORR_OFFER_WORDS;
	if (strcmp(option->argument, "DIR") == 0)
		return ORR_OFFER_FOLDERS;
	const bool file = strcmp(option->argument, "FILE") == 0 || strcmp(option->argument, "PROGRAM") == 0;
	return file ? ORR_OFFER_FILES : ORR_OFFER_NOTHING;
}

static void add_commands(struct orr_buf *words)
{
	for (size_t i = 0; i < orr_command_count; i++)
		if (orr_first_of_word(i))
			add_word(words, orr_commands[i].name, orr_first_word(&orr_commands[i]));
}

enum orr_offer orr_offer_positional(const struct orr_command *command, struct orr_buf *words)
{
	static const char ends[] = "[]| .";
	const char *at = command->words;

	orr_buf_clear(words);
	if (at == NULL)
		return ORR_OFFER_NOTHING;
	if (strstr(at, "FILE") != NULL)
		return ORR_OFFER_FILES;
	if (strstr(at, "DIR") != NULL)
		return ORR_OFFER_FOLDERS;
	if (strstr(at, "COMMAND") != NULL)
		add_commands(words);
	/* Alternatives are words to type; a name in capitals stands for something else. */
	else if (strchr(at, '|') != NULL)
		for (at += strspn(at, ends); *at != '\0'; at += strspn(at, ends)) {
			int length = (int)strcspn(at, ends);
			if (*at >= 'a' && *at <= 'z')
				add_word(words, at, length);
			at += length;
		}
	return words->length > 0 ? ORR_OFFER_WORDS : ORR_OFFER_NOTHING;
}

enum orr_code orr_cmd_completion(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	static const struct {
		const char *shell;
		void (*write)(struct orr_buf *out);
	} shells[] = {
		{"bash", orr_completion_bash}, {"zsh", orr_completion_zsh}, {"fish", orr_completion_fish}};

	for (size_t i = 0; args->word_count == 1 && i < sizeof shells / sizeof shells[0]; i++)
		if (strcmp(args->word[0], shells[i].shell) == 0) {
			shells[i].write(&cli->out);
			return ORR_OK;
		}
	return orr_fail(err, ORR_E_USAGE,
			"orrery completion wants a shell: orrery completion bash, zsh or fish");
}
