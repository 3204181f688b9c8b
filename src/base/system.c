/* SPDX-License-Identifier: Apache-2.0 */
/* The system's calls with their interruptions handled, and their failures put into words. */
#include "base/system.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/poll.h>
#include <unistd.h>

const char *orr_system_reason(int number)
{
	static _Thread_local char text[96];

	return strerror_r(number, text, sizeof text);
}

enum orr_code orr_fail_to_read(struct orr_error *err, const char *path, int number)
{
	if (number == ENOENT || number == ENOTDIR)
		return orr_fail(err, ORR_E_NOT_FOUND, "there is no file %s: check its name", path);
	if (number == EACCES || number == EPERM)
		return orr_fail(err, ORR_E_DENIED, "%s may not be read: ask for permission to read it", path);
	return orr_fail(err, ORR_E_UNAVAILABLE, "%s cannot be read (%s): check the file and its disk", path,
			orr_system_reason(number));
}

static const char *advice_to_write(int number)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return "free some space or choose another place";
	case EPIPE:
		return "whoever read it has gone";
	case EBADF:
		return "it was closed before the start; redirect it to a file";
	case ENOENT:
	case ENOTDIR:
		return "make the folder first";
	case EACCES:
	case EPERM:
	case EROFS:
	case EISDIR:
		return "choose another place";
	default:
		return "check the disk or choose another place";
	}
}

enum orr_code orr_fail_to_write(struct orr_error *err, const char *path, int number)
{
	return orr_fail(err, ORR_E_UNAVAILABLE, "%s cannot be written (%s): %s", path,
			orr_system_reason(number), advice_to_write(number));
}

/*
 * Whether a call that failed with `number` is worth repeating; waits first when the descriptor is not ready.
 */
static bool try_again(int fd, short events, int number)
{
	if (number == EAGAIN) {
		struct pollfd wait = {.fd = fd, .events = events};

		return poll(&wait, 1, -1) >= 0 || errno == EINTR;
	}
	return number == EINTR;
}

int orr_system_read(int fd, void *bytes, size_t capacity, size_t *out_length)
{
	for (;;) {
		ssize_t length = read(fd, bytes, capacity);

		if (length >= 0) {
			*out_length = (size_t)length;
			return 0;
		}
		int number = errno;
		if (!try_again(fd, POLLIN, number))
			return number;
	}
}

static int write_all(int fd, const unsigned char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, bytes, length);
		int number = errno;

		if (written == 0)
			return ENOSPC; /* no progress and no reason: as good as full */
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		} else if (!try_again(fd, POLLOUT, number)) {
			return number;
		}
	}
	return 0;
}

/*
 * SIGPIPE is held back from this thread while it writes, and taken off the queue if it was this write that
 * raised it.
 */
int orr_system_write(int fd, const void *bytes, size_t length)
{
	sigset_t pipe_only, pending, before;

	(void)sigemptyset(&pipe_only);
	(void)sigaddset(&pipe_only, SIGPIPE);
	(void)sigpending(&pending);
	(void)pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
	int number = write_all(fd, bytes, length);
	if (number == EPIPE && sigismember(&pending, SIGPIPE) == 0) {
		const struct timespec at_once = {0};

		while (sigtimedwait(&pipe_only, NULL, &at_once) < 0 && errno == EINTR)
			;
	}
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return number;
}
