/* SPDX-License-Identifier: Apache-2.0 */
/* Ids that follow from what they name. */
#include "app/identity.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/random.h"
#include "model/names.h"

enum { IDENTITY_MAX_BYTES = 1024, ID_BYTES = 12 };

/* Hash of a word and the parts behind it, each on a line of its own. */
static void hash_parts(const char *first, size_t part_count, const char *const parts[],
		       unsigned char out[ORR_HASH_BYTES])
{
	char identity[IDENTITY_MAX_BYTES];
	size_t length = strlen(first);
	assert(length < sizeof identity);
	memcpy(identity, first, length);
	for (size_t i = 0; i < part_count; i++) {
		const size_t part_length = strlen(parts[i]);
		assert(length + 1 + part_length <= sizeof identity);
		identity[length++] = '\n';
		memcpy(identity + length, parts[i], part_length);
		length += part_length;
	}
	orr_hash(identity, length, out);
}

void orr_document_id(const char *collection, size_t part_count, const char *const parts[],
		     char out[ORR_ID_TEXT_BYTES])
{
	unsigned char hash[ORR_HASH_BYTES];
	hash_parts(collection, part_count, parts, hash);
	orr_hash_hex(hash, ID_BYTES, out);
}

void orr_entity_document_id(const char *collection, int entity_type, const char *entity_id,
			    char out[ORR_ID_TEXT_BYTES])
{
	const char *const parts[] = {orr_entity_type_names[entity_type], entity_id};
	orr_document_id(collection, 2, parts, out);
}

void orr_record_uuid(int64_t now_ms, unsigned sequence, size_t part_count, const char *const parts[],
		     char out[ORR_UUID_BYTES])
{
	char time[24];
	unsigned char hash[ORR_HASH_BYTES];
	assert(sequence < 4096);
	snprintf(time, sizeof time, "%" PRId64, now_ms);
	hash_parts(time, part_count, parts, hash);
	const uint64_t ms = (uint64_t)now_ms & 0xffffffffffffu;
	snprintf(out, ORR_UUID_BYTES, "%08x-%04x-7%03x-%02x%02x-%02x%02x%02x%02x%02x%02x",
		 (unsigned)(ms >> 16), (unsigned)(ms & 0xffff), sequence, 0x80u | (hash[0] & 0x3fu), hash[1],
		 hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]);
}

const char *orr_record_nonce(char out[ORR_NONCE_BYTES])
{
	uint64_t random;
	orr_random(&random, sizeof random);
	snprintf(out, ORR_NONCE_BYTES, "%016" PRIx64, random);
	return out;
}
