/* SPDX-License-Identifier: Apache-2.0 */
/* Figures made of several aspects: stellium, grand trine, T-square, grand cross, yod, kite, mystic rectangle. */
#ifndef ORR_CORE_PATTERN_H
#define ORR_CORE_PATTERN_H

#include <stddef.h>

#include "core/aspect.h"

enum orr_pattern_kind {
	ORR_STELLIUM,
	ORR_GRAND_TRINE,
	ORR_T_SQUARE,
	ORR_GRAND_CROSS,
	ORR_YOD,
	ORR_KITE,
	ORR_MYSTIC_RECTANGLE,
	ORR_PATTERN_KIND_COUNT
};

enum { ORR_PATTERN_MAX = 64, ORR_PATTERN_BODY_MAX = 10 };

struct orr_pattern {
	enum orr_pattern_kind kind;
	int body[ORR_PATTERN_BODY_MAX]; /* enum orr_body, ascending; planets only */
	size_t body_count;
	int apex; /* focal planet of T-square, yod and kite; -1 otherwise */
};

/**
 * Patterns among the ten planets, from their aspects (whose orbs are the figures' orbs) and longitudes. A figure that is part of a
 * larger one of the list (trine in a kite, T-square in a grand cross) is reported once, as the larger. Ordered by kind, then bodies.
 * Returns the count, at most ORR_PATTERN_MAX (further ones are left out).
 *
 * Stellium          three or more planets within one sign, all of them; a planet whose longitude is NaN takes no part.
 * Grand trine       three planets in trine to one another.
 * T-square          two in opposition, both in square to a third, the apex.
 * Grand cross       two oppositions whose ends are in square all around.
 * Yod               two in sextile, both in quincunx to a third, the apex.
 * Kite              a grand trine and a planet, the apex, in opposition to one of the three and in sextile to the others.
 * Mystic rectangle  two oppositions whose ends are joined by two sextiles and two trines.
 * Source: Bil Tierney, Dynamics of Aspect Analysis, 1983.
 */
size_t orr_patterns_find(size_t aspect_count, const struct orr_aspect aspect[],
			 const double lon_deg[ORR_PLANET_COUNT], struct orr_pattern out[ORR_PATTERN_MAX]);

#endif
