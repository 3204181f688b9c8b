/* SPDX-License-Identifier: Apache-2.0 */
/* The energy signature: a code to read at a glance, unique by its checksum. */
#ifndef ORR_APP_SIGNATURE_H
#define ORR_APP_SIGNATURE_H

#include "model/harmonic_code.h"

struct orr_signature_source {
	const char *entity_type, *entity_id;
	struct orr_quarter quarter;
	const int *leading;     /* [1 + ORR_SECONDARY_COUNT] */
	const double *level;    /* [ORR_LEVEL_COUNT], percentiles with two decimals */
	const double *strength; /* [ORR_HARMONIC_COUNT], likewise */
};

/**
 * Such as OR1-07.12.05.03.19-P62E48M71S33C55-9K3F7Q2X0C5V8B1N: algorithm, the leading harmonics, the five energies rounded (physical,
 * emotional, mental, spiritual, C for social), and 80 bits of BLAKE2b over algorithm, quarter, entity and all 45 percentiles in
 * hundredths, in base 32 (Douglas Crockford, Base 32, 2002: no I, L, O, U).
 */
void orr_signature(const struct orr_signature_source *from, char out[ORR_SIGNATURE_BYTES]);

#endif
