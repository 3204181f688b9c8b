/* SPDX-License-Identifier: Apache-2.0 */
/* BLAKE2b (RFC 7693) by libsodium. */
#ifndef ORR_BASE_HASH_H
#define ORR_BASE_HASH_H

#include <stddef.h>

enum { ORR_HASH_BYTES = 64 };

/** BLAKE2b-512 of `length` bytes, as `b2sum` prints it. */
void orr_hash(const void *bytes, size_t length, unsigned char out[ORR_HASH_BYTES]);
/** The first `count` (1-64) bytes as 2 * count lower-case hex digits and a NUL. */
void orr_hash_hex(const unsigned char hash[ORR_HASH_BYTES], size_t count, char out[]);

#endif
