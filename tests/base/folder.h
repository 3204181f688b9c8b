/* SPDX-License-Identifier: Apache-2.0 */
/* A folder of the test's own, its files in and out whole, and what lies in it. */
#ifndef ORR_TESTS_BASE_FOLDER_H
#define ORR_TESTS_BASE_FOLDER_H

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "test.h"

static char folder[256];

static inline int folder_setup(void **state)
{
	const char *parent = getenv("TMPDIR");

	(void)state;
	(void)snprintf(folder, sizeof folder, "%s/orrery-test-XXXXXX", parent != NULL ? parent : P_tmpdir);
	return mkdtemp(folder) == NULL ? -1 : chmod(folder, 0755);
}

static inline int folder_teardown(void **state)
{
	char command[300];

	(void)state;
	(void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

/* Path of a name in the folder; sixteen at a time. */
static inline const char *at(const char *name)
{
	static char paths[16][512];
	static unsigned next;
	char *path = paths[next++ % 16];

	(void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

static inline void spill(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* Content of a file, to be freed, with a NUL behind it. */
static inline char *slurp(const char *path, size_t *out_length)
{
	FILE *file = fopen(path, "rb");
	struct stat status;

	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &status), 0);
	char *bytes = malloc((size_t)status.st_size + 1);
	assert_non_null(bytes);
	*out_length = fread(bytes, 1, (size_t)status.st_size, file);
	bytes[*out_length] = '\0';
	(void)fclose(file);
	return bytes;
}

static inline void assert_content(const char *path, const char *text)
{
	size_t length;
	char *bytes = slurp(path, &length);

	assert_int_equal(length, strlen(text));
	assert_string_equal(bytes, text);
	free(bytes);
}

/* How many names in the folder contain `part`. */
static inline int names_with(const char *part)
{
	DIR *stream = opendir(folder);
	int count = 0;

	assert_non_null(stream);
	for (struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream))
		count += strstr(entry->d_name, part) != NULL;
	(void)closedir(stream);
	return count;
}

/*
 * A device of the folder's own, a twin of one in /dev: who may replace the system's devices, as root may,
 * must not try on those. Who may not make one may not harm the system's. Numbers: Linux, devices.txt.
 */
static inline const char *device(const char *name, unsigned minor_number, const char *of_system)
{
	const char *path = at(name);

	if (access(path, F_OK) != 0 && mknod(path, S_IFCHR | 0666, makedev(1, minor_number)) != 0)
		return of_system;
	int fd = open(path, O_WRONLY); /* a folder mounted without devices */
	(void)close(fd);
	return fd < 0 ? of_system : path;
}

/* The same bytes on every run: half compressible, half not. xorshift (Marsaglia 2003). */
static inline void make_content(unsigned char *bytes, size_t length)
{
	uint32_t x = 2463534242U;

	for (size_t i = 0; i < length; i++) {
		x ^= x << 13;
		x ^= x >> 17;
		x ^= x << 5;
		bytes[i] = i % 64 < 32 ? (unsigned char)('a' + i % 7) : (unsigned char)x;
	}
}

#endif
