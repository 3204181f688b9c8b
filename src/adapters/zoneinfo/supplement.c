/* SPDX-License-Identifier: Apache-2.0 */
/* Own histories of zones that Debian's tzdb merges even though it keeps those of most others. */
#include "adapters/zoneinfo/supplement.h"

#include <string.h>

/*
 * Debian builds tzdb with PACKRATLIST=zone.tab, which drops the history of names that have left that list. Of the zones dropped
 * Montreal is the one that many births name; the others were small, or are known under another name today.
 */
enum { LMT, EST, EDT, EWT, EPT, TYPE_COUNT };

struct change {
	int64_t at_s; /* UTC, seconds since 1970 */
	unsigned char type;
};

/*
 * Montreal until 1951; ever since its clocks have been Toronto's.
 * Source: tzdb, file backzone (public domain), zone America/Montreal, as zic compiles it.
 */
static const struct change montreal[] = {
	{-2713892744, EST}, {-1665334800, EDT}, {-1662753600, EST}, {-1632070800, EDT}, {-1615140000, EST},
	{-1601742600, EDT}, {-1583775000, EST}, {-1567355400, EDT}, {-1554053400, EST}, {-1535907600, EDT},
	{-1522603800, EST}, {-1504458000, EDT}, {-1491154200, EST}, {-1439830800, EDT}, {-1428255000, EST},
	{-1409504400, EDT}, {-1396805400, EST}, {-1378054800, EDT}, {-1365355800, EST}, {-1346612400, EDT},
	{-1333915200, EST}, {-1315162800, EDT}, {-1301860800, EST}, {-1283713200, EDT}, {-1270411200, EST},
	{-1252263600, EDT}, {-1238961600, EST}, {-1220814000, EDT}, {-1207512000, EST}, {-1188759600, EDT},
	{-1176062400, EST}, {-1157310000, EDT}, {-1144008000, EST}, {-1125860400, EDT}, {-1112558400, EST},
	{-1094410800, EDT}, {-1081108800, EST}, {-1062961200, EDT}, {-1049659200, EST}, {-1031511600, EDT},
	{-1018209600, EST}, {-1000062000, EDT}, {-986760000, EST},  {-968007600, EDT},  {-955310400, EST},
	{-936558000, EDT},  {-880218000, EWT},  {-769395600, EPT},  {-765396000, EST},  {-747248400, EDT},
	{-733946400, EST},  {-715798800, EDT},  {-702496800, EST},  {-684349200, EDT},  {-671047200, EST},
	{-652899600, EDT},  {-636573600, EST},  {-620845200, EDT},  {-605124000, EST},
};
static const struct {
	int offset_s, dst;
	unsigned char abbreviation_at;
} montreal_types[TYPE_COUNT] = {
	[LMT] = {-17656, 0, 0},  [EST] = {-18000, 0, 4},  [EDT] = {-14400, 1, 8},
	[EWT] = {-14400, 1, 12}, [EPT] = {-14400, 1, 16},
};
static const char montreal_abbreviations[] = "LMT\0EST\0EDT\0EWT\0EPT";
/* 1951-01-01T05:00 UTC. */
#define MONTREAL_UNTIL_S INT64_C(-599598000)

enum {
	OWN_COUNT = sizeof(montreal) / sizeof(montreal[0]),
	/* Types and abbreviations of the merged zone come after the supplement's own; both are indexed by one byte. */
	INDEX_MAX = 255,
};

static void put_number(struct orr_buf *out, uint64_t value, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		orr_buf_char(out, (char)(unsigned char)(value >> shift));
}

/* A TZif header of version 2 without leap seconds and indicators. */
static void put_header(struct orr_buf *out, size_t times, size_t types, size_t characters)
{
	static const char start[20] = "TZif2";

	orr_buf_put(out, start, sizeof(start));
	put_number(out, 0, 4);
	put_number(out, 0, 4);
	put_number(out, 0, 4);
	put_number(out, times, 4);
	put_number(out, types, 4);
	put_number(out, characters, 4);
}

/* The first of the merged zone's transitions that stays. */
static size_t first_kept(const struct orr_tzif *merged)
{
	size_t first = 0;

	while (first < merged->time_count && orr_tzif_time_s(merged, first) < MONTREAL_UNTIL_S)
		first++;
	return first;
}

static void put_times(struct orr_buf *out, const struct orr_tzif *merged, size_t first)
{
	for (size_t i = 0; i < OWN_COUNT; i++)
		put_number(out, (uint64_t)montreal[i].at_s, 8);
	orr_buf_put(out, merged->times + first * 8, (merged->time_count - first) * 8);
	for (size_t i = 0; i < OWN_COUNT; i++)
		orr_buf_char(out, (char)montreal[i].type);
	for (size_t i = first; i < merged->time_count; i++)
		orr_buf_char(out, (char)(unsigned char)(merged->types_of[i] + TYPE_COUNT));
}

static void put_types(struct orr_buf *out, const struct orr_tzif *merged)
{
	for (size_t i = 0; i < TYPE_COUNT; i++) {
		put_number(out, (uint64_t)(int64_t)montreal_types[i].offset_s, 4);
		orr_buf_char(out, (char)montreal_types[i].dst);
		orr_buf_char(out, (char)montreal_types[i].abbreviation_at);
	}
	for (size_t i = 0; i < merged->type_count; i++) {
		const unsigned char *type = merged->types + i * 6;
		orr_buf_put(out, type, 5);
		orr_buf_char(out, (char)(unsigned char)(type[5] + sizeof(montreal_abbreviations)));
	}
	orr_buf_put(out, montreal_abbreviations, sizeof(montreal_abbreviations));
	orr_buf_put(out, merged->abbreviations, merged->char_count);
}

const char *orr_zone_supplement_with(const char *zone)
{
	return strcmp(zone, "America/Montreal") == 0 ? "America/Toronto" : NULL;
}

bool orr_zone_supplement(struct orr_buf *out, const unsigned char *merged_bytes, size_t merged_size)
{
	struct orr_tzif merged;
	static const char no_data[7] = {0};

	if (!orr_tzif_view(&merged, merged_bytes, merged_size) ||
	    merged.type_count + TYPE_COUNT > INDEX_MAX ||
	    merged.char_count + sizeof(montreal_abbreviations) > INDEX_MAX)
		return false;
	size_t first = first_kept(&merged);
	/* The 32-bit data that come first hold one type and one character, all zeros. */
	put_header(out, 0, 1, 1);
	orr_buf_put(out, no_data, sizeof(no_data));
	put_header(out, OWN_COUNT + merged.time_count - first, TYPE_COUNT + merged.type_count,
		   sizeof(montreal_abbreviations) + merged.char_count);
	put_times(out, &merged, first);
	put_types(out, &merged);

	/* The footer is the last line. */
	size_t footer_at = merged_size - 1;
	while (merged_bytes[footer_at - 1] != '\n')
		footer_at--;
	orr_buf_char(out, '\n');
	orr_buf_put(out, merged_bytes + footer_at, merged_size - footer_at);
	return !out->failed;
}
