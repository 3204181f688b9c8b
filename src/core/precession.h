/* SPDX-License-Identifier: Apache-2.0 */
/* Precession over long times: where the poles of ecliptic and equator stood. */
#ifndef ORR_CORE_PRECESSION_H
#define ORR_CORE_PRECESSION_H

#include "core/time.h"

/**
 * Unit vectors towards the poles of the ecliptic and the mean equator of a date, in the mean equator and equinox of J2000.
 * Source    J. Vondrak, N. Capitaine, P. Wallace, New precession expressions, valid for long time intervals, Astronomy and
 *           Astrophysics 534, A22 (2011), tables 1 and 2 with the corrigendum 541, C1 (2012). It agrees with IAU 2006 within 0.0001"
 *           in the 20th and 21st centuries and within some arc seconds in historical times; valid for 200,000 years either way.
 */
void orr_precession_poles(struct orr_tt tt, double out_ecliptic[3], double out_equator[3]);

/**
 * How far the mean equinox has gone back from one date to another, in degrees [-180, 180], measured along the ecliptic of the first.
 */
double orr_precession_deg(struct orr_tt from, struct orr_tt to);

#endif
