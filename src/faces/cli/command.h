/* SPDX-License-Identifier: Apache-2.0 */
/* The one table of commands: parser, help, suggestions and later man pages and completion are made from it. */
#ifndef ORR_FACES_CLI_COMMAND_H
#define ORR_FACES_CLI_COMMAND_H

#include "base/error.h"
#include "faces/cli/option.h"

struct orr_cli;

/* Option groups that several commands share. */
enum orr_command_uses {
	ORR_USES_BIRTH = 1 << 0,   /* the fields of a birth, from their field table */
	ORR_USES_DATA = 1 << 1,    /* --data */
	ORR_USES_THREADS = 1 << 2, /* --threads */
	ORR_USES_COLOR = 1 << 3,   /* --color */
	ORR_USES_SOURCE = 1 << 4,  /* --from, the zone data's source */
	ORR_USES_NOW = 1 << 5,     /* --now */
	ORR_USES_ALL_SETTINGS = 1 << 6,
	ORR_USES_STORE = 1 << 7,    /* --store, --documents, --history */
	ORR_USES_GEONAMES = 1 << 8, /* --geonames, the gazetteer's source */
	ORR_USES_KEPT = 1 << 9,     /* with the fields of a birth that only a store keeps */
};

struct orr_command {
	const char *name;  /* one or two words: "chart", "kernel info" */
	const char *doc;   /* one sentence for the list of commands */
	const char *more;  /* further paragraphs of its help, parted by line breaks; NULL for none */
	const char *words; /* positional arguments in help, such as "[COMMAND]"; NULL: none are taken */
	size_t word_max;
	const struct orr_option *options;
	size_t option_count;
	unsigned uses; /* enum orr_command_uses */
	/** Do it: text for standard output to cli->out, notes for people to cli->notes. */
	enum orr_code (*run)(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
};

extern const struct orr_command orr_commands[];
extern const size_t orr_command_count;

enum { ORR_COMMAND_OPTION_MAX = 40, ORR_BIRTH_OPTION_MAX = 20, ORR_OPTION_NAME_BYTES = 32 };

/* The options of one command. Holds pointers into itself: not to be copied. */
struct orr_option_set {
	struct orr_option option[ORR_COMMAND_OPTION_MAX];
	size_t count;
	char birth_name[ORR_BIRTH_OPTION_MAX][ORR_OPTION_NAME_BYTES];
	char birth_argument[ORR_BIRTH_OPTION_MAX][ORR_OPTION_NAME_BYTES];
};

/** All options of a command: the birth fields, its own, those of the groups it uses, --json and --help. */
void orr_command_options(const struct orr_command *command, struct orr_option_set *out);

/**
 * The command that `words` begin with; *out_used is how many words name it.
 * Error  ORR_E_USAGE naming the nearest command, or the second words to choose from.
 */
enum orr_code orr_command_find(size_t count, const char *const words[], const struct orr_command **out,
			       size_t *out_used, struct orr_error *err) ORR_MUST_CHECK;

/**
 * Read a command's arguments: --flag VALUE, --flag=VALUE, and after "--" words only. A value that begins with two dashes needs "=".
 * Error  ORR_E_USAGE: unknown flag (with the nearest), missing or unwanted value, flag given twice, value not of its type, too
 *        many words. `out` is untouched.
 */
enum orr_code orr_command_parse(const struct orr_command *command, size_t count,
				const char *const arguments[], struct orr_args *out,
				struct orr_error *err) ORR_MUST_CHECK;

#endif
