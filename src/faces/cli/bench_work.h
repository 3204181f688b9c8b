/* SPDX-License-Identifier: Apache-2.0 */
/* The work of `orrery bench charts`: the same births for us and for the peer. */
#ifndef ORR_FACES_CLI_BENCH_WORK_H
#define ORR_FACES_CLI_BENCH_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/app.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/birth.h"
#include "model/birth_chart.h"

enum { ORR_BENCH_AT_ONCE_MAX = 64 };

/* Arrays are from the arena. */
struct orr_bench_work {
	struct orr_birth *birth;        /* [count] */
	struct orr_birth_chart **chart; /* [ORR_BENCH_AT_ONCE_MAX]: the answers to one call */
	struct orr_error *err;          /* [ORR_BENCH_AT_ONCE_MAX] */
	int64_t *utc_ms;                /* [count]: the births' instants */
	size_t count;
	struct orr_buf instants; /* the peer's input: a line "JD(UTC) latitude longitude" for each birth */
};

/** `count` births spread over the kernel's range, the same in every run; in ascending or random order. `work` needs orr_bench_work_done whatever the outcome. */
enum orr_code orr_bench_work_make(const struct orr_app *app, size_t count, bool ascending,
				  struct orr_arena *arena, struct orr_bench_work *work,
				  struct orr_error *err) ORR_MUST_CHECK;
void orr_bench_work_done(struct orr_bench_work *work);

/** How charts are asked for. */
struct orr_bench_way {
	size_t at_once; /* births in one call, 1 to ORR_BENCH_AT_ONCE_MAX */
	bool with_json; /* the document's text is written too */
	bool sky_only; /* the peer's work and no more: positions, speeds, houses and angles at given instants */
};

/** Processor time of one chart in microseconds, over all of the work. */
enum orr_code orr_bench_work_time(const struct orr_app *app, const struct orr_bench_work *work,
				  struct orr_bench_way way, double *out_us,
				  struct orr_error *err) ORR_MUST_CHECK;

#endif
