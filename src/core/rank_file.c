/* SPDX-License-Identifier: Apache-2.0 */
/* A quarter's rank tables as a view on a mapped file. */
#include "core/rank_file.h"

#include <string.h>

enum { VERSION = 1, ENDIAN = 0x01020304, CENTRES_MAX = 100000 };

static const char magic[16] = "Orrery ranks";

_Static_assert(offsetof(struct orr_rank_file_header, algorithm) == 16 + 8 + 16 + 64 + 40, "no padding");
_Static_assert(sizeof(struct orr_rank_file_header) % 64 == 0, "tables are aligned");

static uint64_t bytes_of(const struct orr_rank_file_header *header)
{
	return sizeof *header +
	       (uint64_t)header->class_count * header->centre_count * sizeof(struct orr_rank_table);
}

void orr_rank_file_stamp(struct orr_rank_file_header *header)
{
	memcpy(header->magic, magic, sizeof magic);
	header->endian = ENDIAN;
	header->version = VERSION;
	header->header_bytes = sizeof *header;
	header->class_count = ORR_CERTAINTY_CLASS_COUNT;
	header->table_bytes = sizeof(struct orr_rank_table);
	header->file_bytes = bytes_of(header);
}

static bool consistent(const struct orr_rank_file_header *header)
{
	return header->header_bytes == sizeof *header && header->centre_count >= 2 &&
	       header->centre_count < CENTRES_MAX && header->class_count == ORR_CERTAINTY_CLASS_COUNT &&
	       header->table_bytes == sizeof(struct orr_rank_table) &&
	       header->file_bytes == bytes_of(header) && header->first_centre > -CENTRES_MAX &&
	       header->first_centre < CENTRES_MAX && header->quarter >= 1 && header->quarter <= 4 &&
	       memchr(header->id, '\0', sizeof header->id) != NULL &&
	       memchr(header->algorithm, '\0', sizeof header->algorithm) != NULL &&
	       memchr(header->cohorts_id, '\0', sizeof header->cohorts_id) != NULL;
}

enum orr_rank_file_status orr_rank_file_open(struct orr_rank_file *out, const void *bytes, size_t size)
{
	const struct orr_rank_file_header *header = bytes;
	if (size < offsetof(struct orr_rank_file_header, digest) ||
	    memcmp(header->magic, magic, sizeof magic) != 0 || header->endian != ENDIAN)
		return ORR_RANK_FILE_FOREIGN;
	if (header->version != VERSION)
		return header->version < VERSION ? ORR_RANK_FILE_OLD : ORR_RANK_FILE_NEW;
	if (size < sizeof *header || header->file_bytes != size)
		return ORR_RANK_FILE_TRUNCATED;
	if (!consistent(header))
		return ORR_RANK_FILE_CORRUPT;
	const void *table = (const char *)bytes + sizeof *header;
	*out = (struct orr_rank_file){header, table, size};
	return ORR_RANK_FILE_OK;
}

void orr_rank_file_digest_span(const struct orr_rank_file *file, size_t *out_from, size_t *out_size,
			       const unsigned char **out_digest)
{
	*out_from = offsetof(struct orr_rank_file_header, algorithm);
	*out_size = file->size - *out_from;
	*out_digest = file->header->digest;
}

const struct orr_rank_table *orr_rank_file_tables(const struct orr_rank_file *file,
						  enum orr_certainty_class class, int first_centre,
						  size_t count)
{
	const struct orr_rank_file_header *header = file->header;
	if (first_centre < header->first_centre)
		return NULL;
	const size_t first = (size_t)(first_centre - header->first_centre);
	if (first > header->centre_count || count > header->centre_count - first)
		return NULL;
	return file->table + (size_t) class * header->centre_count + first;
}
