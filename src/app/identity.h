/* SPDX-License-Identifier: Apache-2.0 */
/* Ids that follow from what they name, so that writing twice is writing once. */
#ifndef ORR_APP_IDENTITY_H
#define ORR_APP_IDENTITY_H

#include <stddef.h>
#include <stdint.h>

#include "model/birth_chart.h"

/**
 * `_id` of a document: the first 12 bytes of BLAKE2b-512, as hex, over the collection's name and the parts of the identity, each on
 * a line of its own without a final line break. `printf 'birth_charts\nemployee\nE-1' | b2sum | cut -c1-24` gives the same.
 * The parts hold no line break (whoever reads them refuses control characters).
 */
void orr_document_id(const char *collection, size_t part_count, const char *const parts[],
		     char out[ORR_ID_TEXT_BYTES]);

/** `_id` of the document of an entity in a collection ("entities", "birth_charts"). */
void orr_entity_document_id(const char *collection, int entity_type, const char *entity_id,
			    char out[ORR_ID_TEXT_BYTES]);

enum { ORR_UUID_BYTES = 37 };
/**
 * Id of a job or an audit event: a UUID of version 7 (RFC 9562) whose first 48 bits are the time and next 12 a `sequence` (0-4095), so that ids grow
 * with both; the others are BLAKE2b over the parts and the time, so that the same thing done at the same time has the same id.
 */
void orr_record_uuid(int64_t now_ms, unsigned sequence, size_t part_count, const char *const parts[],
		     char out[ORR_UUID_BYTES]);

enum { ORR_NONCE_BYTES = 17 };
/** A part that no other call gives: 16 random hex digits. @return out */
const char *orr_record_nonce(char out[ORR_NONCE_BYTES]);

#endif
