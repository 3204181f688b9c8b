/* SPDX-License-Identifier: Apache-2.0 */
/* The energy signature: a code to read at a glance, unique by its checksum. */
#include "app/signature.h"

#include <math.h>
#include <stdio.h>

#include "base/hash.h"

enum { HASHED_BYTES = 10, SYMBOLS = HASHED_BYTES * 8 / 5, CONTENT_MAX_BYTES = 1024 };

static void base32(const unsigned char bytes[HASHED_BYTES], char out[SYMBOLS + 1])
{
	static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	for (int i = 0; i < SYMBOLS; i++) {
		const int bit = 5 * i, at = bit / 8;
		const unsigned pair =
			(unsigned)bytes[at] << 8 | (at + 1 < HASHED_BYTES ? (unsigned)bytes[at + 1] : 0U);
		out[i] = symbols[pair >> (11 - bit % 8) & 31U];
	}
	out[SYMBOLS] = '\0';
}

/* Everything that makes the code this one, as text: the same on every machine. */
static size_t content(const struct orr_signature_source *from, char out[CONTENT_MAX_BYTES])
{
	int length = snprintf(out, CONTENT_MAX_BYTES, "%s\n%04d-Q%d\n%s\n%s", ORR_HARMONIC_ALGORITHM,
			      from->quarter.year, from->quarter.quarter, from->entity_type, from->entity_id);
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++)
		length += snprintf(out + length, CONTENT_MAX_BYTES - (size_t)length, "\n%ld",
				   lround(100.0 * from->strength[n]));
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		length += snprintf(out + length, CONTENT_MAX_BYTES - (size_t)length, "\n%ld",
				   lround(100.0 * from->level[k]));
	return (size_t)length;
}

void orr_signature(const struct orr_signature_source *from, char out[ORR_SIGNATURE_BYTES])
{
	char text[CONTENT_MAX_BYTES], sum[SYMBOLS + 1];
	unsigned char hash[ORR_HASH_BYTES];
	orr_hash(text, content(from, text), hash);
	base32(hash, sum);
	const int *h = from->leading;
	const double *e = from->level;
	snprintf(out, ORR_SIGNATURE_BYTES, "OR%.1s-%02d.%02d.%02d.%02d.%02d-P%ldE%ldM%ldS%ldC%ld-%s",
		 ORR_HARMONIC_ALGORITHM, h[0], h[1], h[2], h[3], h[4], lround(e[0]), lround(e[1]),
		 lround(e[2]), lround(e[3]), lround(e[4]), sum);
}
