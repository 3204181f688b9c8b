/* SPDX-License-Identifier: Apache-2.0 */
/* The births of a file: opened once, gathered in chunks, worked on by every thread, given back in the order of the file. */
#ifndef ORR_APP_BIRTHS_H
#define ORR_APP_BIRTHS_H

#include <signal.h>

#include "app/app.h"
#include "app/batch_summary.h"
#include "app/column_map.h"
#include "app/document_maker.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "codec/record.h"
#include "model/birth.h"

struct orr_births_options {
	const char *in_path;                              /* "-" for standard input */
	const char *map;                                  /* FIELD=COLUMN[,...], NULL for none */
	struct orr_birth_text defaults;                   /* taken for what a line does not say */
	unsigned threads;                                 /* 1 or more */
	void (*progress)(void *context, long lines_done); /* NULL for none; on the caller's thread */
	void *progress_context;
	const volatile sig_atomic_t *stop; /* set by a signal: the run ends early; may be NULL */
};

/* An open file of births; read-only while chunks are worked on. */
struct orr_births {
	const struct orr_app *app;
	const struct orr_births_options *options;
	enum orr_record_format input;
	struct orr_column_map map;
	struct orr_binding binding; /* of a CSV header */
	struct orr_arena arena;
	struct orr_reader *reader;
	struct orr_record_reader *records;
	struct orr_batch_summary summary; /* of what was handed on, the header's unused columns included */
};

/* Enough instants at once for the kernel, few enough that their documents stay in a core's cache. */
enum { ORR_CHUNK_RECORDS = 64, ORR_CHUNK_TEXT_BYTES = 1 << 20 };

struct orr_chunk_record {
	size_t offset, length; /* within the chunk's text */
	long line;
	const char *bad;
};

/* What became of the records: the text each gave, the birth it told, the document or the error it ended as. */
struct orr_chunk_work {
	struct orr_birth_text text[ORR_CHUNK_RECORDS];
	struct orr_birth birth[ORR_CHUNK_RECORDS];
	struct orr_error err[ORR_CHUNK_RECORDS];
	void *document[ORR_CHUNK_RECORDS];
};

/* A few dozen records. */
struct orr_chunk {
	const struct orr_births *births;
	struct orr_buf text; /* the records, one after the other */
	struct orr_chunk_record record[ORR_CHUNK_RECORDS];
	size_t count;
	struct orr_arena arena;
	struct orr_chunk_work *work;      /* from the arena, once they are read */
	struct orr_buf out;               /* for whoever works on it, */
	void *result;                     /* and what it made of the births */
	struct orr_batch_summary summary; /* of this chunk alone */
	enum orr_code code;               /* of the chunk as a whole: memory only */
	struct orr_error err;
};

/**
 * Open the input and bind its header; `births` is the caller's, app and options must outlive it.
 * Error  ORR_E_USAGE the map or the defaults are wrong, told before anything is read; ORR_E_INVALID the input as a whole is not what it should be; the streams' own. On an error nothing is
 *        left open.
 */
enum orr_code orr_births_open(struct orr_births *births, const struct orr_app *app,
			      const struct orr_births_options *options, struct orr_error *err) ORR_MUST_CHECK;
void orr_births_close(struct orr_births *births);

/* What is done with the births. */
struct orr_births_steps {
	/** Turn a chunk that has been read into results: any thread, several at once. Sets chunk->code and chunk->err. */
	void (*work)(struct orr_chunk *chunk, const void *context);
	/** Take the results of a round of chunks, in the file's order: the caller's thread. */
	enum orr_code (*take)(void *context, size_t count, struct orr_chunk chunks[], struct orr_error *err);
	void *context;
};

/**
 * Read all records and pass them through the steps. births->summary counts what was taken.
 * Error  ORR_E_UNAVAILABLE stopped, or out of memory or threads; the reader's own; what a step answered.
 */
enum orr_code orr_births_run(struct orr_births *births, const struct orr_births_steps *steps,
			     struct orr_error *err) ORR_MUST_CHECK;

/** For steps: make the documents of a chunk's births. False when chunk->code says why not. */
bool orr_chunk_make(struct orr_chunk *chunk, const struct orr_document_maker *maker);
/** For steps: fail a chunk for want of memory. */
void orr_chunk_fail_memory(struct orr_chunk *chunk);
/** For steps: count a line that gave a document, or the error it ended as. */
void orr_chunk_count(struct orr_chunk *chunk, size_t index);

#endif
