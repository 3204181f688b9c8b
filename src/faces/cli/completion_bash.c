/* SPDX-License-Identifier: Apache-2.0 */
/* The completion script for bash; needs nothing of the package bash-completion. */
#include "faces/cli/completion.h"

enum { WORDS_MAX_BYTES = 1 << 16 };

static void put_offer(struct orr_buf *out, enum orr_offer offer, const struct orr_buf *words)
{
	if (offer == ORR_OFFER_WORDS)
		orr_buf_format(out, "_orrery_offer \"%s\"", words->data);
	else if (offer == ORR_OFFER_NOTHING)
		orr_buf_char(out, ':');
	else
		orr_buf_format(out, "_orrery_paths -%c", offer == ORR_OFFER_FILES ? 'f' : 'd');
}

/* The case labels of a flag, after which its value stands, and what is offered there. */
static void value(struct orr_buf *out, const struct orr_command *command, const struct orr_option *option,
		  struct orr_buf *words)
{
	enum orr_offer offer = orr_offer_option(option, words);

	if (option->type == ORR_OPTION_SWITCH)
		return;
	orr_buf_format(out, "\t\"%s --%s\"", command->name, option->name);
	if (option->alias != NULL)
		orr_buf_format(out, " | \"%s --%s\"", command->name, option->alias);
	orr_buf_text(out, ") ");
	put_offer(out, offer, words);
	orr_buf_text(out, "; return ;;\n");
}

/* What may stand where no value does: positional arguments, or flags once a dash is typed or where there is nothing else. */
static void arguments(struct orr_buf *out, const struct orr_command *command, struct orr_buf *words)
{
	struct orr_option_set set;
	enum orr_offer offer = orr_offer_positional(command, words);

	orr_command_options(command, &set);
	orr_buf_format(out, "\t\"%s\") ", command->name);
	if (offer != ORR_OFFER_NOTHING) {
		orr_buf_text(out, "if [[ $cur != -* ]]; then ");
		put_offer(out, offer, words);
		orr_buf_text(out, "; return; fi; ");
	}
	orr_buf_text(out, "_orrery_offer \"");
	for (size_t i = 0; i < set.count; i++)
		orr_buf_format(out, "%s--%s", i > 0 ? " " : "", set.option[i].name);
	orr_buf_text(out, "\" ;;\n");
}

static void second_words(struct orr_buf *out, size_t index)
{
	const char *between = "";

	orr_buf_format(out, "\t%.*s) seconds=\"", orr_first_word(&orr_commands[index]),
		       orr_commands[index].name);
	for (size_t i = 0; i < orr_command_count; i++) {
		const char *second = orr_second_word(&orr_commands[i]);
		if (second == NULL || !orr_same_word(&orr_commands[i], &orr_commands[index]))
			continue;
		orr_buf_format(out, "%s%s", between, second);
		between = " ";
	}
	orr_buf_text(out, "\" ;;\n");
}

void orr_completion_bash(struct orr_buf *out)
{
	struct orr_buf words;

	orr_buf_init(&words, WORDS_MAX_BYTES);
	orr_buf_text(out, "# bash completion for orrery, made by: orrery completion bash\n"
			  "_orrery_offer() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\"); }\n"
			  "_orrery_paths() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < "
			  "<(compgen \"$1\" -- \"$cur\"); }\n"
			  "_orrery()\n{\n"
			  "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} "
			  "command=${COMP_WORDS[1]} seconds=\n"
			  "\t# bash parts --flag=VALUE into three words\n"
			  "\tif [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then "
			  "prev=${COMP_WORDS[COMP_CWORD - 2]}; fi\n"
			  "\tCOMPREPLY=()\n"
			  "\tif ((COMP_CWORD == 1)); then _orrery_offer \"");
	for (size_t i = 0; i < orr_command_count; i++)
		if (orr_first_of_word(i))
			orr_buf_format(out, "%.*s ", orr_first_word(&orr_commands[i]), orr_commands[i].name);
	orr_buf_text(out, "--help --version\"; return; fi\n\tcase $command in\n");
	for (size_t i = 0; i < orr_command_count; i++)
		if (orr_first_of_word(i))
			second_words(out, i);
	orr_buf_text(out, "\tesac\n"
			  "\tif ((COMP_CWORD == 2)) && [[ -n $seconds && $cur != -* ]]; then _orrery_offer "
			  "\"$seconds\"; return; fi\n"
			  "\tif ((COMP_CWORD > 2)) && [[ \" $seconds \" == *\" ${COMP_WORDS[2]} \"* ]]; then "
			  "command+=\" ${COMP_WORDS[2]}\"; fi\n"
			  "\tcase \"$command $prev\" in\n");
	for (size_t i = 0; i < orr_command_count; i++) {
		struct orr_option_set set;
		orr_command_options(&orr_commands[i], &set);
		for (size_t o = 0; o < set.count; o++)
			value(out, &orr_commands[i], &set.option[o], &words);
	}
	orr_buf_text(out, "\tesac\n\tcase $command in\n");
	for (size_t i = 0; i < orr_command_count; i++)
		arguments(out, &orr_commands[i], &words);
	orr_buf_text(out, "\tesac\n}\ncomplete -F _orrery orrery\n");
	out->failed = out->failed || words.failed;
	orr_buf_done(&words);
}
