/* SPDX-License-Identifier: Apache-2.0 */
/* Records of a text stream, with the physical line each begins on. */
#include "codec/record.h"

#include <string.h>

#include "base/memory.h"
#include "base/str.h"

enum {
	WINDOW_FIRST_BYTES = 1 << 16,
	WINDOW_MAX_BYTES = ORR_RECORD_MAX_BYTES + WINDOW_FIRST_BYTES,
	SCAN_LIMIT = ORR_RECORD_MAX_BYTES +
		     2, /* the longest record with CRLF has its LF at the last of these bytes */
};

struct orr_record_reader {
	struct orr_reader *reader;
	enum orr_record_format format;
	bool ended;   /* the stream gave its last byte */
	bool in_line; /* the rest of an overlong line is still to be dropped */
	long line;    /* physical line of data[start] */
	char *data;   /* data[start..end) is read and not yet given out */
	size_t start, end, capacity;
};

enum csv_state { FIELD_START, BARE, QUOTED, QUOTE_IN_QUOTED };

/* How far the record at `start` has been looked at; offsets count from `start`, so they survive a move of the window. */
struct scan {
	size_t at;
	enum csv_state state;
	bool broken;       /* a line break stands within */
	size_t first_line; /* its offset, of the first one */
	long breaks;
};

static enum orr_code make_room(struct orr_record_reader *records, struct orr_error *err)
{
	if (records->start > 0) {
		memmove(records->data, records->data + records->start, records->end - records->start);
		records->end -= records->start;
		records->start = 0;
	}
	if (records->end < records->capacity)
		return ORR_OK;
	size_t capacity = records->capacity == 0 ? WINDOW_FIRST_BYTES : 2 * records->capacity;
	if (capacity > WINDOW_MAX_BYTES)
		capacity = WINDOW_MAX_BYTES;
	char *data = orr_realloc(records->data, capacity);
	if (data == NULL)
		return orr_fail_memory(err);
	records->data = data;
	records->capacity = capacity;
	return ORR_OK;
}

/* More bytes behind `end`; moves the window's content to its begin. Sets `ended` at the end of the stream. */
static enum orr_code fill(struct orr_record_reader *records, struct orr_error *err)
{
	enum orr_code code = make_room(records, err);
	if (code != ORR_OK)
		return code;
	size_t length = 0;
	code = orr_reader_read(records->reader, records->data + records->end,
			       records->capacity - records->end, &length, err);
	if (code != ORR_OK)
		return code;
	records->end += length;
	records->ended = length == 0;
	return ORR_OK;
}

/* At least `count` bytes in the window unless the stream ends before. */
static enum orr_code want(struct orr_record_reader *records, size_t count, struct orr_error *err)
{
	while (records->end - records->start < count && !records->ended) {
		const enum orr_code code = fill(records, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Drop blank lines and say what the first byte of the first other line is, -1 at the end of the stream. Blanks before it stay. */
static enum orr_code skip_blank_lines(struct orr_record_reader *records, int *out_first,
				      struct orr_error *err)
{
	size_t at = 0;
	for (;;) {
		const enum orr_code code = want(records, at + 1, err);
		if (code != ORR_OK)
			return code;
		*out_first = -1;
		if (records->end - records->start <= at)
			return ORR_OK;
		const char c = records->data[records->start + at];
		*out_first = (unsigned char)c;
		if (c == '\n') {
			records->start += at + 1;
			records->line++;
			at = 0;
		} else if (is_blank(c) && at < ORR_RECORD_MAX_BYTES) {
			at++;
		} else {
			return ORR_OK;
		}
	}
}

/* Drop what is left of a line that was too long to be held. */
static enum orr_code skip_line(struct orr_record_reader *records, struct orr_error *err)
{
	while (records->in_line) {
		const size_t held = records->end - records->start;
		const char *end = held == 0 ? NULL : memchr(records->data + records->start, '\n', held);
		if (end != NULL) {
			records->start = (size_t)(end - records->data) + 1;
			records->line++;
			records->in_line = false;
			return ORR_OK;
		}
		records->start = records->end;
		if (records->ended)
			return ORR_OK;
		const enum orr_code code = fill(records, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

/* RFC 4180: a quote opens at the begin of a field only, and is doubled within. What is wrong is said by orr_csv_split. */
static enum csv_state csv_next(enum csv_state state, char c)
{
	if (state == QUOTED)
		return c == '"' ? QUOTE_IN_QUOTED : QUOTED;
	if (c == '"' && (state == FIELD_START || state == QUOTE_IN_QUOTED))
		return QUOTED;
	return c == ',' ? FIELD_START : BARE;
}

/* Look at what the window holds. true when the record's end was found: `at` is its line break. */
static bool scan_on(const struct orr_record_reader *records, struct scan *scan, size_t held)
{
	const char *text = records->data + records->start;
	for (; scan->at < held; scan->at++) {
		const char c = text[scan->at];
		if (c == '\n' && scan->state != QUOTED)
			return true;
		if (c == '\n') {
			if (!scan->broken)
				scan->first_line = scan->at;
			scan->broken = true;
			scan->breaks++;
		}
		if (records->format == ORR_RECORDS_CSV)
			scan->state = csv_next(scan->state, c);
	}
	return false;
}

/* Find the record's end, the stream's end, or one byte more than a record with CRLF may have. */
static enum orr_code find_end(struct orr_record_reader *records, struct scan *scan, bool *out_found,
			      struct orr_error *err)
{
	for (;;) {
		const size_t held = records->end - records->start;
		*out_found = scan_on(records, scan, held < SCAN_LIMIT ? held : SCAN_LIMIT);
		if (*out_found || scan->at == SCAN_LIMIT || records->ended)
			return ORR_OK;
		const enum orr_code code = fill(records, err);
		if (code != ORR_OK)
			return code;
	}
}

static const char *judge(const struct orr_record *record)
{
	if (record->length > ORR_RECORD_MAX_BYTES)
		return "the record is longer than 1048576 bytes; make it shorter";
	if (memchr(record->text, '\0', record->length) != NULL)
		return "the record holds a NUL byte; write the file as UTF-8 text";
	if (!orr_utf8_valid(record->text, record->length))
		return "the record is not valid UTF-8; convert the file to UTF-8";
	return NULL;
}

/* The record whose text ends at offset `length` and is followed by `breaks` line breaks up to offset `next`. */
static void take(struct orr_record_reader *records, size_t length, size_t next, long breaks,
		 struct orr_record *out)
{
	const char *text = records->data + records->start;
	if (length > 0 && text[length - 1] == '\r')
		length--;
	*out = (struct orr_record){.text = text, .length = length, .line = records->line};
	out->bad = judge(out);
	if (out->length > ORR_RECORD_MAX_BYTES)
		out->length = ORR_RECORD_MAX_BYTES;
	records->start += next;
	records->line += breaks;
}

/* What has no end within SCAN_LIMIT bytes or before the stream's end. */
static void take_bad(struct orr_record_reader *records, const struct scan *scan, bool at_end,
		     struct orr_record *out)
{
	static const char never[] = "a quote is opened here and never closed; close it";
	static const char too_far[] = "a quote is opened here and not closed within 1048576 bytes; close it";
	if (scan->broken) {
		take(records, scan->first_line, scan->first_line + 1, 1, out);
		out->bad = at_end ? never : too_far;
	} else if (at_end) {
		take(records, scan->at, scan->at, 0, out);
		out->bad = never;
	} else {
		take(records, scan->at, scan->at, 0, out);
		records->in_line = true;
	}
}

enum orr_code orr_records_next(struct orr_record_reader *records, struct orr_record *out, bool *out_more,
			       struct orr_error *err)
{
	int first;
	enum orr_code code = skip_line(records, err);
	if (code == ORR_OK)
		code = skip_blank_lines(records, &first, err);
	if (code != ORR_OK)
		return code;
	if (first < 0) {
		*out_more = false;
		return ORR_OK;
	}
	struct scan scan = {.state = records->format == ORR_RECORDS_CSV ? FIELD_START : BARE};
	bool found;
	code = find_end(records, &scan, &found, err);
	if (code != ORR_OK)
		return code;
	/* Told by what was looked at, never by what was read ahead: records must not depend on how the bytes arrive. */
	const bool at_end = !found && scan.at < SCAN_LIMIT;
	if (found)
		take(records, scan.at, scan.at + 1, scan.breaks + 1, out);
	else if (at_end && scan.state != QUOTED)
		take(records, scan.at, scan.at, scan.breaks, out);
	else
		take_bad(records, &scan, at_end, out);
	*out_more = true;
	return ORR_OK;
}

/* The byte order mark goes; what begins like UTF-16 is refused. */
static enum orr_code read_mark(struct orr_record_reader *records, struct orr_error *err)
{
	const enum orr_code code = want(records, 3, err);
	if (code != ORR_OK)
		return code;
	const size_t held = records->end - records->start;
	const char *text = records->data + records->start;
	if (held >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		records->start += 3;
	else if (held >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0 ||
			       text[0] == '\0' || text[1] == '\0'))
		return orr_fail(err, ORR_E_INVALID, "the input is UTF-16; convert it to UTF-8");
	return ORR_OK;
}

static enum orr_code begin(struct orr_record_reader *records, struct orr_error *err)
{
	int first;
	enum orr_code code = read_mark(records, err);
	if (code == ORR_OK)
		code = skip_blank_lines(records, &first, err);
	if (code != ORR_OK)
		return code;
	if (first < 0)
		return orr_fail(err, ORR_E_INVALID,
				"the input is empty; give a CSV header and lines, or NDJSON");
	const char *text = records->data + records->start;
	while (is_blank(*text) && text + 1 < records->data + records->end)
		text++;
	records->format = *text == '{' ? ORR_RECORDS_NDJSON : ORR_RECORDS_CSV;
	return ORR_OK;
}

enum orr_code orr_records_open(struct orr_record_reader **out, struct orr_reader *reader,
			       struct orr_error *err)
{
	struct orr_record_reader *records = orr_calloc(1, sizeof *records);
	if (records == NULL)
		return orr_fail_memory(err);
	records->reader = reader;
	records->line = 1;
	const enum orr_code code = begin(records, err);
	if (code != ORR_OK) {
		orr_records_close(records);
		return code;
	}
	*out = records;
	return ORR_OK;
}

enum orr_record_format orr_records_format(const struct orr_record_reader *records)
{
	return records->format;
}

void orr_records_go_on_as(struct orr_record_reader *records, enum orr_record_format format)
{
	records->format = format;
}

void orr_records_close(struct orr_record_reader *records)
{
	if (records == NULL)
		return;
	orr_free(records->data);
	orr_free(records);
}
