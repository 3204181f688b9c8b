/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the quantiles of every score in given quarters, per cohort and class of certainty. */
#include "app/rank_tables.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "app/motion.h"
#include "base/memory.h"
#include "base/sort_float.h"
#include "core/calendar.h"
#include "core/sample.h"

/*
 * Centres whose tables are built together share the births of the years between. Means and deviations are those of half a year to
 * each side, a whole round of the Sun.
 */
enum {
	BLOCK = 16,
	REACH_Y = ORR_COHORT_REACH_Y,
	WINDOW_Y = 2 * REACH_Y,
	CELLS = ORR_RANK_CELLS,
	BIRTHS = ORR_RANK_BIRTHS_PER_Y,
	MOMENT_REACH = CELLS / 2,
	IN_CELL = BIRTHS / CELLS,
	DAY_MS = 86400000
};

struct birth {
	double jd_tt;
	struct orr_motion motion;
};

/* The births of a block's years, in order, and where each cell of a year begins: at the ends of a kernel births are missing. */
struct block {
	const struct orr_rank_tables *tables;
	size_t first, count; /* among the plan's centres */
	struct birth *birth;
	size_t cell_start[(BLOCK + WINDOW_Y + 2) * CELLS + 1];
	struct orr_rank_table *inner; /* [year]: means and deviations of all drawn years but the first */

	float *score; /* [field][score][birth] */
	float *window, *spare;
};

/* Parts, a block in a class each, that are to be built. */
struct build {
	const struct orr_rank_tables *tables;
	size_t *part, count;
	bool *failed; /* [count] */
};

size_t orr_rank_tables_bytes(const struct orr_rank_plan *plan)
{
	return plan->field_count * plan->class_count * plan->centre_count * sizeof(struct orr_rank_table);
}

static size_t block_count(const struct orr_rank_plan *plan)
{
	return (plan->centre_count + BLOCK - 1) / BLOCK;
}

static size_t part_count(const struct orr_rank_plan *plan)
{
	return plan->class_count * block_count(plan);
}

static struct orr_rank_table *table_at(const struct orr_rank_tables *tables, size_t field, size_t class,
				       size_t centre)
{
	const struct orr_rank_plan *plan = &tables->plan;
	return &tables->table[(field * plan->class_count + class) * plan->centre_count + centre];
}

/* A block of `count` centres rests on the years from two before the first to two behind the last; their moments on one more. */
static size_t year_count(const struct block *block)
{
	return block->count - 1 + WINDOW_Y + 2;
}

static int first_year(const struct block *block)
{
	return block->tables->plan.first_centre + (int)block->first - REACH_Y - 1;
}

static bool within(const struct orr_cohorts_header *header, double jd_tt)
{
	return jd_tt >= header->from_jd_tt && jd_tt <= header->to_jd_tt;
}

static void draw_births(struct block *block)
{
	const struct orr_rank_plan *plan = &block->tables->plan;
	size_t drawn = 0;
	for (size_t cell = 0; cell < year_count(block) * CELLS; cell++) {
		block->cell_start[cell] = drawn;
		const int year = first_year(block) + (int)(cell / CELLS),
			  first = (int)(cell % CELLS) * IN_CELL;
		for (int i = first; i < first + IN_CELL; i++) {
			struct birth *birth = &block->birth[drawn];
			birth->jd_tt = orr_sample_birth_jd(plan->cohorts->header->seed, year, i, BIRTHS);
			if (within(plan->cohorts->header, birth->jd_tt) &&
			    orr_motion_at(plan->kernel, birth->jd_tt, &birth->motion))
				drawn++;
		}
	}
	block->cell_start[year_count(block) * CELLS] = drawn;
}

static float *scores_of(const struct block *block, size_t field, size_t score)
{
	return block->score + (field * ORR_SCORE_COUNT + score) * year_count(block) * BIRTHS;
}

static void score_births(struct block *block, enum orr_certainty_class class)
{
	const struct orr_rank_plan *plan = &block->tables->plan;
	const size_t birth_count = block->cell_start[year_count(block) * CELLS];
	for (size_t i = 0; i < birth_count; i++) {
		struct orr_subject subject;
		orr_subject_make(plan->cohorts, block->birth[i].jd_tt, &block->birth[i].motion,
				 orr_certainty_half_width_d(class), &subject);
		for (size_t f = 0; f < plan->field_count; f++) {
			struct orr_code_raw raw;
			orr_code_raw_in(&subject, &plan->field[f], &raw);
			for (size_t n = 0; n < ORR_HARMONIC_COUNT; n++)
				scores_of(block, f, n)[i] = (float)raw.strength[n];
			for (size_t k = 0; k < ORR_LEVEL_COUNT; k++)
				scores_of(block, f, ORR_HARMONIC_COUNT + k)[i] = (float)raw.level[k];
		}
	}
}

/* Mean and deviation of each score around one border of cells; 0 and 1 where nobody was born. */
static void moments_at(const struct block *block, size_t field, size_t node)
{
	struct orr_rank_table *table = &block->inner[node / CELLS - 1];
	const size_t from = block->cell_start[node - MOMENT_REACH],
		     to = block->cell_start[node + MOMENT_REACH];
	for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
		const float *score = scores_of(block, field, s);
		double mean = 0.0, square = 0.0;
		for (size_t i = from; i < to; i++)
			mean += (double)score[i] / (double)(to - from);
		for (size_t i = from; i < to; i++)
			square += ((double)score[i] - mean) * ((double)score[i] - mean) / (double)(to - from);
		table->mean[node % CELLS][s] = (float)mean;
		table->deviation[node % CELLS][s] = to > from ? (float)sqrt(square) : 1.0F;
	}
}

/* Bring the scores of all inner years to their moments. */
static void standardize(struct block *block, size_t field)
{
	const size_t last = (year_count(block) - 1) * CELLS;
	for (size_t i = block->cell_start[CELLS]; i < block->cell_start[last]; i++) {
		const struct orr_cohort_place place = orr_cohort_place_of(block->birth[i].jd_tt);
		double score[ORR_SCORE_COUNT];
		for (size_t s = 0; s < ORR_SCORE_COUNT; s++)
			score[s] = (double)scores_of(block, field, s)[i];
		orr_score_standardize(&block->inner[place.before - first_year(block) - 1], place.share,
				      score);
		for (size_t s = 0; s < ORR_SCORE_COUNT; s++)
			scores_of(block, field, s)[i] = (float)score[s];
	}
}

/* Table of one centre: its moments, and the quantiles of the years around it. */
static void rank_centre(struct block *block, size_t field, size_t class, size_t c)
{
	struct orr_rank_table *table = table_at(block->tables, field, class, block->first + c);
	*table = block->inner[c + REACH_Y];
	const size_t from = block->cell_start[(c + 1) * CELLS],
		     count = block->cell_start[(c + 1 + WINDOW_Y) * CELLS] - from;
	for (size_t s = 0; s < ORR_SCORE_COUNT; s++) {
		memcpy(block->window, scores_of(block, field, s) + from, count * sizeof *block->window);
		orr_sort_floats(count, block->window, block->spare);
		orr_quantile_knots(count, block->window, table->knot[s]);
	}
}

static void rank_births(struct block *block, size_t class)
{
	const size_t last = (year_count(block) - 1) * CELLS;
	for (size_t f = 0; f < block->tables->plan.field_count; f++) {
		for (size_t node = CELLS; node <= last; node++)
			moments_at(block, f, node);
		standardize(block, f);
		for (size_t c = 0; c < block->count; c++)
			rank_centre(block, f, class, c);
	}
}

static bool build_part(const struct orr_rank_tables *tables, size_t part)
{
	const struct orr_rank_plan *plan = &tables->plan;
	const size_t class = part / block_count(plan);
	struct block block = {.tables = tables, .first = part % block_count(plan) * BLOCK};
	const size_t rest = plan->centre_count - block.first;
	block.count = rest < BLOCK ? rest : BLOCK;
	const size_t births = year_count(&block) * BIRTHS;
	block.inner = orr_calloc(BLOCK + WINDOW_Y + 3, sizeof *block.inner);
	block.birth = orr_calloc(births, sizeof *block.birth);
	block.score = orr_calloc(births * ORR_SCORE_COUNT * plan->field_count, sizeof *block.score);
	block.window = orr_calloc((size_t)2 * WINDOW_Y * BIRTHS, sizeof *block.window);
	const bool good =
		block.inner != NULL && block.birth != NULL && block.score != NULL && block.window != NULL;
	if (good) {
		block.spare = block.window + (size_t)WINDOW_Y * BIRTHS;
		draw_births(&block);
		score_births(&block, (enum orr_certainty_class)((size_t)plan->first_class + class));
		rank_births(&block, class);
	}
	orr_free(block.inner);
	orr_free(block.birth);
	orr_free(block.score);
	orr_free(block.window);
	return good;
}

static void build_one(void *context, size_t index)
{
	const struct build *build = context;
	build->failed[index] = !build_part(build->tables, build->part[index]);
}

static enum orr_code fail_memory(struct orr_error *err)
{
	return orr_fail(err, ORR_E_UNAVAILABLE,
			"memory ran out while the quarter's ranks were made; run fewer threads");
}

enum orr_code orr_rank_tables_open(const struct orr_rank_plan *plan, struct orr_rank_tables *out,
				   struct orr_error *err)
{
	struct orr_rank_tables tables = {.plan = *plan,
					 .table = orr_calloc(1, orr_rank_tables_bytes(plan)),
					 .built = orr_calloc(part_count(plan), sizeof *tables.built),
					 .lock = orr_calloc(1, sizeof *tables.lock)};
	if (tables.lock != NULL)
		orr_lock_init(tables.lock);
	if (tables.table == NULL || tables.built == NULL || tables.lock == NULL) {
		orr_rank_tables_free(&tables);
		return fail_memory(err);
	}
	*out = tables;
	return ORR_OK;
}

/* Build the parts that are marked in `wanted` and not there yet. The lock is the caller's. */
static bool build_wanted(const struct orr_rank_tables *tables, const bool wanted[], struct orr_pool *pool)
{
	const size_t parts = part_count(&tables->plan);
	struct build build = {tables, orr_calloc(parts, sizeof *build.part), 0,
			      orr_calloc(parts, sizeof *build.failed)};
	bool good = build.part != NULL && build.failed != NULL;
	for (size_t i = 0; i < parts && good; i++)
		if (wanted[i] && !tables->built[i])
			build.part[build.count++] = i;
	if (good)
		orr_pool_run(pool, build.count, build_one, &build);
	for (size_t i = 0; i < build.count; i++) {
		tables->built[build.part[i]] = !build.failed[i];
		good = good && !build.failed[i];
	}
	orr_free(build.part);
	orr_free(build.failed);
	return good;
}

static size_t centre_of(const struct orr_rank_plan *plan, struct orr_cohort_place place)
{
	assert(place.before >= plan->first_centre);
	const size_t centre = (size_t)(place.before - plan->first_centre);
	assert(centre + 1 < plan->centre_count);
	return centre;
}

static size_t class_in(const struct orr_rank_plan *plan, enum orr_certainty_class class)
{
	assert(class >= plan->first_class);
	const size_t of_class = (size_t) class - (size_t)plan->first_class;
	assert(of_class < plan->class_count);
	return of_class;
}

enum orr_code orr_rank_tables_need(const struct orr_rank_tables *tables, size_t count,
				   const struct orr_rank_want want[], struct orr_pool *pool,
				   struct orr_error *err)
{
	const struct orr_rank_plan *plan = &tables->plan;
	bool *wanted = orr_calloc(part_count(plan), sizeof *wanted);
	if (wanted == NULL)
		return fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		const size_t centre = centre_of(plan, want[i].place),
			     first = class_in(plan, want[i].class) * block_count(plan);
		wanted[first + centre / BLOCK] = true;
		wanted[first + (centre + 1) / BLOCK] = true;
	}
	orr_lock_take(tables->lock);
	const bool good = build_wanted(tables, wanted, pool);
	orr_lock_give(tables->lock);
	orr_free(wanted);
	return good ? ORR_OK : fail_memory(err);
}

enum orr_code orr_rank_tables_build(const struct orr_rank_plan *plan, struct orr_pool *pool,
				    struct orr_rank_tables *out, struct orr_error *err)
{
	struct orr_rank_tables tables = {.table = NULL};
	enum orr_code code = orr_rank_tables_open(plan, &tables, err);
	if (code != ORR_OK)
		return code;
	bool *wanted = orr_calloc(part_count(plan), sizeof *wanted);
	for (size_t i = 0; wanted != NULL && i < part_count(plan); i++)
		wanted[i] = true;
	const bool good = wanted != NULL && build_wanted(&tables, wanted, pool);
	orr_free(wanted);
	if (!good) {
		orr_rank_tables_free(&tables);
		return fail_memory(err);
	}
	*out = tables;
	return ORR_OK;
}

void orr_rank_tables_free(struct orr_rank_tables *tables)
{
	orr_free(tables->table);
	orr_free(tables->built);
	if (tables->lock != NULL)
		orr_lock_done(tables->lock);
	orr_free(tables->lock);
	*tables = (struct orr_rank_tables){.table = NULL};
}

void orr_rank_tables_rank(const struct orr_rank_tables *tables, size_t field, enum orr_certainty_class class,
			  struct orr_cohort_place place, const struct orr_code_raw *raw,
			  struct orr_code_ranks *out)
{
	const struct orr_rank_plan *plan = &tables->plan;
	const size_t centre = centre_of(plan, place), of_class = class_in(plan, class);
	assert(field < plan->field_count);
	orr_code_rank(raw, table_at(tables, field, of_class, centre), place.share, out);
}

/* A field is the mean of the quarter's days, each at noon UTC. */
enum orr_code orr_quarter_field_of(const struct orr_kernel *kernel, struct orr_quarter quarter,
				   struct orr_quarter_field *out, struct orr_error *err)
{
	const int64_t first = orr_quarter_first_day(quarter),
		      end = orr_quarter_first_day(orr_quarter_add(quarter, 1));
	struct orr_quarter_field field = {.quarter = quarter};
	for (int64_t day = first; day < end; day++) {
		struct orr_motion motion;
		double jd_tt;
		if (!orr_motion_at_utc(kernel, day * DAY_MS + DAY_MS / 2, &jd_tt, &motion))
			return orr_fail_field(err, ORR_E_OUT_OF_RANGE, "quarter",
					      "the quarter %04d-Q%d is not all within the kernel; make a "
					      "wider one with orrery-kernelc --from YEAR --to YEAR",
					      quarter.year, quarter.quarter);
		orr_quarter_field_add(&field, &motion);
	}
	orr_quarter_field_finish(&field, (int)(end - first));
	*out = field;
	return ORR_OK;
}
