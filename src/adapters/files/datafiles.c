/* SPDX-License-Identifier: Apache-2.0 */
/* Kernel and zone data: found, mapped, checked. */
#include "adapters/files/datafiles.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"

/* How each file is called in errors, and the command that makes a good one. */
struct kind {
	const char *file, *words, *remedy;
};

static const struct kind kernel_kind = {ORR_KERNEL_FILE, "ephemeris kernel", "orrery-kernelc --out"};
static const struct kind zones_kind = {ORR_ZONES_FILE, "zone data", "orrery zones update"};

/* `path` itself when it is a file, else the file of this kind in it. */
static enum orr_code find(const struct kind *kind, const char *path, char out[PATH_MAX],
			  struct orr_error *err)
{
	struct stat status;
	bool is_folder = stat(path, &status) != 0 || S_ISDIR(status.st_mode);
	int length = is_folder ? snprintf(out, PATH_MAX, "%s/%s", path, kind->file)
			       : snprintf(out, PATH_MAX, "%s", path);
	if (length < 0 || length >= PATH_MAX)
		return orr_fail(err, ORR_E_INVALID, "the path of the %s is too long", kind->words);
	return ORR_OK;
}

/* The whole command that makes the file: the kernel's wants a name, the zone data's its folder. */
static const char *remedy(const struct kind *kind, const char *file, char out[PATH_MAX + 64])
{
	if (kind == &kernel_kind) {
		snprintf(out, PATH_MAX + 64, "%s %s", kind->remedy, file);
		return out;
	}
	const char *slash = strrchr(file, '/');
	int length = slash != NULL ? (int)(slash - file) : 1;
	snprintf(out, PATH_MAX + 64, "%s --data %.*s", kind->remedy, length, slash != NULL ? file : ".");
	return out;
}

static enum orr_code fail(const struct kind *kind, const char *file, enum orr_code code, const char *what,
			  struct orr_error *err)
{
	char command[PATH_MAX + 64];
	return orr_fail(err, code, "%s %s; %s makes a good one", file, what, remedy(kind, file, command));
}

static enum orr_code map(const struct kind *kind, const char *file, struct orr_map *out,
			 struct orr_error *err)
{
	enum orr_code code = orr_map_open(out, file, err);
	if (code == ORR_E_NOT_FOUND) {
		char command[PATH_MAX + 64];
		return orr_fail(err, code, "there is no %s at %s; %s makes it", kind->words, file,
				remedy(kind, file, command));
	}
	return code;
}

/* What the core's checks say. Both of its enumerations have the same words. */
enum finding { FOREIGN, OLD, NEW, TRUNCATED, CORRUPT, DIGEST };

static enum orr_code refuse(const struct kind *kind, const char *file, enum finding finding,
			    struct orr_error *err)
{
	static const struct {
		enum orr_code code;
		const char *words;
	} findings[] = {
		[FOREIGN] = {ORR_E_INVALID, "is not a file that Orrery made for this purpose"},
		[OLD] = {ORR_E_INVALID, "has an older format than this program reads"},
		[NEW] = {ORR_E_INVALID, "has a newer format than this program reads"},
		[TRUNCATED] = {ORR_E_CORRUPT, "is cut off or too long"},
		[CORRUPT] = {ORR_E_CORRUPT, "is damaged"},
		[DIGEST] = {ORR_E_CORRUPT, "is damaged: its content does not match its digest"},
	};
	return fail(kind, file, findings[finding].code, findings[finding].words, err);
}

static bool digest_matches(const struct orr_map *file, size_t from, size_t size, const unsigned char digest[])
{
	unsigned char found[ORR_HASH_BYTES];
	orr_hash(file->bytes + from, size, found);
	return memcmp(found, digest, sizeof found) == 0;
}

static enum finding kernel_finding(enum orr_kernel_status status)
{
	switch (status) {
	case ORR_KERNEL_FOREIGN:
		return FOREIGN;
	case ORR_KERNEL_OLD:
		return OLD;
	case ORR_KERNEL_NEW:
		return NEW;
	case ORR_KERNEL_TRUNCATED:
		return TRUNCATED;
	case ORR_KERNEL_OK:
	case ORR_KERNEL_CORRUPT:
	case ORR_KERNEL_OUT_OF_RANGE:
	default:
		return CORRUPT;
	}
}

static enum finding zones_finding(enum orr_zones_status status)
{
	switch (status) {
	case ORR_ZONES_FOREIGN:
		return FOREIGN;
	case ORR_ZONES_OLD:
		return OLD;
	case ORR_ZONES_NEW:
		return NEW;
	case ORR_ZONES_TRUNCATED:
		return TRUNCATED;
	case ORR_ZONES_OK:
	case ORR_ZONES_CORRUPT:
	default:
		return CORRUPT;
	}
}

enum orr_code orr_kernel_load(struct orr_map *out_map, struct orr_kernel *out, const char *path,
			      struct orr_error *err)
{
	char file[PATH_MAX];
	struct orr_map mapped;
	struct orr_kernel kernel;
	size_t from, size;
	const unsigned char *digest;
	enum orr_code code = find(&kernel_kind, path, file, err);
	if (code == ORR_OK)
		code = map(&kernel_kind, file, &mapped, err);
	if (code != ORR_OK)
		return code;
	/* An empty file has no page, so that its address is not aligned as the core asks. */
	enum orr_kernel_status status = ORR_KERNEL_FOREIGN;
	if (mapped.size > 0)
		status = orr_kernel_open(&kernel, mapped.bytes, mapped.size);
	if (status != ORR_KERNEL_OK)
		code = refuse(&kernel_kind, file, kernel_finding(status), err);
	if (code == ORR_OK) {
		orr_kernel_digest_span(&kernel, &from, &size, &digest);
		if (!digest_matches(&mapped, from, size, digest))
			code = refuse(&kernel_kind, file, DIGEST, err);
	}
	if (code != ORR_OK) {
		orr_map_close(&mapped);
		return code;
	}
	*out_map = mapped;
	*out = kernel;
	return ORR_OK;
}

enum orr_code orr_zones_load(struct orr_map *out_map, struct orr_zones *out, const char *path,
			     struct orr_error *err)
{
	char file[PATH_MAX];
	struct orr_map mapped;
	struct orr_zones zones;
	size_t from, size;
	const unsigned char *digest;
	enum orr_code code = find(&zones_kind, path, file, err);
	if (code == ORR_OK)
		code = map(&zones_kind, file, &mapped, err);
	if (code != ORR_OK)
		return code;
	enum orr_zones_status status = ORR_ZONES_FOREIGN;
	if (mapped.size > 0)
		status = orr_zones_open(&zones, mapped.bytes, mapped.size);
	if (status != ORR_ZONES_OK)
		code = refuse(&zones_kind, file, zones_finding(status), err);
	if (code == ORR_OK) {
		orr_zones_digest_span(&zones, &from, &size, &digest);
		if (!digest_matches(&mapped, from, size, digest))
			code = refuse(&zones_kind, file, DIGEST, err);
	}
	if (code != ORR_OK) {
		orr_map_close(&mapped);
		return code;
	}
	*out_map = mapped;
	*out = zones;
	return ORR_OK;
}
