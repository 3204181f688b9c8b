/* SPDX-License-Identifier: Apache-2.0 */
/* Ranks of a code's scores among those born around the same time, by tables that run straight from time to time. */
#ifndef ORR_CORE_RANK_H
#define ORR_CORE_RANK_H

#include <stdint.h>

#include "core/channel.h"

/* Scores that are ranked: 32 code strengths, then the levels. */
enum {
	ORR_SCORE_COUNT = ORR_HARMONIC_COUNT + ORR_LEVEL_COUNT,
	ORR_SCORE_ROW = (ORR_SCORE_COUNT + ORR_LANES - 1) / ORR_LANES * ORR_LANES, /* as rows hold them */
};

/*
 * A rank is found in three steps. A score becomes its position on its population's scale: x of 1 + |x|, where x counts standard deviations
 * from the mean, brought to 0 to 1. The position is ranked among the positions of those born within three months to each side, which takes
 * away what the sky of a season does to everybody; that rank among the ranks of those born within half a year to each side, a whole round
 * of the Sun, which makes even what is left.
 */
enum {
	ORR_RANK_STEPS = 32, /* even steps of positions and of ranks, between which shares run straight */
	ORR_RANK_NODES = 12, /* nodes of a year: of scales and first ranks, */
	ORR_SHARE_NODES = 2, /* and of second ones */
	ORR_SHARE_ONE = 1 << 15
};

/* Scales of scores around a node. Zeros where nobody was born: every position is in the middle. */
struct orr_score_scale {
	float mean[ORR_SCORE_ROW];
	float per_deviation[ORR_SCORE_ROW]; /* one over the standard deviation */
};

/* Shares of a population below 0, 1/32, .. 1, ascending, in parts of ORR_SHARE_ONE. */
struct orr_shares {
	uint16_t below[ORR_SCORE_COUNT][ORR_RANK_STEPS + 1];
};

/* One cohort's year in one quarter. */
struct orr_rank_table {
	struct orr_score_scale scale[ORR_RANK_NODES];
	struct orr_shares first[ORR_RANK_NODES], second[ORR_SHARE_NODES];
};

/* Two neighbouring nodes, and how far along from the first, [0, 1). */
struct orr_scales_between {
	const struct orr_score_scale *before, *after;
	double along;
};
struct orr_shares_between {
	const struct orr_shares *before, *after;
	double along;
};

/** Positions of scores, 0 to 1; of NaN 0. Shape out[ORR_SCORE_ROW], which may be `score`. */
void orr_score_positions(const double score[ORR_SCORE_ROW], const struct orr_scales_between *scales,
			 double out[ORR_SCORE_ROW]);

/** Shares of the population below positions, or below ranks, of 0 to 1. Shape out[ORR_SCORE_ROW], which may be `position`. */
void orr_share_ranks(const double position[ORR_SCORE_ROW], const struct orr_shares_between *shares,
		     double out[ORR_SCORE_ROW]);

/** Step that a position or rank is in, 0 to ORR_RANK_STEPS - 1. */
static inline int orr_rank_step(double position)
{
	const double at = position * ORR_RANK_STEPS;
	return at < ORR_RANK_STEPS - 1 ? (int)at : ORR_RANK_STEPS - 1;
}

/**
 * Ranks of scores, 0 to 1, among the cohorts of two neighbouring centres, `before` and its successor. Everything runs straight from node to
 * node and from centre to centre.
 * @param share   of the way to the next centre, [0, 1)
 */
void orr_score_ranks(const double score[ORR_SCORE_ROW], const struct orr_rank_table before[2], double share,
		     double out[ORR_SCORE_ROW]);

#endif
