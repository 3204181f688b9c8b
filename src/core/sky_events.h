/* SPDX-License-Identifier: Apache-2.0 */
/* What happens in the sky: sign changes, stations, lunations, eclipses, and exact aspects to given points. */
#ifndef ORR_CORE_SKY_EVENTS_H
#define ORR_CORE_SKY_EVENTS_H

#include <stddef.h>

#include "core/kernel.h"

enum orr_sky_event_kind {
	ORR_EVENT_INGRESS,
	ORR_EVENT_STATION_RETROGRADE,
	ORR_EVENT_STATION_DIRECT,
	ORR_EVENT_NEW_MOON,
	ORR_EVENT_FULL_MOON,
	ORR_EVENT_SOLAR_ECLIPSE,
	ORR_EVENT_LUNAR_ECLIPSE,
	ORR_EVENT_TRANSIT,
	ORR_EVENT_KIND_COUNT
};

struct orr_sky_event {
	enum orr_sky_event_kind kind;
	double jd_tt;
	int body;       /* what moves: enum orr_body; the Moon in lunations and eclipses */
	double lon_deg; /* its longitude then, [0, 360) */
	double speed_deg_d;
	int target; /* of a transit: place in the targets; of an ingress: the sign that is entered; else -1 */
};

/* A span of Julian dates TT, all of it in the kernel. An event at the border of two spans is in one of them. */
struct orr_sky_span {
	const struct orr_kernel *kernel;
	double from_jd_tt, to_jd_tt;
};

/* In a quarter there are about 40, whatever the century. */
enum { ORR_SKY_EVENTS_MAX = 128 };

/**
 * The sky's events of a span, in the order of their instants: sign changes of Sun and Mercury to Pluto, stations of Mercury to Pluto,
 * new and full moons. A lunation at which the Moon's penumbra touches the Earth, or the Earth's penumbra the Moon, is an
 * eclipse instead; its instant stays that of the lunation.
 * Shape     out[capacity]. Returns how many there are; those beyond the capacity are not written.
 * Accuracy  1 s; stations as far as the kernel's speed of 1e-6 degrees a day goes, six minutes for Pluto; signs are the tropical zodiac's.
 * Source    shadows: F. Espenak, J. Meeus, Five Millennium Canon of Lunar Eclipses, 2009, 1.3 (Danjon's enlargement by 1.01); of Solar Eclipses,
 *           2006. The Earth counts as a ball: an eclipse that grazes its polar regions may be called wrongly.
 */
size_t orr_sky_events(const struct orr_sky_span *span, size_t capacity, struct orr_sky_event out[]);

/**
 * Instants of a span at which Jupiter to Pluto stand at one of the longitudes, in their order: all of them, before, at and after a station too.
 * Shape     target_deg[target_count], [0, 360); out as above.
 * Accuracy  1 s where the body moves, a few minutes at a station.
 */
size_t orr_sky_transits(const struct orr_sky_span *span, size_t target_count, const double target_deg[],
			size_t capacity, struct orr_sky_event out[]);

#endif
