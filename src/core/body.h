/* SPDX-License-Identifier: Apache-2.0 */
/* The bodies that a kernel holds, in the order of every array over bodies. */
#ifndef ORR_CORE_BODY_H
#define ORR_CORE_BODY_H

enum orr_body {
	ORR_SUN,
	ORR_MOON,
	ORR_MERCURY,
	ORR_VENUS,
	ORR_MARS,
	ORR_JUPITER,
	ORR_SATURN,
	ORR_URANUS,
	ORR_NEPTUNE,
	ORR_PLUTO,
	ORR_MEAN_NODE,
	ORR_TRUE_NODE,
	ORR_MEAN_LILITH,
	ORR_TRUE_LILITH,
	ORR_CHIRON,
	ORR_CERES,
	ORR_PALLAS,
	ORR_JUNO,
	ORR_VESTA,
	ORR_BODY_COUNT
};

/* The ten bodies that tradition calls planets are the first ten. */
enum { ORR_PLANET_COUNT = ORR_PLUTO + 1 };

#endif
