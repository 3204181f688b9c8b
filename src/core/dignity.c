/* SPDX-License-Identifier: Apache-2.0 */
/* Essential dignities of the seven traditional planets and the modern rulers. */
#include "core/dignity.h"

#include <stdbool.h>

static bool at_home(enum orr_body body, enum orr_sign sign)
{
	return orr_sign_ruler(sign) == body || orr_sign_co_ruler(sign) == body;
}

static bool exalted(enum orr_body body, enum orr_sign sign)
{
	/* Source: William Lilly, Christian Astrology, 1647, p. 104. */
	static const unsigned char exaltation[] = {
		[ORR_SUN] = ORR_ARIES,    [ORR_MOON] = ORR_TAURUS,    [ORR_MERCURY] = ORR_VIRGO,
		[ORR_VENUS] = ORR_PISCES, [ORR_MARS] = ORR_CAPRICORN, [ORR_JUPITER] = ORR_CANCER,
		[ORR_SATURN] = ORR_LIBRA,
	};
	return (int)body <= ORR_SATURN && exaltation[body] == (unsigned)sign;
}

enum orr_dignity orr_dignity_of(enum orr_body body, enum orr_sign sign)
{
	if (body >= ORR_BODY_COUNT)
		return ORR_DIGNITY_NONE;
	const enum orr_sign opposite =
		(enum orr_sign)(((unsigned)sign + ORR_SIGN_COUNT / 2) % ORR_SIGN_COUNT);
	if (at_home(body, sign))
		return ORR_DOMICILE;
	if (exalted(body, sign))
		return ORR_EXALTATION;
	if (at_home(body, opposite))
		return ORR_DETRIMENT;
	return exalted(body, opposite) ? ORR_FALL : ORR_DIGNITY_NONE;
}
