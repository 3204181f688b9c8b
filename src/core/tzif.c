/* SPDX-License-Identifier: Apache-2.0 */
/* TZif files: layout, validity, and the period around an instant. Source: RFC 8536, section 3. */
#include "core/tzif.h"

#include <string.h>

enum {
	HEADER_BYTES = 44,
	VERSION_AT = 4,
	COUNTS_AT = 20,
	TYPE_BYTES = 6,
	TIME_BYTES = 8,
	/* More of anything than a zone can have; keeps every product below far from overflow. */
	COUNT_MAX = 1 << 20,
};

/* The six counts of a header, in the file's order. */
struct counts {
	uint32_t is_ut, is_std, leap, time, type, character;
};

static uint32_t read_u32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static int64_t read_i64(const unsigned char *at)
{
	uint64_t value = (uint64_t)read_u32(at) << 32 | read_u32(at + 4);

	/* Two's complement without the conversion that C leaves to the compiler. */
	return value <= INT64_MAX ? (int64_t)value : -(int64_t)(UINT64_MAX - value) - 1;
}

static int32_t read_i32(const unsigned char *at)
{
	uint32_t value = read_u32(at);

	return value <= INT32_MAX ? (int32_t)value : -(int32_t)(UINT32_MAX - value) - 1;
}

/* Read a header; false when it is not one. */
static bool read_header(struct counts *out, const unsigned char *bytes, size_t size)
{
	if (size < HEADER_BYTES || memcmp(bytes, "TZif", 4) != 0)
		return false;
	if (bytes[VERSION_AT] < '2' || bytes[VERSION_AT] > '4')
		return false;
	const unsigned char *at = bytes + COUNTS_AT;
	*out = (struct counts){read_u32(at),      read_u32(at + 4),  read_u32(at + 8),
			       read_u32(at + 12), read_u32(at + 16), read_u32(at + 20)};
	return out->is_ut <= COUNT_MAX && out->is_std <= COUNT_MAX && out->leap <= COUNT_MAX &&
	       out->time <= COUNT_MAX && out->type <= COUNT_MAX && out->character <= COUNT_MAX;
}

static size_t data_bytes(const struct counts *counts, size_t time_bytes)
{
	return counts->time * (time_bytes + 1) + (size_t)counts->type * TYPE_BYTES + counts->character +
	       counts->leap * (time_bytes + 4) + counts->is_std + counts->is_ut;
}

/* The footer: a line break, a rule or nothing, a line break, and then nothing more. */
static bool read_footer(struct orr_tzif *out, const unsigned char *bytes, size_t size)
{
	if (size < 2 || bytes[0] != '\n' || bytes[size - 1] != '\n')
		return false;
	out->has_rule = size > 2;
	return !out->has_rule || orr_tzrule_parse(&out->rule, (const char *)bytes + 1, size - 2);
}

bool orr_tzif_view(struct orr_tzif *out, const unsigned char *bytes, size_t size)
{
	struct counts counts;

	/* The 32-bit data of old readers come first and are skipped. */
	if (!read_header(&counts, bytes, size))
		return false;
	size_t skip = HEADER_BYTES + data_bytes(&counts, 4);
	if (skip > size || !read_header(&counts, bytes + skip, size - skip))
		return false;
	bytes += skip + HEADER_BYTES;
	size -= skip + HEADER_BYTES;
	if (counts.leap != 0 || counts.type == 0 || counts.character == 0)
		return false;
	size_t length = data_bytes(&counts, TIME_BYTES);
	if (length > size)
		return false;

	out->time_count = counts.time;
	out->type_count = counts.type;
	out->char_count = counts.character;
	out->times = bytes;
	out->types_of = out->times + (size_t)counts.time * TIME_BYTES;
	out->types = out->types_of + counts.time;
	out->abbreviations = (const char *)out->types + (size_t)counts.type * TYPE_BYTES;
	return read_footer(out, bytes + length, size - length);
}

static bool abbreviation_valid(const struct orr_tzif *tzif, size_t at)
{
	for (size_t i = at; i < tzif->char_count; i++) {
		char c = tzif->abbreviations[i];
		if (c == '\0')
			return i > at && i - at < ORR_TZ_ABBREVIATION_MAX;
		if (c <= ' ' || c > '~')
			return false;
	}
	return false;
}

static bool type_valid(const struct orr_tzif *tzif, const unsigned char *type)
{
	int32_t offset_s = read_i32(type);

	return offset_s >= -ORR_TZ_OFFSET_MAX_S && offset_s <= ORR_TZ_OFFSET_MAX_S && type[4] <= 1 &&
	       abbreviation_valid(tzif, type[5]);
}

int64_t orr_tzif_time_s(const struct orr_tzif *tzif, size_t index)
{
	return read_i64(tzif->times + index * TIME_BYTES);
}

bool orr_tzif_valid(const struct orr_tzif *tzif)
{
	for (size_t i = 0; i < tzif->type_count; i++) {
		if (!type_valid(tzif, tzif->types + i * TYPE_BYTES))
			return false;
	}
	for (size_t i = 0; i < tzif->time_count; i++) {
		if (tzif->types_of[i] >= tzif->type_count)
			return false;
		if (i > 0 &&
		    read_i64(tzif->times + i * TIME_BYTES) <= read_i64(tzif->times + (i - 1) * TIME_BYTES))
			return false;
	}
	return true;
}

static void fill(const struct orr_tzif *tzif, size_t type, struct orr_tzperiod *out)
{
	const unsigned char *row = tzif->types + type * TYPE_BYTES;

	out->offset_s = read_i32(row);
	out->dst = row[4] != 0;
	out->abbreviation = tzif->abbreviations + row[5];
}

/* How many transitions are at or before an instant. */
static size_t transitions_until(const struct orr_tzif *tzif, int64_t utc_s)
{
	size_t low = 0;
	size_t high = tzif->time_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (orr_tzif_time_s(tzif, middle) <= utc_s)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void orr_tzif_at(const struct orr_tzif *tzif, int64_t utc_s, struct orr_tzperiod *out)
{
	size_t passed = transitions_until(tzif, utc_s);
	int64_t start_s = passed == 0 ? INT64_MIN : orr_tzif_time_s(tzif, passed - 1);

	if (passed == tzif->time_count && tzif->has_rule) {
		orr_tzrule_at(&tzif->rule, utc_s, out);
		if (out->start_s < start_s)
			out->start_s = start_s;
		return;
	}
	out->start_s = start_s;
	out->end_s = passed == tzif->time_count ? INT64_MAX : orr_tzif_time_s(tzif, passed);
	/* Before the first transition type 0 holds. */
	fill(tzif, passed == 0 ? 0 : tzif->types_of[passed - 1], out);
}
