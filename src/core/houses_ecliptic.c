/* SPDX-License-Identifier: Apache-2.0 */
/* House systems that divide the ecliptic itself: equal houses, whole signs, and parts of the quadrants. */
#include <math.h>

#include "core/angle.h"
#include "core/houses_place.h"

/* Twelve houses of 30 degrees, of which house `house` (1-12) begins at `lon_deg`. */
static void evenly(struct orr_houses *houses, int house, double lon_deg)
{
	for (int n = 0; n < 12; n++)
		houses->cusp_deg[(house - 1 + n) % 12] = orr_angle_wrap(lon_deg + 30.0 * n);
}

/* Source: Ptolemy, Tetrabiblos III.10 in the reading of M. E. Hone, The Modern Text-Book of Astrology, 1951. */
void orr_cusps_equal_asc(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	evenly(houses, 1, houses->asc_deg);
}

/* The same from the Midheaven as cusp 10. Source: Swiss Ephemeris 2.10, general documentation, "Equal (MC)". */
void orr_cusps_equal_mc(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	evenly(houses, 10, houses->mc_deg);
}

/* The Ascendant stands in the middle of the first house. Source: J. Vehlow, Lehrkursus der wissenschaftlichen Geburts-Astrologie, 1925. */
void orr_cusps_vehlow(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	evenly(houses, 1, houses->asc_deg - 15.0);
}

/* The rising sign is the first house. Source: R. Hand, Whole Sign Houses: The Oldest House System, 2000. */
void orr_cusps_whole_sign(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	evenly(houses, 1, 30.0 * floor(houses->asc_deg / 30.0));
}

/* Aries is always the first house. Source: Swiss Ephemeris 2.10, general documentation, "equal/1=Aries". */
void orr_cusps_whole_sign_aries(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	evenly(houses, 1, 0.0);
}

/* Width of the quadrant from the Midheaven to the Ascendant. */
static double upper_quadrant(const struct orr_houses *houses)
{
	return orr_angle_wrap(houses->asc_deg - houses->mc_deg);
}

/* The middle house of each quadrant lies between two houses that are `upper_deg` wide in the upper one and `lower_deg` in the lower. */
static void by_outer_widths(struct orr_houses *houses, double upper_deg, double lower_deg)
{
	const double upper = upper_quadrant(houses), lower = 180.0 - upper;
	orr_house_fill(houses, houses->mc_deg + upper_deg, houses->mc_deg + (upper - upper_deg),
		       houses->asc_deg + lower_deg, houses->asc_deg + (lower - lower_deg));
}

/* Each quadrant in three equal parts. Source: Porphyry, Introduction to the Tetrabiblos, 43. */
void orr_cusps_porphyry(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	const double upper = upper_quadrant(houses), lower = 180.0 - upper;
	orr_house_fill(houses, houses->mc_deg + upper / 3.0, houses->mc_deg + upper * 2.0 / 3.0,
		       houses->asc_deg + lower / 3.0, houses->asc_deg + lower * 2.0 / 3.0);
}

/* Porphyry's cusps are the middles of the houses. Source: Sripati, Jatakapaddhati (11th century), chapter 1. */
void orr_cusps_sripati(const struct orr_house_place *place, struct orr_houses *houses)
{
	orr_cusps_porphyry(place, houses);
	const double last = houses->cusp_deg[11];
	for (int house = 11; house > 0; house--)
		houses->cusp_deg[house] =
			orr_angle_midpoint(houses->cusp_deg[house - 1], houses->cusp_deg[house]);
	houses->cusp_deg[0] = orr_angle_midpoint(last, houses->cusp_deg[0]);
}

/*
 * Sinusoidal delta: the widths of 3 + 3 houses are 30 + d, 30 + 2 d, 30 + d and 30 - d, 30 - 2 d, 30 - d. A middle house that would be
 * narrower than nothing is none. Source: W. D. Pullen, Astrolog 5.x, "Sinusoidal Delta", 1994.
 */
void orr_cusps_pullen_sd(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	const double upper = upper_quadrant(houses), lower = 180.0 - upper;
	by_outer_widths(houses, upper < 30.0 ? upper / 2.0 : 30.0 + (upper - 90.0) / 4.0,
			lower < 30.0 ? lower / 2.0 : 30.0 + (lower - 90.0) / 4.0);
}

/*
 * The ratio r >= 1 with r^4 + 2 r^3 = times (2 r + 1), where times >= 1. The difference of both sides is convex and not negative
 * at the start, so that Newton's steps come down to the root and never pass it.
 */
static double pullen_ratio(double times)
{
	enum { STEP_MAX = 200 }; /* each step takes off a quarter of the distance at least */
	double r = 1.0 + sqrt(2.0 * times);
	for (int step = 0; step < STEP_MAX; step++) {
		const double square = r * r;
		const double value = square * r * (r + 2.0) - times * (2.0 * r + 1.0);
		const double slope = square * (4.0 * r + 6.0) - 2.0 * times;
		const double next = r - value / slope;
		if (!(next < r))
			break;
		r = next;
	}
	return r;
}

/*
 * Sinusoidal ratio: the widths go r x, x, r x in the narrower and r^3 x, r^4 x, r^3 x in the wider quadrant.
 * Source: W. D. Pullen, Astrolog 6.30, "Sinusoidal Ratio", 2016; the equation of r is worked out here.
 */
void orr_cusps_pullen_sr(const struct orr_house_place *place, struct orr_houses *houses)
{
	(void)place;
	const double upper = upper_quadrant(houses), narrow = fmin(upper, 180.0 - upper),
		     wide = 180.0 - narrow;
	double outer_narrow = 0.0, outer_wide = 0.0; /* what the widths tend to as a quadrant vanishes */
	if (narrow > 1e-100) {
		const double r = pullen_ratio(wide / narrow);
		outer_narrow = narrow * (r / (2.0 * r + 1.0));
		outer_wide = wide / (r + 2.0);
	}
	if (upper <= 90.0)
		by_outer_widths(houses, outer_narrow, outer_wide);
	else
		by_outer_widths(houses, outer_wide, outer_narrow);
}
