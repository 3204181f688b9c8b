/* SPDX-License-Identifier: Apache-2.0 */
/* Least-squares placing of labels on a circle. */
#include "faces/svg/spread.h"

#include <math.h>
#include <string.h>

#include "core/angle.h"

#define TURN_DEG 360.0
#define TOLERANCE_DEG 1e-9

/* A row of labels from left to right, cut out of the circle. */
struct row {
	size_t count;
	size_t label[ORR_SPREAD_MAX];
	double at_deg[ORR_SPREAD_MAX]; /* unrolled, ascending */
	double shift_deg
		[ORR_SPREAD_MAX]; /* from the row's left edge to the label's place when all stand close together */
	double width_deg;
};

/* Places of the labels when all stand close together. */
static void row_fill(struct row *row, const double half_deg[])
{
	double edge_deg = 0;
	for (size_t i = 0; i < row->count; i++) {
		double half = half_deg[row->label[i]];
		row->shift_deg[i] = edge_deg + half;
		edge_deg += 2 * half;
	}
	row->width_deg = edge_deg;
}

/*
 * With u = place - shift, "not closer than the widths" becomes "u does not fall", so that the nearest places are the isotonic regression
 * of at - shift. Common bounds [low, high] of u are kept by clamping it, which stays optimal.
 */
static void row_solve(const struct row *row, double low_deg, double high_deg, double out_deg[])
{
	double mean[ORR_SPREAD_MAX];
	size_t size[ORR_SPREAD_MAX], blocks = 0, at = 0;
	for (size_t i = 0; i < row->count; i++) {
		mean[blocks] = row->at_deg[i] - row->shift_deg[i];
		size[blocks++] = 1;
		while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
			double left = (double)size[blocks - 2], right = (double)size[blocks - 1];
			mean[blocks - 2] =
				(left * mean[blocks - 2] + right * mean[blocks - 1]) / (left + right);
			size[blocks - 2] += size[blocks - 1];
			blocks--;
		}
	}
	for (size_t block = 0; block < blocks; block++) {
		double u_deg = fmin(fmax(mean[block], low_deg), high_deg);
		for (size_t i = 0; i < size[block]; i++, at++)
			out_deg[at] = u_deg + row->shift_deg[at];
	}
}

/* Indexes in the order of their directions from `from_deg` on. */
static void sort_from(double from_deg, size_t count, const double at_deg[], size_t order[],
		      double turned_deg[])
{
	for (size_t i = 0; i < count; i++) {
		double here_deg = orr_angle_wrap(at_deg[i] - from_deg);
		size_t at = i;
		for (; at > 0 && turned_deg[at - 1] > here_deg; at--) {
			turned_deg[at] = turned_deg[at - 1];
			order[at] = order[at - 1];
		}
		turned_deg[at] = here_deg;
		order[at] = i;
	}
}

static double widths_deg(size_t count, const double half_deg[])
{
	double sum_deg = 0;
	for (size_t i = 0; i < count; i++)
		sum_deg += 2 * half_deg[i];
	return sum_deg;
}

/* The unrolled place as near to its true direction as the turns allow. */
static void hand_out(const struct row *row, const double place_deg[], const double at_deg[], double out_deg[])
{
	for (size_t i = 0; i < row->count; i++) {
		size_t label = row->label[i];
		out_deg[label] = at_deg[label] + (place_deg[i] - row->at_deg[i]);
	}
}

/*
 * As long as the widths leave room, one pair of neighbours stands apart in the best solution; cut there, the circle is a row whose own best
 * solution is the same. So the cut is the one whose row closes to a circle without overlap.
 */
bool orr_spread(size_t count, const double at_deg[], const double half_deg[], double out_deg[])
{
	size_t order[ORR_SPREAD_MAX];
	double turned_deg[ORR_SPREAD_MAX], place_deg[ORR_SPREAD_MAX];
	if (count > ORR_SPREAD_MAX || widths_deg(count, half_deg) > TURN_DEG)
		return false;
	sort_from(0, count, at_deg, order, turned_deg);
	for (size_t cut = 0; cut < count; cut++) {
		struct row row = {.count = count};
		for (size_t i = 0; i < count; i++) {
			size_t from = (cut + i) % count;
			row.label[i] = order[from];
			row.at_deg[i] = turned_deg[from] + (cut + i >= count ? TURN_DEG : 0);
		}
		row_fill(&row, half_deg);
		row_solve(&row, -HUGE_VAL, HUGE_VAL, place_deg);
		double around_deg = place_deg[0] + TURN_DEG - place_deg[count - 1];
		double apart_deg = half_deg[row.label[0]] + half_deg[row.label[count - 1]];
		/* The last cut takes what is left by rounding when the widths fill the circle. */
		if (around_deg < apart_deg - TOLERANCE_DEG && cut + 1 < count)
			continue;
		hand_out(&row, place_deg, at_deg, out_deg);
		return true;
	}
	return true;
}

/* The room between two walls and the labels in it: order[first .. first + count), around the circle. */
struct room {
	double start_deg, width_deg, need_deg;
	size_t first, count;
	bool firm; /* the wall at its start */
};

/* One room fewer: `at` and the next one around the circle become one. */
static void merge_next(struct room room[], size_t *room_count, size_t at, size_t label_count)
{
	size_t next = (at + 1) % *room_count;
	bool both = room[at].count > 0 && room[next].count > 0;
	if (room[at].count == 0)
		room[at].first = room[next].first + (next == 0 ? label_count : 0);
	room[at].width_deg += room[next].width_deg;
	room[at].need_deg += room[next].need_deg - (both ? 2 * ORR_SPREAD_WALL_DEG : 0);
	room[at].count += room[next].count;
	memmove(&room[next], &room[next + 1], (*room_count - next - 1) * sizeof room[0]);
	(*room_count)--;
}

static double spare_deg(const struct room *room)
{
	return room->width_deg - room->need_deg;
}

/* Whether the wall before a tight room is a better one to give up than the wall after it. */
static bool before_is_better(const struct room *before, const struct room *tight, const struct room *next)
{
	if (tight->firm != next->firm)
		return next->firm;
	return spare_deg(before) > spare_deg(next);
}

/* Give up walls until every room holds its labels; false when not even one wall can stay. */
static bool make_room(struct room room[], size_t *room_count, size_t label_count)
{
	for (;;) {
		size_t tight = 0;
		while (tight < *room_count && spare_deg(&room[tight]) >= 0)
			tight++;
		if (tight == *room_count)
			return true;
		if (*room_count == 1)
			return false;
		size_t next = (tight + 1) % *room_count, before = (tight + *room_count - 1) % *room_count;
		merge_next(room, room_count,
			   before_is_better(&room[before], &room[tight], &room[next]) ? before : tight,
			   label_count);
	}
}

static size_t rooms_of(size_t count, const double turned_deg[], const struct orr_spread_walls *walls,
		       struct room room[])
{
	size_t label = 0;
	for (size_t i = 0; i < walls->count; i++) {
		const double *wall_deg = walls->deg;
		double start_deg = orr_angle_wrap(wall_deg[i] - wall_deg[0]);
		double end_deg =
			i + 1 < walls->count ? orr_angle_wrap(wall_deg[i + 1] - wall_deg[0]) : TURN_DEG;
		room[i] = (struct room){.start_deg = start_deg,
					.width_deg = end_deg - start_deg,
					.first = label,
					.firm = walls->firm[i]};
		for (; label < count && turned_deg[label] < end_deg; label++)
			room[i].count++;
	}
	return walls->count;
}

bool orr_spread_between(size_t count, const double at_deg[], const double half_deg[],
			const struct orr_spread_walls *walls, double out_deg[])
{
	size_t order[ORR_SPREAD_MAX];
	double turned_deg[ORR_SPREAD_MAX], place_deg[ORR_SPREAD_MAX];
	struct room room[ORR_SPREAD_MAX];
	if (walls->count == 0 || walls->count > ORR_SPREAD_MAX || count > ORR_SPREAD_MAX)
		return orr_spread(count, at_deg, half_deg, out_deg);
	sort_from(walls->deg[0], count, at_deg, order, turned_deg);
	size_t room_count = rooms_of(count, turned_deg, walls, room);
	for (size_t i = 0; i < room_count; i++)
		for (size_t k = 0; k < room[i].count; k++)
			room[i].need_deg += 2 * half_deg[order[room[i].first + k]] +
					    (k == 0 ? 2 * ORR_SPREAD_WALL_DEG : 0);
	if (!make_room(room, &room_count, count))
		return orr_spread(count, at_deg, half_deg, out_deg);
	for (size_t i = 0; i < room_count; i++) {
		struct row row = {.count = room[i].count};
		for (size_t k = 0; k < row.count; k++) {
			size_t from = room[i].first + k;
			row.label[k] = order[from % count];
			row.at_deg[k] = turned_deg[from % count] + (from >= count ? TURN_DEG : 0);
		}
		row_fill(&row, half_deg);
		double low_deg = room[i].start_deg + ORR_SPREAD_WALL_DEG;
		row_solve(&row, low_deg,
			  room[i].start_deg + room[i].width_deg - ORR_SPREAD_WALL_DEG - row.width_deg,
			  place_deg);
		hand_out(&row, place_deg, at_deg, out_deg);
	}
	return true;
}
