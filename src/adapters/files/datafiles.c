/* SPDX-License-Identifier: Apache-2.0 */
/* Kernel, zone data, cohorts and ranks: found, mapped, checked. */
#include "adapters/files/datafiles.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"

/* What the core's checks say; OPENED where they found nothing. */
enum finding { OPENED, FOREIGN, OLD, NEW, TRUNCATED, CORRUPT, DIGEST };

/* The bytes that a file's digest covers, and the digest that it claims for them. */
struct span {
	size_t from, size;
	const unsigned char *digest;
};

/* How each kind of file is called in errors, the command that makes a good one, and the core's way to open it. */
struct kind {
	const char *file, *words, *remedy;
	bool remedy_names_file; /* its command wants the file's name, the others' the folder as --data */
	enum finding (*open)(const struct orr_map *map, void *out, struct span *out_span);
};

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

/* The whole command that makes the file. */
static const char *remedy(const struct kind *kind, const char *file, char out[PATH_MAX + 64])
{
	if (kind->remedy_names_file) {
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

/* The core's words for what it found are the same for all kinds, each in its own enumeration; so are the names of its functions. */
#define OPENER(kind_, KIND)                                                                                  \
	static enum finding open_##kind_(const struct orr_map *map, void *out, struct span *out_span)        \
	{                                                                                                    \
		static const enum finding findings[] = {                                                     \
			[ORR_##KIND##_OK] = OPENED,                                                          \
			[ORR_##KIND##_FOREIGN] = FOREIGN,                                                    \
			[ORR_##KIND##_OLD] = OLD,                                                            \
			[ORR_##KIND##_NEW] = NEW,                                                            \
			[ORR_##KIND##_TRUNCATED] = TRUNCATED,                                                \
			[ORR_##KIND##_CORRUPT] = CORRUPT,                                                    \
		};                                                                                           \
		const enum finding finding = findings[orr_##kind_##_open(out, map->bytes, map->size)];       \
		if (finding == OPENED)                                                                       \
			orr_##kind_##_digest_span(out, &out_span->from, &out_span->size, &out_span->digest); \
		return finding;                                                                              \
	}
OPENER(kernel, KERNEL)
OPENER(zones, ZONES)
OPENER(cohorts, COHORTS)
OPENER(ranks, RANKS)

/* Find, map, open and compare the digest. `out` may be written on failure: callers give a copy. */
static enum orr_code load(const struct kind *kind, const char *path, struct orr_map *out_map, void *out,
			  struct orr_error *err)
{
	char file[PATH_MAX];
	struct orr_map mapped;
	struct span span;
	enum orr_code code = find(kind, path, file, err);
	if (code == ORR_OK)
		code = map(kind, file, &mapped, err);
	if (code != ORR_OK)
		return code;
	/* An empty file has no page, so that its address is not aligned as the core asks. */
	enum finding finding = mapped.size > 0 ? kind->open(&mapped, out, &span) : FOREIGN;
	if (finding == OPENED && !digest_matches(&mapped, span.from, span.size, span.digest))
		finding = DIGEST;
	if (finding != OPENED) {
		orr_map_close(&mapped);
		return refuse(kind, file, finding, err);
	}
	*out_map = mapped;
	return ORR_OK;
}

enum orr_code orr_kernel_load(struct orr_map *out_map, struct orr_kernel *out, const char *path,
			      struct orr_error *err)
{
	static const struct kind kind = {ORR_KERNEL_FILE, "ephemeris kernel", "orrery-kernelc --out", true,
					 open_kernel};
	struct orr_kernel kernel;
	enum orr_code code = load(&kind, path, out_map, &kernel, err);
	if (code == ORR_OK)
		*out = kernel;
	return code;
}

enum orr_code orr_zones_load(struct orr_map *out_map, struct orr_zones *out, const char *path,
			     struct orr_error *err)
{
	static const struct kind kind = {ORR_ZONES_FILE, "zone data", "orrery zones update", false,
					 open_zones};
	struct orr_zones zones;
	enum orr_code code = load(&kind, path, out_map, &zones, err);
	if (code == ORR_OK)
		*out = zones;
	return code;
}

enum orr_code orr_cohorts_load(struct orr_map *out_map, struct orr_cohorts *out, const char *path,
			       struct orr_error *err)
{
	static const struct kind kind = {ORR_COHORTS_FILE, "file of cohorts", "orrery calibrate", false,
					 open_cohorts};
	struct orr_cohorts cohorts;
	enum orr_code code = load(&kind, path, out_map, &cohorts, err);
	if (code == ORR_OK)
		*out = cohorts;
	return code;
}

enum orr_code orr_ranks_load(struct orr_map *out_map, struct orr_ranks *out, const char *path,
			     struct orr_error *err)
{
	static const struct kind kind = {"", "ranks of a quarter", "orrery calibrate quarters", false,
					 open_ranks};
	struct orr_ranks ranks;
	enum orr_code code = load(&kind, path, out_map, &ranks, err);
	if (code == ORR_OK)
		*out = ranks;
	return code;
}
