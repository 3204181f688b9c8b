/* SPDX-License-Identifier: Apache-2.0 */
/* Essential dignities of the seven traditional planets and the modern rulers. */
#ifndef ORR_CORE_DIGNITY_H
#define ORR_CORE_DIGNITY_H

#include "core/zodiac.h"

enum orr_dignity {
	ORR_DIGNITY_NONE,
	ORR_DOMICILE,
	ORR_EXALTATION,
	ORR_DETRIMENT,
	ORR_FALL,
	ORR_DIGNITY_COUNT
};

/**
 * Dignity of a body in a sign: domicile is named before exaltation, detriment before fall (Mercury in Virgo and in Pisces).
 * Uranus, Neptune and Pluto are at home in the signs they co-rule and in detriment opposite; they have no exaltation. Bodies after
 * Pluto have no dignities.
 * Source: William Lilly, Christian Astrology, 1647, p. 104, for the seven; common modern practice for the three.
 */
enum orr_dignity orr_dignity_of(enum orr_body body, enum orr_sign sign);

#endif
