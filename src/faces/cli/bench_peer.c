/* SPDX-License-Identifier: Apache-2.0 */
/* Running a peer program. */
#include "faces/cli/bench_peer.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"

enum { ANSWER_MAX_BYTES = 256, REASON_MAX_BYTES = 128 };

/* The work as a file in memory: the peer may read as little of it as it likes without a broken pipe here. -1 on failure. */
static int work_file(const struct orr_buf *work)
{
	int file = memfd_create("orrery-bench", MFD_CLOEXEC);
	size_t done = 0;
	while (file >= 0 && done < work->length) {
		ssize_t more = write(file, work->data + done, work->length - done);
		if (more <= 0) {
			close(file);
			return -1;
		}
		done += (size_t)more;
	}
	if (file >= 0 && lseek(file, 0, SEEK_SET) != 0) {
		close(file);
		return -1;
	}
	return file;
}

/* Start the peer; *out_answer is the end to read its answer from. 0 or an errno. */
static int start(const char *program, int work, pid_t *out_pid, int *out_answer)
{
	static char name[] = "orrery-bench-peer";
	char *arguments[] = {name, NULL};
	posix_spawn_file_actions_t actions;
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return errno;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, work, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	int failed = posix_spawn(out_pid, program, &actions, NULL, arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	if (failed != 0)
		close(ends[0]);
	*out_answer = ends[0];
	return failed;
}

static void read_answer(int answer, char out[ANSWER_MAX_BYTES])
{
	size_t length = 0;
	ssize_t more;
	do {
		more = read(answer, out + length, ANSWER_MAX_BYTES - 1 - length);
		length += more > 0 ? (size_t)more : 0;
	} while ((more > 0 || (more < 0 && errno == EINTR)) && length < ANSWER_MAX_BYTES - 1);
	out[length] = '\0';
}

static enum orr_code parse_answer(const char *program, char *answer, double *out_us, struct orr_error *err)
{
	static const char label[] = "microseconds_per_chart ";
	char *end = strchr(answer, '\n');
	double us;
	if (end != NULL)
		*end = '\0';
	if (strncmp(answer, label, sizeof label - 1) != 0 ||
	    !orr_str_to_double(answer + sizeof label - 1, &us) || us <= 0)
		return orr_fail(err, ORR_E_UNAVAILABLE, "%s did not answer with its time", program);
	*out_us = us;
	return ORR_OK;
}

enum orr_code orr_bench_peer_run(const char *program, const struct orr_buf *work, double *out_us,
				 struct orr_error *err)
{
	char text[ANSWER_MAX_BYTES], reason[REASON_MAX_BYTES];
	pid_t pid = 0;
	int answer = -1, status = 0;
	int file = work_file(work);
	if (file < 0)
		return orr_fail(err, ORR_E_UNAVAILABLE, "the peer's work could not be prepared: %s",
				strerror_r(errno, reason, sizeof reason));
	int failed = start(program, file, &pid, &answer);
	close(file);
	if (failed != 0)
		return orr_fail(err, failed == ENOENT ? ORR_E_NOT_FOUND : ORR_E_UNAVAILABLE,
				"%s cannot be run: %s", program, strerror_r(failed, reason, sizeof reason));
	read_answer(answer, text);
	close(answer);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return orr_fail(err, ORR_E_UNAVAILABLE, "%s failed", program);
	return parse_answer(program, text, out_us, err);
}
