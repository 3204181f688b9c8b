/* SPDX-License-Identifier: Apache-2.0 */
/* Elements and qualities of a chart, by weighted count of its points. */
#ifndef ORR_CORE_BALANCE_H
#define ORR_CORE_BALANCE_H

#include "core/zodiac.h"

struct orr_balance {
	double element[ORR_ELEMENT_COUNT],
		quality[ORR_QUALITY_COUNT]; /* sums of weights; multiples of 0.5, so exact */
};

/* What the Ascendant counts. */
#define ORR_BALANCE_ASCENDANT_WEIGHT 2.0

/** What a planet counts: Sun, Moon 2; Mercury, Venus, Mars 1.5; Jupiter, Saturn 1; Uranus to Pluto 0.5; other bodies 0. */
double orr_balance_weight(enum orr_body body);

/** Count a point that stands in a sign. */
void orr_balance_add(struct orr_balance *balance, enum orr_sign sign, double weight);

/** The heaviest; of equals the first in the order of the enumeration. */
enum orr_element orr_balance_element(const struct orr_balance *balance);
enum orr_quality orr_balance_quality(const struct orr_balance *balance);

#endif
