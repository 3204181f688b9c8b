/* SPDX-License-Identifier: Apache-2.0 */
/* TZif files and zone snapshots made by hand, independently of the code that reads and writes them. */
#ifndef ORR_TESTS_ZONE_BYTES_H
#define ORR_TESTS_ZONE_BYTES_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/zone_format.h"

enum { ZONE_BYTES_MAX = 4096 };

struct zone_type {
	int offset_s, dst;
	unsigned char abbreviation_at;
};

/* What a TZif file says. `abbreviations` holds NULs, its length counts the last one. */
struct zone_text {
	const char *name;
	const int64_t *times;
	const unsigned char *types_of;
	size_t time_count;
	const struct zone_type *types;
	size_t type_count;
	const char *abbreviations;
	size_t abbreviation_bytes;
	const char *footer;
};

static inline unsigned char *zone_put(unsigned char *at, uint64_t value, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		*at++ = (unsigned char)(value >> shift);
	return at;
}

static inline unsigned char *zone_put_header(unsigned char *at, const uint32_t counts[6])
{
	memcpy(at, "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20);
	at += 20;
	for (int i = 0; i < 6; i++)
		at = zone_put(at, counts[i], 4);
	return at;
}

/* Write a TZif of version 2 with an empty 32-bit part; its length. */
static inline size_t zone_tzif(unsigned char out[ZONE_BYTES_MAX], const struct zone_text *zone)
{
	const uint32_t none[6] = {0, 0, 0, 0, 1, 1};
	const uint32_t counts[6] = {0,
				    0,
				    0,
				    (uint32_t)zone->time_count,
				    (uint32_t)zone->type_count,
				    (uint32_t)zone->abbreviation_bytes};
	unsigned char *at = zone_put_header(out, none);

	memset(at, 0, 7);
	at = zone_put_header(at + 7, counts);
	for (size_t i = 0; i < zone->time_count; i++)
		at = zone_put(at, (uint64_t)zone->times[i], 8);
	for (size_t i = 0; i < zone->time_count; i++)
		*at++ = zone->types_of[i];
	for (size_t i = 0; i < zone->type_count; i++) {
		at = zone_put(at, (uint64_t)(int64_t)zone->types[i].offset_s, 4);
		*at++ = (unsigned char)zone->types[i].dst;
		*at++ = zone->types[i].abbreviation_at;
	}
	memcpy(at, zone->abbreviations, zone->abbreviation_bytes);
	at += zone->abbreviation_bytes;
	return (size_t)(at - out) + (size_t)snprintf((char *)at, 128, "\n%s\n", zone->footer);
}

/* Write a snapshot of zones that are given in name order, one body each, with a digest of zeros; its length. */
static inline size_t zone_snapshot(unsigned char *out, const struct zone_text *zones, uint32_t count)
{
	struct orr_zones_header header = {
		.magic = {'O', 'R', 'R', 'Z', 'O', 'N', 'E', 'S'},
		.endian_mark = 0x01020304,
		.format_version = 1,
		.id = "2026x-0000000000000000",
		.tzdb_version = "2026x",
		.name_count = count,
		.body_count = count,
	};
	unsigned char *names = out + sizeof(header);
	unsigned char *bodies = names + (size_t)count * 8;
	unsigned char *text = bodies + (size_t)count * 8;
	uint32_t text_at = 0;
	uint32_t body_at = 0;

	for (uint32_t i = 0; i < count; i++) {
		memcpy(names + (size_t)i * 8, &text_at, 4);
		memcpy(names + (size_t)i * 8 + 4, &i, 4);
		memcpy(text + text_at, zones[i].name, strlen(zones[i].name) + 1);
		text_at += (uint32_t)strlen(zones[i].name) + 1;
	}
	while (text_at % 8 != 0)
		text[text_at++] = '\0';
	for (uint32_t i = 0; i < count; i++) {
		unsigned char body[ZONE_BYTES_MAX];
		uint32_t length = (uint32_t)zone_tzif(body, &zones[i]);
		memcpy(bodies + (size_t)i * 8, &body_at, 4);
		memcpy(bodies + (size_t)i * 8 + 4, &length, 4);
		memcpy(text + text_at + body_at, body, length);
		body_at += length;
	}
	header.names_bytes = text_at;
	header.file_bytes = (uint64_t)(text - out) + text_at + body_at;
	memcpy(out, &header, sizeof(header));
	return (size_t)header.file_bytes;
}

#endif
