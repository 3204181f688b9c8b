/* SPDX-License-Identifier: Apache-2.0 */
/* A birth chart as numbers: everything that follows from a sky, a place and a window of time. Names and documents come later. */
#ifndef ORR_CORE_CHART_H
#define ORR_CORE_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "core/aspect.h"
#include "core/body.h"
#include "core/dignity.h"
#include "core/houses.h"
#include "core/kernel.h"
#include "core/pattern.h"
#include "core/zodiac.h"

struct orr_chart_body {
	double lon_deg, lat_deg, dist_au, speed_deg_d;
	enum orr_sign sign;
	bool retrograde;          /* speed below zero */
	int house;                /* 1-12; 0 when the time is unknown */
	int sector;               /* 1-36 with Gauquelin's sectors, otherwise 0 */
	enum orr_dignity dignity; /* ORR_DIGNITY_NONE: peregrine, or a body that has no dignities */
	double lon_min_deg,
		lon_max_deg; /* over the window, unwrapped so that min <= lon <= max may leave [0, 360); equal when the time is known */
	bool sign_certain; /* the same sign throughout the window; true when the time is known */
};

struct orr_chart {
	bool time_known;
	double ayanamsa_deg; /* where the zodiac begins, from the true equinox; of the middle of a window */
	struct orr_chart_body body[ORR_BODY_COUNT];
	struct orr_houses houses; /* only with time_known */
	double fortune_deg;       /* Part of Fortune, only with time_known */
	bool day_birth;           /* the Sun's centre geometrically above the horizon, only with time_known */
	struct orr_aspect aspect[ORR_ASPECT_MAX]; /* those that hold throughout the window */
	size_t aspect_count;
	struct orr_aspect possible
		[ORR_ASPECT_MAX]; /* unknown time: hold in a part of the window only, at their closest */
	size_t possible_count;
	struct orr_pattern pattern[ORR_PATTERN_MAX];
	size_t pattern_count;
	enum orr_moon_phase moon_phase;
	double moon_illuminated_fraction; /* 0-1 */
	enum orr_element dominant_element;
	enum orr_quality dominant_quality;
	enum orr_body ruler;    /* of the Ascendant's sign, of the Sun's when the time is unknown */
	enum orr_body co_ruler; /* modern one, ORR_BODY_COUNT when the sign has none */
};

/**
 * Chart of a known time, in the zodiac that the sky has been turned to: signs, houses, rulers and dignities follow it.
 * @param sky       of the moment
 * @param armc_deg  local apparent sidereal time as an angle
 * @param lat_deg   geographic latitude
 * Total; `out` is written whole, its lists as far as their counts.
 */
void orr_chart_compute(const struct orr_sky *sky, double armc_deg, double lat_deg,
		       enum orr_house_system system, const struct orr_aspect_rules *rules,
		       struct orr_chart *out);

/**
 * Chart of an unknown time, each sky in the same zodiac: `sky[count]` are evenly spaced instants from the window's first to its last moment (count odd, at
 * least 3; 25 for a day), `step_d` apart in days. Positions are the middle's; minima and maxima between instants come from the
 * cubic through positions and speeds.
 *
 * An aspect holds throughout when its pair's separation stays within the orb from the first moment to the last; its figures are the
 * middle's. `possible` ones carry the closest separation and the orb there; whether they apply is the middle's, and `steady` where it is that of
 * every instant. A pair may have
 * several possible ones (the Moon runs from one into the next), which stand in the order of their kinds; with the default orbs no
 * day has more than fit, with others the first ORR_ASPECT_MAX are kept.
 * What is not certain is not guessed: figures are sought among aspects that hold throughout and signs that are certain, a body
 * without a certain sign has no dignity and does not count toward the dominant element and quality. Moon phase, light, and the
 * ruler (of the Sun's sign) are the middle's.
 * Accuracy  extremes within 1e-6 degrees for instants an hour apart.
 */
void orr_chart_compute_window(size_t count, const struct orr_sky sky[], double step_d,
			      const struct orr_aspect_rules *rules, struct orr_chart *out);

#endif
