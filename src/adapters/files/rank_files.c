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
#include "base/lock.h"
#include "base/memory.h"
#include "base/stream.h"

/* One file is open at a time: callers take a quarter's tables one after the other. The header is a copy: nobody can change it after its check. */
struct rank_files {
	struct orr_rank_keeper keeper; /* first: the operations get it back */
	struct orr_lock lock;          /* over all that follows, but for the folder */
	struct orr_quarter quarter;    /* that the open file is of */
	struct orr_map map;            /* zeroed: none is open */
	struct orr_ranks_header header;
	struct orr_ranks ranks;
	char folder[PATH_MAX - 64], file[PATH_MAX];
};

static struct rank_files *files_of(struct orr_rank_keeper *keeper)
{
	_Static_assert(offsetof(struct rank_files, keeper) == 0, "the keeper is first");
	return (struct rank_files *)keeper;
}

static void name_file(struct rank_files *files, struct orr_quarter quarter)
{
	snprintf(files->file, sizeof files->file, "%s/orrery-%04d-Q%d.ranks", files->folder, quarter.year,
		 quarter.quarter);
	files->quarter = quarter;
}

/* The file is of no use any more; whoever asks again gets what is there by then. */
static enum orr_code fail_damaged(struct rank_files *files, struct orr_error *err)
{
	orr_map_close(&files->map);
	return orr_fail(
		err, ORR_E_CORRUPT,
		"%s is damaged; orrery calibrate quarters --from %04d-Q%d --data %s makes it again, and "
		"where the file is removed its ranks are computed",
		files->file, files->quarter.year, files->quarter.quarter, files->folder);
}

/* The id stands outside what the digest covers. */
static bool is_its_id(const struct orr_ranks_header *header)
{
	char id[sizeof header->id] = "";
	orr_hash_hex(header->digest, 16, id);
	return memcmp(id, header->id, sizeof id) == 0;
}

/* The quarter's file in `files`, opened unless it is the one that is open. A file in a form of another program's is as if it were not there. */
static enum orr_code need_file(struct rank_files *files, struct orr_quarter quarter, struct orr_error *err)
{
	if (files->map.bytes != NULL && files->quarter.year == quarter.year &&
	    files->quarter.quarter == quarter.quarter)
		return ORR_OK;
	orr_map_close(&files->map);
	name_file(files, quarter);
	if (!orr_file_exists(files->file))
		return orr_fail(err, ORR_E_NOT_FOUND, "there is no %s", files->file);
	enum orr_code code = orr_ranks_load(&files->map, &files->ranks, files->file, err);
	if (code == ORR_E_INVALID)
		return orr_fail(err, ORR_E_NOT_FOUND, "%s is not one that this program reads", files->file);
	if (code == ORR_E_CORRUPT)
		return fail_damaged(files, err);
	if (code != ORR_OK)
		return code;
	files->header = *files->ranks.header;
	files->ranks.header = &files->header;
	return is_its_id(&files->header) ? ORR_OK : fail_damaged(files, err);
}

/* The same, and it must be what the key says. */
static enum orr_code need(struct rank_files *files, const struct orr_ranks_key *key, struct orr_error *err)
{
	enum orr_code code = need_file(files, key->quarter, err);
	if (code != ORR_OK)
		return code;
	const struct orr_ranks_header *header = &files->header;
	if (strcmp(header->cohorts_id, key->cohorts_id) == 0 &&
	    strcmp(header->algorithm, key->algorithm) == 0 && header->year == key->quarter.year &&
	    header->quarter == key->quarter.quarter)
		return ORR_OK;
	orr_map_close(&files->map);
	return orr_fail(err, ORR_E_NOT_FOUND, "%s is of other cohorts", files->file);
}

/* From 0 to the whole, never less than before: what ranks are looked up in. */
static bool ascend(const struct orr_shares *shares, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
			const uint16_t *below = shares[i].below[s];
			if (below[0] != 0 || below[ORR_RANK_STEPS] != ORR_SHARE_ONE)
				return false;
			for (size_t step = 0; step < ORR_RANK_STEPS; step++)
				if (below[step] > below[step + 1])
					return false;
		}
	return true;
}

/* Tables `first` and those behind it, in a copy: what was looked at is what is given out, whatever becomes of the file. */
static bool copy_good(const struct rank_files *files, size_t first, size_t count, struct orr_rank_table out[])
{
	memcpy(out, &files->ranks.table[first], count * sizeof *out);
	for (size_t i = 0; i < count; i++) {
		unsigned char found[ORR_HASH_BYTES];
		orr_hash(&out[i], sizeof out[i], found);
		if (memcmp(found, files->ranks.digest[first + i], sizeof found) != 0 ||
		    !ascend(out[i].first, ORR_RANK_NODES) || !ascend(out[i].second, ORR_SHARE_NODES))
			return false;
	}
	return true;
}

static enum orr_code verify_all(struct rank_files *files, struct orr_error *err)
{
	const size_t count = (size_t)files->header.class_count * files->header.centre_count;
	struct orr_rank_table *table = orr_calloc(1, sizeof *table);
	bool good = true;
	if (table == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < count && good; i++)
		good = copy_good(files, i, 1, table);
	orr_free(table);
	return good ? ORR_OK : fail_damaged(files, err);
}

static enum orr_code find_within(struct rank_files *files, const struct orr_ranks_key *key, bool verify,
				 struct orr_kept_ranks *out, struct orr_error *err)
{
	enum orr_code code = need(files, key, err);
	if (code == ORR_OK && verify)
		code = verify_all(files, err);
	if (code != ORR_OK)
		return code;
	*out = (struct orr_kept_ranks){.file = files->file,
				       .id = files->header.id,
				       .centres = {files->header.first_centre, files->header.centre_count},
				       .size_bytes = files->map.size};
	return ORR_OK;
}

static enum orr_code find(struct orr_rank_keeper *self, const struct orr_ranks_key *key, bool verify,
			  struct orr_kept_ranks *out, struct orr_error *err)
{
	struct rank_files *files = files_of(self);
	orr_lock_take(&files->lock);
	enum orr_code code = find_within(files, key, verify, out, err);
	orr_lock_give(&files->lock);
	return code;
}

static enum orr_code take_within(struct rank_files *files, const struct orr_ranks_key *key,
				 enum orr_certainty_class class, struct orr_centres centres,
				 struct orr_rank_table copy[], struct orr_error *err)
{
	enum orr_code code = need(files, key, err);
	if (code != ORR_OK)
		return code;
	const ptrdiff_t first = orr_ranks_index(&files->ranks, class, centres.first),
			last = orr_ranks_index(&files->ranks, class, centres.first + (int)centres.count - 1);
	if (first < 0 || last < 0)
		return orr_fail(err, ORR_E_NOT_FOUND, "%s has not all of these births", files->file);
	return copy_good(files, (size_t)first, centres.count, copy) ? ORR_OK : fail_damaged(files, err);
}

static enum orr_code take(struct orr_rank_keeper *self, const struct orr_ranks_key *key,
			  enum orr_certainty_class class, struct orr_centres centres,
			  struct orr_rank_table out[], struct orr_error *err)
{
	struct rank_files *files = files_of(self);
	struct orr_rank_table *copy = orr_calloc(centres.count, sizeof *copy);
	if (copy == NULL)
		return orr_fail_memory(err);
	orr_lock_take(&files->lock);
	enum orr_code code = take_within(files, key, class, centres, copy, err);
	orr_lock_give(&files->lock);
	if (code == ORR_OK)
		memcpy(out, copy, centres.count * sizeof *out);
	orr_free(copy);
	return code;
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

static enum orr_code write_file(struct rank_files *files, struct orr_quarter quarter, const void *bytes,
				size_t size, struct orr_error *err)
{
	orr_map_close(&files->map);
	name_file(files, quarter);
	enum orr_code code = orr_folder_make(files->folder, err);
	return code == ORR_OK ? orr_file_write(files->file, bytes, size, err) : code;
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
	orr_lock_take(&files->lock);
	enum orr_code code = write_file(files, key->quarter, bytes, header.file_bytes, err);
	orr_lock_give(&files->lock);
	orr_free(bytes);
	return code;
}

static void close_files(struct orr_rank_keeper *self)
{
	struct rank_files *files = files_of(self);
	orr_map_close(&files->map);
	orr_lock_done(&files->lock);
	orr_free(files);
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
	orr_lock_init(&files->lock);
	files->keeper.ops = &ops;
	*out = &files->keeper;
	return ORR_OK;
}
