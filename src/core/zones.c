/* SPDX-License-Identifier: Apache-2.0 */
/* The zone snapshot: check of untrusted bytes, and finding a zone by name. */
#include <assert.h>
#include <string.h>

#include "core/zone.h"
#include "core/zone_format.h"

/* Where the parts of a snapshot begin. */
struct parts {
	const struct orr_zones_name *names;
	const struct orr_zones_body *bodies;
	const char *text;
	const unsigned char *content;
	size_t content_bytes;
};

static struct parts parts_of(const struct orr_zones_header *header, const unsigned char *bytes, size_t size)
{
	size_t names_at = sizeof(*header);
	size_t bodies_at = names_at + header->name_count * sizeof(struct orr_zones_name);
	size_t text_at = bodies_at + header->body_count * sizeof(struct orr_zones_body);
	size_t content_at = text_at + header->names_bytes;

	/* Every part begins at a multiple of 4 from an aligned start. */
	return (struct parts){
		(const void *)(bytes + names_at),
		(const void *)(bytes + bodies_at),
		(const char *)bytes + text_at,
		bytes + content_at,
		size >= content_at ? size - content_at : 0,
	};
}

/* Length of a text in a field of `capacity` bytes that must be filled up with NULs; capacity when it is not so. */
static size_t field_length(const char *field, size_t capacity)
{
	size_t length = 0;

	while (length < capacity && field[length] != '\0')
		length++;
	for (size_t i = length; i < capacity; i++) {
		if (field[i] != '\0')
			return capacity;
	}
	return length;
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	       c == '-' || c == '+' || c == '/' || c == '.';
}

static bool version_valid(const struct orr_zones_header *header)
{
	size_t length = field_length(header->tzdb_version, sizeof(header->tzdb_version));

	if (length == 0 || length == sizeof(header->tzdb_version))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (!is_name_char(header->tzdb_version[i]))
			return false;
	}
	return true;
}

/* The id must say what version and digest say. */
static bool id_valid(const struct orr_zones_header *header)
{
	static const char digits[16] = "0123456789abcdef";
	char wanted[ORR_ZONES_ID_MAX] = {0};
	size_t length = strlen(header->tzdb_version);

	_Static_assert(ORR_ZONES_VERSION_MAX + 1 + 2 * ORR_ZONES_ID_DIGEST_BYTES <= ORR_ZONES_ID_MAX, "fits");
	memcpy(wanted, header->tzdb_version, length);
	wanted[length++] = '-';
	for (size_t i = 0; i < ORR_ZONES_ID_DIGEST_BYTES; i++) {
		wanted[length++] = digits[header->digest[i] >> 4];
		wanted[length++] = digits[header->digest[i] & 15];
	}
	return memcmp(wanted, header->id, sizeof(wanted)) == 0;
}

/* Names follow one another, are made of the characters of zone names, and ascend. */
static bool names_valid(const struct orr_zones_header *header, const struct parts *parts)
{
	size_t at = 0;

	for (size_t i = 0; i < header->name_count; i++) {
		size_t begin = at;
		if (parts->names[i].name_at != begin || parts->names[i].body >= header->body_count)
			return false;
		while (at < header->names_bytes && is_name_char(parts->text[at]))
			at++;
		size_t length = at - begin;
		if (at == header->names_bytes || parts->text[at] != '\0' || length == 0 ||
		    length >= ORR_ZONES_NAME_MAX)
			return false;
		if (i > 0 && strcmp(parts->text + parts->names[i - 1].name_at, parts->text + begin) >= 0)
			return false;
		at++;
	}
	if (header->names_bytes % 8 != 0 || header->names_bytes - at >= 8)
		return false;
	return field_length(parts->text + at, header->names_bytes - at) == 0;
}

/* Bodies follow one another to the end, and each is a sound TZif. */
static bool bodies_valid(const struct orr_zones_header *header, const struct parts *parts)
{
	size_t at = 0;

	for (size_t i = 0; i < header->body_count; i++) {
		const struct orr_zones_body *body = &parts->bodies[i];
		struct orr_tzif tzif;
		if (body->at != at || body->bytes > parts->content_bytes - at)
			return false;
		if (!orr_tzif_view(&tzif, parts->content + at, body->bytes) || !orr_tzif_valid(&tzif))
			return false;
		at += body->bytes;
	}
	return at == parts->content_bytes;
}

/* Whether the parts fit into the file at all. The counts are 32 bits wide, so that 64-bit sums cannot overflow. */
static bool sizes_valid(const struct orr_zones_header *header, size_t size)
{
	uint64_t content_at = sizeof(*header) + header->name_count * (uint64_t)sizeof(struct orr_zones_name) +
			      header->body_count * (uint64_t)sizeof(struct orr_zones_body) +
			      header->names_bytes;

	return header->name_count > 0 && header->reserved == 0 && content_at <= size;
}

enum orr_zones_status orr_zones_open(struct orr_zones *out, const void *bytes, size_t size)
{
	const struct orr_zones_header *header = bytes;

	if (size < ORR_ZONES_MAGIC_BYTES || memcmp(bytes, ORR_ZONES_MAGIC, ORR_ZONES_MAGIC_BYTES) != 0)
		return ORR_ZONES_FOREIGN;
	assert((uintptr_t)bytes % 8 == 0);
	if (size < sizeof(*header))
		return ORR_ZONES_TRUNCATED;
	if (header->endian_mark != ORR_ZONES_ENDIAN_MARK)
		return ORR_ZONES_FOREIGN;
	if (header->format_version != ORR_ZONES_FORMAT_VERSION)
		return header->format_version < ORR_ZONES_FORMAT_VERSION ? ORR_ZONES_OLD : ORR_ZONES_NEW;
	if (header->file_bytes != size)
		return ORR_ZONES_TRUNCATED;
	if (!sizes_valid(header, size) || !version_valid(header) || !id_valid(header))
		return ORR_ZONES_CORRUPT;
	struct parts parts = parts_of(header, bytes, size);
	if (!names_valid(header, &parts) || !bodies_valid(header, &parts))
		return ORR_ZONES_CORRUPT;
	*out = (struct orr_zones){.header = header, .bytes = bytes, .size = size};
	return ORR_ZONES_OK;
}

void orr_zones_digest_span(const struct orr_zones *zones, size_t *out_from, size_t *out_size,
			   const unsigned char **out_digest)
{
	*out_from = offsetof(struct orr_zones_header, file_bytes);
	*out_size = zones->size - *out_from;
	*out_digest = zones->header->digest;
}

const char *orr_zones_id(const struct orr_zones *zones)
{
	return zones->header->id;
}

const char *orr_zones_tzdb_version(const struct orr_zones *zones)
{
	return zones->header->tzdb_version;
}

size_t orr_zones_count(const struct orr_zones *zones)
{
	return zones->header->name_count;
}

struct orr_zone orr_zones_at(const struct orr_zones *zones, size_t index)
{
	struct parts parts = parts_of(zones->header, zones->bytes, zones->size);

	assert(index < zones->header->name_count);
	const struct orr_zones_name *name = &parts.names[index];
	const struct orr_zones_body *body = &parts.bodies[name->body];
	struct orr_zone zone = {
		.name = parts.text + name->name_at,
		.tzif = parts.content + body->at,
		.tzif_size = body->bytes,
	};
	/* It succeeded when the snapshot was opened. */
	(void)orr_tzif_view(&zone.data, zone.tzif, zone.tzif_size);
	return zone;
}

bool orr_zones_find(const struct orr_zones *zones, const char *name, struct orr_zone *out)
{
	struct parts parts = parts_of(zones->header, zones->bytes, zones->size);
	size_t low = 0;
	size_t high = zones->header->name_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(name, parts.text + parts.names[middle].name_at);
		if (order == 0) {
			*out = orr_zones_at(zones, middle);
			return true;
		}
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
