/* SPDX-License-Identifier: Apache-2.0 */
/* Elements and qualities of a chart, by weighted count of its points. */
#include "core/balance.h"

double orr_balance_weight(enum orr_body body)
{
	if (body <= ORR_MOON)
		return 2.0;
	if (body <= ORR_MARS)
		return 1.5;
	if (body <= ORR_SATURN)
		return 1.0;
	return body <= ORR_PLUTO ? 0.5 : 0.0;
}

void orr_balance_add(struct orr_balance *balance, enum orr_sign sign, double weight)
{
	balance->element[orr_sign_element(sign)] += weight;
	balance->quality[orr_sign_quality(sign)] += weight;
}

static int heaviest(const double weight[], int count)
{
	int best = 0;
	for (int n = 1; n < count; n++)
		if (weight[n] > weight[best])
			best = n;
	return best;
}

enum orr_element orr_balance_element(const struct orr_balance *balance)
{
	return (enum orr_element)heaviest(balance->element, ORR_ELEMENT_COUNT);
}

enum orr_quality orr_balance_quality(const struct orr_balance *balance)
{
	return (enum orr_quality)heaviest(balance->quality, ORR_QUALITY_COUNT);
}
