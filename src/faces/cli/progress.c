/* SPDX-License-Identifier: Apache-2.0 */
/* A line on a terminal that says how far a long piece of work is. */
#include "faces/cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_AFTER_MS = 1000, AGAIN_AFTER_MS = 100 };

static int64_t steady_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What does not reach the terminal is no loss. */
static void show(const char *text, int length)
{
	ssize_t ignored = write(STDERR_FILENO, text, (size_t)length);
	(void)ignored;
}

void orr_progress_begin(struct orr_progress *progress, bool terminal)
{
	*progress = (struct orr_progress){.terminal = terminal, .begun_ms = steady_ms()};
}

/* How long the work has gone on, where it is time to tell; 0 where it is not. */
static int64_t due_ms(struct orr_progress *progress)
{
	if (!progress->terminal)
		return 0;
	const int64_t now_ms = steady_ms(), elapsed_ms = now_ms - progress->begun_ms;
	if (elapsed_ms < FIRST_AFTER_MS || now_ms - progress->last_ms < AGAIN_AFTER_MS)
		return 0;
	progress->last_ms = now_ms;
	progress->shown = true;
	return elapsed_ms;
}

void orr_progress_lines(void *context, long lines_done)
{
	char line[80];
	const int64_t elapsed_ms = due_ms(context);
	if (elapsed_ms > 0)
		show(line, snprintf(line, sizeof line, "\r\033[K%ld lines done, %.0f a second", lines_done,
				    (double)lines_done * 1000.0 / (double)elapsed_ms));
}

void orr_progress_parts(void *context, long done, long of)
{
	char line[80];
	if (due_ms(context) > 0)
		show(line, snprintf(line, sizeof line, "\r\033[K%ld of %ld done", done, of));
}

void orr_progress_end(struct orr_progress *progress)
{
	static const char wipe[] = "\r\033[K";
	if (progress->shown)
		show(wipe, (int)sizeof wipe - 1);
	progress->shown = false;
}
