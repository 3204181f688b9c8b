/* SPDX-License-Identifier: Apache-2.0 */
/* The ranks of a quarter as a file: a view on the mapped bytes. */
#ifndef ORR_CORE_RANK_FILE_H
#define ORR_CORE_RANK_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "core/cohort.h"
#include "core/quarter.h"
#include "core/rank.h"

enum orr_ranks_status {
	ORR_RANKS_OK,
	ORR_RANKS_FOREIGN,
	ORR_RANKS_OLD,
	ORR_RANKS_NEW,
	ORR_RANKS_TRUNCATED,
	ORR_RANKS_CORRUPT,
};

enum { ORR_RANKS_DIGEST_BYTES = 64 };

struct orr_ranks_header {
	char magic[16];
	uint32_t endian, version;
	uint64_t header_bytes, file_bytes;
	unsigned char digest
		[ORR_RANKS_DIGEST_BYTES]; /* BLAKE2b-512 of everything from `algorithm` to the end of the index */
	char id[40];                      /* the digest's first 32 hex digits */

	/* The digest's span begins here. */
	char algorithm[16];
	char cohorts_id[40];
	int32_t year, quarter, first_centre;
	uint32_t centre_count, class_count, table_bytes;
	uint64_t index_offset; /* unsigned char[class][centre][ORR_RANKS_DIGEST_BYTES]: of each table */
	uint64_t table_offset; /* struct orr_rank_table[class][centre] */
	unsigned char reserved[16];
};

/* A view; the bytes belong to the caller. */
struct orr_ranks {
	const struct orr_ranks_header *header;
	const unsigned char (*digest)[ORR_RANKS_DIGEST_BYTES];
	const struct orr_rank_table *table;
};

/** Header of a new file, but for the digest and id, for all classes of so many centres. `algorithm` and `cohorts_id` fit their places (asserted). */
void orr_ranks_plan(struct orr_quarter quarter, const char *algorithm, const char *cohorts_id,
		    int first_centre, size_t centre_count, struct orr_ranks_header *out);

/** Check header and size and set up the view; as orr_kernel_open. `out` untouched on failure. */
enum orr_ranks_status orr_ranks_open(struct orr_ranks *out, const void *bytes, size_t size);
/** The span of the header's digest: tables have digests of their own, so that only those that are used need be read. */
void orr_ranks_digest_span(const struct orr_ranks *ranks, size_t *out_from, size_t *out_size,
			   const unsigned char **out_digest);

/** Number of a table in the view's arrays, or -1 where it has none. */
ptrdiff_t orr_ranks_index(const struct orr_ranks *ranks, enum orr_certainty_class class, int centre);

#endif
