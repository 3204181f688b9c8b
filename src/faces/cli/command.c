/* SPDX-License-Identifier: Apache-2.0 */
/* Finding a command and reading its arguments. */
#include "faces/cli/command.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "codec/tables.h"
#include "faces/cli/settings.h"

/* The shorter names. */
static const char *birth_alias(const char *field)
{
	if (strcmp(field, "latitude") == 0)
		return "lat";
	if (strcmp(field, "longitude") == 0)
		return "lon";
	if (strcmp(field, "organization_id") == 0)
		return "organization";
	return NULL;
}

/* Flags that are a switch on the command line and a word in a file. */
static const char *birth_bare(const char *field)
{
	return strcmp(field, "certainty") == 0 ? "yes" : NULL;
}

/* "time_precision_s" as the flag "time-precision-s" and the argument "TIME_PRECISION_S". */
static void birth_names(const char *field, char flag[ORR_OPTION_NAME_BYTES],
			char argument[ORR_OPTION_NAME_BYTES])
{
	size_t length = strlen(field);
	assert(length < ORR_OPTION_NAME_BYTES);
	for (size_t at = 0; at <= length; at++) {
		char c = field[at];
		flag[at] = c;
		if (c == '_')
			flag[at] = '-';
		argument[at] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
}

/* Flags from the field table. */
static void birth_options(struct orr_option_set *set, bool kept)
{
	const struct orr_table *table = &orr_birth_text_table;
	assert(table->field_count <= ORR_BIRTH_OPTION_MAX);
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		if ((field->flags & ORR_FIELD_KEPT) != 0 && !kept)
			continue;
		birth_names(field->name, set->birth_name[i], set->birth_argument[i]);
		set->option[set->count++] =
			(struct orr_option){.name = set->birth_name[i],
					    .alias = birth_alias(field->name),
					    .argument = set->birth_argument[i],
					    .bare = birth_bare(field->name),
					    .doc = field->doc,
					    .choices = field->names,
					    .type = ORR_OPTION_TEXT,
					    .offset = offsetof(struct orr_args, birth) + field->offset};
	}
}

static const struct orr_option now_option = {
	.name = "now",
	.argument = "TIME",
	.doc = "Instant (RFC 3339) that the documents are stamped with, instead of the clock's.",
	.type = ORR_OPTION_INSTANT,
	.offset = offsetof(struct orr_args, now)};

static const struct orr_option common_options[] = {
	{.name = "json",
	 .doc = "Answer, and errors, as JSON for programs.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = offsetof(struct orr_args, json)},
	{.name = "help",
	 .doc = "Show this help.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = offsetof(struct orr_args, help)},
};

void orr_command_options(const struct orr_command *command, struct orr_option_set *out)
{
	static const struct {
		unsigned uses;
		enum orr_setting setting;
	} groups[] = {
		{ORR_USES_THREADS, ORR_SETTING_THREADS}, {ORR_USES_SOURCE, ORR_SETTING_ZONES_SOURCE},
		{ORR_USES_DATA, ORR_SETTING_DATA},       {ORR_USES_COLOR, ORR_SETTING_COLOR},
		{ORR_USES_STORE, ORR_SETTING_STORE},     {ORR_USES_STORE, ORR_SETTING_DOCUMENTS},
		{ORR_USES_STORE, ORR_SETTING_HISTORY},   {ORR_USES_GEONAMES, ORR_SETTING_PLACES_SOURCE},
	};
	out->count = 0;
	if (command->uses & ORR_USES_BIRTH)
		birth_options(out, (command->uses & ORR_USES_KEPT) != 0);
	for (size_t i = 0; i < command->option_count; i++)
		out->option[out->count++] = command->options[i];
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		if (command->uses & groups[i].uses)
			out->option[out->count++] = orr_setting_options[groups[i].setting];
	for (size_t i = 0; i < ORR_SETTING_COUNT && (command->uses & ORR_USES_ALL_SETTINGS); i++)
		out->option[out->count++] = orr_setting_options[i];
	if (command->uses & ORR_USES_NOW)
		out->option[out->count++] = now_option;
	for (size_t i = 0; i < sizeof common_options / sizeof common_options[0]; i++)
		out->option[out->count++] = common_options[i];
	assert(out->count <= ORR_COMMAND_OPTION_MAX);
}

/* Whether the command's name is exactly the first word, or the first two; its count of words, 0 when it is not. */
static size_t name_match(const char *name, size_t count, const char *const words[])
{
	const char *blank = strchr(name, ' ');
	size_t first = blank != NULL ? (size_t)(blank - name) : strlen(name);
	if (count == 0 || strlen(words[0]) != first || strncmp(words[0], name, first) != 0)
		return 0;
	if (blank == NULL)
		return 1;
	return count > 1 && strcmp(words[1], blank + 1) == 0 ? 2 : 0;
}

/* A first word that is right but wants a second one: "kernel" wants info or verify. */
static enum orr_code wants_second(const char *first, struct orr_error *err)
{
	char list[256] = "";
	size_t length = strlen(first);
	for (size_t i = 0; i < orr_command_count; i++) {
		const char *name = orr_commands[i].name;
		if (strncmp(name, first, length) != 0 || name[length] != ' ')
			continue;
		size_t at = strlen(list);
		snprintf(list + at, sizeof list - at, "%sorrery %s", at > 0 ? " or " : "", name);
	}
	if (list[0] == '\0')
		return ORR_OK;
	return orr_fail(err, ORR_E_USAGE, "%s wants a second word: %s", first, list);
}

enum orr_code orr_command_find(size_t count, const char *const words[], const struct orr_command **out,
			       size_t *out_used, struct orr_error *err)
{
	const char *names[64];
	assert(orr_command_count <= sizeof names / sizeof names[0]);
	if (count == 0)
		return orr_fail(err, ORR_E_USAGE, "no command given; orrery help lists them");
	for (size_t i = 0; i < orr_command_count; i++) {
		size_t used = name_match(orr_commands[i].name, count, words);
		names[i] = orr_commands[i].name;
		if (used == 0)
			continue;
		*out = &orr_commands[i];
		*out_used = used;
		return ORR_OK;
	}
	enum orr_code code = wants_second(words[0], err);
	if (code != ORR_OK)
		return code;
	const char *nearest = orr_nearest(words[0], orr_command_count, names);
	if (nearest == NULL)
		return orr_fail(err, ORR_E_USAGE, "there is no command \"%s\"; orrery help lists them",
				words[0]);
	return orr_fail(err, ORR_E_USAGE, "there is no command \"%s\"; did you mean orrery %s?", words[0],
			nearest);
}

/* The state of reading one command's arguments. */
struct parse {
	const struct orr_command *command;
	struct orr_option_set set;
	bool seen[ORR_COMMAND_OPTION_MAX];
	struct orr_args args;
};

static enum orr_code unknown_flag(const struct parse *parse, const char *name, struct orr_error *err)
{
	const char *names[2 * ORR_COMMAND_OPTION_MAX];
	size_t count = 0;
	for (size_t i = 0; i < parse->set.count; i++) {
		names[count++] = parse->set.option[i].name;
		if (parse->set.option[i].alias != NULL)
			names[count++] = parse->set.option[i].alias;
	}
	const char *nearest = orr_nearest(name, count, names);
	if (nearest == NULL)
		return orr_fail_field(err, ORR_E_USAGE, name,
				      "orrery %s has no flag --%s; orrery %s --help lists them",
				      parse->command->name, name, parse->command->name);
	return orr_fail_field(err, ORR_E_USAGE, name, "orrery %s has no flag --%s; did you mean --%s?",
			      parse->command->name, name, nearest);
}

static size_t find_option(const struct parse *parse, const char *name)
{
	for (size_t i = 0; i < parse->set.count; i++) {
		const struct orr_option *option = &parse->set.option[i];
		if (strcmp(option->name, name) == 0 ||
		    (option->alias != NULL && strcmp(option->alias, name) == 0))
			return i;
	}
	return parse->set.count;
}

static enum orr_code set_option(struct parse *parse, size_t index, const char *value, struct orr_error *err)
{
	const struct orr_option *option = &parse->set.option[index];
	char *member = (char *)&parse->args + option->offset;
	if (parse->seen[index])
		return orr_fail_field(err, ORR_E_USAGE, option->name, "--%s is given twice; keep one of them",
				      option->name);
	parse->seen[index] = true;
	if (option->type == ORR_OPTION_SWITCH) {
		bool on = true;
		if (value != NULL)
			return orr_fail_field(err, ORR_E_USAGE, option->name, "--%s takes no value",
					      option->name);
		memcpy(member, &on, sizeof on);
		return ORR_OK;
	}
	char said[80];
	snprintf(said, sizeof said, "--%s", option->name);
	if (value == NULL)
		return orr_fail_field(err, ORR_E_USAGE, option->name, "--%s wants a value: --%s %s",
				      option->name, option->name, option->argument);
	enum orr_code code = orr_option_check(option, value, said, err);
	if (code == ORR_OK)
		memcpy(member, &value, sizeof value);
	return code;
}

/* One --flag; *at moves on when the value is the next argument. */
static enum orr_code read_flag(struct parse *parse, size_t count, const char *const arguments[], size_t *at,
			       struct orr_error *err)
{
	char name[ORR_ERROR_FIELD_MAX];
	const char *text = arguments[*at] + 2;
	const char *equals = strchr(text, '=');
	int length = (int)(equals != NULL ? (size_t)(equals - text) : strnlen(text, sizeof name));
	snprintf(name, sizeof name, "%.*s", length, text);
	const char *value = equals != NULL ? equals + 1 : NULL;
	size_t index = find_option(parse, name);
	if (index == parse->set.count)
		return unknown_flag(parse, name, err);
	if (value == NULL)
		value = parse->set.option[index].bare;
	if (value == NULL && parse->set.option[index].type != ORR_OPTION_SWITCH && *at + 1 < count &&
	    strncmp(arguments[*at + 1], "--", 2) != 0)
		value = arguments[++*at];
	return set_option(parse, index, value, err);
}

static enum orr_code read_word(struct parse *parse, const char *word, struct orr_error *err)
{
	const struct orr_command *command = parse->command;
	if (parse->args.word_count == command->word_max)
		return orr_fail(err, ORR_E_USAGE,
				command->word_max == 0 ? "orrery %s takes flags only: what is \"%s\"?"
						       : "orrery %s has no use for \"%s\"",
				command->name, word);
	parse->args.word[parse->args.word_count++] = word;
	return ORR_OK;
}

enum orr_code orr_command_parse(const struct orr_command *command, size_t count,
				const char *const arguments[], struct orr_args *out, struct orr_error *err)
{
	struct parse parse = {.command = command};
	bool words_only = false;
	assert(command->word_max <= ORR_ARGS_WORD_MAX);
	orr_command_options(command, &parse.set);
	for (size_t i = 0; i < count; i++) {
		const char *argument = arguments[i];
		enum orr_code code;
		if (words_only || argument[0] != '-' || argument[1] == '\0')
			code = read_word(&parse, argument, err);
		else if (strcmp(argument, "--") == 0) {
			words_only = true;
			code = ORR_OK;
		} else if (argument[1] == '-')
			code = read_flag(&parse, count, arguments, &i, err);
		else if (strcmp(argument, "-h") == 0)
			code = set_option(&parse, find_option(&parse, "help"), NULL, err);
		else
			code = orr_fail(err, ORR_E_USAGE,
					"orrery %s has no flag %s; flags begin with two dashes, orrery %s "
					"--help lists them",
					command->name, argument, command->name);
		if (code != ORR_OK)
			return code;
	}
	*out = parse.args;
	return ORR_OK;
}
