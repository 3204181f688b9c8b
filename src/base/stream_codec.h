/* SPDX-License-Identifier: Apache-2.0 */
/* Inside base only: one shape for every compression, so that reader and writer know none of them. */
#ifndef ORR_BASE_STREAM_CODEC_H
#define ORR_BASE_STREAM_CODEC_H

#include <stdbool.h>
#include <stddef.h>

enum {
	/*
	 * Buffers between a stream and the system; 128 KiB is also the largest Zstandard block (RFC 8878,
	 * 3.1.1.2.4).
	 */
	ORR_STREAM_BYTES = 128 * 1024,
};

/* What one step has read and written: both ends are moved on, both lengths shrink. */
struct orr_codec_io {
	const unsigned char *in;
	size_t in_length;
	unsigned char *out;
	size_t out_length;
};

/* What an encoder is asked for; a decoder is always asked to RUN. */
enum orr_codec_want { ORR_CODEC_RUN, ORR_CODEC_FLUSH, ORR_CODEC_FINISH };

enum orr_codec_step {
	ORR_CODEC_MORE, /* needs input, or room for output */
	/* Encoder: all that was asked for is out. Decoder: a member or frame is complete and out. */
	ORR_CODEC_DONE,
	ORR_CODEC_BROKEN,
	ORR_CODEC_NO_MEMORY,
};

struct orr_codec {
	const char *name;      /* as in a message: "gzip" */
	const char *extension; /* of file names: ".gz" */
	/* Whether a stream that begins with these bytes (4, fewer only at its end) is of this kind. */
	bool (*begins)(const unsigned char *bytes, size_t length);
	/* NULL when memory is out. */
	void *(*encoder_open)(void);
	enum orr_codec_step (*encode)(void *state, struct orr_codec_io *io, enum orr_codec_want want);
	void (*encoder_close)(void *state);
	void *(*decoder_open)(void);
	/* A step after DONE begins the next member or frame. */
	enum orr_codec_step (*decode)(void *state, struct orr_codec_io *io);
	void (*decoder_close)(void *state);
};

extern const struct orr_codec orr_codec_gzip, orr_codec_zstd;

/** The codec whose extension the name has, or NULL. */
const struct orr_codec *orr_codec_of_name(const char *path);
/** The codec whose first bytes these are (4, fewer only at the end of the stream), or NULL. */
const struct orr_codec *orr_codec_of_bytes(const unsigned char *bytes, size_t length);

#endif
