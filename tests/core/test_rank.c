/* SPDX-License-Identifier: Apache-2.0 */
/* Ranks of scores: positions on a scale, shares between steps, nodes of a year, and what it all makes of a population. */
#include "core/rank.h"

#include "random.h"
#include "test.h"

static void fill(double row[ORR_SCORE_ROW], double value)
{
	for (int s = 0; s < ORR_SCORE_ROW; s++)
		row[s] = value;
}

static struct orr_score_scale scale_of(double mean, double deviation)
{
	struct orr_score_scale scale = {{0.0F}, {0.0F}};
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		scale.mean[s] = (float)mean;
		scale.per_deviation[s] = (float)(1.0 / deviation);
	}
	return scale;
}

/* Shares whose value at each border of the steps is the border to a power. */
static void power_shares(double exponent, struct orr_shares *out)
{
	for (int s = 0; s < ORR_SCORE_COUNT; s++)
		for (int i = 0; i <= ORR_RANK_STEPS; i++)
			out->below[s][i] =
				(uint16_t)lround(pow((double)i / ORR_RANK_STEPS, exponent) * ORR_SHARE_ONE);
}

/* x / (1 + |x|) of deviations from the mean, brought to 0 to 1. */
static void positions_count_deviations(void **state)
{
	const struct orr_score_scale low = scale_of(3.0, 2.0), high = scale_of(5.0, 2.0),
				     none = {{0.0F}, {0.0F}};
	const struct orr_scales_between half_way = {&low, &high, 0.5}, nobody = {&none, &none, 0.0};
	double score[ORR_SCORE_ROW], position[ORR_SCORE_ROW];
	(void)state;
	fill(score, 4.0);
	score[1] = 6.0;
	score[2] = 0.0;
	score[3] = (double)NAN;
	score[4] = 1e300;
	score[5] = -1e300;
	orr_score_positions(score, &half_way, position);
	assert_near(position[0], 0.5, 0.0);
	assert_near(position[1], 0.75, 0.0);
	assert_near(position[2], 0.5 - 0.5 * 2.0 / 3.0, 1e-15);
	assert_near(position[3], 0.0, 0.0);
	assert_near(position[4], 1.0, 0.0);
	assert_near(position[5], 0.0, 0.0);
	orr_score_positions(score, &nobody, position);
	assert_near(position[1], 0.5, 0.0);
}

static void shares_run_straight(void **state)
{
	static struct orr_shares even, squares;
	double position[ORR_SCORE_ROW], rank[ORR_SCORE_ROW];
	(void)state;
	power_shares(1.0, &even);
	power_shares(2.0, &squares);
	for (int s = 0; s < ORR_SCORE_ROW; s++)
		position[s] = (double)s / (ORR_SCORE_COUNT - 1);
	orr_share_ranks(position, &(struct orr_shares_between){&even, &even, 0.3}, rank);
	for (int s = 0; s < ORR_SCORE_COUNT; s++)
		assert_near(rank[s], position[s], 1e-15);
	/* Half a step on: the middle of two squares; a quarter of the way from even shares to squares. */
	fill(position, 8.5 / ORR_RANK_STEPS);
	orr_share_ranks(position, &(struct orr_shares_between){&even, &squares, 0.25}, rank);
	const double middle = (8.0 * 8.0 + 9.0 * 9.0) / 2.0 / ORR_RANK_STEPS / ORR_RANK_STEPS;
	assert_near(rank[7], 0.75 * position[7] + 0.25 * middle, 1e-15);
	for (int s = ORR_SCORE_COUNT; s < ORR_SCORE_ROW; s++)
		assert_near(rank[s], 0.0, 0.0);
	assert_int_equal(orr_rank_step(0.0), 0);
	assert_int_equal(orr_rank_step(0.999), ORR_RANK_STEPS - 1);
	assert_int_equal(orr_rank_step(1.0), ORR_RANK_STEPS - 1);
}

/* A position of 3/4 in an even year whose second ranks go over into squares: what part of squares is in it. */
static void nodes_of_a_year(void **state)
{
	static struct orr_rank_table table[2];
	static const double share[][2] = {
		{0.0, 0.0}, {0.25, 0.0}, {0.5, 0.0}, {0.75, 0.5}, {23.0 / 24.0, 11.0 / 12.0}};
	double score[ORR_SCORE_ROW], rank[ORR_SCORE_ROW];
	(void)state;
	for (int t = 0; t < 2; t++) {
		for (int node = 0; node < ORR_RANK_NODES; node++) {
			table[t].scale[node] = scale_of(t == 0 ? 3.0 : 5.0, 2.0);
			power_shares(1.0, &table[t].first[node]);
		}
		for (int node = 0; node < ORR_SHARE_NODES; node++)
			power_shares(t == 0 ? 1.0 : 2.0, &table[t].second[node]);
	}
	for (size_t i = 0; i < sizeof share / sizeof share[0]; i++) {
		/* Means go from 3 to 5 in the last twelfth, of which the last share is the middle. */
		fill(score, (share[i][0] > 0.95 ? 4.0 : 3.0) + 2.0);
		orr_score_ranks(score, table, share[i][0], rank);
		for (int s = 0; s < ORR_SCORE_COUNT; s++)
			assert_near(rank[s], 0.75 - share[i][1] * (0.75 - 0.75 * 0.75), 1e-12);
	}
}

/* Scores with a long tail, ranked by shares that were counted from other draws of them: uniform, and in the order of scores. */
static void a_skewed_population_becomes_uniform(void **state)
{
	enum { COUNT = 20000, BINS = 20 };
	static struct orr_shares shares;
	const struct orr_score_scale scale = scale_of(1.0, 1.0);
	const struct orr_scales_between scales = {&scale, &scale, 0.0};
	struct random random = {5};
	double row[ORR_SCORE_ROW], before = -1.0;
	uint32_t below[ORR_RANK_STEPS + 1] = {0}, bin[BINS] = {0};
	(void)state;
	for (int i = 0; i < COUNT; i++) {
		fill(row, -log(random_uniform(&random, 1e-9, 1.0)));
		orr_score_positions(row, &scales, row);
		for (int step = orr_rank_step(row[0]) + 1; step <= ORR_RANK_STEPS; step++)
			below[step]++;
	}
	for (int s = 0; s < ORR_SCORE_COUNT; s++)
		for (int i = 0; i <= ORR_RANK_STEPS; i++)
			shares.below[s][i] = (uint16_t)(below[i] * ORR_SHARE_ONE / COUNT);
	for (int i = 0; i < COUNT; i++) { /* the exponential distribution's own quantiles */
		fill(row, -log(1.0 - (i + 0.5) / COUNT));
		orr_score_positions(row, &scales, row);
		orr_share_ranks(row, &(struct orr_shares_between){&shares, &shares, 0.0}, row);
		assert_true(row[3] >= before && row[3] <= 1.0);
		before = row[3];
		bin[row[3] < 1.0 ? (int)(row[3] * BINS) : BINS - 1]++;
	}
	for (int i = 0; i < BINS; i++)
		assert_near((double)bin[i] / COUNT, 1.0 / BINS, 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(positions_count_deviations),
		cmocka_unit_test(shares_run_straight),
		cmocka_unit_test(nodes_of_a_year),
		cmocka_unit_test(a_skewed_population_becomes_uniform),
	};
	return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
