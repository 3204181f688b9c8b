/* SPDX-License-Identifier: Apache-2.0 */
/* Signs, elements, qualities, rulers and the phases of the Moon. */
#include "core/zodiac.h"

#include "core/angle.h"

/*
 * Which part of the circle of `width_deg`, 30 or 45, a longitude in [0, 360) lies in; 0 for NaN. Exact: below a border the
 * quotient lies at least 16/30 or 32/45 of its last place below the whole number, and so is not rounded up to it.
 */
static int part_of(double lon_deg, double width_deg)
{
	return lon_deg >= width_deg ? (int)(lon_deg / width_deg) : 0;
}

enum orr_sign orr_sign_of(double lon_deg)
{
	return (enum orr_sign)part_of(orr_angle_wrap(lon_deg), 30.0);
}

double orr_sign_degree(double lon_deg)
{
	const double lon = orr_angle_wrap(lon_deg);
	return lon -
	       30.0 * part_of(lon, 30.0); /* the border is within a factor of two, or 0: nothing is rounded */
}

/* The elements and qualities follow one another around the circle: fire, earth, air, water; cardinal, fixed, mutable. */
enum orr_element orr_sign_element(enum orr_sign sign)
{
	return (enum orr_element)((unsigned)sign % ORR_ELEMENT_COUNT);
}

enum orr_quality orr_sign_quality(enum orr_sign sign)
{
	return (enum orr_quality)((unsigned)sign % ORR_QUALITY_COUNT);
}

enum orr_body orr_sign_ruler(enum orr_sign sign)
{
	/* Source: Ptolemy, Tetrabiblos I.17; William Lilly, Christian Astrology, 1647, p. 104. */
	static const unsigned char ruler[ORR_SIGN_COUNT] = {
		[ORR_ARIES] = ORR_MARS,       [ORR_TAURUS] = ORR_VENUS,    [ORR_GEMINI] = ORR_MERCURY,
		[ORR_CANCER] = ORR_MOON,      [ORR_LEO] = ORR_SUN,         [ORR_VIRGO] = ORR_MERCURY,
		[ORR_LIBRA] = ORR_VENUS,      [ORR_SCORPIO] = ORR_MARS,    [ORR_SAGITTARIUS] = ORR_JUPITER,
		[ORR_CAPRICORN] = ORR_SATURN, [ORR_AQUARIUS] = ORR_SATURN, [ORR_PISCES] = ORR_JUPITER,
	};
	return (enum orr_body)ruler[sign];
}

enum orr_body orr_sign_co_ruler(enum orr_sign sign)
{
	/* Source: common modern practice, for instance M. E. Jones, Astrology: How and Why It Works, 1945. */
	if (sign == ORR_SCORPIO)
		return ORR_PLUTO;
	if (sign == ORR_AQUARIUS)
		return ORR_URANUS;
	return sign == ORR_PISCES ? ORR_NEPTUNE : ORR_BODY_COUNT;
}

enum orr_moon_phase orr_moon_phase_of(double elongation_deg)
{
	return (enum orr_moon_phase)part_of(orr_angle_wrap(elongation_deg), 45.0);
}
