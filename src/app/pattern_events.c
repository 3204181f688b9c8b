/* SPDX-License-Identifier: Apache-2.0 */
/* A quarter's events as sentences and figures: the sky's, and those on a birth's points. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/motion.h"
#include "app/pattern_document.h"
#include "base/memory.h"
#include "base/str.h"
#include "core/angle.h"
#include "core/aspect.h"
#include "core/calendar.h"
#include "core/zodiac.h"
#include "model/names.h"

enum { POINTS = ORR_POINT_SPECTRA, ANGLES = 4, OWN_MAX = 1024, TRANSITS_MAX = 3 * 5 * POINTS * ANGLES };

/* Within these distances of a conjunction, square or opposition a station, a lunation or an eclipse counts as on a point: Orrery's choice. */
#define STATION_ORB_DEG 1.0
#define ECLIPSE_ORB_DEG 3.0
/* A point that its window moves further than this to each side has no dates. */
#define KNOWN_TO_DEG 1.0

static const struct {
	int aspect;
	double deg;
	const char *words;
} angles[ANGLES] = {{ORR_CONJUNCTION, 0, "joins"},
		    {ORR_SQUARE, 90, "squares"},
		    {ORR_OPPOSITION, 180, "opposes"},
		    {ORR_SQUARE, 270, "squares"}};

/* What the transiting planet brings, and what it meets. After R. Hand, Planets in Transit (1976), in few and sober words. */
static const char *const brings[ORR_PLANET_COUNT] = {
	[ORR_SUN] = "Attention",       [ORR_MOON] = "Mood",
	[ORR_MERCURY] = "Talk",        [ORR_VENUS] = "Company",
	[ORR_MARS] = "Drive",          [ORR_JUPITER] = "Scope and growth",
	[ORR_SATURN] = "Structure",    [ORR_URANUS] = "A change of habit",
	[ORR_NEPTUNE] = "Imagination", [ORR_PLUTO] = "Deep rework",
};
static const char *const meets[POINTS] = {
	[ORR_SUN] = "own aims",          [ORR_MOON] = "what feels familiar", [ORR_MERCURY] = "thinking",
	[ORR_VENUS] = "what is liked",   [ORR_MARS] = "own drive",           [ORR_JUPITER] = "confidence",
	[ORR_SATURN] = "order and duty", [ORR_URANUS] = "independence",      [ORR_NEPTUNE] = "imagination",
	[ORR_PLUTO] = "persistence",     [ORR_MEAN_NODE] = "ties to others",
};
static const char *const manner[ANGLES] = {"comes together with", "rubs against", "stands across from",
					   "rubs against"};

bool orr_pattern_point_known(const struct orr_placed_birth *placed, int point)
{
	return fabs(placed->motion.speed_deg_d[point]) * placed->half_width_d <= KNOWN_TO_DEG;
}

static double jd_tt_of(const struct orr_kernel *kernel, int64_t unix_ms, double otherwise)
{
	struct orr_tt tt;
	return orr_kernel_tt(kernel, unix_ms, &tt) ? orr_tt_jd(tt) : otherwise;
}

struct orr_sky_span orr_quarter_span(const struct orr_kernel *kernel, struct orr_quarter quarter)
{
	const orr_unix_ms first_ms = orr_quarter_begin_ms(quarter),
			  end_ms = orr_quarter_begin_ms(orr_quarter_add(quarter, 1));
	double from, to;
	orr_kernel_range(kernel, &from, &to);
	return (struct orr_sky_span){kernel, fmax(from, jd_tt_of(kernel, first_ms, from)),
				     fmin(to, jd_tt_of(kernel, end_ms, to))};
}

/* Nearest second of an instant, milliseconds. */
static int64_t unix_ms_of_tt(const struct orr_kernel *kernel, double jd_tt)
{
	enum { ROUNDS = 3 };
	double ms = (jd_tt - orr_days_to_jd(0)) * ORR_DAY_MS;
	for (int i = 0; i < ROUNDS; i++)
		ms += (jd_tt - jd_tt_of(kernel, llround(ms), jd_tt)) * ORR_DAY_MS;
	return llround(ms / 1000.0) * 1000;
}

/* "2026-02-17 " in front of a sentence. */
static const char *dated(struct orr_arena *arena, int64_t at_ms, const char *text)
{
	char instant[ORR_RFC3339_MAX];
	orr_rfc3339_format(at_ms, instant);
	return orr_arena_format(arena, "%.10s %s", instant, text);
}

enum { TEXT_MAX = 160 };

static void sky_text(const struct orr_sky_event *event, char out[TEXT_MAX])
{
	static const char *const happens[ORR_EVENT_KIND_COUNT] = {
		[ORR_EVENT_STATION_RETROGRADE] = "turns retrograde",
		[ORR_EVENT_STATION_DIRECT] = "turns direct",
		[ORR_EVENT_NEW_MOON] = "New Moon",
		[ORR_EVENT_FULL_MOON] = "Full Moon",
		[ORR_EVENT_SOLAR_ECLIPSE] = "Solar eclipse",
		[ORR_EVENT_LUNAR_ECLIPSE] = "Lunar eclipse",
	};
	const char *body = orr_body_names[event->body], *sign = orr_sign_names[orr_sign_of(event->lon_deg)];
	const double degree = orr_sign_degree(event->lon_deg);
	const int whole = (int)degree, minute = (int)((degree - whole) * 60.0);
	if (event->kind == ORR_EVENT_INGRESS)
		snprintf(out, TEXT_MAX, "%s enters %s", body, orr_sign_names[event->target]);
	else if (event->body == ORR_MOON)
		snprintf(out, TEXT_MAX, "%s at %d°%02d' %s", happens[event->kind], whole, minute, sign);
	else
		snprintf(out, TEXT_MAX, "%s %s at %d°%02d' %s", body, happens[event->kind], whole, minute,
			 sign);
}

static void own_text(const struct orr_doc_sky_event *event, const char *words, char out[TEXT_MAX])
{
	static const char *const what[ORR_EVENT_KIND_COUNT] = {
		[ORR_EVENT_STATION_RETROGRADE] = " turns retrograde and",
		[ORR_EVENT_STATION_DIRECT] = " turns direct and",
		[ORR_EVENT_TRANSIT] = "",
		[ORR_EVENT_NEW_MOON] = "New Moon",
		[ORR_EVENT_FULL_MOON] = "Full Moon",
		[ORR_EVENT_SOLAR_ECLIPSE] = "Solar eclipse",
		[ORR_EVENT_LUNAR_ECLIPSE] = "Lunar eclipse",
	};
	const bool lunation = event->body == ORR_MOON;
	const int at = snprintf(out, TEXT_MAX, "%s%s%s %s own %s", lunation ? "" : "Transiting ",
				lunation ? "" : orr_body_names[event->body], what[event->kind], words,
				orr_body_names[event->point]);
	if (event->kind != ORR_EVENT_TRANSIT)
		snprintf(out + at, TEXT_MAX - (size_t)at, ", %.1f° off", event->orb);
}

/* Own events in the making, and room for the transits among them: five planets pass each of 44 longitudes at most three times a quarter. */
struct own {
	struct orr_doc_sky_event event[OWN_MAX];
	int angle[OWN_MAX]; /* of each */
	size_t count;
	struct orr_sky_event transit[TRANSITS_MAX];
};

static void add(struct own *own, struct orr_doc_sky_event event, int angle)
{
	size_t at = own->count;
	if (own->count == OWN_MAX)
		return;
	for (; at > 0 && own->event[at - 1].at_ms > event.at_ms; at--) {
		own->event[at] = own->event[at - 1];
		own->angle[at] = own->angle[at - 1];
	}
	own->event[at] = event;
	own->angle[at] = angle;
	own->count++;
}

/* A station, lunation or eclipse on the birth's points. */
static void add_from_sky(const struct orr_quarter_sky *sky, const struct orr_sky_event *event,
			 const struct orr_placed_birth *placed, struct own *own)
{
	const bool eclipse = event->kind == ORR_EVENT_SOLAR_ECLIPSE || event->kind == ORR_EVENT_LUNAR_ECLIPSE;
	const double most = eclipse ? ECLIPSE_ORB_DEG : STATION_ORB_DEG;
	for (int p = 0; p < POINTS && event->kind != ORR_EVENT_INGRESS; p++)
		for (int a = 0; a < ANGLES && orr_pattern_point_known(placed, p); a++) {
			const double orb = orr_angle_separation(event->lon_deg,
								placed->motion.lon_deg[p] + angles[a].deg);
			if (orb > most)
				continue;
			add(own,
			    (struct orr_doc_sky_event){.kind = (int)event->kind,
						       .at_ms = unix_ms_of_tt(sky->span.kernel, event->jd_tt),
						       .body = event->body,
						       .aspect = angles[a].aspect,
						       .point = p,
						       .longitude = event->lon_deg,
						       .orb = orb},
			    a);
		}
}

/* Slow planets exactly on the birth's points. */
static void add_transits(const struct orr_quarter_sky *sky, const struct orr_placed_birth *placed,
			 struct own *own)
{
	double target_deg[POINTS * ANGLES];
	int point[POINTS];
	size_t known = 0;
	for (int p = 0; p < POINTS; p++)
		if (orr_pattern_point_known(placed, p))
			point[known++] = p;
	for (size_t t = 0; t < known * ANGLES; t++)
		target_deg[t] =
			orr_angle_wrap(placed->motion.lon_deg[point[t / ANGLES]] + angles[t % ANGLES].deg);
	const size_t count =
		orr_sky_transits(&sky->span, known * ANGLES, target_deg, TRANSITS_MAX, own->transit);
	for (size_t i = 0; i < count && i < TRANSITS_MAX; i++) {
		const int angle = own->transit[i].target % ANGLES;
		add(own,
		    (struct orr_doc_sky_event){.kind = ORR_EVENT_TRANSIT,
					       .at_ms =
						       unix_ms_of_tt(sky->span.kernel, own->transit[i].jd_tt),
					       .body = own->transit[i].body,
					       .aspect = angles[angle].aspect,
					       .point = point[own->transit[i].target / ANGLES],
					       .longitude = own->transit[i].lon_deg},
		    angle);
	}
}

static bool tell_own(struct own *own, struct orr_arena *arena, struct orr_doc_snapshot *out)
{
	char text[TEXT_MAX];
	out->events = orr_arena_array(arena, own->count, sizeof *out->events);
	out->notable_events = orr_arena_array(arena, own->count, sizeof *out->notable_events);
	if (out->events == NULL || out->notable_events == NULL)
		return false;
	for (size_t i = 0; i < own->count; i++) {
		struct orr_doc_sky_event *event = &own->event[i];
		const int angle = own->angle[i];
		event->meaning = orr_arena_format(arena, "%s %s %s.", brings[event->body], manner[angle],
						  meets[event->point]);
		own_text(event, angles[angle].words, text);
		out->notable_events[i] = dated(arena, event->at_ms, text);
		out->events[i] = *event;
		if (event->meaning == NULL || out->notable_events[i] == NULL)
			return false;
	}
	out->notable_count = out->event_count = own->count;
	return true;
}

bool orr_pattern_factors(struct orr_arena *arena, struct orr_quarter_sky *sky)
{
	char text[TEXT_MAX];
	sky->factor = orr_arena_array(arena, sky->event_count, sizeof *sky->factor);
	if (sky->factor == NULL)
		return false;
	for (size_t i = 0; i < sky->event_count; i++) {
		sky_text(&sky->event[i], text);
		sky->factor[i] = dated(arena, unix_ms_of_tt(sky->span.kernel, sky->event[i].jd_tt), text);
		if (sky->factor[i] == NULL)
			return false;
	}
	return true;
}

bool orr_pattern_events(const struct orr_quarter_sky *sky, const struct orr_placed_birth *placed,
			struct orr_arena *arena, struct orr_doc_snapshot *out)
{
	struct own *own = orr_calloc(1, sizeof *own);
	if (own == NULL)
		return false;
	add_transits(sky, placed, own);
	for (size_t i = 0; i < sky->event_count; i++)
		add_from_sky(sky, &sky->event[i], placed, own);
	const bool told = tell_own(own, arena, out);
	orr_free(own);
	out->environmental_factors = sky->factor;
	out->environmental_count = sky->event_count;
	return told;
}
