/* SPDX-License-Identifier: Apache-2.0 */
/* Aspects: kinds, orb rules as data, and the search over a set of points. */
#ifndef ORR_CORE_ASPECT_H
#define ORR_CORE_ASPECT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/body.h"

enum orr_aspect_kind {
	ORR_CONJUNCTION,
	ORR_OPPOSITION,
	ORR_TRINE,
	ORR_SQUARE,
	ORR_SEXTILE,
	ORR_SEMISEXTILE,
	ORR_QUINCUNX,
	ORR_SEMISQUARE,
	ORR_SESQUIQUADRATE,
	ORR_QUINTILE,
	ORR_BIQUINTILE,
	ORR_ASPECT_KIND_COUNT
};

/* A point of an aspect: a body (enum orr_body) or one of the angles, numbered after the bodies. */
enum orr_point { ORR_POINT_ASCENDANT = ORR_BODY_COUNT, ORR_POINT_MIDHEAVEN, ORR_POINT_COUNT };

enum { ORR_ASPECT_POINT_MAX = 14, ORR_ASPECT_MAX = ORR_ASPECT_POINT_MAX * (ORR_ASPECT_POINT_MAX - 1) / 2 };

struct orr_aspect_rules {
	double orb_deg[ORR_ASPECT_KIND_COUNT];
	double luminary_extra_deg; /* widens a major aspect's orb once per pair with Sun or Moon */
};

struct orr_aspect {
	int point1, point2; /* enum orr_body or enum orr_point; point1 < point2 */
	enum orr_aspect_kind kind;
	double separation_deg; /* 0-180 */
	double orb_deg;        /* unsigned distance from exact_angle */
	bool applying;         /* the orb is shrinking */
	bool steady;           /* so it is throughout; false where a window sees both */
};

/** Exact angle of a kind in degrees; whether it is one of the five major ones. */
double orr_aspect_angle_deg(enum orr_aspect_kind kind);
bool orr_aspect_major(enum orr_aspect_kind kind);

/** The default orb table: 8, 8, 8, 7, 5, minors 2, luminaries +1. */
extern const struct orr_aspect_rules orr_aspect_rules_default;

/** The points among which aspects are taken: ten planets, True Node, Chiron, then the angles when `with_angles`. Returns the count. */
size_t orr_aspect_points(bool with_angles, int out[ORR_ASPECT_POINT_MAX]);

/** Orb allowed for a pair and kind. */
double orr_aspect_orb_deg(const struct orr_aspect_rules *rules, int point1, int point2,
			  enum orr_aspect_kind kind);

/**
 * A pair seen as an aspect of one kind, however large its orb. Applying: the orb is shrinking, by the difference of the two
 * speeds; an exact aspect is separating.
 */
struct orr_aspect orr_aspect_as(enum orr_aspect_kind kind, const int point[2], const double lon_deg[2],
				const double speed_deg_d[2]);

/**
 * The aspect of one pair: of the kinds within their orbs (the orb itself included) the nearest, the first of equals.
 * Returns whether there is one; if not, `out` is untouched. NaN longitudes have no aspects.
 */
bool orr_aspect_between(const struct orr_aspect_rules *rules, const int point[2], const double lon_deg[2],
			const double speed_deg_d[2], struct orr_aspect *out);

/**
 * All aspects of `count` points, ordered by (index of point1, index of point2).
 * Shape     point[count], lon_deg[count], speed_deg_d[count] in; out[count * (count - 1) / 2] capacity. Returns how many.
 */
size_t orr_aspects_find(const struct orr_aspect_rules *rules, size_t count, const int point[],
			const double lon_deg[], const double speed_deg_d[], struct orr_aspect out[]);

#endif
