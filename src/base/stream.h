/* SPDX-License-Identifier: Apache-2.0 */
/* Byte streams: files, standard input and output, gzip and Zstandard; files appear whole or not at all. */
#ifndef ORR_BASE_STREAM_H
#define ORR_BASE_STREAM_H

#include <stddef.h>

#include "base/error.h"

struct orr_reader;
struct orr_writer;

/**
 * Open a file for reading; "-" is standard input. gzip and Zstandard are recognised by their first bytes,
 * several members or frames in a row included; anything foreign behind the last one is an error, as is a name
 * in .gz or .zst whose content is neither.
 * Error  ORR_E_NOT_FOUND no such file; ORR_E_DENIED no permission; ORR_E_INVALID a directory;
 * ORR_E_UNAVAILABLE otherwise.
 */
enum orr_code orr_reader_open(struct orr_reader **out, const char *path,
			      struct orr_error *err) ORR_MUST_CHECK;
/**
 * Read up to `capacity` bytes; *out_length is 0 only at the end.
 * Error  ORR_E_CORRUPT compressed data broken or cut off; ORR_E_UNAVAILABLE the system's own failure.
 */
enum orr_code orr_reader_read(struct orr_reader *reader, void *bytes, size_t capacity, size_t *out_length,
			      struct orr_error *err) ORR_MUST_CHECK;
/** NULL is allowed. */
void orr_reader_close(struct orr_reader *reader);

/**
 * Open for writing; "-" is standard output (written as it comes). A name ending in .gz or .zst compresses. A
 * regular file is written beside its target under a temporary name, mode 0600 until the commit (then 0666
 * less umask, or the old file's own mode), and renamed on commit; abandoning or a crash leaves the old file
 * as it was. A link is followed: the file it leads to is replaced. A target that exists and is no regular
 * file (a pipe, /dev/null) is written directly, as is one of the process's own descriptors (/dev/stdout). A
 * reader that has gone is an error, never a signal. After a failed call every further one fails, the commit
 * too.
 * Error  ORR_E_UNAVAILABLE naming the path and the reason.
 */
enum orr_code orr_writer_open(struct orr_writer **out, const char *path,
			      struct orr_error *err) ORR_MUST_CHECK;
enum orr_code orr_writer_write(struct orr_writer *writer, const void *bytes, size_t length,
			       struct orr_error *err) ORR_MUST_CHECK;
/** Flush what is held back so far to a pipe or terminal (standard output); nothing to do for a file. */
enum orr_code orr_writer_flush(struct orr_writer *writer, struct orr_error *err) ORR_MUST_CHECK;
/** Finish, sync, rename, sync the folder, and free the writer whatever the outcome. */
enum orr_code orr_writer_commit(struct orr_writer *writer, struct orr_error *err) ORR_MUST_CHECK;
/** Give up: the temporary file is removed, the writer freed. NULL is allowed. */
void orr_writer_abandon(struct orr_writer *writer);
/** Write a whole file at once, by the same rules. Error as of the calls above; a regular file is then as it was. */
enum orr_code orr_file_write(const char *path, const void *bytes, size_t length,
			     struct orr_error *err) ORR_MUST_CHECK;

#endif
