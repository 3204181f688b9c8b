/* SPDX-License-Identifier: Apache-2.0 */
/* A small file of cohorts for tests: two centres from the epoch on, random means, variances of about one. */
#ifndef ORR_TESTS_CORE_COHORT_BYTES_H
#define ORR_TESTS_CORE_COHORT_BYTES_H

#include <string.h>

#include "core/cohort.h"
#include "random.h"

enum { COHORT_CENTRES = 3, COHORT_NODES = (COHORT_CENTRES - 1) * ORR_COHORT_NODES_PER_Y + 1 };

struct cohort_bytes {
	struct orr_cohorts_header header;
	float mean[COHORT_NODES][ORR_POINT_SPECTRA][ORR_SPECTRUM_CELLS];
	float variance[COHORT_CENTRES][ORR_CERTAINTY_CLASS_COUNT][ORR_CHANNEL_COUNT][ORR_HARMONIC_COUNT];
};

static inline void cohort_bytes_fill(struct random *random, struct cohort_bytes *out)
{
	memset(out, 0, sizeof *out);
	orr_cohorts_stamp(&out->header);
	out->header.file_bytes = sizeof *out;
	out->header.centre_count = COHORT_CENTRES;
	out->header.node_count = COHORT_NODES;
	out->header.channel_count = ORR_CHANNEL_COUNT;
	out->header.mean_offset = offsetof(struct cohort_bytes, mean);
	out->header.variance_offset = offsetof(struct cohort_bytes, variance);
	float *mean = &out->mean[0][0][0], *variance = &out->variance[0][0][0][0];
	for (size_t i = 0; i < sizeof out->mean / sizeof *mean; i++)
		mean[i] = (float)random_uniform(random, -0.7, 0.7);
	for (size_t i = 0; i < sizeof out->variance / sizeof *variance; i++)
		variance[i] = (float)random_uniform(random, 0.5, 2.0);
}

#endif
