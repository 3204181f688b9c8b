/* SPDX-License-Identifier: Apache-2.0 */
/* Labels around a circle, moved as little as possible so that none overlaps another. */
#ifndef ORR_FACES_SVG_SPREAD_H
#define ORR_FACES_SVG_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

enum { ORR_SPREAD_MAX = 32 };

/* Room that a label keeps from a wall beyond its own half width. */
#define ORR_SPREAD_WALL_DEG 0.45

/**
 * Directions for `count` labels on a circle: each at least its own half width and its neighbour's away from the neighbour, in the order of
 * their true directions (equal ones in the order given), and the sum of the squared moves the least possible.
 *
 * Shape     at_deg[count] true directions, any finite degrees; half_deg[count] positive; out_deg[count], not wrapped: out_deg[i] minus
 *           at_deg[i] is the way that label i was moved, in size at most the sum of all widths.
 * @return   false, out_deg untouched, when all widths together exceed 360 degrees or `count` exceeds ORR_SPREAD_MAX.
 * Accuracy  distances hold to 1e-9 degrees.
 * Source    isotonic regression by pooling adjacent violators: Barlow, Bartholomew, Bremner, Brunk 1972.
 */
bool orr_spread(size_t count, const double at_deg[], const double half_deg[], double out_deg[]);

/* Lines across the circle that labels keep away from. */
struct orr_spread_walls {
	size_t count;               /* at most ORR_SPREAD_MAX; 0 is a circle without walls */
	double deg[ORR_SPREAD_MAX]; /* ascending within one turn from the first on */
	bool firm[ORR_SPREAD_MAX];  /* given up only where no other wall helps */
};

/**
 * The same with walls: between two of them stand the labels whose true directions are there. Where they do not all fit, the wall towards
 * a neighbour is given up: one that is not firm before a firm one, then the one towards the neighbour with more room; the last wall too
 * if need be.
 */
bool orr_spread_between(size_t count, const double at_deg[], const double half_deg[],
			const struct orr_spread_walls *walls, double out_deg[]);

#endif
