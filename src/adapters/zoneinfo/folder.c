/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a compiled tzdb folder. */
#include "adapters/zoneinfo/folder.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

enum {
	/* America/Argentina/Ushuaia is as deep as tzdb goes. */
	DEPTH_MAX = 3,
	/* tzdb has some 600 names. */
	COUNT_MAX = 10000,
};

struct row {
	struct row *next;
	const char *name;
};

struct walk {
	const char *folder;
	struct orr_arena *arena;
	struct row *rows;
	size_t count;
};

static bool is_left_out(const char *entry)
{
	static const char *const names[] = {"posix",      "right",   "localtime",
					    "posixrules", "Factory", "leapseconds"};

	if (strchr(entry, '.') != NULL || entry[0] == '+')
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(entry, names[i]) == 0)
			return true;
	}
	return false;
}

static bool is_zone_name(const char *name)
{
	size_t good = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/");

	return good > 0 && name[good] == '\0' && good < ORR_ZONES_NAME_MAX;
}

static enum orr_code add_name(struct walk *walk, const char *name, struct orr_error *err)
{
	if (!is_zone_name(name))
		return orr_fail(err, ORR_E_INVALID,
				"\"%s\" in %s is no name that a time zone can have: give a folder with "
				"nothing but a compiled tzdb, such as /usr/share/zoneinfo",
				name, walk->folder);
	if (walk->count == COUNT_MAX)
		return orr_fail(err, ORR_E_INVALID,
				"%s holds more than %d files: give a folder with nothing but a compiled "
				"tzdb, such as /usr/share/zoneinfo",
				walk->folder, COUNT_MAX);
	struct row *row = orr_arena_alloc(walk->arena, sizeof(*row));
	if (row == NULL)
		return orr_fail_memory(err);
	*row = (struct row){.next = walk->rows, .name = name};
	walk->rows = row;
	walk->count++;
	return ORR_OK;
}

static enum orr_code walk_below(struct walk *walk, const char *below, int depth, struct orr_error *err);

/* One entry of a folder: `name` is its path below the top. */
static enum orr_code walk_entry(struct walk *walk, const char *name, int depth, struct orr_error *err)
{
	struct stat status;
	const char *path = orr_arena_format(walk->arena, "%s/%s", walk->folder, name);

	if (path == NULL)
		return orr_fail_memory(err);
	if (stat(path, &status) != 0)
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"cannot read %s (%s): make it readable or give another folder", path,
				strerrordesc_np(errno));
	if (!S_ISDIR(status.st_mode))
		return add_name(walk, name, err);
	if (depth == DEPTH_MAX)
		return orr_fail(err, ORR_E_INVALID,
				"%s is deeper than a compiled tzdb goes: give its top, such as "
				"/usr/share/zoneinfo",
				path);
	return walk_below(walk, name, depth + 1, err);
}

static enum orr_code walk_entries(struct walk *walk, DIR *stream, const char *below, int depth,
				  struct orr_error *err)
{
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(stream);
		if (entry == NULL && errno != 0)
			return orr_fail(err, ORR_E_UNAVAILABLE,
					"cannot list %s/%s (%s): repeat, or give another folder",
					walk->folder, below, strerrordesc_np(errno));
		if (entry == NULL)
			return ORR_OK;
		if (is_left_out(entry->d_name))
			continue;
		const char *name = orr_arena_format(walk->arena, "%s%s%s", below, below[0] == '\0' ? "" : "/",
						    entry->d_name);
		if (name == NULL)
			return orr_fail_memory(err);
		enum orr_code code = walk_entry(walk, name, depth, err);
		if (code != ORR_OK)
			return code;
	}
}

static enum orr_code walk_below(struct walk *walk, const char *below, int depth, struct orr_error *err)
{
	const char *path = orr_arena_format(walk->arena, "%s/%s", walk->folder, below);

	if (path == NULL)
		return orr_fail_memory(err);
	DIR *stream = opendir(path);
	if (stream == NULL)
		return orr_fail(
			err, errno == ENOENT || errno == ENOTDIR ? ORR_E_NOT_FOUND : ORR_E_UNAVAILABLE,
			"cannot list the folder %s (%s): install the package tzdata, or give the folder of a "
			"compiled tzdb",
			path, strerrordesc_np(errno));
	enum orr_code code = walk_entries(walk, stream, below, depth, err);
	closedir(stream);
	return code;
}

static int compare_names(const void *a, const void *b)
{
	const char *const *name_a = a;
	const char *const *name_b = b;

	return strcmp(*name_a, *name_b);
}

enum orr_code orr_zone_folder_names(struct orr_zone_names *out, const char *folder, struct orr_arena *arena,
				    struct orr_error *err)
{
	struct walk walk = {.folder = folder, .arena = arena};
	enum orr_code code = walk_below(&walk, "", 1, err);

	if (code != ORR_OK)
		return code;
	if (walk.count == 0)
		return orr_fail(err, ORR_E_INVALID,
				"%s holds no time zone: install the package tzdata, or give the folder of a "
				"compiled tzdb",
				folder);
	const char **names = orr_arena_array(arena, walk.count, sizeof(*names));
	if (names == NULL)
		return orr_fail_memory(err);
	size_t count = 0;
	for (const struct row *row = walk.rows; row != NULL; row = row->next)
		names[count++] = row->name;
	qsort(names, count, sizeof(*names), compare_names);
	*out = (struct orr_zone_names){names, count};
	return ORR_OK;
}

/* The version that follows `prefix` at the beginning of a file; false when it is not there. */
static bool version_in(char out[ORR_ZONES_VERSION_MAX], const char *folder, const char *file,
		       const char *prefix)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
	char path[PATH_MAX];
	struct orr_map map = {0};
	size_t skip = strlen(prefix);
	size_t length = 0;

	if (snprintf(path, sizeof(path), "%s/%s", folder, file) >= (int)sizeof(path))
		return false;
	if (orr_map_open(&map, path, NULL) != ORR_OK)
		return false;
	char version[ORR_ZONES_VERSION_MAX] = {0};
	if (map.size > skip && memcmp(map.bytes, prefix, skip) == 0) {
		const char *at = (const char *)map.bytes + skip;
		while (length < map.size - skip && length < sizeof(version) - 1 && at[length] != '\0' &&
		       strchr(allowed, at[length]) != NULL) {
			version[length] = at[length];
			length++;
		}
		/* The line must end here: half a version would name another one. */
		if (length < map.size - skip && at[length] != '\n' && at[length] != '\r')
			length = 0;
	}
	orr_map_close(&map);
	if (length == 0)
		return false;
	memcpy(out, version, sizeof(version));
	return true;
}

enum orr_code orr_zone_folder_version(char out[ORR_ZONES_VERSION_MAX], const char *folder,
				      struct orr_error *err)
{
	if (version_in(out, folder, "tzdata.zi", "# version ") || version_in(out, folder, "+VERSION", ""))
		return ORR_OK;
	return orr_fail(err, ORR_E_INVALID,
			"%s does not say which version of tzdb it is (no version in tzdata.zi or +VERSION): "
			"give the folder of "
			"the package tzdata, usually /usr/share/zoneinfo",
			folder);
}
