/* SPDX-License-Identifier: Apache-2.0 */
/* Cohorts of a few years each, so that the tests stay quick. */
#ifndef ORR_TESTS_APP_COHORT_FIXTURE_H
#define ORR_TESTS_APP_COHORT_FIXTURE_H

#include "app/cohorts_make.h"
#include "arena_fixture.h"
#include "base/pool.h"
#include "fixture.h"

static struct orr_pool *pool;

struct cohorts {
	unsigned char *bytes;
	struct orr_cohorts view;
};

static inline int make_cohorts(struct cohorts *out, int from_year, int to_year)
{
	size_t size;
	const struct orr_cohorts_wish wish = {.seed = 1, .from_year = from_year, .to_year = to_year};
	if (orr_cohorts_make(&fixture.app.kernel, &wish, pool, &out->bytes, &size, &error) != ORR_OK)
		return -1;
	return orr_cohorts_open(&out->view, out->bytes, size) == ORR_COHORTS_OK ? 0 : -1;
}

#endif
