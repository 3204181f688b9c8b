/* SPDX-License-Identifier: Apache-2.0 */
/* The ranks of a quarter as a file. */
#include "core/rank_file.h"

#include <assert.h>
#include <string.h>

enum { VERSION = 1, ENDIAN = 0x01020304, CENTRE_MAX = 100000 };

static const char magic[16] = "Orrery ranks";

_Static_assert(offsetof(struct orr_ranks_header, algorithm) == 16 + 8 + 16 + 64 + 40, "no padding");
_Static_assert(sizeof(struct orr_ranks_header) % 64 == 0, "sections are aligned");
_Static_assert(sizeof(struct orr_rank_table) % sizeof(float) == 0, "tables are aligned one behind the other");

static void copy_text(char *out, size_t size, const char *text)
{
	const size_t length = strlen(text);
	assert(length < size);
	memcpy(out, text, length);
}

void orr_ranks_plan(struct orr_quarter quarter, const char *algorithm, const char *cohorts_id,
		    int first_centre, size_t centre_count, struct orr_ranks_header *out)
{
	const uint64_t tables = (uint64_t)ORR_CERTAINTY_CLASS_COUNT * centre_count;
	*out = (struct orr_ranks_header){.endian = ENDIAN,
					 .version = VERSION,
					 .header_bytes = sizeof *out,
					 .year = quarter.year,
					 .quarter = quarter.quarter,
					 .first_centre = first_centre,
					 .centre_count = (uint32_t)centre_count,
					 .class_count = ORR_CERTAINTY_CLASS_COUNT,
					 .table_bytes = sizeof(struct orr_rank_table),
					 .index_offset = sizeof *out};
	out->table_offset = out->index_offset + tables * ORR_RANKS_DIGEST_BYTES;
	out->file_bytes = out->table_offset + tables * sizeof(struct orr_rank_table);
	memcpy(out->magic, magic, sizeof magic);
	copy_text(out->algorithm, sizeof out->algorithm, algorithm);
	copy_text(out->cohorts_id, sizeof out->cohorts_id, cohorts_id);
}

static bool is_text(const char *text, size_t size)
{
	return memchr(text, '\0', size) != NULL;
}

/* A header is right when planning one of its quarter and centres gives the same places. */
static bool consistent(const struct orr_ranks_header *header)
{
	struct orr_ranks_header planned;
	if (header->centre_count == 0 || header->centre_count > CENTRE_MAX ||
	    header->first_centre < -CENTRE_MAX || header->first_centre > CENTRE_MAX || header->quarter < 1 ||
	    header->quarter > 4)
		return false;
	orr_ranks_plan((struct orr_quarter){header->year, header->quarter}, "", "", header->first_centre,
		       header->centre_count, &planned);
	return header->header_bytes == planned.header_bytes && header->class_count == planned.class_count &&
	       header->table_bytes == planned.table_bytes && header->index_offset == planned.index_offset &&
	       header->table_offset == planned.table_offset && header->file_bytes == planned.file_bytes &&
	       is_text(header->id, sizeof header->id) &&
	       is_text(header->algorithm, sizeof header->algorithm) &&
	       is_text(header->cohorts_id, sizeof header->cohorts_id);
}

enum orr_ranks_status orr_ranks_open(struct orr_ranks *out, const void *bytes, size_t size)
{
	const struct orr_ranks_header *header = bytes;
	if (size < offsetof(struct orr_ranks_header, digest) ||
	    memcmp(header->magic, magic, sizeof magic) != 0 || header->endian != ENDIAN)
		return ORR_RANKS_FOREIGN;
	if (header->version != VERSION)
		return header->version < VERSION ? ORR_RANKS_OLD : ORR_RANKS_NEW;
	if (size < sizeof *header || header->file_bytes != size)
		return ORR_RANKS_TRUNCATED;
	if (!consistent(header))
		return ORR_RANKS_CORRUPT;
	const void *index = (const char *)bytes + header->index_offset;
	const void *table = (const char *)bytes + header->table_offset;
	*out = (struct orr_ranks){header, index, table};
	return ORR_RANKS_OK;
}

void orr_ranks_digest_span(const struct orr_ranks *ranks, size_t *out_from, size_t *out_size,
			   const unsigned char **out_digest)
{
	*out_from = offsetof(struct orr_ranks_header, algorithm);
	*out_size = (size_t)ranks->header->table_offset - *out_from;
	*out_digest = ranks->header->digest;
}

ptrdiff_t orr_ranks_index(const struct orr_ranks *ranks, enum orr_certainty_class class, int centre)
{
	const ptrdiff_t count = (ptrdiff_t)ranks->header->centre_count,
			place = (ptrdiff_t)centre - ranks->header->first_centre;
	return place < 0 || place >= count ? -1 : (ptrdiff_t) class * count + place;
}
