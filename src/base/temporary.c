/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are written aside. Each is locked by its writer, so that one without a lock is known to have none any more. */
#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#define PREFIX ".orrery-"
#define SUFFIX ".tmp"

enum { NAMES_TRIED = 1000, NAME_BYTES = 64 };

static bool is_temporary(const char *name)
{
	const size_t length = strlen(name), prefix = sizeof PREFIX - 1, suffix = sizeof SUFFIX - 1;

	return length > prefix + suffix && strncmp(name, PREFIX, prefix) == 0 &&
	       strcmp(name + length - suffix, SUFFIX) == 0 &&
	       strspn(name + prefix, "0123456789-") == length - prefix - suffix;
}

static bool same_file(int folder, const char *name, int fd)
{
	struct stat named, opened;

	return fstat(fd, &opened) == 0 && fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	       named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

/* Who holds the lock may remove the file: its writer, or somebody who got it because there is no writer. */
static void remove_leftover(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 && same_file(folder, name, fd))
		(void)unlinkat(folder, name, 0);
	(void)close(fd);
}

/* A folder that cannot be listed keeps what is in it. */
static void remove_leftovers(const char *folder)
{
	DIR *stream = opendir(folder);

	if (stream == NULL)
		return;
	for (struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream))
		if (is_temporary(entry->d_name))
			remove_leftover(dirfd(stream), entry->d_name);
	(void)closedir(stream);
}

/*
 * 0, or errno; EEXIST where somebody who removes leftovers came between making and locking it. Where the file system knows no locks nobody
 * gets one, and nothing is removed.
 */
static int make_one(const char *name, int *out_fd)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0)
		return errno;
	int number = flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK ? 0 : EEXIST;
	if (number == 0 && !same_file(AT_FDCWD, name, fd))
		number = EEXIST;
	if (number != 0)
		(void)close(fd);
	else
		*out_fd = fd;
	return number;
}

int orr_temporary_make(const char *path, char **out_name, int *out_fd)
{
	static atomic_uint serial;
	const char *slash = strrchr(path, '/');
	const size_t folder = slash == NULL ? 0 : (size_t)(slash - path) + 1;
	char *name = orr_malloc(folder + NAME_BYTES);
	int number = EEXIST;

	if (name == NULL)
		return ENOMEM;
	memcpy(name, path, folder);
	name[folder] = '\0';
	remove_leftovers(folder == 0 ? "." : name);
	for (int tried = 0; tried < NAMES_TRIED && number == EEXIST; tried++) {
		(void)snprintf(name + folder, NAME_BYTES, PREFIX "%ld-%u" SUFFIX, (long)getpid(),
			       atomic_fetch_add(&serial, 1));
		number = make_one(name, out_fd);
	}
	if (number == 0)
		*out_name = name;
	else
		orr_free(name);
	return number;
}
