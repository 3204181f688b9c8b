/* SPDX-License-Identifier: Apache-2.0 */
/* Read-only maps of whole files, and folders made with their parents. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/system.h"

static const unsigned char no_bytes[1] = {0};

/* Map what `fd` has open; the caller closes it. */
static enum orr_code map_fd(struct orr_map *out, int fd, const char *path, struct orr_error *err)
{
	struct stat status;

	if (fstat(fd, &status) != 0)
		return orr_fail_to_read(err, path, errno);
	if (!S_ISREG(status.st_mode))
		return orr_fail(err, ORR_E_INVALID, "%s is not a regular file: name one", path);
	if ((uintmax_t)status.st_size > SIZE_MAX)
		return orr_fail_to_read(err, path, EFBIG);
	size_t size = (size_t)status.st_size;
	if (size == 0) { /* nothing to map: mmap refuses it */
		*out = (struct orr_map){.bytes = no_bytes};
		return ORR_OK;
	}
	void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return orr_fail_to_read(err, path, errno);
	*out = (struct orr_map){.bytes = bytes, .size = size};
	return ORR_OK;
}

enum orr_code orr_map_open(struct orr_map *out, const char *path, struct orr_error *err)
{
	/* Without O_NONBLOCK the opening of a pipe would wait for its writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return orr_fail_to_read(err, path, errno);
	enum orr_code code = map_fd(out, fd, path, err);
	(void)close(fd);
	return code;
}

void orr_map_close(struct orr_map *map)
{
	if (map->size > 0)
		(void)munmap((void *)(uintptr_t)map->bytes, map->size);
	*map = (struct orr_map){0};
}

static enum orr_code make_one(const char *path, struct orr_error *err)
{
	struct stat status;

	if (mkdir(path, 0700) == 0)
		return ORR_OK;
	int number = errno;
	/*
	 * A folder that is there already may be refused for other reasons than EEXIST, such as a read-only
	 * disk.
	 */
	if (stat(path, &status) == 0) {
		if (S_ISDIR(status.st_mode))
			return ORR_OK;
		number = ENOTDIR;
	}
	return orr_fail(err, ORR_E_UNAVAILABLE, "the folder %s cannot be made (%s): choose another place",
			path, orr_system_reason(number));
}

enum orr_code orr_folder_make(const char *path, struct orr_error *err)
{
	size_t length = strlen(path);
	char *prefix = orr_malloc(length + 1);
	enum orr_code code = ORR_OK;

	if (prefix == NULL)
		return orr_fail_memory(err);
	memcpy(prefix, path, length + 1);
	for (size_t i = 1; i < length && code == ORR_OK; i++) {
		if (path[i] != '/' || path[i - 1] == '/')
			continue;
		prefix[i] = '\0';
		code = make_one(prefix, err);
		prefix[i] = '/';
	}
	if (code == ORR_OK)
		code = make_one(prefix, err);
	orr_free(prefix);
	return code;
}

bool orr_file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0;
}

static bool stat_regular(const char *path, struct stat *out)
{
	const int failed = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, out) : stat(path, out);
	return failed == 0 && S_ISREG(out->st_mode);
}

bool orr_file_same(const char *path, const char *other)
{
	struct stat a, b;

	return stat_regular(path, &a) && stat_regular(other, &b) && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}
