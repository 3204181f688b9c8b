/* SPDX-License-Identifier: Apache-2.0 */
/* A quarter's rank tables as a view on a mapped file. */
#ifndef ORR_CORE_RANK_FILE_H
#define ORR_CORE_RANK_FILE_H

#include "core/harmonic_code.h"

enum orr_rank_file_status {
	ORR_RANK_FILE_OK,
	ORR_RANK_FILE_FOREIGN,
	ORR_RANK_FILE_OLD,
	ORR_RANK_FILE_NEW,
	ORR_RANK_FILE_TRUNCATED,
	ORR_RANK_FILE_CORRUPT,
};

struct orr_rank_file_header {
	char magic[16];
	uint32_t endian, version;
	uint64_t header_bytes, file_bytes;
	unsigned char digest[64]; /* BLAKE2b-512 of everything from `algorithm` to the end of the file */
	char id[40];              /* the digest's first 32 hex digits */

	/* The digest's span begins here. */
	char algorithm[16];  /* ORR_HARMONIC_ALGORITHM */
	char cohorts_id[40]; /* of the cohorts that the ranks are of, and their kernel and seed with them */
	int32_t year, quarter, first_centre;
	uint32_t centre_count, class_count, table_bytes;
	unsigned char reserved[96];
};

/* A view; the bytes belong to the caller. Any number of threads may share it. */
struct orr_rank_file {
	const struct orr_rank_file_header *header;
	const struct orr_rank_table *table; /* [class][centre] */
	size_t size;
};

/** The file's first bytes and sizes, in the header of a new one whose `centre_count` is set. */
void orr_rank_file_stamp(struct orr_rank_file_header *header);
/** Check header and size and set up the view. `out` untouched on failure. */
enum orr_rank_file_status orr_rank_file_open(struct orr_rank_file *out, const void *bytes, size_t size);
void orr_rank_file_digest_span(const struct orr_rank_file *file, size_t *out_from, size_t *out_size,
			       const unsigned char **out_digest);

/** The tables of a class from a centre on; NULL where the file has not all of `count`. */
const struct orr_rank_table *orr_rank_file_tables(const struct orr_rank_file *file,
						  enum orr_certainty_class class, int first_centre,
						  size_t count);

#endif
