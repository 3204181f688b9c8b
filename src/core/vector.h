/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that are compiled once more for wider vectors, the right one chosen when the program starts. */
#ifndef ORR_CORE_VECTOR_H
#define ORR_CORE_VECTOR_H

/*
 * The results are the same bytes whichever is chosen: sums run in ORR_SPECTRUM_LANES strands in the source, and nothing is contracted
 * (-ffp-contract=off). Sanitizers instrument the choice itself, before they are ready for it; under them there is one version.
 */
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(ORR_ONE_VERSION) && \
	!defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ORR_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define ORR_VECTOR_CLONES
#endif

#endif
