/* SPDX-License-Identifier: Apache-2.0 */
/* Where a store lies, as far as it decides how SQLite can open it. */
#include "adapters/sqlite/location.h"

#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool readable(const char *file, const char *ending)
{
	char path[PATH_MAX + sizeof "-wal"];
	snprintf(path, sizeof path, "%s%s", file, ending);
	return faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0;
}

static bool has_log(const char *file)
{
	char path[PATH_MAX + sizeof "-wal"];
	struct stat status;
	snprintf(path, sizeof path, "%s-wal", file);
	return stat(path, &status) == 0 && status.st_size > 0;
}

/* SQLite follows links, and keeps the log beside the file itself. */
enum orr_sqlite_location orr_sqlite_location_of(const char *path)
{
	char file[PATH_MAX], folder[PATH_MAX];
	if (realpath(path, file) == NULL)
		return ORR_SQLITE_OPEN_FOLDER;
	memcpy(folder, file, sizeof folder);
	char *slash = strrchr(folder, '/');
	slash[slash == folder ? 1 : 0] = '\0';
	if (faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) == 0)
		return ORR_SQLITE_OPEN_FOLDER;
	if (!has_log(file))
		return ORR_SQLITE_CLOSED_FOLDER;
	return readable(file, "-wal") && readable(file, "-shm") ? ORR_SQLITE_OPEN_FOLDER
								: ORR_SQLITE_CLOSED_LOG;
}

/* RFC 3986: what has no meaning of its own in a URI stays as it is. */
static void put_encoded(sqlite3_str *out, const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
	for (; *path != '\0'; path++)
		sqlite3_str_appendf(out, strchr(plain, *path) != NULL ? "%c" : "%%%02x",
				    (unsigned char)*path);
}

/* The name gets "./" where SQLite could take it for something else than a file. */
char *orr_sqlite_name(const char *path, enum orr_sqlite_location location)
{
	sqlite3_str *name = sqlite3_str_new(NULL);
	const char *here = path[0] == '/' ? "" : "./";
	if (location == ORR_SQLITE_CLOSED_FOLDER) {
		sqlite3_str_appendf(name, "file:%s", here);
		put_encoded(name, path);
		sqlite3_str_appendall(name, "?immutable=1");
	} else
		sqlite3_str_appendf(name, "%s%s", here, path);
	return sqlite3_str_finish(name);
}
