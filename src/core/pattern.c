/* SPDX-License-Identifier: Apache-2.0 */
/* The search for figures: every set of planets that are all in aspect to one another is held against the definitions. */
#include "core/pattern.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/zodiac.h"

/* For each kind of aspect and planet the set of planets that it joins to it; bit n is planet n. */
struct web {
	uint16_t joined[ORR_ASPECT_KIND_COUNT][ORR_PLANET_COUNT];
	int count[ORR_ASPECT_KIND_COUNT]; /* aspects of the kind */
};

struct list {
	struct orr_pattern *item;
	size_t count;
};

static void web_fill(struct web *web, size_t aspect_count, const struct orr_aspect aspect[])
{
	memset(web, 0, sizeof *web);
	for (size_t n = 0; n < aspect_count; n++) {
		const int i = aspect[n].point1, j = aspect[n].point2;
		if (i >= ORR_PLANET_COUNT || j >= ORR_PLANET_COUNT)
			continue;
		uint16_t *joined = web->joined[aspect[n].kind];
		joined[i] = (uint16_t)(joined[i] | 1u << j);
		joined[j] = (uint16_t)(joined[j] | 1u << i);
		web->count[aspect[n].kind]++;
	}
}

static bool joined(const struct web *web, int i, int j, enum orr_aspect_kind kind)
{
	return (web->joined[kind][i] >> j & 1u) != 0;
}

/* Whether `apex` is joined by `kind` to both others, which are joined by `base`. */
static bool wedge(const struct web *web, const int other[2], int apex, enum orr_aspect_kind base,
		  enum orr_aspect_kind kind)
{
	return joined(web, other[0], other[1], base) && joined(web, other[0], apex, kind) &&
	       joined(web, other[1], apex, kind);
}

static bool trine(const struct web *web, const int body[3])
{
	return wedge(web, body, body[2], ORR_TRINE, ORR_TRINE);
}

/* The apex of a T-square or yod among three planets, -1 when they make none. */
static int wedge_apex(const struct web *web, const int body[3], enum orr_aspect_kind base,
		      enum orr_aspect_kind kind)
{
	for (int k = 0; k < 3; k++) {
		const int other[2] = {body[(k + 1) % 3], body[(k + 2) % 3]};
		if (wedge(web, other, body[k], base, kind))
			return body[k];
	}
	return -1;
}

/* Whether the ring a, b, c, d has its diagonals in opposition and sides alternately of the two kinds. */
static bool ring(const struct web *web, const int at[4], enum orr_aspect_kind side1,
		 enum orr_aspect_kind side2)
{
	return joined(web, at[0], at[2], ORR_OPPOSITION) && joined(web, at[1], at[3], ORR_OPPOSITION) &&
	       joined(web, at[0], at[1], side1) && joined(web, at[2], at[3], side1) &&
	       joined(web, at[1], at[2], side2) && joined(web, at[3], at[0], side2);
}

/* Three ways to pair four planets off as diagonals, each with two ways round for unequal sides. */
static bool any_ring(const struct web *web, const int b[4], enum orr_aspect_kind side1,
		     enum orr_aspect_kind side2)
{
	const int order[6][4] = {{b[0], b[1], b[2], b[3]}, {b[0], b[3], b[2], b[1]},
				 {b[0], b[1], b[3], b[2]}, {b[0], b[2], b[3], b[1]},
				 {b[0], b[2], b[1], b[3]}, {b[0], b[3], b[1], b[2]}};
	for (int n = 0; n < 6; n++)
		if (ring(web, order[n], side1, side2))
			return true;
	return false;
}

/* The apex of a kite among four planets, -1 when they make none. */
static int kite_apex(const struct web *web, const int body[4])
{
	for (int k = 0; k < 4; k++) {
		const int corner[3] = {body[(k + 1) % 4], body[(k + 2) % 4], body[(k + 3) % 4]};
		int opposed = 0, sextile = 0;
		for (int c = 0; c < 3; c++) {
			opposed += joined(web, body[k], corner[c], ORR_OPPOSITION) ? 1 : 0;
			sextile += joined(web, body[k], corner[c], ORR_SEXTILE) ? 1 : 0;
		}
		if (opposed == 1 && sextile == 2 && trine(web, corner))
			return body[k];
	}
	return -1;
}

/* How four planets make a figure: its apex, -1 where the figure has none, NO_FIGURE where there is no figure. */
enum { NO_FIGURE = -2 };

static int figure_of_four(const struct web *web, enum orr_pattern_kind kind, const int body[4])
{
	if (kind == ORR_GRAND_CROSS)
		return any_ring(web, body, ORR_SQUARE, ORR_SQUARE) ? -1 : NO_FIGURE;
	if (kind == ORR_MYSTIC_RECTANGLE)
		return any_ring(web, body, ORR_SEXTILE, ORR_TRINE) ? -1 : NO_FIGURE;
	const int apex = kite_apex(web, body);
	return apex >= 0 ? apex : NO_FIGURE;
}

/* Whether a fourth planet makes the larger figure of three. */
static bool grows_into(const struct web *web, enum orr_pattern_kind larger, const int body[3])
{
	for (int fourth = 0; fourth < ORR_PLANET_COUNT; fourth++) {
		const int four[4] = {body[0], body[1], body[2], fourth};
		const bool other = fourth != body[0] && fourth != body[1] && fourth != body[2];
		if (other && figure_of_four(web, larger, four) != NO_FIGURE)
			return true;
	}
	return false;
}

static int figure_of_three(const struct web *web, enum orr_pattern_kind kind, const int body[3])
{
	if (kind == ORR_GRAND_TRINE)
		return trine(web, body) && !grows_into(web, ORR_KITE, body) ? -1 : NO_FIGURE;
	const bool square = kind == ORR_T_SQUARE;
	const int apex = wedge_apex(web, body, square ? ORR_OPPOSITION : ORR_SEXTILE,
				    square ? ORR_SQUARE : ORR_QUINCUNX);
	return apex >= 0 && !(square && grows_into(web, ORR_GRAND_CROSS, body)) ? apex : NO_FIGURE;
}

static void list_add(struct list *list, enum orr_pattern_kind kind, size_t body_count, const int body[],
		     int apex)
{
	if (list->count == ORR_PATTERN_MAX)
		return;
	struct orr_pattern *pattern = &list->item[list->count++];
	*pattern = (struct orr_pattern){.kind = kind, .body_count = body_count, .apex = apex};
	for (size_t n = 0; n < body_count; n++)
		pattern->body[n] = body[n];
}

static void find_stelliums(const double lon_deg[ORR_PLANET_COUNT], struct list *list)
{
	int body[ORR_SIGN_COUNT][ORR_PATTERN_BODY_MAX], sign_of[ORR_PLANET_COUNT];
	size_t count[ORR_SIGN_COUNT] = {0};
	for (int planet = 0; planet < ORR_PLANET_COUNT; planet++) {
		const int sign = (int)orr_sign_of(lon_deg[planet]);
		sign_of[planet] = sign;
		if (!isnan(lon_deg[planet]))
			body[sign][count[sign]++] = planet;
	}
	for (int planet = 0; planet < ORR_PLANET_COUNT; planet++) {
		const int sign = sign_of[planet];
		if (count[sign] >= 3 && body[sign][0] == planet)
			list_add(list, ORR_STELLIUM, count[sign], body[sign], -1);
	}
}

/* How many aspects of each kind a figure is made of. */
static const unsigned char made_of[ORR_PATTERN_KIND_COUNT][ORR_ASPECT_KIND_COUNT] = {
	[ORR_GRAND_TRINE] = {[ORR_TRINE] = 3},
	[ORR_T_SQUARE] = {[ORR_OPPOSITION] = 1, [ORR_SQUARE] = 2},
	[ORR_GRAND_CROSS] = {[ORR_OPPOSITION] = 2, [ORR_SQUARE] = 4},
	[ORR_YOD] = {[ORR_SEXTILE] = 1, [ORR_QUINCUNX] = 2},
	[ORR_KITE] = {[ORR_TRINE] = 3, [ORR_OPPOSITION] = 1, [ORR_SEXTILE] = 2},
	[ORR_MYSTIC_RECTANGLE] = {[ORR_OPPOSITION] = 2, [ORR_SEXTILE] = 2, [ORR_TRINE] = 2},
};

/* For each planet the set of those after it that are joined to it by one of a figure's aspects. */
struct later {
	uint32_t set[ORR_PLANET_COUNT];
};

/* False when there are too few aspects for the figure anywhere. */
static bool later_fill(const struct web *web, enum orr_pattern_kind figure, struct later *out)
{
	memset(out, 0, sizeof *out);
	for (int kind = 0; kind < ORR_ASPECT_KIND_COUNT; kind++) {
		if (made_of[figure][kind] == 0)
			continue;
		if (web->count[kind] < made_of[figure][kind])
			return false;
		for (int i = 0; i < ORR_PLANET_COUNT; i++)
			out->set[i] |= web->joined[kind][i] & (UINT32_MAX << (i + 1));
	}
	return true;
}

static void find_threes(const struct web *web, enum orr_pattern_kind kind, struct list *list)
{
	struct later later;
	if (!later_fill(web, kind, &later))
		return;
	for (int a = 0; a < ORR_PLANET_COUNT; a++)
		for (int b = a + 1; later.set[a] >> b != 0; b++) {
			const uint32_t third =
				(later.set[a] >> b & 1u) != 0 ? later.set[a] & later.set[b] : 0;
			for (int c = b + 1; third >> c != 0; c++) {
				const int body[3] = {a, b, c};
				const int apex =
					(third >> c & 1u) != 0 ? figure_of_three(web, kind, body) : NO_FIGURE;
				if (apex != NO_FIGURE)
					list_add(list, kind, 3, body, apex);
			}
		}
}

/* Fours that begin with two given planets. */
static void find_fours_of(const struct web *web, enum orr_pattern_kind kind, const struct later *later,
			  const int first[2], struct list *list)
{
	const uint32_t common = later->set[first[0]] & later->set[first[1]];
	for (int c = first[1] + 1; common >> c != 0; c++) {
		const uint32_t fourth = (common >> c & 1u) != 0 ? common & later->set[c] : 0;
		for (int d = c + 1; fourth >> d != 0; d++) {
			const int body[4] = {first[0], first[1], c, d};
			const int apex =
				(fourth >> d & 1u) != 0 ? figure_of_four(web, kind, body) : NO_FIGURE;
			if (apex != NO_FIGURE)
				list_add(list, kind, 4, body, apex);
		}
	}
}

static void find_fours(const struct web *web, enum orr_pattern_kind kind, struct list *list)
{
	struct later later;
	if (!later_fill(web, kind, &later))
		return;
	for (int a = 0; a < ORR_PLANET_COUNT; a++)
		for (int b = a + 1; later.set[a] >> b != 0; b++) {
			const int first[2] = {a, b};
			if ((later.set[a] >> b & 1u) != 0)
				find_fours_of(web, kind, &later, first, list);
		}
}

size_t orr_patterns_find(size_t aspect_count, const struct orr_aspect aspect[],
			 const double lon_deg[ORR_PLANET_COUNT], struct orr_pattern out[ORR_PATTERN_MAX])
{
	struct web web;
	struct list list = {out, 0};
	web_fill(&web, aspect_count, aspect);
	find_stelliums(lon_deg, &list);
	find_threes(&web, ORR_GRAND_TRINE, &list);
	find_threes(&web, ORR_T_SQUARE, &list);
	find_fours(&web, ORR_GRAND_CROSS, &list);
	find_threes(&web, ORR_YOD, &list);
	find_fours(&web, ORR_KITE, &list);
	find_fours(&web, ORR_MYSTIC_RECTANGLE, &list);
	return list.count;
}
