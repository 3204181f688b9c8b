/* SPDX-License-Identifier: Apache-2.0 */
/* Writing to what cannot be replaced: standard output, pipes, devices; readers that are slow or gone. */
#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "base/stream.h"
#include "base/stream_codec.h"
#include "folder.h"

enum { CONTENT_BYTES = 5 * ORR_STREAM_BYTES + 17 };

static unsigned char content[CONTENT_BYTES];
static struct orr_error err;

/* Standard output for the time of one test; what cmocka holds back is let out first. */
static int standard_output;

static void redirect(int fd)
{
	(void)fflush(stdout);
	standard_output = dup(STDOUT_FILENO);
	assert_true(standard_output >= 0 && dup2(fd, STDOUT_FILENO) == STDOUT_FILENO);
}

static void restore(void)
{
	assert_int_equal(dup2(standard_output, STDOUT_FILENO), STDOUT_FILENO);
	(void)close(standard_output);
}

static enum orr_code write_to(const char *path, size_t length, size_t piece)
{
	struct orr_writer *writer = NULL;
	enum orr_code code = orr_writer_open(&writer, path, &err);

	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < length && code == ORR_OK; i += piece)
		code = orr_writer_write(writer, content + i, length - i < piece ? length - i : piece, &err);
	enum orr_code committed = orr_writer_commit(writer, &err);
	return code == ORR_OK ? committed : code;
}

static void a_full_device_is_an_error(void **state)
{
	static const size_t lengths[] = {1, 1000, CONTENT_BYTES};

	(void)state;
	const char *full = device("full", 7, "/dev/full");
	assert_int_equal(symlink(full, at("full.gz")), 0);
	assert_int_equal(symlink(full, at("full.zst")), 0);
	const char *const paths[] = {full, at("full.gz"), at("full.zst")};
	for (size_t p = 0; p < 3; p++)
		for (size_t l = 0; l < 3; l++) {
			err = (struct orr_error){0};
			assert_int_equal(write_to(paths[p], lengths[l], 999), ORR_E_UNAVAILABLE);
			assert_non_null(strstr(err.text, paths[p]));
			assert_non_null(strstr(err.text, strerror(ENOSPC)));
		}
	int fd = open(full, O_WRONLY);
	redirect(fd);
	enum orr_code code = write_to("-", 10, 10);
	restore();
	(void)close(fd);
	assert_int_equal(code, ORR_E_UNAVAILABLE);
	assert_non_null(strstr(err.text, "standard output"));
	assert_int_equal(names_with(".tmp"), 0);
}

static void every_call_after_a_failure_fails(void **state)
{
	const char *full = device("full", 7, "/dev/full");
	struct orr_writer *writer = NULL;

	(void)state;
	assert_int_equal(orr_writer_open(&writer, full, &err), ORR_OK);
	assert_int_equal(orr_writer_write(writer, "x", 1, &err), ORR_OK);
	assert_int_equal(orr_writer_flush(writer, &err), ORR_E_UNAVAILABLE);
	err = (struct orr_error){0};
	assert_int_equal(orr_writer_write(writer, "", 0, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(orr_writer_flush(writer, &err), ORR_E_UNAVAILABLE);
	assert_int_equal(orr_writer_commit(writer, &err), ORR_E_UNAVAILABLE);
	assert_non_null(strstr(err.text, full));
	assert_int_equal(orr_writer_open(&writer, full, &err), ORR_OK);
	assert_int_equal(orr_writer_write(writer, "x", 1, &err), ORR_OK);
	orr_writer_abandon(writer); /* nothing is written any more, so nothing fails */
}

static void devices_are_written_and_stay(void **state)
{
	const char *null = device("null", 3, "/dev/null");
	struct stat before, after;

	(void)state;
	assert_int_equal(stat(null, &before), 0);
	assert_int_equal(write_to(null, CONTENT_BYTES, 1000), ORR_OK);
	assert_int_equal(stat(null, &after), 0);
	assert_true(S_ISCHR(after.st_mode) && after.st_ino == before.st_ino);
}

/* The SIGPIPE of a reader that has gone kills nobody, and one the caller had waiting is still there. */
static void a_reader_that_has_gone_is_an_error(void **state)
{
	int fds[2];
	sigset_t pipe_only, pending;

	(void)state;
	void (*before)(int) = signal(SIGPIPE, SIG_DFL);
	(void)sigemptyset(&pipe_only);
	(void)sigaddset(&pipe_only, SIGPIPE);
	for (size_t length = 1; length <= CONTENT_BYTES; length += CONTENT_BYTES - 1) {
		assert_int_equal(pipe(fds), 0);
		(void)close(fds[0]);
		redirect(fds[1]);
		enum orr_code code = write_to("-", length, length);
		restore();
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_non_null(strstr(err.text, strerror(EPIPE)));
		(void)sigpending(&pending);
		assert_int_equal(sigismember(&pending, SIGPIPE), 0);

		assert_int_equal(sigprocmask(SIG_BLOCK, &pipe_only, NULL), 0);
		(void)raise(SIGPIPE);
		redirect(fds[1]);
		code = write_to("-", length, length);
		restore();
		(void)close(fds[1]);
		(void)sigpending(&pending);
		int waiting = sigismember(&pending, SIGPIPE), number;
		(void)sigwait(&pipe_only, &number);
		assert_int_equal(sigprocmask(SIG_UNBLOCK, &pipe_only, NULL), 0);
		assert_int_equal(code, ORR_E_UNAVAILABLE);
		assert_int_equal(waiting, 1);
	}
	(void)signal(SIGPIPE, before);
}

/* A child that reads slowly to the end and compares. */
static pid_t start_reader(int fd, int other_end)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child != 0)
		return child;
	static unsigned char piece[4000];
	size_t length = 0;
	ssize_t got;
	(void)close(other_end);
	while ((got = read(fd, piece, sizeof piece)) > 0) {
		if (length + (size_t)got > CONTENT_BYTES || memcmp(piece, content + length, (size_t)got) != 0)
			_exit(1);
		length += (size_t)got;
		if (length < 100000)
			(void)usleep(2000);
	}
	_exit(length == CONTENT_BYTES ? 0 : 2);
}

static void on_alarm(int number)
{
	(void)number;
}

/*
 * A pipe of one page: writes come back short, or not at all when it does not block, and signals interrupt
 * them.
 */
static void write_through_small_pipe(int flags, size_t piece, bool alarms)
{
	struct sigaction action = {.sa_handler = on_alarm}, before; /* without SA_RESTART */
	const struct itimerval often = {{0, 500}, {0, 500}}, never = {{0, 0}, {0, 0}};
	int fds[2], status;

	assert_int_equal(pipe(fds), 0);
	(void)fcntl(fds[1], F_SETPIPE_SZ, 4096);
	assert_int_equal(fcntl(fds[1], F_SETFL, flags), 0);
	pid_t child = start_reader(fds[0], fds[1]);
	(void)close(fds[0]);
	assert_int_equal(sigaction(SIGALRM, &action, &before), 0);
	redirect(fds[1]);
	if (alarms)
		(void)setitimer(ITIMER_REAL, &often, NULL);
	enum orr_code code = write_to("-", CONTENT_BYTES, piece);
	(void)setitimer(ITIMER_REAL, &never, NULL);
	restore();
	(void)close(fds[1]);
	assert_int_equal(sigaction(SIGALRM, &before, NULL), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(code, ORR_OK);
	assert_int_equal(status, 0);
}

static void slow_readers_get_everything(void **state)
{
	(void)state;
	for (int alarms = 0; alarms < 2; alarms++)
		for (size_t piece = 1000; piece <= CONTENT_BYTES; piece += CONTENT_BYTES - 1000) {
			write_through_small_pipe(0, piece, alarms);
			write_through_small_pipe(O_NONBLOCK, piece, alarms);
		}
}

static void a_named_pipe_is_written_directly(void **state)
{
	struct stat status;
	int ended;

	(void)state;
	assert_int_equal(mkfifo(at("pipe"), 0600), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		int fd = open(at("pipe"), O_RDONLY);
		char text[16] = {0};
		_exit(fd >= 0 && read(fd, text, 5) == 5 && strcmp(text, "abcde") == 0 ? 0 : 1);
	}
	assert_int_equal(write_to(at("pipe"), 5, 5), ORR_OK);
	assert_int_equal(waitpid(child, &ended, 0), child);
	assert_int_equal(ended, 0);
	assert_int_equal(lstat(at("pipe"), &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
}

/* Between two writes of others to the same open file: neither replaced nor written over. */
static void own_descriptors_are_shared(void **state)
{
	char number[32], process[64];

	(void)state;
	int fd = open(at("shared"), O_RDWR | O_CREAT | O_TRUNC, 0600);
	assert_true(fd > 2);
	(void)snprintf(number, sizeof number, "/dev/fd/%d", fd);
	(void)snprintf(process, sizeof process, "/proc/self/fd/%d", fd);
	assert_int_equal(symlink(number, at("to-descriptor")), 0);
	assert_int_equal(write(fd, "1", 1), 1);
	redirect(fd);
	enum orr_code code = write_to("/dev/stdout", 3, 3);
	restore();
	assert_int_equal(code, ORR_OK);
	assert_int_equal(write(fd, "2", 1), 1);
	assert_int_equal(write_to(number, 3, 3), ORR_OK);
	assert_int_equal(write_to(process, 3, 3), ORR_OK);
	assert_int_equal(write_to(at("to-descriptor"), 3, 3), ORR_OK);
	assert_int_equal(write(fd, "3", 1), 1);
	(void)close(fd);
	assert_content(at("shared"), "1abc2abcabcabc3");
}

/* What has been flushed can be read while the writer is still open, through every compression. */
static void flushed_bytes_arrive(void **state)
{
	static const char *const names[] = {"flush", "flush.gz", "flush.zst"};

	(void)state;
	for (size_t n = 0; n < 3; n++) {
		struct orr_writer *writer = NULL;
		struct orr_reader *reader = NULL;
		char text[16] = {0};
		size_t length = 0;

		assert_int_equal(mkfifo(at(names[n]), 0600), 0);
		int keep = open(at(names[n]), O_RDWR); /* so that neither opening waits for the other */
		assert_int_equal(orr_writer_open(&writer, at(names[n]), &err), ORR_OK);
		assert_int_equal(orr_reader_open(&reader, at(names[n]), &err), ORR_OK);
		(void)close(keep);
		for (int i = 0; i < 3; i++) {
			assert_int_equal(orr_writer_write(writer, "hello", 5, &err), ORR_OK);
			assert_int_equal(orr_writer_flush(writer, &err), ORR_OK);
			assert_int_equal(orr_writer_flush(writer, &err), ORR_OK);
			assert_int_equal(orr_reader_read(reader, text, sizeof text, &length, &err), ORR_OK);
			assert_int_equal(length, 5);
			assert_memory_equal(text, "hello", 5);
		}
		assert_int_equal(orr_writer_commit(writer, &err), ORR_OK);
		assert_int_equal(orr_reader_read(reader, text, sizeof text, &length, &err), ORR_OK);
		assert_int_equal(length, 0);
		orr_reader_close(reader);
	}
}

static void standard_output_stays_open(void **state)
{
	struct orr_writer *writer = NULL;

	(void)state;
	int fd = open(at("out"), O_RDWR | O_CREAT | O_TRUNC, 0600);
	redirect(fd);
	enum orr_code code = write_to("-", 3, 3);
	enum orr_code opened = orr_writer_open(&writer, "-", &err);
	orr_writer_abandon(writer);
	ssize_t more = write(STDOUT_FILENO, "!", 1);
	restore();
	(void)close(fd);
	assert_true(code == ORR_OK && opened == ORR_OK && more == 1);
	assert_content(at("out"), "abc!");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_device_is_an_error),
		cmocka_unit_test(every_call_after_a_failure_fails),
		cmocka_unit_test(devices_are_written_and_stay),
		cmocka_unit_test(a_reader_that_has_gone_is_an_error),
		cmocka_unit_test(slow_readers_get_everything),
		cmocka_unit_test(a_named_pipe_is_written_directly),
		cmocka_unit_test(own_descriptors_are_shared),
		cmocka_unit_test(flushed_bytes_arrive),
		cmocka_unit_test(standard_output_stays_open),
	};

	make_content(content, sizeof content);
	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
