/* SPDX-License-Identifier: AGPL-3.0-only */
/* Classes, and the borders of their pieces. */
#include "plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <swephexp.h>

#include "base/memory.h"
#include "core/calendar.h"

#define LON(body) (ORR_Q_LON + (body))
#define LAT(body) (ORR_Q_LAT + (body))
#define DIST(body) (ORR_Q_DIST + (body))
#define PLACE(body) LON(body), LAT(body), DIST(body)

/* A class before its pieces are known. Lanes end with 0 as terminator after the first (quantity 0 may only come first). */
struct recipe {
	size_t row_count;
	double span_d; /* longest piece; for the fast class a quarter of a segment of Swiss's Moon */
	int32_t quantity[ORR_KERNEL_LANE_MAX];
	int border
		[12]; /* bodies whose segment borders count, KC_EARTH first or the Moon; ends with 0 (the Sun has none) */
};

enum { INNER, OUTER, FAST, CLOCK };

/*
 * Degrees and spans by measurement: the error from cutting the series is a tenth of the goal or less, see docs/decisions.
 */
static const struct recipe recipes[KC_CLASS_COUNT] = {
	{22,
	 24.0,
	 {PLACE(ORR_SUN), PLACE(ORR_MERCURY), PLACE(ORR_VENUS), PLACE(ORR_MARS), LON(ORR_MEAN_NODE),
	  LON(ORR_MEAN_LILITH), LAT(ORR_MEAN_LILITH)},
	 {KC_EARTH, ORR_MERCURY, ORR_VENUS, ORR_MARS}},
	{20,
	 24.0,
	 {PLACE(ORR_JUPITER), PLACE(ORR_SATURN), PLACE(ORR_URANUS), PLACE(ORR_NEPTUNE), PLACE(ORR_PLUTO),
	  PLACE(ORR_CHIRON), PLACE(ORR_CERES), PLACE(ORR_PALLAS), PLACE(ORR_JUNO), PLACE(ORR_VESTA)},
	 {KC_EARTH, ORR_JUPITER, ORR_SATURN, ORR_URANUS, ORR_NEPTUNE, ORR_PLUTO, ORR_CHIRON, ORR_CERES,
	  ORR_PALLAS, ORR_JUNO, ORR_VESTA}},
	{18,
	 6.9,
	 {PLACE(ORR_MOON), PLACE(ORR_TRUE_LILITH), LON(ORR_TRUE_NODE), DIST(ORR_TRUE_NODE),
	  ORR_Q_NUTATION_LON, ORR_Q_NUTATION_OBL, ORR_Q_OBLIQUITY, ORR_Q_SIDEREAL_EXCESS},
	 {ORR_MOON}},
	{12, 92.0, {ORR_Q_DELTA_T}, {0}},
};

int kc_quantity_body(int32_t quantity)
{
	return quantity < ORR_Q_NUTATION_LON ? quantity % ORR_BODY_COUNT : -1;
}

/* A growing list of instants. */
struct borders {
	double *jd;
	size_t count, capacity;
};

static enum orr_code border_add(struct borders *borders, double jd, struct orr_error *err)
{
	if (borders->count == borders->capacity) {
		const size_t more = borders->capacity == 0 ? 1024 : 2 * borders->capacity;
		double *jds = orr_realloc(borders->jd, more * sizeof(double));
		if (jds == NULL)
			return orr_fail(err, ORR_E_UNAVAILABLE,
					"no memory for the plan: choose a shorter range");
		borders->jd = jds;
		borders->capacity = more;
	}
	borders->jd[borders->count++] = jd;
	return ORR_OK;
}

/* Borders of one of Swiss's grids within the range, delayed by the light's way from a body; KC_EARTH for none. */
static enum orr_code grid_add(struct borders *borders, const struct kc_swiss *swiss,
			      const struct kc_grid *grid, int body, const struct kc_plan *plan,
			      struct orr_error *err)
{
	const double first = ceil((plan->from_jd - 1.0 - grid->from_jd) / grid->span_d);
	for (long k = first > 0.0 ? (long)first : 0;; k++) {
		double jd = grid->from_jd + (double)k * grid->span_d;
		if (jd > plan->to_jd || jd > grid->to_jd + 1e-6)
			return ORR_OK;
		if (body != KC_EARTH && jd >= plan->from_jd) {
			double x[6];
			const enum orr_code code = kc_swiss_calc(swiss, body, jd, SEFLG_NONUT, x, err);
			if (code != ORR_OK)
				return code;
			jd += kc_light_time_d(x[2]);
		}
		const enum orr_code code = border_add(borders, jd, err);
		if (code != ORR_OK)
			return code;
	}
}

/* How far Delta T is from the line through `jd` with `slope` seconds a day, `ahead_d` later. */
static double off_line_s(double jd, double slope, double ahead_d)
{
	return fabs(kc_swiss_delta_t_s(jd + ahead_d) - kc_swiss_delta_t_s(jd) - slope * ahead_d);
}

/* Where Delta T leaves the line between `jd` and `step_d` later. */
static double break_find(double jd, double slope, double step_d)
{
	const double tolerance_s = 1e-6; /* its own curvature is a fifth of that */
	double low_d = 0.0, high_d = step_d;
	while (high_d - low_d > 1e-6) {
		const double middle_d = (low_d + high_d) / 2.0;
		if (off_line_s(jd, slope, middle_d) > tolerance_s)
			high_d = middle_d;
		else
			low_d = middle_d;
	}
	return jd + high_d;
}

/* Steps and kinks of Delta T: Swiss joins tables, splines and parabolas, which differ by up to 0.001 s where they meet. */
static enum orr_code breaks_add(struct borders *borders, const struct kc_plan *plan, struct orr_error *err)
{
	const double step_d = 0.5, break_s = 4e-6;
	enum orr_code code = ORR_OK;
	const long steps = (long)((plan->to_jd - plan->from_jd) / step_d);
	for (long step = 1; step < steps && code == ORR_OK; step++) {
		const double jd = plan->from_jd + (double)step * step_d;
		const double slope = (kc_swiss_delta_t_s(jd) - kc_swiss_delta_t_s(jd - step_d)) / step_d;
		if (off_line_s(jd, slope, step_d) < break_s)
			continue;
		code = border_add(borders, break_find(jd, slope, step_d), err);
		step += 2; /* the next slope must lie beyond the break */
	}
	return code;
}

/* Those breaks, and smaller kinks at New Years: Julian years from 2000 and calendar years both occur. */
static enum orr_code clock_add(struct borders *borders, const struct kc_plan *plan, struct orr_error *err)
{
	enum orr_code code = breaks_add(borders, plan, err);
	const int first = (int)floor((plan->from_jd - ORR_KERNEL_EPOCH_JD) / 365.25);
	for (int year = first; code == ORR_OK; year++) {
		const double julian = ORR_KERNEL_EPOCH_JD - 0.5 + year * 365.25;
		if (julian > plan->to_jd)
			break;
		const struct orr_date new_year = {2000 + year, 1, 1};
		code = border_add(borders, julian, err);
		if (code == ORR_OK)
			code = border_add(borders, orr_days_to_jd(orr_date_to_days(ORR_GREGORIAN, new_year)),
					  err);
	}
	return code;
}

/* Swiss's model of sidereal time changes at these instants (UT1), by 0.1" and 1.9": measured. */
static const double sidereal_jd[2] = {2396758.5, 2469807.5};

static enum orr_code sidereal_add(struct borders *borders, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; i < 2 && code == ORR_OK; i++)
		code = border_add(borders, sidereal_jd[i] + kc_swiss_delta_t_s(sidereal_jd[i]) / 86400.0,
				  err);
	return code;
}

static int by_double(const void *a, const void *b)
{
	double x, y;
	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

/* Pieces from sorted borders: those outside or closer than a second to the last are dropped, long gaps are cut evenly. */
static enum orr_code pieces_cut(struct kc_class *class, const struct borders *borders,
				const struct kc_plan *plan, struct orr_error *err)
{
	struct borders cut = {NULL, 0, 0};
	double last = plan->from_jd;
	enum orr_code code = border_add(&cut, last, err);
	for (size_t i = 0; i <= borders->count && code == ORR_OK; i++) {
		const double next = i < borders->count ? borders->jd[i] : plan->to_jd;
		if (next < last + 1e-5 || (i < borders->count && next > plan->to_jd - 1e-5))
			continue;
		const int parts = (int)ceil((next - last) / class->span_d - 1e-9);
		for (int part = 1; part < parts && code == ORR_OK; part++)
			code = border_add(&cut, last + (next - last) * part / parts, err);
		if (code == ORR_OK)
			code = border_add(&cut, next, err);
		last = next;
	}
	if (code != ORR_OK) {
		orr_free(cut.jd);
		return code;
	}
	class->start_jd = cut.jd;
	class->piece_count = cut.count - 1;
	return ORR_OK;
}

/* A body's own borders, and for the Earth's also those that come with the light of each body whose place Swiss takes from the Sun. */
static enum orr_code grid_find(struct borders *out, const struct kc_swiss *swiss, const struct kc_grid *grid,
			       const struct recipe *recipe, const struct kc_plan *plan, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (const int *body = recipe->border; *body != 0 && code == ORR_OK; body++) {
		if (*body == grid->body)
			code = grid_add(out, swiss, grid, *body == ORR_MOON ? KC_EARTH : *body, plan, err);
		if (grid->body == KC_EARTH && kc_swiss_by_sun(*body) && code == ORR_OK)
			code = grid_add(out, swiss, grid, *body, plan, err);
		if (grid->body == KC_EARTH && *body == KC_EARTH && recipe == &recipes[INNER] &&
		    code == ORR_OK)
			code = grid_add(out, swiss, grid, ORR_SUN, plan, err);
	}
	return code;
}

static enum orr_code borders_find(struct borders *out, const struct kc_swiss *swiss,
				  const struct recipe *recipe, const struct kc_plan *plan,
				  struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; i < swiss->block_count && code == ORR_OK; i++) {
		code = border_add(out, swiss->block_jd[i], err);
		if (code == ORR_OK)
			code = border_add(out, swiss->block_jd[i] + KC_BLOCK_LAG_D, err);
	}
	if (recipe == &recipes[FAST] && code == ORR_OK)
		code = sidereal_add(out, err);
	if (recipe == &recipes[CLOCK] && code == ORR_OK)
		code = clock_add(out, plan, err);
	for (size_t i = 0; i < swiss->grid_count && code == ORR_OK; i++)
		code = grid_find(out, swiss, &swiss->grid[i], recipe, plan, err);
	return code;
}

static enum orr_code class_make(struct kc_class *out, const struct kc_swiss *swiss,
				const struct recipe *recipe, const struct kc_plan *plan,
				struct orr_error *err)
{
	size_t count = 1;
	while (recipe->quantity[count] != 0)
		count++;
	out->row_count = recipe->row_count;
	out->span_d = recipe->span_d;
	out->lane_count = (count + ORR_KERNEL_LANE_BLOCK - 1) / ORR_KERNEL_LANE_BLOCK * ORR_KERNEL_LANE_BLOCK;
	for (size_t lane = 0; lane < ORR_KERNEL_LANE_MAX; lane++)
		out->quantity[lane] = lane < count ? recipe->quantity[lane] : -1;
	struct borders borders = {NULL, 0, 0};
	enum orr_code code = borders_find(&borders, swiss, recipe, plan, err);
	if (code == ORR_OK) {
		qsort(borders.jd, borders.count, sizeof(double), by_double);
		code = pieces_cut(out, &borders, plan, err);
	}
	orr_free(borders.jd);
	return code;
}

enum orr_code kc_plan_make(struct kc_plan *out, const struct kc_swiss *swiss, double from_jd, double to_jd,
			   struct orr_error *err)
{
	struct kc_plan plan = {.from_jd = from_jd, .to_jd = to_jd};
	for (size_t i = 0; i < KC_CLASS_COUNT; i++) {
		const enum orr_code code = class_make(&plan.class[i], swiss, &recipes[i], &plan, err);
		if (code != ORR_OK) {
			kc_plan_done(&plan);
			return code;
		}
	}
	*out = plan;
	return ORR_OK;
}

void kc_plan_done(struct kc_plan *plan)
{
	for (size_t i = 0; i < KC_CLASS_COUNT; i++) {
		orr_free(plan->class[i].start_jd);
		plan->class[i].start_jd = NULL;
	}
}
