/* SPDX-License-Identifier: Apache-2.0 */
/* Output files that appear whole or not at all, and outputs that cannot be replaced. */
#include "base/stream_target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/str.h"
#include "base/system.h"
#include "base/temporary.h"

enum {
	PATH_BYTES = 4096, /* Linux takes no longer path (limits.h, PATH_MAX) */
	LINKS_MAX = 40,    /* as Linux itself follows (path_resolution(7)) */
};

/* A descriptor of this process under its name in the file system, such as /dev/fd/3: its number, or -1. */
static int descriptor_of(const char *path)
{
	static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		size_t length = strlen(folders[i]);
		int64_t number;

		if (strncmp(path, folders[i], length) == 0 && orr_str_to_i64(path + length, &number) &&
		    number >= 0 && number <= INT32_MAX)
			return (int)number;
	}
	return -1;
}

/* Replace *path (PATH_BYTES) by what it links to. 0; -1 when it is no link; or errno. */
static int follow(char *path)
{
	char link[PATH_BYTES];
	ssize_t length = readlink(path, link, sizeof link - 1);

	if (length < 0)
		return errno == EINVAL || errno == ENOENT ? -1 : errno;
	link[length] = '\0';
	const char *slash = strrchr(path, '/');
	size_t folder = link[0] == '/' || slash == NULL ? 0 : (size_t)(slash - path) + 1;
	if (folder + (size_t)length >= PATH_BYTES)
		return ENAMETOOLONG;
	memcpy(path + folder, link, (size_t)length + 1);
	return 0;
}

/*
 * Follow links to the file that a rename has to replace. Stops at a name of one of our own descriptors, which
 * *out_fd tells (else -1): what it seems to link to is not its name. 0 or errno.
 */
static int resolve(char path[PATH_BYTES], int *out_fd)
{
	for (int links = 0; links <= LINKS_MAX; links++) {
		*out_fd = descriptor_of(path);
		if (*out_fd >= 0)
			return 0;
		int number = follow(path);
		if (number != 0)
			return number == -1 ? 0 : number;
	}
	return ELOOP;
}

static char *copy(const char *text)
{
	size_t bytes = strlen(text) + 1;
	char *made = orr_malloc(bytes);

	return made == NULL ? NULL : memcpy(made, text, bytes);
}

static void target_free(struct orr_target *target)
{
	orr_free(target->temporary);
	orr_free(target->path);
	*target = (struct orr_target){.fd = -1};
}

static int open_direct(struct orr_target *target, const char *path)
{
	target->direct = true;
	target->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	return target->fd < 0 ? errno : 0;
}

static int open_replacing(struct orr_target *target, const char *path)
{
	target->path = copy(path);
	if (target->path == NULL)
		return ENOMEM;
	int number = orr_temporary_make(path, &target->temporary, &target->fd);
	if (number != 0)
		target_free(target);
	return number;
}

/* What there is under the path decides: nothing or a file is replaced, anything else written as it comes. */
static int open_path(struct orr_target *target, char path[PATH_BYTES])
{
	struct stat status;
	int fd;
	int number = resolve(path, &fd);

	if (number != 0)
		return number;
	if (fd >= 0) { /* opening it again would write over its beginning instead of going on */
		target->direct = true;
		target->fd = fcntl(fd, F_DUPFD_CLOEXEC, 3);
		return target->fd < 0 ? errno : 0;
	}
	if (stat(path, &status) != 0)
		return errno == ENOENT ? open_replacing(target, path) : errno;
	if (S_ISDIR(status.st_mode))
		return EISDIR;
	if (!S_ISREG(status.st_mode))
		return open_direct(target, path);
	if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) /* a rename would not ask the file */
		return errno;
	target->has_mode = true;
	target->mode = status.st_mode & 0777;
	return open_replacing(target, path);
}

enum orr_code orr_target_open(struct orr_target *out, const char *path, struct orr_error *err)
{
	struct orr_target target = {.fd = STDOUT_FILENO, .direct = true};
	char resolved[PATH_BYTES];
	size_t length = strlen(path);

	if (strcmp(path, "-") != 0) {
		int number = length == 0 ? ENOENT : ENAMETOOLONG;

		target = (struct orr_target){.fd = -1, .owned = true};
		if (length > 0 && length < PATH_BYTES) {
			memcpy(resolved, path, length + 1);
			number = open_path(&target, resolved);
		}
		if (number == ENOMEM)
			return orr_fail_memory(err);
		if (number != 0)
			return orr_fail_to_write(err, path, number);
	}
	*out = target;
	return ORR_OK;
}

/*
 * 0666 less the umask. It is read where the system shows it: umask() itself would change it for every thread.
 */
static mode_t mode_of_new_file(void)
{
	char text[1024];
	size_t length = 0;
	int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		if (orr_system_read(fd, text, sizeof text - 1, &length) != 0)
			length = 0;
		(void)close(fd);
	}
	text[length] = '\0';
	const char *line = strstr(text, "\nUmask:");
	if (line == NULL)
		return 0600; /* not known: open to nobody else */
	return (mode_t)(0666 & ~strtoul(line + sizeof "\nUmask:" - 1, NULL, 8));
}

/*
 * Without it a crash of the machine could bring the old name back. A folder that cannot be opened or synced
 * is left be.
 */
static int sync_folder(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash != NULL)
		slash[slash == path ? 1 : 0] = '\0';
	int fd = open(slash == NULL ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	int number = fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS ? 0 : errno;
	(void)close(fd);
	return number;
}

static int close_fd(struct orr_target *target)
{
	int fd = target->fd;

	target->fd = -1;
	if (!target->owned || fd < 0)
		return 0;
	return close(fd) == 0 || errno == EINTR ? 0 : errno;
}

int orr_target_commit(struct orr_target *target)
{
	if (target->direct) {
		int number = close_fd(target);

		target_free(target);
		return number;
	}
	int number =
		fchmod(target->fd, target->has_mode ? target->mode : mode_of_new_file()) == 0 ? 0 : errno;
	if (number == 0 && fsync(target->fd) != 0)
		number = errno;
	if (number == 0 && rename(target->temporary, target->path) != 0)
		number = errno;
	if (number != 0)
		(void)unlink(target->temporary);
	else
		number = sync_folder(target->path);
	/* Last, for its lock keeps the file from being removed as a dead process's. After fsync there is nothing that could fail. */
	(void)close_fd(target);
	target_free(target);
	return number;
}

void orr_target_abandon(struct orr_target *target)
{
	if (target->temporary != NULL)
		(void)unlink(target->temporary);
	(void)close_fd(target);
	target_free(target);
}
