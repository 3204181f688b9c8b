/* SPDX-License-Identifier: Apache-2.0 */
/* Calls of a keeper of ranks. */
#include "ports/ranks.h"

enum orr_code orr_ranks_find(struct orr_rank_keeper *keeper, const struct orr_ranks_key *key, bool verify,
			     struct orr_kept_ranks *out, struct orr_error *err)
{
	return keeper->ops->find(keeper, key, verify, out, err);
}

enum orr_code orr_ranks_take(struct orr_rank_keeper *keeper, const struct orr_ranks_key *key,
			     enum orr_certainty_class class, struct orr_centres centres,
			     struct orr_rank_table out[], struct orr_error *err)
{
	return keeper->ops->take(keeper, key, class, centres, out, err);
}

enum orr_code orr_ranks_keep(struct orr_rank_keeper *keeper, const struct orr_ranks_key *key,
			     struct orr_centres centres, const struct orr_rank_table table[],
			     struct orr_error *err)
{
	return keeper->ops->keep(keeper, key, centres, table, err);
}

void orr_rank_keeper_close(struct orr_rank_keeper *keeper)
{
	if (keeper != NULL)
		keeper->ops->close(keeper);
}
