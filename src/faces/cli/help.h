/* SPDX-License-Identifier: Apache-2.0 */
/* Help texts, made from the command table. */
#ifndef ORR_FACES_CLI_HELP_H
#define ORR_FACES_CLI_HELP_H

#include <stdbool.h>

#include "base/buf.h"
#include "faces/cli/command.h"

/** The list of all commands. */
void orr_help_overview(struct orr_buf *out);
/** Usage line, sentences and flags of one command. */
void orr_help_command(struct orr_buf *out, const struct orr_command *command);

/** Append what a topic lists: "houses" or "zodiac". false for any other word. */
bool orr_help_topic(struct orr_buf *out, const char *word);

/**
 * The commands whose names begin with a word: "group" has group list, group show and others. false, and nothing written, where there are
 * none, or the word is a command of its own.
 */
bool orr_help_family(struct orr_buf *out, const char *word);

#endif
