/* SPDX-License-Identifier: Apache-2.0 */
/* Zstandard (RFC 8878) by libzstd, one thread and a checksum in every frame. */
#define ZSTD_STATIC_LINKING_ONLY /* for ZSTD_customMem, the only way to have libzstd ask base/memory.h */
#include <zstd.h>

#include "base/memory.h"
#include "base/stream_codec.h"

struct zstd {
	ZSTD_CCtx *encoder;
	ZSTD_DCtx *decoder;
	bool out_of_memory; /* libzstd reports it as any other error */
};

static void *give(void *opaque, size_t bytes)
{
	struct zstd *zstd = opaque;
	void *memory = orr_malloc(bytes);

	if (memory == NULL)
		zstd->out_of_memory = true;
	return memory;
}

static void take_back(void *opaque, void *memory)
{
	(void)opaque;
	orr_free(memory);
}

static enum orr_codec_step broken(const struct zstd *zstd)
{
	return zstd->out_of_memory ? ORR_CODEC_NO_MEMORY : ORR_CODEC_BROKEN;
}

/* A frame, or one to be skipped: RFC 8878, 3.1.1 and 3.1.2. */
static bool begins(const unsigned char *bytes, size_t length)
{
	if (length < 4)
		return false;
	if (bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18)
		return bytes[0] >= 0x50 && bytes[0] <= 0x5F;
	return bytes[0] == 0x28 && bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD;
}

static void encoder_close(void *state)
{
	struct zstd *zstd = state;

	(void)ZSTD_freeCCtx(zstd->encoder);
	orr_free(zstd);
}

static void *encoder_open(void)
{
	struct zstd *zstd = orr_calloc(1, sizeof *zstd);

	if (zstd == NULL)
		return NULL;
	zstd->encoder = ZSTD_createCCtx_advanced(
		(ZSTD_customMem){.customAlloc = give, .customFree = take_back, .opaque = zstd});
	if (zstd->encoder == NULL ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(zstd->encoder, ZSTD_c_checksumFlag, 1))) {
		encoder_close(zstd);
		return NULL;
	}
	return zstd;
}

static enum orr_codec_step encode(void *state, struct orr_codec_io *io, enum orr_codec_want want)
{
	struct zstd *zstd = state;
	ZSTD_inBuffer in = {.src = io->in, .size = io->in_length};
	ZSTD_outBuffer out = {.dst = io->out, .size = io->out_length};
	ZSTD_EndDirective end = want == ORR_CODEC_RUN     ? ZSTD_e_continue
				: want == ORR_CODEC_FLUSH ? ZSTD_e_flush
							  : ZSTD_e_end;
	size_t left = ZSTD_compressStream2(zstd->encoder, &out, &in, end);

	if (ZSTD_isError(left))
		return broken(zstd);
	io->in += in.pos;
	io->in_length -= in.pos;
	io->out += out.pos;
	io->out_length -= out.pos;
	/* While it runs, `left` counts what may stay inside; only the input has to be gone then. */
	return io->in_length == 0 && (want == ORR_CODEC_RUN || left == 0) ? ORR_CODEC_DONE : ORR_CODEC_MORE;
}

static void decoder_close(void *state)
{
	struct zstd *zstd = state;

	(void)ZSTD_freeDCtx(zstd->decoder);
	orr_free(zstd);
}

static void *decoder_open(void)
{
	struct zstd *zstd = orr_calloc(1, sizeof *zstd);

	if (zstd == NULL)
		return NULL;
	zstd->decoder = ZSTD_createDCtx_advanced(
		(ZSTD_customMem){.customAlloc = give, .customFree = take_back, .opaque = zstd});
	if (zstd->decoder == NULL) {
		decoder_close(zstd);
		return NULL;
	}
	return zstd;
}

static enum orr_codec_step decode(void *state, struct orr_codec_io *io)
{
	struct zstd *zstd = state;
	ZSTD_inBuffer in = {.src = io->in, .size = io->in_length};
	ZSTD_outBuffer out = {.dst = io->out, .size = io->out_length};
	size_t left = ZSTD_decompressStream(zstd->decoder, &out, &in);

	if (ZSTD_isError(left))
		return broken(zstd);
	io->in += in.pos;
	io->in_length -= in.pos;
	io->out += out.pos;
	io->out_length -= out.pos;
	return left == 0 ? ORR_CODEC_DONE : ORR_CODEC_MORE;
}

const struct orr_codec orr_codec_zstd = {
	.name = "Zstandard",
	.extension = ".zst",
	.begins = begins,
	.encoder_open = encoder_open,
	.encode = encode,
	.encoder_close = encoder_close,
	.decoder_open = decoder_open,
	.decode = decode,
	.decoder_close = decoder_close,
};
