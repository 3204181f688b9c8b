/* SPDX-License-Identifier: Apache-2.0 */
/* Completion scripts of the shells, made from the table of commands. */
#ifndef ORR_FACES_CLI_COMPLETION_H
#define ORR_FACES_CLI_COMPLETION_H

#include <stdbool.h>

#include "base/buf.h"
#include "faces/cli/command.h"

/** Append the script of a shell that completes the command lines of orrery. */
void orr_completion_bash(struct orr_buf *out);
void orr_completion_zsh(struct orr_buf *out);
void orr_completion_fish(struct orr_buf *out);

/* What a shell can offer where a value stands. */
enum orr_offer { ORR_OFFER_NOTHING, ORR_OFFER_WORDS, ORR_OFFER_FILES, ORR_OFFER_FOLDERS };

/**
 * The value of an option: its choices, or what its argument's name says (FILE, PROGRAM, DIR). `words` becomes the words to offer,
 * parted by blanks, with ORR_OFFER_WORDS.
 */
enum orr_offer orr_offer_option(const struct orr_option *option, struct orr_buf *words);
/** The same for a command's positional arguments: "bash|zsh|fish", "[COMMAND]", "FILE". */
enum orr_offer orr_offer_positional(const struct orr_command *command, struct orr_buf *words);

/* The first words of command lines: "kernel" of "kernel info". */

/** Length of the first word of a command's name. */
int orr_first_word(const struct orr_command *command);
/** Whether no earlier row has the same first word. */
bool orr_first_of_word(size_t index);
/** The second word, NULL when the name is one word only. */
const char *orr_second_word(const struct orr_command *command);
/** Whether two commands have the same first word. */
bool orr_same_word(const struct orr_command *command, const struct orr_command *other);
/** What the first word of a row does, for a list: the row's sentence, or the names of its second words from `buffer`. */
const char *orr_word_doc(size_t index, struct orr_buf *buffer);

#endif
