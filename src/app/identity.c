/* SPDX-License-Identifier: Apache-2.0 */
/* Document ids that follow from the identity alone. */
#include "app/identity.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"

enum { IDENTITY_MAX_BYTES = 1024, ID_BYTES = 12 };

void orr_document_id(const char *collection, size_t part_count, const char *const parts[],
		     char out[ORR_ID_TEXT_BYTES])
{
	char identity[IDENTITY_MAX_BYTES];
	size_t length = strlen(collection);
	assert(length < sizeof identity);
	memcpy(identity, collection, length);
	for (size_t i = 0; i < part_count; i++) {
		const size_t part_length = strlen(parts[i]);
		assert(length + 1 + part_length <= sizeof identity);
		identity[length++] = '\n';
		memcpy(identity + length, parts[i], part_length);
		length += part_length;
	}
	unsigned char hash[ORR_HASH_BYTES];
	orr_hash(identity, length, hash);
	orr_hash_hex(hash, ID_BYTES, out);
}
