/* SPDX-License-Identifier: Apache-2.0 */
/* The name that was probably meant: for errors about names that do not exist. */
#ifndef ORR_BASE_NEAREST_H
#define ORR_BASE_NEAREST_H

#include <stddef.h>

enum { ORR_EDIT_DISTANCE_MAX_BYTES = 64 };

/** Levenshtein distance of two texts of at most ORR_EDIT_DISTANCE_MAX_BYTES (asserted), in bytes. */
size_t orr_edit_distance(const char *a, const char *b);

/**
 * Nearest of `count` names to `name` by edit distance, a beginning of a name before any misspelling; NULL when none is near
 * enough to be meant, or when `name` is longer than 64 bytes.
 */
const char *orr_nearest(const char *name, size_t count, const char *const names[]);

#endif
