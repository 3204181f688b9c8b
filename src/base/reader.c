/* SPDX-License-Identifier: Apache-2.0 */
/* Reading: bytes from a descriptor, through a decoder when their beginning asks for one. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/stream.h"
#include "base/stream_codec.h"
#include "base/system.h"

enum { MAGIC_BYTES = 4 };

struct orr_reader {
	int fd;
	bool owned;                    /* not standard input */
	bool started;                  /* the first bytes have been looked at */
	bool ended;                    /* the descriptor has no more */
	bool in_member;                /* a member or frame has begun and not ended */
	enum orr_code failed;          /* ORR_OK, or what every further read returns */
	const struct orr_codec *codec; /* NULL: as it is */
	void *decoder;
	size_t at, length; /* what is unread of `bytes` begins at `at` */
	unsigned char bytes[ORR_STREAM_BYTES];
	char name[]; /* the path, or "standard input" */
};

static struct orr_reader *reader_new(int fd, const char *name)
{
	size_t length = strlen(name);
	struct orr_reader *reader = orr_malloc(sizeof *reader + length + 1);

	if (reader == NULL)
		return NULL;
	memset(reader, 0, offsetof(struct orr_reader, bytes));
	reader->fd = fd;
	memcpy(reader->name, name, length + 1);
	return reader;
}

static enum orr_code open_file(const char *path, int *out_fd, struct orr_error *err)
{
	struct stat status;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return orr_fail_to_read(err, path, errno);
	if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
		(void)close(fd);
		return orr_fail(err, ORR_E_INVALID, "%s is a folder: name a file", path);
	}
	*out_fd = fd;
	return ORR_OK;
}

enum orr_code orr_reader_open(struct orr_reader **out, const char *path, struct orr_error *err)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = STDIN_FILENO;

	if (!standard) {
		enum orr_code code = open_file(path, &fd, err);

		if (code != ORR_OK)
			return code;
	}
	struct orr_reader *reader = reader_new(fd, standard ? "standard input" : path);
	if (reader == NULL) {
		if (!standard)
			(void)close(fd);
		return orr_fail_memory(err);
	}
	reader->owned = !standard;
	*out = reader;
	return ORR_OK;
}

void orr_reader_close(struct orr_reader *reader)
{
	if (reader == NULL)
		return;
	if (reader->decoder != NULL)
		reader->codec->decoder_close(reader->decoder);
	if (reader->owned)
		(void)close(reader->fd);
	orr_free(reader);
}

/* The same sentence each time it is asked again. */
static enum orr_code fail(struct orr_reader *reader, enum orr_code code, struct orr_error *err)
{
	reader->failed = code;
	if (code == ORR_E_CORRUPT)
		return orr_fail(err, code, "%s is damaged or cut off (%s): fetch or make it again",
				reader->name, reader->codec->name);
	return orr_fail_memory(err);
}

/* More bytes behind the unread ones, which are moved to the front; sets `ended` when there are none. */
static enum orr_code fill(struct orr_reader *reader, struct orr_error *err)
{
	size_t got;

	memmove(reader->bytes, reader->bytes + reader->at, reader->length);
	reader->at = 0;
	int number = orr_system_read(reader->fd, reader->bytes + reader->length,
				     sizeof reader->bytes - reader->length, &got);
	if (number != 0)
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"%s cannot be read on (%s): check the file and its disk", reader->name,
				orr_system_reason(number));
	reader->length += got;
	reader->ended = got == 0;
	return ORR_OK;
}

static enum orr_code fill_magic(struct orr_reader *reader, struct orr_error *err)
{
	while (reader->length < MAGIC_BYTES && !reader->ended) {
		enum orr_code code = fill(reader, err);

		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

/*
 * The first bytes decide. A name that promises a compression the bytes do not have is a file that was cut off
 * or damaged.
 */
static enum orr_code start(struct orr_reader *reader, struct orr_error *err)
{
	enum orr_code code = fill_magic(reader, err);

	if (code != ORR_OK)
		return code;
	reader->codec = orr_codec_of_bytes(reader->bytes + reader->at, reader->length);
	if (reader->codec == NULL) {
		reader->codec = orr_codec_of_name(reader->name);
		if (reader->codec != NULL)
			return fail(reader, ORR_E_CORRUPT, err);
	} else {
		reader->decoder = reader->codec->decoder_open();
		if (reader->decoder == NULL)
			return fail(reader, ORR_E_UNAVAILABLE, err);
	}
	reader->started = true;
	return ORR_OK;
}

static enum orr_code read_plain(struct orr_reader *reader, void *bytes, size_t capacity, size_t *out_length,
				struct orr_error *err)
{
	if (reader->length == 0 && !reader->ended) {
		enum orr_code code = fill(reader, err);

		if (code != ORR_OK)
			return code;
	}
	size_t length = reader->length < capacity ? reader->length : capacity;
	memcpy(bytes, reader->bytes + reader->at, length);
	reader->at += length;
	reader->length -= length;
	*out_length = length;
	return ORR_OK;
}

/* Between members: whether anything follows. What is no member is for the decoder to refuse. */
static enum orr_code next_member(struct orr_reader *reader, bool *out_more, struct orr_error *err)
{
	enum orr_code code = reader->length == 0 && !reader->ended ? fill(reader, err) : ORR_OK;

	*out_more = reader->length > 0;
	reader->in_member = *out_more;
	return code;
}

/* One step of the decoder into `io`'s output. */
static enum orr_code decode(struct orr_reader *reader, struct orr_codec_io *io, struct orr_error *err)
{
	size_t room = io->out_length;

	io->in = reader->bytes + reader->at;
	io->in_length = reader->length;
	enum orr_codec_step step = reader->codec->decode(reader->decoder, io);
	size_t consumed = reader->length - io->in_length;
	reader->at += consumed;
	reader->length -= consumed;
	if (step == ORR_CODEC_NO_MEMORY)
		return fail(reader, ORR_E_UNAVAILABLE, err);
	if (step == ORR_CODEC_BROKEN)
		return fail(reader, ORR_E_CORRUPT, err);
	reader->in_member = step != ORR_CODEC_DONE;
	/* Neither input nor output moved, and no more input will come: the end is missing. */
	if (reader->in_member && consumed == 0 && io->out_length == room && reader->ended)
		return fail(reader, ORR_E_CORRUPT, err);
	return ORR_OK;
}

static enum orr_code read_decoded(struct orr_reader *reader, void *bytes, size_t capacity, size_t *out_length,
				  struct orr_error *err)
{
	struct orr_codec_io io = {.out = bytes, .out_length = capacity};

	while (io.out_length == capacity) {
		enum orr_code code = ORR_OK;

		if (!reader->in_member) {
			bool more;

			code = next_member(reader, &more, err);
			if (code == ORR_OK && !more)
				break;
		} else if (reader->length == 0 && !reader->ended) {
			code = fill(reader, err);
		}
		if (code == ORR_OK)
			code = decode(reader, &io, err);
		if (code != ORR_OK)
			return code;
	}
	*out_length = capacity - io.out_length;
	return ORR_OK;
}

enum orr_code orr_reader_read(struct orr_reader *reader, void *bytes, size_t capacity, size_t *out_length,
			      struct orr_error *err)
{
	assert(capacity > 0);
	if (reader->failed != ORR_OK)
		return fail(reader, reader->failed, err);
	if (!reader->started) {
		enum orr_code code = start(reader, err);

		if (code != ORR_OK)
			return code;
	}
	if (reader->codec == NULL)
		return read_plain(reader, bytes, capacity, out_length, err);
	return read_decoded(reader, bytes, capacity, out_length, err);
}
