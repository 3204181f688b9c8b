/* SPDX-License-Identifier: Apache-2.0 */
/* What happens in the sky: sign changes, stations, lunations, eclipses, and exact aspects to given points. */
#ifndef ORR_CORE_SKY_EVENTS_H
#define ORR_CORE_SKY_EVENTS_H

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

#endif
