/* SPDX-License-Identifier: Apache-2.0 */
/* Step of the rank tables: those of a run of neighbouring centres. */
#include "app/rank_block.h"

#include <string.h>

#include "app/motion.h"
#include "base/memory.h"
#include "base/sort_float.h"
#include "core/sample.h"

/*
 * Everything goes by cells, from one node to the next. First ranks are among three months to each side of a node, second ones among half a
 * year to each side of theirs.
 */
enum {
	NODES = ORR_RANK_NODES,
	BIRTHS = ORR_RANK_BIRTHS_PER_Y,
	IN_CELL = BIRTHS / NODES,
	MARGIN_Y = 1,
	FIRST_REACH = NODES / 4,
	SECOND_REACH = NODES / 2,
	CELLS_MAX = (ORR_RANK_BLOCK + 2 * MARGIN_Y) * NODES,
	STEPS = ORR_SHARE_COUNT - 1
};
_Static_assert(FIRST_REACH + SECOND_REACH <= MARGIN_Y * NODES,
	       "the margin holds what the ranks of ranks need");

struct birth {
	double jd_tt;
	struct orr_motion motion;
};

/* Births of the years that a block rests on, in order; at the ends of a kernel some are missing. */
struct pool {
	const struct orr_rank_block *block;
	int first_year;
	size_t cells, cell_start[CELLS_MAX + 1];
	struct birth *birth;

	float *score;                                   /* [field][score][birth] */
	float (*knot)[ORR_KNOT_COUNT][ORR_SCORE_ROW];   /* [node]: of one field */
	uint16_t (*step_count)[ORR_SCORE_COUNT][STEPS]; /* [cell]: how many first ranks fall into each step */
	float *window, *spare;
};

static bool within(const struct orr_cohorts_header *header, double jd_tt)
{
	return jd_tt >= header->from_jd_tt && jd_tt <= header->to_jd_tt;
}

static void draw_births(struct pool *pool)
{
	const struct orr_rank_block *block = pool->block;
	size_t drawn = 0;
	for (size_t cell = 0; cell < pool->cells; cell++) {
		pool->cell_start[cell] = drawn;
		const int year = pool->first_year + (int)(cell / NODES),
			  first = (int)(cell % NODES) * IN_CELL;
		for (int i = first; i < first + IN_CELL; i++) {
			struct birth *birth = &pool->birth[drawn];
			birth->jd_tt = orr_sample_birth_jd(block->cohorts->header->seed, year, i, BIRTHS);
			if (within(block->cohorts->header, birth->jd_tt) &&
			    orr_motion_at(block->kernel, birth->jd_tt, &birth->motion))
				drawn++;
		}
	}
	pool->cell_start[pool->cells] = drawn;
}

static float *scores_of(const struct pool *pool, size_t field, size_t score)
{
	return pool->score + (field * ORR_SCORE_COUNT + score) * pool->cells * IN_CELL;
}

static void score_births(struct pool *pool)
{
	const struct orr_rank_block *block = pool->block;
	for (size_t i = 0; i < pool->cell_start[pool->cells]; i++) {
		struct orr_subject subject;
		orr_subject_make(block->cohorts, pool->birth[i].jd_tt, &pool->birth[i].motion,
				 orr_certainty_half_width_d(block->class), &subject);
		for (size_t f = 0; f < block->field_count; f++) {
			struct orr_code_raw raw;
			double score[ORR_SCORE_ROW];
			orr_code_raw_in(&subject, &block->field[f], &raw);
			orr_code_scores(&raw, score);
			for (size_t s = 0; s < ORR_SCORE_COUNT; s++)
				scores_of(pool, f, s)[i] = (float)score[s];
		}
	}
}

/* Quantiles of those born around a node; zeros where nobody was. */
static void rank_node(struct pool *pool, size_t field, size_t node)
{
	const size_t from = pool->cell_start[node - FIRST_REACH],
		     count = pool->cell_start[node + FIRST_REACH] - from;
	float knot[ORR_KNOT_COUNT];
	for (size_t s = 0; s < ORR_SCORE_COUNT && count > 0; s++) {
		memcpy(pool->window, scores_of(pool, field, s) + from, count * sizeof *pool->window);
		orr_sort_floats(count, pool->window, pool->spare);
		orr_quantile_knots(count, pool->window, knot);
		for (int k = 0; k < ORR_KNOT_COUNT; k++)
			pool->knot[node][k][s] = knot[k];
	}
}

/* First ranks of the births between a node and the next. */
static void rank_cell(struct pool *pool, size_t field, size_t cell)
{
	for (size_t i = pool->cell_start[cell]; i < pool->cell_start[cell + 1]; i++) {
		const struct orr_cohort_place place = orr_cohort_place_of(pool->birth[i].jd_tt);
		const double along = place.share * NODES - (double)(cell % NODES);
		double rank[ORR_SCORE_ROW] = {0.0};
		for (size_t s = 0; s < ORR_SCORE_COUNT; s++)
			rank[s] = (double)scores_of(pool, field, s)[i];
		orr_score_first_ranks(rank, pool->knot[cell], pool->knot[cell + 1], along, rank);
		for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
			const int step = (int)(rank[s] * STEPS);
			pool->step_count[cell][s][step < STEPS ? step : STEPS - 1]++;
		}
	}
}

/* Shares of the first ranks around a node; as if they were even where nobody was born. */
static void share_node(const struct pool *pool, size_t node_cell, float out[ORR_SHARE_COUNT][ORR_SCORE_ROW])
{
	for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
		uint32_t count[STEPS] = {0}, whole = 0, below = 0;
		for (size_t cell = node_cell - SECOND_REACH; cell < node_cell + SECOND_REACH; cell++)
			for (int step = 0; step < STEPS; step++)
				count[step] += pool->step_count[cell][s][step];
		for (int step = 0; step < STEPS; step++)
			whole += count[step];
		for (int step = 0; step < ORR_SHARE_COUNT; step++) {
			out[step][s] = whole > 0 ? (float)below / (float)whole : (float)step / (float)STEPS;
			below += step < STEPS ? count[step] : 0;
		}
	}
}

static void rank_field(struct pool *pool, size_t field)
{
	const struct orr_rank_block *block = pool->block;
	const size_t last = pool->cells - FIRST_REACH;
	memset(pool->knot, 0, (pool->cells + 1) * sizeof *pool->knot);
	memset(pool->step_count, 0, pool->cells * sizeof *pool->step_count);
	for (size_t node = FIRST_REACH; node <= last; node++)
		rank_node(pool, field, node);
	for (size_t cell = FIRST_REACH; cell < last; cell++)
		rank_cell(pool, field, cell);
	for (size_t c = 0; c < block->centre_count; c++) {
		struct orr_rank_table *table = &block->out[field * block->field_stride + c];
		const size_t cell = (c + MARGIN_Y) * NODES;
		memcpy(table->knot, pool->knot[cell], sizeof table->knot);
		for (size_t node = 0; node < ORR_SHARE_NODES; node++)
			share_node(pool, cell + node * NODES / ORR_SHARE_NODES, table->share[node]);
	}
}

bool orr_rank_block_build(const struct orr_rank_block *block)
{
	struct pool pool = {.block = block,
			    .first_year = block->first_centre - MARGIN_Y,
			    .cells = (block->centre_count + 2 * (size_t)MARGIN_Y) * NODES};
	const size_t births = pool.cells * IN_CELL;
	pool.birth = orr_calloc(births, sizeof *pool.birth);
	pool.score = orr_calloc(births * ORR_SCORE_COUNT * block->field_count, sizeof *pool.score);
	pool.knot = orr_calloc(pool.cells + 1, sizeof *pool.knot);
	pool.step_count = orr_calloc(pool.cells, sizeof *pool.step_count);
	pool.window = orr_calloc((size_t)2 * BIRTHS, sizeof *pool.window);
	const bool good = pool.birth != NULL && pool.score != NULL && pool.knot != NULL &&
			  pool.step_count != NULL && pool.window != NULL;
	if (good) {
		pool.spare = pool.window + BIRTHS;
		draw_births(&pool);
		score_births(&pool);
		for (size_t f = 0; f < block->field_count; f++)
			rank_field(&pool, f);
	}
	orr_free(pool.birth);
	orr_free(pool.score);
	orr_free(pool.knot);
	orr_free(pool.step_count);
	orr_free(pool.window);
	return good;
}
