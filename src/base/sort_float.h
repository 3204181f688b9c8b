/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting of many floats by their digits. */
#ifndef ORR_BASE_SORT_FLOAT_H
#define ORR_BASE_SORT_FLOAT_H

#include <stddef.h>

/** Sort ascending; -0 comes before 0, NaN last (first with its sign set). `spare` is another array of `count`. */
void orr_sort_floats(size_t count, float value[], float spare[]);

#endif
