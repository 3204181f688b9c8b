/* SPDX-License-Identifier: Apache-2.0 */
/* The weights of channels and of transits as tables. */
#include "core/channel.h"
#include "core/channel_rows.h"

#define ROW_WEIGHTS(channel, ...) [ORR_CHANNEL_##channel] = {__VA_ARGS__},

const double orr_channel_weight[ORR_CHANNEL_COUNT][ORR_POINT_SPECTRA] = {
	ORR_NATAL_ROWS(ROW_WEIGHTS) ORR_LEVEL_ROWS(ROW_WEIGHTS) ORR_THEME_ROWS(ROW_WEIGHTS)};

/*
 * Half the natal weights: slow planets stand out by themselves, since a quarter's mean fades what moves far; with half of them a level
 * moves by about ten points from quarter to quarter, and a birth still says more than a season.
 */
const double orr_transit_weight[ORR_POINT_SPECTRA] = {1.0, 1.0,  0.75, 0.75, 0.75, 0.5,
						      0.5, 0.25, 0.25, 0.25, 0.25};
