/* SPDX-License-Identifier: Apache-2.0 */
/* Shares of the window, by core/certainty.h, as lists of the document. */
#include "app/chart_certainty.h"

#include <math.h>

/* What rounds to nothing at nine decimals is not listed; what rounding has taken past 1 is 1. */
#define LEAST_PROBABILITY 5e-10

/* Shares of `count` values, the first of which is the document's `base`. */
static bool put_shares(size_t count, const double probability[], int base, struct orr_arena *arena,
		       struct orr_doc_shares *out)
{
	struct orr_doc_share *share = orr_arena_array(arena, count, sizeof *share);
	if (share == NULL)
		return false;
	out->share = share;
	for (size_t i = 0; i < count; i++)
		if (probability[i] >= LEAST_PROBABILITY)
			share[out->share_count++] =
				(struct orr_doc_share){base + (int)i, fmin(1.0, probability[i])};
	return true;
}

static bool put_angles(const struct orr_chart_source *from, struct orr_arena *arena,
		       struct orr_doc_probabilities *out)
{
	double sign[ORR_ANGLE_COUNT][ORR_SIGN_COUNT], ruler[ORR_BODY_COUNT] = {0.0};
	orr_certainty_angle(from->window, from->place, sign);
	for (int n = 0; n < ORR_SIGN_COUNT; n++)
		ruler[orr_sign_ruler((enum orr_sign)n)] += sign[0][n];
	return put_shares(ORR_SIGN_COUNT, sign[0], 0, arena, &out->ascendant) &&
	       put_shares(ORR_SIGN_COUNT, sign[1], 0, arena, &out->midheaven) &&
	       put_shares(ORR_BODY_COUNT, ruler, 0, arena, &out->chart_ruler);
}

static bool put_figures(const struct orr_chart_source *from, struct orr_arena *arena,
			struct orr_doc_probabilities *out)
{
	double phase[ORR_MOON_PHASE_COUNT], element[ORR_ELEMENT_COUNT], quality[ORR_QUALITY_COUNT];
	orr_certainty_moon_phase(from->window, phase);
	orr_certainty_dominant(from->window, from->place, element, quality);
	return put_shares(ORR_MOON_PHASE_COUNT, phase, 0, arena, &out->moon_phase) &&
	       put_shares(ORR_ELEMENT_COUNT, element, 0, arena, &out->dominant_element) &&
	       put_shares(ORR_QUALITY_COUNT, quality, 0, arena, &out->dominant_quality);
}

/* What the asked system does not fill Porphyry does, which exists everywhere. */
static bool put_systems(enum orr_house_system asked, double exists, struct orr_arena *arena,
			struct orr_doc_shares *out)
{
	double system[ORR_HOUSE_SYSTEM_COUNT] = {0.0};
	/* spans are drawn in from their ends by a little, which is not worth telling */
	const double nearly = 1e-8, share = exists > 1.0 - nearly ? 1.0 : exists < nearly ? 0.0 : exists;
	system[ORR_HOUSES_PORPHYRY] = 1.0 - share;
	system[asked] += share;
	return put_shares(ORR_HOUSE_SYSTEM_COUNT, system, 0, arena, out);
}

static bool put_planets(const struct orr_chart_source *from, struct orr_arena *arena,
			struct orr_doc_probabilities *out)
{
	double house[ORR_BODY_COUNT][12], sign[ORR_SIGN_COUNT], exists;
	orr_certainty_house(from->window, from->place, house, &exists);
	out->planets = orr_arena_array(arena, ORR_BODY_COUNT, sizeof *out->planets);
	if (out->planets == NULL || !put_systems(from->place->system, exists, arena, &out->house_system))
		return false;
	out->planet_count = ORR_BODY_COUNT;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		out->planets[body].name = body;
		orr_certainty_sign(from->window, (enum orr_body)body, sign);
		if (!put_shares(ORR_SIGN_COUNT, sign, 0, arena, &out->planets[body].signs) ||
		    !put_shares(12, house[body], 1, arena, &out->planets[body].houses))
			return false;
	}
	return true;
}

static void put_pair(const int point[2], const double probability[ORR_ASPECT_KIND_COUNT],
		     struct orr_doc_probabilities *out)
{
	for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++)
		if (probability[kind] >= LEAST_PROBABILITY)
			out->aspects[out->aspect_count++] = (struct orr_doc_aspect_share){
				point[0], point[1], kind, fmin(1.0, probability[kind])};
}

static bool put_aspects(const struct orr_chart_source *from, struct orr_arena *arena,
			struct orr_doc_probabilities *out)
{
	const struct orr_aspect_rules *rules = &orr_aspect_rules_default;
	double angle[ORR_POINT_COUNT][ORR_ANGLE_COUNT][ORR_ASPECT_KIND_COUNT], body[ORR_ASPECT_KIND_COUNT];
	int point[ORR_ASPECT_POINT_MAX];
	const size_t count = orr_aspect_points(true, point);
	out->aspects =
		orr_arena_array(arena, (size_t)ORR_ASPECT_MAX * ORR_ASPECT_KIND_COUNT, sizeof *out->aspects);
	if (out->aspects == NULL)
		return false;
	orr_certainty_angle_aspect(from->window, from->place, rules, angle);
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			const int pair[2] = {point[i], point[j]};
			if (pair[1] >= ORR_POINT_ASCENDANT) {
				put_pair(pair, angle[pair[0]][pair[1] - ORR_POINT_ASCENDANT], out);
				continue;
			}
			const enum orr_body bodies[2] = {(enum orr_body)pair[0], (enum orr_body)pair[1]};
			orr_certainty_aspect(from->window, rules, bodies, body);
			put_pair(pair, body, out);
		}
	return true;
}

bool orr_chart_probabilities(const struct orr_chart_source *from, struct orr_arena *arena,
			     struct orr_doc_certainty *out)
{
	struct orr_doc_probabilities *to = &out->probabilities;
	out->has_probabilities = true;
	return put_angles(from, arena, to) && put_figures(from, arena, to) && put_planets(from, arena, to) &&
	       put_aspects(from, arena, to);
}
