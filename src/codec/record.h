/* SPDX-License-Identifier: Apache-2.0 */
/* Records of a text stream, CSV or NDJSON, with the physical line each begins on; flat tables as CSV. */
#ifndef ORR_CODEC_RECORD_H
#define ORR_CODEC_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/stream.h"
#include "codec/field.h"
#include "codec/json.h"

/* ORR_RECORDS_LINES: one physical line each, whatever it holds. */
enum orr_record_format { ORR_RECORDS_CSV, ORR_RECORDS_NDJSON, ORR_RECORDS_LINES };

enum { ORR_RECORD_MAX_BYTES = 1 << 20, ORR_RECORD_MAX_FIELDS = 4096 };

/* A record as it stands in the stream, without its line break; `bad` is NULL or a sentence why it cannot be used. */
struct orr_record {
	const char *text;
	size_t length;
	long line; /* physical line on which it begins, from 1 */
	const char *bad;
};

struct orr_record_reader;

/**
 * Read records of an open reader (which stays the caller's). The format is told by the first byte that is no blank: "{" is NDJSON.
 * A UTF-8 byte order mark is dropped, CRLF, LF and a last line without end are accepted, blank lines are skipped but counted.
 * Error  the reader's own; ORR_E_INVALID for an empty stream or one that begins like UTF-16.
 */
enum orr_code orr_records_open(struct orr_record_reader **out, struct orr_reader *reader,
			       struct orr_error *err) ORR_MUST_CHECK;
/** Read what follows as another format than the one that was told. */
void orr_records_go_on_as(struct orr_record_reader *records, enum orr_record_format format);
enum orr_record_format orr_records_format(const struct orr_record_reader *records);
/**
 * The next record, valid until the next call; *out_more is false at the end. A quoted CSV field may hold line breaks; a quote that is never closed
 * (within ORR_RECORD_MAX_BYTES) makes a bad record of its first physical line alone, and reading goes on with the next line.
 * A record longer than ORR_RECORD_MAX_BYTES (`text` holds its beginning), NUL bytes or invalid UTF-8 make a bad record too. What comes out
 * depends on the bytes alone, not on the pieces in which they are read.
 */
enum orr_code orr_records_next(struct orr_record_reader *records, struct orr_record *out, bool *out_more,
			       struct orr_error *err) ORR_MUST_CHECK;
void orr_records_close(struct orr_record_reader *records);

/** Split one CSV record (RFC 4180) into unquoted fields from the arena, without the apostrophe of orr_csv_text. Error ORR_E_INVALID: text after a closing quote, a quote inside a bare field, too many fields. */
enum orr_code orr_csv_split(const char *text, size_t length, struct orr_arena *arena,
			    const char *const **out_fields, size_t *out_count,
			    struct orr_error *err) ORR_MUST_CHECK;

/** Append one CSV cell, quoted where RFC 4180 asks for it. Cells are parted by the caller's commas. */
void orr_csv_cell(struct orr_buf *out, const char *text);
/**
 * The same of a text that others wrote: where it begins like a formula (= + - @, tab, line break), or so behind apostrophes, an apostrophe comes
 * in front, so that a spreadsheet takes it as text. orr_csv_split takes that apostrophe away.
 */
void orr_csv_text(struct orr_buf *out, const char *text);

/**
 * Flat table of a struct: one column a scalar, named by its dotted path ("birth_data.date"); KEYED arrays one group of columns a key
 * ("planets.Sun.degree", "houses.1.cusp"), empty where the element is missing; other arrays as JSON in one cell. Null is an empty cell.
 * No line break at the end; `fields` as in orr_json_write. The key itself is no column.
 */
void orr_csv_header(struct orr_buf *out, const struct orr_table *table,
		    const struct orr_field_selection *fields);
void orr_csv_row(struct orr_buf *out, const struct orr_table *table, const void *object,
		 const struct orr_field_selection *fields);
/** How many columns orr_csv_header writes. */
size_t orr_csv_columns(const struct orr_table *table, const struct orr_field_selection *fields);

#endif
