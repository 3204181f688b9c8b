/* SPDX-License-Identifier: Apache-2.0 */
/* The program `orrery`: one command line in, its texts out, its exit status. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#include "base/stream.h"
#include "main/wire.h"

static volatile sig_atomic_t stop;

/* A descriptor that cannot be read. */
static int unreadable = -1;

/*
 * The first signal asks to end in good order: what waits for standard input gets an error instead of more input. The second, with the
 * system's own action back, ends at once.
 */
static void on_signal(int number)
{
	int saved = errno;
	stop = number;
	if (unreadable >= 0)
		dup2(unreadable, STDIN_FILENO);
	errno = saved;
}

/*
 * A descriptor 0, 1 or 2 that came closed would be given to the next file opened, and the answer written there. Each is taken by one
 * that fails as a closed one does: 0 cannot be read, 1 and 2 cannot be written. What is opened later is then 3 or above. Closed again
 * for the programs that are started. False when there is nothing to take it with.
 */
static bool take_closed(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		int flags = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;
		/* The lowest free number is given (open(2)): `fd` itself, since those below are taken. */
		if (open("/dev/null", flags | O_CLOEXEC) != fd)
			return false;
	}
	return true;
}

static void catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
	struct sigaction old;
	unreadable = open("/dev/null", O_WRONLY | O_CLOEXEC);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		/* nohup and shells' background jobs ignore signals on purpose. */
		if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
}

/* Standard output through a writer: a full disk must not pass for success. */
static enum orr_code write_out(const struct orr_buf *text, struct orr_error *err)
{
	struct orr_writer *writer;
	if (text->length == 0)
		return ORR_OK;
	enum orr_code code = orr_writer_open(&writer, "-", err);
	if (code != ORR_OK)
		return code;
	code = orr_writer_write(writer, text->data, text->length, err);
	if (code == ORR_OK)
		return orr_writer_commit(writer, err);
	orr_writer_abandon(writer);
	return code;
}

int main(int argc, char *argv[])
{
	struct orr_cli cli;
	if (!take_closed()) {
		fprintf(stderr, "orrery: standard input, output or error is closed: open all three\n");
		return orr_code_exit(ORR_E_UNAVAILABLE);
	}
	struct orr_wire *wire = orr_wire_open(&stop);
	if (wire == NULL) {
		fprintf(stderr, "orrery: memory ran out\n");
		return orr_code_exit(ORR_E_UNAVAILABLE);
	}
	catch_signals();
	orr_cli_init(&cli, orr_wire_world(wire));
	const char *const *words = (const char *const *)argv;
	struct orr_error err = {0};
	int status = orr_cli_run(&cli, argc, words);
	if (write_out(&cli.out, &err) != ORR_OK)
		status = orr_cli_fail(&cli, argc, words, &err);
	if (cli.notes.length > 0)
		fwrite(cli.notes.data, 1, cli.notes.length, stderr);
	orr_cli_done(&cli);
	orr_wire_close(wire);
	/* Who asked for the end by a signal learns that it was the signal. */
	if (stop != 0)
		raise(stop);
	return status;
}
