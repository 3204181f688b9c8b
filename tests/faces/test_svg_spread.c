/* SPDX-License-Identifier: Apache-2.0 */
/* Labels around the circle: never upon each other, in order, moved little; over random charts, crowded and polar ones among them. */
#include "faces/svg/spread.h"
#include "test.h"

#include "core/angle.h"
#include "core/random.h"
#include "core/trig.h"
#include "faces/svg/labels.h"

enum { CHARTS = 10000, LABEL_MAX = ORR_BODY_COUNT + 2 };

struct labels {
	size_t count;
	double at_deg[LABEL_MAX], half_deg[LABEL_MAX], out_deg[LABEL_MAX];
};

static struct random seed = {20260102};

static size_t below(size_t limit)
{
	return (size_t)random_uniform(&seed, 0, (double)limit);
}

/* Anywhere; in clusters of up to all bodies within a degree; exactly upon each other. */
static void fill(struct labels *labels, double half_deg)
{
	size_t kind = below(3);
	double centre_deg = random_uniform(&seed, 0, 360);
	*labels = (struct labels){.count = 1 + below(LABEL_MAX)};
	for (size_t i = 0; i < labels->count; i++) {
		if (below(4) == 0)
			centre_deg = random_uniform(&seed, 0, 360);
		double lon_deg = kind == 0 ? random_uniform(&seed, 0, 360)
					   : centre_deg + (kind == 1 ? random_uniform(&seed, 0, 1) : 0);
		labels->at_deg[i] = orr_angle_wrap(lon_deg);
		labels->half_deg[i] = half_deg;
	}
}

/* Twelve cusps, opposite ones 180 degrees apart, as narrow as 0.01 degrees: what Placidus does near the polar circle. */
static void fill_walls(struct orr_spread_walls *walls)
{
	double part[6], sum = 0;
	double start_deg = random_uniform(&seed, 0, 360);
	for (size_t i = 0; i < 6; i++) {
		part[i] =
			below(3) == 0 ? random_uniform(&seed, 0.0001, 0.01) : random_uniform(&seed, 0.01, 1);
		sum += part[i];
	}
	walls->count = 12;
	for (size_t i = 0; i < 12; i++) {
		walls->deg[i] = orr_angle_wrap(start_deg);
		walls->firm[i] = i % 3 == 0;
		start_deg += 180 * part[i % 6] / sum;
	}
}

/* Distance of two neighbours around the circle from the first forward; everything is between 0 and 360. */
static void assert_in_order(const struct labels *labels)
{
	for (size_t i = 0; i < labels->count; i++)
		for (size_t k = 0; k < labels->count; k++) {
			double before_deg = labels->at_deg[k] - labels->at_deg[i];
			double after_deg = labels->out_deg[k] - labels->out_deg[i];
			/* Who is less than a turn ahead stays ahead by less than a turn. */
			if (before_deg > 0)
				assert_true(after_deg > 0 && after_deg < 360);
			if (before_deg < 0)
				assert_true(after_deg < 0 && after_deg > -360);
		}
}

static void assert_apart(const struct labels *labels)
{
	for (size_t i = 0; i < labels->count; i++)
		for (size_t k = 0; k < i; k++)
			assert_true(orr_angle_separation(labels->out_deg[i], labels->out_deg[k]) >=
				    labels->half_deg[i] + labels->half_deg[k] - 1e-8);
}

static void assert_moved_little(const struct labels *labels)
{
	double sum_deg = 0;
	for (size_t i = 0; i < labels->count; i++)
		sum_deg += 2 * labels->half_deg[i];
	for (size_t i = 0; i < labels->count; i++)
		assert_true(fabs(labels->out_deg[i] - labels->at_deg[i]) <= sum_deg);
}

/* The circles around all parts of all labels, as geometry sees them. */
static void assert_circles_apart(const struct labels *labels, const struct orr_svg_zone *zone)
{
	double x[LABEL_MAX * ORR_SVG_PART_COUNT], y[LABEL_MAX * ORR_SVG_PART_COUNT];
	size_t parts = labels->count * ORR_SVG_PART_COUNT;
	for (size_t i = 0; i < parts; i++) {
		double sine, cosine, radius = zone->radius[i % ORR_SVG_PART_COUNT];
		orr_sincos_deg(labels->out_deg[i / ORR_SVG_PART_COUNT], &sine, &cosine);
		x[i] = radius * cosine;
		y[i] = radius * sine;
	}
	for (size_t i = 0; i < parts; i++)
		for (size_t k = 0; k < i; k++) {
			double reach = orr_svg_part_reach(zone, (enum orr_svg_part)(i % ORR_SVG_PART_COUNT)) +
				       orr_svg_part_reach(zone, (enum orr_svg_part)(k % ORR_SVG_PART_COUNT));
			double dx = x[i] - x[k], dy = y[i] - y[k];
			assert_true(sqrt(dx * dx + dy * dy) >= reach - 1e-6);
		}
}

static const struct orr_svg_zone *const zones[] = {&orr_svg_zone_wheel, &orr_svg_zone_outer,
						   &orr_svg_zone_inner};

static void random_charts(void **state)
{
	(void)state;
	for (int chart = 0; chart < CHARTS; chart++) {
		const struct orr_svg_zone *zone = zones[chart % 3];
		struct labels labels;
		struct orr_spread_walls walls = {.count = 0};
		fill(&labels, orr_svg_zone_half_deg(zone));
		if (chart % 4 != 0)
			fill_walls(&walls);
		assert_true(orr_spread_between(labels.count, labels.at_deg, labels.half_deg, &walls,
					       labels.out_deg));
		assert_apart(&labels);
		assert_in_order(&labels);
		assert_moved_little(&labels);
		assert_circles_apart(&labels, zone);
	}
}

/* Small moves of a solution that keep it allowed make the sum of squares no smaller: it is the least there is, the problem being convex. */
static void nothing_better_near_by(void **state)
{
	(void)state;
	for (int chart = 0; chart < 300; chart++) {
		struct labels labels;
		fill(&labels, random_uniform(&seed, 0.5, 8));
		assert_true(orr_spread(labels.count, labels.at_deg, labels.half_deg, labels.out_deg));
		assert_apart(&labels);
		for (int attempt = 0; attempt < 100; attempt++) {
			double before = 0, after = 0, least_deg = 360;
			double step_deg = random_uniform(&seed, -0.01, 0.01);
			struct labels moved = labels;
			size_t first = below(labels.count), count = 1 + below(labels.count);
			/* A run of neighbours moves together; which ones, the order of their directions says. */
			double from_deg = labels.out_deg[first];
			for (size_t i = 0; i < labels.count; i++)
				if (orr_angle_wrap(labels.out_deg[i] - from_deg) < (double)count * 8)
					moved.out_deg[i] += step_deg;
			for (size_t i = 0; i < labels.count; i++) {
				before += pow(labels.out_deg[i] - labels.at_deg[i], 2);
				after += pow(moved.out_deg[i] - labels.at_deg[i], 2);
				for (size_t k = 0; k < i; k++)
					least_deg = fmin(least_deg, orr_angle_separation(moved.out_deg[i],
											 moved.out_deg[k]) -
									    labels.half_deg[i] -
									    labels.half_deg[k]);
			}
			if (least_deg >= 0)
				assert_true(after >= before - 1e-9);
		}
	}
}

/* By hand: two labels 1 degree apart that need 6 move 2.5 each; ten at one place stand evenly around it. */
static void figures_by_hand(void **state)
{
	(void)state;
	double at_deg[10] = {359.5, 0.5}, half_deg[10] = {3, 3}, out_deg[10];
	assert_true(orr_spread(2, at_deg, half_deg, out_deg));
	assert_near(out_deg[0], 357, 1e-12);
	assert_near(out_deg[1], 3, 1e-12);
	for (int i = 0; i < 10; i++) {
		at_deg[i] = 200;
		half_deg[i] = 3;
	}
	assert_true(orr_spread(10, at_deg, half_deg, out_deg));
	for (int i = 0; i < 10; i++)
		assert_near(out_deg[i], 200 - 27 + 6 * i, 1e-9);
	assert_true(orr_spread(0, at_deg, half_deg, out_deg));
}

static void walls_are_kept_where_there_is_room(void **state)
{
	(void)state;
	const struct orr_spread_walls walls = {.count = 3, .deg = {350, 10, 180}};
	double at_deg[] = {9.9, 10.1, 349}, half_deg[] = {3, 3, 3}, out_deg[3];
	assert_true(orr_spread_between(3, at_deg, half_deg, &walls, out_deg));
	assert_near(out_deg[0], 10 - 3 - ORR_SPREAD_WALL_DEG, 1e-9);
	assert_near(out_deg[1], 10 + 3 + ORR_SPREAD_WALL_DEG, 1e-9);
	assert_near(out_deg[2], 350 - 3 - ORR_SPREAD_WALL_DEG, 1e-9);
}

/* Three labels of 6 degrees do not fit into 10: the wall that is not firm goes, though there is as much room behind the other. */
static void firm_walls_go_last(void **state)
{
	(void)state;
	struct orr_spread_walls walls = {
		.count = 4, .deg = {0, 10, 180, 190}, .firm = {true, false, false, false}};
	double at_deg[] = {4, 5, 6}, half_deg[] = {3, 3, 3}, out_deg[3];
	assert_true(orr_spread_between(3, at_deg, half_deg, &walls, out_deg));
	assert_near(out_deg[0], 3 + ORR_SPREAD_WALL_DEG, 1e-9);
	assert_near(out_deg[2], 15 + ORR_SPREAD_WALL_DEG, 1e-9);
	walls.firm[0] = false;
	walls.firm[1] = true;
	assert_true(orr_spread_between(3, at_deg, half_deg, &walls, out_deg));
	assert_near(out_deg[2], 10 - 3 - ORR_SPREAD_WALL_DEG, 1e-9);
	assert_near(out_deg[0], -5 - ORR_SPREAD_WALL_DEG, 1e-9);
}

static void what_cannot_fit_is_refused(void **state)
{
	(void)state;
	double at_deg[ORR_SPREAD_MAX + 1] = {0}, half_deg[ORR_SPREAD_MAX + 1], out_deg[ORR_SPREAD_MAX + 1];
	const struct orr_spread_walls walls = {.count = 2, .deg = {0, 90}};
	for (size_t i = 0; i <= ORR_SPREAD_MAX; i++)
		half_deg[i] = 1;
	out_deg[0] = 7;
	assert_false(orr_spread(ORR_SPREAD_MAX + 1, at_deg, half_deg, out_deg));
	half_deg[1] = 179.5;
	assert_false(orr_spread(2, at_deg, half_deg, out_deg));
	assert_false(orr_spread_between(2, at_deg, half_deg, &walls, out_deg));
	assert_near(out_deg[0], 7, 0);
	/* The whole circle but no room for a wall. */
	half_deg[1] = 179;
	assert_true(orr_spread_between(2, at_deg, half_deg, &walls, out_deg));
	assert_near(fabs(out_deg[0] - out_deg[1]), 180, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_charts),      cmocka_unit_test(nothing_better_near_by),
		cmocka_unit_test(figures_by_hand),    cmocka_unit_test(walls_are_kept_where_there_is_room),
		cmocka_unit_test(firm_walls_go_last), cmocka_unit_test(what_cannot_fit_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
