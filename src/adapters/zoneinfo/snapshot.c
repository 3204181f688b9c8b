/* SPDX-License-Identifier: Apache-2.0 */
/* Writing a zone snapshot from a compiled tzdb folder. */
#include "adapters/zoneinfo/snapshot.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "adapters/zoneinfo/folder.h"
#include "adapters/zoneinfo/history.h"
#include "adapters/zoneinfo/supplement.h"
#include "base/file.h"
#include "base/hash.h"
#include "core/zone.h"
#include "core/zone_format.h"

enum {
	/* A whole tzdb takes some 2 MB of zones. */
	WORK_MAX_BYTES = 64 << 20,
	/* The largest zone file has 4 KB. */
	ZONE_MAX_BYTES = 1 << 20,
};

struct body {
	const unsigned char *bytes;
	uint32_t size;
	uint32_t at;
};

/* What goes into the snapshot. */
struct content {
	struct orr_zone_names zones;
	uint32_t *body_of; /* per zone, index into bodies */
	struct body *bodies;
	uint32_t body_count;
	size_t body_bytes;
	char version[ORR_ZONES_VERSION_MAX];
};

/* Index of a body, stored if it is new. Bodies keep the order in which zones ask for them first; there is room for one a zone. */
static bool body_index(struct content *content, const void *bytes, size_t size, struct orr_arena *arena,
		       uint32_t *out)
{
	for (uint32_t i = 0; i < content->body_count; i++) {
		const struct body *body = &content->bodies[i];
		if (body->size == size && memcmp(body->bytes, bytes, size) == 0) {
			*out = i;
			return true;
		}
	}
	unsigned char *copy = orr_arena_alloc(arena, size);
	if (copy == NULL)
		return false;
	memcpy(copy, bytes, size);
	content->bodies[content->body_count] =
		(struct body){copy, (uint32_t)size, (uint32_t)content->body_bytes};
	content->body_bytes += size;
	*out = content->body_count++;
	return true;
}

static enum orr_code read_zone(struct content *content, size_t index, const char *folder,
			       struct orr_arena *arena, struct orr_error *err)
{
	struct orr_map map = {0};
	struct orr_tzif tzif;
	const char *path = orr_arena_format(arena, "%s/%s", folder, content->zones.names[index]);

	if (path == NULL)
		return orr_fail_memory(err);
	enum orr_code code = orr_map_open(&map, path, err);
	if (code != ORR_OK)
		return code;
	if (map.size > ZONE_MAX_BYTES || !orr_tzif_view(&tzif, map.bytes, map.size) || !orr_tzif_valid(&tzif))
		code = orr_fail(err, ORR_E_INVALID,
				"%s is not a sound TZif file (RFC 8536, version 2 or later, without leap "
				"seconds): install "
				"the package tzdata again or give another folder",
				path);
	else if (!body_index(content, map.bytes, map.size, arena, &content->body_of[index]))
		code = orr_fail_memory(err);
	orr_map_close(&map);
	return code;
}

/* Index of a zone's name; the count when there is no such zone. */
static size_t zone_index(const struct content *content, const char *name)
{
	size_t index = 0;

	while (index < content->zones.count && strcmp(content->zones.names[index], name) != 0)
		index++;
	return index;
}

/* Give a zone its own history back when the folder has merged it with another. */
static enum orr_code supplement(struct content *content, size_t index, struct orr_arena *arena,
				struct orr_error *err)
{
	const char *with = orr_zone_supplement_with(content->zones.names[index]);
	size_t merged = with == NULL ? content->zones.count : zone_index(content, with);
	struct orr_buf own;
	enum orr_code code = ORR_OK;

	if (merged == content->zones.count || content->body_of[merged] != content->body_of[index])
		return ORR_OK;
	const struct body *body = &content->bodies[content->body_of[merged]];
	orr_buf_init(&own, ZONE_MAX_BYTES);
	if (!orr_zone_supplement(&own, body->bytes, body->size) && !own.failed)
		code = orr_fail(
			err, ORR_E_INVALID,
			"%s has more kinds of time than a zone can have: install the package tzdata again or "
			"give another folder",
			with);
	else if (own.failed || !body_index(content, own.data, own.length, arena, &content->body_of[index]))
		code = orr_fail_memory(err);
	orr_buf_done(&own);
	return code;
}

static enum orr_code read_folder(struct content *content, const char *folder, struct orr_arena *arena,
				 struct orr_error *err)
{
	enum orr_code code = orr_zone_folder_names(&content->zones, folder, arena, err);

	if (code == ORR_OK)
		code = orr_zone_folder_version(content->version, folder, err);
	if (code != ORR_OK)
		return code;
	content->body_of = orr_arena_array(arena, content->zones.count, sizeof(*content->body_of));
	content->bodies = orr_arena_array(arena, content->zones.count, sizeof(*content->bodies));
	if (content->body_of == NULL || content->bodies == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < content->zones.count && code == ORR_OK; i++)
		code = read_zone(content, i, folder, arena, err);
	for (size_t i = 0; i < content->zones.count && code == ORR_OK; i++)
		code = supplement(content, i, arena, err);
	return code;
}

static size_t names_bytes(const struct content *content)
{
	size_t bytes = 0;

	for (size_t i = 0; i < content->zones.count; i++)
		bytes += strlen(content->zones.names[i]) + 1;
	return (bytes + 7) / 8 * 8;
}

/* Digest and id, when everything else is in place. */
static void seal(struct orr_zones_header *header)
{
	const size_t from = offsetof(struct orr_zones_header, file_bytes);
	char hex[2 * ORR_ZONES_ID_DIGEST_BYTES + 1];

	_Static_assert(sizeof(header->digest) == ORR_HASH_BYTES, "BLAKE2b-512");
	orr_hash((const unsigned char *)header + from, header->file_bytes - from, header->digest);
	orr_hash_hex(header->digest, ORR_ZONES_ID_DIGEST_BYTES, hex);
	(void)snprintf(header->id, sizeof(header->id), "%s-%s", header->tzdb_version, hex);
}

/* The finished file in the arena, or NULL. */
static struct orr_zones_header *compose(const struct content *content, struct orr_arena *arena)
{
	size_t count = content->zones.count;
	size_t text_bytes = names_bytes(content);
	size_t total = sizeof(struct orr_zones_header) + count * sizeof(struct orr_zones_name) +
		       content->body_count * sizeof(struct orr_zones_body) + text_bytes + content->body_bytes;
	struct orr_zones_header *header = orr_arena_alloc(arena, total);

	if (header == NULL)
		return NULL;
	memcpy(header->magic, ORR_ZONES_MAGIC, ORR_ZONES_MAGIC_BYTES);
	header->endian_mark = ORR_ZONES_ENDIAN_MARK;
	header->format_version = ORR_ZONES_FORMAT_VERSION;
	header->file_bytes = total;
	memcpy(header->tzdb_version, content->version, sizeof(header->tzdb_version));
	header->name_count = (uint32_t)count;
	header->body_count = content->body_count;
	header->names_bytes = (uint32_t)text_bytes;

	struct orr_zones_name *names = (struct orr_zones_name *)(header + 1);
	struct orr_zones_body *bodies = (struct orr_zones_body *)(names + count);
	char *text = (char *)(bodies + content->body_count);
	unsigned char *body_bytes = (unsigned char *)text + text_bytes;
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(content->zones.names[i]) + 1;
		names[i] = (struct orr_zones_name){at, content->body_of[i]};
		memcpy(text + at, content->zones.names[i], length);
		at += (uint32_t)length;
	}
	for (uint32_t i = 0; i < content->body_count; i++) {
		bodies[i] = (struct orr_zones_body){content->bodies[i].at, content->bodies[i].size};
		memcpy(body_bytes + bodies[i].at, content->bodies[i].bytes, bodies[i].bytes);
	}
	seal(header);
	return header;
}

static enum orr_code snapshot(struct orr_buf *out, const char *folder, struct orr_arena *arena,
			      struct orr_error *err)
{
	struct content content = {0};
	struct orr_zones zones;
	enum orr_code code = read_folder(&content, folder, arena, err);

	if (code != ORR_OK)
		return code;
	const struct orr_zones_header *header = compose(&content, arena);
	if (header == NULL)
		return orr_fail_memory(err);
	if (orr_zones_open(&zones, header, header->file_bytes) != ORR_ZONES_OK)
		return orr_fail(err, ORR_E_INTERNAL,
				"the zone data made from %s cannot be read back: report this", folder);
	code = orr_zones_check_history(&zones, err);
	if (code != ORR_OK)
		return orr_error_context(err, "%s", folder);
	size_t before = out->length;
	orr_buf_put(out, header, header->file_bytes);
	if (out->failed) {
		orr_buf_cut(out, before);
		return orr_fail_memory(err);
	}
	return ORR_OK;
}

enum orr_code orr_zones_snapshot(struct orr_buf *out, const char *folder, struct orr_error *err)
{
	struct orr_arena arena;

	orr_arena_init(&arena, WORK_MAX_BYTES);
	enum orr_code code = snapshot(out, folder, &arena, err);
	orr_arena_done(&arena);
	return code;
}
