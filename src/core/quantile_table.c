/* SPDX-License-Identifier: Apache-2.0 */
/* The shares of a population at which its quantiles are kept. */
#include "core/quantile.h"

/* (1 - cos(pi k / 16)) / 2, k = 0 to 16: close together at both ends, where ranks are decided. */
const double orr_knot_share[ORR_KNOT_COUNT] = {
	0.0,
	0.009607359798384785,
	0.03806023374435663,
	0.08426519384872738,
	0.1464466094067262,
	0.22221488349019886,
	0.3086582838174551,
	0.40245483899193585,
	0.49999999999999994,
	0.5975451610080641,
	0.6913417161825448,
	0.777785116509801,
	0.8535533905932737,
	0.9157348061512727,
	0.9619397662556434,
	0.9903926402016152,
	1.0,
};
