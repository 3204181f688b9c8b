/* SPDX-License-Identifier: Apache-2.0 */
/* Writing: bytes gathered in a buffer, through an encoder when the name asks for one, to a target. */
#include <string.h>

#include "base/memory.h"
#include "base/stream.h"
#include "base/stream_codec.h"
#include "base/stream_target.h"
#include "base/system.h"

struct orr_writer {
	struct orr_target target;
	const struct orr_codec *codec; /* NULL: as it is */
	void *encoder;
	int failed;    /* 0, or errno of the failure that every further call returns */
	size_t length; /* bytes held back */
	unsigned char bytes[ORR_STREAM_BYTES];
	char name[]; /* the path, or "standard output" */
};

/* errno values that stand for what is not the system's: both are impossible from write. */
enum { FAILED_MEMORY = -1, FAILED_CODEC = -2 };

static enum orr_code fail(struct orr_writer *writer, int number, struct orr_error *err)
{
	writer->failed = number;
	if (number == FAILED_MEMORY)
		return orr_fail_memory(err);
	if (number == FAILED_CODEC)
		return orr_fail(err, ORR_E_INTERNAL, "%s cannot be compressed: report this", writer->name);
	return orr_fail_to_write(err, writer->name, number);
}

static void writer_free(struct orr_writer *writer)
{
	if (writer->encoder != NULL)
		writer->codec->encoder_close(writer->encoder);
	orr_free(writer);
}

static struct orr_writer *writer_new(const char *path)
{
	const char *name = strcmp(path, "-") == 0 ? "standard output" : path;
	size_t length = strlen(name);
	struct orr_writer *writer = orr_malloc(sizeof *writer + length + 1);

	if (writer == NULL)
		return NULL;
	memset(writer, 0, offsetof(struct orr_writer, bytes));
	memcpy(writer->name, name, length + 1);
	writer->codec = orr_codec_of_name(name);
	if (writer->codec == NULL)
		return writer;
	writer->encoder = writer->codec->encoder_open();
	if (writer->encoder == NULL) {
		writer_free(writer);
		return NULL;
	}
	return writer;
}

enum orr_code orr_writer_open(struct orr_writer **out, const char *path, struct orr_error *err)
{
	struct orr_writer *writer = writer_new(path);

	if (writer == NULL)
		return orr_fail_memory(err);
	enum orr_code code = orr_target_open(&writer->target, path, err);
	if (code != ORR_OK) {
		writer_free(writer);
		return code;
	}
	*out = writer;
	return ORR_OK;
}

/* Each step below returns 0 or what orr_writer.failed keeps. */
static int drain(struct orr_writer *writer)
{
	int number = orr_system_write(writer->target.fd, writer->bytes, writer->length);

	writer->length = 0;
	return number;
}

static int put_plain(struct orr_writer *writer, const unsigned char *bytes, size_t length)
{
	if (length > sizeof writer->bytes - writer->length) {
		int number = drain(writer);

		if (number != 0)
			return number;
		if (length >= sizeof writer->bytes)
			return orr_system_write(writer->target.fd, bytes, length);
	}
	memcpy(writer->bytes + writer->length, bytes, length);
	writer->length += length;
	return 0;
}

static int encode(struct orr_writer *writer, const unsigned char *bytes, size_t length,
		  enum orr_codec_want want)
{
	struct orr_codec_io io = {.in = bytes, .in_length = length};
	enum orr_codec_step step;

	do {
		if (writer->length == sizeof writer->bytes) {
			int number = drain(writer);

			if (number != 0)
				return number;
		}
		io.out = writer->bytes + writer->length;
		io.out_length = sizeof writer->bytes - writer->length;
		step = writer->codec->encode(writer->encoder, &io, want);
		writer->length = sizeof writer->bytes - io.out_length;
	} while (step == ORR_CODEC_MORE);
	if (step == ORR_CODEC_DONE)
		return 0;
	return step == ORR_CODEC_NO_MEMORY ? FAILED_MEMORY : FAILED_CODEC;
}

enum orr_code orr_writer_write(struct orr_writer *writer, const void *bytes, size_t length,
			       struct orr_error *err)
{
	int number = writer->failed;

	if (number == 0 && length > 0)
		number = writer->codec == NULL ? put_plain(writer, bytes, length)
					       : encode(writer, bytes, length, ORR_CODEC_RUN);
	return number == 0 ? ORR_OK : fail(writer, number, err);
}

/* Out with what is held back, by the encoder first. */
static int push(struct orr_writer *writer, enum orr_codec_want want)
{
	int number = writer->failed;

	if (number == 0 && writer->codec != NULL)
		number = encode(writer, writer->bytes, 0, want); /* no input, but an address: C wants one */
	return number == 0 ? drain(writer) : number;
}

enum orr_code orr_writer_flush(struct orr_writer *writer, struct orr_error *err)
{
	int number = writer->target.direct ? push(writer, ORR_CODEC_FLUSH) : writer->failed;

	return number == 0 ? ORR_OK : fail(writer, number, err);
}

enum orr_code orr_writer_commit(struct orr_writer *writer, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	int number = push(writer, ORR_CODEC_FINISH);

	if (number == 0)
		number = orr_target_commit(&writer->target);
	else
		orr_target_abandon(&writer->target);
	if (number != 0)
		code = fail(writer, number, err);
	writer_free(writer);
	return code;
}

void orr_writer_abandon(struct orr_writer *writer)
{
	if (writer == NULL)
		return;
	orr_target_abandon(&writer->target);
	writer_free(writer);
}
