/* SPDX-License-Identifier: Apache-2.0 */
/* What happens in the sky, by root finding between knots between which nothing turns round. */
#include "core/sky_events.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "core/angle.h"
#include "core/eclipse.h"
#include "core/zodiac.h"

enum { FIRST_SLOW = ORR_JUPITER };

/* An instant and its sky. */
struct knot {
	double jd_tt;
	struct orr_sky sky;
};

/* What is to be 0. */
enum quantity { OF_LONGITUDE, OF_ELONGATION, OF_SPEED };
struct goal {
	enum quantity quantity;
	int body;
	double target_deg;
};

struct list {
	const struct orr_sky_span *span;
	struct orr_sky_event *out;
	size_t capacity, count;
	enum orr_sky_event_kind kind; /* of a passage */
	const double *target_deg;
	size_t target_count;
};

static void look(const struct orr_kernel *kernel, double jd_tt, struct knot *out)
{
	const struct orr_tt tt = orr_tt_from_jd(jd_tt);
	size_t bad;
	const enum orr_kernel_status status = orr_kernel_eval(kernel, 1, &tt, &out->sky, &bad);
	assert(status == ORR_KERNEL_OK);
	(void)status;
	out->jd_tt = jd_tt;
}

static double value_of(const struct goal *goal, const struct orr_sky *sky)
{
	const double lon = sky->lon_deg[goal->body];
	if (goal->quantity == OF_SPEED)
		return sky->lon_speed_deg_d[goal->body];
	return orr_angle_signed((goal->quantity == OF_ELONGATION ? lon - sky->lon_deg[ORR_SUN] : lon) -
				goal->target_deg);
}

/* Whether the quantity passes 0 between two knots: a value of 0 belongs to the later side, so that none counts twice. */
static bool passes(double before, double after)
{
	return fabs(before) < 90.0 && fabs(after) < 90.0 && (before < 0.0) != (after < 0.0);
}

/* The root between two knots at which the quantity has different signs: false position after Illinois, then halving what is left. */
static void find_root(const struct orr_kernel *kernel, const struct goal *goal, const struct knot *a,
		      const struct knot *b, struct knot *out)
{
	enum { STEPS_MAX = 60 };
	double low = a->jd_tt, high = b->jd_tt, at_low = value_of(goal, &a->sky),
	       at_high = value_of(goal, &b->sky);
	*out = fabs(at_low) < fabs(at_high) ? *a : *b;
	for (int i = 0; i < STEPS_MAX && high - low > 1e-7; i++) {
		const double middle =
			i % 3 == 2 ? (low + high) / 2.0 : low - at_low * (high - low) / (at_high - at_low);
		look(kernel, fmin(high, fmax(low, middle)), out);
		const double value = value_of(goal, &out->sky);
		if (!(fabs(value) > 0.0))
			return;
		if ((value < 0.0) == (at_low < 0.0)) {
			low = out->jd_tt;
			at_low = value;
			at_high /= 2.0;
		} else {
			high = out->jd_tt;
			at_high = value;
			at_low /= 2.0;
		}
	}
}

/* In its place by time; equal instants keep their order. */
static void add(struct list *list, struct orr_sky_event event)
{
	size_t at = list->count < list->capacity ? list->count : list->capacity;
	list->count++;
	if (at == list->capacity)
		return;
	for (; at > 0 && list->out[at - 1].jd_tt > event.jd_tt; at--)
		list->out[at] = list->out[at - 1];
	list->out[at] = event;
}

static struct orr_sky_event event_of(enum orr_sky_event_kind kind, const struct knot *at, int body)
{
	return (struct orr_sky_event){
		kind, at->jd_tt, body, at->sky.lon_deg[body], at->sky.lon_speed_deg_d[body], -1};
}

/* Between two knots the body does not turn round: it passes each longitude once or not at all. */
static void add_passages(struct list *list, int body, const struct knot *a, const struct knot *b)
{
	for (size_t i = 0; i < list->target_count; i++) {
		const struct goal goal = {OF_LONGITUDE, body, list->target_deg[i]};
		const double before = value_of(&goal, &a->sky);
		struct knot root;
		if (!passes(before, value_of(&goal, &b->sky)))
			continue;
		find_root(list->span->kernel, &goal, a, b, &root);
		struct orr_sky_event event = event_of(list->kind, &root, body);
		event.target = (int)i;
		if (list->kind == ORR_EVENT_INGRESS && before >= 0.0)
			event.target = (event.target + ORR_SIGN_COUNT - 1) % ORR_SIGN_COUNT;
		add(list, event);
	}
}

/* What a body does between two knots, cut where it turns round. */
static void add_body(struct list *list, int body, const struct knot *a, const struct knot *b)
{
	const struct goal station = {OF_SPEED, body, 0.0};
	const bool back = b->sky.lon_speed_deg_d[body] < 0.0;
	struct knot turn;
	if ((a->sky.lon_speed_deg_d[body] < 0.0) == back) {
		add_passages(list, body, a, b);
		return;
	}
	find_root(list->span->kernel, &station, a, b, &turn);
	add_passages(list, body, a, &turn);
	if (list->kind == ORR_EVENT_INGRESS)
		add(list,
		    event_of(back ? ORR_EVENT_STATION_RETROGRADE : ORR_EVENT_STATION_DIRECT, &turn, body));
	add_passages(list, body, &turn, b);
}

/* Skies an hour to each side, as far as the span reaches. */
static bool is_eclipse(const struct orr_sky_span *span, double jd_tt, bool full)
{
	const double hour_d = 1.0 / 24.0;
	struct knot side[2];
	look(span->kernel, fmax(span->from_jd_tt, jd_tt - hour_d), &side[0]);
	look(span->kernel, fmin(span->to_jd_tt, jd_tt + hour_d), &side[1]);
	const struct orr_sky sky[2] = {side[0].sky, side[1].sky};
	return orr_eclipse_near(sky, full);
}

static void add_lunation(struct list *list, const struct knot *a, const struct knot *b, bool full)
{
	const struct goal goal = {OF_ELONGATION, ORR_MOON, full ? 180.0 : 0.0};
	struct knot root;
	if (!passes(value_of(&goal, &a->sky), value_of(&goal, &b->sky)))
		return;
	find_root(list->span->kernel, &goal, a, b, &root);
	const bool eclipse = is_eclipse(list->span, root.jd_tt, full);
	const enum orr_sky_event_kind kind = full ? eclipse ? ORR_EVENT_LUNAR_ECLIPSE : ORR_EVENT_FULL_MOON
					     : eclipse ? ORR_EVENT_SOLAR_ECLIPSE
						       : ORR_EVENT_NEW_MOON;
	add(list, event_of(kind, &root, ORR_MOON));
}

static void add_sky(struct list *list, const struct knot *a, const struct knot *b)
{
	for (int body = ORR_SUN; body < ORR_PLANET_COUNT; body++)
		if (body != ORR_MOON)
			add_body(list, body, a, b);
	add_lunation(list, a, b, false);
	add_lunation(list, a, b, true);
}

static void add_transits(struct list *list, const struct knot *a, const struct knot *b)
{
	for (int body = FIRST_SLOW; body < ORR_PLANET_COUNT; body++)
		add_body(list, body, a, b);
}

/* A day at a time: no body turns round twice in one. */
static size_t walk(struct list *list,
		   void (*between)(struct list *list, const struct knot *a, const struct knot *b))
{
	const struct orr_sky_span *span = list->span;
	struct knot knot[2];
	look(span->kernel, span->from_jd_tt, &knot[0]);
	for (int day = 1; knot[(day - 1) % 2].jd_tt < span->to_jd_tt; day++) {
		look(span->kernel, fmin(span->from_jd_tt + day, span->to_jd_tt), &knot[day % 2]);
		between(list, &knot[(day - 1) % 2], &knot[day % 2]);
	}
	return list->count;
}

size_t orr_sky_events(const struct orr_sky_span *span, size_t capacity, struct orr_sky_event out[])
{
	static const double border_deg[ORR_SIGN_COUNT] = {0,   30,  60,  90,  120, 150,
							  180, 210, 240, 270, 300, 330};
	struct list list = {span, out, capacity, 0, ORR_EVENT_INGRESS, border_deg, ORR_SIGN_COUNT};
	return walk(&list, add_sky);
}

size_t orr_sky_transits(const struct orr_sky_span *span, size_t target_count, const double target_deg[],
			size_t capacity, struct orr_sky_event out[])
{
	struct list list = {span, out, capacity, 0, ORR_EVENT_TRANSIT, target_deg, target_count};
	return walk(&list, add_transits);
}
