/* SPDX-License-Identifier: Apache-2.0 */
/* Running a peer: a separate program that is given the same work on its standard input and answers with its time. */
#ifndef ORR_FACES_CLI_BENCH_PEER_H
#define ORR_FACES_CLI_BENCH_PEER_H

#include "base/buf.h"
#include "base/error.h"

/**
 * Run `program` with `work` as its standard input and read "microseconds_per_chart NUMBER" from its standard output.
 * Error  ORR_E_NOT_FOUND no such program; ORR_E_UNAVAILABLE it failed or answered something else.
 */
enum orr_code orr_bench_peer_run(const char *program, const struct orr_buf *work, double *out_us,
				 struct orr_error *err) ORR_MUST_CHECK;

#endif
