/* SPDX-License-Identifier: Apache-2.0 */
/* BLAKE2b, by the fastest code libsodium has for this processor. */
#include "base/hash.h"

#include <assert.h>
#include <pthread.h>
#include <sodium.h>

static pthread_once_t chosen = PTHREAD_ONCE_INIT;

/*
 * Only chooses the implementation; without it, or when it fails, libsodium's portable one gives the same
 * bytes.
 */
static void choose(void)
{
	(void)!sodium_init();
}

void orr_hash(const void *bytes, size_t length, unsigned char out[ORR_HASH_BYTES])
{
	(void)pthread_once(&chosen, choose);
	int status = crypto_generichash_blake2b(out, ORR_HASH_BYTES, bytes, length, NULL, 0);
	assert(status == 0); /* it fails only for a wrong length of hash or key */
	(void)status;
}

void orr_hash_hex(const unsigned char hash[ORR_HASH_BYTES], size_t count, char out[])
{
	static const char digits[] = "0123456789abcdef";

	assert(count >= 1 && count <= ORR_HASH_BYTES);
	for (size_t i = 0; i < count; i++) {
		out[2 * i] = digits[hash[i] >> 4];
		out[2 * i + 1] = digits[hash[i] & 15];
	}
	out[2 * count] = '\0';
}
