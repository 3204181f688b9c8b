/* SPDX-License-Identifier: Apache-2.0 */
/* Step of the rank tables: those of a run of neighbouring centres. */
#include "app/rank_block.h"

#include <math.h>
#include <string.h>

#include "app/motion.h"
#include "base/memory.h"
#include "core/sample.h"

/*
 * Everything goes by cells, from one node to the next. Scales and first ranks are among three months to each side of a node, second ranks
 * among half a year to each side of theirs.
 */
enum {
	NODES = ORR_RANK_NODES,
	BIRTHS = ORR_RANK_BIRTHS_PER_Y,
	IN_CELL = BIRTHS / NODES,
	MARGIN_Y = 1,
	SCALE_REACH = NODES / 4,
	FIRST_REACH = NODES / 4,
	SECOND_REACH = NODES / 2,
	CELLS_MAX = (ORR_RANK_BLOCK + 2 * MARGIN_Y) * NODES,
	STEPS = ORR_RANK_STEPS
};
_Static_assert(SCALE_REACH + FIRST_REACH + SECOND_REACH <= MARGIN_Y * NODES,
	       "the margin holds what the ranks of ranks need");

struct birth {
	double jd_tt;
	struct orr_motion motion;
};

/* How many births of a cell are in each step. */
struct tally {
	uint16_t count[ORR_SCORE_COUNT][STEPS];
};

struct moments {
	double sum[ORR_SCORE_COUNT], square_sum[ORR_SCORE_COUNT];
};

/* Births of the years that a block rests on, in order; at the ends of a kernel some are missing. */
struct pool {
	const struct orr_rank_block *block;
	int first_year;
	size_t cells, cell_start[CELLS_MAX + 1];
	struct birth *birth;

	float (*row)[ORR_SCORE_ROW];   /* [field][birth]: scores, in their stead positions */
	struct moments *moments;       /* [cell], and the following ones too: of one field */
	struct orr_score_scale *scale; /* [node] */
	struct tally *tally;           /* [cell] */
	struct orr_shares *first;      /* [node] */
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

/* Rows of a field, one a birth. */
static float (*rows_of(const struct pool *pool, size_t field))[ORR_SCORE_ROW]
{
	return pool->row + field * pool->cells * IN_CELL;
}

static bool is_there(const struct orr_rank_block *block, size_t field, size_t class)
{
	return block->there[field * block->there_stride + class];
}

static void score_births(struct pool *pool, size_t class)
{
	const struct orr_rank_block *block = pool->block;
	const double half_width_d =
		orr_certainty_half_width_d((enum orr_certainty_class)((size_t)block->first_class + class));
	for (size_t i = 0; i < pool->cell_start[pool->cells]; i++) {
		struct orr_subject subject;
		orr_subject_make(block->cohorts, pool->birth[i].jd_tt, &pool->birth[i].motion, half_width_d,
				 &subject);
		for (size_t f = 0; f < block->field_count; f++) {
			struct orr_code_raw raw;
			double score[ORR_SCORE_ROW];
			if (is_there(block, f, class))
				continue;
			orr_code_raw_in(&subject, &block->field[f], &raw);
			orr_code_scores(&raw, score);
			for (size_t s = 0; s < ORR_SCORE_ROW; s++)
				rows_of(pool, f)[i][s] = (float)score[s];
		}
	}
}

static void sum_cell(const struct pool *pool, size_t field, size_t cell)
{
	struct moments *moments = &pool->moments[cell];
	memset(moments, 0, sizeof *moments);
	for (size_t i = pool->cell_start[cell]; i < pool->cell_start[cell + 1]; i++) {
		const float *row = rows_of(pool, field)[i];
		for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
			moments->sum[s] += (double)row[s];
			moments->square_sum[s] += (double)row[s] * (double)row[s];
		}
	}
}

/* Mean and deviation of those born around a node; zeros where nobody was. */
static void scale_node(const struct pool *pool, size_t node)
{
	const size_t from = node - SCALE_REACH, to = node + SCALE_REACH;
	const double count = (double)(pool->cell_start[to] - pool->cell_start[from]);
	struct orr_score_scale *scale = &pool->scale[node];
	memset(scale, 0, sizeof *scale);
	for (size_t s = 0; s < ORR_SCORE_COUNT && count > 0.0; s++) {
		double sum = 0.0, square_sum = 0.0;
		for (size_t cell = from; cell < to; cell++) {
			sum += pool->moments[cell].sum[s];
			square_sum += pool->moments[cell].square_sum[s];
		}
		const double mean = sum / count, variance = square_sum / count - mean * mean;
		scale->mean[s] = (float)mean;
		scale->per_deviation[s] = variance > 0.0 ? (float)(1.0 / sqrt(variance)) : 0.0F;
	}
}

static double along_cell(const struct pool *pool, size_t cell, size_t birth)
{
	return orr_cohort_place_of(pool->birth[birth].jd_tt).share * NODES - (double)(cell % NODES);
}

static void count_steps(const double position[ORR_SCORE_ROW], struct tally *tally)
{
	for (size_t s = 0; s < ORR_SCORE_COUNT; s++)
		tally->count[s][orr_rank_step(position[s])]++;
}

/* Positions of the births between a node and the next. */
static void place_cell(const struct pool *pool, size_t field, size_t cell)
{
	struct orr_scales_between scales = {&pool->scale[cell], &pool->scale[cell + 1], 0.0};
	memset(&pool->tally[cell], 0, sizeof pool->tally[cell]);
	for (size_t i = pool->cell_start[cell]; i < pool->cell_start[cell + 1]; i++) {
		float *row = rows_of(pool, field)[i];
		double position[ORR_SCORE_ROW];
		for (size_t s = 0; s < ORR_SCORE_ROW; s++)
			position[s] = (double)row[s];
		scales.along = along_cell(pool, cell, i);
		orr_score_positions(position, &scales, position);
		count_steps(position, &pool->tally[cell]);
		for (size_t s = 0; s < ORR_SCORE_ROW; s++)
			row[s] = (float)position[s];
	}
}

/* First ranks of the births between a node and the next, counted in the stead of positions. */
static void rank_cell(const struct pool *pool, size_t field, size_t cell)
{
	struct orr_shares_between shares = {&pool->first[cell], &pool->first[cell + 1], 0.0};
	memset(&pool->tally[cell], 0, sizeof pool->tally[cell]);
	for (size_t i = pool->cell_start[cell]; i < pool->cell_start[cell + 1]; i++) {
		double rank[ORR_SCORE_ROW];
		for (size_t s = 0; s < ORR_SCORE_ROW; s++)
			rank[s] = (double)rows_of(pool, field)[i][s];
		shares.along = along_cell(pool, cell, i);
		orr_share_ranks(rank, &shares, rank);
		count_steps(rank, &pool->tally[cell]);
	}
}

/* Shares of those in the cells within reach of a node; even where nobody was born. */
static void share_node(const struct pool *pool, size_t node, size_t reach, struct orr_shares *out)
{
	for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
		uint32_t count[STEPS] = {0}, whole = 0, below = 0;
		for (size_t cell = node - reach; cell < node + reach; cell++)
			for (int step = 0; step < STEPS; step++)
				count[step] += pool->tally[cell].count[s][step];
		for (int step = 0; step < STEPS; step++)
			whole += count[step];
		for (int step = 0; step <= STEPS; step++) {
			out->below[s][step] =
				(uint16_t)(whole > 0 ? (below * ORR_SHARE_ONE + whole / 2) / whole
						     : (uint32_t)step * (ORR_SHARE_ONE / STEPS));
			below += step < STEPS ? count[step] : 0;
		}
	}
}

static void rank_field(const struct pool *pool, size_t field)
{
	const size_t cells = pool->cells, first_from = SCALE_REACH + FIRST_REACH,
		     first_to = cells - first_from;
	for (size_t cell = 0; cell < cells; cell++)
		sum_cell(pool, field, cell);
	for (size_t node = SCALE_REACH; node <= cells - SCALE_REACH; node++)
		scale_node(pool, node);
	for (size_t cell = SCALE_REACH; cell < cells - SCALE_REACH; cell++)
		place_cell(pool, field, cell);
	for (size_t node = first_from; node <= first_to; node++)
		share_node(pool, node, FIRST_REACH, &pool->first[node]);
	for (size_t cell = first_from; cell < first_to; cell++)
		rank_cell(pool, field, cell);
}

static void keep_field(const struct pool *pool, struct orr_rank_table out[])
{
	for (size_t c = 0; c < pool->block->centre_count; c++) {
		const size_t node = (c + MARGIN_Y) * NODES;
		memcpy(out[c].scale, &pool->scale[node], sizeof out[c].scale);
		memcpy(out[c].first, &pool->first[node], sizeof out[c].first);
		for (size_t i = 0; i < ORR_SHARE_NODES; i++)
			share_node(pool, node + i * NODES / ORR_SHARE_NODES, SECOND_REACH, &out[c].second[i]);
	}
}

static void build(struct pool *pool)
{
	const struct orr_rank_block *block = pool->block;
	draw_births(pool);
	for (size_t class = 0; class < block->class_count; class ++) {
		if (!block->wanted[class])
			continue;
		score_births(pool, class);
		for (size_t f = 0; f < block->field_count; f++) {
			if (is_there(block, f, class))
				continue;
			rank_field(pool, f);
			keep_field(pool, block->out + class * block->class_stride + f * block->field_stride);
		}
	}
}

bool orr_rank_block_build(const struct orr_rank_block *block)
{
	struct pool pool = {.block = block,
			    .first_year = block->first_centre - MARGIN_Y,
			    .cells = (block->centre_count + 2 * (size_t)MARGIN_Y) * NODES};
	const size_t births = pool.cells * IN_CELL;
	pool.birth = orr_calloc(births, sizeof *pool.birth);
	pool.row = orr_calloc(births * block->field_count, sizeof *pool.row);
	pool.moments = orr_calloc(pool.cells, sizeof *pool.moments);
	pool.scale = orr_calloc(pool.cells + 1, sizeof *pool.scale);
	pool.tally = orr_calloc(pool.cells, sizeof *pool.tally);
	pool.first = orr_calloc(pool.cells + 1, sizeof *pool.first);
	const bool good = pool.birth != NULL && pool.row != NULL && pool.moments != NULL &&
			  pool.scale != NULL && pool.tally != NULL && pool.first != NULL;
	if (good)
		build(&pool);
	orr_free(pool.birth);
	orr_free(pool.row);
	orr_free(pool.moments);
	orr_free(pool.scale);
	orr_free(pool.tally);
	orr_free(pool.first);
	return good;
}
