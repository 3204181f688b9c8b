/* SPDX-License-Identifier: Apache-2.0 */
/* Document ids that follow from the identity alone, so that writing twice is writing once. */
#ifndef ORR_APP_IDENTITY_H
#define ORR_APP_IDENTITY_H

#include <stddef.h>

#include "model/birth_chart.h"

/**
 * `_id` of a document: the first 12 bytes of BLAKE2b-512, as hex, over the collection's name and the parts of the identity, each on
 * a line of its own without a final line break. `printf 'birth_charts\nemployee\nE-1' | b2sum | cut -c1-24` gives the same.
 * The parts hold no line break (whoever reads them refuses control characters).
 */
void orr_document_id(const char *collection, size_t part_count, const char *const parts[],
		     char out[ORR_ID_TEXT_BYTES]);

#endif
