/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of ranks for tests: scales of random numbers, random shares that ascend. */
#ifndef ORR_TESTS_CORE_RANK_BYTES_H
#define ORR_TESTS_CORE_RANK_BYTES_H

#include "core/rank.h"
#include "random.h"

static inline void shares_fill(struct random *random, struct orr_shares *out)
{
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		double at = 0.0;
		for (int step = 0; step <= ORR_RANK_STEPS; step++) {
			out->below[s][step] = (uint16_t)at;
			at += random_uniform(random, 0.0,
					     2.0 * (ORR_SHARE_ONE - at) / (ORR_RANK_STEPS - step + 1));
		}
		out->below[s][ORR_RANK_STEPS] = ORR_SHARE_ONE;
	}
}

static inline void rank_bytes_fill(struct random *random, size_t count, struct orr_rank_table out[])
{
	for (size_t i = 0; i < count; i++) {
		for (int node = 0; node < ORR_RANK_NODES; node++) {
			for (int s = 0; s < ORR_SCORE_ROW; s++) {
				out[i].scale[node].mean[s] = (float)random_uniform(random, -5.0, 5.0);
				out[i].scale[node].per_deviation[s] = (float)random_uniform(random, 0.1, 5.0);
			}
			shares_fill(random, &out[i].first[node]);
		}
		for (int node = 0; node < ORR_SHARE_NODES; node++)
			shares_fill(random, &out[i].second[node]);
	}
}

#endif
