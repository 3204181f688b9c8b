/* SPDX-License-Identifier: Apache-2.0 */
/* Random skies for the tests of charts. */
#ifndef ORR_TESTS_CORE_SKIES_H
#define ORR_TESTS_CORE_SKIES_H

#include "core/kernel.h"
#include "random.h"

/* A sky from sums and products alone, so that it is the same on every machine. */
static inline struct orr_sky random_sky(struct random *random)
{
	struct orr_sky sky = {.obliquity_deg = random_uniform(random, 23.3, 23.6)};
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		sky.lon_deg[n] = random_uniform(random, 0, 360);
		sky.lat_deg[n] = random_uniform(random, -5, 5);
		sky.dist_au[n] = n == ORR_MOON ? random_uniform(random, 0.0024, 0.0027)
					       : random_uniform(random, 0.9, 30);
		sky.lon_speed_deg_d[n] = n == ORR_MOON ? random_uniform(random, 11.8, 15.4)
						       : random_uniform(random, -0.2, 1.2);
	}
	return sky;
}

#endif
