/* SPDX-License-Identifier: Apache-2.0 */
/* Channels: weightings of the points that stand for what tradition gives to each planet. Data, versioned with the algorithm. */
#ifndef ORR_CORE_CHANNEL_H
#define ORR_CORE_CHANNEL_H

#include "core/spectrum.h"

/* The natal channel, five energies, eight dimensions, eight themes of compatibility. */
enum orr_channel {
	ORR_CHANNEL_NATAL,
	ORR_CHANNEL_PHYSICAL,
	ORR_CHANNEL_EMOTIONAL,
	ORR_CHANNEL_MENTAL,
	ORR_CHANNEL_SPIRITUAL,
	ORR_CHANNEL_SOCIAL,
	ORR_CHANNEL_LEADERSHIP,
	ORR_CHANNEL_CREATIVITY,
	ORR_CHANNEL_ANALYTICAL,
	ORR_CHANNEL_COMMUNICATION,
	ORR_CHANNEL_EMPATHY,
	ORR_CHANNEL_RESILIENCE,
	ORR_CHANNEL_ADAPTABILITY,
	ORR_CHANNEL_FOCUS,
	ORR_CHANNEL_PERSONALITY_MATCH,
	ORR_CHANNEL_BEHAVIORAL_ALIGNMENT,
	ORR_CHANNEL_ENERGY_RESONANCE,
	ORR_CHANNEL_HARMONIC_COMPATIBILITY,
	ORR_CHANNEL_CULTURAL_FIT,
	ORR_CHANNEL_COMMUNICATION_STYLE,
	ORR_CHANNEL_WORK_STYLE_MATCH,
	ORR_CHANNEL_VALUE_ALIGNMENT,
	ORR_CHANNEL_COUNT
};

/* Levels are the five energies, then the eight dimensions: channels ORR_CHANNEL_PHYSICAL to ORR_CHANNEL_FOCUS. */
enum {
	ORR_ENERGY_COUNT = ORR_CHANNEL_SOCIAL - ORR_CHANNEL_PHYSICAL + 1,
	ORR_DIMENSION_COUNT = ORR_CHANNEL_FOCUS - ORR_CHANNEL_LEADERSHIP + 1,
	ORR_LEVEL_COUNT = ORR_ENERGY_COUNT + ORR_DIMENSION_COUNT,
};

/* Version of these weights, of the aspect curve and of the formulas over them. */
#define ORR_HARMONIC_ALGORITHM "1.0.0"

/* Weight of each point in each channel, and of each transiting point in the quarter's field. 0 or more. */
extern const double orr_channel_weight[ORR_CHANNEL_COUNT][ORR_POINT_SPECTRA];
extern const double orr_transit_weight[ORR_POINT_SPECTRA];

/** Channel of a level, 0 to ORR_LEVEL_COUNT - 1. */
static inline enum orr_channel orr_level_channel(int level)
{
	return (enum orr_channel)(ORR_CHANNEL_PHYSICAL + level);
}

#endif
