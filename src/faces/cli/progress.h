/* SPDX-License-Identifier: Apache-2.0 */
/* A line on a terminal that says how far a long piece of work is. */
#ifndef ORR_FACES_CLI_PROGRESS_H
#define ORR_FACES_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* Caller's memory, set up by orr_progress_begin. Nothing is shown before a second has passed. */
struct orr_progress {
	bool terminal; /* standard error is one */
	bool shown;
	int64_t begun_ms, last_ms;
};

void orr_progress_begin(struct orr_progress *progress, bool terminal);
/** Show how many lines are done, at most ten times a second. `context` is a struct orr_progress *. */
void orr_progress_lines(void *context, long lines_done);
/** Show how many of so many parts are done, likewise. */
void orr_progress_parts(void *context, long done, long of);
/** Wipe the line. */
void orr_progress_end(struct orr_progress *progress);

#endif
