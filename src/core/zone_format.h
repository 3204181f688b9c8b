/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a zone snapshot, shared by its writer and its reader. */
#ifndef ORR_CORE_ZONE_FORMAT_H
#define ORR_CORE_ZONE_FORMAT_H

#include <stddef.h>
#include <stdint.h>

/*
 * A snapshot is, without gaps and in this order:
 *	struct orr_zones_header
 *	struct orr_zones_name[name_count]	sorted bytewise by the name they point to
 *	struct orr_zones_body[body_count]	in order of their offsets
 *	the names, each with its NUL, in the order of the index, filled up with NULs to a multiple of 8
 *	the bodies, each a TZif file as the system had it, one after the other to the end of the file
 * Numbers are in the byte order of the machine that wrote the file; `endian_mark` tells. TZif itself is big-endian everywhere.
 * There is exactly one way to write given zones, so that the same zones give the same bytes.
 */
#define ORR_ZONES_MAGIC "ORRZONES"

enum {
	ORR_ZONES_MAGIC_BYTES = 8,
	ORR_ZONES_ENDIAN_MARK = 0x01020304,
	ORR_ZONES_FORMAT_VERSION = 1,
	ORR_ZONES_DIGEST_BYTES = 64,
	/* Digest bytes that the id shows, in hex. */
	ORR_ZONES_ID_DIGEST_BYTES = 8,
	ORR_ZONES_ID_MAX = 64,
	ORR_ZONES_VERSION_MAX = 32,
	/* With its NUL; tzdb's longest name has 30 characters. */
	ORR_ZONES_NAME_MAX = 64,
};

struct orr_zones_header {
	char magic[ORR_ZONES_MAGIC_BYTES];
	uint32_t endian_mark;
	uint32_t format_version;
	/* BLAKE2b-512 of everything from `file_bytes` to the end of the file: see orr_zones_digest_span. */
	unsigned char digest[ORR_ZONES_DIGEST_BYTES];
	/* tzdb_version, a hyphen, and the first bytes of the digest in lower-case hex; filled up with NULs. */
	char id[ORR_ZONES_ID_MAX];
	uint64_t file_bytes;
	char tzdb_version[ORR_ZONES_VERSION_MAX]; /* letters, digits, '.', '-'; filled up with NULs */
	uint32_t name_count, body_count;
	uint32_t names_bytes; /* the fill-up included */
	uint32_t reserved;    /* 0 */
};
_Static_assert(sizeof(struct orr_zones_header) == 200, "no padding");
_Static_assert(offsetof(struct orr_zones_header, file_bytes) == 144, "no padding");

struct orr_zones_name {
	uint32_t name_at; /* from the first name */
	uint32_t body;    /* index */
};

struct orr_zones_body {
	uint32_t at; /* from the first body */
	uint32_t bytes;
};

#endif
