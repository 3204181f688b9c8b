/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the ranks of a quarter for everybody, computed once and kept. */
#include "app/keep_ranks.h"

#include "app/compute_code.h"
#include "app/rank_tables.h"
#include "app/sky_field.h"

/*
 * Whoever is born in the eight years after a quarter has a rank in it too: patterns look back over quarters before their last one, and tables are
 * taken by runs of cohorts.
 */
enum { AHEAD = 8 * 4 };

static enum orr_code make(const struct orr_keep_ranks_wish *wish, struct orr_centres centres,
			  struct orr_pool *pool, struct orr_error *err)
{
	struct orr_quarter_field field;
	struct orr_rank_tables tables;
	const struct orr_rank_plan plan = {.kernel = &wish->app->kernel,
					   .cohorts = wish->cohorts,
					   .field = &field,
					   .field_count = 1,
					   .first_centre = centres.first,
					   .centre_count = centres.count,
					   .first_class = ORR_CERTAIN_MINUTE,
					   .class_count = ORR_CERTAINTY_CLASS_COUNT};
	const struct orr_ranks_key key = orr_ranks_key_of(wish->cohorts, wish->quarter);
	enum orr_code code = orr_quarter_field_of(plan.kernel, wish->quarter, &field, err);
	if (code == ORR_OK)
		code = orr_rank_tables_build(&plan, pool, &tables, err);
	if (code != ORR_OK)
		return code;
	code = orr_ranks_keep(wish->app->ranks, &key, centres, tables.table, err);
	orr_rank_tables_free(&tables);
	return code;
}

static bool holds(struct orr_centres kept, struct orr_centres wanted)
{
	return kept.first <= wanted.first && kept.first + (int)kept.count >= wanted.first + (int)wanted.count;
}

/* Whether what is kept will do: what is damaged does not. An error where that cannot be told. */
static enum orr_code is_kept(const struct orr_keep_ranks_wish *wish, struct orr_centres wanted, bool *out,
			     struct orr_error *err)
{
	const struct orr_ranks_key key = orr_ranks_key_of(wish->cohorts, wish->quarter);
	struct orr_kept_ranks kept;
	struct orr_error why;
	*out = false;
	if (wish->anew)
		return ORR_OK;
	enum orr_code code = orr_ranks_find(wish->app->ranks, &key, true, &kept, &why);
	*out = code == ORR_OK && holds(kept.centres, wanted);
	if (code != ORR_OK && code != ORR_E_NOT_FOUND && code != ORR_E_CORRUPT) {
		*err = why;
		return code;
	}
	return ORR_OK;
}

enum orr_code orr_keep_ranks(const struct orr_keep_ranks_wish *wish, struct orr_pool *pool,
			     struct orr_kept_ranks *out, bool *out_made, struct orr_error *err)
{
	const struct orr_ranks_key key = orr_ranks_key_of(wish->cohorts, wish->quarter);
	struct orr_rank_plan scope = {.kernel = NULL};
	bool kept = false;
	enum orr_code code = orr_code_check_cohorts(wish->app, wish->cohorts, err);
	if (code == ORR_OK)
		code = orr_code_scope_everybody(wish->cohorts, orr_quarter_add(wish->quarter, AHEAD), &scope,
						err);
	const struct orr_centres centres = {scope.first_centre, scope.centre_count};
	if (code == ORR_OK)
		code = is_kept(wish, centres, &kept, err);
	if (code == ORR_OK && !kept)
		code = make(wish, centres, pool, err);
	if (code == ORR_OK)
		code = orr_ranks_find(wish->app->ranks, &key, false, out, err);
	if (code == ORR_OK)
		*out_made = !kept;
	return code;
}
