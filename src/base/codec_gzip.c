/* SPDX-License-Identifier: Apache-2.0 */
/* gzip (RFC 1952) by zlib: the same bytes for the same content, without name, time or system. */
#include <limits.h>
#define ZLIB_CONST /* else zlib.h takes its input without const */
#include <zlib.h>

#include "base/memory.h"
#include "base/stream_codec.h"

enum {
	GZIP_WINDOW_BITS =
		15 + 16, /* the largest window; 16 asks for gzip's wrapping (zlib.h, deflateInit2) */
	GZIP_MEMORY_LEVEL = 8,
	GZIP_OS_UNKNOWN = 255, /* RFC 1952, 2.3.1: else the header would tell on which system it was made */
};

struct gzip {
	z_stream z;
	gz_header header; /* zlib reads it at the first step */
	bool ended;       /* decoder: at the end of a member */
};

static void *give(void *opaque, uInt count, uInt bytes)
{
	(void)opaque;
	return orr_calloc(count, bytes);
}

static void take_back(void *opaque, void *memory)
{
	(void)opaque;
	orr_free(memory);
}

static struct gzip *gzip_new(void)
{
	struct gzip *gzip = orr_calloc(1, sizeof *gzip);

	if (gzip == NULL)
		return NULL;
	gzip->z.zalloc = give;
	gzip->z.zfree = take_back;
	gzip->header.os = GZIP_OS_UNKNOWN;
	return gzip;
}

/* zlib counts in unsigned int: what is longer is handed over in several steps. */
static uInt span(size_t length)
{
	return length < UINT_MAX / 2 ? (uInt)length : UINT_MAX / 2;
}

static void lend(struct gzip *gzip, const struct orr_codec_io *io)
{
	gzip->z.next_in = io->in;
	gzip->z.avail_in = span(io->in_length);
	gzip->z.next_out = io->out;
	gzip->z.avail_out = span(io->out_length);
}

static void settle(struct gzip *gzip, struct orr_codec_io *io)
{
	size_t consumed = (size_t)(gzip->z.next_in - io->in);
	size_t produced = (size_t)(gzip->z.next_out - io->out);

	io->in += consumed;
	io->in_length -= consumed;
	io->out += produced;
	io->out_length -= produced;
}

static bool begins(const unsigned char *bytes, size_t length)
{
	return length >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B; /* RFC 1952, 2.3.1 */
}

static void *encoder_open(void)
{
	struct gzip *gzip = gzip_new();

	if (gzip == NULL)
		return NULL;
	if (deflateInit2(&gzip->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW_BITS, GZIP_MEMORY_LEVEL,
			 Z_DEFAULT_STRATEGY) != Z_OK) {
		orr_free(gzip);
		return NULL;
	}
	(void)deflateSetHeader(&gzip->z, &gzip->header);
	return gzip;
}

static enum orr_codec_step encode(void *state, struct orr_codec_io *io, enum orr_codec_want want)
{
	struct gzip *gzip = state;
	int flush = want == ORR_CODEC_RUN ? Z_NO_FLUSH : want == ORR_CODEC_FLUSH ? Z_SYNC_FLUSH : Z_FINISH;

	lend(gzip, io);
	if (gzip->z.avail_in < io->in_length)
		flush = Z_NO_FLUSH;
	int status = deflate(&gzip->z, flush);
	settle(gzip, io);
	if (status == Z_STREAM_END)
		return ORR_CODEC_DONE;
	if (status != Z_OK && status != Z_BUF_ERROR)
		return ORR_CODEC_BROKEN;
	/* Room left over means that nothing is held back, except for the end mark of a stream. */
	return want != ORR_CODEC_FINISH && io->in_length == 0 && io->out_length > 0 ? ORR_CODEC_DONE
										    : ORR_CODEC_MORE;
}

static void encoder_close(void *state)
{
	struct gzip *gzip = state;

	(void)deflateEnd(&gzip->z);
	orr_free(gzip);
}

static void *decoder_open(void)
{
	struct gzip *gzip = gzip_new();

	if (gzip == NULL)
		return NULL;
	if (inflateInit2(&gzip->z, GZIP_WINDOW_BITS) != Z_OK) {
		orr_free(gzip);
		return NULL;
	}
	return gzip;
}

static enum orr_codec_step decode(void *state, struct orr_codec_io *io)
{
	struct gzip *gzip = state;

	if (gzip->ended) {
		gzip->ended = false;
		(void)inflateReset(&gzip->z);
	}
	lend(gzip, io);
	int status = inflate(&gzip->z, Z_NO_FLUSH);
	settle(gzip, io);
	if (status == Z_STREAM_END) {
		gzip->ended = true;
		return ORR_CODEC_DONE;
	}
	if (status == Z_MEM_ERROR)
		return ORR_CODEC_NO_MEMORY;
	return status == Z_OK || status == Z_BUF_ERROR ? ORR_CODEC_MORE : ORR_CODEC_BROKEN;
}

static void decoder_close(void *state)
{
	struct gzip *gzip = state;

	(void)inflateEnd(&gzip->z);
	orr_free(gzip);
}

const struct orr_codec orr_codec_gzip = {
	.name = "gzip",
	.extension = ".gz",
	.begins = begins,
	.encoder_open = encoder_open,
	.encode = encode,
	.encoder_close = encoder_close,
	.decoder_open = decoder_open,
	.decode = decode,
	.decoder_close = decoder_close,
};
