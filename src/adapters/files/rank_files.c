/* SPDX-License-Identifier: Apache-2.0 */
/* Ranks of quarters in a folder, a mapped file each. */
#include "adapters/files/rank_files.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "adapters/files/datafiles.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/stream.h"

/* One file is open at a time: callers take a quarter's tables one after the other. */
struct rank_files {
	struct orr_rank_keeper keeper; /* first: the operations get it back */
	struct orr_quarter quarter;    /* that the open file is of */
	struct orr_map map;            /* zeroed: none is open */
	struct orr_ranks ranks;
	char folder[PATH_MAX - 64], file[PATH_MAX];
};

static struct rank_files *files_of(struct orr_rank_keeper *keeper)
{
	_Static_assert(offsetof(struct rank_files, keeper) == 0, "the keeper is first");
	return (struct rank_files *)keeper;
}

static void close_file(struct rank_files *files)
{
	orr_map_close(&files->map);
	files->map = (struct orr_map){NULL, 0};
}

static void name_file(struct rank_files *files, struct orr_quarter quarter)
{
	snprintf(files->file, sizeof files->file, "%s/orrery-%04d-Q%d.ranks", files->folder, quarter.year,
		 quarter.quarter);
	files->quarter = quarter;
}

/* The quarter's file in `files`, opened unless it is the one that is open. */
static enum orr_code need_file(struct rank_files *files, struct orr_quarter quarter, struct orr_error *err)
{
	if (files->map.bytes != NULL && files->quarter.year == quarter.year &&
	    files->quarter.quarter == quarter.quarter)
		return ORR_OK;
	close_file(files);
	name_file(files, quarter);
	if (!orr_file_exists(files->file))
		return orr_fail(err, ORR_E_NOT_FOUND, "there is no %s", files->file);
	return orr_ranks_load(&files->map, &files->ranks, files->file, err);
}

/* The same, and it must be what the key says. */
static enum orr_code need(struct rank_files *files, const struct orr_ranks_key *key, struct orr_error *err)
{
	enum orr_code code = need_file(files, key->quarter, err);
	if (code != ORR_OK)
		return code;
	const struct orr_ranks_header *header = files->ranks.header;
	if (strcmp(header->cohorts_id, key->cohorts_id) != 0 ||
	    strcmp(header->algorithm, key->algorithm) != 0 || header->year != key->quarter.year ||
	    header->quarter != key->quarter.quarter)
		return orr_fail(err, ORR_E_NOT_FOUND, "%s is of other cohorts", files->file);
	return ORR_OK;
}

static enum orr_code find(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			  struct orr_kept_ranks *out, struct orr_error *err)
{
	struct rank_files *files = files_of(self);
	enum orr_code code = need(files, key, err);
	if (code != ORR_OK)
		return code;
	const struct orr_ranks_header *header = files->ranks.header;
	*out = (struct orr_kept_ranks){.file = files->file,
				       .id = header->id,
				       .centres = {header->first_centre, header->centre_count},
				       .size_bytes = files->map.size};
	return ORR_OK;
}

static bool is_whole(const struct orr_ranks *ranks, size_t index)
{
	unsigned char found[ORR_HASH_BYTES];
	orr_hash(&ranks->table[index], sizeof ranks->table[index], found);
	return memcmp(found, ranks->digest[index], sizeof found) == 0;
}

static enum orr_code take(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			  enum orr_certainty_class class, struct orr_centres centres,
			  struct orr_rank_table out[], struct orr_error *err)
{
	struct rank_files *files = files_of(self);
	enum orr_code code = need(files, key, err);
	if (code != ORR_OK)
		return code;
	const ptrdiff_t first = orr_ranks_index(&files->ranks, class, centres.first),
			last = orr_ranks_index(&files->ranks, class, centres.first + (int)centres.count - 1);
	if (first < 0 || last < 0)
		return orr_fail(err, ORR_E_NOT_FOUND, "%s has not all of these births", files->file);
	for (size_t i = (size_t)first; i <= (size_t)last; i++)
		if (!is_whole(&files->ranks, i))
			return orr_fail(
				err, ORR_E_CORRUPT,
				"%s is damaged: its content does not match its digest; orrery calibrate "
				"quarters --anew makes a good one, and without it ranks are computed",
				files->file);
	memcpy(out, &files->ranks.table[first], centres.count * sizeof *out);
	return ORR_OK;
}

/* Tables, the digest of each, and the digest of these with what the header says. */
static void fill(unsigned char *bytes, const struct orr_rank_table table[])
{
	struct orr_ranks_header *header = (void *)bytes;
	const size_t count = (size_t)header->class_count * header->centre_count,
		     from = offsetof(struct orr_ranks_header, algorithm);
	for (size_t i = 0; i < count; i++)
		orr_hash(&table[i], sizeof table[i], bytes + header->index_offset + i * ORR_HASH_BYTES);
	memcpy(bytes + header->table_offset, table, count * sizeof *table);
	orr_hash(bytes + from, header->table_offset - from, header->digest);
	orr_hash_hex(header->digest, 16, header->id);
}

static enum orr_code keep(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			  struct orr_centres centres, const struct orr_rank_table table[],
			  struct orr_error *err)
{
	_Static_assert((int)ORR_RANKS_DIGEST_BYTES == (int)ORR_HASH_BYTES, "digests are whole hashes");
	struct rank_files *files = files_of(self);
	struct orr_ranks_header header;
	orr_ranks_plan(key->quarter, key->algorithm, key->cohorts_id, centres.first, centres.count, &header);
	unsigned char *bytes = orr_calloc(1, header.file_bytes);
	if (bytes == NULL)
		return orr_fail_memory(err);
	memcpy(bytes, &header, sizeof header);
	fill(bytes, table);
	close_file(files);
	name_file(files, key->quarter);
	enum orr_code code = orr_folder_make(files->folder, err);
	if (code == ORR_OK)
		code = orr_file_write(files->file, bytes, header.file_bytes, err);
	orr_free(bytes);
	return code;
}

static void close_files(struct orr_rank_keeper *self)
{
	close_file(files_of(self));
	orr_free(self);
}

enum orr_code orr_rank_files_open(struct orr_rank_keeper **out, const char *folder, struct orr_error *err)
{
	static const struct orr_rank_keeper_ops ops = {find, take, keep, close_files};
	struct rank_files *files = orr_calloc(1, sizeof *files);
	if (files == NULL)
		return orr_fail_memory(err);
	if (strlen(folder) >= sizeof files->folder) {
		orr_free(files);
		return orr_fail(err, ORR_E_INVALID, "the path of the data folder is too long");
	}
	memcpy(files->folder, folder, strlen(folder) + 1);
	files->keeper.ops = &ops;
	*out = &files->keeper;
	return ORR_OK;
}
