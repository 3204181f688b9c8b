/* SPDX-License-Identifier: Apache-2.0 */
/* Four numbers at once, and functions that are compiled once more for wider registers, the right one chosen when the program starts. */
#ifndef ORR_CORE_VECTOR_H
#define ORR_CORE_VECTOR_H

#include <stdint.h>

/*
 * The results are the same bytes whichever is chosen: sums run in the strands that the source gives them, and nothing is contracted
 * (-ffp-contract=off). For static functions only, so that the choice is nobody else's to see. Sanitizers instrument the choice itself, before
 * they are ready for it, and clang 14 cannot link it: under them there is one version.
 */
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && \
	!defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ORR_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define ORR_VECTOR_CLONES
#endif

/* Four numbers at once; two of them are the eight strands of a sum. */
typedef double orr_lanes __attribute__((vector_size(32)));
/* The same in memory, anywhere a double may be. */
typedef double orr_lanes_memory __attribute__((vector_size(32), aligned(8), may_alias));
/* What comparisons give: all bits of a lane or none. */
typedef int64_t orr_mask __attribute__((vector_size(32)));
enum { ORR_LANES = 4 };

/* What such a function calls is part of each of its versions. */
#define ORR_VECTOR_INLINE static inline __attribute__((always_inline))

/** Four floats as doubles. */
ORR_VECTOR_INLINE orr_lanes orr_widen(const float *cell)
{
	orr_lanes wide;
	for (int lane = 0; lane < ORR_LANES;
	     lane++) /* gcc 12 makes one instruction of this, and six of a conversion of vectors */
		wide[lane] = (double)cell[lane];
	return wide;
}

/** Between four floats and four others, so far along from the first. */
ORR_VECTOR_INLINE orr_lanes orr_between(const float *before, const float *after, double along)
{
	const orr_lanes from = orr_widen(before);
	return from + along * (orr_widen(after) - from);
}

/** Lane by lane: `yes` where the mask is set. */
ORR_VECTOR_INLINE orr_lanes orr_select(orr_mask mask, orr_lanes yes, orr_lanes no)
{
	return (orr_lanes)((mask & (orr_mask)yes) | (~mask & (orr_mask)no));
}

#endif
