/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: what scores are ranked by in given quarters, per cohort and class of certainty. */
#include "app/rank_tables.h"

#include <assert.h>

#include "app/rank_block.h"
#include "base/memory.h"

/* Tables are built by blocks of neighbouring centres; a mark is a class of a block. */
struct build {
	const struct orr_rank_tables *tables;
	bool *wanted; /* [block][class]: marks that are to be built */
	bool *there;  /* [field][block][class]: tables that are there already */
	bool *failed; /* [block] */
};

size_t orr_rank_tables_bytes(const struct orr_rank_plan *plan)
{
	return plan->field_count * plan->class_count * plan->centre_count * sizeof(struct orr_rank_table);
}

static size_t block_count(const struct orr_rank_plan *plan)
{
	return (plan->centre_count + ORR_RANK_BLOCK - 1) / ORR_RANK_BLOCK;
}

static size_t mark_count(const struct orr_rank_plan *plan)
{
	return block_count(plan) * plan->class_count;
}

static struct orr_rank_table *table_at(const struct orr_rank_tables *tables, size_t field, size_t class,
				       size_t centre)
{
	const struct orr_rank_plan *plan = &tables->plan;
	return &tables->table[(field * plan->class_count + class) * plan->centre_count + centre];
}

static struct orr_centres centres_of_block(const struct orr_rank_plan *plan, size_t block)
{
	const size_t first = block * ORR_RANK_BLOCK, rest = plan->centre_count - first;
	return (struct orr_centres){plan->first_centre + (int)first,
				    rest < ORR_RANK_BLOCK ? rest : ORR_RANK_BLOCK};
}

static bool build_block(const struct build *build, size_t index)
{
	const struct orr_rank_plan *plan = &build->tables->plan;
	const struct orr_centres centres = centres_of_block(plan, index);
	const struct orr_rank_block block = {.kernel = plan->kernel,
					     .cohorts = plan->cohorts,
					     .field = plan->field,
					     .field_count = plan->field_count,
					     .first_class = plan->first_class,
					     .wanted = build->wanted + index * plan->class_count,
					     .there = build->there + index * plan->class_count,
					     .there_stride = mark_count(plan),
					     .class_count = plan->class_count,
					     .first_centre = centres.first,
					     .centre_count = centres.count,
					     .out = table_at(build->tables, 0, 0, index * ORR_RANK_BLOCK),
					     .class_stride = plan->centre_count,
					     .field_stride = plan->class_count * plan->centre_count};
	return orr_rank_block_build(&block);
}

static void build_one(void *context, size_t index)
{
	const struct build *build = context;
	const size_t class_count = build->tables->plan.class_count;
	const bool *wanted = build->wanted + index * class_count;
	bool any = false;
	for (size_t class = 0; class < class_count; class ++)
		any = any || wanted[class];
	build->failed[index] = any && !build_block(build, index);
}

enum orr_code orr_rank_tables_open(const struct orr_rank_plan *plan, struct orr_rank_tables *out,
				   struct orr_error *err)
{
	struct orr_rank_tables tables = {.plan = *plan,
					 .table = orr_calloc(1, orr_rank_tables_bytes(plan)),
					 .built = orr_calloc(mark_count(plan), sizeof *tables.built),
					 .lock = orr_calloc(1, sizeof *tables.lock)};
	if (tables.lock != NULL)
		orr_lock_init(tables.lock);
	if (tables.table == NULL || tables.built == NULL || tables.lock == NULL) {
		orr_rank_tables_free(&tables);
		return orr_fail_memory(err);
	}
	*out = tables;
	return ORR_OK;
}

struct orr_ranks_key orr_ranks_key_of(const struct orr_cohorts *cohorts, struct orr_quarter quarter)
{
	return (struct orr_ranks_key){quarter, cohorts->header->id, cohorts->header->algorithm};
}

/* Take a field's tables of what is marked in `wanted` from the keeper, and mark in `there` what it had. */
static enum orr_code take_field(const struct orr_rank_tables *tables, size_t field, const bool wanted[],
				bool there[], struct orr_error *err)
{
	const struct orr_rank_plan *plan = &tables->plan;
	const struct orr_ranks_key key = orr_ranks_key_of(plan->cohorts, plan->field[field].quarter);
	for (size_t i = 0; i < mark_count(plan); i++) {
		const size_t block = i / plan->class_count, class = i % plan->class_count;
		struct orr_error why;
		if (!wanted[i])
			continue;
		enum orr_code code = orr_ranks_take(
			plan->keeper, &key, (enum orr_certainty_class)((size_t)plan->first_class + class),
			centres_of_block(plan, block), table_at(tables, field, class, block * ORR_RANK_BLOCK),
			&why);
		if (code != ORR_OK && code != ORR_E_NOT_FOUND) {
			*err = why;
			return code;
		}
		there[i] = code == ORR_OK;
	}
	return ORR_OK;
}

/* Take what is marked in `wanted` from the keeper; marks of which every field is there are built. */
static enum orr_code take_wanted(const struct build *build, struct orr_error *err)
{
	const struct orr_rank_tables *tables = build->tables;
	const struct orr_rank_plan *plan = &tables->plan;
	const size_t marks = mark_count(plan);
	for (size_t f = 0; f < plan->field_count; f++) {
		enum orr_code code = take_field(tables, f, build->wanted, build->there + f * marks, err);
		if (code != ORR_OK)
			return code;
	}
	for (size_t i = 0; i < marks; i++) {
		bool whole = build->wanted[i];
		for (size_t f = 0; f < plan->field_count; f++)
			whole = whole && build->there[f * marks + i];
		tables->built[i] = tables->built[i] || whole;
		build->wanted[i] = build->wanted[i] && !whole;
	}
	return ORR_OK;
}

/* Compute what is marked in `wanted`, but for what is there in `build`. */
static bool compute_wanted(struct build *build, struct orr_pool *pool)
{
	const struct orr_rank_tables *tables = build->tables;
	const size_t blocks = block_count(&tables->plan);
	build->failed = orr_calloc(blocks, sizeof *build->failed);
	if (build->failed == NULL)
		return false;
	orr_pool_run(pool, blocks, build_one, build);
	bool good = true, *mark = tables->built;
	const bool *wanted = build->wanted;
	for (size_t block = 0; block < blocks; block++) {
		for (size_t class = 0; class < tables->plan.class_count; class ++, mark++, wanted++)
			*mark = *mark || (*wanted && !build->failed[block]);
		good = good && !build->failed[block];
	}
	orr_free(build->failed);
	return good;
}

/* Take or compute what is marked in `wanted`, which becomes what was marked and not there yet. The lock is the caller's. */
static enum orr_code build_wanted(const struct orr_rank_tables *tables, bool wanted[], struct orr_pool *pool,
				  struct orr_error *err)
{
	const struct orr_rank_plan *plan = &tables->plan;
	const size_t marks = mark_count(plan);
	struct build build = {.tables = tables,
			      .wanted = wanted,
			      .there = orr_calloc(plan->field_count * marks, sizeof *build.there)};
	enum orr_code code = build.there != NULL ? ORR_OK : orr_fail_memory(err);
	for (size_t i = 0; i < marks; i++)
		wanted[i] = wanted[i] && !tables->built[i];
	if (code == ORR_OK && plan->keeper != NULL)
		code = take_wanted(&build, err);
	if (code == ORR_OK && !compute_wanted(&build, pool))
		code = orr_fail_memory(err);
	orr_free(build.there);
	return code;
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
	bool *wanted = orr_calloc(mark_count(plan), sizeof *wanted);
	if (wanted == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		const size_t centre = centre_of(plan, want[i].place), class = class_in(plan, want[i].class);
		wanted[centre / ORR_RANK_BLOCK * plan->class_count + class] = true;
		wanted[(centre + 1) / ORR_RANK_BLOCK * plan->class_count + class] = true;
	}
	orr_lock_take(tables->lock);
	enum orr_code code = build_wanted(tables, wanted, pool, err);
	orr_lock_give(tables->lock);
	orr_free(wanted);
	return code;
}

enum orr_code orr_rank_tables_build(const struct orr_rank_plan *plan, struct orr_pool *pool,
				    struct orr_rank_tables *out, struct orr_error *err)
{
	struct orr_rank_tables tables = {.table = NULL};
	enum orr_code code = orr_rank_tables_open(plan, &tables, err);
	if (code != ORR_OK)
		return code;
	bool *wanted = orr_calloc(mark_count(plan), sizeof *wanted);
	for (size_t i = 0; wanted != NULL && i < mark_count(plan); i++)
		wanted[i] = true;
	code = wanted != NULL ? build_wanted(&tables, wanted, pool, err) : orr_fail_memory(err);
	orr_free(wanted);
	if (code == ORR_OK)
		*out = tables;
	else
		orr_rank_tables_free(&tables);
	return code;
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
