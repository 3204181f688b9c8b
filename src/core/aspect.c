/* SPDX-License-Identifier: Apache-2.0 */
/* The search for aspects: for each pair, the nearest of the angles within its orb. */
#include "core/aspect.h"

#include <math.h>
#include <string.h>

#include "core/angle.h"

const struct orr_aspect_rules orr_aspect_rules_default = {
	.orb_deg = {[ORR_CONJUNCTION] = 8.0,
		    [ORR_OPPOSITION] = 8.0,
		    [ORR_TRINE] = 8.0,
		    [ORR_SQUARE] = 7.0,
		    [ORR_SEXTILE] = 5.0,
		    [ORR_SEMISEXTILE] = 2.0,
		    [ORR_QUINCUNX] = 2.0,
		    [ORR_SEMISQUARE] = 2.0,
		    [ORR_SESQUIQUADRATE] = 2.0,
		    [ORR_QUINTILE] = 2.0,
		    [ORR_BIQUINTILE] = 2.0},
	.luminary_extra_deg = 1.0,
};

static const double angle_deg[ORR_ASPECT_KIND_COUNT] = {
	[ORR_CONJUNCTION] = 0.0, [ORR_OPPOSITION] = 180.0, [ORR_TRINE] = 120.0,
	[ORR_SQUARE] = 90.0,     [ORR_SEXTILE] = 60.0,     [ORR_SEMISEXTILE] = 30.0,
	[ORR_QUINCUNX] = 150.0,  [ORR_SEMISQUARE] = 45.0,  [ORR_SESQUIQUADRATE] = 135.0,
	[ORR_QUINTILE] = 72.0,   [ORR_BIQUINTILE] = 144.0,
};

double orr_aspect_angle_deg(enum orr_aspect_kind kind)
{
	return angle_deg[kind];
}

bool orr_aspect_major(enum orr_aspect_kind kind)
{
	return kind <= ORR_SEXTILE;
}

size_t orr_aspect_points(bool with_angles, int out[ORR_ASPECT_POINT_MAX])
{
	size_t count = 0;
	for (int planet = 0; planet < ORR_PLANET_COUNT; planet++)
		out[count++] = planet;
	out[count++] = ORR_TRUE_NODE;
	out[count++] = ORR_CHIRON;
	if (with_angles) {
		out[count++] = ORR_POINT_ASCENDANT;
		out[count++] = ORR_POINT_MIDHEAVEN;
	}
	return count;
}

static bool luminary(int point)
{
	return point == ORR_SUN || point == ORR_MOON;
}

double orr_aspect_orb_deg(const struct orr_aspect_rules *rules, int point1, int point2,
			  enum orr_aspect_kind kind)
{
	const bool wider = orr_aspect_major(kind) && (luminary(point1) || luminary(point2));
	return rules->orb_deg[kind] + (wider ? rules->luminary_extra_deg : 0.0);
}

/* `way` leads from the first point to the second, `gain` is the second's speed minus the first's. */
static struct orr_aspect aspect_of(enum orr_aspect_kind kind, const int point[2], double way_deg,
				   double gain_deg_d)
{
	const double separation = fabs(way_deg), beyond = separation - angle_deg[kind];
	const double opening = copysign(1.0, way_deg) * gain_deg_d;
	return (struct orr_aspect){
		.point1 = point[0] < point[1] ? point[0] : point[1],
		.point2 = point[0] < point[1] ? point[1] : point[0],
		.kind = kind,
		.separation_deg = separation,
		.orb_deg = fabs(beyond),
		.applying = beyond * opening < 0.0,
		.steady = true,
	};
}

struct orr_aspect orr_aspect_as(enum orr_aspect_kind kind, const int point[2], const double lon_deg[2],
				const double speed_deg_d[2])
{
	return aspect_of(kind, point, orr_angle_difference(lon_deg[0], lon_deg[1]),
			 speed_deg_d[1] - speed_deg_d[0]);
}

/* The orbs of pairs with or without a luminary, and for each whole degree of separation the kinds that reach into it. */
struct reach {
	double orb_deg[ORR_ASPECT_KIND_COUNT];
	unsigned kinds[181]; /* bit n is kind n */
};

static void reach_fill(const struct orr_aspect_rules *rules, bool with_luminary, struct reach *out)
{
	static const double margin_deg = 1e-9; /* for what rounding takes off the sums */
	memset(out->kinds, 0, sizeof out->kinds);
	for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++) {
		const double orb = orr_aspect_orb_deg(rules, with_luminary ? ORR_SUN : ORR_PLUTO, ORR_PLUTO,
						      (enum orr_aspect_kind)kind);
		const int from = (int)fmax(0.0, angle_deg[kind] - orb - margin_deg);
		const int to = (int)fmin(180.0, angle_deg[kind] + orb + margin_deg);
		for (int degree = from; degree <= to; degree++)
			out->kinds[degree] |= 1u << kind;
		out->orb_deg[kind] = orb;
	}
}

/* The kind whose angle is nearest of those within their orbs; ORR_ASPECT_KIND_COUNT when there is none. */
static enum orr_aspect_kind nearest_kind(const struct reach *reach, double separation_deg)
{
	int best = ORR_ASPECT_KIND_COUNT;
	double best_orb = HUGE_VAL;
	unsigned kinds = separation_deg <= 180.0 ? reach->kinds[(int)separation_deg] : 0;
	for (; kinds != 0; kinds &= kinds - 1) {
		const int kind = __builtin_ctz(kinds); /* the first of the set */
		const double orb = fabs(separation_deg - angle_deg[kind]);
		if (orb <= reach->orb_deg[kind] && orb < best_orb) {
			best = kind;
			best_orb = orb;
		}
	}
	return (enum orr_aspect_kind)best;
}

bool orr_aspect_between(const struct orr_aspect_rules *rules, const int point[2], const double lon_deg[2],
			const double speed_deg_d[2], struct orr_aspect *out)
{
	struct reach reach;
	reach_fill(rules, luminary(point[0]) || luminary(point[1]), &reach);
	const enum orr_aspect_kind kind = nearest_kind(&reach, orr_angle_separation(lon_deg[0], lon_deg[1]));
	if (kind == ORR_ASPECT_KIND_COUNT)
		return false;
	*out = orr_aspect_as(kind, point, lon_deg, speed_deg_d);
	return true;
}

size_t orr_aspects_find(const struct orr_aspect_rules *rules, size_t count, const int point[],
			const double lon_deg[], const double speed_deg_d[], struct orr_aspect out[])
{
	struct reach reach[2];
	size_t found = 0;
	reach_fill(rules, false, &reach[0]);
	reach_fill(rules, true, &reach[1]);
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			const int pair[2] = {point[i], point[j]};
			const double way = orr_angle_difference(lon_deg[i], lon_deg[j]);
			const bool wide = luminary(pair[0]) || luminary(pair[1]);
			const enum orr_aspect_kind kind = nearest_kind(&reach[wide ? 1 : 0], fabs(way));
			if (kind != ORR_ASPECT_KIND_COUNT)
				out[found++] = aspect_of(kind, pair, way, speed_deg_d[j] - speed_deg_d[i]);
		}
	return found;
}
