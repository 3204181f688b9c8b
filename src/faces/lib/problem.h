/* SPDX-License-Identifier: Apache-2.0 */
/* Between the library's public structs and the engine's own: errors out, sized structs in. */
#ifndef ORR_FACES_LIB_PROBLEM_H
#define ORR_FACES_LIB_PROBLEM_H

#include <stddef.h>

#include "base/error.h"

struct orr_problem;

/** Tell the caller of an error; a problem of NULL is allowed. Returns the code that the public call returns. */
int orr_problem_put(struct orr_problem *out, const struct orr_error *err);

/**
 * Copy a caller's struct, whose first member is its own size, into one of `size` bytes: what an older caller does not know is zero, what
 * a newer one knows beyond ours has to be.
 * Error  ORR_E_USAGE with the field "size".
 */
enum orr_code orr_sized_copy(void *out, size_t size, const void *from, struct orr_error *err) ORR_MUST_CHECK;

#endif
