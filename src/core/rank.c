/* SPDX-License-Identifier: Apache-2.0 */
/* Ranks of a code's scores. */
#include "core/rank.h"

ORR_VECTOR_CLONES static void make_positions(const double score[ORR_SCORE_ROW],
					     const struct orr_scales_between *scales,
					     double out[ORR_SCORE_ROW])
{
	const struct orr_score_scale *before = scales->before, *after = scales->after;
	for (int s = 0; s < ORR_SCORE_ROW; s += ORR_LANES) {
		const orr_lanes mean = orr_between(before->mean + s, after->mean + s, scales->along),
				per_deviation = orr_between(before->per_deviation + s,
							    after->per_deviation + s, scales->along),
				x = (*orr_lanes_at(score + s) - mean) * per_deviation,
				size = orr_select(x < 0.0, -x, x), position = 0.5 + 0.5 * (x / (1.0 + size)),
				none = {0.0};
		*(orr_lanes_memory *)(out + s) = orr_select(position >= 0.0, position, none);
	}
}

void orr_score_positions(const double score[ORR_SCORE_ROW], const struct orr_scales_between *scales,
			 double out[ORR_SCORE_ROW])
{
	make_positions(score, scales, out);
}

void orr_share_ranks(const double position[ORR_SCORE_ROW], const struct orr_shares_between *shares,
		     double out[ORR_SCORE_ROW])
{
	const double along = shares->along;
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		const int step = orr_rank_step(position[s]);
		const uint16_t *before = &shares->before->below[s][step],
			       *after = &shares->after->below[s][step];
		const double low = (double)before[0] + along * (double)(after[0] - before[0]),
			     high = (double)before[1] + along * (double)(after[1] - before[1]);
		out[s] = (low + (position[s] * ORR_RANK_STEPS - (double)step) * (high - low)) *
			 (1.0 / ORR_SHARE_ONE);
	}
	for (int s = ORR_SCORE_COUNT; s < ORR_SCORE_ROW; s++)
		out[s] = 0.0;
}

/* Where a share of the way between two centres stands among `count` nodes a year: in the table before or already in the next one. */
struct between {
	int low_table, low, high_table, high;
	double along;
};

static struct between between(double share, int count)
{
	const double at = share * count;
	const int node = at < count ? (int)at : count - 1;
	return (struct between){0, node, node + 1 < count ? 0 : 1, (node + 1) % count, at - (double)node};
}

void orr_score_ranks(const double score[ORR_SCORE_ROW], const struct orr_rank_table before[2], double share,
		     double out[ORR_SCORE_ROW])
{
	const struct between of_first = between(share, ORR_RANK_NODES),
			     of_second = between(share, ORR_SHARE_NODES);
	const struct orr_rank_table *low = &before[of_first.low_table], *high = &before[of_first.high_table];
	const struct orr_scales_between scales = {&low->scale[of_first.low], &high->scale[of_first.high],
						  of_first.along};
	const struct orr_shares_between first = {&low->first[of_first.low], &high->first[of_first.high],
						 of_first.along},
					second = {&before[of_second.low_table].second[of_second.low],
						  &before[of_second.high_table].second[of_second.high],
						  of_second.along};
	orr_score_positions(score, &scales, out);
	orr_share_ranks(out, &first, out);
	orr_share_ranks(out, &second, out);
}
