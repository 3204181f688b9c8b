/* SPDX-License-Identifier: Apache-2.0 */
/* The list of compressions. */
#include "base/stream_codec.h"

#include <string.h>

static const struct orr_codec *const codecs[] = {&orr_codec_gzip, &orr_codec_zstd};

enum { CODEC_COUNT = sizeof codecs / sizeof codecs[0] };

const struct orr_codec *orr_codec_of_name(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < CODEC_COUNT; i++) {
		size_t extension = strlen(codecs[i]->extension);

		if (length > extension && strcmp(path + length - extension, codecs[i]->extension) == 0)
			return codecs[i];
	}
	return NULL;
}

const struct orr_codec *orr_codec_of_bytes(const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < CODEC_COUNT; i++)
		if (codecs[i]->begins(bytes, length))
			return codecs[i];
	return NULL;
}
